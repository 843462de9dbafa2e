"""Names, offices and bodies as they are written, found word by word: capitals, titles beside them, heads of bodies.

`naming(...)` gives `Naming`s in order; what they stand for is settled afterwards, in `coreference`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model import ActorKind, Document, Sentence
from onrecord.parse import lexicon as lex

_WORD = re.compile(r"(?:[A-Z]\.){2,}(?![a-z])|[^\W\d_]\.(?=\s?[A-Z])|[^\W_]+(?:[-’'.&][^\W_]+)*")
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_OPENERS = ("", *".:;!?)]([-–—•*\"'“‘«`”’")
_CALLED = re.compile(r"((?:[^\W\d_][\w’'.-]+ ){1,2}[^\W\d_][\w’'.-]+):")
_LINKS = frozenset(["and", "of", "the", "for", "on", "against"])
_AMBIGUOUS = frozenset(
    ["chair", "head", "major", "general", "lead", "representative", "heads", "judge", "boss", "speaker"]
)
_LOWER = re.compile(r"(?<![\w’'])[a-z]{3,}(?![\w’'])")
_RUN_SPACE = re.compile(r"\s{1,3}")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as written. `head`: the small-letter noun of an office or body; `country`: code where an adjective tells."""

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
class _Row:
    """The words of one sentence, with what has been used up."""

    text: str
    offset: int
    words: list[str]
    spans: list[tuple[int, int]]
    proper: frozenset[int]  # offsets of words the tagger calls proper nouns
    number: int
    loud: bool  # all in capitals

    def low(self, i: int) -> str:
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def cap(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

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
        return self.words[i][-2:] in ("'s", "’s") or self.gap(i)[:1] in ("'", "’")


def _row(document: Document, sentence: Sentence, number: int) -> _Row:
    text = document.text[sentence.start : sentence.end]
    found = list(_WORD.finditer(text))
    letters = [c for c in text if c.isalpha()]
    return _Row(
        text=text,
        offset=sentence.start,
        words=[m.group() for m in found],
        spans=[m.span() for m in found],
        proper=frozenset(t.start - sentence.start for t in sentence.tokens if t.tag.startswith("NNP")),
        number=number,
        loud=len(found) > 5 and sum(c.isupper() for c in letters) > 0.7 * len(letters),
    )


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s") else word


class _Reader:
    """Reads the rows of one document; `seen` are words that stand with a capital inside a sentence."""

    def __init__(self, rows: list[_Row], small: frozenset[str]) -> None:
        self.small = small
        self.seen = {
            _bare(r.words[i]) for r in rows if not r.loud for i in range(1, len(r.words)) if r.cap(i) and r.near(i - 1)
        }

        self.called = {m.group(1) for r in rows if r.text.endswith(":") for m in [_CALLED.fullmatch(r.text)] if m}
        self.called |= {
            " ".join(r.words[:2]) for r in rows if len(r.words) > 2 and r.cap(0) and r.cap(1) and not r.cap(2)
        }

    def read(self, row: _Row) -> Iterator[Naming]:
        i = 0
        while i < len(row.words):
            found, i = self._at(row, i)
            yield from found

    def _at(self, row: _Row, i: int) -> tuple[list[Naming], int]:
        """What begins at word i, and where to go on."""
        for attempt in (self._town, self._office, self._body, self._name, self._pronoun):
            got = attempt(row, i)
            if got:
                return got
        return [], i + 1

    def _town(self, row: _Row, i: int) -> tuple[list[Naming], int] | None:
        """A town a table knows, before 'Sultan' or 'St' in its name can be taken for something else."""
        for j in range(min(i + 3, len(row.words)), i, -1):
            whole = (
                row.cap(j - 1) and all(row.near(m) for m in range(i, j - 1)) and not (row.near(j - 1) and row.cap(j))
            )
            if row.cap(i) and whole and lex.is_place(row.slice(i, j)[2].replace(" ", "-")):
                return [Naming(*row.slice(i, j), ActorKind.PLACE, row.number)], j
        return None

    # offices: "Russian President Vladimir Putin", "the minister for health, Ann Lee", "the President"
    def _office(self, row: _Row, i: int) -> tuple[list[Naming], int] | None:
        head = self._office_head(row, i)
        if head is None:
            return None
        after = head + 1
        if row.possessive(head):
            start, end, text = row.slice(i, after)
            return [self._titled(row, i, head, start, end, text)], after
        stop = self._of_phrase(row, head)
        name_at = stop
        person = self._person_run(row, name_at) if row.near(stop - 1) else None
        if person is None and row.gap(stop - 1).strip() == "," and stop < len(row.words):
            name_at = stop
            person = self._person_run(row, name_at)
            if person is not None and not self._closes(row, person):
                person = None
        start, end, text = row.slice(i, stop)
        if person is None and row.low(stop) == "and" and row.near(stop - 1):
            second = self._office(row, stop + 1)  # "Kazakh President and Supreme Commander-in-Chief Ann Lee"
            if second and second[0][0].kind is ActorKind.PERSON and second[0][0].title:
                one = second[0][0]
                return [replace(one, title=f"{text} and {one.title}", head=_bare(row.low(head)))], second[1]
        if person is None:
            return [self._titled(row, i, head, start, end, text)], stop
        left, right, name = row.slice(name_at, person)
        code = self._country_in(row, i, stop)
        return [
            Naming(left, right, name, ActorKind.PERSON, row.number, title=text, head=row.low(head), country=code)
        ], person

    def _titled(self, row: _Row, i: int, head: int, start: int, end: int, text: str) -> Naming:
        code = self._country_in(row, i, head + 3)
        return Naming(
            start, end, text, ActorKind.OFFICE, row.number, head=_bare(row.low(head)), country=code, common=True
        )

    def _office_head(self, row: _Row, i: int) -> int | None:
        """The head of an office phrase beginning at i: at most five words on."""
        for j in range(i, min(i + 6, len(row.words))):
            low = _bare(row.low(j))
            if low in lex.HONORIFICS and j == i and row.cap(j):
                return j
            if low in lex.OFFICES and not (low in lex.OFFICE_WORDS and self._more_office(row, j)):
                return j if row.cap(j) or low not in _AMBIGUOUS or self._is_noun(row, i, j) else None
            if (
                not (low in lex.OFFICE_WORDS or (lex.adjective(low) and row.cap(j)))
                or not row.near(j)
                or row.possessive(j)
            ):
                return None
        return None

    def _is_noun(self, row: _Row, i: int, j: int) -> bool:
        """'the head of', 'its chair', not 'to chair a meeting' or 'a major task'."""
        before = row.low(i - 1)
        return row.low(j + 1) in ("of", "for") and (j > i or before in ("the", "its", "their", "his", "her", "as", ","))

    def _more_office(self, row: _Row, j: int) -> bool:
        """'general director', 'chief executive officer': the word only describes the office that follows."""
        return row.near(j) and _bare(row.low(j + 1)) in lex.OFFICES

    def _of_phrase(self, row: _Row, head: int) -> int:
        """The end of '… of Russia', '… for Emergency Situations', '… of the Treasury'."""
        j = head + 1
        if not row.near(head) or row.low(j) not in ("of", "for") or not row.near(j):
            return j
        k = j + 1
        if row.low(k) in ("the", "its", "their") and row.near(k):
            k += 1
        begin = fresh = k
        whole = self._country_run(row, k)
        if whole:
            return whole
        while k < len(row.words) and (k == begin or row.near(k - 1)):
            if self._concern(row, k, fresh):
                k += 1
                if row.possessive(k - 1):
                    break
            elif self._concern_goes_on(row, k, begin):
                k += 1
                fresh = k + 1 if row.low(k) == "the" else k
            else:
                break
        while k > begin and row.low(k - 1) in _LINKS:
            k -= 1
        return k if k > begin else j

    def _concern(self, row: _Row, k: int, begin: int) -> bool:
        """Whether word k can be part of what an office is of."""
        low = _bare(row.low(k))
        if low in lex.DOMAINS or low in lex.BODIES:
            return True
        if not row.cap(k) or low in lex.TIME_WORDS:
            return False
        return k == begin or not self._starts_person(row, k) or self._known_later(row, k)

    def _known_later(self, row: _Row, k: int) -> bool:
        """Whether a name the document gives elsewhere begins only at the next word: '… Initiatives Ann Lee'."""
        end = self._person_run(row, k) or k
        return end - k > 2 and " ".join(row.words[k + 1 : end]) in self.called

    def _concern_goes_on(self, row: _Row, k: int, begin: int) -> bool:
        """Whether 'and', 'of', 'the', 'on' at k leads on: '… of Health and Human Services', '… of the Council on X'."""
        low, following = row.low(k), _bare(row.low(k + 1))
        if low not in _LINKS or not row.near(k):
            return False
        if low == "and":
            return following in lex.DOMAINS and row.cap(k + 1) == row.cap(begin)
        if low in ("on", "against"):
            return _bare(row.low(k - 1)) in lex.BODIES and row.cap(k + 1)
        return row.cap(k + 1) or following == "the" or following in lex.DOMAINS

    def _starts_person(self, row: _Row, k: int) -> bool:
        """Two or more capitals at k of which none is a word of offices, bodies, domains or places."""
        run = self._person_run(row, k)
        return run is not None and run - k >= 2

    def _country_run(self, row: _Row, k: int) -> int | None:
        """The end of the longest country name beginning at k."""
        for j in range(min(k + 6, len(row.words)), k, -1):
            if all(row.near(m) for m in range(k, j - 1)) and lex.country(row.slice(k, j)[2]):
                return j
        return None

    def _country_in(self, row: _Row, i: int, j: int) -> str | None:
        for k in range(i, min(j, len(row.words))):
            code = lex.adjective(_bare(row.words[k])) or lex.country(_bare(row.words[k]))
            if code and row.cap(k):
                return code
        return None

    def _closes(self, row: _Row, j: int) -> bool:
        """Whether a comma, bracket or the sentence's end follows word j-1: an apposition, not a list."""
        return j >= len(row.words) or row.gap(j - 1).lstrip()[:1] in (",", "(", "-", "–", "—")

    # persons: one to four capitals that are no other kind of word
    def _person_run(self, row: _Row, i: int) -> int | None:
        j = i
        while j < len(row.words) and j - i < 5:
            low = _bare(row.low(j))
            if low in lex.PARTICLES and not row.cap(j) and j > i - 1 and row.near(j) and row.cap(j + 1):
                j += 1
                continue
            if not self._person_word(row, j):
                break
            j += 1
            if row.possessive(j - 1) or not row.near(j - 1):
                break
        while j > i and not row.cap(j - 1):
            j -= 1
        return j if j > i else None

    def _person_word(self, row: _Row, j: int) -> bool:
        low = _bare(row.low(j))
        if (
            not row.cap(j)
            or low in lex.NOT_NAMES
            or low in lex.TIME_WORDS
            or low in lex.BODIES
            or low in lex.HONORIFICS
        ):
            return False
        if low in lex.OFFICES or low in lex.PLACES or lex.country(low) or lex.adjective(low):
            return False
        return not any(c.isdigit() for c in low)

    # bodies with a small letter: "the ministry", "the federal government"
    def _body(self, row: _Row, i: int) -> tuple[list[Naming], int] | None:
        low = _bare(row.low(i))
        if low not in lex.COMMON_BODIES or row.cap(i):
            return None
        if row.near(i) and row.cap(i + 1) and self._person_word(row, i + 1):
            return [], i + 1  # "the firm Northwind": the name says it
        first = i
        while (
            first > 0
            and i - first < 3
            and row.near(first - 1)
            and (lex.adjective(row.words[first - 1]) or row.low(first - 1) in lex.OFFICE_WORDS)
        ):
            first -= 1
        start, end, text = row.slice(first, i + 1)
        code = self._country_in(row, first, i + 1)
        return [Naming(start, end, text, ActorKind.BODY, row.number, head=low, country=code, common=True)], i + 1

    # any other run of capitals
    def _name(self, row: _Row, i: int) -> tuple[list[Naming], int] | None:
        if not row.cap(i) or row.loud:
            return None
        whole = self._country_run(row, i)
        j = self._name_run(row, i)
        if whole and whole >= j:
            start, end, text = row.slice(i, whole)
            return [Naming(start, end, text, ActorKind.COUNTRY, row.number, country=lex.country(text))], whole
        if row.text[: row.spans[i][0]].rstrip()[-1:] in _OPENERS:
            past = self._past_opening(row, i, j)
            if past > i:
                return [], past
        if i >= j:
            return [], max(j, i)
        start, end, text = row.slice(i, j)
        if j - i == 1 and (
            _bare(row.low(i)) in lex.NOT_NAMES or _bare(row.low(i)) in lex.TIME_WORDS or lex.adjective(text)
        ):
            return [], j
        for k in range(j - 1, i, -1):  # "Central Bank Chairman Ann Lee": the body belongs to the title
            if _bare(row.low(k)) in lex.OFFICES:
                title, head = row.slice(i, k + 1)[2], _bare(row.low(k))
                if k + 1 < j and self._person_run(row, k + 1) == j:
                    return [Naming(*row.slice(k + 1, j), ActorKind.PERSON, row.number, title=title, head=head)], j
                if k + 1 == j:
                    return [Naming(start, end, text, ActorKind.OFFICE, row.number, head=head, common=True)], j
        kind, head = self._kind(row, i, j)
        common = j - i == 1 and head != ""
        return [
            Naming(start, end, text, kind, row.number, head=head, country=self._country_in(row, i, j), common=common)
        ], j

    def _past_opening(self, row: _Row, i: int, j: int) -> int:
        """The first word of a sentence has a capital anyway: is it part of the name?"""
        while i < j:
            low = _bare(row.low(i))
            known = lex.country(low) or lex.adjective(low) or low in lex.BODIES or _bare(row.words[i]) in self.seen
            if (
                (
                    low in lex.NOT_NAMES
                    and not (
                        low == "executive"
                        or (
                            j - i > 1
                            and _bare(row.low(j - 1)) in lex.BODIES
                            and low not in ("the", "a", "an", "in", "on", "at", "as")
                        )
                    )
                )
                or (not known and low in self.small and not (j - i > 1 and self._kind(row, i, j)[1]))
                or (not known and j - i == 1 and row.spans[i][0] not in row.proper)
            ):
                i += 1
            else:
                break
        return i

    def _name_run(self, row: _Row, i: int) -> int:
        """The end of the run of capitals beginning at i, through 'of the', 'for' and 'and' inside a body's name."""
        j, head = i, False
        while j < len(row.words):
            low = _bare(row.low(j))
            if row.cap(j) and low not in lex.TIME_WORDS and not (low in lex.NOT_NAMES and j > i and not head):
                if (
                    j > i
                    and low in lex.OFFICES
                    and not head
                    and self._office_head(row, j) is not None
                    and low != "general"
                ):
                    break
                head = head or low in lex.BODIES or low in lex.OFFICES
                j += 1
                if (row.possessive(j - 1) and not self._goes_on(row, j - 1)) or not row.near(j - 1):
                    break
                continue
            if j > i and low in lex.PARTICLES and row.near(j) and row.cap(j + 1):
                j += 1
                continue
            bridge = self._bridge(row, i, j, head)
            if not bridge:
                break
            j = bridge
        while j > i and not row.cap(j - 1) and not row.words[j - 1][0].isdigit():
            j -= 1
        return max(j, i + 1)

    def _goes_on(self, row: _Row, j: int) -> bool:
        """A possessive inside a name: "President's Economic Recovery Advisory Board", "Children's Fund"."""
        return (
            row.near(j)
            and any(_bare(row.low(k)) in lex.BODIES and row.cap(k) for k in range(j + 1, min(j + 6, len(row.words))))
            and (
                _bare(row.low(j))
                in ("president", "children", "women", "people", "governor", "workers", "men", "majesty")
            )
        )

    def _bridge(self, row: _Row, i: int, j: int, head: bool) -> int | None:
        """Past 'of the', 'for', 'and' at j, where a body's name goes on behind it."""
        low = row.low(j)
        if low not in lex.JOINERS or not head or not row.near(j) or low in ("to", "with", "under", "the"):
            return None
        if low == "and":
            inside = any(row.low(k) in ("of", "for", "on") for k in range(i, j))
            next_low = _bare(row.low(j + 1))
            if (
                not (inside and row.cap(j + 1))
                or next_low in lex.BODIES - {"services", "forces"}
                or next_low in lex.OFFICES
                or lex.country(next_low)
            ):
                return None
            return j + 1 if next_low in lex.DOMAINS or next_low in self.small else None
        k = j + 1
        if row.low(k) == "the" and row.near(k):
            k += 1
        if low in ("on", "in", "against") and _bare(row.low(j - 1)) not in lex.BODIES:
            return None
        return k if row.cap(k) and _bare(row.low(k)) not in lex.TIME_WORDS else None

    def _kind(self, row: _Row, i: int, j: int) -> tuple[ActorKind | None, str]:
        """What a run is by its words, and its head."""
        lows = [_bare(row.low(k)) for k in range(i, j)]
        text = row.slice(i, j)[2]
        cut = next((n for n, w in enumerate(lows) if w in ("of", "for", "on", "against", "in") and n), len(lows))
        for word in (lows[cut - 1], *lows[:cut][::-1], lows[-1]):
            if word in lex.BODIES:
                return ActorKind.BODY, word
        if lows[-1] in lex.PLACES or lows[0] in ("lake", "mount", "republic", "port", "cape") or lex.is_place(text):
            return ActorKind.PLACE, ""
        letters = text.replace(".", "").replace("-", "")
        if letters.isupper() and 2 <= len(letters) <= 8 and letters.isalpha():
            return ActorKind.BODY, ""
        return None, ""

    def _pronoun(self, row: _Row, i: int) -> tuple[list[Naming], int] | None:
        gender = _PRONOUNS.get(row.low(i))
        if gender is None or row.words[i].isupper():
            return None
        start, end, text = row.slice(i, i + 1)
        return [Naming(start, end, text, ActorKind.PERSON, row.number, pronoun=gender)], i + 1


def naming(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Naming, ...]:
    """Everybody and everything named in the sentences, in order, not yet resolved."""
    rows = [_row(document, s, n) for n, s in enumerate(sentences)]
    small = frozenset(w for r in rows for w in _LOWER.findall(r.text))
    reader = _Reader(rows, small)
    found = [n for row in rows for n in reader.read(row)]
    return tuple(_appositions(document.text, found))


_APPOSITION = re.compile(r",\s+(?:(?:the|a|an|its|their|his|her|who is)\s+)?")


def _appositions(text: str, found: list[Naming]) -> Iterator[Naming]:
    """'Ann Lee, the minister for health,': the office behind a name becomes its title."""
    for n, one in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if (
            after is not None
            and one.kind in (None, ActorKind.PERSON)
            and not one.pronoun
            and not one.title
            and after.kind is ActorKind.OFFICE
            and _APPOSITION.fullmatch(text, one.end, after.start)
            and text[after.end : after.end + 1] in (",", ".", ")", ";", "")
        ):
            yield replace(one, kind=ActorKind.PERSON, title=after.text, head=after.head, country=after.country)
        else:
            yield one
