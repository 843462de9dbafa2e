"""Arithmetic on days: stretches of whole days, durations, and what the calendar says of months, weeks and years.

Everything is inclusive at both ends. What would leave the calendar (years 1 to 9999) is None, never an error.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date


Series = Callable[[int], Sequence[Days]]
"""All occurrences of something that comes again ("a Monday", "March"), for one year."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar units. `least` is the shorter end of "two to three years".

    Attributes:
        months: whole months, years included.
        days: days, weeks included.
        business: working days (Monday to Friday), counted one by one.
        words: for reading ("180 days").
        iso: the ISO 8601 form.
    """

    months: int = 0
    days: int = 0
    business: int = 0
    words: str = ""
    iso: str = ""
    least: Duration | None = None

    def joined(self, other: Duration) -> Duration:
        """Both durations one after the other ("two years and three months")."""
        return Duration(
            self.months + other.months,
            self.days + other.days,
            self.business + other.business,
            f"{self.words} {other.words}",
            self.iso + other.iso.removeprefix("P"),
        )


def day(year: int, month: int, number: int) -> date | None:
    """The day if there is such a day; None for 31 June."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, length: Duration, sign: int = 1) -> date | None:
    """`start` moved by a duration: months first (clipped to the month's last day), then days, then working days."""
    month = start.year * 12 + start.month - 1 + sign * length.months
    year = month // 12
    if not 1 <= year <= 9999:
        return None
    moved = date(year, month % 12 + 1, min(start.day, monthrange(year, month % 12 + 1)[1]))
    try:
        moved += timedelta(days=sign * length.days)
        return _business(moved, sign * length.business)
    except OverflowError:
        return None


def _business(start: date, count: int) -> date:
    whole, rest = divmod(abs(count), 5)
    step = timedelta(days=1 if count > 0 else -1)
    start += step * 7 * whole
    while rest:
        start += step
        rest -= start.weekday() < 5
    return start


def plus(start: date, days: int) -> date | None:
    """`start` moved by days."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def stretch(first: date | None, last: date | None) -> Days | None:
    """The days from first to last; None where one is missing or they are reversed."""
    return Days(first, last) if first and last and first <= last else None


def of_day(on: date | None) -> Days | None:
    """One day as a stretch."""
    return Days(on, on) if on else None


def of_years(year: int, count: int = 1) -> Days | None:
    """`count` calendar years from the given one."""
    return stretch(day(year, 1, 1), day(year + count - 1, 12, 31))


def of_months(year: int, month: int, count: int = 1) -> Days | None:
    """`count` calendar months; a month beyond 12 runs into the next year, one below 1 into the year before."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    if not 12 <= first <= last < 10000 * 12:
        return None
    year, month = divmod(last, 12)
    return stretch(day(first // 12, first % 12 + 1, 1), day(year, month + 1, monthrange(year, month + 1)[1]))


def of_week(on: date) -> Days | None:
    """The week, Monday to Sunday, that holds a day."""
    monday = plus(on, -on.weekday())
    return stretch(monday, plus(monday, 6)) if monday else None


def weeks_of(within: Days) -> list[Days]:
    """The weeks whose Thursday lies in the stretch (the rule of ISO 8601 for years, used for months too)."""
    thursday = plus(within.first, (3 - within.first.weekday()) % 7)
    weeks = []
    while thursday and thursday <= within.last:
        weeks.append(of_week(thursday))
        thursday = plus(thursday, 7)
    return [w for w in weeks if w]


def known(stretches: Iterable[Days | None]) -> list[Days]:
    """Those that exist."""
    return [s for s in stretches if s]


def occurrences(series: Series, within: Days) -> list[Days]:
    """The occurrences that lie wholly in a stretch."""
    years = range(within.first.year, min(within.last.year, within.first.year + 200, 9999) + 1)
    return [o for y in years for o in series(y) if within.first <= o.first and o.last <= within.last]


def upcoming(series: Series, since: date, *, running: bool = True) -> Days | None:
    """The first occurrence not over by `since`; with `running` False, the first that starts after it."""
    for year in range(max(1, since.year - 1), min(9999, since.year + 11) + 1):
        for occurrence in sorted(series(year)):
            if (occurrence.last >= since) if running else (occurrence.first > since):
                return occurrence
    return None


def latest(series: Series, before: date) -> Days | None:
    """The last occurrence over before `before`."""
    for year in range(before.year, max(0, before.year - 12), -1):
        for occurrence in sorted(series(year), reverse=True):
            if occurrence.last < before:
                return occurrence
    return None


def months_series(month: int, count: int = 1) -> Series:
    """The same months of every year."""
    return lambda year: known([of_months(year, month, count)])
