"""The scales other trackers print, reached from the two axes of a status.

A preset never says more than the status: `Promise Broken` and its like need an editor's verdict. Where a scale has no
word for something, the nearest that claims less is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Basis, DeadlineState, Outcome, Status


@dataclass(frozen=True, slots=True)
class Rating:
    """One grade of a scale and when a status is given it."""

    label: str
    holds: Callable[[Status], bool]


def _is(*outcomes: Outcome) -> Callable[[Status], bool]:
    return lambda status: status.outcome in outcomes


def _broken(status: Status) -> bool:
    return status.outcome is Outcome.BROKEN and status.basis is Basis.RULED


def _late(status: Status) -> bool:
    return status.deadline is DeadlineState.OVERDUE


def _any(_: Status) -> bool:
    return True


# The first grade that holds is given.
SCALES: dict[str, tuple[Rating, ...]] = {
    # politifact.com/truth-o-meter/promises: Not Yet Rated, In the Works, Stalled, Compromise, Promise Kept/Broken
    "politifact": (
        Rating("Promise Broken", _broken),
        Rating("Promise Kept", _is(Outcome.DONE)),
        Rating("Compromise", _is(Outcome.PARTLY_DONE, Outcome.SUPERSEDED)),
        Rating("Stalled", lambda s: s.outcome is Outcome.DROPPED or s.contradicted or _late(s)),
        Rating("In the Works", _is(Outcome.IN_PROGRESS)),
        Rating("Not Yet Rated", _any),
    ),
    # Full Fact Government Tracker: Achieved, Appears on track, In progress, Wait and see, Unclear, Off track, Not kept
    "full fact": (
        Rating("Not kept", _broken),
        Rating("Achieved", _is(Outcome.DONE)),
        Rating("Off track", lambda s: s.outcome is Outcome.DROPPED or s.contradicted or _late(s)),
        Rating("Unclear or disputed", _is(Outcome.SUPERSEDED, Outcome.PARTLY_DONE)),
        Rating("In progress", _is(Outcome.IN_PROGRESS)),
        Rating("Wait and see", _any),
    ),
    # Polimètre (Université Laval): Kept, Partially kept, In the works, Not yet rated, Broken
    "polimètre": (
        Rating("Broken", _broken),
        Rating("Kept", _is(Outcome.DONE)),
        Rating("Partially kept", _is(Outcome.PARTLY_DONE, Outcome.SUPERSEDED)),
        Rating("In the works", _is(Outcome.IN_PROGRESS)),
        Rating("Not yet rated", _any),
    ),
}


def rating(status: Status, scale: str) -> str:
    """The grade of a scale for a status.

    Args:
        status: as of some day.
        scale: a key of `SCALES`.

    Raises:
        KeyError: where there is no such scale.
    """
    return next(grade.label for grade in SCALES[scale] if grade.holds(status))
