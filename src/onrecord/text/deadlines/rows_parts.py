"""Rows for parts of a stretch (early, mid, end of, rest of) and for stretches between two moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import Context, Moment, fixed, unknown
from onrecord.text.deadlines.rows_periods import months_series, near

DAY = timedelta(days=1)


def _thirds(whole: Days, part: str) -> Days:
    """Beginning, middle, end of a year: four months each. Of anything else: as `_halves`."""
    if not 360 <= (whole.last - whole.first).days <= 366:
        return _halves(whole, part)
    months = {"start": 0, "middle": 4, "end": 8}[part]
    return cal.of_months(whole.first.year, whole.first.month + months, 4) or whole


def _halves(whole: Days, part: str) -> Days:
    """Early and late: the two halves. Middle: the middle third."""
    count = (whole.last - whole.first).days + 1
    if 360 <= count <= 367:
        months = {"start": (0, 6), "middle": (4, 4), "end": (6, 6)}[part]
        return cal.of_months(whole.first.year, whole.first.month + months[0], months[1]) or whole
    if 28 <= count <= 31:
        ends = {"start": (1, 15), "middle": (10, 20), "end": (16, count)}[part]
    elif count == 7:
        ends = {"start": (1, 3), "middle": (2, 5), "end": (4, 7)}[part]
    else:
        third = count // 3
        ends = {"start": (1, count // 2), "middle": (third + 1, 2 * third), "end": (count // 2 + 1, count)}[part]
    return Days(whole.first + DAY * (ends[0] - 1), whole.first + DAY * (ends[1] - 1))


def _partial(whole: Moment, part: str, *, thirds: bool) -> Moment | None:
    if whole.part or whole.grain == "day":
        return None
    cut = _thirds if thirds else _halves
    if whole.series:
        outer = whole.series
        return Moment(whole.grain, series=lambda y: [cut(d, part) for d in outer(y)], part=part, name=())
    days = cut(whole.days, part) if whole.days else None
    return replace(whole, days=days, part=part, name=())


@row(
    "<moment>",
    "the? early -? <moment>",
    "earlier <moment>",
    example=("in early 2022", "2022-01-01..2022-06-30"),
    counter="2022",
)
def early(_: Context, whole: Moment) -> Moment | None:
    """Early 2022: its first half; "by" it means by the end of April, or by the middle of a month."""
    found = _partial(whole, "start", thirds=False)
    return found and replace(found, part="early")


@row("<moment>", "the? late -? <moment>", example=("in late May 2021", "2021-05-16..2021-05-31"), counter="May 2021")
def late(_: Context, whole: Moment) -> Moment | None:
    """Late May: its second half."""
    return _partial(whole, "end", thirds=False)


@row(
    "<moment>",
    "the? mid -? <moment>",
    "the? middle of the? <moment>",
    "midway through <moment>",
    "the? mid - to late <moment>",
    example=("by mid-2022", "..2022-06-30"),
    counter="by 2022",
)
def middle(_: Context, whole: Moment) -> Moment | None:
    """Mid-2022: the middle third of the year; "by" it means by 30 June."""
    return _partial(whole, "middle", thirds=True)


@row(
    "<moment>",
    "the? very? beginning|start of the? <moment>",
    example=("by the beginning of 2022", "..2022-01-01"),
    counter="by 2022",
)
def beginning(_: Context, whole: Moment) -> Moment | None:
    """The beginning of 2022."""
    return _partial(whole, "start", thirds=True)


@row(
    "<moment>",
    "the? very? end|close|ending|completion of the? <moment>",
    "the? end|close of <moment>",
    "end -? <moment>",
    "<moment> -? ' s? end",
    "<moment> - end",
    "<moment> end",
    example=("by the end of May", "..2021-05-31"),
    counter="by May",
)
def end(_: Context, whole: Moment) -> Moment | None:
    """The end of May."""
    return _partial(whole, "end", thirds=True)


@row(
    "<moment>",
    "the? year -? end",
    "the? year ' s end",
    "the? end of year",
    "the? eoy",
    example=("by year-end", "..2020-12-31"),
    counter="year",
)
def year_end(context: Context) -> Moment | None:
    """Year-end: of this year."""
    year = near(context, "year", 0)
    return year and _partial(year, "end", thirds=False)


@row("<moment>", "the? end of month", "the? month - end", example=("by end of month", "..2020-11-30"), counter="month")
def month_end(context: Context) -> Moment | None:
    """The end of this month."""
    month = near(context, "month", 0)
    return month and _partial(month, "end", thirds=False)


@row(
    "<moment>",
    "the? <ordinal> half of the? <moment>",
    "the? <ordinal> half <moment>",
    example=("in the first half of 2022", "2022-01-01..2022-06-30"),
    counter="in 2022",
)
def half_of(_: Context, number: int, whole: Moment) -> Moment | None:
    """The first half of 2022, of May."""
    if number not in (1, 2):
        return None
    found = _partial(whole, "start" if number == 1 else "end", thirds=False)
    return found and replace(found, part="", grain="half" if whole.grain == "year" else "span")


@row("<moment>", "the? <ordinal> half", example=("in the second half", "2020-07-01..2020-12-31"), counter="half")
def half(_: Context, number: int) -> Moment | None:
    """The second half, of the running year."""
    if number not in (1, 2):
        return None
    return Moment("half", series=months_series(6 * number - 5, 6), name=("half", number))


@row(
    "<moment>",
    "later <moment>",
    "later in <moment>",
    "the? remainder|rest|remaining of? <moment>",
    "the? rest of? <moment>",
    example=("later this year", "2020-11-20..2020-12-31"),
    counter="this year",
)
def rest_of(context: Context, whole: Moment) -> Moment | None:
    """Later this year, the rest of the month: from publication to its end."""
    if not whole.relative and whole.grain != "year":
        return None
    if whole.days is None or context.published is None:
        return replace(whole, name=())
    if not whole.days.first <= context.published <= whole.days.last:
        return None
    return fixed(whole.grain, Days(context.published, whole.days.last), whole.how, relative=True)


@row(
    "<moment>",
    "the? rest|remainder|remaining of? my|the? <unit>",
    example=("the rest of the week", "2020-11-20..2020-11-22"),
    counter="the week",
)
def rest_of_unit(context: Context, unit: str) -> Moment | None:
    """The rest of the week."""
    whole = near(context, unit, 0)
    return rest_of(context, whole) if whole else None


@row(
    "<moment>",
    "earlier this|in? the? <moment>",
    example=("earlier this year", "2020-01-01..2020-11-19"),
    counter="this year",
)
def earlier_in(context: Context, whole: Moment) -> Moment | None:
    """Earlier this year: from its beginning to publication."""
    if context.published is None or whole.days is None or not whole.relative:
        return None
    if not whole.days.first < context.published <= whole.days.last:
        return None
    return fixed(whole.grain, cal.stretch(whole.days.first, context.published - DAY), whole.how, relative=True)


# --- decades and centuries


@row("<moment>", "the? <decade>", example=("in the 2030s", "2030-01-01..2039-12-31"), counter="in 2030")
def decade(context: Context, token: str) -> Moment | None:
    """The 2030s, the '30s."""
    digits = "".join(c for c in token if c.isdigit())
    return fixed("decade", cal.of_years(int(digits), 10)) if len(digits) == 4 else _decade(context, int(digits))


@row("<moment>", "the? <decades>", example=("in the thirties", "2030-01-01..2039-12-31"), counter="thirty")
def decade_in_words(context: Context, tens: int) -> Moment | None:
    """The thirties."""
    return fixed("decade", cal.of_years(2000, 10)) if tens == 0 else _decade(context, tens)


def _decade(context: Context, tens: int) -> Moment | None:
    if context.published is None:
        return unknown("decade")
    century = context.published.year // 100 * 100
    start = century + tens if century + tens + 9 >= context.published.year else century + 100 + tens
    return fixed("decade", cal.of_years(start, 10), relative=True)


@row(
    "<moment>",
    "the? <below100> -? <decades>",
    "the? <thousands> and? <decades>",
    example=("in the twenty-thirties", "2030-01-01..2039-12-31"),
    counter="thirties",
)
def decade_with_century(_: Context, head: int, tens: int) -> Moment | None:
    """The nineteen seventies."""
    start = (head * 100 if head < 100 else head) + tens
    return fixed("decade", cal.of_years(start, 10)) if 1500 <= start <= 2200 else None


@row(
    "<moment>", "the? <ordinal> century", example=("in the 22nd century", "2100-01-01..2199-12-31"), counter="a century"
)
def century(_: Context, number: int) -> Moment | None:
    """The 22nd century, counted from the year that ends in 00."""
    return fixed("century", cal.of_years((number - 1) * 100, 100)) if 2 <= number <= 40 else None


# --- stretches between two moments


@row(
    "<dayspan>",
    "<month> the? <dom> -|to|through|until|till the? <dom>",
    "<month> between|from the? <dom> -|to|through|until|till|and the? <dom>",
    example=("March 22–24, 2021", "2021-03-22..2021-03-24"),
    counter="March 22",
)
def month_and_days(_: Context, month: int, first: int, last: int) -> tuple[int, int, int]:
    """March 22 to 24."""
    return month, first, last


@row(
    "<dayspan>",
    "the? <dom> -|to|through|until|till the? <dom> of? <month>",
    "between|from the? <dom> -|to|through|until|till|and the? <dom> of? <month>",
    example=("22–24 March", "2021-03-22..2021-03-24"),
    counter="24 March",
)
def days_and_month(_: Context, *values: int) -> tuple[int, int, int] | None:
    """22 to 24 March."""
    return (values[2], values[0], values[1]) if values[2] <= 12 else None


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
    if "span" in (one.grain, two.grain) or one.name[:1] == ("the unit",):
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


def due_in(days: Days, part: str) -> date:
    """The last day that is still "by" the beginning, the middle or the end of something."""
    if part == "start":
        return days.first
    if part == "early" and (days.last - days.first).days > 150:
        return (cal.of_months(days.first.year, days.first.month, 4) or days).last
    if part == "middle":
        return days.first + (days.last - days.first - DAY * (days.first.month == 5 and days.last.month == 8)) // 2
    return days.last


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
    "<month> or <month> <year>",
    example=("in May or June", "2021-05-01..2021-06-30"),
    counter="in May",
)
def one_month_or_next(_: Context, one: int, two: int, year: int | None = None) -> Moment | None:
    """May or June: both months."""
    if two - one not in (1, -11):
        return None
    return fixed("span", cal.of_months(year, one, 2)) if year else Moment("span", series=months_series(one, 2))


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
