"""What is queued for a person: storing proposals with what orders the queue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select, update

from onrecord.ledger import bulk
from onrecord.ledger.codec import encode
from onrecord.ledger.schema import commitment, commitment_statement, decision, evidence, proposal, spell
from onrecord.model import Proposal

# The queue's order by consequence: firm before soft, dated before undated; what concerns no commitment stands between.
RANKS = {("firm", True): 0, ("firm", False): 1, None: 2, ("soft", True): 3, ("soft", False): 4}


# A proposal is answered by a decision that names it. One about a single thing is also answered by a decision on that
# thing, wherever it was made, with one of these verbs.
ANSWERS = {"accept": {"accept", "reject"}, "link": {"link", "accept", "unlink", "reject"}}


class Concern(NamedTuple):
    """What a proposal is about: the commitment, if any, and the first day on which it could be asked."""

    commitment: str | None = None
    day: date | None = None


def write_proposals(
    connection: Connection,
    stage: str,
    proposals: Iterable[Proposal],
    gone: list[str] | None,
    of: list[str] | None = None,
) -> None:
    """Put a stage's proposals in place of its earlier ones.

    Args:
        connection: the running transaction.
        stage: whose proposals they are.
        proposals: the proposals.
        gone: None: they are all the stage has. Else only those with these ids, or on these subjects, are removed.
        of: also remove the stage's earlier ones on these commitments.
    """
    fresh = {one.id: one for one in proposals}
    mine = proposal.c.stage == stage
    if gone is None:
        stored = set(connection.execute(select(proposal.c.id).where(mine)).scalars())
    else:
        stored = _ids(connection, mine, gone, of or [])
    concerns = _concerns(connection, fresh.values())
    ranks = _ranks(connection, {c.commitment for c in concerns.values() if c.commitment})
    rows = [_row(stage, one, concerns[one.id], ranks) for one in fresh.values()]
    bulk.replace(connection, proposal.c.id, stored | fresh.keys(), rows)
    mark_decided(connection, fresh)


def _ids(connection: Connection, mine: ColumnElement[bool], gone: list[str], of: list[str]) -> set[str]:
    wanted = select(proposal.c.id).where(mine)
    columns = ((proposal.c.id, gone), (proposal.c.subject, gone), (proposal.c.commitment, of))
    return {row.id for column, ids in columns for row in bulk.fetch(connection, wanted, column, ids)}


def mark_decided(connection: Connection, ids: Iterable[str]) -> None:
    """Note for the proposals with these ids, or on these subjects, whether a decision on each holds."""
    wanted = select(proposal.c.id, proposal.c.verb, proposal.c.subject)
    for part in bulk.stretches(ids):
        found = connection.execute(wanted.where(or_(proposal.c.id.in_(part), proposal.c.subject.in_(part)))).all()
        answered = _answered(connection, [id for row in found for id in (row.id, row.subject)])
        decided = {row.id for row in found if answered[row.id] or answered[row.subject] & ANSWERS.get(row.verb, set())}
        for value in (True, False):
            these = [row.id for row in found if (row.id in decided) is value]
            connection.execute(update(proposal).where(proposal.c.id.in_(these)).values(decided=value))


def _answered(connection: Connection, ids: list[str]) -> defaultdict[str, set[str]]:
    """Proposal or subject → verbs of the decisions on it that hold."""
    undone = select(decision.c.undoes).where(decision.c.undoes.is_not(None))
    holding = select(decision.c.subject, decision.c.proposal, decision.c.verb).where(
        decision.c.undoes.is_(None), decision.c.id.not_in(undone)
    )
    verbs: defaultdict[str, set[str]] = defaultdict(set)
    for column in (decision.c.subject, decision.c.proposal):
        for row in bulk.fetch(connection, holding, column, set(ids)):
            verbs[getattr(row, column.name)].add(row.verb)
    return verbs


def _row(stage: str, one: Proposal, concern: Concern, ranks: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": one.id,
        "stage": stage,
        "verb": one.verb,
        "subject": one.subject,
        "other": one.other,
        "commitment": concern.commitment,
        "day": concern.day,
        "rank": ranks.get(concern.commitment or "", RANKS[None]),
        "confidence": one.confidence,
        "decided": False,
        "data": encode(one),
    }


def _concerns(connection: Connection, proposals: Iterable[Proposal]) -> dict[str, Concern]:
    """Proposal id → what it is about: its subject or its other, whichever leads to a commitment."""
    proposals = list(proposals)
    ids = {id for one in proposals for id in _about(one)}
    known: dict[str, Concern] = {}
    for row in bulk.fetch(connection, select(commitment.c.id, commitment.c.first_stated), commitment.c.id, ids):
        known[row.id] = Concern(row.id, row.first_stated)
    wanted = select(evidence.c.id, evidence.c.commitment, evidence.c.told)
    for row in bulk.fetch(connection, wanted, evidence.c.id, ids):
        known[row.id] = Concern(row.commitment, row.told)
    linked = select(commitment_statement.c.statement, commitment_statement.c.commitment, commitment_statement.c.day)
    for row in bulk.fetch(connection, linked, commitment_statement.c.statement, ids):
        known[row.statement] = Concern(row.commitment, row.day)
    return {one.id: _concern(one, known) for one in proposals}


def _about(one: Proposal) -> tuple[str, ...]:
    return (one.subject, one.other) if one.other else (one.subject,)


def _concern(one: Proposal, known: Mapping[str, Concern]) -> Concern:
    found = [known[id] for id in _about(one) if id in known]
    days = [concern.day for concern in found if concern.day]
    return Concern(found[0].commitment, max(days, default=None)) if found else Concern()


def _ranks(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    rows = bulk.fetch(connection, select(spell.c.id, spell.c.strength, spell.c.due), spell.c.id, ids)
    return {row.id: RANKS[row.strength, row.due is not None] for row in rows}
