"""Rows for weeks and weekends, and for this, the next and the last calendar unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import RANK, THE_UNIT, Context, Moment, fixed, shown, unknown

DAY = timedelta(days=1)


@row("<moment>", "the? week <number>", example=("in week 31", "2021-08-02..2021-08-08"), counter="in 31 weeks")
def numbered_week(_: Context, number: float) -> Moment | None:
    """Week 31, by ISO 8601."""
    if number != int(number) or not 1 <= number <= 53:
        return None

    def series(of: int) -> list[Days]:
        within = cal.of_years(of)
        weeks = cal.weeks_of(within) if within else []
        return weeks[int(number) - 1 : int(number)]

    return Moment("week", series=series, name=("week", int(number)))


@row(
    "<moment>",
    "week <number> of <moment>",
    example=("in week 3 of 2027", "2027-01-18..2027-01-24"),
    counter="in week 3",
)
def week_of_year(_: Context, number: float, within: Moment) -> Moment | None:
    """Week 3 of 2027."""
    weeks = cal.weeks_of(within.days) if within.days and within.grain == "year" else []
    place = int(number) - 1
    return fixed("week", weeks[place], relative=within.relative) if 0 <= place < len(weeks) else None


@row(
    "<moment>",
    "the? week of <moment>",
    "the? week commencing|beginning|starting on? <moment>",
    "w / c <moment>",
    example=("the week of 10 May 2021", "2021-05-10..2021-05-16"),
    counter="10 May 2021",
)
def week_around(context: Context, moment: Moment) -> Moment | None:
    """The week of 10 May."""
    days = moment.settled(context).days
    if moment.grain != "day":
        return None
    return fixed("week", cal.of_week(days.first), relative=moment.relative) if days else unknown("week")


def weekends(year: int) -> list[Days]:
    """All weekends of a year, Saturday and Sunday."""
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days
    saturdays = [first + DAY * n for n in range((5 - first.weekday()) % 7, length, 7)]
    return [Days(s, s + DAY) for s in saturdays]


@row(
    "<moment>",
    "weekend",
    "the|this|that|on weekend",
    example=("this weekend", "2020-11-21..2020-11-22"),
    counter="every weekend",
)
def weekend(_: Context) -> Moment:
    """The weekend: the coming or present one."""
    return Moment("weekend", series=weekends, name=("weekend",))


def unit_around(on: date, unit: str, shift: int, count: int = 1) -> Days | None:
    """The calendar unit `shift` units away from the one that holds a day, and `count` of them."""
    if unit == "day":
        start = cal.plus(on, shift)
        return cal.stretch(start, cal.plus(on, shift + count - 1))
    if unit in ("week", "fortnight"):
        span = 7 if unit == "week" else 14
        monday = cal.plus(on, -on.weekday() + span * shift)
        return cal.stretch(monday, monday and cal.plus(monday, span * count - 1))
    if unit == "month":
        return cal.of_months(on.year, on.month + shift, count)
    if unit == "quarter":
        return cal.of_months(on.year, (on.month - 1) // 3 * 3 + 1 + 3 * shift, 3 * count)
    length = {"year": 1, "decade": 10, "century": 100}.get(unit)
    return cal.of_years((on.year // length + shift) * length, length * count) if length else None


def near(context: Context, unit: str, shift: int, count: int = 1) -> Moment | None:
    """This, the next or the last calendar unit."""
    if unit not in RANK and unit != "fortnight":
        return None
    if context.published is None:
        return unknown(unit)
    found = unit_around(context.published, unit, shift, count)
    how = f"the {unit}{f' {shift:+d}' if shift else ''} of {context.published} = {shown(found)}"
    return fixed(unit, found, how, relative=True)


@row(
    "<moment>",
    "this|current|same very? <single>",
    "the current|same|whole <single>",
    "this calendar <single>",
    "the rest of this <single>",
    example=("this year", "2020-01-01..2020-12-31"),
    counter="two years",
)
def this_unit(context: Context, unit: str) -> Moment | None:
    """This year."""
    return near(context, unit, 0)


@row(
    "<moment>",
    "this working week",
    "this workweek",
    example=("this working week", "2020-11-16..2020-11-20"),
    counter="this week",
)
def working_week(context: Context) -> Moment | None:
    """This working week: Monday to Friday."""
    return _weekdays_of(near(context, "week", 0))


def _weekdays_of(week: Moment | None) -> Moment | None:
    if week is None or week.days is None:
        return week
    return replace(week, days=Days(week.days.first, week.days.last - 2 * DAY))


@row("<moment>", "the <single>", example=("by the end of the year", "..2020-12-31"), counter="a year")
def the_unit(context: Context, unit: str) -> Moment | None:
    """The year, as in "by the end of the year"."""
    found = near(context, unit, 0)
    return found and replace(found, name=THE_UNIT)


@row(
    "<moment>",
    "the? next|coming|following|upcoming calendar? <single>",
    "the <single> ahead",
    example=("next year", "2021-01-01..2021-12-31"),
    counter="this year",
)
def next_unit(context: Context, unit: str) -> Moment | None:
    """Next year."""
    return near(context, unit, 1)


@row(
    "<moment>",
    "the? next|coming|following|upcoming weekend",
    example=("next weekend", "2020-11-28..2020-11-29"),
    counter="weekend",
)
def next_weekend(context: Context) -> Moment | None:
    """Next weekend: that of the week after."""
    return _weekend(context, 1)


@row(
    "<moment>",
    "the weekend after the? next",
    example=("the weekend after next", "2020-12-05..2020-12-06"),
    counter="next weekend",
)
def weekend_after_next(context: Context) -> Moment | None:
    """The weekend after next."""
    return _weekend(context, 2)


def _weekend(context: Context, shift: int) -> Moment | None:
    week = near(context, "week", shift)
    if week is None or week.days is None:
        return week
    return fixed("weekend", Days(week.days.last - DAY, week.days.last), week.how, relative=True)


@row(
    "<moment>",
    "the <single> after the? next",
    example=("the year after next", "2022-01-01..2022-12-31"),
    counter="next year",
)
def unit_after_next(context: Context, unit: str) -> Moment | None:
    """The year after next."""
    return near(context, unit, 2)


@row(
    "<moment>",
    "the? last|past|previous calendar? <single>",
    example=("last year", "2019-01-01..2019-12-31"),
    counter="the last years",
)
def last_unit(context: Context, unit: str) -> Moment | None:
    """Last year."""
    return near(context, unit, -1)


@row(
    "<moment>",
    "these <number> <unit>",
    example=("within these two years", "2020-01-01..2021-12-31"),
    counter="within two years",
)
def these_units(context: Context, count: float, unit: str) -> Moment | None:
    """These two years: the present one and the next."""
    return near(context, unit, 0, int(count)) if 1 <= count <= 100 else None
