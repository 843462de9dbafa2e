"""The front page: the headline figures and what lately became different."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial

from onrecord.ledger import Filter, Ledger, Sort
from onrecord.ledger.views import Change, Row, Scorecard
from onrecord.model import Basis, DeadlineState, Kind, Outcome, Strength
from onrecord.web.data.charts import DeadlineChart, deadline_chart

RECENT_DAYS = 90
DUE_DAYS = 30
SHOWN, FEWER = 6, 3
STEPS = (14, RECENT_DAYS)  # days looked back on: a large ledger has enough in the first
LONGEST_DAYS = 1800

FIRM = Filter(strength=(Strength.FIRM,))
OVERDUE = Filter(strength=(Strength.FIRM,), state=(DeadlineState.OVERDUE,), sort=Sort.LATEST_DUE)
DUE = Filter(strength=(Strength.FIRM,), due_within=DUE_DAYS, sort=Sort.DUE)
DUE_SOON = Filter(strength=(Strength.FIRM,), state=(DeadlineState.DUE_SOON,))
DONE = Filter(strength=(Strength.FIRM,), outcome=(Outcome.DONE,), sort=Sort.NEWEST)
UPCOMING = Filter(strength=(Strength.FIRM,), state=(DeadlineState.UPCOMING,))
CLAIMED, REPORTED, RULED = (replace(DONE, basis=(basis,)) for basis in Basis)
SILENT = Filter(strength=(Strength.FIRM,), outcome=(Outcome.NO_REPORT,))
SOFT = Filter(strength=(Strength.SOFT,))
MOVED = Filter(strength=(Strength.FIRM,), moved=True)


@dataclass(frozen=True, slots=True)
class Recent:
    """What became different lately; where nothing did in the last `days` days, the latest before, and `stale`."""

    changes: tuple[Change, ...]
    days: int = RECENT_DAYS
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """The front page as of a day."""

    counts: Scorecard
    documents: int
    overdue: tuple[Row, ...]
    overdue_is_new: bool
    due: tuple[Row, ...]
    moved: Recent
    reported: Recent
    stated: Recent
    chart: DeadlineChart
    kinds: tuple[Kind, ...] = tuple(Kind)


def front(ledger: Ledger, as_of: date) -> Front:
    """The front page of the ledger as of a day."""
    overdue, fresh = _overdue(ledger, as_of)
    quiet = cache(partial(_quiet, ledger, as_of))  # asked only where a part of the page has nothing to show
    return Front(
        counts=ledger.counts(as_of),
        documents=ledger.sources(as_of, limit=1).total,
        overdue=overdue,
        overdue_is_new=fresh,
        due=ledger.commitments(DUE, as_of, limit=SHOWN).rows,
        moved=_recent(ledger, as_of, quiet, "moved"),
        reported=_recent(ledger, as_of, quiet, "outcome", "contradicted"),
        stated=_recent(ledger, as_of, quiet, "stated"),
        chart=deadline_chart(ledger, as_of),
    )


def _overdue(ledger: Ledger, as_of: date) -> tuple[tuple[Row, ...], bool]:
    """The latest to fall overdue, and whether that was lately."""
    rows = ledger.commitments(OVERDUE, as_of, limit=SHOWN).rows
    since = as_of - timedelta(days=RECENT_DAYS)
    fresh = tuple(row for row in rows if row.due and row.due >= since)
    return (fresh, True) if fresh else (rows[:FEWER], False)


def _recent(ledger: Ledger, as_of: date, quiet: Callable[[], bool], *sort: str) -> Recent:
    """The latest changes of one sort; where nothing at all changed lately, those before."""
    for days in STEPS:
        if len(found := _changes(ledger, as_of, days, sort)) >= SHOWN:
            break
    if found or not quiet():
        return Recent(found[:SHOWN])
    return Recent(_changes(ledger, as_of, LONGEST_DAYS, sort)[:FEWER], stale=True)


def _quiet(ledger: Ledger, as_of: date) -> bool:
    """Whether nothing changed lately, as in a record that nothing is added to any more."""
    return not ledger.changes(as_of - timedelta(days=RECENT_DAYS), as_of, limit=1)


def _changes(ledger: Ledger, as_of: date, days: int, sort: tuple[str, ...]) -> tuple[Change, ...]:
    return ledger.changes(as_of - timedelta(days=days), as_of, limit=SHOWN, only=sort)
