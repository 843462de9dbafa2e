"""Holidays by name. The days come from the `holidays` library wherever it knows them, else from a row here."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, partial

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Series

# name → (country, the library's name). Several spellings may lead to one row.
_LIBRARY: dict[str, tuple[str, str]] = {
    "easter sunday": ("US", "Easter Sunday"),
    "easter": ("US", "Easter Sunday"),
    "good friday": ("US", "Good Friday"),
    "christmas day": ("US", "Christmas Day"),
    "christmas": ("US", "Christmas Day"),
    "new year's day": ("US", "New Year's Day"),
    "thanksgiving day": ("US", "Thanksgiving Day"),
    "thanks giving day": ("US", "Thanksgiving Day"),
    "thanksgiving": ("US", "Thanksgiving Day"),
    "father's day": ("US", "Father's Day"),
    "mother's day": ("US", "Mother's Day"),
    "saint patrick's day": ("US", "Saint Patrick's Day"),
    "st patrick's day": ("US", "Saint Patrick's Day"),
    "saint patrick": ("US", "Saint Patrick's Day"),
    "presidents' day": ("US", "Washington's Birthday"),
    "presidents day": ("US", "Washington's Birthday"),
    "halloween": ("US", "Halloween"),
    "valentine's day": ("US", "Valentine's Day"),
    "martin luther king day": ("US", "Martin Luther King Jr. Day"),
    "martin luther king jr. day": ("US", "Martin Luther King Jr. Day"),
    "mlk day": ("US", "Martin Luther King Jr. Day"),
    "memorial day": ("US", "Memorial Day"),
    "labor day": ("US", "Labor Day"),
    "columbus day": ("US", "Columbus Day"),
    "veterans day": ("US", "Veterans Day"),
    "eid al-adha": ("TR", "Eid al-Adha"),
    "eid al-fitr": ("TR", "Eid al-Fitr"),
    "eid al fitr": ("TR", "Eid al-Fitr"),
    "chinese new year": ("CN", "Chinese New Year"),
    "lunar new year": ("CN", "Chinese New Year"),
}
# Days of the same date every year, which need no library.
_FIXED: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year eve": (12, 31),
    "new year day": (1, 1),
    "new year's": (1, 1),
    "new year": (1, 1),
    "yuandan": (1, 1),
    "earth day": (4, 22),
    "may day": (5, 1),
    "labour day": (5, 1),
    "international workers' day": (5, 1),
    "int'l workers day": (5, 1),
    "victory day": (5, 9),
    "independence day": (7, 4),
    "juneteenth": (6, 19),
    "freedom day": (6, 19),
    "jubilee day": (6, 19),
    "international women's day": (3, 8),
    "all saints' day": (11, 1),
    "bastille day": (7, 14),
    "armistice day": (11, 11),
    "human rights day": (12, 10),
}
# Days counted from another feast: days after it.
_COUNTED: dict[str, tuple[str, int]] = {
    "black friday": ("thanksgiving", 1),
    "cyber monday": ("thanksgiving", 4),
    "easter monday": ("easter", 1),
}

_NAMES = sorted({*_LIBRARY, *_FIXED, *_COUNTED}, key=len, reverse=True)
FEAST = re.compile(
    r"\b(?:" + "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"\s+") for n in _NAMES) + r")\b",
    re.IGNORECASE,
)
FIRST_WORDS = frozenset(re.split(r"\W", n)[0] for n in _NAMES)


def feast_named(text: str) -> Series | None:
    """The days of a feast, year by year, by its name in any case and spelling the table holds."""
    name = re.sub(r"\s+", " ", text.lower().replace("’", "'"))
    if name in _COUNTED:
        return partial(_counted, *_COUNTED[name])
    if name in _FIXED:
        return partial(_fixed, *_FIXED[name])
    return partial(_by_library, *_LIBRARY[name]) if name in _LIBRARY else None


def feast_of(country: str, name: str, year: int) -> date | None:
    """The day of a feast in a country's own calendar (its code); None where it has none of that name."""
    return next(iter(_found(country, name, year)), None)


def _fixed(month: int, number: int, year: int) -> list[Days]:
    return cal.known([cal.of_day(cal.day(year, month, number))])


def _counted(name: str, days: int, year: int) -> list[Days]:
    return [
        Days(d.first + timedelta(days=days), d.first + timedelta(days=days)) for d in _by_library(*_LIBRARY[name], year)
    ]


def _by_library(country: str, name: str, year: int) -> list[Days]:
    return [Days(d, d) for d in _found(country, name, year)]


@cache
def _found(country: str, name: str, year: int) -> tuple[date, ...]:
    import holidays  # here, for it loads slowly and few texts name a feast

    if country not in holidays.list_supported_countries():
        return ()
    kinds = ("public", "unofficial") if country == "US" else ("public",)
    language = None if country in ("US", "GB") else "en_US"
    listed = holidays.country_holidays(country, years=year, categories=kinds, language=language, observed=False)
    return tuple(sorted(d for d in listed.get_named(name, lookup="icontains") if d.year == year)[:1])
