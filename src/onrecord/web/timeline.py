"""Deadlines over time as geometry for a server-drawn SVG: one square a commitment, stacked by period.

The drawing has no script and no hidden state: each column links to the list behind it, and the page shows the same
numbers as a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import DeadlineState

ORDER = (DeadlineState.PASSED, DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.UPCOMING)
MONTHS_OF_STEP = (1, 3, 6, 12, 60, 120)
AXIS, HEAD, MARGIN = 34, 26, 10
SMALLEST_SQUARE = 6
THINNEST = 0.4
LABEL_ROOM = 44


@dataclass(frozen=True, slots=True)
class Due:
    """How many commitments with one state have their last day on `day`."""

    day: date
    state: DeadlineState
    count: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column: `count` commitments in one state, drawn as a rectangle."""

    state: DeadlineState
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def parts(self) -> int:
        """Into how many squares it is drawn: one a commitment while there is room to tell them apart."""
        return self.count if self.height / self.count >= SMALLEST_SQUARE else 1


@dataclass(frozen=True, slots=True)
class Column:
    """A period, first and last day inclusive, and the bars in it, lowest first."""

    first: date
    last: date
    label: str
    x: float
    width: float
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """How many commitments fall due in the period."""
        return sum(bar.count for bar in self.bars)

    def count(self, state: DeadlineState) -> int:
        """How many of them are in one state."""
        return sum(bar.count for bar in self.bars if bar.state == state)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing `width` × `height`, its base line at `base`, and where the as-of day falls (None: outside)."""

    width: int
    height: int
    base: int
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float | None


def timeline(dues: Iterable[Due], as_of: date, width: int = 960, most_columns: int = 64, height: int = 220) -> Timeline:
    """Lay out the deadlines in at most `most_columns` periods of equal months."""
    points = sorted(dues, key=lambda due: due.day)
    base = height - AXIS
    if not points:
        return Timeline(width, height, base, (), (), None)
    first, last = min(points[0].day, as_of), max(points[-1].day, as_of)
    step = _step(first, last, most_columns)
    starts = _starts(first, last, step)
    counts = _counts(points, starts)
    tallest = max(sum(counter.values()) for counter in counts)
    room = (width - 2 * MARGIN) / len(starts)
    unit = min((base - HEAD) / tallest, room)
    columns = tuple(
        _column(start, _next(start, step), counter, MARGIN + index * room, room, base, unit)
        for index, (start, counter) in enumerate(zip(starts, counts, strict=True))
    )
    end = _next(starts[-1], step)
    now = MARGIN + (as_of - starts[0]).days / (end - starts[0]).days * (width - 2 * MARGIN)
    return Timeline(width, height, base, columns, _ticks(columns, width), now)


def _step(first: date, last: date, most: int) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return next((step for step in MONTHS_OF_STEP if months / step <= most - 1), MONTHS_OF_STEP[-1])


def _starts(first: date, last: date, step: int) -> list[date]:
    number = first.year * 12 + first.month - 1
    number -= number % step
    starts = []
    while number <= last.year * 12 + last.month - 1:
        starts.append(date(number // 12, number % 12 + 1, 1))
        number += step
    return starts


def _next(start: date, step: int) -> date:
    number = start.year * 12 + start.month - 1 + step
    return date(min(number // 12, date.max.year), number % 12 + 1, 1)


def _counts(points: Sequence[Due], starts: Sequence[date]) -> list[Counter[DeadlineState]]:
    counts: list[Counter[DeadlineState]] = [Counter() for _ in starts]
    at = 0
    for point in points:
        while at + 1 < len(starts) and starts[at + 1] <= point.day:
            at += 1
        counts[at][point.state] += point.count
    return counts


def _column(
    first: date, after: date, counter: Counter[DeadlineState], x: float, room: float, base: int, unit: float
) -> Column:
    bars = []
    y = float(base)
    for state in ORDER:
        if count := counter[state]:
            y -= count * unit
            bars.append(
                Bar(
                    state,
                    count,
                    round(x + 1, 2),
                    round(y, 2),
                    round(room - 2, 2),
                    round(max(count * unit - 1, THINNEST), 2),
                )
            )
    last = after - timedelta(days=1)
    return Column(first, last, _label(first, last), round(x, 2), round(room, 2), tuple(bars))


def _label(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return f"{first.year}"
    return f"{first:%Y-%m} – {last:%Y-%m}"


def _ticks(columns: Sequence[Column], width: int) -> tuple[tuple[float, str], ...]:
    """The first column of each year, and the very first where a year label has room beside it, kept apart."""
    januaries = [column for column in columns if column.first.month == 1]
    first = [columns[0]] if not januaries or januaries[0].x - columns[0].x >= LABEL_ROOM else []
    ticks: list[tuple[float, str]] = []
    for column in (*first, *januaries):
        if (not ticks or column.x - ticks[-1][0] >= LABEL_ROOM) and column.x <= width - LABEL_ROOM + 8:
            ticks.append((column.x, str(column.first.year)))
    return tuple(ticks)
