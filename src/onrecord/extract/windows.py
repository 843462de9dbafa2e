"""How a document is laid before the tagger: stretches of whole sentences with a little of what stands before them.

A window is `[CLS] title [SEP] context core [SEP]`. Marks are kept for the core alone; every piece of the document is
in the core of exactly one window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from onrecord.extract.marks import Floats, Ints
from onrecord.model import Sentence

CORE, CONTEXT, TITLE = 176, 48, 16  # word pieces
CLS, SEP = 101, 102

Encode = Callable[[Sequence[str]], list[tuple[list[int], list[tuple[int, int]]]]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A document in word pieces.

    Attributes:
        ids: the number of each piece in the vocabulary.
        starts, ends: its characters in the document, half-open.
        sentences: the first piece of each sentence and one past its last.
        title: the first pieces of the document's first line.
    """

    ids: tuple[int, ...]
    starts: Ints
    ends: Ints
    sentences: tuple[tuple[int, int], ...]
    title: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the tagger reads at once: `ids` in full; the core is pieces `[first, last)` and stands from `offset` on."""

    ids: tuple[int, ...]
    first: int
    last: int
    offset: int

    def core(self, rows: Floats) -> Floats:
        """Of the rows of all that is read those of the core."""
        return rows[self.offset : self.offset + self.last - self.first]


def pieces(text: str, sentences: Sequence[Sentence], encode: Encode) -> Pieces:
    """Cut the sentences of a text into word pieces."""
    ids: list[int] = []
    places: list[tuple[int, int]] = []
    bounds: list[tuple[int, int]] = []
    for batch in _batches(sentences):
        words = [text[s.start : s.end] for s in batch]
        for sentence, (numbers, offsets) in zip(batch, encode(words), strict=True):
            bounds.append((len(ids), len(ids) + len(numbers)))
            ids += numbers
            places += [(sentence.start + a, sentence.start + b) for a, b in offsets]
    grid = np.asarray(places, np.int64).reshape(-1, 2)
    line = text.find("\n", sentences[0].start) if sentences else -1
    until = line if line >= 0 else len(text)
    title = ids[: min(TITLE, int(np.searchsorted(grid[:, 1], until, side="right")))]
    return Pieces(tuple(ids), grid[:, 0].copy(), grid[:, 1].copy(), tuple(bounds), tuple(title))


def read(document: Pieces, sentences: Sequence[Sentence]) -> tuple[Pieces, Ints]:
    """The parsed sentences as if they stood next to one another.

    Returns:
        their pieces, and the place of each among all pieces of the document.
    """
    lengths = np.array([last - first for first, last in document.sentences], np.int64)
    kept = np.array([bool(s.tokens) for s in sentences], bool)
    ends = np.cumsum(lengths[kept])
    bounds = tuple(zip((ends - lengths[kept]).tolist(), ends.tolist(), strict=True))
    among = np.repeat(kept, lengths)
    ids = tuple(compress(document.ids, among.tolist()))
    return Pieces(ids, document.starts[among], document.ends[among], bounds, document.title), np.flatnonzero(among)


def _batches(sentences: Sequence[Sentence], size: int = 256) -> Iterator[Sequence[Sentence]]:
    for at in range(0, len(sentences), size):
        yield sentences[at : at + size]


def windows(document: Pieces) -> Iterator[Window]:
    """The windows of a document, in order."""
    chunks = [c for bounds in document.sentences for c in _chunks(*bounds)]
    starts = [a for a, b in document.sentences if b > a]
    at = before = 0
    while at < len(chunks):
        first, last = chunks[at]
        at += 1
        while at < len(chunks) and chunks[at][1] - first <= CORE:
            last = chunks[at][1]
            at += 1
        context = max(0, first - CONTEXT)
        while before < len(starts) and starts[before] < context:
            before += 1
        if before < len(starts) and starts[before] < first:
            context = starts[before]  # begin with a whole sentence where one fits
        ids = (CLS, *document.title, SEP, *document.ids[context:last], SEP)
        yield Window(ids, first, last, 2 + len(document.title) + first - context)


def _chunks(first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut where it is longer than a core."""
    while last - first > CORE:
        yield first, first + CORE
        first += CORE
    if last > first:
        yield first, last
