"""Exact and near duplicates: documents that are one text under other titles, with a few words changed.

MinHash over word shingles (Broder 1997), looked up by bands (LSH), and every pair that meets is checked against the
shingles themselves. Rensa computes the signatures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from rensa import RMinHash  # type: ignore[import-untyped]

from onrecord.model import Document, content_id
from onrecord.resolve.joining import Groups
from onrecord.resolve.resolution import Copies
from onrecord.text.names_fold import plain

PERMUTATIONS, BANDS, SEED = 100, 20, 1
SHINGLE = 3
ALIKE = 0.6
"""From here on (Jaccard over shingles) two documents are one: two sentences in ten changed still pass."""
WITHIN = 0.85
"""Or where nearly all shingles of the shorter stand in the longer: a copy with a new head or tail."""
LEAST_WORDS = 40


def copies(documents: Iterable[Document]) -> tuple[Copies, ...]:
    """Groups of documents that are one text, the earliest the original; undated ones are never the original."""
    shingled = {d.id: shingles(d) for d in documents if d}
    by_id = {d.id: d for d in documents}
    groups: Groups[str] = Groups(sorted(by_id))
    for a, b in _meeting({i: s for i, s in shingled.items() if s}):
        if one_text(shingled[a], shingled[b]):
            groups.join(a, b)
    found = []
    for group in groups.groups():
        if len(group) > 1:
            first, *rest = sorted(group, key=lambda i: _order(by_id[i]))
            found.append(Copies(first, tuple(rest)))
    return tuple(sorted(found, key=lambda c: c.original))


def bands(document: Document) -> tuple[str, ...]:
    """The keys under which copies of a document meet; a store can index them. Empty for very short texts."""
    found = shingles(document)
    return tuple(content_id(*(str(n) for n in band)) for band in _bands(found)) if found else ()


def shingles(document: Document) -> frozenset[str]:
    """Runs of words of the story, levelled in spelling; without the set-aside blocks and the title."""
    text = document.text
    for block in sorted(document.set_aside, key=lambda b: b.start, reverse=True):
        text = text[: block.start] + "\n" + text[block.end :]
    words = re.findall(r"\w+", plain(text))
    if len(words) < LEAST_WORDS:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def one_text(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two documents' shingles are those of one text."""
    shared = len(a & b)
    smaller = min(len(a), len(b))
    return shared >= ALIKE * len(a | b) or (smaller >= LEAST_WORDS and shared >= WITHIN * smaller)


def _bands(found: frozenset[str]) -> Iterator[tuple[int, ...]]:
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(sorted(found))
    digest = sketch.digest()
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield (band, *digest[band * rows : (band + 1) * rows])


def _meeting(shingled: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    table: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for identifier in sorted(shingled):
        for band in _bands(shingled[identifier]):
            table[band].append(identifier)
    seen: set[tuple[str, str]] = set()
    for met in table.values():
        for pair in pairwise(met) if len(met) > 50 else combinations(met, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _order(document: Document) -> tuple[str, str]:
    return (document.day.isoformat() if document.day else "9999", document.id)
