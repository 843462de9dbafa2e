"""The verb: from commitments and passages to evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from onrecord.follow.bearing import CLOSES, LINKED, reason
from onrecord.follow.cases import Case, Index, case_of, names_by_document
from onrecord.follow.drafts import Draft, Moves, drafts_of, glances_at, kept
from onrecord.follow.moving import new_day
from onrecord.follow.named import story_terms
from onrecord.follow.passages import Passage
from onrecord.follow.restating import in_copies, restatement
from onrecord.follow.second_look import looked_again
from onrecord.follow.slippage import move_of
from onrecord.follow.status import ENDED, ruled
from onrecord.model import Actor, Commitment, Decision, Evidence, Move, Relation, Statement, content_id

SURE = 0.9  # below this, what else a story tells yields to the later day it states


class CopyGroup(Protocol):
    """Documents that are one text: the earliest, and those that repeat it."""

    @property
    def original(self) -> str:
        """The document the others repeat."""

    @property
    def repeats(self) -> tuple[str, ...]:
        """The documents that repeat it."""


def follow(
    commitments: Iterable[Commitment],
    statements: Mapping[str, Statement],
    actors: Iterable[Actor],
    passages: Iterable[Passage],
    copies: Sequence[CopyGroup] = (),
    decisions: Sequence[Decision] = (),
) -> tuple[Evidence, ...]:
    """The evidence that passages give on commitments, sorted by id; the order of the arguments' items is no matter.

    Stories are gone through in the order of their days: what one tells hangs on the commitments stated by its day and
    on the moves of their last days told before, never on anything later.

    Args:
        commitments: those to be followed.
        statements: by id, at least all of these commitments.
        actors: with all their names.
        passages: of all documents that may bear on them, their statements' own documents included.
        copies: groups of documents that are one text; what a copy tells points to the original's evidence.
        decisions: what people ruled of the evidence; a move that they took away moves nothing.
    """
    by_story: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_story[passage.story.document].append(passage)
    stories = {document: those[0].story for document, those in by_story.items()}
    original = {r: g.original for g in copies for r in g.repeats if g.original in stories}
    named = names_by_document(actors)
    cases = [case_of(c, statements, named, stories) for c in sorted(commitments, key=lambda c: c.id)]
    index, stating = Index(cases), _stating(cases)
    by_id = {case.commitment.id: case for case in cases}
    moves: dict[str, tuple[Move, ...]] = {}
    judged: list[Evidence] = []
    again: list[Evidence] = []
    for document in sorted(by_story, key=lambda d: (stories[d].day or date.max, d)):
        story = stories[document]
        near = [] if document in original else index.candidates(story_terms(story), story.day)
        told = ruled_in(told_in(by_story[document], near, stating.get(document, ()), statements, moves), decisions)
        judged += told.judged
        again += told.again
        moves |= moved_by(told, moves, by_id)
    repeats = [p for document in original for p in by_story.get(document, [])]
    echoes = tuple(in_copies(judged, original, repeats))
    evidence = [*judged, *not_echoed(again, echoes), *echoes]
    return tuple(sorted({e.id: e for e in evidence}.values(), key=lambda e: e.id))


def _stating(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Document to the commitments stated in it."""
    stating: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for document in case.stated:
            stating[document].append(case)
    return stating


@dataclass(frozen=True, slots=True)
class Told:
    """What one story tells: passages judged, and commitments that it merely states again."""

    judged: tuple[Evidence, ...] = ()
    again: tuple[Evidence, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All of it."""
        return (*self.judged, *self.again)


def ruled_in(told: Told, decisions: Sequence[Decision]) -> Told:
    """What a story tells as people left it."""
    subjects = {d.subject for d in decisions}
    if not any(e.id in subjects for e in told.evidence):
        return told
    return Told(tuple(ruled(told.judged, decisions)), tuple(ruled(told.again, decisions)))


def told_in(
    story: Sequence[Passage],
    candidates: Sequence[Case],
    stating: Sequence[Case],
    statements: Mapping[str, Statement],
    moves: Moves,
) -> Told:
    """The evidence one story gives: a function of the story, what may be meant by it, and the moves told before it.

    Args:
        story: its passages.
        candidates: the commitments that may be meant.
        stating: those that it states.
        statements: by id, at least those of the commitments.
        moves: of their last days, told before; of one that is missing, those that its statements tell.
    """
    document = story[0].story.document
    said = [(c, statements.get(i)) for c in stating if not c.commitment.negated for i in c.commitment.statements]
    stated = [(c, statement) for c, statement in said if statement and statement.document == document]
    glances = [glance for passage in story for glance in glances_at(passage, candidates, stated, moves)]
    drafts = looked_again(kept(drafts_of(glances)), glances)
    judged = [_evidence(draft, moves) for draft in drafts]
    restated = (restatement(c, statements, story[0].story, moves.get(c.commitment.id)) for c in stating)
    again = [piece for piece in restated if piece]
    moved = {e.commitment for e in again if e.relation is Relation.DELAY}
    judged = [e for e in judged if e.commitment not in moved or e.confidence >= SURE or e.figure]
    spoken = {e.commitment for e in judged if e.linked}
    return Told(tuple(judged), tuple(e for e in again if e.commitment not in spoken))


def not_echoed(again: Iterable[Evidence], echoes: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What copies merely state again, where they do not tell more of it in the words of their original."""
    told = {(e.span.document, e.commitment) for e in echoes if e.linked}
    return tuple(e for e in again if (e.span.document, e.commitment) not in told)


def moved_by(told: Told, before: Moves, cases: Mapping[str, Case]) -> dict[str, tuple[Move, ...]]:
    """The moves of the commitments whose last day a story moved, those told before it included."""
    moves: dict[str, tuple[Move, ...]] = {}
    for piece in told.evidence:
        if move := move_of(piece):
            known = moves.get(piece.commitment) or before.get(piece.commitment)
            moves[piece.commitment] = (*(known or cases[piece.commitment].commitment.moves), move)
    return moves


def _evidence(draft: Draft, moves: Moves) -> Evidence:
    passage, finding = draft.passage, draft.finding
    commitment = draft.case.known_on(passage.story.day)
    new_end, more = new_day(commitment, passage, finding, draft.basis, moves.get(commitment.id, commitment.moves))
    said = (reason(f"sign: {finding.cue.rule.name}", 0.0, finding.cue.words), reason("basis", 0.0, draft.why))
    return Evidence(
        content_id("evidence", commitment.id, finding.relation, passage.span.document, str(passage.span.start)),
        commitment.id,
        passage.span,
        finding.relation,
        draft.basis,
        passage.story.day,
        speaker=passage.speakers[0] if passage.speakers else None,
        figure=finding.figure,
        new_end=new_end,
        ends=finding.ends,
        confidence=round(draft.confidence, 3),
        linked=draft.confidence >= (CLOSES if finding.ends in ENDED else LINKED) and passage.story.day is not None,
        reasons=(*said, *more, *draft.reasons),
    )
