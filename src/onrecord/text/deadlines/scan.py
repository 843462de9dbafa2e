"""From text to runs of words worth reading: the cheap first look.

A run is an unbroken sequence of words of time, numbers and glue. Text without any word of time costs one pass of a
word splitter; a run is cut where it grows past what any expression needs, so no text can make reading slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.text.deadlines import lexicon, senses
from onrecord.text.deadlines.anchors import anchor_at
from onrecord.text.deadlines.chart import Edge
from onrecord.text.deadlines.feasts import FEAST, FIRST_WORDS, feast_named
from onrecord.text.deadlines.figures import NUMERIC, numeric_days
from onrecord.text.deadlines.moments import Context

LONGEST_RUN = 36

_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\d")
_TOKEN = re.compile(
    rf"""
    (?P<word>[A-Za-z]{{3,}})
    |(?P<space>&(?:nbsp|thinsp|\#160|\#xA0);)
    |(?P<numeric>{NUMERIC})
    |(?P<clock>\b\d{{1,2}}(?::\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?|(?:[.]\d\d)?\s*[ap]\.?m\b\.?)(?:\s+[A-Z]{{2,4}}T\b)?)
    |(?P<decade>\b(?:1[0-9]|20)\d0(?:['’]?s\b|\ss\b)|['’]?\b\d0['’]?s\b)
    |(?P<short>['’]\d\d\b)
    |(?P<coded>\b(?:[QH][1-4]|[FCS]Y)(?=[\s,.;:)/\d-]|$)|(?<=\d)[QH][1-4]\b|(?<=-)[qh][1-4]\b|\b[qh][1-4]\b|\b[fcs]y(?=\d|\s\d))
    |(?P<number>\d+(?:,\d{{3}})+\b|\d+(?:\.\d+)?)(?P<suffix>(?:st|nd|rd|th)\b)?
    |(?P<brief>[A-Za-z]+)
    |(?P<sign>[-–—‑/.,()~'’\[\]])
    """,
    re.VERBOSE,
)
_BLANK = r"(?:[ \t\u00a0\u2009\u202f]|&(?:nbsp|thinsp|#160|#xA0);)*"
_GAP = re.compile(_BLANK + r"\r?\n?" + _BLANK)


class Word(NamedTuple):
    """One item of a run: its offsets in the text, and how it may be read."""

    start: int
    end: int
    readings: tuple[tuple[str, object], ...]
    trigger: bool


def worth_reading(text: str) -> bool:
    """Whether the text holds any word of time or any digit: microseconds for a sentence without."""
    if _NUMBER.search(text):
        return True
    return not lexicon.FIRST_LOOK.isdisjoint(_WORD.findall(text.lower()))


def runs(text: str, context: Context) -> Iterator[tuple[list[Word], list[list[Edge]]]]:
    """The runs of the text that hold a word of time, each with the readings of its words as edges."""
    run: list[Word] = []
    end = 0
    for word in _words(text, context):
        unbroken = run and _GAP.fullmatch(text, end, word.start)
        if run and (not unbroken or not word.readings or len(run) >= LONGEST_RUN):
            if any(w.trigger for w in run):
                yield run, _edges(run)
            run = []
        if word.readings:
            run.append(word)
        end = word.end
    if any(w.trigger for w in run):
        yield run, _edges(run)


def _edges(run: list[Word]) -> list[list[Edge]]:
    return [[Edge(i, i + 1, kind, value) for kind, value in word.readings] for i, word in enumerate(run)]


def _words(text: str, context: Context) -> Iterator[Word]:
    position = 0
    before = ("", "")
    while match := _TOKEN.search(text, position):
        start = match.start()
        if match.lastgroup == "space":
            position = match.end()
            continue
        written = match[0].lower()
        whole = _longer(text, start, written, context, before) if match.lastgroup in _WORDLIKE else None
        word = whole or Word(start, match.end(), *_read(text, match, context))
        if _spells_a_year(before, word) or (before[1], written) in _PAIRS:
            word = word._replace(trigger=True)
        yield word
        before, position = (before[1], written), word.end


def _spells_a_year(before: tuple[str, str], word: Word) -> bool:
    """Whether a number word makes a year with those before it: "nineteen ninety", "two thousand and five"."""
    kinds = {k: v for k, v in word.readings if k in ("<spelled>", "<tens>")}
    value = next(iter(kinds.values()), None)
    if before == ("thousand", "and"):
        return value is not None
    return before[1] in _CENTURIES and isinstance(value, int) and value >= 10


def _longer(text: str, start: int, first: str, context: Context, before: tuple[str, str]) -> Word | None:
    """A feast or an anchor that begins here, taken as one word."""
    if first in FIRST_WORDS and (feast := FEAST.match(text, start)):
        series = None if before in _BESIDE_NEW_YEAR and feast[0] == "new year" else feast_named(feast[0])
        if series:
            return Word(start, feast.end(), (("<feast>", series),), True)
    found = anchor_at(text, start, before, context)
    return Word(start, found.end, (("<anchor>", found.anchor),), found.strong) if found else None


def _read(text: str, match: re.Match[str], context: Context) -> tuple[tuple[tuple[str, object], ...], bool]:
    kind, token = match.lastgroup, match[0]
    if kind == "numeric":
        days = numeric_days(token, context)
        return ((("<numeric>", days),), True) if days else ((), False)
    if kind == "clock":
        return (("<clock>", token),), False
    if kind == "decade":
        return (("<decade>", token),), True
    if kind == "short":
        return (("<short>", -int(token[1:])),), False
    if kind == "coded":
        return ((token.lower(), token), ("<coded>", token.upper())), True
    if kind == "sign":
        return ((_plain(token), token),), False
    if kind in _WORDLIKE:
        return _read_word(text, match)
    return _read_number(text, match)


def _plain(sign: str) -> str:
    return {"–": "-", "—": "-", "‑": "-", "~": "-", "’": "'", "[": "(", "]": ")"}.get(sign, sign)


def _read_number(text: str, match: re.Match[str]) -> tuple[tuple[tuple[str, object], ...], bool]:
    digits = match["number"].replace(",", "")
    if len(digits) > 9 or senses.is_money_or_section(text, match.start()) or _HOURS.fullmatch(digits):
        return (), False
    if match["suffix"]:
        value = int(float(digits))
        return (("<ordinal>", value), ("<nth>", value)), _NTH_ALONE.match(text, match.end()) is not None
    if "." in digits:
        return (("<number>", float(digits)),), False
    value = int(digits)
    if len(digits) == 4 and 1000 <= value <= 2999 and senses.is_year(text, match):
        return (("<year>", value), ("<number>", value)), "," not in match["number"]
    return (("<number>", value),), False


def _read_word(text: str, match: re.Match[str]) -> tuple[tuple[tuple[str, object], ...], bool]:
    word = match[0].lower()
    readings: list[tuple[str, object]] = []
    for kind, table in _TABLES:
        if word in table:
            readings.append((kind, table[word]))
    if word in lexicon.TWO_FACED and not senses.stands_for_time(text, match):
        readings = [r for r in readings if r[0] not in ("<month>", "<weekday>", "<season>")]
    trigger = bool(readings) and word in lexicon.TRIGGERS
    if readings or word in lexicon.GLUE:
        readings.append((word, word))
    return tuple(readings), trigger or word in _TRIGGER_WORDS


_BESIDE_NEW_YEAR = frozenset({("in", "the"), ("by", "the")})  # where the new year is no day
_WORDLIKE = frozenset({"word", "brief"})
_WHOSE = ("this", "the", "current", "next", "my", "our", "its", "their", "his", "her")
# Pairs of words that tell a time although neither does alone.
_PAIRS = frozenset(
    {("first", "half"), ("second", "half"), ("further", "notice"), ("ongoing", "basis"), ("regular", "intervals")}
    | {("this", part) for part in ("morning", "afternoon", "evening")}
    | {(word, part) for word in ("every", "each") for part in ("morning", "afternoon", "evening", "night")}
    | {(word, tenure) for word in _WHOSE for tenure in lexicon.TENURES}
    | {("next", kind) for kind in ("general", "presidential", "parliamentary", "legislative")}
)
_CENTURIES = frozenset({"seventeen", "eighteen", "nineteen", "twenty"})
_HOURS = re.compile(r"0\d{3}")  # "0530 hours"
_NTH_ALONE = re.compile(r"\s*(?:[.,;:)?!\-]|$)|\s+(?:and|or|of|to|through|this)\b")
_TABLES: tuple[tuple[str, dict[str, object]], ...] = (
    ("<month>", dict(lexicon.MONTHS)),
    ("<weekday>", dict(lexicon.WEEKDAYS)),
    ("<weekdays>", {w + "s": n for w, n in lexicon.WEEKDAYS.items() if len(w) > 4}),
    ("<spelled>", dict(lexicon.SMALL)),
    ("<tens>", dict(lexicon.TENS)),
    ("<ordinal>", dict(lexicon.ORDINALS)),
    ("<unit>", dict(lexicon.UNITS)),
    ("<single>", {w: u for w, u in lexicon.UNITS.items() if not w.endswith("s")}),
    ("<season>", dict(lexicon.SEASONS)),
    ("<every>", dict(lexicon.EVERY)),
    ("<deictic>", dict(lexicon.DEICTIC)),
    ("<daypart>", {w: w for w in lexicon.DAYPARTS}),
    ("<decades>", dict(lexicon.DECADES)),
    ("<tenure>", {w: w for w in lexicon.TENURES}),
    ("<vague>", {w: w for w in lexicon.VAGUE}),
)
_TRIGGER_WORDS = frozenset("weekend weekends weekday weekdays eoy".split())
