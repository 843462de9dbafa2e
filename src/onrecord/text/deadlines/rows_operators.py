"""Rows for what a phrase says about its days: by, until, before, after, starting, in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Duration, latest, shifted
from onrecord.text.deadlines.framing import NO_DAY, bare, due, framed
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import OF_THE_UNIT, Context, Frame, Moment, shown


@row(
    "<ending>",
    "is|was out|over|up|through|done",
    "has|had ended|passed|closed|expired|elapsed|finished",
    "has|had run out",
    "ends|ended|closes|closed|expires|expired|finishes|finished",
    "runs|ran out",
    "comes|came to an end|close",
    "draws|drew to an|a end|close",
    example=("before 2030 has run out", "..2030-12-31"),
    counter="before 2030",
)
def ending(_: Context) -> str:
    """What says of a stretch of time that it ends."""
    return "ending"


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "school year": 12, "fiscal year": 12}


def _coming(moment: Moment, context: Context, last_day: Callable[[Moment], date | None] = due) -> Moment:
    """A moment settled; the next such one where its last day, as told, is gone by: nothing is promised for the past.

    "By the start of the school year", told in spring, is that of the next.
    """
    found = moment.settled(context)
    told, days, on = context.published, found.days, last_day(found)
    if told is None or days is None or on is None or on >= told:
        return found
    next_one: Days | None = None
    if moment.series and moment.days is None and (after := cal.plus(days.last, 1)):
        next_one = cal.upcoming(moment.series, after)
    elif found.name == OF_THE_UNIT and found.grain in _MONTHS:
        length = Duration(months=_MONTHS[found.grain])
        next_one = cal.stretch(shifted(days.first, length), shifted(days.last, length))
    return replace(found, days=next_one, how=f"{shown(next_one)}, since {on} is gone by") if next_one else found


@row(
    "<frame>",
    "by <moment>",
    "by <clock> on? <moment>",
    "by no|not later than <moment>",
    "no|not later than on? <moment>",
    "no|not later than the? close of <moment>",
    "at the? latest by|in|on <moment>",
    "by <moment> at the latest",
    "<moment> at the latest",
    "deadline of|is <moment>",
    "due by|on? <moment>",
    "on or before <moment>",
    "as late as <moment>",
    "up? to the? end of <moment>",
    "ahead of <moment>",
    "in time for <moment>",
    "in <moment> at the latest",
    "before|when|once|until|till <moment> <ending>",
    "by the time <moment> <ending>",
    example=("by 2030", "..2030-12-31"),
    counter="in 2030",
)
def by(context: Context, *values: object) -> Frame:
    """By 2030: until its last day."""
    moment = _coming(next(v for v in values if isinstance(v, Moment)), context)
    return framed(moment, context, "by", None, due(moment))


@row(
    "<frame>",
    "until|till|through <moment>",
    "up until|to|till <moment>",
    "up? until|to|till and including <moment>",
    "through to <moment>",
    "until <clock> on? <moment>",
    "until|till|through at least <moment>",
    example=("until 1 August 2021", "..2021-08-01"),
    counter="on 1 August 2021",
)
def until(context: Context, *values: object) -> Frame:
    """Until 1 August: that day included."""
    moment = _coming(next(v for v in values if isinstance(v, Moment)), context)
    return framed(moment, context, "until", None, due(moment))


@row(
    "<frame>",
    "before <moment>",
    "before the <moment>",
    "prior to <moment>",
    "earlier than <moment>",
    example=("before 1 May 2021", "..2021-04-30"),
    counter="on 1 May 2021",
)
def before(context: Context, moment: Moment) -> Frame:
    """Before 1 May: until the day before. Before the end of May: until its last day."""
    found = _coming(moment, context, _last_before)
    frame = framed(found, context, "before", None, _last_before(found))
    if found.part or found.days is None:
        return frame
    return replace(frame, arithmetic=f"the day before {found.days.first}")


def _last_before(moment: Moment) -> date | None:
    if moment.part in ("end", "middle"):
        return due(moment)
    return cal.plus(moment.days.first, -1) if moment.days else None


@row(
    "<frame>",
    "after <moment>",
    "later|greater than <moment>",
    "beyond <moment>",
    "year greater than <moment>",
    example=("after 2025", "2026-01-01.."),
    counter="in 2025",
)
def after(context: Context, moment: Moment) -> Frame:
    """After 2025: from the day after it."""
    found = moment.settled(context)
    days = found.days
    told = due(found)
    return framed(found, context, "after", cal.plus(told, 1) if days and told else None, None)


@row(
    "<frame>",
    "from <moment>",
    "as from|of <moment>",
    "not|no earlier|sooner than <moment>",
    "not before <moment>",
    "starting|beginning|commencing|effective from|in|on|with|as? <moment>",
    "effective as? of <moment>",
    "starting|beginning|commencing as of <moment>",
    "effective <clock> on? <moment>",
    "<moment> or|and later|onwards|greater",
    "from <moment> on|onwards|onward",
    "from <moment> forward",
    "on or|and after <moment>",
    "as early|soon as <moment>",
    "at? earliest in|on <moment>",
    example=("starting next year", "2021-01-01.."),
    counter="next year",
)
def starting(context: Context, *values: object) -> Frame | None:
    """Starting next year: from its first day, with no end."""
    return _from(context, next(v for v in values if isinstance(v, Moment)))


def _from(context: Context, moment: Moment) -> Frame | None:
    found = moment.settled(context)
    days = found.days
    return framed(found, context, "starting", days and days.first, None) if found.grain != "span" else None


@row("<frame>", "by the new year", example=("by the new year", "..2020-12-31"), counter="in the new year")
def by_the_new_year(context: Context) -> Frame:
    """By the new year: until the last day of the old one."""
    on = context.published
    if on is None:
        return Frame("by", flags=(NO_DAY,), relative=True, grain="year")
    return Frame("by", None, cal.day(on.year, 12, 31), relative=True, grain="day")


@row(
    "<frame>",
    "early? in the new year",
    example=("in the new year", "2021-01-01.."),
    counter="before the new year",
)
def in_the_new_year(context: Context) -> Frame | None:
    """In the new year: from its first day; how long it is new nobody says."""
    on = context.published
    if on is None:
        return Frame("starting", flags=(NO_DAY,), relative=True, grain="year")
    return Frame("starting", cal.day(on.year + 1, 1, 1), relative=True, grain="year")


@row("<frame>", "since <moment>", example=("since 1 January", "2020-01-01.."), counter="from 1 January")
def since(context: Context, moment: Moment) -> Frame | None:
    """Since 1 January: the last one, for it looks back."""
    on = context.published
    if moment.series is None or on is None:
        return _from(context, moment)
    found = latest(moment.series, on)
    days = found or moment.settled(context).days
    return framed(moment, context, "starting", days and days.first, None)


@row(
    "<frame>",
    "on|in|during|at|for|within|over|throughout|around|about|approximately the? <moment>",
    "at|in|on around|about|approximately? <moment>",
    "sometime|already|only on|in? <moment>",
    "over the? course of <moment>",
    "in the? course of <moment>",
    "as early|soon as in|on? this <moment>",
    example=("in October 2021", "2021-10-01..2021-10-31"),
    counter="October 2021",
)
def within_moment(context: Context, moment: Moment) -> Frame:
    """In October, during 2021, on 1 May: all of its days."""
    return bare(moment, context)


@row(
    "<frame>",
    "<frame> , <frame>",
    "<frame> , or|that <frame>",
    example=("within the next three years, by 2023", "2020-11-20..2023-12-31"),
    counter="within the next three years",
)
def one_by_other(_: Context, one: Frame, two: Frame) -> Frame | None:
    """Within the next three years, by 2023: the same time said twice; the firm day closes it."""
    if one.operator not in ("over", "within", "in") or two.operator != "by" or not (one.first and two.last):
        return None
    if one.last is None or abs((one.last - two.last).days) > 366 or one.first > two.last:
        return None
    return replace(two, first=one.first)
