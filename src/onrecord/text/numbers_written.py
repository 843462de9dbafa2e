"""Numbers in running text as they are written: in figures, in words, as fractions, shares and multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.text import numbers_tables as tables
from onrecord.text.numbers_units import money_before, unit_after


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: where it stands, and what it comes to; no unit but that it brings along."""

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
    r"(?<![\w-])(?P<a>[a-z]+|\d+)\s+(?P<things>[a-z]+s\s+|[a-z]+\s+(?=in\s+every\b))?"
    r"(?:in|out of)(?:\s+every)?\s+(?P<b>[a-z]+|\d+)\b",
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


def _in_words(text: str) -> Iterator[Number]:
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
        yield Number(match.start(), end, value, words=True)


def _in_figures(text: str) -> Iterator[Number]:
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
                value, end = round(value * tables.MAGNITUDES[name], 6), more.end()
                if second := re.compile(r"\s+(million|billion)\b", re.I).match(text, end):
                    value, end = value * tables.SCALES[second[1].lower()], second.end()
        if end < len(text) and (text[end].isalpha() and unit_after(text, end) is None):
            continue  # "5G", "26th"
        yield Number(match.start(), end, value)


def _small(word: str) -> float | None:
    return float(word) if word.isdigit() else tables.NUMERALS.get(word.lower())


def _fractions(text: str) -> Iterator[Number]:
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
            yield Number(match.start(), match.end(), value, words=True, unit="%")
    for match in _IN.finditer(text):
        a, b = _small(match["a"]), _small(match["b"])
        apart = match["things"] and not _CLOSES.match(text, match.end())
        if a and b and a < b <= 100 and not apart and not _SPELL_AFTER.match(text, match.end()):
            yield Number(match.start(), match.end(), round(100 * a / b, 2), words=True, unit="%")


def _shares(text: str) -> Iterator[Number]:
    """ "every third seat": a third of them."""
    for match in _EVERY_NTH.finditer(text):
        value = {"second": 50.0, "third": 33.33, "fourth": 25.0, "fifth": 20.0, "tenth": 10.0}[match["nth"].lower()]
        yield Number(match.start(), match.end("nth"), value, words=True, unit="%")


def _multiples(text: str) -> Iterator[Number]:
    for match in _MULTIPLE.finditer(text):
        word = match["word"].lower()
        is_verb = _VERB_USE.search(text[: match.start()]) or _OBJECT.match(text, match.end())
        if word.endswith(("fold", "ed", "ing", "es")) or is_verb:
            halved = word.startswith("halv")
            value = 50.0 if halved else float(_TIMES[word[:4]])
            yield Number(match.start(), match.end(), value, words=True, unit="%" if halved else "times")


def find_numbers(text: str) -> list[Number]:
    """All numbers, none inside another; on a clash the longer wins."""
    found = [*_in_figures(text), *_in_words(text), *_fractions(text), *_shares(text), *_multiples(text)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, n.start - n.end)):
        if kept and number.start < kept[-1].end:
            if number.end > kept[-1].end:
                kept[-1] = number
            continue
        kept.append(number)
    return kept
