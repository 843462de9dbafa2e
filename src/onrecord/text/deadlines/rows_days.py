"""Rows for single days: figures, month and day, weekdays, today and tomorrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Series
from onrecord.text.deadlines.figures import month_day
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import UNKNOWN_DAY, Context, Moment, fixed, unknown

DAY = timedelta(days=1)


@row("<moment>", "<numeric>", example=("2021-08-01", "2021-08-01"), counter="1 August 2021")
def in_figures(_: Context, moment: Moment) -> Moment:
    """2021-08-01."""
    return moment


@row(
    "<monthday>",
    "<month> .? ,? <dom>",
    "<month> .? the <dom>",
    "<month> -|/ <dom>",
    example=("August 1, 2021", "2021-08-01"),
    counter="2 in May",
)
def month_then_day(_: Context, month: int, number: int) -> tuple[int, int]:
    """August 1."""
    return month, number


@row(
    "<monthday>",
    "the? <dom> day? of? <month> .?",
    "<dom> -|/ <month>",
    example=("1 August 2021", "2021-08-01"),
    counter="August 1, 2021",
)
def day_then_month(_: Context, number: int, month: int) -> tuple[int, int]:
    """The first of August."""
    return month, number


def dated(year: int, month: int, number: int) -> Moment:
    """A day of a known year; unknown where the calendar has no such day."""
    on = cal.of_day(cal.day(year, month, number))
    return Moment("day", on) if on else unknown("day", UNKNOWN_DAY, relative=False)


@row(
    "<moment>",
    "<month> .? <number> ,? <year>",
    "<number> <month> ,? <year>",
    example=("by May 45, 2031", "unknown"),
    counter="by May 5, 2031",
)
def no_day_of_month(_: Context, *values: float) -> Moment | None:
    """May 45, 2031: no month has such a day."""
    none = any(v == 0 or v > 31 for v in values[:2])
    return unknown("day", UNKNOWN_DAY, relative=False) if none else None


@row("<moment>", "<monthday>", example=("by 1 August", "..2021-08-01"), counter="by August")
def yearless_day(_: Context, monthday: tuple[int, int]) -> Moment:
    """1 August: the next such day, unless a year is told nearby."""
    if cal.day(2000, *monthday) is None:
        return unknown("day", UNKNOWN_DAY, relative=False)
    return Moment("day", series=month_day(*monthday), name=("month day", *monthday))


@row(
    "<moment>",
    "<monthday> ,? of? in? the? year? <year>",
    "<monthday> -|/ <year>",
    example=("1 August 2021", "2021-08-01"),
    counter="1 August",
)
def day_of_year(_: Context, monthday: tuple[int, int], year: int) -> Moment:
    """1 August 2021."""
    return dated(year, *monthday)


@row(
    "<moment>",
    "<year> -|/ <month> -|/ <dom>",
    "<year> ,? <month> <dom>",
    example=("2021-Aug-01", "2021-08-01"),
    counter="Aug 2021",
)
def year_first(_: Context, year: int, month: int, number: int) -> Moment:
    """2021-Aug-01."""
    return dated(year, month, number)


@row("<moment>", "<month> - <year> - <dom>", example=("August-2021-15", "2021-08-15"), counter="August 2021")
def year_within(_: Context, month: int, year: int, number: int) -> Moment:
    """August-2021-15."""
    return dated(year, month, number)


@row(
    "<moment>",
    "<year> / <dom> / <month>",
    "<year> - <dom> - <month>",
    example=("2021/15/Aug", "2021-08-15"),
    counter="2021/Aug/15",
)
def month_last(_: Context, year: int, number: int, month: int) -> Moment:
    """2021/15/Aug."""
    return dated(year, month, number)


@row("<moment>", "<dom> - <year> - <month>", example=("15-2021-August", "2021-08-15"), counter="15 August 2021")
def year_between(_: Context, number: int, year: int, month: int) -> Moment:
    """15-2021-August."""
    return dated(year, month, number)


@row(
    "<moment>",
    "<monthday> ,? <short>",
    "<monthday> of <number>",
    example=("15 August '21", "2021-08-15"),
    counter="15 August 2021",
)
def day_of_short_year(_: Context, monthday: tuple[int, int], short: float) -> Moment | None:
    """15 August '21."""
    year = full_year(abs(short))
    return dated(year, *monthday) if year and (short <= 0 or short > 31) else None


def full_year(short: float) -> int | None:
    """The year two figures stand for: 00 to 69 in this century, 70 to 99 in the last."""
    if short != int(short) or not 0 <= short <= 99:
        return None
    return int(short) + (2000 if short < 70 else 1900)


def each(step: Callable[[date], bool]) -> Series:
    """All days of a year that pass a test."""

    @cache
    def series(year: int) -> list[Days]:
        first = date(year, 1, 1)
        days = (first + DAY * n for n in range((date(year, 12, 31) - first).days + 1))
        return [Days(d, d) for d in days if step(d)]

    return series


@cache
def weekdays(weekday: int) -> Series:
    """All Mondays (0) of a year, and so on."""
    return each(lambda d: d.weekday() == weekday)


@row("<moment>", "<weekday> .?", example=("on Friday", "2020-11-20"), counter="Fridays")
def weekday(_: Context, number: int) -> Moment:
    """Friday: the next one, today included."""
    return Moment("day", series=weekdays(number), name=("weekday", number))


@row(
    "<moment>",
    "<weekday> ,? the? <dom>",
    example=("on Friday 11", "2020-12-11"),
    counter="on Friday",
)
def weekday_of_month(_: Context, number: int, dom: int) -> Moment:
    """Friday the 11th."""
    return Moment(
        "day", series=each(lambda d: d.weekday() == number and d.day == dom), name=("weekday day", number, dom)
    )


@row(
    "<moment>",
    "<weekday> .? ,? -? on|the? <moment>",
    "<weekday> ( <moment> )",
    example=("Sunday, 1 August 2021", "2021-08-01"),
    counter="Sunday",
)
def weekday_and_date(_: Context, number: int, moment: Moment) -> Moment | None:
    """Sunday, 1 August: the date counts. Monday, two weeks from now: the Monday of that week."""
    if moment.name == ("counted",) and moment.days:
        week = cal.of_week(moment.days.first)
        return week and replace(moment, days=cal.of_day(cal.plus(week.first, number)))
    return moment if moment.grain == "day" and moment.name[:1] not in {("weekday",), ("deictic",)} else None


@row(
    "<moment>",
    "the <nth>",
    "on <nth>",
    "this <nth>",
    example=("on the 18th.", "2020-12-18"),
    counter="the 18th century",
)
def day_of_any_month(_: Context, number: int) -> Moment | None:
    """The 18th: the next one."""
    if not 1 <= number <= 31:
        return None
    return Moment("day", series=each(lambda d: d.day == number), name=("dom", number))


@row(
    "<moment>",
    "the? <dom> day of the month",
    example=("by the 10th day of the month", "..2020-12-10"),
    counter="the month",
)
def day_of_the_month(_: Context, number: int) -> Moment:
    """The 10th day of the month: the next one."""
    return Moment("day", series=each(lambda d: d.day == number), name=("dom", number))


@row(
    "<moment>",
    "<deictic>",
    "later <deictic>",
    "right? <deictic>",
    example=("tomorrow", "2020-11-21"),
    counter="the morrow",
)
def deictic(context: Context, shift: int) -> Moment:
    """Today, tomorrow, yesterday."""
    return from_today(context, shift)


def from_today(context: Context, shift: int) -> Moment:
    """The day `shift` days from publication."""
    if context.published is None:
        return Moment("day", relative=True, flags=("no day to count from",), name=("deictic", shift))
    on = cal.of_day(cal.plus(context.published, shift))
    how = f"{context.published} {shift:+d} days" if shift else "the day of publication"
    return Moment("day", on, relative=True, how=how, name=("deictic", shift))


@row(
    "<moment>",
    "the? day after <deictic>",
    "the? day before <deictic>",
    example=("the day after tomorrow", "2020-11-22"),
    counter="tomorrow",
)
def day_after_deictic(context: Context, shift: int) -> Moment | None:
    """The day after tomorrow, the day before yesterday."""
    return from_today(context, shift + 1 if shift > 0 else shift - 1) if shift else None


@row(
    "<moment>",
    "this <weekday>",
    "this <moment>",
    example=("this Friday", "2020-11-20"),
    counter="on Friday",
)
def this_one(context: Context, named: int | Moment) -> Moment | None:
    """This Friday: the one of this week. This March: the one of this year."""
    moment = weekday(context, named) if isinstance(named, int) else named
    if moment.series is None or moment.grain not in {"day", "month", "season", "half"}:
        return None
    if context.published is None:
        return replace(moment.settled(context), name=())
    around = cal.of_week(context.published) if moment.name[:1] == ("weekday",) else cal.of_years(context.published.year)
    inside = moment.inside(around) or moment.settled(context)
    return replace(
        inside, series=None, relative=True, name=(), how=f"of {around and around.first}..{around and around.last}"
    )


@row(
    "<moment>",
    "next <moment>",
    "following <moment>",
    example=("next Friday", "2020-11-27"),
    counter="on Friday",
)
def next_one(context: Context, moment: Moment) -> Moment | None:
    """Next Friday: that of the week after. Next March: the first to begin from tomorrow on."""
    if moment.series is None:
        return None
    if context.published is None:
        return moment.settled(context)
    if moment.name[:1] == ("weekday",):
        week = cal.of_week(context.published)
        around = week and cal.of_week(week.last + DAY)
        inside = moment.inside(around)
        return inside and replace(inside, relative=True, name=(), how=f"in the week after {context.published}")
    found = cal.upcoming(moment.series, context.published, running=False)
    return fixed(moment.grain, found, f"the first to begin after {context.published}", relative=True)


@row("<moment>", "<moment> next", example=("by Friday next", "..2020-11-27"), counter="next Friday")
def day_next(context: Context, moment: Moment) -> Moment | None:
    """Friday next, 31 December next: the first after today."""
    return coming_one(context, moment) if moment.grain in ("day", "month") else None


@row(
    "<moment>",
    "this? coming|upcoming <moment>",
    example=("this coming Friday", "2020-11-27"),
    counter="this Friday",
)
def coming_one(context: Context, moment: Moment) -> Moment | None:
    """The coming Friday: the first after today."""
    if moment.series is None:
        return None
    if context.published is None:
        return moment.settled(context)
    found = cal.upcoming(moment.series, context.published, running=False)
    return fixed(moment.grain, found, f"the first after {context.published}", relative=True)


@row(
    "<moment>",
    "last|previous <moment>",
    example=("last Friday", "2020-11-13"),
    counter="on Friday",
)
def last_one(context: Context, moment: Moment) -> Moment | None:
    """Last Friday: the last one before today."""
    if moment.series is None:
        return None
    if context.published is None:
        return moment.settled(context)
    since = context.published
    if moment.name[:1] == ("weekday",):
        since = since - DAY * since.weekday()  # last Friday is that of the week before
    found = cal.latest(moment.series, since)
    return fixed(moment.grain, found, f"the last before {context.published}", relative=True)


@row("<moment>", "this? past <moment>", example=("this past Friday", "2020-11-13"), counter="last Friday")
def past_one(context: Context, moment: Moment) -> Moment | None:
    """This past Friday: the nearest before today."""
    if moment.series is None:
        return None
    if context.published is None:
        return moment.settled(context)
    found = cal.latest(moment.series, context.published)
    return fixed(moment.grain, found, f"the last before {context.published}", relative=True)


@row(
    "<moment>",
    "the? current date",
    example=("from 1 May 2020 till the current date", "2020-05-01..2020-11-20"),
    counter="a date",
)
def current_date(context: Context) -> Moment:
    """The current date."""
    return from_today(context, 0)


@row(
    "<moment>",
    "<moment> ,? at|by|before|around? <clock>",
    "<clock> ,? on? <moment>",
    "<daypart> ,? on? <moment>",
    "the? close|end of business on? <moment>",
    "<moment> ,? in? the? <daypart>",
    "the? <daypart> of <moment>",
    example=("at 5 p.m. on 1 August 2021", "2021-08-01"),
    counter="1 August 2021",
)
def with_clock(_: Context, one: object, two: object = None) -> Moment | None:
    """A day with a time of day, which is left aside."""
    moment = one if isinstance(one, Moment) else two
    return moment if isinstance(moment, Moment) and moment.grain == "day" else None


@row("<moment>", "this <daypart>", example=("this evening", "2020-11-20"), counter="in the evening")
def this_daypart(context: Context, _part: str) -> Moment:
    """This evening: today."""
    return from_today(context, 0)


@row("<moment>", "<moment> ( <weekday> )", example=("by 15 May (Saturday)", "..2021-05-15"), counter="by 15 May")
def weekday_in_brackets(_: Context, moment: Moment, _number: int) -> Moment | None:
    """15 May (Saturday): the date counts."""
    return moment if moment.grain == "day" else None
