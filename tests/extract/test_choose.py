"""The best set of stretches that do not touch."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.candidate import Candidate, touching
from onrecord.extract.choose import best_set

places = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: Candidate(p[0], p[0] + p[1], 0, None, "x"))
rivals = st.lists(st.tuples(places, st.integers(-5, 20).map(lambda n: n / 10)), max_size=9)


def total(chosen: list[int], worth: list[float]) -> float:
    return sum(worth[i] for i in chosen)


@given(rivals)
def test_no_set_of_apart_stretches_is_worth_more(drawn: list[tuple[Candidate, float]]) -> None:
    candidates, worth = [c for c, _ in drawn], [w for _, w in drawn]
    chosen = best_set(candidates, worth)
    assert not any(touching(candidates[a], candidates[b]) for a, b in combinations(chosen, 2))
    for size in range(len(candidates) + 1):
        for other in combinations(range(len(candidates)), size):
            if not any(touching(candidates[a], candidates[b]) for a, b in combinations(other, 2)):
                assert total(list(other), worth) <= total(chosen, worth) + 1e-9


def test_two_halves_beat_the_whole_when_they_are_worth_more() -> None:
    whole, left, right = (Candidate(a, b, 0, None, "x") for a, b in ((0, 20), (0, 9), (12, 20)))
    assert best_set([whole, left, right], [0.5, 0.3, 0.3]) == [1, 2]
    assert best_set([whole, left, right], [0.7, 0.3, 0.3]) == [0]


def test_what_is_worth_nothing_is_never_taken() -> None:
    assert best_set([Candidate(0, 5, 0, None, "x")], [0.0]) == []
