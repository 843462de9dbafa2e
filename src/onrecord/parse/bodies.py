"""The bodies of a document: by the short forms it defines, by their head nouns, by what it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.model import ActorKind
from onrecord.parse import lexicon as lex
from onrecord.parse.people import People
from onrecord.parse.rows import Naming

_OPENING = 60_000  # characters in which an acronym without brackets is spelt out
_MOST_ACRONYMS = 60
_CHAIRED = re.compile(
    r"(?<![\w-])chaired by (?:the )?(?P<who>[A-Z][^,.;:()\n]{2,90}?)(?=[,.;:()\n]| or | who | which )"
)
_NEAR = 30  # bodies of one head looked at on either side
ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.I)
_ALIAS = re.compile(r"\s\((?:the\s+|hereinafter,?\s+|herein\s+)?[“\"'`‘]*([^\W\d_][\w\s&’'.-]{0,60}?)[”\"'’]*\)")
_BREAK = re.compile(r"[.;:()\n“”\"]|,\s+(?=(?:the|and the|in|with|acting|through|after)\b)")
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w.])")
_SMALL_BETWEEN = r"\s+(?:(?:of|and|for|the|on|in|to)\s+){0,2}"
_SPEAKS_OR_OWNS = re.compile(rf"['’]s\b|\s+(?:{lex.TELLING}|will|has|had|have|is|was|plans?|would)\b")
_NEW = re.compile(r"\b(?:[Ee]ach|[Ee]very|[Aa]ny|[Aa]n?|[Aa]ll|[Nn]o|[Aa]nother|[Oo]ther|[Ss]uch|[Nn]ew)\s+$")


def aliases(text: str) -> dict[str, str]:
    """Short forms the document itself defines in brackets: 'the Secretary of Commerce (Secretary)', '… (PERAB)'."""
    found: dict[str, str] = {}
    for match in _ALIAS.finditer(text):
        short = " ".join(match.group(1).split())
        full = _expansion(text[max(0, match.start() - 220) : match.start()], short)
        if full and short not in found:
            found[short] = full
    chairs = {" ".join(m["who"].split()) for m in _CHAIRED.finditer(text)}
    if len(chairs) == 1:
        found.setdefault("Chair", chairs.pop())
    opening = text[:_OPENING]
    for short in list(dict.fromkeys(_ACRONYM.findall(opening)))[:_MOST_ACRONYMS]:
        spelt = re.search(_SMALL_BETWEEN.join(rf"{c}[a-z’'-]+" for c in short), opening)
        if spelt and short not in found:
            found[short] = " ".join(spelt.group().split())
    return found


def _expansion(before: str, short: str) -> str | None:
    """The words before the bracket that the short form stands for."""
    cut = [m.end() for m in _BREAK.finditer(before)]
    if "," in before[cut[-1] if cut else 0 :] and not short[0].isupper():
        return None
    stretch = before[cut[-1] if cut else 0 :].strip()
    words = stretch.split()
    if sum(c.isupper() for c in short) > 1 and " " not in short:
        return _by_initials(words, short)
    wanted = {w.lower() for w in short.split() if w.lower() not in ("the", "of", "and")}
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in ("the", "a", "an", "as") or at == 0:
            phrase = words[at + 1 :] if words[at].lower() in ("the", "a", "an", "as") else words
            plain = {w.strip(",.'’").lower() for w in phrase}
            if wanted <= plain and phrase and (phrase[0][0].isupper() or short[0].islower()):
                return " ".join(phrase)
    return None


def _by_initials(words: list[str], short: str) -> str | None:
    """The run of words whose capitals spell the short form."""
    letters = (
        "".join(c for c in short if c.isupper()) if not short.isupper() else short.replace(".", "").replace("-", "")
    )
    for at in range(len(words) - 1, max(-1, len(words) - 3 * len(letters) - 2), -1):
        initials = "".join(p[0] for w in words[at:] for p in re.split(r"[-/]", w.strip("“\"'(")) if p[:1].isupper())
        if initials == letters and words[at][0].isupper():
            return " ".join(words[at:])
    return None


class Bodies:
    """The bodies of a document by their heads."""

    def __init__(self, text: str, names: Sequence[Naming], people: People, short: dict[str, str]) -> None:
        self.text = text
        proper = [n for n in names if n.kind in (None, ActorKind.BODY) and not n.common and not people.is_person(n)]
        proper = [n for n in proper if not n.pronoun and _SPEAKS_OR_OWNS.match(text, n.end)]
        full = [n for n in names if n.kind is ActorKind.BODY and not n.common and " " in n.text]
        self.by_head: dict[str, list[Naming]] = defaultdict(list)
        for one in full:
            self.by_head[one.head].append(one)
        self.starts = {head: [n.start for n in named] for head, named in self.by_head.items()}
        self.count = Counter(n.text for n in full)
        self._longer: dict[str, str | None] = {}
        self.short = {k.lower(): v for k, v in short.items()}
        called = [(self.longer(bare) or bare, n.start) for n in proper for bare in [ARTICLE.sub("", n.text)]]
        self.first = dict(reversed(called))
        self.standing_out = self._outstanding(Counter(name for name, _ in called))

    @staticmethod
    def _outstanding(others: Counter[str]) -> str | None:
        """The name that is given more than once and more often than any other."""
        ranked = others.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def fullest(self, one: Naming) -> str:
        """The fullest name of the body: an alias the document defines, else the name with the same head."""
        bare = ARTICLE.sub("", one.text)
        if one.common and _NEW.search(self.text, max(0, one.start - 14), one.start):
            return bare
        if bare.lower() in self.short:
            return self.short[bare.lower()]
        fitting = [n for n in self._around(one) if self._fits(bare, one, n)]
        if not fitting:
            return self._subject_matter(one) or bare
        if not one.common:
            return max(fitting, key=lambda n: (len(n.text.split()), -n.start)).text
        before = [n for n in fitting if n.start <= one.start]
        return (before[-1] if before else fitting[0]).text

    def _around(self, one: Naming) -> list[Naming]:
        """Bodies with the same head, in order: those nearest before, and the first few of the document."""
        named = self.by_head.get(one.head, [])
        at = bisect_right(self.starts.get(one.head, []), one.start)
        return (
            named
            if len(named) <= 2 * _NEAR
            else named[: min(_NEAR, max(0, at - _NEAR))] + named[max(0, at - _NEAR) : at + 1]
        )

    def _subject_matter(self, one: Naming) -> str | None:
        """'The airline' in a story about one firm: the body or unknown name that stands out, named before."""
        if one.head not in lex.FIRMS or not one.common or not self.definite(one):
            return None
        name = self.standing_out
        return name if name and self.first[name] < one.start else None

    def longer(self, name: str) -> str | None:
        """The name with the word for what it is: 'Northwind' where 'Northwind Airlines' is named too."""
        if name not in self._longer:
            fitting = [f for f in self.count if f.startswith(name + " ") and self._only_adds_a_head(name, f)]
            self._longer[name] = fitting[0] if len(fitting) == 1 else None
        return self._longer[name]

    @staticmethod
    def _only_adds_a_head(name: str, full: str) -> bool:
        added = full[len(name) :].lower().split()
        return len(added) <= 2 and all(w.strip(".,") in lex.BODIES for w in added)

    def definite(self, one: Naming) -> bool:
        """Whether 'the' stands before."""
        return re.search(r"\b[Tt]he\s+$", self.text[max(0, one.start - 6) : one.start]) is not None

    @staticmethod
    def _fits(bare: str, one: Naming, full: Naming) -> bool:
        if one.country and full.country and one.country != full.country:
            return False
        words = [w for w in bare.lower().split() if not lex.adjective(w)]
        return set(words) <= set(full.text.lower().split())
