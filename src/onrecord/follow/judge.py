"""What a passage says of a commitment: the relation, from the signs in the sentence and its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.follow.cues import Cue, Rule, cues_in
from onrecord.follow.passages import Passage, quantities_in
from onrecord.follow.topic import TALK
from onrecord.follow.words import terms
from onrecord.model import Commitment, Figure, Outcome, Relation, Span, Target
from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.numbers import Quantity

_ORDER = (Relation.CONTRADICTION, Relation.DELAY, Relation.DONE, Relation.PROGRESS, Relation.REPEAT)


# "only the harbour office fell short of its own target": a part's failure is not the whole's.
_ONE_PART = re.compile(
    r"\bonly (?:the |one |two )?[A-Z]\w+|\bits own target"
    r"|\b(?:the rest|the remainder|(?:a |some )?parts?|(?:a |some )?sections?) (?:of|that)\b"
)
# What stands before a sign that is only ahead or was only meant: "was to have come into", "is expected to be".
_ONLY_AHEAD = re.compile(
    r"\b(?:to|will|would|should|shall|may|might|could|must)(?: \w+ly)?(?: have)?(?: be| been)?\s*$", re.IGNORECASE
)


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
    wanted = frozenset(terms(commitment.action))
    signs = [*cues_in(sentence.quote), *act_done(commitment.action, sentence.quote)]
    for cue in sorted(signs, key=lambda c: -c.rule.strength):
        relation, ends = cue.rule.relation, cue.rule.ends
        if ends and not wanted.isdisjoint(terms(cue.words)):
            relation, ends = Relation.DONE, None  # what was to be scrapped has been scrapped
        if relation is Relation.DONE and _ONLY_AHEAD.search(sentence.quote[: cue.start]):
            continue
        if relation is Relation.DONE and _is_of_a_paper(commitment.action, sentence.quote, cue):
            relation = Relation.PROGRESS
        if relation is Relation.DONE and against == "short" and "promise" not in cue.rule.name:
            relation = Relation.PROGRESS
        if relation is Relation.CONTRADICTION and _ONE_PART.search(sentence.quote):
            continue
        found.setdefault(relation, Finding(relation, cue, ends, figure, against))
    return tuple(found[r] for r in _ORDER if r in found)


# A paper about the matter: that it is out is not the matter done.
_PAPER = re.compile(
    r"\b(plan|strategy|roadmap|road map|review|report|consultation|bill|tender|contract|study|timetable|guideline|"
    r"draft|proposal)s? (?:for|on|of|to)\b",
    re.IGNORECASE,
)


def _is_of_a_paper(action: str, sentence: str, cue: Cue) -> bool:
    """Whether what is told as done is a paper about the matter, where the action was to make none."""
    if "promise" in cue.rule.name:
        return False
    clause = re.split(r"[;:]|,\s", sentence[: cue.start])[-1]
    paper = _PAPER.search(clause)
    return paper is not None and paper.group(1).lower() not in action.lower()


_AHEAD_OF_ACT = re.compile(r"\b(?:will|shall|would|should|must|to)\s+(?:be\s+)?(?=[a-z])")
_TOLD_AS_DONE = re.compile(
    r"(?<!will )(?<!would )(?<!should )(?<!to )(?<!could )(?<!might )(?<!may )(?<!must )"
    r"\b(?:has|have|had|['’]ve|was|were)\s+(?:(?:now|already|finally|since|also|fully|officially|all|been|just)\s+)*"
    r"(?P<word>[a-z]{3,}(?:ed|en|t|d|n))\b",
    re.IGNORECASE,
)
_ACT_DONE = Rule(
    "the act is told as done", Relation.DONE, 0.8, _TOLD_AS_DONE, "It has halved waste", "It will halve it"
)
_NO_ACT = frozenset("=begin =start =continue".split())


def act_done(action: str, sentence: str) -> tuple[Cue, ...]:
    """Where the very verb of an action is told as done: "cut waste" was promised, and "waste has been cut"."""
    verb = _verb(action)
    if not verb:
        return ()
    found = (m for m in _TOLD_AS_DONE.finditer(sentence) if terms(m["word"]) == [verb])
    return tuple(Cue(_ACT_DONE, m.start(), m.end(), m.group()) for m in found)


@lru_cache(maxsize=4_096)
def _verb(action: str) -> str:
    """The term of the verb of an action: its first word, or the first behind "will" or "is to"."""
    ahead = _AHEAD_OF_ACT.search(action)
    first = re.match(r"\w+", action[ahead.end() :] if ahead else action)
    found = terms(first.group()) if first else []
    return found[0] if len(found) == 1 and found[0] not in _NO_ACT | TALK else ""


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
    return (None, "") if targets else _so_many_of(sentence)


_OF = re.compile(r"(?<![\d.,-])(\d[\d,]*) (?:out )?of (?:the |its |their |all )?(\d[\d,]*)(?![\d.]|,\d)")


def _so_many_of(sentence: Span) -> tuple[Figure | None, str]:
    """Where no figure was to be reached: how many of how many are told of."""
    found = _OF.search(sentence.quote)
    if not found:
        return None, ""
    part, whole = (float(n.replace(",", "")) for n in found.groups())
    start = sentence.start + found.start(1)
    span = Span(sentence.document, start, start + len(found[1]), found[1])
    return Figure(span, part, None, f"{part:g} of {whole:g}"), "short" if part < whole else "same"


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


_BASELINE = re.compile(r"\b(?:than|since|from|against|compared with|as)\s+(?:in\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def times_in(text: str, told: date | None) -> tuple[TimeExpression, ...]:
    """The times a text names, counted from the day it was told."""
    return find_times(text, told)


def tells_of_old(sentence: str, told: date | None, cue: Cue, stated: date | None) -> bool:
    """Whether a time right behind the sign lies before the commitment was stated: "was built in 1907"."""
    if stated is None or cue.rule.relation not in {Relation.DONE, Relation.PROGRESS}:
        return False
    return any(
        t.last is not None
        and t.last < stated
        and not (_BASELINE.search(sentence[: t.start]) or _ON_A_YEAR.fullmatch(t.text))
        for t in times_in(sentence, told)
        if not t.relative and cue.end <= t.start + 3 <= cue.end + 30
    )


_ON_A_YEAR = re.compile(r"on \d{4}", re.IGNORECASE)  # "down by a third on 2013"
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
