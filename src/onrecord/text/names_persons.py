"""Names of persons: taken apart, and compared feature by feature.

`likeness(person("Qasym-Jomart Toqaev"), person("Kassym-Zhomart Tokayev"))` is 1.0 with the reasons why. The
features are a table of small functions; a score is the least of what the given and the family name allow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from onrecord.text.names_fold import fold, folded, plain, skeleton
from onrecord.text.names_titles import strip_titles

_NICKNAMES = Path(__file__).with_name("names_nicknames.tsv")
FAMILY_FIRST = frozenset(
    "xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo deng mao hua wen jiang "
    "kim park pak lee choi choe jung kang cho yoon yun jang han shin moon roh nguyen tran le pham hoang phan vu vo "
    "dang bui".split()
)
"""Family names written first in their own countries; read so only in names of two words."""
PARTICLES = frozenset("de da di du del della der den van von la le dos das el al bin ibn ben ter ten zu".split())
SUFFIXES = frozenset("jr sr ii iii iv mp qc kc cbe obe mbe phd md esq".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name taken apart: folded given names (initials of one letter) and the folded family name."""

    given: tuple[str, ...]
    family: str

    @property
    def full(self) -> bool:
        """Whether a given name is there, not merely initials."""
        return any(len(g) > 1 for g in self.given)

    @property
    def key(self) -> str:
        """The name's own form, the same for all its romanisations that fold alike."""
        return " ".join((self.family, *self.given))


@lru_cache(maxsize=65536)
def person(name: str) -> Person:
    """A person's name taken apart; titles, suffixes and what stands in brackets are left out."""
    _, bare = strip_titles(re.sub(r"\([^)]*\)|,.*$", "", name).strip())
    bare = re.sub(r"\s+of\s+[A-Z].*$", "", bare)
    words = [w for w in bare.split() if plain(w).strip(".,") not in SUFFIXES] or bare.split() or [name.strip() or "?"]
    at = _family_at(words)
    if at == 0 and family_stands_first(words):
        return Person(folded(" ".join(words[1:])), fold(words[0]))
    family = "".join(folded(" ".join(words[at:]))) or fold(name) or name.strip() or "?"
    return Person(folded(" ".join(words[:at])) if at else (), family)


def _family_at(words: list[str]) -> int:
    """Where the family name starts: the last word and the particles before it."""
    if family_stands_first(words):
        return 0
    at = len(words) - 1
    while at > 0 and plain(words[at - 1]) in PARTICLES and (at > 1 or words[at - 1].islower()):
        at -= 1
    return at


_LINKED = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name as Koreans and Taiwanese write it: "Ji-won"


def family_stands_first(words: list[str]) -> bool:
    """Whether a name of these words is written as in its own country, the family name first: "Kim Ji-won"."""
    if len(words) == 2 and _LINKED.fullmatch(words[1]) and not _LINKED.fullmatch(words[0]):
        return True
    if plain(words[0]) not in FAMILY_FIRST or len(words) not in (2, 3):
        return False
    return plain(words[-1]) not in FAMILY_FIRST and (len(words) == 2 or all(len(w) <= 5 for w in words))


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _NICKNAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        names = [fold(n) for n in line.split("\t")]
        for name in names:
            table.setdefault(name, set()).add(names[0])
    return {name: frozenset(heads) for name, heads in table.items()}


def _same_given(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.7 if a[:1] == b[:1] else 0.0
    if _short_forms().get(a, frozenset()) & _short_forms().get(b, frozenset()):
        return 0.95
    if skeleton(a) == skeleton(b) and min(len(a), len(b)) >= 4:
        return 0.95
    similar = JaroWinkler.similarity(a, b)
    return similar if similar >= 0.9 and min(len(a), len(b)) >= 5 else 0.0


def family_likeness(a: Person, b: Person) -> tuple[float, str]:
    """How far two family names are one: 1.0 folded alike, less where only the consonants or most letters agree."""
    if a.family == b.family:
        return 1.0, "family names alike once romanisation is levelled"
    if a.family + "a" == b.family or b.family + "a" == a.family:
        return 0.0, "family names of a man and a woman"
    similar = JaroWinkler.similarity(a.family, b.family)
    shortest = min(len(a.family), len(b.family))
    if skeleton(a.family) == skeleton(b.family) and shortest >= 4 and similar >= 0.88:
        return 0.95, "family names differ in vowels alone"
    if similar >= 0.94 and shortest >= 6 and a.family[-1] == b.family[-1]:
        return 0.85, f"family names nearly alike ({similar:.2f})"
    return 0.0, "family names differ"


def given_likeness(a: Person, b: Person) -> tuple[float, str]:
    """How far two sets of given names agree; a missing one neither speaks for nor against (0.5)."""
    if not a.given or not b.given:
        return 0.5, "a given name is missing"
    short, long = sorted((a.given, b.given), key=len)
    scores = [max(_same_given(g, other) for other in long) for g in short]
    first = _same_given(a.given[0], b.given[0])
    if "".join(a.given) == "".join(b.given):
        return 1.0, "given names alike once romanisation is levelled"
    if min(scores) == 0.0 and not (first >= 0.95 and len(short) > 1):
        return 0.0, "given names differ"
    middle = [{g for g in name[1:] if len(g) == 1} for name in (a.given, b.given)]
    if middle[0] and middle[1] and middle[0] != middle[1]:
        return 0.7, "middle initials differ"
    if any(len(g) == 1 for g in short + long) and max(scores) < 0.95:
        return 0.7, "initials agree"
    return (min(1.0, max(first, min(scores))), "given names agree")


Feature = Callable[[Person, Person], tuple[float, str]]
FEATURES: tuple[tuple[str, Feature], ...] = (("family name", family_likeness), ("given name", given_likeness))


def likeness(a: Person, b: Person) -> tuple[float, tuple[tuple[str, float, str], ...]]:
    """How far two names may be one person's, 0 to 1, and what each feature said: (feature, score, reason)."""
    said = tuple((name, *feature(a, b)) for name, feature in FEATURES)
    return min(score for _, score, _ in said), said
