"""Building commitments: groups of statements become values with the fields of the first and the moves since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from onrecord.model import Commitment, Decision, Known, Move, Proposal, Reason, Statement, Strength
from onrecord.resolve.corrections import corrected
from onrecord.resolve.dated import Datings, known_days, steps_of
from onrecord.resolve.facts import Facts
from onrecord.resolve.promises import Promises, gather, seed
from onrecord.resolve.rulings import edits, in_words, rejected

NO_DATINGS = Datings()


@dataclass(slots=True)
class Record:
    """All commitments, with the ids that other statements would have given them."""

    commitments: dict[str, Commitment] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


def record(
    statements: Mapping[str, Statement],
    facts: Iterable[Facts],
    decisions: Sequence[Decision] = (),
    crowded: Collection[str] = (),
    datings: Datings = NO_DATINGS,
) -> Record:
    """The commitments behind statements, the decisions in force on top.

    Args:
        statements: by id.
        facts: what they are compared by, parties being actors.
        decisions: those in force.
        crowded: keys that tell nothing since too many other statements have them.
        datings: the passages that date events on which times of statements hang.
    """
    none = rejected(decisions)
    kept = [f for f in facts if not none & {f.statement, seed(f.statement)}]
    promises = gather(kept, decisions, crowded)
    result = Record()
    reasons = _reasons(promises)
    for root, told in _grouped(promises, kept).items():
        made = _commitment(told, statements, reasons[root], datings)
        result.commitments[made.id] = made
        result.aliases.update({seed(f.statement): made.id for f in told[1:]})
    for question in promises.proposals:
        pair = (question.subject, question.other or "")
        subject, other = sorted(result.aliases.get(i, i) for i in pair)
        result.proposals.append(replace(question, subject=subject, other=other))
    _edit(result, statements, edits(decisions))
    return result


def _grouped(promises: Promises, facts: Iterable[Facts]) -> dict[str, list[Facts]]:
    """Statements by group, in the order they were made."""
    grouped: dict[str, list[Facts]] = defaultdict(list)
    for one in sorted(facts, key=lambda f: f.order):
        grouped[promises.groups.find(one.statement)].append(one)
    return grouped


def _reasons(promises: Promises) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = defaultdict(list)
    for pair, said in promises.reasons.items():
        roots = {promises.groups.find(s) for s in pair}
        if len(roots) == 1:
            found[roots.pop()] += said
    for ruling in promises.ruled.values():
        found[promises.groups.find(ruling.subject)].append(Reason("ruled", 1.0, in_words(ruling.decision)))
    return found


def _edit(result: Record, statements: Mapping[str, Statement], edited: Mapping[str, Mapping[str, Any]]) -> None:
    for subject, fields in edited.items():
        identifier = result.aliases.get(subject, subject)
        if identifier in result.commitments:
            made = result.commitments[identifier]
            result.commitments[identifier] = corrected(made, statements[made.statements[0]], fields)


def _commitment(
    told: Sequence[Facts], statements: Mapping[str, Statement], reasons: Iterable[Reason], datings: Datings
) -> Commitment:
    first = statements[told[0].statement]
    known = _known(told, datings)
    every = [statements[f.statement] for f in told]
    return Commitment(
        id=seed(first.id),
        statements=tuple(f.statement for f in told),
        action=first.action.quote,
        kind=first.kind,
        strength=Strength.FIRM if any(s.strength is Strength.FIRM for s in every) else Strength.SOFT,
        negated=first.negated,
        issuer=told[0].issuer,
        responsible=told[0].responsible,
        first_stated=told[0].day,
        timeframe=known[-1].timeframe if known else None,
        targets=next((s.targets for s in every if s.targets), ()),
        condition=first.condition.quote if first.condition else None,
        moves=_moves(told, known),
        confidence=max(s.confidence for s in every),
        reasons=tuple(sorted(set(reasons), key=lambda r: (-abs(r.weight), r.feature, r.detail))),
        known=known if len(known) > 1 or (known and known[0].since > (told[0].day or date.min)) else (),
    )


def _known(told: Sequence[Facts], datings: Datings) -> tuple[Known, ...]:
    """What is known of the original time, by day: the words of the first statement that has any, then its days.

    Where these words tell none, the days are those of the event they hang on, or of the first statement that tells
    some, whichever was known first.
    """
    first = next((f for f in told if f.when), None)
    if first is None or first.when is None:
        return ()
    since = first.day or date.min
    own = next((f for f in told if f.when and (f.end or f.start_day or f.recurrence)), None)
    if own is first:
        return (Known(since, first.when),)
    days = known_days(first.hangs, first.document, first.day, datings) if first.hangs else ()
    if own and own.when and not any(day < (own.day or date.min) for day, _ in days):
        return Known(since, first.when), Known(own.day or date.min, own.when)
    return tuple(steps_of(first.when, since, days, strict=bool(first.hangs and first.hangs.strict)))


def _moves(told: Sequence[Facts], known: Sequence[Known]) -> tuple[Move, ...]:
    """A restatement with another last day is a move, told on its own document's day."""
    moves: list[Move] = []
    current: date | None = None
    for one in told:
        if one.end is None or one.day is None:
            continue
        before = current or next((k.timeframe.end for k in reversed(known) if k.since < one.day), None)
        if before is not None and one.end != before:
            moves.append(Move(one.statement, None, one.day, one.end))
        current = one.end
    return tuple(moves)
