"""Words and figures of two senses: "may" and "May", "spring", "1701" the year and 1701 the resolution.

Each question is answered from the few characters beside the word, before anything is parsed.
"""

from __future__ import annotations

import re

from onrecord.text.deadlines.lexicon import MONTHS, SEASONS

_LEADING = (
    "in|of|by|next|last|this|late|early|mid|until|till|since|from|to|before|after|during|every|each|coming|following|"
    "between|through|end|for|on"
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_LEADING}|and)[\s-]+(?:the\s+)?|\d(?:st|nd|rd|th)?[\s/-]*|(?:[a-z]{{3,}}day|year),?\s+)$", re.IGNORECASE
)
_BEFORE_WEEKDAY = re.compile(rf"(?:\b(?:{_LEADING}|and)[\s-]+|\d(?:st|nd|rd|th)?[\s/-]*)$", re.IGNORECASE)
_BEFORE_MAY = re.compile(
    r"\b(?:in|of|next|last|this|late|early|mid|until|till|since|from|to|before|after|during|every|coming|following)[\s-]+$"
    r"|\d(?:st|nd|rd|th)\s+(?:of\s+)?$|\b(?:january|february|march|april|june|july|november)\s+(?:and|to|or)\s+$",
    re.IGNORECASE,
)
_BEFORE_SEASON = re.compile(
    r"\b(?:the|this|next|last|in|by|early|late|mid|each|every|coming|following|of|until|till|since|during|before|after|"
    r"through|for)[\s-]+$|(?:spring|summer|autumn|winter) (?:and|or|to)\s+$",
    re.IGNORECASE,
)
_FIGURE_AFTER = re.compile(
    r"[.,]?[\s/-]*(?:the\s+)?\d|[\s-]+(?:and|to|through|or)\s+(?:june|july|april)\b", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"\s+(?:of\s+)?\d{4}\b")
_VERB_AFTER = re.compile(r"\s+(?:not|also|be|have|only|never|or may|and shall)\b")
_TO_MARCH = re.compile(r".*\bto march (?:to|on|in|through|for|against|with|from|at|along|down|up|past|a)[ \w].*", re.S)
_SUBJECT_AFTER = re.compile(r"\s+(?:the|we|he|she|they|it|I|you|God|this|be)\b")
_SHORT = re.compile(r"DEC|JAN|MAR|MON|SAT|SUN|WED|FRI")
_MONEY = re.compile(r"(?:[$€£¥#№]|\bNo\.|\b[Ss]ections?|\b[Aa]rticles?|\b[Pp]aragraphs?|§)\s*$")
_NUMBERED = re.compile(
    r"(?:\bU\.\s?S\.\s?C\.|\bC\.?F\.?R\.?|\b(?:Resolutions?|Orders?|Proclamation|Directive|Decree|Rule|Form|Bill|Law|"
    r"Room|Flight|Title|Chapter|Part|No|Nos|H\.R|S)\.?)\s*$"
)
_COUNTED_AFTER = re.compile(
    r"[A-Z]|[- ]?(?:%|percent|per cent|people|persons|GMT|UTC|hours|hrs|km|tonnes|tons|MW|troops|dollars|euros|rubles|"
    r"roubles|jobs|pounds|families|billion|million|thousand)\b|\s?[%°]"
)


def stands_for_time(text: str, word: re.Match[str]) -> bool:
    """Whether "may", "march", "sun", "fall" and their like stand for a month, a weekday or a season here."""
    written, start, end = word[0], word.start(), word.end()
    window = max(0, start - 16)
    if written.lower() in SEASONS:
        return bool(_BEFORE_SEASON.search(text, window, start) or _YEAR_AFTER.match(text, end))
    if _VERB_AFTER.match(text, end) or (written == "march" and _TO_MARCH.fullmatch(text[window : end + 8])):
        return False
    if written.lower() == "may" and written != "May":
        return bool(_BEFORE_MAY.search(text, window, start) or _FIGURE_AFTER.match(text, end))
    leading = _BEFORE if written.lower() in MONTHS else _BEFORE_WEEKDAY
    beside = bool(leading.search(text, window, start) or _FIGURE_AFTER.match(text, end))
    if written.islower() or (written.isupper() and not _SHORT.fullmatch(written)):
        return beside
    return beside or written != "May" or _SUBJECT_AFTER.match(text, end) is None


def is_money_or_section(text: str, start: int) -> bool:
    """Whether a number follows a currency sign or the word for a part of a law."""
    return _MONEY.search(text, max(0, start - 12), start) is not None


def _named_with_hyphen(before: str) -> bool:
    """ "EXPO-2024": a name, unlike "Dec-2024", "mid-2024" and "Q3-2024"."""
    found = re.search(r"\b([A-Z][A-Za-z]{2,})-$", before)
    return found is not None and found[1].lower() not in MONTHS and found[1] not in ("Mid", "End", "Early", "Late")


def is_year(text: str, number: re.Match[str]) -> bool:
    """Four figures are a year unless they number a law or a resolution, or count hours or things."""
    before = text[max(0, number.start() - 24) : number.start()]
    return not (
        _NUMBERED.search(before)
        or _named_with_hyphen(before)
        or _COUNTED_AFTER.match(text, number.end())
        or "," in number[0]
    )
