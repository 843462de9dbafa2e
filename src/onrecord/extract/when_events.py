"""Events whose day the document tells: "before the vote", where the vote is told to be on 20 November.

    events(document, sentence) -> tuple[TimeExpression, ...]

An event counts where the document gives it one day and no second one, not before its own day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from onrecord.model import Anchor, Document, Sentence
from onrecord.text.deadlines import TimeExpression, find_times

_NOUN = (
    r"(?:elections?|referendum|vote|polls?|ballot|hearing|summit|congress|conference|ceremony|inauguration|final|"
    r"championships?|festival|opening|launch|tournament|parade|race|match)"
)
_NAMED = re.compile(
    r"\b(?P<how>in|at|during|by|before|prior to|ahead of|until|in time for|after)\s+(?:the|its|their|our)\s+"
    r"(?:(?:next|coming|upcoming|forthcoming|general|presidential|parliamentary|local|second|first|\d{4})\s+){0,2}"
    rf"(?P<noun>{_NOUN})(?!\s+(?:of|campaign|period|commission|date|[A-Z])|[\w-])",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(rf"\b(?P<noun>{_NOUN})\b(?=(?P<rest>[^.;:\n]{{0,90}}))", re.IGNORECASE)
_LINK = re.compile(
    r"(?:\s+(?:is|are|was|were|will|to|be|been|has|have|held|scheduled|set|due|planned|called|fixed|take|place|taking|"
    r"slated|expected|opens?|in|the|of|[A-Z]\w+)){0,7},?\s*$",
)
_BEFORE_IT = frozenset({"before", "prior to", "ahead of"})
_BY_IT = {"by": "by", "until": "until", "in time for": "by"}


def events(document: Document, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """The events of a sentence whose day the document tells; offsets are into the sentence."""
    text = document.text[sentence.start : sentence.end]
    found = []
    for named in _NAMED.finditer(text):
        noun = named["noun"].lower().removesuffix("s")
        days = told_days(document.text, document.day).get(noun, frozenset())
        year = re.search(r"\b\d{4}\b", named[0])
        if len(days) == 1 and (year is None or int(year[0]) == next(iter(days)).year):
            found.append(_expression(named, noun, next(iter(days))))
    return tuple(found)


def _expression(named: re.Match[str], noun: str, day: date) -> TimeExpression:
    how = named["how"].lower()
    if how in _BEFORE_IT:
        return _made(named, noun, day, None, day - timedelta(days=1), "before")
    if how in _BY_IT:
        return _made(named, noun, day, None, day, _BY_IT[how])
    if how == "after":
        return _made(named, noun, day, day + timedelta(days=1), None, "after")
    return _made(named, noun, day, day, day, "in")


def _made(
    named: re.Match[str], noun: str, day: date, first: date | None, last: date | None, operator: str
) -> TimeExpression:
    return TimeExpression(
        named.start(),
        named.end(),
        named[0],
        first,
        last,
        operator=operator,
        anchor=Anchor("event", day, noun),
        rule=("event",),
        arithmetic=f"{noun}: {day}",
        grain="day",
    )


@lru_cache(maxsize=8)
def told_days(text: str, published: date | None) -> dict[str, frozenset[date]]:
    """The days a text tells for each kind of event: "elections on 29 March", "the 29 March elections"."""
    days: dict[str, set[date]] = {}
    for told in _TOLD_AFTER.finditer(text):
        noun = told["noun"].lower().removesuffix("s")
        low = max(0, text.rfind("\n", 0, told.start()) + 1, told.start() - 40)
        before = text[low : told.start()]
        for found in find_times(told["rest"], published):
            if found.grain == "day" and found.last and _LINK.fullmatch(told["rest"][: found.start]):
                days.setdefault(noun, set()).add(found.last)
        for found in find_times(before, published):
            near = re.fullmatch(r"\s+(?:\w+\s+){0,2}", before[found.end :])
            if found.grain == "day" and found.last and near and found.operator == "in":
                days.setdefault(noun, set()).add(found.last)
    ahead = {n: frozenset(d for d in found if published is None or d >= published) for n, found in days.items()}
    return {n: found for n, found in ahead.items() if found}
