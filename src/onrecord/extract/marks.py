"""What the tagger saw in a document, word piece by word piece, and quick questions about stretches of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

OUTSIDE, BEGIN, INSIDE, END, FIRM, KINDS, NEGATED = 0, 1, 2, 3, 4, slice(5, 10), 10
COLUMNS = 11


@dataclass(frozen=True, slots=True)
class Marks:
    """Probabilities for every word piece of a document.

    Attributes:
        starts, ends: characters of each piece, half-open, rising.
        p: one row a piece: outside, begin, inside (sum 1); end of an action; firm; five kinds (sum 1); negated.
        sums: running sums of `p`, one row more than `p`.
    """

    starts: Ints
    ends: Ints
    p: Floats
    sums: NDArray[np.float64]

    @classmethod
    def of(cls, starts: Ints, ends: Ints, p: Floats) -> Marks:
        """Build with the running sums."""
        sums = np.zeros((len(p) + 1, COLUMNS))
        np.cumsum(p, axis=0, dtype=np.float64, out=sums[1:])
        return cls(starts, ends, p, sums)

    def pieces(self, start: int, end: int) -> tuple[int, int]:
        """The pieces that lie in the characters `[start, end)`: first and one past the last."""
        first = int(np.searchsorted(self.starts, start, side="left"))
        last = int(np.searchsorted(self.ends, end, side="right"))
        return first, max(last, first)

    def mean(self, first: int, last: int) -> Floats:
        """The mean row of the pieces `[first, last)`; zeros where there are none."""
        if last <= first:
            return np.zeros(COLUMNS, np.float32)
        row: Floats = ((self.sums[last] - self.sums[first]) / (last - first)).astype(np.float32)
        return row


def decode(p: Floats, breaks: NDArray[np.bool_], bias: float) -> list[tuple[int, int]]:
    """The likeliest begin-inside-outside path (Viterbi, an inside piece only after begin or inside).

    Args:
        p: the rows of `Marks`.
        breaks: True where a new line starts: no stretch runs over it.
        bias: added to the log-probability of begin and inside: above zero finds more.

    Returns:
        stretches of pieces, half-open.
    """
    if not len(p):
        return []
    logs = np.log(p[:, :3] + 1e-9)
    logs[:, 1:] += bias
    back = _viterbi(logs.tolist(), breaks.tolist())
    return _stretches(back)


def _viterbi(logs: list[list[float]], breaks: list[bool]) -> list[int]:
    """The best state a piece: 0 outside, 1 begin, 2 inside."""
    never = -1e9
    score = [logs[0][0], logs[0][1], never]
    pointers = []
    for row, new_line in zip(logs[1:], breaks[1:], strict=True):
        any_best = 0 if score[0] >= score[1] and score[0] >= score[2] else (1 if score[1] >= score[2] else 2)
        in_best = 1 if score[1] >= score[2] else 2
        inside = never if new_line else score[in_best] + row[2]
        pointers.append((any_best, in_best))
        score = [score[any_best] + row[0], score[any_best] + row[1], inside]
    state = max(range(3), key=lambda s: score[s])
    path = [state]
    for any_best, in_best in reversed(pointers):
        state = in_best if state == 2 else any_best
        path.append(state)
    return path[::-1]


def _stretches(path: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, state in enumerate(path):
        if state == 1:
            found.append((at, at + 1))
        elif state == 2:
            found[-1] = (found[-1][0], at + 1)
    return found
