"""The telling words of a passage: stems levelled to concepts, weighted by how rare they are in public reporting.

The weights come from fixed tables (`background.tsv`, `concepts.tsv`), never from the ledger's own texts, so that
adding one story changes no comparison between two others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from onrecord.text.names_fold import plain

_BACKGROUND = Path(__file__).with_name("background.tsv")
_CONCEPTS = Path(__file__).with_name("concepts.tsv")
WORD = re.compile(r"[^\W\d_][\w]*(?:[-’'][^\W_]+)*|\d[\w]*-?[A-Za-z]\w*")
STOP = frozenset(
    "a an and are as at be been being but by can could did do does for from had has have he her him his how i if in "
    "into is it its just may might more most must my no nor not of off on one only or other our out over own per same "
    "shall she should so some such than that the their them then there these they this those through to too under "
    "until us very was we were what when where which while who whom whose will with within would you your also says "
    "said say told tell according during after before by-the about all any both each few many much since still yet "
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday year years month months week weeks day days today yesterday tomorrow next last "
    "first second third end mr mrs ms is-to cent percent percentage".split()
)
MONTHS_KEPT = frozenset({"may"})
RAREST = 1.0
UNKNOWN_PER_THOUSAND = 8
"""Words outside the table are taken to be at least as rare as its rarest."""


def stems(text: str) -> Iterator[tuple[str, bool]]:
    """The stem of every word that is no function word, and whether it was written with a capital."""
    for match in WORD.finditer(text):
        bare = plain(match.group())
        for part in (bare, *bare.split("-")) if "-" in bare else (bare,):
            if len(part) > 1 and part not in STOP:
                yield stem(part), match.group()[0].isupper()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its common English endings: a light stemmer, after Harman's S-stemmer and Porter's step 1."""
    if word in KEPT:
        return word
    for ending, to, least in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: len(word) - len(ending)] + to
            break
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search(r"[aeiouy]", word[: -len(ending)]):
            return _mended(word[: -len(ending)])
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


KEPT = frozenset({"training", "news", "housing", "united", "species", "series", "nothing", "during"})
"""Words that only look like forms of another."""
ENDINGS: tuple[tuple[str, str, int], ...] = (
    ("sses", "ss", 2),
    ("ies", "y", 2),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("xes", "x", 2),
    ("ss", "ss", 1),
    ("us", "us", 1),
    ("is", "is", 1),
    ("s", "", 3),
)
"""Plural endings: what is cut, what is put, and the least that must remain. The first that fits counts."""


def _mended(base: str) -> str:
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base[:-1] if base.endswith("e") and len(base) > 4 else base


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """The concept a stem belongs to; the stem itself where no table names it."""
    return _leading().get(word, word)


def concepts(texts: Iterable[str]) -> frozenset[str]:
    """The concepts of all words of some texts that are no function words."""
    return frozenset(concept(s) for text in texts for s, _ in stems(text))


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How telling a concept is, from 0 (in nearly every report) to 1 (rare)."""
    per_thousand = _background().get(word, UNKNOWN_PER_THOUSAND)
    return max(0.05, min(RAREST, math.log(1000 / per_thousand) / math.log(1000 / UNKNOWN_PER_THOUSAND)))


def telling(text: str) -> dict[str, float]:
    """The concepts of a passage with their weights."""
    return {c: weight(c) for c in dict.fromkeys(concept(s) for s, _ in stems(text))}


META = frozenset(
    "promis pledg commitment commit vow manifesto undertak announc announcement decid decision instruct instruction "
    "task call ask urge stress emphasiz note add statement speech goal target plan minister president secretary chair "
    "govern government prime head chief leader deputy official".split()
)
"""Stems that tell that something is undertaken, and by whom, not what."""


@cache
def _leading() -> dict[str, str]:
    table: dict[str, str] = {}
    for cells in _rows(_CONCEPTS):
        head = stem(cells[0])
        for word in cells:
            table.setdefault(stem(word), head)
    return table


@cache
def _background() -> dict[str, float]:
    """Documents in a thousand that hold a concept: at least what its most common word has."""
    table: dict[str, float] = {}
    for word, count in _rows(_BACKGROUND):
        head = concept(word)
        table[head] = max(table.get(head, 0.0), float(count))
    return table


def _rows(path: Path) -> Iterator[list[str]]:
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
