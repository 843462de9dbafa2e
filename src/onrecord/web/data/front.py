"""The front page: the headline figures and what lately became different."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.ledger import Filter, Ledger, Sort
from onrecord.ledger.views import Change, Row, Scorecard
from onrecord.model import DeadlineState, Kind, Outcome, Strength
from onrecord.web.data.charts import DeadlineChart, deadline_chart

RECENT_DAYS = 90
DUE_DAYS = 30
SHOWN = 6

FIRM = Filter(strength=(Strength.FIRM,))
OVERDUE = Filter(strength=(Strength.FIRM,), state=(DeadlineState.OVERDUE,), sort=Sort.LATEST_DUE)
DUE = Filter(strength=(Strength.FIRM,), due_within=DUE_DAYS, sort=Sort.DUE)
DUE_SOON = Filter(strength=(Strength.FIRM,), state=(DeadlineState.DUE_SOON,))
DONE = Filter(strength=(Strength.FIRM,), outcome=(Outcome.DONE,), sort=Sort.NEWEST)
SILENT = Filter(strength=(Strength.FIRM,), outcome=(Outcome.NO_REPORT,))
SOFT = Filter(strength=(Strength.SOFT,))
MOVED = Filter(moved=True)


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
    changes = ledger.changes(as_of - timedelta(days=RECENT_DAYS), as_of)
    return Front(
        counts=ledger.counts(as_of),
        documents=ledger.sources(as_of, limit=1).total,
        overdue=overdue,
        overdue_is_new=fresh,
        due=ledger.commitments(DUE, as_of, limit=SHOWN).rows,
        moved=_recent(ledger, changes, as_of, "moved"),
        reported=_recent(ledger, changes, as_of, "outcome", "contradicted"),
        stated=_recent(ledger, changes, as_of, "stated"),
        chart=deadline_chart(ledger, as_of),
    )


def _overdue(ledger: Ledger, as_of: date) -> tuple[tuple[Row, ...], bool]:
    """The latest to fall overdue, and whether that was lately."""
    rows = ledger.commitments(OVERDUE, as_of, limit=SHOWN).rows
    since = as_of - timedelta(days=RECENT_DAYS)
    fresh = tuple(row for row in rows if row.due and row.due >= since)
    return (fresh, True) if fresh else (rows[:3], False)


def _recent(ledger: Ledger, changes: tuple[Change, ...], as_of: date, *wanted: str) -> Recent:
    found = tuple(change for change in changes if change.what in wanted)[:SHOWN]
    if found:
        return Recent(found)
    earlier = ledger.changes(as_of - timedelta(days=20 * RECENT_DAYS), as_of)
    return Recent(tuple(change for change in earlier if change.what in wanted)[:3], stale=True)
