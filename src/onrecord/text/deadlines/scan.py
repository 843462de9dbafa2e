"""From text to runs of words worth reading: the cheap first look.

A run is an unbroken sequence of words of time, numbers and glue. Text without any word of time costs one pass of a
word splitter; a run is cut where it grows past what any expression needs, so no text can make reading slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.text.deadlines import lexicon
from onrecord.text.deadlines.anchors import anchor_at
from onrecord.text.deadlines.chart import Edge
from onrecord.text.deadlines.feasts import FEAST, feast_named
from onrecord.text.deadlines.figures import NUMERIC, numeric_days
from onrecord.text.deadlines.moments import Context

LONGEST_RUN = 48

_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\d")
_TOKEN = re.compile(
    rf"""
    (?P<numeric>{NUMERIC})
    |(?P<clock>\b\d{{1,2}}(?::\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?|(?:[.]\d\d)?\s*[ap]\.?m\b\.?)(?:\s+[A-Z]{{2,4}}T\b)?)
    |(?P<decade>\b(?:1[0-9]|20)\d0(?:['’]?s\b|\ss\b)|['’]?\b\d0['’]?s\b)
    |(?P<short>['’]\d\d\b)
    |(?P<coded>\b(?:[QH][1-4]|[FCS]Y)(?=[\s,.;:)/\d-]|$)|(?<=\d)[QH][1-4]\b|(?<=-)[qh][1-4]\b|\b[qh][1-4]\b|\b[fcs]y(?=\d|\s\d))
    |(?P<number>\d+(?:,\d{{3}})+\b|\d+(?:\.\d+)?)(?P<suffix>(?:st|nd|rd|th)\b)?
    |(?P<word>[A-Za-z]+)
    |(?P<sign>[-–—‑/.,()~'’\[\]])
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"[ \t\u00a0\u2009]*\r?\n?[ \t\u00a0\u2009]*")
_MONEY = re.compile(r"(?:[$€£¥#№]|\bNo\.|\b[Ss]ections?|\b[Aa]rticles?|\b[Pp]aragraphs?|§)\s*$")


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
    return not lexicon.TRIGGERS.isdisjoint(_WORD.findall(text.lower())) or FEAST.search(text) is not None


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
        whole = _longer(text, start, context, before) if match.lastgroup == "word" else None
        word = whole or Word(start, match.end(), *_read(text, match, context))
        yield word
        before, position = (before[1], text[start : word.end].lower()), word.end


def _longer(text: str, start: int, context: Context, before: tuple[str, str]) -> Word | None:
    """A feast or an anchor that begins here, taken as one word."""
    if feast := FEAST.match(text, start):
        series = feast_named(feast[0])
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
    if kind == "word":
        return _read_word(text, match)
    return _read_number(text, match)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Four figures are a year unless they number a law or a resolution, or count hours or things."""
    before = text[max(0, match.start() - 24) : match.start()]
    return not (_NUMBERED.search(before) or _COUNTED_AFTER.match(text, match.end()) or "," in match[0])


def _plain(sign: str) -> str:
    return {"–": "-", "—": "-", "‑": "-", "~": "-", "’": "'", "[": "(", "]": ")"}.get(sign, sign)


def _read_number(text: str, match: re.Match[str]) -> tuple[tuple[tuple[str, object], ...], bool]:
    digits = match["number"].replace(",", "")
    if len(digits) > 9 or _MONEY.search(text, max(0, match.start() - 12), match.start()):
        return (), False
    if match["suffix"]:
        value = int(float(digits))
        return (("<ordinal>", value), ("<nth>", value)), _NTH_ALONE.match(text, match.end()) is not None
    if "." in digits:
        return (("<number>", float(digits)),), False
    value = int(digits)
    if len(digits) == 4 and 1000 <= value <= 2999 and _is_year(text, match):
        return (("<year>", value), ("<number>", value)), "," not in match["number"]
    return (("<number>", value),), False


def _read_word(text: str, match: re.Match[str]) -> tuple[tuple[tuple[str, object], ...], bool]:
    word = match[0].lower()
    readings: list[tuple[str, object]] = []
    for kind, table in _TABLES:
        if word in table:
            readings.append((kind, table[word]))
    if word in lexicon.TWO_FACED and not _sure(text, match):
        readings = [r for r in readings if r[0] not in ("<month>", "<weekday>", "<season>")]
    trigger = bool(readings) and word in lexicon.TRIGGERS
    if readings or word in lexicon.GLUE:
        readings.append((word, word))
    return tuple(readings), trigger or word in _TRIGGER_WORDS


def _sure(text: str, match: re.Match[str]) -> bool:
    """Whether "may", "march", "sun", "fall" and their like stand for a month, a weekday or a season here."""
    word = match[0]
    if word.lower() in lexicon.SEASONS:
        return _BEFORE_SEASON.search(text, max(0, match.start() - 16), match.start()) is not None or (
            re.match(r"\s+(?:of\s+)?\d{4}\b", text[match.end() : match.end() + 12]) is not None
        )
    if _VERB_AFTER.match(text, match.end()):
        return False
    beside = _BEFORE.search(text, max(0, match.start() - 16), match.start()) or _AFTER.match(text, match.end())
    if word.islower() or (word.isupper() and len(word) > 1 and not _SHORT.fullmatch(word)):
        return beside is not None
    if word == "May":
        return beside is not None or _SUBJECT_AFTER.match(text, match.end()) is None
    return True


_BEFORE = re.compile(
    r"(?:\b(?:in|of|by|next|last|this|late|early|mid|until|till|since|from|to|between|and|through|before|after|end|"
    r"during|for|on|each|every|coming|following)[\s-]+(?:the\s+)?|\d(?:st|nd|rd|th)?[\s/-]*|(?:[a-z]{3,}day|year),?\s+)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[.,]?[\s/-]*(?:the\s+)?\d|[\s-]+(?:and|to|through|or)\s+(?:june|july|april)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\bU\.\s?S\.\s?C\.|\bC\.?F\.?R\.?|\b(?:Resolutions?|Orders?|Proclamation|Directive|Decree|Rule|Form|Bill|Law|Room|"
    r"Flight|Title|Chapter|Part|Public Law|No|Nos|H\.R|S)\.?)\s*$"
)
_COUNTED_AFTER = re.compile(
    r"[A-Z]|[- ]?(?:%|percent|per cent|people|persons|GMT|UTC|hours|hrs|km|tonnes|tons|MW|troops|dollars|euros|rubles|"
    r"roubles|jobs|pounds|families|billion|million|thousand)\b|\s?[%°]"
)
_NTH_ALONE = re.compile(r"\s*(?:[.,;:)?!\-]|$)|\s+(?:and|or|of|to|through|this)\b")
_SHORT = re.compile(r"DEC|JAN|MAR|MON|SAT|SUN|WED|FRI")
_VERB_AFTER = re.compile(r"\s+(?:not|also|be|have|only|never|or may|and shall)\b")
_BEFORE_SEASON = re.compile(
    r"\b(?:the|this|next|last|in|by|early|late|mid|each|every|coming|following|of|until|till|since|during|before|after|"
    r"through|and|to|for)[\s-]+$",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(r"\s+(?:the|we|he|she|they|it|I|you|God|this|be)\b")
_TABLES: tuple[tuple[str, dict[str, object]], ...] = (
    ("<month>", dict(lexicon.MONTHS)),
    ("<weekday>", dict(lexicon.WEEKDAYS)),
    ("<weekdays>", {w + "s": n for w, n in lexicon.WEEKDAYS.items() if len(w) > 4}),
    ("<spelled>", dict(lexicon.SMALL)),
    ("<tens>", dict(lexicon.TENS)),
    ("<ordinal>", dict(lexicon.ORDINALS)),
    ("<unit>", dict(lexicon.UNITS)),
    ("<season>", dict(lexicon.SEASONS)),
    ("<every>", dict(lexicon.EVERY)),
    ("<deictic>", dict(lexicon.DEICTIC)),
    ("<daypart>", {w: w for w in lexicon.DAYPARTS}),
    ("<decades>", dict(lexicon.DECADES)),
    ("<vague>", {w: w for w in lexicon.VAGUE}),
)
_TRIGGER_WORDS = frozenset("weekend weekends weekday weekdays eoy".split())
