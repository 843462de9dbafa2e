"""A promise spoken of with its content: "the promise to cut fees" tells of no other commitment."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from datetime import date, timedelta

from onrecord.follow.judge import times_in
from onrecord.follow.named import terms_in
from onrecord.follow.topic import LAND, Topic
from onrecord.follow.wording import TALK
from onrecord.follow.words import weight

_CONTENT = re.compile(
    r"\b(?P<word>promise|pledge|commitment|vow|undertaking|target|goal)s? "
    r"(?:to|of|on|for|that)\s+(?!(?:the year )?(?:19|20)\d\d\b)(?P<content>(?:[^,.;:]|(?<=\d)[,.](?=\d))+?)"
    r"(?=[,.;:](?!\d)|\s(?:has|had|have|was|were|is|are)\b|$)",
    re.IGNORECASE,
)
ITS_OWN = 0.4  # share of a promise's words from which it is the commitment's own
ITS_TARGET = 0.25  # the same of a target's, which is named by what is measured, and where the very object is named


def is_another_promise(sentence: str, topic: Topic) -> bool:
    """Whether a sentence names a promise with its content ("the promise to cut fees") and that is not this topic."""
    named = _CONTENT.search(sentence)
    content = [t for t in terms_in(named["content"]) if t not in TALK] if named else []
    enough = ITS_TARGET if named and named["word"].lower() in {"target", "goal"} else ITS_OWN
    if content and topic.head[:1] and topic.head[0] in content:
        enough = ITS_TARGET
    total = math.fsum(_weight(t) for t in content)
    return total > 0 and math.fsum(_weight(t) for t in content if t in topic.core) < enough * total


# What was promised, told with its day: "the 40 piers that the mayor wants to have by 2026".
_PROMISED = re.compile(
    r"\b(?:that|which)\s+(?:[^\s,.;]+\s+){1,8}?(?:wants?|wanted|promised|pledged|announced|plans|planned|undertook)\b"
    r"(?P<content>[^,.;]*)",
    re.IGNORECASE,
)


def is_of_another_day(sentence: str, told: date | None, ends: Collection[date], same: timedelta) -> bool:
    """Whether a sentence names what was promised with a last day that was never this one's.

    Args:
        sentence: what is told, on the day `told`.
        ends: the last days that were in force till then.
        same: how far another day may lie from one of them and still be the same.
    """
    named = _PROMISED.search(sentence)
    if not named or not ends:
        return False
    times = times_in(named["content"], told)
    days = [t.last for t in times if t.last and t.operator in {"by", "until", "in", "before"}]
    return bool(days) and all(abs(day - end) > same for day in days for end in ends)


def _weight(term: str) -> float:
    return 0.7 if term[0] == "#" else LAND if term[0] == "@" else weight(term)
