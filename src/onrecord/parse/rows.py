"""The words of a sentence laid out in a row, and the names that can be read off it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import ActorKind, Document, Sentence
from onrecord.parse import lexicon as lex
from onrecord.text.names_shouted import is_shouted

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?![a-z])|[^\W\d_]\.(?=\s?[A-Z])|(?:Dzh|Shch|[DTK]h|[SZ]h|Ts|Y[aeu])\.(?=\s?[A-Z])|[^\W_]+(?:[-’'.&][^\W_]+)*"
)
_CONTRACTED = re.compile(r"[^\W\d_]+(?:n['’]t|['’](?:m|ll|d|ve|re))", re.I)
_RUN_SPACE = re.compile(r"\s{1,3}")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as written. `head`: the noun of an office or body, in small letters; `country`: its code."""

    start: int
    end: int
    text: str
    kind: ActorKind | None
    sentence: int
    title: str | None = None
    head: str = ""
    country: str | None = None
    common: bool = False  # written small or bare: "the ministry", "the President"
    pronoun: str = ""


@dataclass(slots=True)
class Row:
    """The words of one sentence. Positions are indices of words."""

    text: str
    offset: int
    words: list[str]
    spans: list[tuple[int, int]]
    proper: frozenset[int]  # offsets of words the tagger calls proper nouns
    number: int
    loud: bool  # all in capitals
    lows: list[str]  # the words in small letters
    caps: list[bool]  # whether each begins with a capital

    def low(self, i: int) -> str:
        """The word in small letters; empty outside the row."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def cap(self, i: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= i < len(self.caps) and self.caps[i]

    def gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]] if 0 <= i < len(self.words) - 1 else "\n"

    def near(self, i: int) -> bool:
        """Whether only a space parts word i from the next."""
        return _RUN_SPACE.fullmatch(self.gap(i)) is not None

    def slice(self, i: int, j: int) -> tuple[int, int, str]:
        """Offsets and tidied text of the words [i, j), a possessive dropped."""
        start, end = self.spans[i][0], self.spans[j - 1][1]
        if self.text[max(start, end - 2) : end] in ("'s", "’s"):
            end -= 2
        return self.offset + start, self.offset + end, " ".join(self.text[start:end].split())

    def possessive(self, i: int) -> bool:
        """Whether the word ends in a possessive."""
        return self.words[i][-2:] in ("'s", "’s") or self.gap(i)[:1] in ("'", "’")

    def country_run(self, k: int) -> int | None:
        """The end of the longest country name beginning at k."""
        for j in range(min(k + 6, len(self.words)), k, -1):
            if all(self.near(m) for m in range(k, j - 1)) and lex.country(self.slice(k, j)[2]):
                return j
        return None

    def country_in(self, i: int, j: int) -> str | None:
        """The code of the first country or adjective of one among the words [i, j)."""
        for k in range(i, min(j, len(self.words))):
            code = lex.adjective(bare(self.words[k])) or lex.country(bare(self.words[k]))
            if code and self.cap(k):
                return code
        return None

    def person_run(self, i: int, *, titled: bool = False) -> int | None:
        """The end of the run of words at i that can be a person's name, or None; `titled` where an office precedes."""
        j = i
        while j < len(self.words) and j - i < 5:
            low = bare(self.low(j))
            if low in lex.PARTICLES and not self.cap(j) and j > i - 1 and self.near(j) and self.cap(j + 1):
                j += 1
                continue
            if not self.person_word(j):
                if self.family_name(j) and self._may_end(i, j, titled):
                    j += 1
                break
            j += 1
            if self.possessive(j - 1) or not self.near(j - 1):
                break
        while j > i and not self.cap(j - 1):
            j -= 1
        return j if j > i else None

    def family_name(self, j: int) -> bool:
        """Whether the word, an office or a country, can end a name as a family name: "Ann Bishop", "Mark Holland"."""
        ends = not (self.near(j) and self.cap(j + 1) and not self.possessive(j))
        return self.cap(j) and bare(self.low(j)) in lex.FAMILY_NAMES_TOO and self.near(j - 1) and ends

    def _may_end(self, i: int, j: int, titled: bool) -> bool:
        """Whether what stands before j lets a family name that is an office or a country end the name begun at i."""
        before = bare(self.low(j - 1))
        if j == i:
            return before in ("mr", "mrs", "ms", "miss")
        return j == i + 1 and (titled or before in lex.GIVEN_NAMES)

    def person_word(self, j: int) -> bool:
        """Whether the word can be part of a person's name: a capital, and no other kind of word."""
        low = bare(self.low(j))
        if not self.cap(j) or self.no_name(j) or low in lex.TIME_WORDS or low in lex.BODIES or low in lex.HONORIFICS:
            return False
        if low in lex.OFFICES or low in lex.PLACES or lex.country(low) or lex.adjective(low):
            return False
        return not any(c.isdigit() for c in low)

    def no_name(self, j: int) -> bool:
        """Whether the word is never part of a name: 'The', 'I’ll', and 'RESOLVES' and 'WHEREAS' as acts print them."""
        low = bare(self.low(j))
        if low in lex.NOT_NAMES or _CONTRACTED.fullmatch(low):
            return True
        return is_shouted(self.words[j])

    def closes(self, j: int) -> bool:
        """Whether a comma, bracket or the sentence's end follows word j-1: an apposition, not a list."""
        return j >= len(self.words) or self.gap(j - 1).lstrip()[:1] in (",", "(", "-", "–", "—")

    def starts_person(self, k: int) -> bool:
        """Two or more capitals at k of which none is a word of offices, bodies, domains or places."""
        run = self.person_run(k)
        return run is not None and run - k >= 2


def row_of(document: Document, sentence: Sentence, number: int) -> Row:
    """The row of a sentence; `number` is its place in the document."""
    text = document.text[sentence.start : sentence.end]
    found = list(_WORD.finditer(text))
    letters = [c for c in text if c.isalpha()]
    return Row(
        text=text,
        offset=sentence.start,
        words=[m.group() for m in found],
        spans=[m.span() for m in found],
        proper=frozenset(t.start - sentence.start for t in sentence.tokens if t.tag.startswith("NNP")),
        number=number,
        lows=[m.group().lower() for m in found],
        caps=[text[m.start()].isupper() for m in found],
        loud=len(found) > 5 and sum(c.isupper() for c in letters) > 0.7 * len(letters),
    )


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word
