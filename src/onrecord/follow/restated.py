"""A commitment stated again in a sentence in which no statement was found: the same matter, still ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.follow.cues import Cue, Rule
from onrecord.follow.judge import Finding, times_in
from onrecord.follow.matching import Match
from onrecord.follow.passages import Passage
from onrecord.follow.topic import MEANT
from onrecord.follow.words import terms
from onrecord.model import Relation
from onrecord.text.deadlines import TimeExpression

SAME_MATTER = 0.6  # share of its words from which a sentence and what stands around it are taken for the same matter
CODED = 0.3  # where a code name of its is among them
SAME_HERE = 0.4  # of which at least so much stands in the sentence itself
NEAREST, FURTHEST = 2, 31  # days that may lie between two that are one
_AHEAD = re.compile(
    r"\b(?:will|would|should|(?:is|are)(?: now| still| again| instead)? to|due|expected|planned|scheduled|until)\b",
    re.IGNORECASE,
)
# Somebody charged with it once more, where no day is in force.
_CHARGED = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:again |once more )?"
    r"(?:tasked|charged|ordered|instructed|obliged|told|asked|called on) (?:with|to)\b",
    re.IGNORECASE,
)
LATER = Rule("a later day", Relation.DELAY, 0.8, _AHEAD, "It is to open by 2033", "It opened")
EARLIER = Rule("an earlier day", Relation.REPEAT, 0.8, _AHEAD, "It is to open by 2029 after all", "It opened")
_AGAIN = Rule("stated again", Relation.REPEAT, 0.8, _AHEAD, "It is to open by 2030", "It opened in 2030")
_STAGE = Rule("a day of another stage", Relation.REPEAT, 0.8, _AHEAD, "It is to end by 2033", "It ended")
PAST = Rule("a day past the last one", Relation.DELAY, 0.7, re.compile(r"\A"), "It is shown for May 2033", "In 2029")
UNSAID = Rule("no sign of an outcome", Relation.REPEAT, 0.7, re.compile(r"\A"), "The pool was a subject again", "")
ON_SECOND_LOOK = frozenset({PAST.name, UNSAID.name})  # what the words alone do not tell
RESTATED = frozenset({LATER.name, EARLIER.name, _AGAIN.name, _STAGE.name})
_ENDING = frozenset({"by", "until", "in", "before", "within"})
_DATED = frozenset({"day", "month", "quarter", "half", "season", "year"})
_OVER = re.compile(r"\b(?:was|were|had|did|found|counted|treated|reached|stood|rose|fell|ended)\b", re.IGNORECASE)
_BEGINS, _ENDS = frozenset(terms("begin start commence")), frozenset(terms("end finish complete"))


def near(end: date, first: date | None) -> timedelta:
    """How far another day may lie from a last day and still be the same: a quarter of the term at most."""
    term = (end - first).days if first else 4 * FURTHEST
    return timedelta(days=max(NEAREST, min(FURTHEST, term // 4)))


def restated(passage: Passage, match: Match, action: str, end: date | None, first: date | None) -> tuple[Finding, ...]:
    """What a sentence about the same matter, still ahead, says of its last day.

    Args:
        passage: the sentence.
        match: how far it speaks of the commitment.
        action: what is to be done.
        end: the last day in force.
        first: when it was first stated.
    """
    told, charge = passage.story.day, _CHARGED.search(passage.span.quote)
    ahead = _AHEAD.search(passage.span.quote) or charge
    same = match.own if match.own >= SAME_HERE else 0.0
    least = CODED if match.coded else SAME_MATTER
    if (
        not ahead
        or told is None
        or max(same and match.about, match.own) < least
        or match.head < (MEANT if match.own < SAME_MATTER else SAME_HERE)
    ):
        return ()
    days = days_ahead(passage.span.quote, told)
    rule = _AGAIN if charge and end is None and not days else _rule(days, end, first, match.number)
    if rule is LATER and _is_of_another_stage(action, passage.span.quote):
        rule = _STAGE
    if rule is LATER and end and _is_anothers(passage.span.quote, told, end, near(end, first)):
        rule = _AGAIN
    if rule is None or (rule not in {LATER, EARLIER} and match.head < MEANT):
        return ()
    return (Finding(rule.relation, Cue(rule, ahead.start(), ahead.end(), ahead.group()), None, None, ""),)


_NEXT_CLAUSE = re.compile(r"[,;] (?:and|while|then) ")


def _is_anothers(text: str, told: date, end: date, same: timedelta) -> bool:
    """Whether the last day is told, and a later one only in the clause behind: "one in May, and the other in June"."""
    times = [t for t in times_in(text, told) if t.last]
    own = next((t for t in times if t.last and abs(t.last - end) <= same), None)
    later = next((t for t in times if t.last and t.last > end + same), None)
    return own is not None and later is not None and bool(_NEXT_CLAUSE.search(text, own.end, later.start))


def unsaid(passage: Passage, end: date | None, first: date | None) -> tuple[Finding, ...]:
    """What a sentence says that gives no sign of an outcome: a day past the last one, or that the matter is spoken of.

    Args:
        passage: the sentence.
        end: the last day in force.
        first: when the commitment was first stated.
    """
    text, told = passage.span.quote, passage.story.day
    if text.rstrip().endswith("?"):
        return ()  # a question testifies to nothing
    if end and told and (later := _past(text, told, end + near(end, first))):
        return (Finding(PAST.relation, Cue(PAST, later.start, later.end, later.text), None, None, ""),)
    return (Finding(UNSAID.relation, Cue(UNSAID, 0, 0, ""), None, None, ""),)


def _past(text: str, told: date, after: date) -> TimeExpression | None:
    """Where a sentence names a day ahead that lies past another."""
    times = (t for t in _past_the_telling(text, told) if t.operator in _ENDING and t.grain in _DATED)
    ahead = (t for t in times if t.last and t.last > after)
    return next((t for t in ahead if not _OVER.search(text[: t.start]) or _AHEAD.search(text)), None)


def _is_of_another_stage(action: str, sentence: str) -> bool:
    """Whether the action is that something begins and the sentence tells when it ends: its last day is no later one."""
    wanted, told = set(terms(action)), set(terms(sentence))
    return bool(wanted & _BEGINS and told & _ENDS) and not (wanted & _ENDS or told & _BEGINS)


_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:next|this|coming|following|later)\b", re.IGNORECASE)
# A clause that tells what happened, up to a time; and one that tells for when something is set.
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|began|became|came|went|took|gave|got|said|told|fell|rose|held|left|found|saw|\w{3,}ed)\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)
_IS_SET = re.compile(
    r"\b(?:will|would|should|shall|(?:is|are) to|re-?set|set|fixed|due|expected|shown|planned|scheduled|rescheduled"
    r"|slated|timed|named|promised|announced|moved|put|pushed|delayed|deferred|postponed|slid|slipped|stretched"
    r"|extended)\b"
    r"[^,;:]{0,60}$",
    re.IGNORECASE,
)
# What was to be by a day once: that day is no later one, whatever year it would be counted for.
_WAS_TO_BE = re.compile(
    r"\b(?:(?:was|were) (?:\w+ )?to have|should (?:\w+ )?have|(?:was|were|had been) (?:meant|supposed|due|promised))\b"
    r"(?:(?!\b(?:will|would|now|but)\b)[^,;:])*$",
    re.IGNORECASE,
)


def times_ahead(text: str, told: date) -> list[TimeExpression]:
    """The times of a text that lie ahead and can be somebody's last day, in its order.

    "On Thursday" tells when something was said, "in March" when it happened, where the clause tells of the past.
    """
    return [t for t in _past_the_telling(text, told) if not _is_bygone(text, t)]


def _past_the_telling(text: str, told: date) -> Iterator[TimeExpression]:
    """The times of a text that end after it was told; "a year later" counts from another day than now."""
    times = (t for t in times_in(text, told) if t.last and t.last > told)
    return (t for t in times if not t.text.lower().endswith(" later"))


def _is_bygone(text: str, time: TimeExpression) -> bool:
    before = text[: time.start]
    if _YEAR.search(time.text):
        return False
    if time.operator in {"by", "until", "before"}:
        return _WAS_TO_BE.search(before) is not None
    if _WEEKDAY.search(time.text) or _WAS_TO_BE.search(before):
        return True
    return _HAPPENED.search(before) is not None and not _IS_SET.search(before)


def days_ahead(text: str, told: date) -> list[date]:
    """The days of a text by which something is to be, in its order."""
    times = (t for t in times_ahead(text, told) if t.operator in {"by", "until", "in", "before"})
    return [t.last for t in times if t.last]


def _rule(days: list[date], end: date | None, first: date | None, number: bool) -> Rule | None:
    if end is None or not days:
        return _AGAIN if number and not days else None
    same = near(end, first)
    if any(day > end + same for day in days):
        return LATER
    return EARLIER if all(day < end - same for day in days) else _AGAIN
