"""Where a commitment stands on a day: arithmetic for the deadline, testimony for the outcome.

Pure functions of their arguments. Nothing told after the day matters, the order of evidence does not, and a copy of
a report adds nothing. The rules for the outcome, first that applies:

1. an editor's verdict in force on the day, basis `ruled`;
2. evidence that the commitment was dropped or superseded, the earliest;
3. `done`, on reports if there are any, else on claims; a report that a claimed fulfilment falls short by a figure makes
   it `partly done`, and so does a figure that was short of the target on its last day;
4. the latest day of progress or delay: `in progress`; `partly done` where the latest figure stays short of the target
   and no day lies ahead, nor one that nobody can tell ("by the end of this parliament").

A contradiction never makes `broken`: it is shown, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.follow.slippage import current_end, slippage
from onrecord.model import (
    Basis,
    Commitment,
    DeadlineState,
    Decision,
    Evidence,
    Move,
    Outcome,
    Relation,
    Standing,
    Status,
)

ENDED = frozenset({Outcome.DROPPED, Outcome.SUPERSEDED})
_OPEN = frozenset({Outcome.NO_REPORT, Outcome.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class _Record:
    """What counts for a commitment: its evidence by day, its verdicts by the day they hold from, its moves."""

    commitment: Commitment
    evidence: tuple[Evidence, ...]
    verdicts: tuple[tuple[date, Outcome, str], ...]
    moves: tuple[Move, ...]

    def until(self, day: date) -> list[Evidence]:
        return [e for e in self.evidence if e.told and e.told <= day]

    def end(self, day: date) -> date | None:
        return current_end(self.commitment, self.moves, day)


def status(
    commitment: Commitment,
    evidence: Sequence[Evidence],
    decisions: Sequence[Decision],
    as_of: date,
    due_soon_days: int = 30,
) -> Status:
    """The status on a day.

    Args:
        commitment: the promise; its own timeframe holds the original last day, if it was known by then.
        evidence: all evidence on it, in any order; what is only possible, copied or undated does not count.
        decisions: all decisions; those on other subjects are passed over.
        as_of: the day; everything told or ruled after it is ignored.
        due_soon_days: how many days before its last day, inclusive, a commitment is due soon.
    """
    record = _record(commitment, evidence, decisions)
    standing = _standing(record, as_of)
    due = commitment.due_on(as_of)
    state, overdue = deadline(due, standing.settled, as_of, due_soon_days)
    return Status(
        as_of=as_of,
        deadline=state,
        outcome=standing.outcome,
        basis=standing.basis,
        due=due,
        overdue_days=overdue,
        moved_to=standing.moved_to,
        evidence=standing.evidence,
        contradicted=standing.contradicted,
    )


def deadline(due: date | None, settled: bool, as_of: date, due_soon_days: int = 30) -> tuple[DeadlineState, int | None]:
    """The state of a deadline on a day, and by how many days it is overdue. The last day itself is still in time."""
    if due is None:
        return DeadlineState.NONE, None
    left = (due - as_of).days
    if left >= 0:
        return (DeadlineState.DUE_SOON if left <= due_soon_days else DeadlineState.UPCOMING), None
    return (DeadlineState.PASSED, None) if settled else (DeadlineState.OVERDUE, -left)


def standings(
    commitment: Commitment, evidence: Sequence[Evidence], decisions: Sequence[Decision]
) -> tuple[Standing, ...]:
    """How the outcome stood from which day on, oldest first: each holds until the day before the next.

    The first starts when the commitment was first stated (`date.min` where that is unknown). `status` on any day
    equals the standing in force with the arithmetic of the deadline added.
    """
    record = _record(commitment, evidence, decisions)
    first = commitment.first_stated or date.min
    days = {first, *(e.told for e in record.evidence if e.told), *(v[0] for v in record.verdicts)}
    days |= {move.told for move in record.moves} | {known.since for known in commitment.known}
    days |= {end + timedelta(days=1) for day in list(days) if (end := record.end(day)) and end < date.max}
    kept: list[Standing] = []
    for day in sorted(d for d in days if d >= first):
        standing = _standing(record, day)
        if not kept or replace(standing, since=kept[-1].since) != kept[-1]:
            kept.append(standing)
    return tuple(kept)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that no later one undid, oldest first. An undo names the decision it takes back."""
    void: set[str] = set()
    kept = []
    for decision in sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.when, d.id), reverse=True):
        if decision.id in void:
            continue
        if decision.verb == "undo":
            void.add(decision.subject)
        else:
            kept.append(decision)
    return kept[::-1]


def by_commitment(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """The pieces on each commitment, by its id, in the order given."""
    of: dict[str, list[Evidence]] = {}
    for piece in evidence:
        of.setdefault(piece.commitment, []).append(piece)
    return of


def ruled(evidence: Iterable[Evidence], decisions: Iterable[Decision]) -> list[Evidence]:
    """The evidence as people left it: links confirmed or taken away, relation and basis corrected."""
    by_id = {e.id: e for e in evidence}
    for decision in in_force(decisions):
        piece = by_id.get(decision.subject)
        if piece is None:
            continue
        after = dict(decision.after)
        if decision.verb in {"link", "accept"}:
            piece = replace(piece, linked=True)
        elif decision.verb in {"unlink", "reject"}:
            piece = replace(piece, linked=False)
        if "relation" in after:
            piece = replace(piece, relation=Relation(after["relation"]))
        if "basis" in after:
            piece = replace(piece, basis=Basis(after["basis"]))
        by_id[piece.id] = piece
    return list(by_id.values())


def _record(commitment: Commitment, evidence: Sequence[Evidence], decisions: Sequence[Decision]) -> _Record:
    first = commitment.first_stated or date.min
    about = [e for e in evidence if e.commitment == commitment.id]
    counted = [
        e for e in ruled(about, decisions) if e.linked and e.copy_of is None and e.told is not None and e.told >= first
    ]
    counted.sort(key=lambda e: (e.told or first, e.id))
    verdicts = tuple(_verdicts(commitment, decisions))
    return _Record(commitment, tuple(counted), verdicts, slippage(commitment, counted))


def _verdicts(commitment: Commitment, decisions: Iterable[Decision]) -> Iterable[tuple[date, Outcome, str]]:
    """Verdicts oldest first: the day one holds from (`since`, else the day it was given), what it says, its id."""
    for decision in in_force(decisions):
        after = dict(decision.after)
        if decision.verb == "verdict" and decision.subject == commitment.id and after.get("outcome"):
            since = after.get("since")
            day = date.fromisoformat(str(since)) if since else decision.when.date()
            yield day, Outcome(str(after["outcome"])), decision.id


def _standing(record: _Record, day: date) -> Standing:
    told = record.until(day)
    moved_to = record.end(day)
    original = record.commitment.due_on(day)
    standing = Standing(day, Outcome.NO_REPORT, moved_to=moved_to if moved_to != original else None)
    ruling = [v for v in record.verdicts if v[0] <= day]
    if ruling:
        outcome = ruling[-1][1]
        return replace(standing, outcome=outcome, basis=Basis.RULED, settled=outcome not in _OPEN)
    outcome, rests_on, settled = _outcome(record, told, day)
    return replace(
        standing,
        outcome=outcome,
        basis=_basis(rests_on),
        contradicted=_contradicted(told, outcome),
        settled=settled,
        evidence=tuple(e.id for e in rests_on),
    )


def _outcome(record: _Record, told: list[Evidence], day: date) -> tuple[Outcome, list[Evidence], bool]:
    """The outcome, the evidence it rests on, and whether it closes the matter."""
    ends = [e for e in told if e.ends in ENDED]
    if ends:
        return ends[0].ends or Outcome.DROPPED, _same_day(ends, ends[0]), True
    done = [e for e in told if e.relation is Relation.DONE]
    short = [e for e in told if e.relation is Relation.CONTRADICTION and e.ends is Outcome.PARTLY_DONE]
    if done:
        best = [e for e in done if e.basis is Basis.REPORTED] or done
        if short and best[0].basis is Basis.CLAIMED:
            return Outcome.PARTLY_DONE, _same_day(short, short[-1]), True
        return Outcome.DONE, best[:1], True
    if measured := [e for e in short if e.figure and e.figure.value > 0]:
        best = [e for e in measured if e.basis is Basis.REPORTED] or measured
        return Outcome.PARTLY_DONE, _same_day(best, best[-1]), True
    moving = [e for e in told if e.relation in {Relation.PROGRESS, Relation.DELAY}]
    if not moving:
        return Outcome.NO_REPORT, [], False
    latest = _same_day(moving, moving[-1])
    end = record.end(day)
    when = record.commitment.timeframe_on(day)
    ahead = end >= day if end else when is not None and when.end is None
    if not ahead and any(_stays_short(e, record.commitment) for e in latest):
        return Outcome.PARTLY_DONE, latest, False
    return Outcome.IN_PROGRESS, latest, False


def _same_day(pieces: list[Evidence], of: Evidence) -> list[Evidence]:
    return [e for e in pieces if e.told == of.told]


def _basis(pieces: list[Evidence]) -> Basis | None:
    if not pieces:
        return None
    return Basis.REPORTED if any(e.basis is Basis.REPORTED for e in pieces) else Basis.CLAIMED


def _contradicted(told: list[Evidence], outcome: Outcome) -> bool:
    """Whether a contradiction stands that no later, equally good word of fulfilment answers."""
    against = [e for e in told if e.relation is Relation.CONTRADICTION and e.ends not in ENDED]
    if not against or outcome in ENDED:
        return False
    done = [e for e in told if e.relation is Relation.DONE]
    last = against[-1]
    return not any(
        e.told and last.told and e.told > last.told and (e.basis is Basis.REPORTED or last.basis is Basis.CLAIMED)
        for e in done
    )


def _stays_short(piece: Evidence, commitment: Commitment) -> bool:
    """Whether progress is told with a figure below the target it is counted against."""
    figure = piece.figure
    if figure is None or piece.relation is not Relation.PROGRESS:
        return False
    return any(t.unit in {None, figure.unit} and figure.value < t.value for t in commitment.targets)
