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
from onrecord.follow.cases import Case, Index, case_of, people_in
from onrecord.follow.judge import Finding, findings, later_day, office_held, tells_of_old
from onrecord.follow.moving import new_day
from onrecord.follow.passages import Passage
from onrecord.follow.restating import in_copies, restatements
from onrecord.follow.slippage import current_end
from onrecord.follow.voices import basis_of
from onrecord.model import Actor, Basis, Commitment, Evidence, Reason, Relation, Span, Statement, content_id

SECOND = 0.8  # from this confidence a second passage of the same document is kept
SAME_MATTER = 0.6  # share of its words from which a sentence without a sign is taken for the same matter
SURE = 0.9  # below this, what else a story tells yields to the later day it states
RIVAL = 1.2  # a passage that fits another commitment by so much more (log odds) is not linked here
# What a second passage must differ in: word of advance, of delay, of failure.
_KINDS = {
    Relation.DONE: "advance",
    Relation.PROGRESS: "advance",
    Relation.REPEAT: "repeat",
    Relation.DELAY: "delay",
    Relation.CONTRADICTION: "failure",
}
_Stated = Mapping[str, Sequence[tuple[str, Span]]]  # document to commitments stated in it, with the words


class CopyGroup(Protocol):
    """Documents that are one text: the earliest, and those that repeat it."""

    @property
    def original(self) -> str:
        """The document the others repeat."""

    @property
    def repeats(self) -> tuple[str, ...]:
        """The documents that repeat it."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage judged against a commitment. `place` is the sentence it is."""

    case: Case
    passage: Passage
    finding: Finding
    confidence: float
    reasons: tuple[Reason, ...]
    basis: Basis
    why: str  # of the basis

    @property
    def place(self) -> tuple[str, int]:
        return self.passage.span.document, self.passage.span.start


def follow(
    commitments: Iterable[Commitment],
    statements: Mapping[str, Statement],
    actors: Iterable[Actor],
    passages: Iterable[Passage],
    copies: Sequence[CopyGroup] = (),
) -> tuple[Evidence, ...]:
    """The evidence that passages give on commitments, sorted by id; the order of the arguments' items is no matter.

    For one new document, pass its passages and those of the documents that state the candidate commitments; for a
    new commitment, all passages of candidate documents: what is found for one pair depends on nothing else but the
    commitments that compete for the same passage.

    Args:
        commitments: those to be followed.
        statements: by id, at least all of these commitments.
        actors: with all their names.
        passages: of all documents that may bear on them, their statements' own documents included.
        copies: groups of documents that are one text; what a copy tells points to the original's evidence.
    """
    by_story: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_story[passage.story.document].append(passage)
    stories = {document: those[0].story for document, those in by_story.items()}
    original = {r: g.original for g in copies for r in g.repeats if g.original in stories}
    cast = {a.id: a for a in actors}
    people = people_in(cast.values())
    cases = [case_of(c, statements, cast, stories, people) for c in sorted(commitments, key=lambda c: c.id)]
    index, stated = Index(cases), _stated(cases)
    judged = []
    for document in sorted(by_story):
        if document not in original:
            judged += _judged(by_story[document], index, stated)
    again = [e for case in cases for e in restatements(case, statements, stories)]
    moved = {(e.commitment, e.span.document) for e in again if e.new_end}
    judged = [e for e in judged if (e.commitment, e.span.document) not in moved or e.confidence >= SURE or e.figure]
    spoken = {(e.commitment, e.span.document) for e in judged if e.linked}
    evidence = judged + [e for e in again if (e.commitment, e.span.document) not in spoken]
    repeats = [p for document in original for p in by_story.get(document, [])]
    evidence += in_copies(judged, original, repeats)
    return tuple(sorted({e.id: e for e in evidence}.values(), key=lambda e: e.id))


def _stated(cases: Iterable[Case]) -> _Stated:
    stated: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for case in cases:
        for document, actions in case.stated.items():
            stated[document] += [(case.commitment.id, action) for action in actions]
    return stated


def _judged(story: list[Passage], index: Index, stated: _Stated) -> list[Evidence]:
    """The evidence one story gives."""
    candidates = index.candidates(topics.story_terms(story[0].story))
    drafts = [d for passage in story for d in _passage(passage, candidates, stated)]
    return [_evidence(draft) for draft in _kept(drafts)]


def _passage(passage: Passage, candidates: list[Case], stated: _Stated) -> list[_Draft]:
    seen = topics.read(passage)
    return [draft for case in candidates for draft in _drafts(case, passage, seen, stated)]


def _drafts(case: Case, passage: Passage, seen: topics.Seen, stated: _Stated) -> list[_Draft]:
    """What a passage may say of a commitment, each possibility with its confidence."""
    first, told = case.commitment.first_stated, passage.story.day
    known = _known(case, passage)
    if not known or (told is not None and first is not None and told < first):
        return []
    topic, match = max(((t, topics.match(t, seen)) for t in known), key=lambda pair: pair[1].own + pair[1].about)
    if match.about < 0.15 and not match.number:
        return []
    elsewhere = _elsewhere(case, passage, stated)
    end = current_end(case.commitment, case.commitment.moves, told - timedelta(days=1)) if told else None
    drafts = []
    for finding in _findings(case, passage, match, end):
        reasons = reasons_for(_seen(case, passage, topic, match, finding, elsewhere, end))
        sure = confidence(reasons)
        if sure >= POSSIBLE:
            drafts.append(_Draft(case, passage, finding, sure, reasons, *basis_of(passage, case.sides)))
    return drafts


def _findings(case: Case, passage: Passage, match: topics.Match, end: date | None) -> Sequence[Finding]:
    found = office_held(case.commitment, passage) or findings(case.commitment, passage.span)
    told, same = passage.story.day, match.own >= SAME_MATTER and match.head == 1
    if found or not same or case.stated.get(passage.story.document):
        return found
    return later_day(passage.span, told, end) if end and told else ()


def _seen(
    case: Case,
    passage: Passage,
    topic: topics.Topic,
    match: topics.Match,
    finding: Finding,
    elsewhere: Sequence[Span],
    end: date | None,
) -> Seen:
    document, start = passage.story.document, passage.span.start
    sign = (start + finding.cue.start, start + finding.cue.end)
    here = case.stated.get(document, ())
    return Seen(
        topic=topic,
        match=match,
        cue=finding.cue,
        told=passage.story.day,
        actor=document in case.side_documents,
        stated_here=bool(here),
        first_here=case.stated_first_in(document),
        is_statement=_holds(here, *sign),
        same_sentence=any(start <= action.start < passage.span.end for action in here),
        opens=passage.span.quote == passage.story.lead,
        figure=finding.against,
        fresh_figure=finding.figure is not None
        and finding.figure.value not in {t.value for t in case.commitment.targets},
        other_words=_holds(elsewhere, *sign),
        year_named=_year_named(end, passage),
        of_old=tells_of_old(passage.span.quote, passage.story.day, finding.cue, case.commitment.first_stated),
        end=end,
    )


def _year_named(end: date | None, passage: Passage) -> bool:
    """Whether the story names the year of the last day, where that is not its own."""
    told = passage.story.day
    return end is not None and (told is None or told.year != end.year) and str(end.year) in passage.story.text


def _elsewhere(case: Case, passage: Passage, stated: _Stated) -> list[Span]:
    """The words of the sentence that state other commitments."""
    span = passage.span
    return [
        action
        for commitment, action in stated.get(span.document, ())
        if commitment != case.commitment.id and span.start <= action.start < span.end
    ]


def _holds(actions: Sequence[Span], start: int, end: int) -> bool:
    """Whether the stretch lies in the words of an action."""
    return any(action.start <= start and end <= action.end for action in actions)


def _known(case: Case, passage: Passage) -> list[topics.Topic]:
    """The wordings said by the passage's day, in other documents where there are any."""
    day = passage.story.day
    said = [t for t in case.topics if day is None or t.day is None or t.day <= day]
    return [t for t in said if t.document != passage.story.document] or said


def _kept(drafts: list[_Draft]) -> list[_Draft]:
    """The most telling passage for each commitment, and what else differs; where commitments compete, the best."""
    best: dict[tuple[str, int], float] = defaultdict(lambda: -math.inf)
    for draft in drafts:
        if draft.case.stated_first_in(draft.passage.span.document):
            continue  # what a story states itself is no rival for what it tells of older promises
        best[draft.place] = max(best[draft.place], _logit(draft.confidence))
    kept: dict[str, list[_Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (-_telling(d), d.passage.span.start)):
        if _logit(draft.confidence) < best[draft.place] - RIVAL:
            draft = replace(draft, confidence=min(draft.confidence, LINKED - 0.01))
        chosen = kept[draft.case.commitment.id]
        if not chosen or (draft.confidence >= SECOND and _adds(draft, chosen)):
            chosen.append(draft)
    return [draft for chosen in kept.values() for draft in chosen]


def _logit(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))


def _telling(draft: _Draft) -> float:
    return draft.confidence + 0.3 * draft.finding.cue.rule.strength


def _adds(draft: _Draft, chosen: list[_Draft]) -> bool:
    """Whether a further passage, in another sentence, says something of another kind, or the same on another's word."""
    kind = _KINDS[draft.finding.relation]
    if draft.finding.cue.rule.name == "a later day" or any(d.place == draft.place for d in chosen):
        return False
    if draft.finding.relation is Relation.DELAY and any(d.finding.ends for d in chosen):
        return False
    return all(
        _KINDS[d.finding.relation] != kind or (d.finding.relation is draft.finding.relation and d.basis != draft.basis)
        for d in chosen
    )


def _evidence(draft: _Draft) -> Evidence:
    passage, finding, commitment = draft.passage, draft.finding, draft.case.commitment
    new_end, more = new_day(commitment, passage, finding, draft.basis)
    said = (Reason(f"sign: {finding.cue.rule.name}", 0.0, finding.cue.words), Reason("basis", 0.0, draft.why))
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
        linked=draft.confidence >= LINKED and passage.story.day is not None,
        reasons=(*said, *more, *draft.reasons),
    )
