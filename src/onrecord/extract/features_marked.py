"""What the tagger says of every candidate of a document, all at once: the judge's first columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.candidate import Candidate
from onrecord.extract.marks import BEGIN, END, FIRM, INSIDE, KINDS, NEGATED, OUTSIDE, Floats, Ints, Marks

TAGGER = (
    "begin", "begin near", "begins inside", "most begin inside", "marked", "least marked", "most marked",
    "share marked", "inside", "end", "most end inside", "marked before", "runs on", "begins after", "head marked",
    "tail marked", "path a piece", "path", "firm", "negated", "is order", "is pledge", "is decision", "is plan",
    "is call", "firm at head", "begin at head",
)  # fmt: skip


def marked(marks: Marks, candidates: Sequence[Candidate]) -> Floats:
    """One row a candidate, one column a name of `TAGGER`; zeros where the document has no word piece."""
    many = len(marks.p)
    if not many or not candidates:
        return np.zeros((len(candidates), len(TAGGER)), np.float32)
    first, last = _pieces(marks, candidates)
    p = marks.p
    begin, inside, on = p[:, BEGIN], p[:, INSIDE], 1 - p[:, OUTSIDE]
    length = last - first
    third = np.maximum(1, length // 3)
    longer = length > 1
    mean = (marks.sums[last] - marks.sums[first]) / length[:, None]
    on_sums = _sums(on)
    path = np.log(begin[first] + 1e-4) + _between(_sums(np.log(inside + 1e-4)), first + 1, last)
    after = np.minimum(last, many - 1)
    columns = [
        begin[first],
        _most(begin, np.maximum(0, first - 2), np.minimum(many, first + 3)),
        _between(marks.sums[:, BEGIN], first + 1, last),
        np.where(longer, _most(begin, np.minimum(first + 1, last - 1), last), 0.0),
        _between(on_sums, first, last) / length,
        -_most(-on, first, last),
        _most(on, first, last),
        _between(_sums(on > 0.5), first, last) / length,
        np.where(longer, _between(marks.sums[:, INSIDE], first + 1, last) / np.maximum(1, length - 1), 1.0),
        p[last - 1, END],
        np.where(longer, _most(p[:, END], first, np.maximum(last - 1, first + 1)), 0.0),
        np.where(first > 0, on[first - 1], 0.0),
        np.where(last < many, inside[after], 0.0),
        np.where(last < many, begin[after], 0.0),
        _between(on_sums, first, first + third) / third,
        _between(on_sums, last - third, last) / third,
        path / length,
        path,
        mean[:, FIRM],
        mean[:, NEGATED],
        *mean[:, KINDS].T,
        p[first, FIRM],
        _most(begin, first, np.minimum(many, first + 3)),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _pieces(marks: Marks, candidates: Sequence[Candidate]) -> tuple[Ints, Ints]:
    """The first piece of each candidate and one past its last; at least one piece."""
    first = np.searchsorted(marks.starts, [c.start for c in candidates], side="left")
    last = np.searchsorted(marks.ends, [c.end for c in candidates], side="right")
    first = np.where(last <= first, np.minimum(first, len(marks.p) - 1), first)
    return first, np.maximum(last, first + 1)


def _sums(column: NDArray[np.generic]) -> NDArray[np.float64]:
    """Running sums, one more than there are values."""
    return np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])


def _between(sums: NDArray[np.float64], first: Ints, last: Ints) -> NDArray[np.float64]:
    """The sum of the values `[first, last)` of each pair."""
    between: NDArray[np.float64] = sums[last] - sums[first]
    return between


def _most(column: Floats, first: Ints, last: Ints) -> Floats:
    """The greatest of the values `[first, last)` of each pair; every pair holds one."""
    padded = np.append(column, np.float32(-np.inf))
    most: Floats = np.maximum.reduceat(padded, np.stack([first, last], axis=1).ravel())[::2]
    return most
