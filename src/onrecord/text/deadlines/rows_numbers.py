"""Rows for numbers, ordinals, years in words, and lengths of time."""

from __future__ import annotations

from math import ceil

from onrecord.text.deadlines.days import Duration
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import Context


@row("<below100>", "<spelled>", "<tens>", example=("within ninety days", "2020-11-20..2021-02-18"), counter="ninety")
def word_number(_: Context, value: int) -> int:
    """A number word."""
    return value


@row(
    "<below100>",
    "<tens> -? <spelled>",
    example=("within twenty-one days", "2020-11-20..2020-12-11"),
    counter="within twenty days",
)
def tens_and_ones(_: Context, tens: int, ones: int) -> int | None:
    """Twenty-one."""
    return tens + ones if ones < 10 else None


@row(
    "<hundreds>",
    "<below100> hundred",
    "<below100> hundred and? <below100>",
    example=("within one hundred and eighty days", "2020-11-20..2021-05-19"),
    counter="within eighty days",
)
def hundreds(_: Context, head: int, rest: int = 0) -> int:
    """One hundred and eighty."""
    return head * 100 + rest


@row(
    "<thousands>",
    "<below100> thousand",
    "<below100> thousand and? <below100>",
    "<below100> thousand and? <hundreds>",
    example=("by two thousand and thirty", "..2030-12-31"),
    counter="by 2030",
)
def thousands(_: Context, head: int, rest: int = 0) -> int:
    """Two thousand and thirty."""
    return head * 1000 + rest


@row(
    "<number>",
    "<below100>",
    "<hundreds>",
    "<thousands>",
    example=("within ten days", "2020-11-20..2020-11-30"),
    counter="within 10 days",
)
def number_in_words(_: Context, value: int) -> int:
    """Any number in words."""
    return value


@row(
    "<number>",
    "<number> ( <number> )",
    example=("within ninety (90) days", "2020-11-20..2021-02-18"),
    counter="within 90 days",
)
def said_twice(_: Context, one: float, two: float) -> float | None:
    """Ninety (90)."""
    return one if one == two else None


@row(
    "<number>",
    "<number> -? and -? a? -? half",
    example=("within two-and-a-half years", "2020-11-20..2023-05-20"),
    counter="within two years",
)
def and_a_half(_: Context, value: float) -> float:
    """Two and a half."""
    return value + 0.5


@row("<number>", "a? couple of?", example=("within a couple of days", "2020-11-20..2020-11-22"), counter="a few days")
def couple(_: Context) -> int:
    """Two."""
    return 2


@row(
    "<ordinal>",
    "<tens> -? <ordinal>",
    example=("on the twenty-third of May 2021", "2021-05-23"),
    counter="on the third of May 2021",
)
def ordinal_in_words(_: Context, tens: int, ones: int) -> int | None:
    """Twenty-third."""
    return tens + ones if ones < 10 else None


@row(
    "<year>",
    "<below100> <below100>",
    "<below100> hundred and? <below100>",
    example=("in twenty twenty-five", "2025-01-01..2025-12-31"),
    counter="in 2025",
)
def year_in_pairs(_: Context, head: int, tail: int) -> int | None:
    """Nineteen ninety-nine."""
    return head * 100 + tail if 15 <= head <= 21 and tail >= 10 else None


@row(
    "<year>", "<thousands>", example=("in two thousand and five", "2005-01-01..2005-12-31"), counter="two thousand days"
)
def year_in_words(_: Context, value: int) -> int | None:
    """Two thousand and five."""
    return value if 1000 <= value <= 2999 else None


@row("<dom>", "<number>", "<ordinal>", example=("August 1, 2021", "2021-08-01"), counter="August 2021")
def day_of_month(_: Context, value: float) -> int | None:
    """1 to 31."""
    return int(value) if value == int(value) and 1 <= value <= 31 else None


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_LETTERS = {"month": "M", "year": "Y", "day": "D", "week": "W"}


def _iso(count: float, unit: str) -> str:
    if unit == "hour":
        return f"PT{count:g}H"
    factor, letter = {"quarter": (3, "M"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W")}.get(
        unit, (1, _LETTERS.get(unit, "D"))
    )
    return f"P{count * factor:g}{letter}"


def length(count: float, unit: str) -> Duration | None:
    """A count of units; part of a month is counted in days of 30, part of a day as a whole one."""
    if not 0 < count < 100_000:
        return None
    words = f"{count:g} {unit}{'' if count == 1 else 's'}".replace("centurys", "centuries")
    iso = _iso(count, unit)
    if unit == "hour":
        return Duration(days=ceil(count / 24), words=words, iso=iso)
    if unit == "business day":
        return Duration(business=ceil(count), words=words, iso=iso)
    if unit in _DAYS_IN:
        return Duration(days=ceil(count * _DAYS_IN[unit]), words=words, iso=iso)
    months = count * _MONTHS_IN[unit]
    return Duration(int(months), ceil((months - int(months)) * 30), words=words, iso=iso)


@row(
    "<length>",
    "<number> -? <unit>",
    "<number> -? full|consecutive|additional|further|more|calendar <unit>",
    example=("within 180 days", "2020-11-20..2021-05-19"),
    counter="within a year",
)
def count_of_units(_: Context, count: float, unit: str) -> Duration | None:
    """180 days."""
    return length(count, unit)


@row(
    "<length>",
    "a|an|one <unit>",
    "a full <unit>",
    example=("within a year", "2020-11-20..2021-11-20"),
    counter="within two years",
)
def one_unit(_: Context, unit: str) -> Duration | None:
    """A year."""
    return length(1, unit)


@row(
    "<length>",
    "half a|an <unit>",
    "a? half -? <unit>",
    example=("within half a year", "2020-11-20..2021-05-20"),
    counter="in the first half of the year",
)
def half_unit(_: Context, unit: str) -> Duration | None:
    """Half a year."""
    return length(0.5, unit)


@row(
    "<length>",
    "a|one <unit> and a half",
    example=("within a year and a half", "2020-11-20..2022-05-20"),
    counter="within a year",
)
def unit_and_a_half(_: Context, unit: str) -> Duration | None:
    """A year and a half."""
    return length(1.5, unit)


@row(
    "<length>",
    "<number> business|working <unit>",
    example=("within 10 working days", "2020-11-20..2020-12-04"),
    counter="within 10 days",
)
def business_days(_: Context, count: float, unit: str) -> Duration | None:
    """10 working days."""
    return length(count, "business day") if unit == "day" else None


@row(
    "<length>",
    "<number> to|or|- <number> -? <unit>",
    example=("within the next 3-4 years", "2020-11-20..2024-11-20"),
    counter="within the next 4 years",
)
def count_between(_: Context, least: float, most: float, unit: str) -> Duration | None:
    """Two to three years."""
    return _between(length(least, unit), length(most, unit)) if least < most else None


@row(
    "<length>",
    "<number> to|or|- <number> business|working <unit>",
    example=("within three to five business days", "2020-11-20..2020-11-27"),
    counter="within three to five days",
)
def business_days_between(_: Context, least: float, most: float, unit: str) -> Duration | None:
    """Three to five business days."""
    if unit != "day" or least >= most:
        return None
    return _between(length(least, "business day"), length(most, "business day"))


@row(
    "<length>",
    "<length> to|or|- <length>",
    example=("over the next 18 months-2 years", "2020-11-20..2022-11-20"),
    counter="over the next 18 months",
)
def length_between(_: Context, least: Duration, most: Duration) -> Duration | None:
    """18 months to 2 years."""
    return _between(least, most) if not (least.least or most.least) else None


def _between(least: Duration | None, most: Duration | None) -> Duration | None:
    if not least or not most:
        return None
    return Duration(most.months, most.days, most.business, f"{least.words} to {most.words}", most.iso, least)


@row(
    "<length>",
    "<length> and? <length>",
    "<length> , <length>",
    example=("within 1 year and 6 months", "2020-11-20..2022-05-20"),
    counter="within 6 months",
)
def lengths_joined(_: Context, one: Duration, two: Duration) -> Duration | None:
    """5 years 1 month 12 days: ever smaller units."""
    rank = "YMWDH"
    order = [rank.find(one.iso[-1:]), rank.find(two.iso.removeprefix("P").lstrip("0123456789.")[:1])]
    if one.least or two.least or -1 in order or order[0] >= order[1]:
        return None
    return one.joined(two)


@row(
    "<loose>",
    "several|few|many|some|more <unit>",
    "a few|number <unit>",
    "a number|matter of <unit>",
    "<unit> or two",
    "<unit> or so",
    example=("in the next few years", "unknown"),
    counter="in the next two years",
)
def loose_length(_: Context, unit: str) -> str:
    """A few years: no length that could be counted."""
    return unit
