"""What an expression of time means beside its neighbours: days that hang on an event, or on the time told before it.

    meant(document, sentence, found) -> tuple[TimeExpression, ...]

The grammar reads each expression by itself. "Before the autumn" is known to it, "before the autumn session" is not:
the day is that of the session. "Two days later" counts from the day told before it, and where there is none nobody
can say from where. Such words are kept and their days left open, or counted again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Anchor, Document, Sentence
from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.deadlines.feasts import feast_of
from onrecord.text.deadlines.framing import PUBLICATION
from onrecord.text.names_places import countries_in
from onrecord.text.numbers_tables import MONEY_WORDS

_BOUNDED = frozenset({"by", "before", "until", "after"})
# Nouns that are days themselves: "by the 15 May deadline" is by 15 May.
DAYS_THEMSELVES = frozenset("date deadline day time limit target".split())
_THEREAFTER = re.compile(r"\s+(?:thereafter|after that|afterwards)\b")
_SAME_DAY = re.compile(r"(?:on\s+|the\s+)*(?:same|that)\s+(?:very\s+)?(?:day|morning|evening|week|month|year)", re.I)
_GIVEN = re.compile(
    r"\b(?:gave|gives?|given|giving|allow(?:s|ed|ing)?|(?:has|have|had)(?= (?:only |just )?$))\b[^.;:,\d]{0,60}$",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\s+(?:in which\s+|from now\s+)?to\s+(?!be\b)[a-z]")
_A_UNIT = re.compile(r"an?\s+(week|month|year)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|trillion)\s+"
    r"(?:(?!for\b|in\b|within\b|after\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_PLEAS = (
    r"(?:requests?|applications?|complaints?|petitions?|claims?|appeals?|[ei]nquir(?:y|ies)|questions?|objections?)"
)
_MARK = r"(?:(?:Article|Section|Sec\.)?\s*\(?[a-z0-9]{1,3}[.)]\s*)*"  # of a paragraph: "(b) ", "6. "
# What falls due anew whenever somebody asks, or once something has come about.
_EACH_CASE = re.compile(
    rf"\b(?:each|every|any|such(?: an?)?)\s+(?:[\w-]+\s+){{0,2}}{_PLEAS}\b"
    r"|\b(?:process|answer|handle|consider|examine|decide|decide on|reply to|respond to|resolve|settle|effect to)\s+"
    r"(?:all\s+|the\s+)?(?:[\w-]+\s+)?"
    r"(?:request|requests|applications|complaints|petitions|claims|appeals|enquiries|inquiries)\b"
    r"|\b(?:accept|grant|approve|admit)\s+or\s+(?:return|refuse|reject|deny)\s+(?:an?|any|each|every|the)\b"
    rf"|^\W*{_MARK}(?:Any|Every|Each|An?)\s+(?:[\w-]+\s+){{1,3}}?(?:who|whose|that|which)\b"
    rf"|^\W*{_MARK}(?:If|Where|Whenever|When)\s+[^,;]{{3,90}},",
)
_UNIT_LAST = re.compile(r"\bthe\s+(?:day|week|month|quarter|year)$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\s+(?:following|after)\s+(?:its|the|that|this|such|his|her|their)\b")
_MAY_ASK = re.compile(r"\b(?:may|can)\s+(?:apply|appeal|complain|request|ask|object|petition)\b")
_UNITED_STATES = re.compile(
    r"\bUnited States\b|\bU\.S\.|\bUSA?\b|\bWhite House\b|\bCapitol Hill\b|\bPentagon\b|\bFederal Register\b"
)
_CONGRESS = re.compile(r"\bCongress\b|\bfederal (?:agenc\w+|government|funds?|law|lands?|judge)\b")
# Country to the first month of its fiscal year, and whether that is named by the year it begins in.
_FISCAL = {
    "AU": (7, False), "BD": (7, False), "EG": (7, False), "IN": (4, False), "JP": (4, True), "KE": (7, False),
    "NZ": (7, False), "PK": (7, False), "TH": (10, False), "ZA": (4, False),
}  # fmt: skip
_FEAST_OF_A_LAND = re.compile(r"(?:\b(?:next|coming) )?\b(?P<name>Independence Day|Labou?r Day)\b", re.I)
_BEGINS_WITH = re.compile(
    r"\b(?:beginning|starting|commencing)\s+(?:with|from)\s+(?:the|its|their)\s+[^,;.:]{3,50}$", re.IGNORECASE
)
_OPENS = re.compile(
    r"\b(?:when\s+(?:[\w’'-]+\s+){1,4}|(?:that|which)\s+)"
    r"(?:opens|begins|starts|resumes|expires|ends|lapses|closes|runs out)\s*$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"from .{3,30}? to (?P<to>.{3,30})", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:put (?:back|off)|postponed?|delay(?:ed)?|mov(?:ed?|ing)|shift(?:ed)?|brought forward|reschedul(?:ed?|ing)|"
    r"push(?:ed)?(?: back)?|deferr?(?:ed)?)\s+$",
    re.IGNORECASE,
)
BESIDE = 90  # characters before an expression that are looked at
LAST_BEFORE = 240  # characters before the sentence that are looked at
NO_EVENT = "the day of the event is not told"
WHOSE_YEAR = "whose fiscal year?"
WHOSE_FEAST = "in which country?"
EACH_CASE = "counts from each case"
NO_DAY_BEFORE = "the day it counts from is not told"


def meant(document: Document, sentence: Sentence, found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions of a sentence with their days counted from what they really count from, in the same order."""
    text = document.text[sentence.start : sentence.end]
    read: list[TimeExpression] = []
    for one in found:
        day = next((r.last for r in reversed(read) if r.last and r.grain in ("day", "month", "year")), None)
        counted = _each(text, one) or _given(text, one, document.day) or _later(text, one, day)
        counted = counted or _of_each_case(document, sentence, one) or _after_event(text, one)
        counted = counted or _of_fiscal_year(document, one) or _of_a_lands_feast(document, one)
        counted = counted or _first_of(text, one) or _as_it_opens(text, one)
        counted = counted or _moved_to(text, one, document.day)
        read.append(counted or _of_event(sentence, text, one))
    return tuple(read)


def _each(text: str, found: TimeExpression) -> TimeExpression | None:
    """ "three courses a year", "9 million a month": in each of them."""
    told = _A_UNIT.fullmatch(found.text)
    if found.operator != "lasting" or told is None:
        return None
    several = _SEVERAL.search(text[max(0, found.start - BESIDE) : found.start])
    if several is None or any(w.lower() in MONEY_WORDS for w in several[0].split()):
        return None  # "at 700 euros a month": a price
    return replace(
        found, operator="every", recurrence=f"P1{told[1][0].upper()}", grain="every", flags=(), arithmetic=""
    )


def _of_each_case(document: Document, sentence: Sentence, found: TimeExpression) -> TimeExpression | None:
    """ "They shall answer any complaint within ten days": of the complaint, and not of the day the rule is told."""
    counted = found.operator == "within" or found.rule[:1] == ("in_length",)
    if not counted or not (found.anchor and found.anchor.kind == PUBLICATION) or found.last is None:
        return None
    above = document.text[max(0, sentence.start - LAST_BEFORE) : sentence.start].rsplit("\n", 1)[-1]
    asked = re.split(r"(?<=[.;])\s+(?=[A-Z])", above.rstrip())[-1]
    if not _EACH_CASE.search(document.text[sentence.start : sentence.start + found.start]) and not _MAY_ASK.search(
        asked
    ):
        return None
    return replace(found, first=None, last=None, anchor=Anchor("each case"), flags=(EACH_CASE,))


def _given(text: str, found: TimeExpression, day: date | None) -> TimeExpression | None:
    """ "gave the board three days to answer": within three days."""
    if (
        found.operator != "lasting"
        or not _TO_DO.match(text, found.end)
        or not _GIVEN.search(text[max(0, found.start - BESIDE) : found.start])
    ):
        return None
    return _read_as(f"within {found.text}", day, found)


def _later(text: str, found: TimeExpression, before: date | None) -> TimeExpression | None:
    """ "by 1 May and within two days thereafter", "a week later", "that same day": from the time told before."""
    if not found.relative:
        return None
    if _SAME_DAY.fullmatch(found.text):
        return replace(found, first=before, last=before, anchor=_from(before), flags=() if before else (NO_DAY_BEFORE,))
    after = _THEREAFTER.match(text, found.end)
    if found.operator not in ("in", "within") or not (after or found.text.endswith(" later")):
        return None
    counted = next(iter(find_times(found.text, before)), None) if before else None
    end = after.end() if after else found.end
    if counted is None:
        flags = (NO_DAY_BEFORE,)
        return replace(found, end=end, text=text[found.start : end], first=None, last=None, anchor=None, flags=flags)
    return replace(counted, start=found.start, end=end, text=text[found.start : end], anchor=_from(before))


def _from(day: date | None) -> Anchor | None:
    return Anchor("day named", day) if day else None


def _after_event(text: str, found: TimeExpression) -> TimeExpression | None:
    """ "By the first day of the month following its publication": of a month that is not told."""
    if not _UNIT_LAST.search(found.text) or not _FOLLOWING.match(text, found.end):
        return None
    return replace(found, first=None, last=None, anchor=None, flags=(NO_EVENT,))


def _of_fiscal_year(document: Document, found: TimeExpression) -> TimeExpression | None:
    """ "In fiscal year 2044": its days are read as those of the United States, and are others in other countries.

    They are known only where the text speaks most of the United States, or of another country whose year is known.
    """
    if not any("fiscal" in rule for rule in found.rule):
        return None
    spoken, states = _spoken_of(document)
    named = {code: times for code, times in spoken.items() if code in _FISCAL}
    code, times = max(named.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if states > times or (not named and _CONGRESS.search(_told(document))):
        return None
    if not code or states == times or list(named.values()).count(times) > 1:
        return replace(found, first=None, last=None, anchor=None, flags=(WHOSE_YEAR,), arithmetic="")
    month, by_first = _FISCAL[code]
    months = month - 10 + 12 * (by_first and "-" not in found.text and "/" not in found.text)
    first, last = (_months_later(found.first, months, 1), _months_later(found.last, months, 0))
    return replace(found, first=first, last=last, arithmetic=f"fiscal year of {code}: from month {month}")


def _of_a_lands_feast(document: Document, found: TimeExpression) -> TimeExpression | None:
    """ "Before the next Independence Day": read as that of the United States, and another day in other countries.

    The day is that of the country which the text speaks of most, by the `holidays` library.
    """
    feast = _FEAST_OF_A_LAND.search(found.text)
    if feast is None:
        return None
    named, states = _spoken_of(document)
    named["US"] += states
    (code, times), (_, next_most) = (*named.most_common(2), ("", 0))[:2]
    if (code == "US" and times) or (not times and _CONGRESS.search(_told(document))):
        return None
    day = feast_of(code, feast["name"].lower(), document.day.year if document.day else 2000) if code else None
    if day is None or times == next_most:
        return replace(found, first=None, last=None, anchor=None, flags=(WHOSE_FEAST,), arithmetic="")
    words = f"{found.text[: feast.start()]}{day.day} {day:%B}{found.text[feast.end() :]}"
    return _read_as(words, document.day, found)


def _spoken_of(document: Document) -> tuple[Counter[str], int]:
    """How often a document names each country, and how often the United States in words of their own."""
    text = _told(document)
    return Counter(code.partition("-")[0] for _, code in countries_in(text)), len(_UNITED_STATES.findall(text))


def _told(document: Document) -> str:
    return f"{document.title or ''}. {document.text}"


def _read_as(words: str, day: date | None, found: TimeExpression) -> TimeExpression | None:
    """An expression with the days of other words, its own words kept."""
    counted = next(iter(find_times(words, day)), None)
    return counted and replace(counted, start=found.start, end=found.end, text=found.text)


def _months_later(day: date | None, months: int, first: int) -> date | None:
    """The first (1) or last (0) day of the month so many months later."""
    if day is None:
        return None
    count = day.year * 12 + day.month - first + months
    return date(count // 12, count % 12 + 1, 1) - timedelta(days=1 - first)


def _first_of(text: str, found: TimeExpression) -> TimeExpression | None:
    """ "Beginning with the report for 2044": the year is the report's, and when that is due is not told."""
    led = _BEGINS_WITH.search(text[max(0, found.start - BESIDE) : found.start])
    if led is None or not re.match(r"(?:for|of|in)\b", found.text):
        return None
    return replace(found, first=None, last=None, anchor=None, flags=(NO_EVENT,))


def _as_it_opens(text: str, found: TimeExpression) -> TimeExpression | None:
    """ "When the term opens on 5 May", "at the session that begins on 5 May": from that day on."""
    if found.operator != "in" or found.grain != "day" or found.last is None or found.recurrence:
        return None
    opens = _OPENS.search(text[max(0, found.start - BESIDE) : found.start])
    return replace(found, operator="starting", last=None) if opens else None


def _moved_to(text: str, found: TimeExpression, day: date | None) -> TimeExpression | None:
    """ "Put back from 5 May to 8 June": to the second of the two."""
    both = _FROM_TO.fullmatch(found.text)
    if both is None or not _PUT_OFF.search(text[max(0, found.start - BESIDE) : found.start]):
        return None
    return _read_as(both["to"], day, found)


def _is_dated(found: TimeExpression) -> bool:
    return found.grain == "day" and any(c.isdigit() for c in found.text)


def _of_event(sentence: Sentence, text: str, found: TimeExpression) -> TimeExpression:
    """ "before the 2044 season": until a day that is not told; the words are kept as far as the noun."""
    if found.operator not in _BOUNDED or _is_dated(found) or found.recurrence or not sentence.tokens:
        return found
    start, end = sentence.start + found.start, sentence.start + found.end
    tokens = sentence.tokens
    for word in tokens:
        if not (start <= word.start < end and word.head < len(tokens)):
            continue
        head = tokens[word.head]
        beside = head.start >= end and not re.search(r"[,;:()\n]", text[found.end : head.start - sentence.start])
        if beside and word.dep in ("nummod", "compound", "amod", "nmod", "poss") and head.pos in ("NOUN", "PROPN"):
            if head.lemma.lower() in DAYS_THEMSELVES:
                return found
            stop = head.end - sentence.start
            return replace(found, end=stop, text=text[found.start : stop], first=None, last=None, flags=(NO_EVENT,))
    return found
