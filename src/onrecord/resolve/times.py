"""The time of a statement where more than its own words tell it.

A last day may stand in a clause of its own: "… a new quay; the whole harbour is to be finished by 2040", "It would
happen by the summer"; or behind an action that is but the subject of its clause: "[Work on the quay] is planned to
start in 2030"; or with the next action, which is but the end of this one: "[build a quay] and [complete it] by 2040".
What was said long before the report ("on 13 May 2019 she promised it by the end of next year") counts from the day it
was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Reading, Statement, Timeframe
from onrecord.resolve.terms import concepts
from onrecord.text.deadlines import TimeExpression, find_times

NEAR = 30
"""Characters between the verb and its time."""
_WHOLE = r"the (?:whole|entire|full) \w+|all of (?:it|them)"
_DOING = r"(?:works?|construction|building|completion|delivery|commissioning|handover)"
_STANDS = rf"it|they|this|both|(?:the )?{_DOING}(?: of [^,;.]{{1,40}}?)?"
_CLAUSE = re.compile(
    r"(?:^|[;:,—–]\s+(?:and\s+|but\s+)?|\b(?:says?|said|added|announced)\s+(?:that\s+)?)"
    rf"(?:(?P<whole>{_WHOLE})|(?P<stands>{_STANDS})|the (?:\w+ )?(?P<thing>\w+)(?:,[^,;]{{3,80}},)?)\s+"
    r"(?:(?:is|are|was|were|will|would|should|must)\s+(?:to\s+)?)?(?:(?:be|have been)\s+)?"
    r"(?P<verb>ready|complete|(?:foreseen|expected|planned|due|scheduled|set)(?: for)?|"
    r"put into (?:operation|service|use)|in operation|finish(?:ed)?|completed?|done|over|delivered|"
    r"in (?:place|force|service|use)|open(?:ed)?|built|"
    r"start(?:s|ed)?|begins?|ends?|happens?|takes? (?:place|effect)|comes? into force|follows?|running|introduced|"
    r"published|(?:has|have)(?= until\b))\b",
    re.IGNORECASE,
)
# An action that is but the end of the one before it.
_END = re.compile(
    r"\b(?:complet(?:e|ed|ion)|finish(?:ed)?|(?:put|br(?:ing|ought)|come?|enter|go(?:ne)?) (?:it |them )?into "
    r"(?:operation|service|use)|in (?:operation|service|use)|commission(?:ed)?|open(?:ed)?|ready|handed over)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[\s,]*(?:and|which|that)?\b[^;:.]{0,60}")
_PREDICATE = re.compile(
    r"\s+(?:is|are|will|would|should|must)\s(?:(?!\b(?:and|but|while|whereas)\b)[^,;.]){0,120}", re.IGNORECASE
)
_SAID = re.compile(r"\b(?:told|said|promised|pledged|vowed|announced|declared|ordered|undertook)\b", re.IGNORECASE)
OLD = timedelta(days=31)
_LAST = frozenset({"by", "until", "before", "in", "within"})


def time_of(reading: Reading, statement: Statement) -> Timeframe | None:
    """The time of a statement: its own, counted from the day it was said, or that of a clause behind it."""
    day = reading.document.day
    if day is None:
        return statement.timeframe
    return _counted(statement, statement.timeframe, day) if statement.timeframe else _lent(reading, statement, day)


def _counted(statement: Statement, own: Timeframe, day: date) -> Timeframe:
    """A time counted from publication, counted from the earlier day on which the sentence says that it was said."""
    if own.anchor is None or own.anchor.kind != "publication" or own.recurrence:
        return own
    before = statement.sentence.quote[: max(0, statement.action.start - statement.sentence.start)]
    days = [t.last for t in find_times(before, day) if t.grain in {"day", "month"} and t.last and t.last < day - OLD]
    if not days or not _SAID.search(before):
        return own
    anew = next(iter(find_times(own.span.quote, days[-1])), None)
    if anew is None or anew.last is None:
        return own
    return replace(own, start=anew.first, end=anew.last, anchor=anew.anchor, arithmetic=anew.arithmetic)


def _lent(reading: Reading, statement: Statement, day: date) -> Timeframe | None:
    """The time that a clause behind a statement gives it, in its sentence or in the next.

    What is said of the whole holds for every statement before it in the sentence; what "it" or a thing named before
    stands for is the last of them.
    """
    text = reading.document.text
    predicate = _PREDICATE.match(text, statement.action.end, statement.sentence.end)
    if predicate:
        time = next((t for t in find_times(predicate.group(), day) if _is_ahead(t, day)), None)
        if time:
            return _timeframe(reading, time, predicate.start(), "its predicate")
    for start, end in ((statement.action.end, statement.sentence.end), _next(reading, statement)):
        for clause in _CLAUSE.finditer(text[start:end]):
            time = _time(text[start + clause.end() : end], day)
            if time and _is_meant(clause, reading, statement, start + clause.start()):
                return _timeframe(reading, time, start + clause.end(), "a clause of its own")
    return _ended(reading, statement)


def _ended(reading: Reading, statement: Statement) -> Timeframe | None:
    """The time of the next action of the sentence, where that is but the end of this one."""
    behind = [s for s in reading.statements if statement.action.end <= s.action.start < statement.sentence.end]
    after = min(behind, key=lambda s: s.action.start, default=None)
    if after is None or after.timeframe is None or after.timeframe.end is None or not _END.search(after.action.quote):
        return None
    between = reading.document.text[statement.action.end : after.action.start]
    lent = after.timeframe
    return replace(lent, rule="the end of the same") if _JOINED.fullmatch(between) else None


def _timeframe(reading: Reading, time: TimeExpression, at: int, rule: str) -> Timeframe:
    span = reading.document.span(at + time.start, at + time.start + len(time.text))
    return Timeframe(span, time.first, time.last, None, time.anchor, rule, time.arithmetic)


def _next(reading: Reading, statement: Statement) -> tuple[int, int]:
    """Where the next sentence stands, none if it is in another paragraph."""
    sentences = reading.parsed.sentences
    place = bisect_right([s.start for s in sentences], statement.sentence.start)
    if place >= len(sentences) or "\n" in reading.document.text[statement.sentence.end : sentences[place].start]:
        return 0, 0
    return sentences[place].start, sentences[place].end


def _time(behind: str, day: date) -> TimeExpression | None:
    """The last day right behind the verb."""
    times = find_times(behind[: 4 * NEAR], day)
    found = next((t for t in times if t.start <= NEAR and t.operator in _LAST), None)
    return found if found and _is_ahead(found, day) else None


def _is_ahead(time: TimeExpression, day: date) -> bool:
    """Whether an expression gives a last day that lies ahead."""
    return time.operator in _LAST and time.last is not None and time.last > day and not time.recurrence


def _is_meant(clause: re.Match[str], reading: Reading, statement: Statement, at: int) -> bool:
    between = [s for s in reading.statements if statement.action.start < s.action.start and s.action.end <= at]
    if clause["whole"]:
        return at < statement.sentence.end
    if between:
        return False
    thing = concepts([clause["thing"] or ""])
    named = concepts([reading.document.title or "", statement.sentence.quote])
    return bool(clause["stands"]) or (bool(thing) and thing <= named)
