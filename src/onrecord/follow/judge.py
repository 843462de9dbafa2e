"""What a passage says of a commitment: the relation, from the signs in the sentence and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.follow.cues import Cue, cues_in
from onrecord.model import Commitment, Figure, Outcome, Relation, Span, Target
from onrecord.text.numbers import Quantity, find_quantities

_ORDER = (Relation.CONTRADICTION, Relation.DELAY, Relation.DONE, Relation.PROGRESS, Relation.REPEAT)


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
        found.setdefault(relation, Finding(relation, cue, cue.rule.ends, figure, against))
    return tuple(found[r] for r in _ORDER if r in found)


def compare(targets: tuple[Target, ...], sentence: Span) -> tuple[Figure | None, str]:
    """The figure of a sentence that a target can be compared with, and how it compares.

    "same": it reaches the target; "short": it stays below; "other": same unit, another kind of amount; "": none.
    """
    best: tuple[Figure | None, str] = (None, "")
    for quantity in find_quantities(sentence.quote):
        for target in targets:
            if not comparable(quantity.unit, target.unit):
                continue
            span = Span(
                sentence.document,
                sentence.start + quantity.start,
                sentence.start + quantity.end,
                sentence.quote[quantity.start : quantity.end],
            )
            how = _how(quantity, target)
            figure = Figure(span, quantity.value, target.unit, _note(quantity, target))
            if best[0] is None or (how == "same" and best[1] != "same"):
                best = (figure, how)
    return best


def comparable(one: str | None, other: str | None) -> bool:
    """Whether two units count the same thing: equal, or nouns of one idea."""
    if one is None or other is None:
        return False
    from onrecord.follow.words import terms

    return one == other or bool(set(terms(one)) & set(terms(other)))


def _how(quantity: Quantity, target: Target) -> str:
    if target.unit in {"%", "pp"}:
        return "same" if quantity.value == target.value else "other"
    if target.direction == "decrease":
        return "same" if quantity.value <= target.value else "short"
    return "same" if quantity.value >= target.value else "short"


def _note(quantity: Quantity, target: Target) -> str:
    return f"{quantity.value:g} of {target.value:g} {target.unit or ''}".strip()


def later_day(end: date | None, days: list[date]) -> date | None:
    """The latest of the days that lies after the last day in force."""
    after = [d for d in days if end is None or d > end]
    return max(after, default=None)
