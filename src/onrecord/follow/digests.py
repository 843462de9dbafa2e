"""What to look at in the morning: commitments nobody has reported on, and what changed between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onrecord.follow.status import standings, status
from onrecord.model import Commitment, DeadlineState, Decision, Evidence, Standing


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment with everything told of it."""

    commitment: Commitment
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """A commitment of which nothing has been told since a day: when it was last heard of, and for how many days."""

    commitment: Commitment
    last_heard: date
    days: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something that became so on a day: stated, due soon, overdue, moved, an outcome's name, or contradicted."""

    commitment: Commitment
    day: date
    what: str
    evidence: tuple[str, ...] = ()


def silent(
    followed: Iterable[Followed], decisions: Sequence[Decision], as_of: date, days: int = 180
) -> Iterator[Silence]:
    """Open commitments of which nothing was stated or reported for at least so many days, the longest first."""
    found = []
    for one in followed:
        last = _last_heard(one, as_of)
        standing = status(one.commitment, one.evidence, decisions, as_of)
        open_still = not (standing.deadline is DeadlineState.PASSED or _settled(one, decisions, as_of))
        if last and open_still and (as_of - last).days >= days:
            found.append(Silence(one.commitment, last, (as_of - last).days))
    yield from sorted(found, key=lambda s: (-s.days, s.commitment.id))


def changes(
    followed: Iterable[Followed], decisions: Sequence[Decision], since: date, until: date, due_soon_days: int = 30
) -> Iterator[Change]:
    """What changed after `since` and up to `until`, both inclusive of `until` alone, by day."""
    found = [c for one in followed for c in _changes(one, decisions, due_soon_days) if since < c.day <= until]
    yield from sorted(found, key=lambda c: (c.day, c.what, c.commitment.id))


def _last_heard(one: Followed, as_of: date) -> date | None:
    days = [one.commitment.first_stated, *(e.told for e in one.evidence if e.linked)]
    return max((d for d in days if d and d <= as_of), default=None)


def _settled(one: Followed, decisions: Sequence[Decision], as_of: date) -> bool:
    held = [s for s in standings(one.commitment, one.evidence, decisions) if s.since <= as_of]
    return bool(held) and held[-1].settled


def _changes(one: Followed, decisions: Sequence[Decision], due_soon_days: int) -> Iterator[Change]:
    held = standings(one.commitment, one.evidence, decisions)
    if one.commitment.first_stated:
        yield Change(one.commitment, one.commitment.first_stated, "stated")
    for before, after in pairwise(held):
        yield from _differences(one.commitment, before, after)
    due = one.commitment.timeframe.end if one.commitment.timeframe else None
    if due:
        for day, what in (
            (due - timedelta(days=due_soon_days), DeadlineState.DUE_SOON),
            (due + timedelta(days=1), DeadlineState.OVERDUE),
        ):
            if status(one.commitment, one.evidence, decisions, day, due_soon_days).deadline is what:
                yield Change(one.commitment, day, what.value)


def _differences(commitment: Commitment, before: Standing, after: Standing) -> Iterator[Change]:
    if after.outcome is not before.outcome:
        yield Change(commitment, after.since, after.outcome.value, after.evidence)
    if after.moved_to != before.moved_to:
        yield Change(commitment, after.since, "moved")
    if after.contradicted and not before.contradicted:
        yield Change(commitment, after.since, "contradicted")
