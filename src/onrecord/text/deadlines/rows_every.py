"""Rows for what comes again: annually, every 90 days, by 1 March each year, twice a month."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from onrecord.text.deadlines.days import Duration, occurrences
from onrecord.text.deadlines.framing import bare
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import Context, Every, Frame, Moment
from onrecord.text.deadlines.rows_lengths import counted
from onrecord.text.deadlines.rows_numbers import length as measured

_YEARLY = {"year", "month", "quarter", "week", "day"}


@row("<every>", "semi|bi -? <every>", example=("semi-annually", "P6M"), counter="annually")
def half_every(_: Context, iso: str) -> str | None:
    """Semi-annually; bi-monthly is every two months, as statutes have it."""
    return {"P1Y": "P6M", "P1M": "P2M", "P1W": "P2W"}.get(iso)


@row("<again>", "twice <every>", example=("twice yearly", "P6M"), counter="yearly")
def twice_every(_: Context, iso: str) -> Every | None:
    """Twice yearly: every half year."""
    half = {"P1Y": "P6M", "P6M": "P3M"}.get(iso)
    return Every(half) if half else None


@row(
    "<again>", "<every>", "on a|an? <every> basis", "at least <every>", example=("annually", "P1Y"), counter="in a year"
)
def by_adverb(_: Context, iso: str) -> Every:
    """Annually."""
    return Every(iso)


@row(
    "<again>",
    "every|each <length>",
    "every|each <number> <unit>",
    "every|each <unit>",
    "each and every <unit>",
    "every|each fiscal|calendar|school|academic|financial|reporting <unit>",
    "any <unit>",
    "per <unit>",
    "every single <unit>",
    "at? least? once every|each|per <length>",
    "at? least? once every|each|per|a|an <unit>",
    "once every <length>",
    "at? least? once in|within <length>",
    "one|once a|per <unit>",
    "at least every <length>",
    "not|no less often|frequently than every <length>",
    "not|no less than <again>",
    "<unit> after <unit>",
    example=("every 90 days", "P90D"),
    counter="in 90 days",
)
def every_length(_: Context, *values: object) -> Every | None:
    """Every 90 days, each year, once a month."""
    if isinstance(values[0], Every):
        return values[0]
    if isinstance(values[0], Duration):
        return Every(values[0].iso)
    count, unit = (values[0], values[1]) if isinstance(values[0], (int, float)) else (1, values[0])
    if unit == "hour" and count == 1:
        return None  # "per hour" is a rate
    found = measured(float(str(count)), str(unit))
    return Every(found.iso) if found else None


@row("<again>", "every|each <number> weekends", example=("every two weekends", "P2W"), counter="every weekend")
def every_weekends(_: Context, count: float) -> Every:
    """Every two weekends."""
    return Every(f"P{count:g}W")


@row("<again>", "every other <unit>", "every second <unit>", example=("every other week", "P2W"), counter="every week")
def every_other(_: Context, *values: object) -> Every | None:
    """Every other week."""
    found = measured(2, str(values[-1]))
    return Every(found.iso) if found else None


@row(
    "<again>",
    "at? least? twice a|an|per|each|every <unit>",
    "at? least? <number> times a|an|per|each|every <unit>",
    example=("twice a year", "P6M"),
    counter="once a year",
)
def times_per(_: Context, *values: object) -> Every | None:
    """Twice a year, four times a year: the unit divided."""
    times = int(float(str(values[0]))) if len(values) == 2 else 2
    unit = str(values[-1])
    parts = {"year": (12, "M"), "month": (30, "D"), "week": (7, "D"), "quarter": (3, "M"), "decade": (10, "Y")}
    if unit not in parts or times < 1:
        return None
    share = Fraction(parts[unit][0], times)
    return (
        Every(f"P{share}{parts[unit][1]}") if share.denominator == 1 else Every(f"P{float(share):.2g}{parts[unit][1]}")
    )


@row(
    "<again>",
    "every|each <weekday>",
    "on? <weekdays>",
    "every|each|any|all weekend|weekends|weekday|weekdays",
    "on? weekends|weekdays",
    "every <weekday> and <weekday>",
    example=("every Monday", "P1W"),
    counter="on Monday",
)
def every_weekday(_: Context, *_numbers: int) -> Every:
    """Every Monday, on weekends."""
    return Every("P1W")


@row(
    "<again>",
    "every|each <season>",
    "every|each <month>",
    "every|each <moment>",
    example=("each spring", "P1Y"),
    counter="in spring",
)
def every_named(_: Context, named: object) -> Every | None:
    """Each spring, every March, each 15 April."""
    if isinstance(named, Moment):
        return Every("P1Y", named) if named.series and named.name[:1] in {("month day",), ("feast",)} else None
    return Every("P1Y")


@row(
    "<again>",
    "every|each <month> and <month>",
    example=("every May and November", "P6M"),
    counter="in May and November",
)
def two_months_each_year(_: Context, one: int, two: int) -> Every | None:
    """Every May and November: twice a year, where half a year lies between."""
    return Every("P6M" if abs(two - one) == 6 else "P1Y") if one != two else None


@row(
    "<again>",
    "every|each <daypart>",
    "every|each <daypart> at|by <clock>",
    "every|each <daypart> at|by <number>",
    example=("every evening at six", "P1D"),
    counter="in the evening",
)
def every_daypart(_: Context, _part: str, _hour: object = None) -> Every:
    """Every evening at six."""
    return Every("P1D")


@row(
    "<frame>",
    "<again> for|over|during a? period? of? the? next? <length>",
    example=("every month for five years", "2020-11-20..2025-11-20 P1M"),
    counter="every month",
)
def again_for(context: Context, again: Every, length: Duration) -> Frame:
    """Every month for five years: from publication to their end."""
    return replace(counted(context, length, "over"), recurrence=again.iso)


@row(
    "<frame>",
    "by|on? <moment> ,? of|in? every|each year ,? from? <moment>",
    "by|on? <moment> ,? of|in? every|each year ,? between? <moment>",
    example=("on 1 April of each year from 2021 to 2023", "2021-04-01..2023-04-01 P1Y"),
    counter="on 1 April of each year",
)
def on_day_of_years(_: Context, on: Moment, years: Moment) -> Frame | None:
    """On 1 April of each year from 2021 to 2023: from the first such day to the last."""
    if on.series is None or years.days is None or years.grain != "span":
        return None
    found = occurrences(on.series, years.days)
    return Frame("every", found[0].first, found[-1].last, "P1Y", grain="every") if found else None


@row(
    "<frame>",
    "<moment> ,? of|in? <again>",
    "by|before|until|on|in <moment> ,? of? <again>",
    "not|no later than <moment> ,? of? <again>",
    "on or before <moment> ,? of? <again>",
    "by|on the? <nth> day? of <again>",
    example=("by 1 March each year", "P1Y"),
    counter="by 1 March",
)
def on_day_every(context: Context, named: object, again: Every) -> Frame | None:
    """By 1 March each year: it falls due again and again, so it has no last day."""
    if isinstance(named, Moment):
        if named.series is None:
            return replace(bare(named, context), recurrence=again.iso, operator="every")
        due = named.settled(context).days
        return Frame("every", recurrence=again.iso, arithmetic=f"first due {due.last}" if due else "", grain="every")
    return Frame("every", recurrence=again.iso, grain="every")


@row(
    "<frame>",
    "<again>",
    "<clock> <again>",
    "<again> at? <clock>",
    "on <clock> <again>",
    example=("every 90 days", "P90D"),
    counter="in 90 days",
)
def again(_: Context, *values: object) -> Frame | None:
    """A recurrence alone."""
    found = next((v for v in values if isinstance(v, Every)), None)
    return Frame("every", recurrence=found.iso, grain="every") if found else None


@row(
    "<frame>",
    "<frame> ,? and <again> thereafter",
    "<frame> ,? and? thereafter <again>",
    "<frame> ,? and? then? <again> after that",
    "<frame> ,? and? <again> thereafter <frame>",
    example=("by 1 May 2021 and annually thereafter", "..2021-05-01 P1Y"),
    counter="by 1 May 2021",
)
def and_thereafter(_: Context, frame: Frame, again: Every, until: Frame | None = None) -> Frame | None:
    """First by a day, then again and again; an end told for it ends the whole."""
    if frame.recurrence:
        return None
    if until is None:
        return replace(frame, recurrence=again.iso)
    if until.operator not in ("until", "by") or until.last is None:
        return None
    first = frame.first or frame.last
    return replace(frame, first=first, last=until.last, recurrence=again.iso)


@row(
    "<frame>",
    "<again> ,? thereafter",
    "thereafter ,? <again>",
    example=("annually thereafter", "P1Y"),
    counter="thereafter",
)
def thereafter(_: Context, again: Every) -> Frame:
    """Annually thereafter."""
    return Frame("every", recurrence=again.iso, grain="every")


@row(
    "<frame>",
    "<again> ,? <frame>",
    "<frame> ,? <again>",
    "<again> ,? <moment>",
    "<again> <moment>",
    example=("every year from 2021 to 2023", "2021-01-01..2023-12-31 P1Y"),
    counter="from 2021 to 2023",
)
def again_within(context: Context, one: object, two: object) -> Frame | None:
    """Every year from 2021 to 2023, annually until 2025, weekly starting next month."""
    every, other = (one, two) if isinstance(one, Every) else (two, one)
    if not isinstance(every, Every):
        return None
    if isinstance(other, Moment):
        other = bare(other, context) if other.grain in ("span", "year", "season") else None
    if isinstance(other, Frame) and other.relative and other.grain == "day" and other.operator in ("by", "in"):
        return Frame("every", recurrence=every.iso, arithmetic=f"first due {other.last}", grain="every")
    if not isinstance(other, Frame) or other.recurrence or other.operator in ("vague", "lasting", "ago", "past"):
        return None
    return replace(other, recurrence=every.iso)


@row(
    "<frame>",
    "<again> in|for|during <year> ,? and? <year>",
    "<again> in|for|during <year> , <year> ,? and <year>",
    example=("annually in 2021, 2022, and 2023", "2021-01-01..2023-12-31 P1Y"),
    counter="in 2021, 2022, and 2023",
)
def again_in_years(_: Context, again: Every, *years: int) -> Frame | None:
    """Annually in 2021, 2022 and 2023."""
    from onrecord.text.deadlines.days import of_years

    days = of_years(years[0], years[-1] - years[0] + 1) if 0 <= years[-1] - years[0] < 100 else None
    return Frame("every", days.first, days.last, again.iso, arithmetic=f"{years[0]} to {years[-1]}") if days else None


@row(
    "<frame>",
    "within|no|not later? than? <length> after|of|from|following the? end of <again>",
    "<length> after|following the? end of <again>",
    example=("within 15 days after the end of each quarter", "P3M"),
    counter="within 15 days",
)
def after_each(_: Context, _length: object, again: Every) -> Frame:
    """Within 15 days after the end of each quarter."""
    return Frame("every", recurrence=again.iso, grain="every")


@row("<again>", "every other <weekday>", example=("every other Friday", "P2W"), counter="every Friday")
def every_other_weekday(_: Context, _number: int) -> Every:
    """Every other Friday."""
    return Every("P2W")


@row(
    "<frame>",
    "on? the? <ordinal> <weekday> of <again>",
    "on? the? last <weekday> of <again>",
    example=("on the first Monday of each month", "P1M"),
    counter="on the first Monday of May",
)
def weekday_of_each(_: Context, *values: object) -> Frame | None:
    """On the first Monday of each month."""
    found = next((v for v in values if isinstance(v, Every)), None)
    return Frame("every", recurrence=found.iso, grain="every") if found else None


@row(
    "<frame>",
    "by|on|in|before? <moment> and by|on? <moment> ,? of? <again>",
    example=("by 1 March and 1 September of each year", "P6M"),
    counter="by 1 March of each year",
)
def two_days_each_year(_: Context, one: Moment, two: Moment, again: Every) -> Frame | None:
    """By 1 March and 1 September of each year: twice a year."""
    if again.iso != "P1Y" or one.series is None or two.series is None:
        return None
    return Frame("every", recurrence="P6M", grain="every")
