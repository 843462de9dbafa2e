"""Building commitments: groups of statements become values with the fields of the first and the moves since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Commitment, Mention, Move, Proposal, Reading, Reason, Statement
from onrecord.resolve.facts import Facts, facts_of
from onrecord.resolve.promises import Promises, gather, seed


@dataclass(slots=True)
class Record:
    """All commitments, with the ids that other statements would have given them."""

    commitments: dict[str, Commitment] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


def record(readings: Iterable[Reading], actor_of: Mapping[tuple[str, str], str]) -> Record:
    """The commitments behind the statements of all readings."""
    statements: dict[str, Statement] = {}
    facts: list[Facts] = []
    for reading in readings:
        statements.update((s.id, s) for s in reading.statements)
        facts += facts_of(reading, actor_of)
    promises = gather(facts)
    return _record(promises, statements, facts, actor_of)


def _record(
    promises: Promises,
    statements: Mapping[str, Statement],
    facts: Sequence[Facts],
    actor_of: Mapping[tuple[str, str], str],
) -> Record:
    grouped: dict[str, list[Facts]] = defaultdict(list)
    for one in sorted(facts, key=lambda f: f.order):
        grouped[promises.groups.find(one.statement)].append(one)
    reasons: dict[str, list[Reason]] = defaultdict(list)
    for pair, said in promises.reasons.items():
        reasons[promises.groups.find(min(pair))] += said
    result = Record(proposals=promises.proposals)
    for root, told in grouped.items():
        made = _commitment(told, statements, actor_of, reasons[root])
        result.commitments[made.id] = made
        result.aliases.update({seed(f.statement): made.id for f in told[1:]})
    return result


def _commitment(
    told: Sequence[Facts],
    statements: Mapping[str, Statement],
    actor_of: Mapping[tuple[str, str], str],
    reasons: Iterable[Reason],
) -> Commitment:
    first = statements[told[0].statement]
    every = [statements[f.statement] for f in told]
    return Commitment(
        id=seed(first.id),
        statements=tuple(f.statement for f in told),
        action=first.action.quote,
        kind=first.kind,
        strength=first.strength,
        negated=first.negated,
        issuer=_party(first, first.issuer, actor_of),
        responsible=_party(first, first.responsible, actor_of),
        first_stated=told[0].day,
        timeframe=next((s.timeframe for s in every if s.timeframe), None),
        targets=next((s.targets for s in every if s.targets), ()),
        condition=first.condition.quote if first.condition else None,
        moves=_moves(told),
        confidence=max(s.confidence for s in every),
        reasons=tuple(sorted(set(reasons), key=lambda r: (-abs(r.weight), r.feature, r.detail))),
    )


def _party(statement: Statement, mention: Mention | None, actor_of: Mapping[tuple[str, str], str]) -> str | None:
    return actor_of.get((statement.document, mention.name)) if mention else None


def _moves(told: Sequence[Facts]) -> tuple[Move, ...]:
    """A restatement with another last day is a move, told on its own document's day."""
    moves: list[Move] = []
    current: date | None = None
    for one in told:
        if one.end is None or one.day is None:
            continue
        if current is not None and one.end != current:
            moves.append(Move(one.statement, None, one.day, one.end))
        current = one.end
    return tuple(moves)
