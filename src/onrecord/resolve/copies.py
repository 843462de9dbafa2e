"""Exact and near duplicates: documents that are one text under other titles, with a few words changed.

MinHash over word shingles (Broder 1997), looked up by bands (LSH), and every pair that meets is checked against the
shingles themselves. Rensa computes the signatures.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from rensa import RMinHash  # type: ignore[import-untyped]

from onrecord.model import Document, content_id
from onrecord.resolve.joining import Groups
from onrecord.resolve.resolution import Copies
from onrecord.text.names_fold import plain
from onrecord.text.names_places import countries_in

BANDS, WIDTH, SEED = 20, 5, 1
PERMUTATIONS = BANDS * WIDTH
CROWD = 50
"""In a band shared by more documents only neighbours are compared: copies of copies join in a chain."""
SHINGLE = 3
ALIKE = 0.6
"""From here on (Jaccard over shingles) two documents are one: two sentences in ten changed still pass."""
WITHIN = 0.85
"""Or where nearly all shingles of the shorter stand in the longer: a copy with a new head or tail."""
LEAST_WORDS = 40
LATEST_DAYS = 120
"""A copy appears within so many days: later, the same words are a form used again."""


def copies(documents: Iterable[Document]) -> tuple[Copies, ...]:
    """Groups of documents that are one text, the earliest the original; undated ones are never the original."""
    by_id = {d.id: d for d in documents}
    groups: Groups[str] = Groups(sorted(by_id))
    for a, b in _meeting(by_id):
        if one_text(shingles(by_id[a]), shingles(by_id[b])) and one_story(by_id[a], by_id[b]):
            groups.join(a, b)
    found = []
    for group in groups.groups():
        if len(group) > 1:
            first, *rest = sorted(group, key=lambda i: _order(by_id[i]))
            found.append(Copies(first, tuple(rest)))
    return tuple(sorted(found, key=lambda c: c.original))


def bands(document: Document) -> tuple[str, ...]:
    """The keys under which copies of a document meet; a store can index them. Empty for an empty text."""
    found = shingles(document)
    if not found:
        return ()
    signature = _signature(found)
    parts = [signature[band * WIDTH : (band + 1) * WIDTH] for band in range(BANDS)]
    return tuple(content_id(str(band), part.tobytes()) for band, part in enumerate(parts))


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


def one_story(a: Document, b: Document) -> bool:
    """Whether nothing says that one form was used for two events: years apart, or of other countries."""
    if a.day and b.day and abs((a.day - b.day).days) > LATEST_DAYS:
        return False
    told = [Counter(code for _, code in countries_in(d.text)) for d in (a, b)]
    most = [{code for code, n in c.items() if n == max(c.values())} for c in told if c]
    return len(most) < 2 or bool(most[0] & most[1])


def _signature(found: frozenset[str]) -> array[int]:
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(sorted(found))
    return array("Q", sketch.digest())


def _meeting(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """The pairs that share a band. Only signatures are held, one band's table at a time: shingles are large."""
    signatures = {i: _signature(found) for i in sorted(documents) if (found := shingles(documents[i]))}
    seen: set[tuple[str, str]] = set()
    for band in range(BANDS):
        table: dict[bytes, list[str]] = defaultdict(list)
        for identifier, signature in signatures.items():
            table[signature[band * WIDTH : (band + 1) * WIDTH].tobytes()].append(identifier)
        for met in table.values():
            for pair in pairwise(met) if len(met) > CROWD else combinations(met, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _order(document: Document) -> tuple[str, str]:
    return (document.day.isoformat() if document.day else "9999", document.id)
