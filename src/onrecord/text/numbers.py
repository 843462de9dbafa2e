"""Quantities in running text: numbers in figures and words with what they count, and how they are meant.

`find_quantities` reads what was said; whether a quantity is a target, a date or a house number is decided
elsewhere. Dates, times of day, ordinals, labels ("section 3") and numbers inside names ("Su-30") are no
quantities and are left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.text import numbers_tables as tables
from onrecord.text.numbers_units import counted, money_before, unit_after
from onrecord.text.numbers_written import Number, find_numbers


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    `start` and `end` are the offsets of number and unit, half-open. `unit` is "%", an ISO 4217 code, a measure
    ("km"), "times", or the noun counted, as written; None where the number stands alone. `value` is in that
    unit, magnitudes multiplied out. `baseline` is where it starts from ("from 12 to 20": 12). `high` is the
    upper end of a range whose lower end is `value`.
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    qualifier: str | None = None  # average, at least, up to, about, more than, less than
    direction: str | None = None  # increase, decrease
    baseline: float | None = None
    high: float | None = None


OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b")  # "five of them"
# Hours of the day: "0530", "after 18.00", "at 7.30", "between 18.00 and 23.00".
_CLOCK = re.compile(r"0\d{3}|(?:[01]?\d|2[0-4])\.[0-5]\d")
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|after|before|until|till|from|by|between|\d\d?\.\d\d (?:and|to))\s+$", re.IGNORECASE
)
_MONTH = "|".join(tables.MONTHS)
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTH})\.?\s+(?:\d{{1,2}},?\s+)?$", re.I)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|since|until|the|from|during|before|after|through|of|for|post|early|late|mid)[\s-]$", re.I
)
_DATE_AFTER = re.compile(rf"\s+(?:of\s+)?(?:{_MONTH})\b", re.I)
_CLOCK_AFTER = re.compile(r"\s?(?:a\.m|p\.m|am\b|pm\b|o'clock|hrs\b)", re.I)
_VAGUE_BEFORE = re.compile(r"\b(?:several|few|many|tens of|hundreds of|dozens of)\s+$", re.I)
_WORD_BEFORE = re.compile(r"(\S+)\s+$")
_PRONOUN_ONE = re.compile(
    r"\b(?:the|this|that|which|no|any|every|each|another|only|as|new|last|first)\s+(?:\w+\s+)?$", re.I
)


def _is_year(number: Number, text: str) -> bool:
    digits = text[number.start : number.end]
    return len(digits) == 4 and digits.isdigit() and 1900 <= number.value <= 2199


def _is_date(number: Number, text: str) -> bool:
    """A day of a month or a time of day."""
    before = text[max(0, number.start - 24) : number.start]
    if number.value <= 31 and not number.words and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(text, number.end)):
        return True
    return bool(_CLOCK_AFTER.match(text, number.end)) or _is_clock(number, text)


def _is_clock(number: Number, text: str) -> bool:
    """An hour of the day without a word for it: "0530", "after 23.00"."""
    written = text[number.start : number.end]
    if not _CLOCK.fullmatch(written) or money_before(text, number.start):
        return False
    if "." not in written:
        return True
    unit = unit_after(text, number.end)
    led = _CLOCK_BEFORE.search(text[max(0, number.start - 16) : number.start])
    return led is not None and (unit is None or unit.unit == "hours")


def _is_label(number: Number, text: str, unit: str | None) -> bool:
    """A number that names rather than counts: "section 3", "Toy Story 3", "No. 239"."""
    if number.words and unit is None and text[number.start].isupper() and re.search(r"\w\s+$", text[: number.start]):
        return True  # "the Group of Twenty"
    some = re.search(r"\bto\s+$", text[: number.start]) or OF_THEM.match(text, number.end)
    if number.words and unit is None and number.value < 10 and not some:
        return True  # "one", "two" with nothing counted
    word = _WORD_BEFORE.search(text[max(0, number.start - 40) : number.start])
    if not word or number.words or money_before(text, number.start):
        return False
    previous = word[1].lower().strip("(\"'“‘")
    if previous.rstrip(".") in tables.LABELS or previous in tables.LABELS:
        return True
    named = word[1][:1].isupper() and word[1].isalpha() and previous not in tables.STOPS
    inside = re.search(r"\w\s+\S+\s+$", text[max(0, number.start - 60) : number.start])
    return bool(named and inside and unit is None)


def _is_article(number: Number, text: str) -> bool:
    """ "one" that counts nothing: "the one who", "one of the most", "no one"."""
    if text[number.start : number.end].lower() != "one":
        return False
    after = text[number.end : number.end + 24].lower()
    return bool(
        _PRONOUN_ONE.search(text[max(0, number.start - 24) : number.start])
        or re.match(
            r"\s+(?:of|another|who|that|which|can|must|should|is|day|more time|hand|side|thing)\b|[,.;]|$", after
        )
    )


def _qualifier(text: str, start: int, end: int) -> str | None:
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    for pattern, name in tables.QUALIFIERS:
        if re.search(rf"(?<![\w-])(?:{pattern})\s*(?:an? |the |another |additional |by )?$", before, re.I):
            return name
    for pattern, name in tables.QUALIFIERS_AFTER:
        if re.match(rf"\s*,?\s*(?:{pattern})\b", after, re.I):
            return name
    if re.search(r"\bon average\b[^.;]{0,30}$", before, re.I):
        return "average"
    return "at least" if re.search(r"\bminimum\b[^.;,]{0,20}$", before, re.I) else None


_CLAUSE = re.compile(r"[.;:!?]\s|\bwhile\b|\bwhereas\b|\bbut\b")


def _direction(text: str, start: int, end: int) -> str | None:
    """What the number's own clause says of it: the nearest word of rising or falling before, else right after."""
    before = _CLAUSE.split(text[max(0, start - 80) : start])[-1]
    after = re.split(r"[.;:!?,]", text[end : end + 30])[0]
    hits: list[tuple[int, str]] = []
    for pattern, name in ((tables.RISING, "increase"), (tables.FALLING, "decrease")):
        hits += [(m.start(), name) for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?!\w| than)", before, re.I)]
    if hits:
        return max(hits)[1]
    for pattern, name in ((tables.RISING, "increase"), (tables.FALLING, "decrease")):
        if re.match(rf"\W*(?:\w+\s+){{0,2}}(?:{pattern})(?!\w)", after, re.I):
            return name
    return None


def _quantity(number: Number, text: str) -> Quantity | None:
    start, end, unit = number.start, number.end, number.unit
    if _is_date(number, text):
        return None
    if _VAGUE_BEFORE.search(text[max(0, start - 16) : start]):
        return None
    if re.search(r"\btop[\s-]$", text[max(0, start - 5) : start], re.I):
        return Quantity(start, end, number.value, "rank")
    if sign := money_before(text, start):
        start, unit = sign.start, sign.unit
    elif unit is None and (found := unit_after(text, end)):
        end, unit = found.end, found.unit
    if unit is None and (noun := counted(text, end, singular=number.value == 1)):
        before = text[max(0, number.start - 24) : number.start]
        if _is_year(number, text) and (not noun.plural or _DATE_BEFORE.search(before) or _YEAR_BEFORE.search(before)):
            return None
        end, unit = noun.end, noun.unit
    elif unit is None and _is_year(number, text):
        return None
    if _is_label(number, text, unit) or _is_article(number, text):
        return None
    return Quantity(start, end, number.value, unit, _qualifier(text, start, end), _direction(text, start, end))


_FROM = re.compile(r"\bfrom\s+(?:\w+\s+)?$", re.I)
_TO = re.compile(r"^(?:\s*\([^()]*\))?[^.;,()]{0,30}?\bto\s+(?:\w+\s+){0,2}$", re.I)
_RANGE = re.compile(r"^\s*(?:-|–|—|to|or)\s*$", re.I)


def _scale(quantity: Quantity, text: str) -> float:
    """The magnitude a quantity is written with: 10⁹ for "14 billion"."""
    named = re.search(r"\d[\s\u00a0-]?([a-z]+)", text[quantity.start : quantity.end], re.IGNORECASE)
    return tables.MAGNITUDES.get(named[1].lower(), 1.0) if named else 1.0


def _paired(quantities: list[Quantity], text: str) -> Iterator[Quantity]:
    """Join "from 12 to 20", "5–7 percent", "between 5 and 7" and "ninety (90)" into one quantity each."""
    index = 0
    while index < len(quantities):
        one = quantities[index]
        two = quantities[index + 1] if index + 1 < len(quantities) else None
        index += 1
        if two is None:
            yield one
            continue
        gap, before = text[one.end : two.start], text[max(0, one.start - 20) : one.start]
        alike = one.unit is None or one.unit == two.unit or two.unit is None
        if gap.strip() == "(" and one.value == two.value:
            unit, end = two.unit or one.unit, two.end + 1
            if one.unit is None and two.unit is None and (found := unit_after(text, end) or counted(text, end)):
                unit, end = found.unit, found.end
            yield replace(one, end=end, unit=unit)
        elif alike and _FROM.search(before) and (_TO.match(gap) or _RANGE.match(gap)):
            yield replace(
                two,
                start=one.start,
                baseline=one.value,
                unit=two.unit or one.unit,
                direction=two.direction or ("increase" if two.value > one.value else "decrease"),
            )
        elif alike and (_RANGE.match(gap) or (re.search(r"\bbetween\s+$", before, re.I) and gap.strip() == "and")):
            low = one.value * _scale(two, text) if one.value < two.value / 1000 else one.value
            yield replace(one, end=two.end, value=low, unit=two.unit or one.unit, high=two.value)
        else:
            yield one
            continue
        index += 1


def _is_conversion(one: Quantity, two: Quantity, text: str) -> bool:
    """Whether `two` says the same money again in brackets: "GBP 4.85 (EUR 7.03)"."""
    gap = text[one.end : two.start]
    return (
        one.unit not in (two.unit, None)
        and one.value != two.value
        and bool(re.fullmatch(r"\s*[\[(](?:about |around |some )?", gap))
    )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a text, in order, none overlapping."""
    read = [q for n in find_numbers(text) if (q := _quantity(n, text))]
    read = [q for i, q in enumerate(read) if i == 0 or q.start >= read[i - 1].end]
    again = {q for one, q in pairwise(read) if _is_conversion(one, q, text)}
    joined = [*_paired([q for q in read if q not in again], text), *again]
    return tuple(sorted(joined, key=lambda q: q.start))
