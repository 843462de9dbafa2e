"""Rows for stretches between two moments: from May to October, 22 to 24 March, 2021/22."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import THE_UNIT, Context, Moment, due_in, fixed, unknown

DAY = timedelta(days=1)


@row(
    "<dayspan>",
    "<month> the? <dom> -|to|through|until|till|and the? <dom>",
    "<month> between|from the? <dom> -|to|through|until|till|and the? <dom>",
    "<month> <dom> , <dom> ,? and <dom>",
    example=("March 22–24, 2021", "2021-03-22..2021-03-24"),
    counter="March 22",
)
def month_and_days(_: Context, month: int, first: int, *others: int) -> tuple[int, int, int]:
    """March 22 to 24; March 22, 23 and 24."""
    return month, first, others[-1]


@row(
    "<dayspan>",
    "the? <dom> -|to|through|until|till the? <dom> of? <month>",
    "between|from the? <dom> -|to|through|until|till|and the? <dom> of? <month>",
    "the? <dom> and|or the? <dom> of? <month>",
    "the? <dom> , the? <dom> ,? and the? <dom> of? <month>",
    example=("22–24 March", "2021-03-22..2021-03-24"),
    counter="24 March",
)
def days_and_month(_: Context, *values: int) -> tuple[int, int, int] | None:
    """22 to 24 March; on 22 and 24 March."""
    return (values[-1], values[0], values[-2]) if values[-1] <= 12 else None


@row(
    "<dayspan>",
    "from the? <dom> to|until|till <month> the? <dom>",
    example=("from 4 to May 22, 2021", "2021-05-04..2021-05-22"),
    counter="May 22",
)
def day_and_monthday(_: Context, first: int, month: int, last: int) -> tuple[int, int, int] | None:
    """From 4 to May 22."""
    return (month, first, last) if first < last else None


def _span(year: int, month: int, first: int, last: int) -> Days | None:
    start = cal.day(year, month, first)
    if last < first:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return cal.stretch(start, cal.day(year, month, last))


@row("<moment>", "<dayspan>", example=("22–24 March", "2021-03-22..2021-03-24"), counter="24 March")
def days_of_month(_: Context, dayspan: tuple[int, int, int]) -> Moment:
    """22 to 24 March: the next such days."""
    return Moment("span", series=lambda y: cal.known([_span(y, *dayspan)]), name=("days",))


@row(
    "<moment>",
    "<dayspan> ,? of? in? <year>",
    example=("March 22–24, 2021", "2021-03-22..2021-03-24"),
    counter="22–24 March",
)
def days_of_month_and_year(_: Context, dayspan: tuple[int, int, int], year: int) -> Moment | None:
    """22 to 24 March 2021."""
    return fixed("span", _span(year, *dayspan))


@row(
    "<moment>",
    "from|between? the? <dom> -|to|until|till|and|through the? <dom> of|in? <moment>",
    example=("from 4 to 22 next month", "2020-12-04..2020-12-22"),
    counter="next month",
)
def days_within(_: Context, first: int, last: int, whole: Moment) -> Moment | None:
    """From 4 to 22 next month."""
    if whole.grain != "month" or whole.days is None:
        return None
    of = whole.days.first
    return fixed("span", _span(of.year, of.month, first, last), whole.how, relative=whole.relative)


@row(
    "<moment>",
    "from|between|in? <moment> ,? to|until|till|through|-|up <moment>",
    "from <moment> and <moment>",
    "from <moment> up to <moment>",
    "between <moment> ,? and <moment>",
    "during the period from <moment> to <moment>",
    example=("from May to October 2021", "2021-05-01..2021-10-31"),
    counter="October 2021",
)
def between(context: Context, one: Moment, two: Moment) -> Moment | None:
    """From May to October 2021: a year told once serves both."""
    if "span" in (one.grain, two.grain) or one.name == THE_UNIT:
        return None
    if {one.grain, two.grain} <= {"year", "quarter", "half"} and (one.series is None) != (two.series is None):
        return None  # "2022-Q3" is no range
    if one.series is None and two.series is None:
        return _joined(one, two)
    if one.series and two.series:
        return _both_open(context, one, two)
    if two.days and one.series:
        left = _latest_start(one, two.days)
        return _joined(replace(one, days=left, series=None), two) if left else None
    if one.days and two.series:
        right = cal.upcoming(two.series, one.days.first)
        return _joined(one, replace(two, days=right, series=None)) if right else None
    return unknown("span")


@row(
    "<moment>",
    "on|both <moment> and on? <moment>",
    example=("on 30 November and 1 December", "2020-11-30..2020-12-01"),
    counter="on 1 December",
)
def two_days(context: Context, one: Moment, two: Moment) -> Moment | None:
    """On Monday and Tuesday, on 30 November and 1 December: from the first to the last of them."""
    named = {("weekday",), ("month day",)}
    if one.name[:1] != two.name[:1] or one.name[:1] not in named or one.name == two.name:
        return None
    found: Moment | None = between(context, one, two)
    return found


def _latest_start(one: Moment, right: Days) -> Days | None:
    found = None
    for year in (right.first.year - 1, right.first.year):
        for days in one.series(year) if one.series else ():
            if days.first <= right.first and days.first > right.first - 366 * DAY:
                found = days
    return found


def _joined(one: Moment, two: Moment) -> Moment | None:
    if one.days is None or two.days is None:
        return unknown("span", *(one.flags or two.flags)[:1])
    days = cal.stretch(_first_named(one, one.days), _last_named(two, two.days))
    flags = (*one.flags, *two.flags)
    found = fixed("span", days, relative=one.relative or two.relative)
    return found and replace(found, flags=flags)


def _first_named(moment: Moment, days: Days) -> date:
    """From the end, or the middle, of something: the day after it."""
    if moment.part in ("end", "middle"):
        return cal.plus(due_in(days, moment.part), 1) or days.last
    return days.first


def _last_named(moment: Moment, days: Days) -> date:
    return due_in(days, moment.part)


def _both_open(context: Context, one: Moment, two: Moment) -> Moment | None:
    left, right = one.series, two.series
    if left is None or right is None:
        return None

    def series(year: int) -> list[Days]:
        found = []
        for start in left(year):
            following = cal.upcoming(right, start.first)
            if following and following.last > start.first and (following.last - start.first).days < 366:
                found.append(Days(_first_named(one, start), _last_named(two, following)))
        return found

    return Moment("span", series=series, name=("span",))


@row("<moment>", "<deictic> or <deictic>", example=("today or tomorrow", "2020-11-20..2020-11-21"), counter="tomorrow")
def one_day_or_next(context: Context, one: int, two: int) -> Moment | None:
    """Today or tomorrow: from one to the other."""
    on = context.published
    if on is None:
        return unknown("span")
    return fixed("span", cal.stretch(cal.plus(on, one), cal.plus(on, two)), relative=True)


@row("<moment>", "<year> -|/ <number>", example=("in 2021/22", "2021-01-01..2022-12-31"), counter="in 2021")
def year_to_short_year(_: Context, first: int, short: float) -> Moment | None:
    """2021/22, 2018–19."""
    last = first // 100 * 100 + int(short)
    return (
        fixed("span", cal.of_years(first, last - first + 1)) if short == int(short) and 0 < last - first < 30 else None
    )


@row(
    "<moment>",
    "<month> or|and <month>",
    "<month> or|and <month> ,? <year>",
    example=("in December and April", "2020-12-01..2021-04-30"),
    counter="from December to April",
)
def two_months(_: Context, one: int, two: int, year: int | None = None) -> Moment | None:
    """In May or June, in December and April: from the first day of one to the last of the other."""
    many = (two - one) % 12 + 1
    if one == two or (year and one > two and many > 2):
        return None
    if year:
        return fixed("span", cal.of_months(year, one, many))
    return Moment("span", series=cal.months_series(one, many), name=("span",) if many > 2 else ())


@row("<moment>", "the? year to date", example=("in the year to date", "2020-01-01..2020-11-20"), counter="the year")
def year_to_date(context: Context) -> Moment | None:
    """The year to date."""
    on = context.published
    return fixed("span", cal.stretch(date(on.year, 1, 1), on), relative=True) if on else unknown("span")


@row(
    "<moment>",
    "from <moment> to|till date",
    example=("from March 2020 to date", "2020-03-01..2020-11-20"),
    counter="from March 2020",
)
def to_date(context: Context, moment: Moment) -> Moment | None:
    """From March to date: the last March."""
    on = context.published
    if on is None:
        return unknown("span")
    days = moment.days or (cal.latest(moment.series, on) if moment.series else None)
    return fixed("span", days and cal.stretch(days.first, on), relative=True)


@row("<moment>", "<year> / <year>", example=("by 2029/2030", "..2030-12-31"), counter="by 2029")
def year_or_next(_: Context, first: int, last: int) -> Moment | None:
    """2029/2030: from the first day of one to the last of the other."""
    return fixed("span", cal.of_years(first, 2)) if last == first + 1 else None


@row(
    "<moment>",
    "<year> , <year> ,? and <year>",
    example=("in 2021, 2022 and 2023", "2021-01-01..2023-12-31"),
    counter="in 2021 and 2022",
)
def three_years(_: Context, *years: int) -> Moment | None:
    """2021, 2022 and 2023: years that follow one another."""
    return fixed("span", cal.of_years(years[0], 3)) if years[2] == years[1] + 1 == years[0] + 2 else None


@row("<moment>", "<year> and|or <year>", example=("in 2021 and 2022", "2021-01-01..2022-12-31"), counter="in 2021")
def year_and_next(_: Context, first: int, last: int) -> Moment | None:
    """2021 and 2022: years that follow one another."""
    return fixed("span", cal.of_years(first, 2)) if last == first + 1 else None
