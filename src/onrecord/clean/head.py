"""The head of a story: title, timestamp, byline, place line and dateline.

They stand in the first lines. Each is set aside with its reason (the title is not: it is part of the story) and what
it says is kept. `DATELINES` is a table: to read one more way of writing a dateline, add a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.clean.days import MONTH, Printed, printed_days
from onrecord.clean.headings import is_heading
from onrecord.clean.lines import Line
from onrecord.clean.rules import NAVIGATION, line_reason
from onrecord.model import Block

TIMESTAMP, BYLINE, PLACE, DATELINE = "timestamp", "byline", "place", "dateline"
_HEAD_LINES = 8
_TITLE_LENGTH = 250
_CLEARLY_A_TITLE = 5  # words, before short lines above it are taken for labels
_LONGEST_DATELINE = 120

_CLOCK = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
_ZONE = r"(?:\s*(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|MSK|IST|local time|[+-]\d\d:?\d\d|Z))?"
_STAMP_WORDS = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified|publication date|date|created|on|at|by|today|"
    r"announcement|press release|statement|news|release|briefing|"
    r"mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\.?",
    re.IGNORECASE,
)
_CLOCKS = re.compile(_CLOCK + _ZONE, re.IGNORECASE)
_NAMED = r"[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|and|&|de|van|von|bin|al|for))*"
_BYLINE = re.compile(
    rf"^(?i:by|from|author|words by|written by|text by|story by):?\s+"
    rf"(?P<name>{_NAMED}(?:,\s*(?:and\s+)?[A-Z][\w.'’ -]{{1,60}}){{0,4}})$"
)
_SIGNED = re.compile(rf"^(?P<stamp>.*\d{{4}}.*?)[,|·]?\s+(?i:by)\s+(?P<name>{_NAMED})$")  # a timestamp and a byline
_NAME_LINE = re.compile(r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}$")
_INSTRUMENT = re.compile(
    r"(?:(?:Executive|Presidential|Government|Ministerial|Council|Cabinet) )?"
    r"(?:Order|Decree|Resolution|Directive|Regulation|Decision|Ordinance|Proclamation|Law|Act|Instruction|Ruling)\b"
    r"[^.,;:]{0,40}(?:No\. ?[\w/-]+ )?(?:of|dated) (?=[\dJFMASOND])"
)
_PLACE_LINE = re.compile(r"^[A-Z][\w.’'-]+(?:[ ,-]+(?:[A-Z][\w.’'-]*|the|of|and|de|la|on))*$")

_NO_TOWN = r"(?!The |An? |President|Prime|Minister|Mr|Ms|Dr)"
_SPELLED = r"[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){0,2}"
_SHOUTED = r"[A-Z][A-Z'’-]+(?:[ -][A-Z][A-Z'’-]*){0,3}"
_TOWN = rf"{_NO_TOWN}(?P<place>{_SHOUTED}|{_SPELLED}(?:/{_SPELLED})?)"
_CAPITALS = r"(?P<place>[A-Z][A-Z'’-]{2,}(?:[ -][A-Z][A-Z'’-]*){0,3})"
_REGION = r"(?:,\s*[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?"
_MONTH = "(?i:" + MONTH.replace("?P<month>", "?:") + ")"
_DATE = rf"(?P<when>(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
_AGENCY = r"(?:\((?P<outlet>[A-Z][^()\d]{1,39})\)|/+\s*(?P<outlet2>[^/\d]{2,40}?)\s*/+)"
_DASH = r"\s*(?:--?|–|—)\s*"

# name, pattern of the beginning of a paragraph, example, counter-example
DATELINES: tuple[tuple[str, str, str, str], ...] = (
    (
        "place, day, agency",
        rf"{_TOWN}{_REGION}[.,]?\s+{_DATE}[.,]?\s*{_AGENCY}\.?(?:{_DASH}|\s+)",
        "PORTVILLE. May 5 (Coast News) - The council",
        "Portville, May 5 is the day of the vote.",
    ),
    (
        "place, agency",
        rf"{_TOWN}{_REGION}[.,]?\s+{_AGENCY}\.?{_DASH}",
        "PORTVILLE, Ruritania (CN) — The council",
        "Portville (pop. 900) - the smallest town",
    ),
    (
        "place, day, agency without brackets",
        rf"{_TOWN}{_REGION}[.,]?\s+{_DATE}[.,]\s+"
        rf"(?:(?P<outlet>[A-Z][\w-]+(?: [A-Z][\w-]+)?){_DASH}|(?P<outlet2>[A-Z]{{4,}})\s+)",
        "Portville. May 5. Coastnews-North - The council",
        "Portville, May 5, Monday was quiet",
    ),
    (
        "place, agency without brackets",
        rf"{_CAPITALS}[.,]\s+(?P<outlet>[A-Z][\w-]{{3,30}}){_DASH}(?=[A-Z\"“‘'])",
        "PORTVILLE. COASTNEWS - The council",
        "PORTVILLE. Boats - and there are many - are late",
    ),
    (
        "agency alone",
        rf"\((?P<outlet>[A-Z][^()\d]{{1,29}})\){_DASH}(?=[A-Z\"“‘'])",
        "(Coastnews) - The council",
        "(Pictured) the mayor",
    ),
    (
        "place, day",
        rf"{_TOWN}{_REGION}[.,]?\s+{_DATE}[.,]?{_DASH}",
        "Portville, 5 May – The council",
        "Portville on 5 May – a market day – was quiet",
    ),
    (
        "place",
        rf"{_CAPITALS}{_REGION}{_DASH}(?=[A-Z\"“‘'])",
        "PORTVILLE — The council",
        "UN-backed talks",
    ),
    (
        "agency, place",
        rf"(?P<outlet>[A-Z][A-Za-z]+)[,.]\s+{_CAPITALS}[.,]?\s+(?:{_DATE}\s*)?{_DASH}",
        "CoastNews, PORTVILLE, May 5 – The council",
        "Yes, we CAN – the slogan",
    ),
)
_DATELINES = tuple((name, re.compile(pattern)) for name, pattern, _, _ in DATELINES)


@dataclass(slots=True)
class Head:
    """What the head of a story says, and the stretches of it that are set aside."""

    title: str | None = None
    stamp: Printed | None = None
    byline: str | None = None
    place: str | None = None
    outlet: str | None = None
    dateline: Line | None = None
    dateline_day: str = ""
    aside: list[Block] = field(default_factory=list)


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a story of these lines."""
    head = Head()
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line_reason(line.text) or is_heading(line):
            continue
        after = lines[index + 1 : index + 2]
        if reason := _stamp(line, head) or _byline(line, after, head) or _place(line, head):
            head.aside.append(Block(line.start, line.end, reason))
        elif head.title is None and _is_title(line, lines[index + 1 :]):
            head.title = line.text
            if head.stamp is None and line.words >= _CLEARLY_A_TITLE:
                head.aside += [Block(label.start, label.end, NAVIGATION) for label in lines[:index] if _is_label(label)]
        elif _read_dateline(line, head) or line.is_prose:
            break
    return head


def instrument_day(lines: Sequence[Line]) -> Printed | None:
    """The day in the heading of a legal text: "Decree No. 5 of 3 March 2030"."""
    for line in lines[: 2 * _HEAD_LINES]:
        if len(line.text) <= _LONGEST_DATELINE and (match := _INSTRUMENT.match(line.text)):
            day = line.text[match.end() :]
            printed = next(printed_days(day), None)
            if printed and printed.text == day.rstrip("."):
                return printed
    return None


def timestamp_of(words: str) -> Printed | None:
    """The day of a line that holds a day, a time and the words around them, and nothing else."""
    days = list(printed_days(words)) if len(words) < 120 else []
    if not days:
        return None
    rest = words
    for printed in reversed(days):
        rest = rest[: printed.start] + rest[printed.end :]
    rest = _STAMP_WORDS.sub("", _CLOCKS.sub("", rest))
    return days[0] if not re.search(r"\w", rest) else None


def _stamp(line: Line, head: Head) -> str | None:
    if head.stamp and re.fullmatch(_CLOCKS, line.text):
        return TIMESTAMP
    signed = _SIGNED.match(line.text) if len(line.text) < 120 else None
    printed = timestamp_of(signed["stamp"] if signed else line.text)
    if printed is None:
        return None
    if signed:
        head.byline = head.byline or signed["name"]
    if head.stamp is None:
        offset = line.start
        head.stamp = Printed(offset + printed.start, offset + printed.end, printed.text, printed.day)
    return TIMESTAMP


def _byline(line: Line, after: Sequence[Line], head: Head) -> str | None:
    """A line that names who wrote it: after "by", or a bare name between title and timestamp."""
    match = _BYLINE.match(line.text) if len(line.text) < 120 else None
    bare = head.title and 2 <= line.words <= 3 and _NAME_LINE.match(line.text) and after and timestamp_of(after[0].text)
    if not match and not bare:
        return None
    head.byline = head.byline or (match["name"] if match else line.text)
    return BYLINE


def _is_label(line: Line) -> bool:
    """Whether a line above the title is too short to be more than a section's or a paper's name."""
    return line.words <= 3 and timestamp_of(line.text) is None


def _place(line: Line, head: Head) -> str | None:
    """A line that only names a place, right under the timestamp."""
    under_stamp = bool(head.aside) and head.aside[-1].reason == TIMESTAMP
    if not (under_stamp and head.title and len(line.text) < 80 and line.words <= 6 and _PLACE_LINE.match(line.text)):
        return None
    head.place = head.place or line.text
    return PLACE


def _is_title(line: Line, after: Sequence[Line]) -> bool:
    if len(line.text) > _TITLE_LENGTH or not after:
        return False
    if line.words > 1 and timestamp_of(after[0].text):
        return True
    if line.words < 3:
        return False
    return not line.is_prose or (line.words <= 25 and after[0].after_blank and line.text[-1] in "?!…")


def _read_dateline(line: Line, head: Head) -> bool:
    for _, pattern in _DATELINES:
        if match := pattern.match(line.text[:_LONGEST_DATELINE]):
            parts = match.groupdict()
            head.dateline = Line(line.start, line.start + match.end(), match.group(), line.after_blank)
            head.dateline_day = parts.get("when") or ""
            head.place = head.place or _as_name(parts.get("place"))
            head.outlet = (parts.get("outlet") or parts.get("outlet2") or "").strip() or None
            end = line.start + len(match.group().rstrip())
            head.aside.append(Block(line.start, end, DATELINE))
            return True
    return False


def _as_name(place: str | None) -> str | None:
    if place is None:
        return None
    return place.title() if place.isupper() else place
