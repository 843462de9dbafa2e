"""What a passage says of a commitment: the relation, from the signs in the sentence and its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord.follow.cues import Cue, Rule, cues_in
from onrecord.follow.passages import Passage, quantities_in
from onrecord.follow.words import terms
from onrecord.model import Commitment, Figure, Outcome, Relation, Span, Target
from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.numbers import Quantity

_ORDER = (Relation.CONTRADICTION, Relation.DELAY, Relation.DONE, Relation.PROGRESS, Relation.REPEAT)


# "only the harbour office fell short of its own target": a part's failure is not the whole's.
_ONE_PART = re.compile(r"\bonly (?:the |one |two )?[A-Z]\w+|\bits own target")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one sign in a sentence says, with the figure compared."""

    relation: Relation
    cue: Cue
    ends: Outcome | None
    figure: Figure | None
    against: str  # how the figure compares: "", "same", "short", "other"


def findings(commitment: Commitment, sentence: Span) -> tuple[Finding, ...]:
    """One finding for every relation that signs in the sentence speak for, the most telling first."""
    figure, against = compare(commitment.targets, sentence)
    found: dict[Relation, Finding] = {}
    for cue in sorted(cues_in(sentence.quote), key=lambda c: -c.rule.strength):
        relation = cue.rule.relation
        if relation is Relation.DONE and against == "short" and "promise" not in cue.rule.name:
            relation = Relation.PROGRESS
        if relation is Relation.CONTRADICTION and _ONE_PART.search(sentence.quote):
            continue
        found.setdefault(relation, Finding(relation, cue, cue.rule.ends, figure, against))
    return tuple(found[r] for r in _ORDER if r in found)


def compare(targets: tuple[Target, ...], sentence: Span) -> tuple[Figure | None, str]:
    """The figure of a sentence that a target can be compared with, and how it compares.

    A figure that is not the target's own number comes first. "same": it reaches the target; "short": it stays below;
    "other": the same unit, but another amount of what cannot be added up; "": there is none.
    """
    quantities = quantities_in(sentence.quote)
    for target in targets:
        named = any(q.value == target.value for q in quantities)
        fit = [q for q in quantities if comparable(q.unit, target.unit) or (q.unit is None and named and q.value >= 10)]
        for quantity in sorted(fit, key=lambda q: (q.value == target.value, q.start)):
            start, end = quantity.start, quantity.end
            span = Span(sentence.document, sentence.start + start, sentence.start + end, sentence.quote[start:end])
            return Figure(span, quantity.value, target.unit, _note(quantity, target)), _how(quantity, target)
    return None, ""


def comparable(one: str | None, other: str | None) -> bool:
    """Whether two units count the same thing: equal, or nouns of one idea."""
    if one is None or other is None:
        return False
    return one == other or bool(set(terms(one)) & set(terms(other)))


def _how(quantity: Quantity, target: Target) -> str:
    if target.unit in {"%", "pp"}:
        return "same" if quantity.value == target.value else "other"
    if target.direction == "decrease":
        return "same" if quantity.value <= target.value else "short"
    return "same" if quantity.value >= target.value else "short"


def _note(quantity: Quantity, target: Target) -> str:
    return f"{quantity.value:g} of {target.value:g} {target.unit or ''}".strip()


_STILL_AHEAD = re.compile(
    r"\b(?:will|would|should|(?:is|are) to|due|expected|planned|scheduled|until)\b", re.IGNORECASE
)
_LATER_DAY = Rule("a later day", Relation.DELAY, 0.8, _STILL_AHEAD, "It is to open by 2033", "It opened")


def later_day(sentence: Span, told: date, end: date) -> tuple[Finding, ...]:
    """A sentence that says of the same matter that it is to come by a day after the one in force: word of delay."""
    ahead = _STILL_AHEAD.search(sentence.quote)
    times = [t for t in _times(sentence.quote, told) if t.operator in {"by", "until", "in", "before"}]
    days = [t.last for t in times if t.last and t.last > end + timedelta(days=31)]
    if not ahead or not days:
        return ()
    cue = Cue(_LATER_DAY, ahead.start(), ahead.end(), ahead.group())
    return (Finding(Relation.DELAY, cue, None, None, ""),)


_BASELINE = re.compile(r"\b(?:than|since|from|against|compared with|as)\s+(?:in\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def _times(text: str, told: date | None) -> tuple[TimeExpression, ...]:
    return find_times(text, told)


def tells_of_old(sentence: str, told: date | None, cue: Cue, stated: date | None) -> bool:
    """Whether a time right behind the sign lies before the commitment was stated: "was built in 1907"."""
    if stated is None or cue.rule.relation not in {Relation.DONE, Relation.PROGRESS}:
        return False
    return any(
        t.last is not None and t.last < stated and not _BASELINE.search(sentence[: t.start])
        for t in _times(sentence, told)
        if not t.relative and cue.end <= t.start + 3 <= cue.end + 30
    )


_POST = re.compile(r"\b(?:post|position|office|role)s?\b", re.IGNORECASE)
_OF_OFFICE = re.compile(r"\bof (?:the |a |an )?(?P<title>[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|of|for|the|and))*)")
_HELD = Rule("the office is held", Relation.DONE, 0.85, _POST, "", "")


def office_held(commitment: Commitment, passage: Passage) -> tuple[Finding, ...]:
    """Where a post was to be made: somebody named with that very office says that it is there."""
    wanted = _office(commitment.action)
    if not wanted:
        return ()
    for title in passage.titles:
        if len(wanted & set(terms(title))) >= 0.8 * len(wanted):
            start = max(0, passage.span.quote.find(title))
            cue = Cue(_HELD, start, start + len(title), title)
            return (Finding(Relation.DONE, cue, None, None, ""),)
    return ()


def _office(action: str) -> set[str]:
    """The terms of the office that an action is to create: "introduce the position of Chief Pilot"."""
    named = _OF_OFFICE.search(action)
    if not named or not (_POST.search(action) or "=minister" in terms(named["title"])):
        return set()
    found = set(terms(named["title"]))
    return found if len(found) >= 2 else set()
