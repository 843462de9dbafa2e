"""What a number counts: money before or after it, a measure, or the noun that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.text import numbers_tables as tables


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where its words stand: `[start, end)` of the text."""

    start: int
    end: int
    unit: str
    plural: bool = False


def _alternatives(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_SIGN = re.compile(
    rf"(?<![A-Za-z])(?:(?P<land>us|u\.s\.)\s)?(?P<sign>{_alternatives(tables.SIGNS)}|&amp;euro;)\s?$", re.I
)
_LARGE = re.compile(r"[\d.,]+(?:bn|m)?\b(?:\s(?:million|billion|trillion)|(?<=[nm]))|\d{1,3}(?:,\d{3})+")
_CODE = re.compile(rf"\b(?P<code>{_alternatives(tables.CODES)})\s?$")
_GAP = r"[\s\u00a0]*"
_MONEY = re.compile(
    rf"{_GAP}-?(?:of\s+)?(?:(?P<land>{_alternatives(tables.DOLLARS)})\s+(?=dollar))?(?:\w+\s+(?=roubles?\b|rubles?\b|tenge\b))?"
    rf"(?P<word>{_alternatives(tables.MONEY_WORDS)})(?:s|es)?\b(?!\s+of\b\s+(?:meat|gold))",
    re.I,
)
_CODE_AFTER = re.compile(rf"{_GAP}(?P<code>{_alternatives(tables.CODES)})\b")
_SIGN_AFTER = re.compile(r"\s?(?P<sign>[€£₸₽$])(?!\d)")
_SYMBOLS = frozenset(word for word, unit in tables.MEASURES.items() if word == unit.lower())  # "ha", never "has"
_WORDS = tables.MEASURES.keys() - _SYMBOLS
_MEASURE = re.compile(
    rf"(?:{_GAP}|-)(?:(?P<symbol>{_alternatives(_SYMBOLS)})|(?P<word>{_alternatives(_WORDS)})(?:s|es)?)"
    r"(?!\w)(?!-long|'s)",
    re.I,
)


def money_before(text: str, start: int) -> Unit | None:
    """The currency whose sign or code ends where the number starts."""
    window = text[max(0, start - 12) : start]
    shift = start - len(window)
    if match := _SIGN.search(window):
        sign = match["sign"].lower().replace("amp;", "")
        if sign in tables.LETTER_SIGNS and not (match["sign"].isupper() and _LARGE.match(text, start)):
            return None
        unit = "USD" if match["land"] else tables.SIGNS[sign]
        return Unit(shift + match.start(), start, unit)
    if match := _CODE.search(window):
        return Unit(shift + match.start(), start, match["code"])
    return None


def unit_after(text: str, end: int) -> Unit | None:
    """The currency or measure that follows the number."""
    if match := _MONEY.match(text, end):
        unit = tables.DOLLARS[match["land"].lower()] if match["land"] else tables.MONEY_WORDS[match["word"].lower()]
        return Unit(end, match.end(), unit)
    if match := _CODE_AFTER.match(text, end):
        return Unit(end, match.end(), match["code"])
    if match := _SIGN_AFTER.match(text, end):
        return Unit(end, match.end(), tables.SIGNS[match["sign"]])
    if match := _MEASURE.match(text, end):
        return Unit(end, match.end(), tables.MEASURES[(match["symbol"] or match["word"]).lower()])
    return None


# "of the", "more", and an inner measure: "two 65,000 tonne carriers".
_SKIPPED = re.compile(
    r"\s+of\s+(?:the|these|those|its|their|our)\b|\s+(?:more|additional|further)\b|\s+\([^()]{1,40}\)|"
    r"\s+[\d,.]+[\s-](?:tonne|ton|metre|meter|km|mw|gw|year|day|week|seat|bed|month|kilometre)(?=[\s-])",
    re.I,
)
_BRACKET = re.compile(r"\s+\([^()]{1,40}\)(?=\s+[a-z])")
_WORD = re.compile(r"(?:[\s\u00a0]+|-|,\s+(?=[a-z]+-[a-z]+\s))(?P<word>[A-Za-z][\w'’-]*)")


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in tables.PLURALS or (
        low not in tables.SINGULARS
        and low.endswith("s")
        and not low.endswith(("ss", "us", "ysis", "asis", "risis", "'s", "’s"))
        and len(low) > 2
    )


def counted(text: str, end: int, *, singular: bool = False) -> Unit | None:
    """The noun a number counts, as written: the first plural within seven words, none of them a function word.

    With `singular`, the last word of the run. "six new wide-bodied aircraft" gives "aircraft".
    """
    position = end
    while match := _SKIPPED.match(text, position):
        position = match.end()
    last: re.Match[str] | None = None
    seen = 0
    while seen < 7 and (match := _WORD.match(text, position)):
        low = match["word"].lower()
        if low == "and" and last is not None:  # "highly skilled and motivated children"
            position = match.end()
            continue
        if low in tables.STOPS or low in tables.NOT_NOUNS:
            break
        seen, position, last = seen + 1, match.end(), match
        if inner := _BRACKET.match(text, position):
            position = inner.end()
        if _is_plural(low) and not singular:
            following = _WORD.match(text, position)
            if (
                following
                and following.group()[0] != "-"
                and _is_plural(following["word"])
                and following["word"].lower() not in tables.STOPS
            ):
                continue
            return Unit(end, match.end(), low, plural=True)
    if last is None or not singular:
        return None
    return Unit(end, last.end(), last["word"].lower())
