"""The charts of the pages as geometry: drawn as SVG by a template, with the same numbers in a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import Bar
from onrecord.model import DeadlineState
from onrecord.web.timeline import Due, Timeline, timeline

STATES = (DeadlineState.PASSED, DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.UPCOMING)
WIDE, NARROW = 960, 360


@dataclass(frozen=True, slots=True)
class DeadlineChart:
    """Deadlines over time, drawn for a wide and for a narrow page, and the state they are told apart by."""

    wide: Timeline
    narrow: Timeline
    states: tuple[DeadlineState, ...] = STATES

    @property
    def total(self) -> int:
        """How many commitments are in it."""
        return sum(column.total for column in self.wide.columns)


def deadline_chart(ledger: Ledger, as_of: date, narrowed: Filter | None = None) -> DeadlineChart:
    """The deadlines of what a filter shows, on a day."""
    dues = [due for bar in ledger.timeline(as_of, narrowed or Filter()) for due in _dues(bar)]
    return DeadlineChart(
        timeline(dues, as_of, WIDE),
        timeline(dues, as_of, NARROW, most_columns=20, height=200),
    )


def _dues(bar: Bar) -> list[Due]:
    counts = (bar.passed, bar.overdue, bar.due_soon, bar.upcoming)
    return [Due(bar.month, state, count) for state, count in zip(STATES, counts, strict=True) if count]
