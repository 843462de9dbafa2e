"""The verb: from commitments and passages to evidence."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from onrecord.follow import topic as topics
from onrecord.follow.bearing import LINKED, POSSIBLE, Seen, confidence, reasons_for
from onrecord.follow.judge import Finding, findings, later_day
from onrecord.follow.passages import Passage, Story
from onrecord.follow.slippage import WITHDRAWN, current_end
from onrecord.follow.voices import basis_of
from onrecord.follow.words import terms
from onrecord.model import (
    Actor,
    Basis,
    Commitment,
    Evidence,
    Reason,
    Relation,
    Span,
    Statement,
    content_id,
)
from onrecord.text.deadlines import find_times


class CopyGroup(Protocol):
    """Documents that are one text: the earliest, and those that repeat it."""

    @property
    def original(self) -> str:
        """The document the others repeat."""

    @property
    def repeats(self) -> tuple[str, ...]:
        """The documents that repeat it."""


SECOND = 0.7  # from this confidence a second passage of the same document is kept
# What a second passage must differ in: word of advance, of delay, of failure.
_KINDS = {
    Relation.DONE: "advance",
    Relation.PROGRESS: "advance",
    Relation.REPEAT: "repeat",
    Relation.DELAY: "delay",
    Relation.CONTRADICTION: "failure",
}
LATER_DAY = 0.6  # share of its words from which a sentence with a later day is taken for the same matter
RIVAL = 1.2  # a passage that fits another commitment by so much more (log odds) is not linked here


_Stated = Mapping[str, Sequence[tuple[str, Span]]]  # document to commitments stated in it, with the words


@dataclass(frozen=True, slots=True)
class _Case:
    """A commitment ready to be compared: its topics by wording, its sides, where it is stated."""

    commitment: Commitment
    topics: tuple[topics.Topic, ...]
    sides: frozenset[str]
    side_documents: frozenset[str]
    stated: Mapping[str, tuple[Span, ...]]  # document to the sentences that state it


@dataclass(frozen=True, slots=True)
class _Draft:
    case: _Case
    passage: Passage
    finding: Finding
    confidence: float
    reasons: tuple[Reason, ...]


def follow(
    commitments: Iterable[Commitment],
    statements: Mapping[str, Statement],
    actors: Iterable[Actor],
    passages: Iterable[Passage],
    copies: Sequence[CopyGroup] = (),
) -> tuple[Evidence, ...]:
    """The evidence that passages give on commitments, sorted by id; the order of the arguments' items is no matter.

    Args:
        commitments: those to be followed.
        statements: by id, at least all of these commitments.
        actors: with all their names.
        passages: of all documents that may bear on them, their statements' own documents included.
        copies: groups of documents that are one text; what a copy tells points to the original's evidence.
    """
    pool = list(passages)
    stories = {p.story.document: p.story for p in pool}
    cast = {a.id: a for a in actors}
    original = {repeat: group.original for group in copies for repeat in group.repeats}
    cases = [_case(c, statements, cast, stories) for c in commitments]
    judged = [_evidence(d) for d in _judged(cases, pool)]
    spoken = {(e.commitment, e.span.document) for e in judged if e.linked}
    again = [e for case in cases for e in _restatements(case, statements, stories)]
    evidence = judged + [e for e in again if (e.commitment, e.span.document) not in spoken]
    return _copied(evidence, original)


def _case(
    commitment: Commitment, statements: Mapping[str, Statement], cast: Mapping[str, Actor], stories: Mapping[str, Story]
) -> _Case:
    sides = [cast[a] for a in (commitment.issuer, commitment.responsible) if a and a in cast]
    names = frozenset(t for a in sides for n in a.names for t in terms(n.text))
    said = [statements[i] for i in commitment.statements if i in statements]
    stated: dict[str, tuple[Span, ...]] = defaultdict(tuple)
    for statement in said:
        stated[statement.document] += (statement.action,)
    return _Case(
        commitment,
        tuple(_topic(commitment, s, stories.get(s.document), names) for s in said),
        frozenset(n.text.lower() for a in sides for n in a.names if len(n.text) > 3),
        frozenset(d for a in sides for n in a.names for d in n.documents),
        stated,
    )


def _topic(commitment: Commitment, statement: Statement, story: Story | None, names: frozenset[str]) -> topics.Topic:
    title, day = (story.title, story.day) if story else ("", None)
    return topics.topic_of(statement, statement.targets or commitment.targets, title, day, names)


def _judged(cases: list[_Case], pool: list[Passage]) -> list[_Draft]:
    drafts: list[_Draft] = []
    others: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for case in cases:
        for document, actions in case.stated.items():
            others[document] += [(case.commitment.id, action) for action in actions]
    for passage in pool:
        seen = topics.read(passage)
        for case in cases:
            drafts += _drafts(case, passage, seen, others)
    return _kept(drafts)


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start < other.end


def _drafts(case: _Case, passage: Passage, seen: topics.Seen, others: _Stated) -> list[_Draft]:
    first, told = case.commitment.first_stated, passage.story.day
    if told is not None and first is not None and told < first:
        return []
    known = _known(case, passage)
    if not known:
        return []
    topic, match = max(((t, topics.match(t, seen)) for t in known), key=lambda pair: pair[1].own + pair[1].about)
    if match.about < 0.15 and not match.number:
        return []
    drafts = []
    here = case.stated.get(passage.story.document, ())
    elsewhere = [
        a for c, a in others.get(passage.story.document, ()) if c != case.commitment.id and _inside(a, passage.span)
    ]
    end = current_end(case.commitment, case.commitment.moves, told - timedelta(days=1)) if told else None
    told_here = findings(case.commitment, passage.span)
    if end and told and match.own >= LATER_DAY and match.head == 1 and not told_here and not elsewhere:
        told_here = later_day(passage.span, told, end)
    for finding in told_here:
        look = Seen(
            case.commitment,
            topic,
            match,
            finding.cue,
            told,
            passage.story.document in case.side_documents,
            bool(here),
            bool(case.topics) and case.topics[0].document == passage.story.document,
            _states(here, passage.span.start + finding.cue.start, passage.span.start + finding.cue.end),
            passage.span.quote == passage.story.lead,
            finding.against,
            bool(finding.figure and finding.figure.value not in {t.value for t in case.commitment.targets}),
            _states(tuple(elsewhere), passage.span.start + finding.cue.start, passage.span.start + finding.cue.end),
            end,
        )
        reasons = reasons_for(look)
        sure = confidence(reasons)
        if sure >= POSSIBLE:
            drafts.append(_Draft(case, passage, finding, sure, reasons))
    return drafts


def _states(actions: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether the stretch lies in the words of an action."""
    return any(action.start <= start and end <= action.end for action in actions)


def _known(case: _Case, passage: Passage) -> list[topics.Topic]:
    """The wordings said by the passage's day, in other documents where there are any."""
    day = passage.story.day
    said = [t for t in case.topics if day is None or t.day is None or t.day <= day]
    return [t for t in said if t.document != passage.story.document] or said


def _kept(drafts: list[_Draft]) -> list[_Draft]:
    """One passage for each relation in a document; where commitments compete for a passage, the best fitting."""
    best: dict[tuple[str, int], float] = defaultdict(lambda: -9.0)
    for draft in drafts:
        place = (draft.passage.span.document, draft.passage.span.start)
        best[place] = max(best[place], _logit(draft.confidence))
    kept: dict[tuple[str, str], list[_Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (-_telling(d), d.passage.span.start)):
        place = (draft.passage.span.document, draft.passage.span.start)
        if _logit(draft.confidence) < best[place] - RIVAL:
            draft = replace(draft, confidence=min(draft.confidence, LINKED - 0.01))
        chosen = kept[draft.case.commitment.id, draft.passage.span.document]
        if not chosen or (draft.confidence >= SECOND and _adds(draft, chosen)):
            chosen.append(draft)
    return [draft for chosen in kept.values() for draft in chosen]


def _logit(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))


def _telling(draft: _Draft) -> float:
    return draft.confidence + 0.3 * draft.finding.cue.rule.strength


def _adds(draft: _Draft, chosen: list[_Draft]) -> bool:
    """Whether a further passage of a document says something of another kind, in another sentence."""
    kinds = {_KINDS[d.finding.relation] for d in chosen}
    elsewhere = all(d.passage.span != draft.passage.span for d in chosen)
    return elsewhere and draft.finding.cue.rule.name != "a later day" and _KINDS[draft.finding.relation] not in kinds


def _evidence(draft: _Draft) -> Evidence:
    passage, finding, commitment = draft.passage, draft.finding, draft.case.commitment
    basis, why = basis_of(passage, draft.case.sides)
    new_end, more = _new_end(draft, basis)
    linked = draft.confidence >= LINKED and passage.story.day is not None
    return Evidence(
        content_id("evidence", commitment.id, finding.relation, passage.span.document, str(passage.span.start)),
        commitment.id,
        passage.span,
        finding.relation,
        basis,
        passage.story.day,
        passage.speakers[0] if passage.speakers else None,
        finding.figure,
        new_end,
        finding.ends,
        round(draft.confidence, 3),
        linked,
        None,
        (
            Reason(f"sign: {finding.cue.rule.name}", 0.0, finding.cue.words),
            Reason("basis", 0.0, why),
            *more,
            *draft.reasons,
        ),
    )


def _new_end(draft: _Draft, basis: Basis) -> tuple[date | None, tuple[Reason, ...]]:
    """The day given instead, and whether the old one is taken back with none given."""
    told = draft.passage.story.day
    if draft.finding.relation is not Relation.DELAY or told is None:
        return None, ()
    end = current_end(draft.case.commitment, draft.case.commitment.moves, told - timedelta(days=1))
    times = find_times(f"{draft.passage.span.quote} {draft.passage.after}", told)
    if draft.finding.cue.rule.name == "not by the day":
        taken = end is not None and basis is Basis.CLAIMED and any(t.last and t.last.year == end.year for t in times)
        return None, (Reason(WITHDRAWN, 0.0, draft.finding.cue.words),) if taken else ()
    later = [t.last for t in times if t.last and (end is None or t.last > end) and t.last > told]
    return (min(later) if later and end else None), ()


def _restatements(case: _Case, statements: Mapping[str, Statement], stories: Mapping[str, Story]) -> list[Evidence]:
    """Every later statement of the commitment: a repeat, or a delay where it gives a later day."""
    found = []
    first = case.commitment.statements[0] if case.commitment.statements else None
    seen: set[str] = set()
    for identifier in case.commitment.statements:
        statement = statements.get(identifier)
        story = stories.get(statement.document) if statement else None
        if statement is None or identifier == first or story is None or statement.document in seen:
            continue
        seen.add(statement.document)
        found.append(_restatement(case.commitment, statement, story))
    return found


def _restatement(commitment: Commitment, statement: Statement, story: Story) -> Evidence:
    before = current_end(commitment, commitment.moves, story.day - timedelta(days=1)) if story.day else None
    end = statement.timeframe.end if statement.timeframe else None
    later = end if end and before and end > before else None
    relation = Relation.DELAY if later else Relation.REPEAT
    return Evidence(
        content_id("evidence", commitment.id, relation, statement.document, str(statement.action.start)),
        commitment.id,
        statement.action,
        relation,
        Basis.CLAIMED,
        story.day,
        statement.speaker or statement.issuer,
        new_end=later,
        confidence=statement.confidence,
        linked=story.day is not None,
        reasons=(Reason("states it again", 0.0, "with a later day" if later else ""),),
    )


def _copied(evidence: list[Evidence], original: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Evidence in copies points to the original's on the same commitment with the same relation, if there is any."""
    firsts = {(e.commitment, e.span.document, e.relation): e.id for e in evidence if e.span.document not in original}
    done = []
    for piece in evidence:
        source = original.get(piece.span.document)
        first = firsts.get((piece.commitment, source, piece.relation)) if source else None
        done.append(replace(piece, copy_of=first) if first else piece)
    return tuple(sorted({e.id: e for e in done}.values(), key=lambda e: e.id))
