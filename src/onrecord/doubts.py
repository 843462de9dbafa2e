"""What the program is unsure of, as proposals for a person: promise 6, that it queues instead of asserting.

Resolving proposes merges by itself; here are the questions that only show once everything is followed through. Pure:
the same record gives the same questions under the same ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import Commitment, Evidence, Proposal, Reason, Relation, Strength, content_id

SURE = 0.6  # the calibrated confidence from which a firm commitment is shown without asking


def unsure_commitments(commitments: Iterable[Commitment], sure: float = SURE) -> Iterator[Proposal]:
    """Firm commitments of which it is not sure that they are any: accept, edit or reject."""
    for one in commitments:
        if one.strength == Strength.FIRM and one.confidence < sure:
            yield _proposal("accept", one.id, None, one.confidence, ())


def unsure_evidence(evidence: Iterable[Evidence]) -> Iterator[Proposal]:
    """Passages that may bear on a commitment: `move` where they would move its day, else `link`."""
    for one in evidence:
        if not one.linked and one.copy_of is None and one.told is not None:
            verb = "move" if one.new_end else "link"
            yield _proposal(verb, one.id, one.commitment, one.confidence, one.reasons)


def open_verdicts(evidence: Iterable[Evidence]) -> Iterator[Proposal]:
    """Commitments that a report speaks against: whether they are broken is for a person to say."""
    against: dict[str, list[Evidence]] = {}
    for one in evidence:
        if one.linked and one.copy_of is None and one.relation == Relation.CONTRADICTION:
            against.setdefault(one.commitment, []).append(one)
    for commitment, pieces in sorted(against.items()):
        reasons = tuple(Reason("speaks against it", piece.confidence, piece.span.quote) for piece in pieces)
        yield _proposal("verdict", commitment, None, max(piece.confidence for piece in pieces), reasons)


def presently(proposals: Iterable[Proposal], present: Callable[[str], str]) -> Iterator[Proposal]:
    """Proposals with the ids that their subjects have now; one that became pointless is left out.

    Args:
        proposals: as resolving made them, some by ids that only lead to the present ones.
        present: from any id of an actor or commitment to the one it has now.
    """
    for one in proposals:
        subject, other = present(one.subject), present(one.other) if one.other else None
        if subject != other:
            yield replace(one, subject=subject, other=other)


def doubts(evidence: Sequence[Evidence]) -> tuple[Proposal, ...]:
    """All questions that evidence raises."""
    return (*unsure_evidence(evidence), *open_verdicts(evidence))


def _proposal(verb: str, subject: str, other: str | None, confidence: float, reasons: tuple[Reason, ...]) -> Proposal:
    return Proposal(content_id("proposal", verb, subject, other or ""), verb, subject, other, confidence, reasons)
