"""Days as news pages print them: whole days, and a month and day that wait for a year.

Each row of `FORMS` is one way of writing a day. What is printed but cannot be a day (31 June) is handed back as
impossible, never mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.text.deadlines.lexicon import MONTHS

MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

# name, pattern, example (always one whole day), counter-example
FORMS: tuple[tuple[str, str, str, str], ...] = (
    ("day month year", rf"{_DAY}\s+(?:of\s+)?{MONTH},?\s+{_YEAR}", "5 May 2023", "5 May"),
    ("month day year", rf"{MONTH}\s+{_DAY},?\s+{_YEAR}", "May 5, 2023", "May 2023"),
    ("iso", rf"{_YEAR}-(?P<month>\d\d)-{_DAY}", "2023-05-05", "2023-05"),
    ("dotted", rf"{_DAY}\.(?P<month>\d\d?)\.{_YEAR}", "05.05.2023", "5.5"),
    ("slashed year first", rf"{_YEAR}/(?P<month>\d\d?)/{_DAY}", "2023/05/05", "2023/05"),
    ("slashed", rf"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d\d?)/{_YEAR}", "25/12/2023", "05/06/2023"),
    ("slashed month first", rf"(?P<month>\d\d?)/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}", "12/25/2023", "05/06/2023"),
)
_PATTERNS = tuple(re.compile(rf"(?<![\w.]){pattern}(?!\d)", re.IGNORECASE) for _, pattern, _, _ in FORMS)
_MONTH_DAY = tuple(
    re.compile(rf"(?<![\w.]){pattern}(?![\w%])(?!,?\s+\d{{4}})", re.IGNORECASE)
    for pattern in (rf"{_DAY}\s+(?:of\s+)?{MONTH}", rf"{MONTH}\s+{_DAY}")
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A day as printed: where, in what words, and the day; None where no calendar has it."""

    start: int
    end: int
    text: str
    day: date | None


def printed_days(text: str) -> Iterator[Printed]:
    """The whole days printed in a text, in order of appearance."""
    found = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    last = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= last:
            last = match.end()
            yield Printed(match.start(), match.end(), match.group(), _day(match, int(match["year"])))


def day_of_month(text: str, year: int) -> Printed | None:
    """The first month and day printed without a year, completed with the year."""
    matches = [match for pattern in _MONTH_DAY if (match := pattern.search(text))]
    if not matches:
        return None
    match = min(matches, key=lambda match: match.start())
    return Printed(match.start(), match.end(), match.group(), _day(match, year))


def _day(match: re.Match[str], year: int) -> date | None:
    month = match["month"].lower()
    try:
        return date(year, MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
