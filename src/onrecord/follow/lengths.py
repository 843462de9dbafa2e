"""How much later a day is said to be: "put off by six months", "needs another year", "a year later than planned"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from onrecord.text.deadlines.days import Duration, shifted
from onrecord.text.numbers import find_quantities

_MONTHS = {"years": 12, "months": 1}
_DAYS = {"weeks": 7, "days": 1}
# One of a unit, or half of it, which the finder of quantities leaves to the article.
_ONE = re.compile(
    r"\b(?:(?P<half>half an?)|another|an?(?: (?:extra|additional|further|full|whole))?) (?P<unit>year|month|week|day)\b"
    r"(?! (?:and|or) )",
    re.IGNORECASE,
)
_BEHIND = 40  # characters behind a sign in which its length stands
# Where a sign says that it is later and the length stands before it or in it: "will open a year later than planned".
_LATER_BY = re.compile(
    r"\b(?:will|would|should|shall|(?:is|are|was|were) (?:now |only )?(?:to|due|expected|planned|scheduled|set))\b"
    r"(?P<length>[^.;]{0,60}?\b(?:year|month|week|day)s?) (?:late\b|later\b|longer than\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in months and days."""

    months: int
    days: int

    def after(self, day: date) -> date | None:
        """The day so much later; the last day of its month stays the last. None where no calendar reaches it."""
        return self._from(day, 1)

    def before(self, day: date) -> date | None:
        """The day so much earlier."""
        return self._from(day, -1)

    def _from(self, day: date, sign: int) -> date | None:
        moved = shifted(day, Duration(months=self.months), sign)
        if moved and day == _last_of_month(day):
            moved = _last_of_month(moved)
        return shifted(moved, Duration(days=self.days), sign) if moved else None


def length_behind(sentence: str, end: int) -> Length | None:
    """The length that stands right behind a sign ending there: "by two years", "for six weeks"."""
    return length_in(sentence[end : end + _BEHIND])


def length_later(sentence: str) -> Length | None:
    """By how much a sentence says that something ahead comes later: "will open a year late"."""
    found = _LATER_BY.search(sentence)
    return length_in(found["length"]) if found else None


def length_in(text: str) -> Length | None:
    """The first length of time in a text that is a whole number of a unit, or half a year."""
    found = [(q.start, q.value, q.unit) for q in find_quantities(text) if q.unit in _MONTHS or q.unit in _DAYS]
    found += [(m.start(), 0.5 if m["half"] else 1.0, f"{m['unit'].lower()}s") for m in _ONE.finditer(text)]
    for _, value, unit in sorted(found)[:1]:
        months, days = value * _MONTHS.get(unit, 0), value * _DAYS.get(unit, 0)
        if months == int(months) and days == int(days):
            return Length(int(months), int(days))
    return None


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
