"""Rows for lengths of time counted from somewhere: within 180 days of, two weeks after, over the next."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model import Anchor
from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Duration
from onrecord.text.deadlines.framing import NO_DAY, PUBLICATION
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import Context, Frame, Moment, shown
from onrecord.text.deadlines.rows_numbers import length as measured
from onrecord.text.deadlines.rows_units import unit_around

DAY = timedelta(days=1)


def counted(context: Context, length: Duration, operator: str) -> Frame:
    """From publication to a length of time after it."""
    start = context.published
    if start is None:
        return Frame(operator, anchor=Anchor(PUBLICATION), flags=(NO_DAY,), relative=True, grain="length")
    last = cal.shifted(start, length)
    arithmetic = f"{start} + {length.words} = {last}"
    return Frame(operator, start, last, None, Anchor(PUBLICATION, start), arithmetic, (), True, "length")


@row(
    "<frame>",
    "within|inside <length>",
    "within a? maximum? of? <length>",
    "in no|not more|later than <length>",
    "in|within less|under than? <length>",
    "in less than <length>",
    "no|not later than <length>",
    "within a? <length> period|time|timeframe",
    "within a|the? period|term of <length>",
    "within the prescribed|statutory|stipulated|usual|maximum period|term of <length>",
    "not more than <length>",
    example=("within 180 days", "2020-11-20..2021-05-19"),
    counter="in 180 days",
)
def within(context: Context, length: Duration) -> Frame:
    """Within 180 days: from publication to its end."""
    return counted(context, length, "within")


@row(
    "<frame>",
    "within|over|in|during|for|across|through|throughout? the? next|coming|following|upcoming <length>",
    "within|over|in|during|for? the? <length> ahead",
    "the? next|coming|following|upcoming <length>",
    "within|over|in|during|for|across|throughout the next|coming <single>",
    "<number> next|upcoming|coming <unit>",
    "the <number> next|upcoming|coming <unit>",
    "in <number> next|upcoming|coming <unit>",
    example=("over the next 3 years", "2020-11-20..2023-11-20"),
    counter="over 3 years",
)
def over_the_next(context: Context, *values: object) -> Frame | None:
    """Over the next 3 years; in the coming year: from publication on."""
    if isinstance(values[0], Duration):
        found: Duration | None = values[0]
    elif isinstance(values[0], str):
        found = measured(1, values[0]) if values[0] in ("week", "month", "year", "decade") else None
    else:
        found = measured(float(str(values[0])), str(values[1]))
    if found and found.words.split(" ")[-1].startswith("quarter"):
        return _whole_quarters(context, found, 1)
    return counted(context, found, "over") if found else None


def _whole_quarters(context: Context, length: Duration, sign: int) -> Frame | None:
    """The next, or the last, so many quarters: whole ones."""
    if context.published is None:
        return Frame("over", anchor=Anchor(PUBLICATION), flags=(NO_DAY,), relative=True)
    count = length.months // 3
    days = unit_around(context.published, "quarter", 1 if sign > 0 else -count, count)
    anchor = Anchor(PUBLICATION, context.published)
    operator = "over" if sign > 0 else "past"
    return Frame(operator, days.first, days.last, None, anchor, shown(days), (), True, "length") if days else None


@row(
    "<frame>",
    "in <length>",
    "in <length> ' s? time",
    "in <length> from now|today",
    "<length> from now|today",
    "<length> hence",
    "<length> in the future",
    "<length> later",
    example=("in two years", "2022-11-20"),
    counter="within two years",
)
def in_length(context: Context, length: Duration) -> Frame:
    """In two years: that day; in two to three years: from the nearer to the farther."""
    start = context.published
    if start is None:
        return counted(context, length, "in")
    last = cal.shifted(start, length)
    first = cal.shifted(start, length.least) if length.least else last
    arithmetic = f"{start} + {length.words} = {last}"
    return Frame("in", first, last, None, Anchor(PUBLICATION, start), arithmetic, (), True, "day")


@row("<frame>", "<length> ago", "<length> back", example=("two years ago", "2018-11-20"), counter="in two years")
def ago(context: Context, length: Duration) -> Frame:
    """Two years ago."""
    start = context.published
    if start is None:
        return counted(context, length, "ago")
    on = cal.shifted(start, length, -1)
    arithmetic = f"{start} - {length.words} = {on}"
    return Frame("ago", on, on, None, Anchor(PUBLICATION, start), arithmetic, (), True, "day")


@row(
    "<frame>",
    "over|in|during|for|within? the? last|past|previous|preceding <length>",
    "<number> past|previous|last <unit>",
    "the <number> past|previous|last <unit>",
    example=("over the past two years", "2018-11-20..2020-11-19"),
    counter="over the next two years",
)
def over_the_past(context: Context, *values: object) -> Frame | None:
    """Over the past two years: until the day before publication."""
    found = values[0] if isinstance(values[0], Duration) else measured(float(str(values[0])), str(values[1]))
    start = context.published
    if not isinstance(found, Duration) or start is None:
        return Frame("past", anchor=Anchor(PUBLICATION), flags=(NO_DAY,), relative=True) if found else None
    if found.words.split(" ")[-1].startswith("quarter"):
        return _whole_quarters(context, found, -1)
    if found.words.split(" ")[-1].startswith("decade"):
        days = unit_around(start, "decade", -(found.months // 120), found.months // 120)
        return Frame("past", days.first, days.last, arithmetic=shown(days), relative=True) if days else None
    first = cal.shifted(start, found, -1)
    arithmetic = f"{start} - {found.words} = {first}"
    return Frame("past", first, start - DAY, None, Anchor(PUBLICATION, start), arithmetic, (), True, "length")


@row(
    "<frame>",
    "within|inside <length> of|after|from|following|since|to <anchor>",
    "within a? period of <length> of|after|from|following|since <anchor>",
    "no|not later|more|longer than <length> after|from|following|of|since <anchor>",
    "by no|not later than <length> after|from|following|of|since <anchor>",
    "in|within less than <length> of|after|from|following|since <anchor>",
    "for <length> after|from|following <anchor>",
    "<length> or less after|from <anchor>",
    "in? the first <length> after|from|following|of <anchor>",
    "during the <length> after|from|following <anchor>",
    "( not|no later than <length> after|from|following <anchor> )",
    example=("within 180 days of the date of this order", "2020-11-20..2021-05-19"),
    counter="180 days after the date of this order",
)
def within_of(_: Context, length: Duration, anchor: Anchor) -> Frame:
    """Within 180 days of the date of this order: from that day to its end."""
    if anchor.day is None:
        return Frame("within", anchor=anchor, arithmetic=f"+ {length.words}", flags=("day of anchor unknown",))
    last = cal.shifted(anchor.day, length)
    return Frame(
        "within", anchor.day, last, None, anchor, f"{anchor.day} + {length.words} = {last}", (), True, "length"
    )


@row(
    "<frame>",
    "<length> after|from|following|since <anchor>",
    "at? least <length> after|from|following <anchor>",
    "on? <ordinal> <unit> after|following <anchor>",
    example=("2 years after the date of this order", "2022-11-20"),
    counter="within 2 years of the date of this order",
)
def length_after(_: Context, *values: object) -> Frame | None:
    """Two years after the date of this order: that day."""
    anchor = values[-1]
    length = values[0] if isinstance(values[0], Duration) else measured(float(str(values[0])), str(values[1]))
    if not isinstance(anchor, Anchor) or length is None:
        return None
    if anchor.day is None:
        return Frame("after", anchor=anchor, arithmetic=f"+ {length.words}", flags=("day of anchor unknown",))
    on = cal.shifted(anchor.day, length)
    return Frame("after", on, on, None, anchor, f"{anchor.day} + {length.words} = {on}", (), True, "day")


@row(
    "<frame>",
    "<length> of <anchor>",
    example=("2 years of the date of this order", "2022-11-20"),
    counter="a day of mourning",
)
def length_of(context: Context, length: Duration, anchor: Anchor) -> Frame | None:
    """Two years of the date of this order; "a day of mourning" is counted from nothing."""
    return None if anchor.kind == "event" else length_after(context, length, anchor)


@row(
    "<frame>",
    "at? least? <length> before|to <anchor>",
    "at? least? <length> prior to <anchor>",
    "not|no later|less than <length> before <anchor>",
    "not|no later|less than <length> prior to <anchor>",
    "<length> in advance of <anchor>",
    example=("at least 30 days before the hearing", "unknown"),
    counter="30 days after the hearing",
)
def length_before(_: Context, length: Duration, anchor: Anchor) -> Frame:
    """At least 30 days before something: until that day."""
    last = cal.shifted(anchor.day, length, -1) if anchor.day else None
    flags = () if last else ("day of anchor unknown",)
    return Frame("before", None, last, None, anchor, f"{anchor.day or ''} - {length.words}", flags, last is not None)


@row(
    "<frame>",
    "before|after|upon|following|until <anchor>",
    "prior to <anchor>",
    "from <anchor>",
    example=("after the date of this order", "2020-11-21.."),
    counter="within 2 days of the date of this order",
)
def beside_anchor(_: Context, anchor: Anchor) -> Frame | None:
    """After the date of this order. An event without a day is no expression of time."""
    if anchor.kind == "event":
        return None
    return Frame("after", anchor.day and anchor.day + DAY, None, None, anchor, "", (), True)


def _away(context: Context, length: Duration, moment: Moment, sign: int) -> tuple[date, date] | None:
    found = moment.settled(context)
    if found.days is None:
        return None
    start = found.days.first if sign < 0 or found.grain == "day" else found.days.last
    on = cal.shifted(start, length, sign)
    return (start, on) if on else None


@row(
    "<moment>",
    "<length> after|from|following|since the? year? <moment>",
    "in <length> after|from|following|since the? year? <moment>",
    example=("3 weeks after 1 May 2021", "2021-05-22"),
    counter="after 1 May 2021",
)
def length_after_moment(context: Context, length: Duration, moment: Moment) -> Moment:
    """Three weeks after 1 May 2021."""
    return _moved(context, length, moment, 1)


@row(
    "<moment>",
    "<length> before|until <moment>",
    "<length> prior|ahead to|of <moment>",
    example=("3 weeks before 1 May 2021", "2021-04-10"),
    counter="before 1 May 2021",
)
def length_before_moment(context: Context, length: Duration, moment: Moment) -> Moment:
    """Three weeks before 1 May 2021."""
    return _moved(context, length, moment, -1)


def _moved(context: Context, length: Duration, moment: Moment, sign: int) -> Moment:
    away = _away(context, length, moment, sign)
    if away is None:
        return Moment("day", relative=True, flags=(NO_DAY,))
    start, on = away
    how = f"{start} {'+' if sign > 0 else '-'} {length.words} = {on}"
    return Moment("day", cal.of_day(on), relative=moment.settled(context).relative, how=how, name=("counted",))


@row(
    "<frame>",
    "within <length> of|after|from|following <moment>",
    "no|not later|more than <length> after|from|following <moment>",
    "for <length> ,? from <moment>",
    "for? <length> ,? starting|beginning on|from? <moment>",
    "for|over a period|term of <length> ,? from <moment>",
    "for|over a period|term of <length> ,? starting|beginning|commencing on|from|in? <moment>",
    "for? <length> ,? starting|beginning in <moment>",
    "from <moment> for a? period? of? <length>",
    "less than <length> from|after <moment>",
    example=("within 30 days of 1 May 2021", "2021-05-01..2021-05-31"),
    counter="within 30 days",
)
def within_of_moment(context: Context, one: object, two: object) -> Frame | None:
    """Within 30 days of 1 May 2021; from 1 May 2021 for 30 days."""
    length, moment = (one, two) if isinstance(one, Duration) else (two, one)
    if not isinstance(length, Duration) or not isinstance(moment, Moment):
        return None
    away = _away(context, length, moment, 1)
    if away is None:
        return Frame("within", anchor=Anchor(PUBLICATION), flags=(NO_DAY,), relative=True)
    start, last = away
    anchor = Anchor("day named", start)
    return Frame("within", start, last, None, anchor, f"{start} + {length.words} = {last}", (), False, "length")


@row(
    "<frame>",
    "more than <length> after|from <moment>",
    example=("more than 2 weeks after 1 May 2021", "2021-05-15.."),
    counter="2 weeks after 1 May",
)
def more_than_after(context: Context, length: Duration, moment: Moment) -> Frame | None:
    """More than two weeks after 1 May: from that day on."""
    away = _away(context, length, moment, 1)
    return (
        Frame("after", away[1], None, None, Anchor("day named", away[0]), f"{away[0]} + {length.words}")
        if away
        else None
    )


@row(
    "<frame>",
    "more than <length> before <moment>",
    example=("more than 2 weeks before 15 May 2021", "..2021-04-30"),
    counter="2 weeks before 15 May",
)
def more_than_before(context: Context, length: Duration, moment: Moment) -> Frame | None:
    """More than two weeks before 15 May: until the day before."""
    away = _away(context, length, moment, -1)
    last = cal.plus(away[1], -1) if away else None
    return (
        Frame("before", None, last, None, Anchor("day named", away[0]), f"{away[0]} - {length.words}") if away else None
    )
