"""A last day told in a clause of its own: "… a new quay; the whole harbour is to be finished by 2040", "It would happen
by the summer". A statement without a time of its own takes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from onrecord.model import Reading, Statement, Timeframe
from onrecord.resolve.terms import concept, stems
from onrecord.text.deadlines import TimeExpression, find_times

NEAR = 30
"""Characters between the verb and its time."""
_WHOLE = r"the (?:whole|entire|full) \w+|all of (?:it|them)"
_CLAUSE = re.compile(
    r"(?:^|[;:,—–]\s+(?:and\s+|but\s+)?|\b(?:says?|said|added|announced)\s+(?:that\s+)?)"
    rf"(?:(?P<whole>{_WHOLE})|(?P<stands>it|they|this|both|work)|the (?:\w+ )?(?P<thing>\w+)(?:,[^,;]{{3,80}},)?)\s+"
    r"(?:(?:is|are|was|were|will|would|should|must)\s+(?:to\s+)?)?(?:(?:be|have been)\s+)?"
    r"(?P<verb>ready|finish(?:ed)?|completed?|done|over|delivered|in (?:place|force|service|use)|open(?:ed)?|built|"
    r"start(?:s|ed)?|begins?|ends?|happens?|takes? (?:place|effect)|comes? into force|follows?|running|introduced|"
    r"published|(?:has|have)(?= until\b))\b",
    re.IGNORECASE,
)
_LAST = frozenset({"by", "until", "before", "in", "within"})


def lent_time(reading: Reading, statement: Statement) -> Timeframe | None:
    """The time that a clause behind a statement gives it, in its sentence or in the next; None where it has its own.

    What is said of the whole holds for every statement before it in the sentence; what "it" or a thing named before
    stands for is the last of them.
    """
    day = reading.document.day
    if statement.timeframe is not None or day is None:
        return None
    text = reading.document.text
    for start, end in ((statement.action.end, statement.sentence.end), _next(reading, statement)):
        for clause in _CLAUSE.finditer(text[start:end]):
            time = _time(text[start + clause.end() : end], day)
            if time and _is_meant(clause, reading, statement, start + clause.start()):
                at = start + clause.end() + time.start
                span = reading.document.span(at, at + len(time.text))
                return Timeframe(span, time.first, time.last, None, time.anchor, "a clause of its own", time.arithmetic)
    return None


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
    return found if found and found.last and found.last > day and not found.recurrence else None


def _is_meant(clause: re.Match[str], reading: Reading, statement: Statement, at: int) -> bool:
    between = [s for s in reading.statements if statement.action.start < s.action.start and s.action.end <= at]
    if clause["whole"]:
        return at < statement.sentence.end
    if between:
        return False
    named = f"{reading.document.title or ''} {statement.sentence.quote}"
    thing = _concepts(clause["thing"] or "")
    return bool(clause["stands"]) or (bool(thing) and thing <= _concepts(named))


def _concepts(text: str) -> frozenset[str]:
    return frozenset(concept(s) for s, _ in stems(text))
