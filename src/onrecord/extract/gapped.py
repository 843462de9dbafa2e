"""One verb for two subjects, each with its day: "the first boat will sail in May and the second in June".

What is left out in the second half is read from the first: the two are two commitments, each with its own last day.
So it is where "will be" is left out: "the kiln will be closed by 2030 and its potters trained".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.extract.targets import targets_for
from onrecord.extract.when import timeframe_for
from onrecord.model import Document, Sentence, Span, Statement
from onrecord.text.deadlines import find_times

# What lies between the two days: a subject, and nothing that is done.
_BETWEEN = re.compile(r",?\s+and\s+(?P<who>[^.,;:()]{2,80}?),?\s+")
_GOES_ON = re.compile(r"\s+(?:\w+ly\s+)?(?:will|would|is|are|was|were|has|have|had|shall|should|must|can|may|to)\b")


def parted(document: Document, sentence: Sentence, statement: Statement) -> tuple[Statement, ...]:
    """The statement alone; or cut at its day, with what is left out behind it as a second one.

    Args:
        document: what is read.
        sentence: the statement's own.
        statement: as it was found; one that is but the subject of the second half becomes that.
    """
    action = statement.action
    for gap in _gaps(document, sentence) if sentence.tokens else ():
        second = _with_day(document, sentence, statement, gap.second, action)
        if second and gap.first_end <= action.start < gap.day:
            return (second,)
        if action.start >= gap.first_end:
            continue
        first = _with_day(document, sentence, statement, document.span(action.start, gap.first_end), gap.second)
        if first and second and action.start < gap.first_day <= action.end + 2:
            return (first if action.end > gap.first_end else replace(first, id=statement.id, action=action), second)
    second = _without_be(document, sentence, statement) if sentence.tokens else None
    return (statement, second) if second else (statement,)


_AND_DONE = re.compile(
    r",?\s+and\s+(?P<half>(?P<who>[^.,;:()]{2,60}?)\s+\w+)(?=[,.;]|\s+(?:by|in|before|until|on)\s|$)"
)


_OF_THE_SAME = re.compile(r"(?:its|their|his|her)\b")


def _without_be(document: Document, sentence: Sentence, statement: Statement) -> Statement | None:
    """What is to be done besides, in a half that leaves out "will be": a subject and a participle behind a passive."""
    when = statement.timeframe.span if statement.timeframe else statement.action
    start = max(statement.action.end, when.end if when.start < sentence.end else 0)
    half = _AND_DONE.match(document.text, start, sentence.end)
    passive = any(t.dep == "auxpass" and t.end <= start for t in sentence.tokens)
    if not half or not passive:
        return None
    if not _names_only(sentence, (half.start("who") - sentence.start, half.end("who") - sentence.start)):
        return None
    tags = {"VBN", "VBD"} if _OF_THE_SAME.match(half["who"]) else {"VBN"}  # the two are easily taken for each other
    if not any(t.tag in tags and t.end == half.end("half") for t in sentence.tokens):
        return None
    action = document.span(*half.span("half"))
    own = timeframe_for(document, sentence, action, [statement.action])
    own = own if own and own.span.start >= action.start else None
    targets = targets_for(document, sentence, action, own)
    return replace(
        statement,
        id=Statement.id_for(action),
        action=action,
        timeframe=own,
        targets=targets,
        responsible=None,
        also=(),
    )


@dataclass(frozen=True, slots=True)
class _Gap:
    """Two days with a subject between them; offsets in the document.

    Attributes:
        first_day, first_end: the stretch of the first day.
        second: the second half, from its subject to the end of its day.
        day: where that day begins.
    """

    first_day: int
    first_end: int
    second: Span
    day: int


def _gaps(document: Document, sentence: Sentence) -> Iterator[_Gap]:
    text, start = document.text[sentence.start : sentence.end], sentence.start
    times = [t for t in find_times(text, document.day) if t.last]
    for one, other in pairwise(times):
        between = _BETWEEN.fullmatch(text, one.end, other.start)
        if between and not _GOES_ON.match(text, other.end) and _names_only(sentence, between.span("who")):
            second = document.span(start + between.start("who"), start + other.end)
            yield _Gap(start + one.start, start + one.end, second, start + other.start)


def _with_day(
    document: Document, sentence: Sentence, statement: Statement, action: Span, beside: Span
) -> Statement | None:
    """A statement of the same sort whose action ends with its day; None where that day is not its own."""
    when = timeframe_for(document, sentence, action, [beside])
    if when is None or when.span.end != action.end:
        return None
    half = replace(statement, id=Statement.id_for(action), action=action, timeframe=when, also=())
    return half if action.start == statement.action.start else replace(half, responsible=None, targets=())


def _names_only(sentence: Sentence, stretch: tuple[int, int]) -> bool:
    """Whether a stretch (offsets in the sentence) names something and says of nothing what it does."""
    start, end = (sentence.start + offset for offset in stretch)
    kinds = {t.pos for t in sentence.tokens if start <= t.start < end}
    return bool(kinds & {"NOUN", "PROPN", "NUM"}) and not kinds & {"VERB", "AUX"}
