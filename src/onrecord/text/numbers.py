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


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    words: bool = False  # written in words
    unit: str | None = None  # a unit the number brings along: fractions are percentages


_DIGITS = re.compile(
    r"(?:(?<![\d_.,/:-])|(?<=\d[-–]))"  # not inside a number; a range may go before
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.])|\d+(?:[.,]\d{1,3}|\.\d+)?)"
    r"(?!\d|[.,:/]\d|-\d{4})"
)
# Hours of the day: "0530", "after 18.00", "at 7.30", "between 18.00 and 23.00".
_CLOCK = re.compile(r"0\d{3}|(?:[01]?\d|2[0-4])\.[0-5]\d")
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|after|before|until|till|from|by|between|\d\d?\.\d\d (?:and|to))\s+$", re.IGNORECASE
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ATOM = "|".join(sorted([*tables.ONES, *tables.TENS, *tables.SCALES], key=len, reverse=True))
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?:a|half a)\s+(?=(?:{'|'.join(tables.SCALES)})\b))?(?:{_ATOM})"
    rf"(?:(?:\s+and\s+(?!one of\b)|[\s-]+)(?:{_ATOM}))*(?!\w)(?!-(?:{_ORDINAL})\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<count>one|two|three|four|a|\d)[\s-])?(?P<part>half|third|quarter|fifth|tenth)s?\b(?!-)(?!\s+(?:a\s+)?"
    r"(?:million|billion|hundred|thousand|trillion))",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?<![\w-])(?P<a>[a-z]+|\d+)\s+(?P<things>[a-z]+s\s+)?(?:in|out of)(?:\s+every)?\s+(?P<b>[a-z]+|\d+)\b",
    re.IGNORECASE,
)
# "seven posts in ten are kept", and not "seven posts in ten towns".
_CLOSES = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:is|are|was|were|be|will|would|shall|should|must|has|have|to|by)\b")
_SPELL_AFTER = re.compile(r"\s*(?:years?|months?|days?|weeks?|%|per)")
_EVERY_NTH = re.compile(
    r"(?<![\w-])every\s+(?P<nth>second|third|fourth|fifth|tenth)\s+"
    r"(?!(?:of|year|month|week|day|hour|minute|night|morning|evening|time|quarter|season|session)\b|[a-z]+day\b)(?=[a-z])",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"(?<![\w-])(?P<word>doubl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|"
    r"halv(?:e|es|ed|ing)|twofold|threefold|fourfold|fivefold|tenfold|twice)(?![\w-])",
    re.IGNORECASE,
)
_TIMES = {"doub": 2, "treb": 3, "trip": 3, "quad": 4, "twof": 2, "thre": 3, "four": 4, "five": 5, "tenf": 10, "twic": 2}
_VERB_USE = re.compile(
    r"\b(?:to|will|would|shall|must|should|has|have|be|been|was|were|is|are|by)\s+(?:\w+ly\s+|more than\s+)?$", re.I
)
_OBJECT = re.compile(
    r"\s+(?:the|its|their|our|his|her|in|by|to|from|over|this|that|as|production|output|\w+ing)\b", re.I
)
_MAGNITUDE = re.compile(
    rf"[\s\u00a0-]?(?P<m>{'|'.join(sorted(map(re.escape, tables.MAGNITUDES), key=len, reverse=True))})(?![\w])",
    re.IGNORECASE,
)


def _words_value(words: list[str]) -> float | None:
    """The value of a run of numeral words, or None where they make no single number ("twenty eleven")."""
    total, current, last = 0.0, 0.0, "scale"
    for word in words:
        if word in tables.SCALES:
            scale = tables.SCALES[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            last = "scale"
        elif word in tables.TENS:
            if last != "scale":
                return None
            current, last = current + tables.TENS[word], "ten"
        else:
            if last == "one" or (last == "ten" and not 0 < tables.ONES[word] < 10):
                return None
            current, last = current + tables.ONES[word], "one"
    return total + current


_COMPOUND = re.compile(rf"(?P<first>{_ATOM})\s+(?:{_ATOM})-[a-z]", re.IGNORECASE)


def _in_words(text: str) -> Iterator[_Number]:
    for match in _WORDS.finditer(text):
        parts = re.findall(_ATOM, match.group().lower())
        if parts[0] in tables.SCALES and text[: match.start()].rstrip()[-1:].isdigit():
            continue  # "6.4 million" is read from its figures
        if re.search(r"\band\b", match.group()) and not re.search(
            r"(?:hundred|thousand|million)\s+and\b", match.group(), re.I
        ):
            parts = parts[:1]  # "two and three" are two numbers; the first is kept
            value, end = _words_value(parts), match.start() + len(parts[0])
        else:
            value, end = _words_value(parts), match.end()
        if value is None and (apart := _COMPOUND.match(text, match.start(), match.end() + 2)):
            value, end = _words_value([apart["first"].lower()]), apart.end("first")  # "eight two-room flats"
        if value is None:
            continue
        if match.group().lower().startswith("half a"):
            value /= 2
        yield _Number(match.start(), end, value, words=True)


def _in_figures(text: str) -> Iterator[_Number]:
    for match in _DIGITS.finditer(text):
        if text[match.start() - 1 : match.start()].isalpha() and not money_before(text, match.start()):
            continue  # "A380"; but "RM40"
        raw = re.sub(r"[ \u00a0\u202f]", "", match.group())
        decimal_comma = re.fullmatch(r"\d+,\d{1,2}", raw)
        if not decimal_comma and re.fullmatch(r"\d+,\d+", raw) and not re.fullmatch(r"\d{1,3},\d{3}", raw):
            continue
        value, end = float(raw.replace(",", "." if decimal_comma else "")), match.end()
        if more := _MAGNITUDE.match(text, end):
            name = more["m"].lower()
            tight = name in tables.TIGHT_MAGNITUDES
            if not tight or (more.group()[0].isalpha() and money_before(text, match.start())):
                value, end = value * tables.MAGNITUDES[name], more.end()
                if second := re.compile(r"\s+(million|billion)\b", re.I).match(text, end):
                    value, end = value * tables.SCALES[second[1].lower()], second.end()
        if end < len(text) and (text[end].isalpha() and unit_after(text, end) is None):
            continue  # "5G", "26th"
        yield _Number(match.start(), end, value)


def _small(word: str) -> float | None:
    return float(word) if word.isdigit() else {**tables.ONES, **tables.TENS}.get(word.lower())


def _fractions(text: str) -> Iterator[_Number]:
    for match in _FRACTION.finditer(text):
        count, part = match["count"], match["part"].lower()
        before, after = text[: match.start()].lower(), text[match.end() :].lower()
        shared = re.match(r"\s+of\b|\s+(?:its|their|the|our)\b", after) or re.search(
            r"\b(?:by|in|than|to|about|over) $", before
        )
        counted_part = count and count.lower() not in ("a",) and (part != "half" or count.lower() == "one")
        if not (shared or counted_part) or (part != "half" and not count):
            continue
        times = 1.0 if count is None or count.lower() == "a" else (_small(count) or 1.0)
        value = round(100 * times / {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}[part], 2)
        if value <= 100 and not re.match(
            r"\s+(?:party|country|quarter|time|year|of (?:\d{4}|next|this year))\b", after
        ):
            yield _Number(match.start(), match.end(), value, words=True, unit="%")
    for match in _IN.finditer(text):
        a, b = _small(match["a"]), _small(match["b"])
        apart = match["things"] and not _CLOSES.match(text, match.end())
        if a and b and a < b <= 100 and not apart and not _SPELL_AFTER.match(text, match.end()):
            yield _Number(match.start(), match.end(), round(100 * a / b, 2), words=True, unit="%")


def _shares(text: str) -> Iterator[_Number]:
    """ "every third seat": a third of them."""
    for match in _EVERY_NTH.finditer(text):
        value = {"second": 50.0, "third": 33.33, "fourth": 25.0, "fifth": 20.0, "tenth": 10.0}[match["nth"].lower()]
        yield _Number(match.start(), match.end("nth"), value, words=True, unit="%")


def _multiples(text: str) -> Iterator[_Number]:
    for match in _MULTIPLE.finditer(text):
        word = match["word"].lower()
        is_verb = _VERB_USE.search(text[: match.start()]) or _OBJECT.match(text, match.end())
        if word.endswith(("fold", "ed", "ing", "es")) or is_verb:
            halved = word.startswith("halv")
            value = 50.0 if halved else float(_TIMES[word[:4]])
            yield _Number(match.start(), match.end(), value, words=True, unit="%" if halved else "times")


def _numbers(text: str) -> list[_Number]:
    """All numbers, none inside another; on a clash the longer wins."""
    found = [*_in_figures(text), *_in_words(text), *_fractions(text), *_shares(text), *_multiples(text)]
    kept: list[_Number] = []
    for number in sorted(found, key=lambda n: (n.start, n.start - n.end)):
        if kept and number.start < kept[-1].end:
            if number.end > kept[-1].end:
                kept[-1] = number
            continue
        kept.append(number)
    return kept


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


def _is_year(number: _Number, text: str) -> bool:
    digits = text[number.start : number.end]
    return len(digits) == 4 and digits.isdigit() and 1900 <= number.value <= 2199


def _is_date(number: _Number, text: str) -> bool:
    """A day of a month or a time of day."""
    before = text[max(0, number.start - 24) : number.start]
    if number.value <= 31 and not number.words and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(text, number.end)):
        return True
    return bool(_CLOCK_AFTER.match(text, number.end)) or _is_clock(number, text)


def _is_clock(number: _Number, text: str) -> bool:
    """An hour of the day without a word for it: "0530", "after 23.00"."""
    written = text[number.start : number.end]
    if not _CLOCK.fullmatch(written) or money_before(text, number.start):
        return False
    if "." not in written:
        return True
    unit = unit_after(text, number.end)
    led = _CLOCK_BEFORE.search(text[max(0, number.start - 16) : number.start])
    return led is not None and (unit is None or unit.unit == "hours")


def _is_label(number: _Number, text: str, unit: str | None) -> bool:
    """A number that names rather than counts: "section 3", "Toy Story 3", "No. 239"."""
    if number.words and unit is None and text[number.start].isupper() and re.search(r"\w\s+$", text[: number.start]):
        return True  # "the Group of Twenty"
    if number.words and unit is None and number.value < 10 and not re.search(r"\bto\s+$", text[: number.start]):
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


def _is_article(number: _Number, text: str) -> bool:
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


def _quantity(number: _Number, text: str) -> Quantity | None:
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
        one.unit != two.unit and one.unit is not None and bool(re.fullmatch(r"\s*[\[(](?:about |around |some )?", gap))
    )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a text, in order, none overlapping."""
    read = [q for n in _numbers(text) if (q := _quantity(n, text))]
    read = [q for i, q in enumerate(read) if i == 0 or q.start >= read[i - 1].end]
    again = {q for one, q in pairwise(read) if _is_conversion(one, q, text)}
    joined = [*_paired([q for q in read if q not in again], text), *again]
    return tuple(sorted(joined, key=lambda q: q.start))
