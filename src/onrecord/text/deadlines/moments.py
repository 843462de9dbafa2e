"""What the rows of the grammar pass to one another: the context, moments, recurrences, and finished frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.model import Anchor
from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Series


@dataclass(frozen=True, slots=True)
class Context:
    """What a text is read against: its day of publication, and the days of events the caller knows."""

    published: date | None = None
    anchors: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: fixed (`days`), coming again (`series`), or not to be known (neither).

    Attributes:
        grain: day, week, weekend, month, quarter, half, season, year, decade, century, span.
        days: where it is fixed.
        series: where only a part of the calendar is named ("March", "Monday", "the 18th").
        part: `start`, `middle` or `end` where a part of something larger is meant; it changes what "by" means.
        relative: counted from the day of publication.
        how: how the days were reached, for reading.
        flags: what a reader should be warned of ("no such day", "day or month first?").
        day_only: the day of the month alone ("the 18th"), the shape of most lists.
    """

    grain: str
    days: Days | None = None
    series: Series | None = field(default=None, compare=False)
    part: str = ""
    relative: bool = False
    how: str = ""
    flags: tuple[str, ...] = ()
    name: tuple[object, ...] = ()

    def settled(self, context: Context) -> Moment:
        """The moment fixed: what only names a part of the calendar is the next such, from publication on."""
        if self.days or self.series is None:
            return self
        if context.published is None:
            return replace(self, series=None, relative=True, flags=(*self.flags, "no day to count from"))
        found = cal.upcoming(self.series, context.published)
        how = f"the next from {context.published} on = {shown(found)}"
        return replace(self, days=found, relative=True, how=how)

    def inside(self, within: Days | None) -> Moment | None:
        """The one occurrence inside a stretch; None where there is none, or more than one."""
        if within is None or self.series is None:
            return None
        found = cal.occurrences(self.series, within)
        return replace(self, days=found[0], series=None) if len(found) == 1 else None


THE_UNIT, OF_THE_UNIT = ("the unit",), ("of the unit",)  # names of "the year" and of "the beginning of the year"
UNKNOWN_DAY = "no such day"


def unknown(grain: str, flag: str = "no day to count from", *, relative: bool = True) -> Moment:
    """A moment whose days cannot be known."""
    return Moment(grain, relative=relative, flags=(flag,))


def fixed(grain: str, found: Days | None, how: str = "", *, relative: bool = False, part: str = "") -> Moment | None:
    """A moment of known days; None where the calendar has no such days."""
    return Moment(grain, found, relative=relative, how=how, part=part) if found else None


def shown(found: Days | None) -> str:
    """Days for reading: one day, or first..last."""
    if found is None:
        return "unknown"
    return str(found.first) if found.first == found.last else f"{found.first}..{found.last}"


@dataclass(frozen=True, slots=True)
class Every:
    """A recurrence: ISO 8601 duration, and the day of the calendar it falls on where one is named."""

    iso: str
    on: Moment | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished reading: the days, the operator, and how they came about."""

    operator: str
    first: date | None = None
    last: date | None = None
    recurrence: str | None = None
    anchor: Anchor | None = None
    arithmetic: str = ""
    flags: tuple[str, ...] = ()
    relative: bool = False
    grain: str = ""


# Finer first: what can stand inside what.
RANK = {
    g: n
    for n, g in enumerate(
        "day weekend span week month season quarter half year decade century".split(),
    )
} | {"fiscal year": 8, "school year": 8}


def due_in(days: Days, part: str) -> date:
    """The last day that is still "by" the beginning, the middle or the end of something."""
    if part == "start":
        return days.first
    if part == "early" and (days.last - days.first).days > 150:
        return (cal.of_months(days.first.year, days.first.month, 4) or days).last
    if part == "middle":
        return (
            days.first
            + (days.last - days.first - timedelta(days=1) * (days.first.month == 5 and days.last.month == 8)) // 2
        )
    return days.last
