"""The best set of candidates that do not touch one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.candidate import Candidate


def best_set(candidates: Sequence[Candidate], worth: Sequence[float]) -> list[int]:
    """The indices of candidates whose worths sum highest, none touching another, in order of place.

    Weighted interval scheduling (Kleinberg and Tardos, Algorithm Design, section 6.1). A candidate whose worth is
    not above zero is never taken; on equal sums the set found first is kept.
    """
    order = sorted((i for i, w in enumerate(worth) if w > 0), key=lambda i: (candidates[i].end, candidates[i].start, i))
    ends = [candidates[i].end for i in order]
    best: list[float] = [0.0]
    before: list[int] = []
    for n, i in enumerate(order):
        at = bisect_right(ends, candidates[i].start, 0, n)
        before.append(at)
        best.append(max(best[n], best[at] + worth[i]))
    chosen, n = [], len(order)
    while n:
        if best[n] > best[n - 1]:
            chosen.append(order[n - 1])
            n = before[n - 1]
        else:
            n -= 1
    return chosen[::-1]
