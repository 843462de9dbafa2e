"""Rows for weeks, months, quarters, halves, seasons, years of all sorts, decades, and parts of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Duration, Series
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.lexicon import UNITS
from onrecord.text.deadlines.moments import Context, Moment, fixed, shown, unknown
from onrecord.text.deadlines.rows_days import full_year

DAY = timedelta(days=1)
# Finer first: what can stand inside what.
RANK = {
    g: n
    for n, g in enumerate(
        "day weekend span week month season quarter half year decade century".split(),
    )
}


def months_series(month: int, count: int = 1) -> Series:
    """The same months of every year."""
    return lambda year: cal.known([cal.of_months(year, month, count)])


@row("<moment>", "<month> .?", example=("in October", "2021-10-01..2021-10-31"), counter="October 3")
def month(_: Context, number: int) -> Moment:
    """October: the next one, the present one included."""
    return Moment("month", series=months_series(number), name=("month", number))


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
        return Moment("quarter", series=months_series(3 * number - 2, 3), name=("quarter", number))
    if code[0] == "H" and 1 <= number <= 2:
        return Moment("half", series=months_series(6 * number - 5, 6), name=("half", number))
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
    return Moment("quarter", series=months_series(3 * number - 2, 3), name=("quarter", number))


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
    example=("by the end of fiscal year 2022", "..2022-09-30"),
    counter="by the end of 2022",
)
def fiscal_year_number(_: Context, number: float) -> Moment | None:
    """Fiscal year 2022."""
    whole = int(number) if number >= 1000 else full_year(number)
    return fixed("year", fiscal_year(whole), "US fiscal year: 1 October to 30 September") if whole else None


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
    return fixed("year", found, "US fiscal year: 1 October to 30 September")


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
    return fixed("year", school_year(number), "school year: September to May")


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
    return fixed("year", school_year(number), "school year: September to May")


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
                return unknown("year")
            found = _of_sort(sort, context.published, shift)
            return fixed("year", found, f"the {sort} year{shift:+d} from {context.published}", relative=True)

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
    return Moment("season", series=months_series(first, 3), name=("season", first))


@row(
    "<moment>",
    "the? <season> of? <year>",
    example=("in the summer of 2022", "2022-06-01..2022-08-31"),
    counter="in 2022",
)
def season_of_year(_: Context, first: int, number: int) -> Moment | None:
    """Summer 2022."""
    return fixed("season", cal.of_months(number, first, 3))


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


def weekends(year_number: int) -> list[Days]:
    """All weekends of a year, Saturday and Sunday."""
    first = date(year_number, 1, 1)
    saturday = first + DAY * ((5 - first.weekday()) % 7)
    found = []
    while saturday.year == year_number:
        found.append(Days(saturday, saturday + DAY))
        saturday += 7 * DAY
    return found


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


@row(
    "<moment>",
    "next working week",
    "next workweek",
    example=("next working week", "2020-11-23..2020-11-27"),
    counter="next week",
)
def next_working_week(context: Context) -> Moment | None:
    """Next working week."""
    return _weekdays_of(near(context, "week", 1))


def _weekdays_of(week: Moment | None) -> Moment | None:
    if week is None or week.days is None:
        return week
    return replace(week, days=Days(week.days.first, week.days.last - 2 * DAY))


@row("<moment>", "the <single>", example=("by the end of the year", "..2020-12-31"), counter="a year")
def the_unit(context: Context, unit: str) -> Moment | None:
    """The year, as in "by the end of the year"."""
    found = near(context, unit, 0)
    return found and replace(found, name=("the unit",))


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
    if whole.grain not in ("year", "month", "week", "quarter", "decade"):
        return None
    if part.name == ("span",) and whole.grain in ("month", "quarter"):
        return None
    if whole.days is None:
        return unknown(part.grain) if whole.relative and whole.series is None else _inside_series(part, whole)
    found = part.inside(whole.days)
    return found and replace(found, relative=whole.relative, how=whole.how, name=())


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
    "<moment> ,? in the? <moment>",
    example=("next year in May", "2021-05-01..2021-05-31"),
    counter="next year",
)
def coming_whole_first(context: Context, whole: Moment, part: Moment) -> Moment | None:
    """Next year in May; not "2022 in the Autumn Statement"."""
    return whole_first(context, whole, part) if whole.relative else None


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
