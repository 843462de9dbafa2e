"""Rows for parts of a stretch: early, mid, end of, rest of, halves; and for decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import OF_THE_UNIT, THE_UNIT, Context, Moment, fixed, unknown
from onrecord.text.deadlines.rows_units import near

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
    return replace(whole, days=days, part=part, name=OF_THE_UNIT if whole.name == THE_UNIT else ())


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
    "the? turn of the year",
    "the? end of year",
    "the? eoy",
    example=("by year-end", "..2020-12-31"),
    counter="year",
)
def year_end(context: Context) -> Moment | None:
    """Year-end: of this year."""
    year = near(context, "year", 0)
    return year and _partial(year, "end", thirds=False)


@row(
    "<moment>",
    "year -? end <year>",
    "the? end of year <year>",
    example=("by year-end 2022", "..2022-12-31"),
    counter="by year-end",
)
def year_end_of(_: Context, year: int) -> Moment | None:
    """Year-end 2022."""
    whole = fixed("year", cal.of_years(year))
    return whole and _partial(whole, "end", thirds=False)


@row(
    "<moment>",
    "the? end of month",
    "the? month - end",
    "the? month ' s end",
    example=("by end of month", "..2020-11-30"),
    counter="month",
)
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
    return Moment("half", series=cal.months_series(6 * number - 5, 6), name=("half", number))


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
