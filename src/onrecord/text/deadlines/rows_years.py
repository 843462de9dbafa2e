"""Rows for months, quarters, halves, seasons, and years of all sorts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import THE_UNIT, Context, Moment, fixed, unknown
from onrecord.text.deadlines.rows_days import full_year


@row("<moment>", "<month> .?", example=("in October", "2021-10-01..2021-10-31"), counter="October 3")
def month(_: Context, number: int) -> Moment:
    """October: the next one, the present one included."""
    return Moment("month", series=cal.months_series(number), name=("month", number))


@row(
    "<moment>",
    "<month> .? ,? of? in? the? year? <year>",
    "<month> -|/ <year>",
    "month of <month> ,? <year>",
    "<year> ,? -? /? <month>",
    example=("in October 2021", "2021-10-01..2021-10-31"),
    counter="in October",
)
def month_of_year(_: Context, one: int, two: int) -> Moment | None:
    """October 2021."""
    year, number = (one, two) if one > 12 else (two, one)
    return fixed("month", cal.of_months(year, number))


@row(
    "<moment>",
    "<month> ,? of? <short>",
    "<month> of? <number>",
    example=("August '21", "2021-08-01..2021-08-31"),
    counter="August 21",
)
def month_of_short_year(_: Context, number: int, short: float) -> Moment | None:
    """August '21; August 99."""
    year = full_year(abs(short))
    return fixed("month", cal.of_months(year, number)) if year and not 0 <= short <= 31 else None


@row("<moment>", "month of <moment>", example=("in the month of May", "2021-05-01..2021-05-31"), counter="in May")
def month_around(context: Context, moment: Moment) -> Moment | None:
    """The month of May; the month of 16 September."""
    if moment.grain == "month":
        return moment
    days = moment.settled(context).days
    return fixed("month", cal.of_months(days.first.year, days.first.month)) if days and moment.grain == "day" else None


@row(
    "<moment>",
    "<year>",
    "calendar? year of? <year>",
    "the calendar? year of? <year>",
    "cy <year>",
    example=("in 2022", "2022-01-01..2022-12-31"),
    counter="2022 people were",
)
def year(_: Context, number: int) -> Moment | None:
    """2022. Four figures before 1500 or after 2200 are rarely a year."""
    return fixed("year", cal.of_years(number)) if 1500 <= number <= 2200 else None


@row("<moment>", "<coded>", example=("in Q3", "2021-07-01..2021-09-30"), counter="in QE3")
def coded_part(_: Context, code: str) -> Moment | None:
    """Q3, H1."""
    number = int(code[1]) if code[1].isdigit() else 0
    if code[0] == "Q" and 1 <= number <= 4:
        return Moment("quarter", series=cal.months_series(3 * number - 2, 3), name=("quarter", number))
    if code[0] == "H" and 1 <= number <= 2:
        return Moment("half", series=cal.months_series(6 * number - 5, 6), name=("half", number))
    return None


@row(
    "<moment>",
    "the? <ordinal> quarter",
    example=("in the third quarter", "2021-07-01..2021-09-30"),
    counter="a quarter",
)
def ordinal_quarter(_: Context, number: int) -> Moment | None:
    """The third quarter."""
    if not 1 <= number <= 4:
        return None
    return Moment("quarter", series=cal.months_series(3 * number - 2, 3), name=("quarter", number))


def fiscal_year(number: int) -> Days | None:
    """The fiscal year of the United States: 1 October of the year before to 30 September."""
    return cal.of_months(number - 1, 10, 12)


def school_year(number: int) -> Days | None:
    """A school year, named by the year it begins in: 1 September to 31 May."""
    return cal.of_months(number, 9, 9)


@row(
    "<moment>",
    "the? fiscal year -? <year>",
    "fy -? <year>",
    "fy -? '? <number>",
    "fiscal <year>",
    "the? fiscal year <year> -|/ <year>",
    "the? fiscal year <year> -|/ <number>",
    "fy <year> -|/ <number>",
    example=("by the end of fiscal year 2022", "..2022-09-30"),
    counter="by the end of 2022",
)
def fiscal_year_number(_: Context, number: float, last: float | None = None) -> Moment | None:
    """Fiscal year 2022; fiscal year 2021-22, which ends in 2022."""
    whole = int(number) if number >= 1000 else full_year(number)
    found = fiscal_year(whole + (last is not None)) if whole else None
    return fixed("fiscal year", found, "US fiscal year: 1 October to 30 September")


@row(
    "<moment>",
    "fiscal years? <year> through|to|-|and <year>",
    "fiscal years <year> , <year> ,? and <year>",
    example=("in fiscal years 2021 through 2023", "2020-10-01..2023-09-30"),
    counter="in 2021 through 2023",
)
def fiscal_years(_: Context, *numbers: int) -> Moment | None:
    """Fiscal years 2021 through 2023."""
    first, last = fiscal_year(numbers[0]), fiscal_year(numbers[-1])
    return fixed("span", first and last and cal.stretch(first.first, last.last), "US fiscal years")


def _of_sort(sort: str, on: date, shift: int) -> Days | None:
    if sort == "fiscal":
        return fiscal_year(on.year + (on.month >= 10) + shift)
    running = on.year if on.month >= 6 else on.year - 1
    return school_year(running + shift)


@row(
    "<moment>",
    "the? <year> fiscal year",
    "the? <year> -|/ <number> fiscal year",
    example=("in the 2022 fiscal year", "2021-10-01..2022-09-30"),
    counter="in 2022",
)
def year_then_fiscal(_: Context, number: int, last: float | None = None) -> Moment | None:
    """The 2022 fiscal year; the 2021-22 fiscal year, which ends in 2022."""
    found = fiscal_year(number if last is None else number + 1)
    return fixed("fiscal year", found, "US fiscal year: 1 October to 30 September")


@row(
    "<moment>",
    "the? <year> school|academic year",
    "the? <year> -|/ <number> school|academic year",
    "the? <year> -|/ <year> school|academic year",
    example=("in the 2021-22 academic year", "2021-09-01..2022-05-31"),
    counter="in 2021-22",
)
def year_then_school(_: Context, number: int, _last: float = 0) -> Moment | None:
    """The 2021-22 academic year."""
    return fixed("school year", school_year(number), "school year: September to May")


@row(
    "<moment>",
    "the? school|academic year <year>",
    "the? school|academic year <year> to|-|/ <year>",
    "the? school|academic year <year> -|/ <number>",
    example=("in the school year 2021", "2021-09-01..2022-05-31"),
    counter="2021",
)
def school_year_number(_: Context, number: int, _last: float = 0) -> Moment | None:
    """The school year 2021."""
    return fixed("school year", school_year(number), "school year: September to May")


_SHIFTS = (
    ("running", 0, "this|the|current"),
    ("next", 1, "next|coming|following|upcoming"),
    ("last", -1, "last|previous"),
)


def _sort_rows(sort: str, words: str, examples: tuple[tuple[str, str], ...]) -> None:
    """Rows for this, the next and the last year of a sort."""
    for (name, shift, leading), example in zip(_SHIFTS, examples, strict=True):

        def of_sort(context: Context, shift: int = shift) -> Moment | None:
            if context.published is None:
                return unknown(f"{sort} year")
            found = _of_sort(sort, context.published, shift)
            year = fixed(f"{sort} year", found, f"the {sort} year{shift:+d} from {context.published}", relative=True)
            return year if shift or not year else replace(year, name=THE_UNIT)

        of_sort.__name__ = f"{sort}_year_{name}"
        of_sort.__doc__ = f"The {name} {sort} year."
        patterns = [f"{leading} {words} year", f"the {leading.removeprefix('this|the|')} {words} year"]
        row("<moment>", *patterns, example=example, counter="the year")(of_sort)


_sort_rows(
    "fiscal",
    "fiscal",
    (
        ("by the end of the fiscal year", "..2021-09-30"),
        ("in the next fiscal year", "2021-10-01..2022-09-30"),
        ("in the last fiscal year", "2019-10-01..2020-09-30"),
    ),
)

_sort_rows(
    "school",
    "school|academic",
    (
        ("by the end of the school year", "..2021-05-31"),
        ("in the next academic year", "2021-09-01..2022-05-31"),
        ("in the last school year", "2019-09-01..2020-05-31"),
    ),
)


@row(
    "<moment>",
    "this|next|the financial year",
    "financial year <year>",
    example=("this financial year", "unknown"),
    counter="this year",
)
def financial_year(_: Context, *_numbers: int) -> Moment:
    """A financial year: it depends on whose, so its days stay open."""
    return unknown("year", "whose financial year?", relative=False)


@row(
    "<moment>", "the? <season>", "the <season> season", example=("by summer", "..2021-08-31"), counter="falling prices"
)
def season(_: Context, first: int) -> Moment:
    """Summer: June to August, by the weather office's reckoning."""
    return Moment("season", series=cal.months_series(first, 3), name=("season", first))


@row(
    "<moment>",
    "the? <season> of? <year>",
    example=("in the summer of 2022", "2022-06-01..2022-08-31"),
    counter="in 2022",
)
def season_of_year(_: Context, first: int, number: int) -> Moment | None:
    """Summer 2022."""
    return fixed("season", cal.of_months(number, first, 3))
