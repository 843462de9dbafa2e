"""Rows for a part named with its whole: Q3 of 2022, the third week of May, the last Monday of January."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Duration
from onrecord.text.deadlines.framing import NO_DAY
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.lexicon import UNITS
from onrecord.text.deadlines.moments import RANK, Context, Frame, Moment, fixed, unknown

DAY = timedelta(days=1)


@row(
    "<moment>",
    "<moment> ,? of|in|on? the? <moment>",
    "<moment> - <moment>",
    "<moment> ,? of|in the? year <moment>",
    example=("in Q3 of 2022", "2022-07-01..2022-09-30"),
    counter="in 2022",
)
def inside(context: Context, part: Moment, whole: Moment) -> Moment | None:
    """A part of a longer stretch: Q3 of 2022, June next year, the first Monday of October."""
    if part.series is None or RANK.get(part.grain, 9) >= RANK.get(whole.grain, 0):
        return None
    if whole.grain == "fiscal year":
        return _inside_fiscal(part, whole)
    if whole.grain not in ("year", "month", "week", "quarter", "decade"):
        return None
    if part.name == ("span",) and whole.grain in ("month", "quarter"):
        return None
    if whole.days is None:
        return unknown(part.grain) if whole.relative and whole.series is None else _inside_series(part, whole)
    found = part.inside(whole.days)
    return found and replace(found, relative=whole.relative, how=whole.how, name=())


def _inside_fiscal(part: Moment, whole: Moment) -> Moment | None:
    """A quarter or half of a fiscal year is counted from its first month."""
    if whole.days is None or part.name[:1] not in {("quarter",), ("half",)}:
        return None
    count = 3 if part.grain == "quarter" else 6
    first = whole.days.first.month + count * (int(str(part.name[1])) - 1)
    return fixed(part.grain, cal.of_months(whole.days.first.year, first, count), whole.how, relative=whole.relative)


def _inside_series(part: Moment, whole: Moment) -> Moment | None:
    if part.series is None or whole.series is None or whole.name[:1] not in {("month",), ("quarter",)}:
        return None
    if part.name[:1] == ("weekday day",):
        return None  # "Wednesday, 22 January" is read by its date
    inner, outer = part.series, whole.series

    def series(of: int) -> list[Days]:
        found = [cal.occurrences(inner, within) for within in outer(of)]
        return [f[0] for f in found if len(f) == 1]

    return Moment(part.grain, series=series) if any(series(y) for y in range(2000, 2005)) else None


@row(
    "<moment>",
    "<moment> ,? ' s the? <moment>",
    "<moment> ,? on? -? the? <moment>",
    example=("2022, the third quarter", "2022-07-01..2022-09-30"),
    counter="2022",
)
def whole_first(context: Context, whole: Moment, part: Moment) -> Moment | None:
    """The longer stretch first: 2022 Q3, next week Monday."""
    return inside(context, part, whole) if whole.series is None else None


@row(
    "<moment>",
    "the? <ordinal> <unit> of the? <moment>",
    "the? <ordinal> <unit> <moment>",
    example=("in the third week of 2027", "2027-01-18..2027-01-24"),
    counter="in the third week",
)
def numbered_unit(context: Context, number: int, unit: str, whole: Moment) -> Moment | None:
    """The third week of 2027, the ninth month of next year."""
    return nth_unit(context, unit, whole, number - 1)


@row(
    "<moment>",
    "the? last <unit> of the? <moment>",
    example=("on the last day of May 2021", "2021-05-31"),
    counter="on the first day of May",
)
def last_unit_of(context: Context, unit: str, whole: Moment) -> Moment | None:
    """The last day of May."""
    return nth_unit(context, unit, whole, -1)


def nth_unit(context: Context, unit: str, whole: Moment, place: int) -> Moment | None:
    """The unit at a place (0 first, -1 last) in a longer stretch; a series where that is one."""
    if unit not in ("day", "week", "month", "quarter") or RANK[unit] >= RANK.get(whole.grain, 0):
        return None
    if whole.series:
        outer = whole.series
        return Moment(unit, series=lambda y: cal.known([_nth(unit, d, place) for d in outer(y)]))
    if whole.days is None:
        return unknown(unit)
    return fixed(unit, _nth(unit, whole.days, place), whole.how, relative=whole.relative)


def _nth(unit: str, within: Days, place: int) -> Days | None:
    units = _units(unit, within)
    return units[place] if -len(units) <= place < len(units) else None


def _units(unit: str, within: Days) -> list[Days]:
    if unit == "week":
        return cal.weeks_of(within)
    if unit == "day":
        return [
            Days(within.first + n * DAY, within.first + n * DAY) for n in range((within.last - within.first).days + 1)
        ]
    step = 1 if unit == "month" else 3
    months = (within.last.year - within.first.year) * 12 + within.last.month - within.first.month + 1
    return cal.known(cal.of_months(within.first.year, within.first.month + n, step) for n in range(0, months, step))


@row(
    "<moment>",
    "the? <ordinal> <weekday> of|in the? <moment>",
    "the? <ordinal> <weekday> <moment>",
    example=("the second Monday of January 2021", "2021-01-11"),
    counter="Monday",
)
def nth_weekday(_: Context, number: int, weekday: int, whole: Moment) -> Moment | None:
    """The second Monday of January."""
    return _weekday_at(weekday, whole, number - 1) if 1 <= number <= 53 else None


@row(
    "<moment>",
    "the? last <weekday> of|in? the? <moment>",
    example=("the last Monday of January 2021", "2021-01-25"),
    counter="last Monday",
)
def last_weekday(_: Context, weekday: int, whole: Moment) -> Moment | None:
    """The last Monday of January."""
    return _weekday_at(weekday, whole, -1)


def _weekday_at(weekday: int, whole: Moment, place: int) -> Moment | None:
    def found(within: Days) -> Days | None:
        days = [d for d in _units("day", within) if d.first.weekday() == weekday]
        return days[place] if -len(days) <= place < len(days) else None

    if whole.grain not in ("month", "year", "quarter"):
        return None
    if whole.series:
        outer = whole.series
        return Moment("day", series=lambda y: cal.known([found(d) for d in outer(y)]))
    return fixed("day", found(whole.days), whole.how, relative=whole.relative) if whole.days else unknown("day")


@row(
    "<frame>",
    "on? <weekday> week",
    example=("on Friday week", "2020-12-04"),
    counter="on Friday",
)
def weekday_week(context: Context, weekday: int) -> Frame | None:
    """On Friday week: a week after the Friday to come."""
    if context.published is None:
        return Frame("in", flags=(NO_DAY,), relative=True, grain="day")
    coming = context.published + DAY * ((weekday - context.published.weekday() - 1) % 7 + 1)
    on = cal.plus(coming, 7)
    return Frame("in", on, on, arithmetic=f"{coming} + 1 week = {on}", relative=True, grain="day") if on else None


@row(
    "<moment>",
    "the? first <length> of the? <moment>",
    example=("in the first ten days of May 2021", "2021-05-01..2021-05-10"),
    counter="in May 2021",
)
def first_stretch(_: Context, length: Duration, whole: Moment) -> Moment | None:
    """The first ten days of May; weeks are whole ones."""
    return _edge_stretch(length, whole, last=False)


@row(
    "<moment>",
    "the? last|final <length> of the? <moment>",
    example=("in the last four months of 2021", "2021-09-01..2021-12-31"),
    counter="in 2021",
)
def last_stretch(_: Context, length: Duration, whole: Moment) -> Moment | None:
    """The last four months of 2021."""
    return _edge_stretch(length, whole, last=True)


def _edge_stretch(length: Duration, whole: Moment, *, last: bool) -> Moment | None:
    unit = UNITS.get(length.words.split(" ")[-1])
    count = int(length.words.split(" ")[0]) if length.words.split(" ")[0].isdigit() else 0
    if whole.days is None or unit not in ("day", "week", "month", "quarter") or not count:
        return None
    units = _units(unit, whole.days)
    chosen = units[-count:] if last else units[:count]
    return fixed("span", cal.stretch(chosen[0].first, chosen[-1].last) if chosen else None, relative=whole.relative)
