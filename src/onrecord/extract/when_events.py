"""Events whose day the document tells: "before the vote", where the vote is told to be on 20 November.

    events(document, sentence) -> tuple[TimeExpression, ...]

An event counts where the document gives it one day and no second one, not before its own day; or where the sentence
dates it right behind its name: "before the parliament ends, which should be in summer 2044".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from onrecord.extract.when_back import on_day
from onrecord.extract.when_meant import NO_EVENT
from onrecord.model import Anchor, Document, Sentence
from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.events import LEGISLATURE, PRESIDENCY, bound_before, dated_events, named_events

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
# Events that need no name of their own; "before the conference" may be where somebody speaks.
_OCCASIONS = frozenset({"summit", "referendum", "inauguration", LEGISLATURE, PRESIDENCY})
# Meetings are many: one counts as the next that the text dates, and only where it is called so.
_SITTING = r"(?:meeting|session|sitting|hearing)"
_NEXT_SITTING = re.compile(
    r"\b(?P<how>in|at|during|by|before|prior to|ahead of|until|in time for|to|for)\s+(?:the|its|their|our|his|her)\s+"
    rf"(?:next|coming|upcoming|forthcoming)\s+(?:\w+\s+)?(?P<noun>{_SITTING})\b",
    re.IGNORECASE,
)
_SITTING_TOLD = re.compile(
    rf"\b(?:next\s+(?:\w+\s+)?{_SITTING}|(?:meets?|sits?)\s+again|(?:adjourned|listed)\s+(?:until|to|for))\b"
    r"(?=(?:\s*:)?(?P<rest>[^.;:\n]{0,90}))",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(rf"\b(?P<noun>{_NOUN})\b(?=(?P<rest>[^.;:\n]{{0,90}}))", re.IGNORECASE)
_LINK = re.compile(
    r"(?:\s+(?:is|are|was|were|will|to|be|been|has|have|held|scheduled|set|due|planned|called|fixed|take|place|taking|"
    r"slated|expected|opens?|in|the|of|[A-Z]\w+)){0,7},?\s*$",
)


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
    for named in _NEXT_SITTING.finditer(text):
        day = next_sitting(document.text, document.day)
        if day:
            found.append(_expression(named, named["noun"].lower(), day))
    beside = _dated_beside(text, document.day)
    told = [*beside, *(f for f in found if not _overlaps(f, beside))]
    return (*told, *(f for f in _undated(text) if not _overlaps(f, told)))


def _overlaps(found: TimeExpression, others: Iterable[TimeExpression]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in others)


def _undated(text: str) -> Iterator[TimeExpression]:
    """The occasions before which something is to be done and whose day is not told: their words are kept."""
    for event in named_events(text):
        bound = bound_before(text, event.start)
        if bound and bound.strict and not event.lasting and (event.kind in _OCCASIONS or event.names):
            anchor = Anchor("event", None, text[event.start : event.end])
            yield TimeExpression(
                bound.start,
                event.end,
                text[bound.start : event.end],
                operator="before",
                anchor=anchor,
                rule=("event",),
                flags=(NO_EVENT,),
            )


def _dated_beside(text: str, published: date | None) -> list[TimeExpression]:
    """The events of a sentence that it dates right behind their names, with the words that say by when."""
    found = []
    for told in dated_events(text, published):
        bound = bound_before(text, told.event.start) if told.time.start > told.event.start else None
        if bound is None or (bound.inside and not told.event.lasting) or (published and told.last < published):
            continue
        last = told.last_day(strict=bound.strict)
        noun = text[told.event.start : told.event.end]
        found.append(
            replace(
                told.time,
                start=bound.start,
                end=told.end,
                text=text[bound.start : told.end],
                first=None,
                last=last,
                operator="by",
                anchor=Anchor("event", told.last, noun),
                rule=("event dated beside it", *told.time.rule),
                arithmetic=f"{noun}: {told.time.text} = {last}",
            )
        )
    return found


@lru_cache(maxsize=8)
def next_sitting(text: str, published: date | None) -> date | None:
    """The one day on which the text says that they meet next; None where it tells none, or more than one."""
    days: set[date] = set()
    for told in _SITTING_TOLD.finditer(text):
        rest = told["rest"]
        for found in find_times(rest, published):
            if found.grain == "day" and found.last and _LINK.fullmatch(rest[: found.start]):
                days.add(found.last)
    ahead = {d for d in days if published is None or d >= published}
    return next(iter(ahead)) if len(ahead) == 1 else None


def _expression(named: re.Match[str], noun: str, day: date) -> TimeExpression:
    return on_day(named, named["how"], day, Anchor("event", day, noun), "event")


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
