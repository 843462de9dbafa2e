"""Days written in figures alone: 2021-08-01, 01.08.2021, 8/1/2021, 20210801, 5/12.

Where both orders of day and month are possible the month is read first with slashes and hyphens (American use) and
the day first with dots (European use), and the reading is flagged.
"""

from __future__ import annotations

import re

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days
from onrecord.text.deadlines.moments import UNKNOWN_DAY, Context, Moment, unknown

_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
NUMERIC = r"""
    (?<![\d.,$/])(?:
      (?:1\d|2[0-2])\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d/]|[.,]\d)
    | (?:1\d|2[0-2])\d\d\ \d\d\ \d\d(?!\d)
    | \d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:1\d|2[0-2])\d\d(?![\d/])
    | \d{1,2}/\d{1,2}/\d\d(?![\d/])
    | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)
    | (?:1\d|2[0-2])\d\d\s?[-/]\s?(?:0?[1-9]|1[0-2])(?![\d/-]|\s?[-/]\s?\d|\.\d)
    | (?:0?[1-9]|1[0-2])\s?[-/]\s?(?:1[5-9]|20)\d\d(?![\d/-])
    | \d{1,2}/\d{1,2}(?![\d/]|-?[a-z])
    )
"""
_SEPARATOR = re.compile(r"\s?[-/. ]\s?")


def numeric_days(token: str, context: Context) -> Moment | None:
    """The day, or month, a token of figures names; flagged where the order is unsure, unknown where impossible."""
    parts = _SEPARATOR.split(token)
    if len(parts) == 1:
        parts = [token[:4], token[4:6], token[6:]]
    numbers = [int(p) for p in parts]
    if len(numbers) == 3:
        return _three(parts, numbers, "." in token)
    if len(parts[0]) == 4:
        return _month(numbers[0], numbers[1])
    if len(parts[1]) == 4:
        return _month(numbers[1], numbers[0])
    return _two(numbers)


def _month(year: int, month: int) -> Moment | None:
    found = cal.of_months(year, month)
    return Moment("month", found, name=("month",)) if found else None


def _three(parts: list[str], numbers: list[int], dotted: bool) -> Moment:
    if len(parts[0]) == 4:
        return _day(numbers[0], numbers[1], numbers[2], ())
    year = numbers[2] if len(parts[2]) == 4 else _century(numbers[2])
    month, number, flags = _order(numbers[0], numbers[1], dotted)
    return _day(year, month, number, flags)


def _century(short: int) -> int:
    return 2000 + short if short < 70 else 1900 + short


def _order(one: int, two: int, dotted: bool) -> tuple[int, int, tuple[str, ...]]:
    if one > 12:
        return two, one, ()
    if two > 12:
        return one, two, ()
    flags = () if one == two else ("day or month first?",)
    return (two, one, flags) if dotted else (one, two, flags)


def _day(year: int, month: int, number: int, flags: tuple[str, ...]) -> Moment:
    found = cal.of_day(cal.day(year, month, number))
    return Moment("day", found, flags=flags) if found else unknown("day", UNKNOWN_DAY, relative=False)


def _two(numbers: list[int]) -> Moment | None:
    month, number, flags = _order(numbers[0], numbers[1], False)
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    return Moment("day", series=month_day(month, number), flags=flags, name=("month day", month, number))


def month_day(month: int, number: int) -> cal.Series:
    """The series of one day of one month: no occurrence in years without it."""

    def series(year: int) -> list[Days]:
        return cal.known([cal.of_day(cal.day(year, month, number))])

    return series
