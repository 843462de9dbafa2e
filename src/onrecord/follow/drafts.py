"""Passages judged against commitments: what each may say, with its features, and which of them are kept."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.follow import matching
from onrecord.follow.acts import is_act
from onrecord.follow.bearing import CLOSES, LINKED, POSSIBLE, Seen, confidence, reasons_for
from onrecord.follow.cases import Case
from onrecord.follow.clauses import apart, elsewhere
from onrecord.follow.cues import tells_as_done
from onrecord.follow.judge import Finding, findings, is_a_mere_figure, office_held, tells_of_old
from onrecord.follow.passages import Passage
from onrecord.follow.promised import is_another_promise, is_of_another_day
from onrecord.follow.restated import LATER, ON_SECOND_LOOK, RESTATED, near, restated, unsaid
from onrecord.follow.slippage import current_end
from onrecord.follow.status import ENDED
from onrecord.follow.topic import Topic
from onrecord.follow.voices import basis_of
from onrecord.model import Basis, Commitment, Move, Reason, Relation, Span, Statement

SECOND = 0.8  # from this confidence a second passage of the same document is kept
COUNTED = 0.6  # the same for one that names the very number to be reached
REFUTED = "refuted"
SHARE = "so many of"
LEANING = frozenset({LATER.name, REFUTED})  # signs that lean on what the story said before
CLEAR = 0.6  # from this strength a sign is enough, and a day given beside it is read with it
RIVAL = 1.2  # a passage that fits another commitment by so much more (log odds) is not linked here
NEARER = 0.5  # and of a promise spoken of, one may fit even less well if the story states it
GUESSED, CERTAIN = 0.6, 0.85  # confidence up to which a statement is a mere guess, from which it is taken for one
SAME_WORDS = 0.5  # share of the fewer words from which two commitments are recognised by the same ones
# What a second passage must differ in: word of advance, of delay, of failure.
_KINDS = {
    Relation.DONE: "advance",
    Relation.PROGRESS: "advance",
    Relation.REPEAT: "repeat",
    Relation.DELAY: "delay",
    Relation.CONTRADICTION: "failure",
}
_PROMISE = re.compile(r"\b(?:promise|pledge|commitment|target|goal|vow|undertaking)s?\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:is|are|was|were) to\b|\bwill\b", re.IGNORECASE)  # what follows is only to be told
Moves = Mapping[str, Sequence[Move]]  # commitment to the moves of its last day told before
Stated = Sequence[tuple[Case, Statement]]  # the commitments stated in a story, with what states them


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage judged against a commitment.

    Attributes:
        shared: the terms by which the passage was recognised.
        why: why the basis is what it is.
    """

    case: Case
    passage: Passage
    finding: Finding
    confidence: float
    reasons: tuple[Reason, ...]
    basis: Basis
    why: str
    shared: frozenset[str]
    number: bool  # its very number is among them

    @property
    def place(self) -> tuple[str, int]:
        """The sentence it is."""
        return self.passage.span.document, self.passage.span.start


@dataclass(frozen=True, slots=True)
class Glance:
    """One thing that a passage may say of a commitment, with what the features look at."""

    case: Case
    passage: Passage
    finding: Finding
    seen: Seen


def glances_at(passage: Passage, candidates: Sequence[Case], stated: Stated, moves: Moves) -> list[Glance]:
    """Everything that a passage may say of each candidate."""
    read = matching.read(passage)
    return [glance for case in candidates for glance in _glances(case, passage, read, stated, moves)]


def _glances(case: Case, passage: Passage, read: matching.Seen, stated: Stated, moves: Moves) -> Iterator[Glance]:
    """What a passage may say of a commitment; that it gives no sign of an outcome, where it gives none."""
    told = passage.story.day
    commitment = case.known_on(told)
    first = commitment.first_stated
    known = [t for t in _known(case, passage) if matching.touches(t, read)]
    if not known or (told is not None and first is not None and told < first):
        return
    best = max((matching.look(t, read) for t in known), key=lambda looked: looked.own + looked.about)
    if not best.bears:
        return
    topic, match = best.topic, matching.match(best)
    moved = moves.get(commitment.id, commitment.moves)
    end = current_end(commitment, moved, told - timedelta(days=1)) if told else None
    others = _elsewhere(case, passage, stated)
    another = is_another_promise(passage.span.quote, topic) or _has_another_day(commitment, passage, moved)
    for finding in _findings(case, commitment, passage, match, topic, end) or unsaid(passage, end, first):
        yield Glance(case, passage, finding, _seen(case, passage, topic, match, finding, others, end, another))


def drafts_of(glances: Iterable[Glance]) -> list[Draft]:
    """What passages may say by the signs in them, each possibility with its confidence."""
    drafts = []
    for glance in glances:
        if glance.finding.cue.rule.name not in ON_SECOND_LOOK:
            reasons = reasons_for(glance.seen)
            sure = confidence(reasons)
            if sure >= POSSIBLE:
                drafts.append(draft_of(glance, glance.finding, sure, reasons))
    return drafts


def draft_of(glance: Glance, finding: Finding, sure: float, reasons: tuple[Reason, ...]) -> Draft:
    """A passage as judged."""
    basis, why = _voice(glance.case, glance.passage, finding)
    match = glance.seen.match
    return Draft(glance.case, glance.passage, finding, sure, reasons, basis, why, match.found, match.number)


def _voice(case: Case, passage: Passage, finding: Finding) -> tuple[Basis, str]:
    """Whose word it is: a claim is refuted by whoever tells the story, even with the claimant's own figures."""
    if finding.cue.rule.name == REFUTED:
        return Basis.REPORTED, "who refutes it"
    return basis_of(passage, case.names_in(passage.story.document))


def _findings(
    case: Case, commitment: Commitment, passage: Passage, match: matching.Match, topic: Topic, end: date | None
) -> Sequence[Finding]:
    if passage.span.quote.rstrip().endswith("?"):
        return ()  # a question testifies to nothing
    found = office_held(topic.post, passage) or findings(commitment, passage.span, topic.action, passage.story.day, end)
    if case.stated_first_in(passage.story.document) and not case.retold:
        found = tuple(f for f in found if not is_a_mere_figure(f))  # how it stood when it was promised
    if not commitment.targets and _is_of_another_one(topic.doers, passage.span.quote):
        found = tuple(f for f in found if f.cue.rule.name != SHARE)
    if any(f.cue.rule.strength >= CLEAR for f in found) or case.stated.get(passage.story.document):
        return found
    return (*found, *restated(passage, match, commitment.action, end, commitment.first_stated))


def _is_of_another_one(doers: frozenset[str], sentence: str) -> bool:
    """Whether an action names who acts, and a sentence none of them: "7 of 14 have"."""
    return bool(doers) and not any(name in sentence.lower() for name in doers)


def _seen(
    case: Case,
    passage: Passage,
    topic: Topic,
    match: matching.Match,
    finding: Finding,
    others: Sequence[tuple[Span, float]],
    end: date | None,
    another: bool,
) -> Seen:
    document, start = passage.story.document, passage.span.start
    sign = (start + finding.cue.start, start + finding.cue.end)
    here = case.stated.get(document, ())
    return Seen(
        topic=topic,
        match=match,
        cue=finding.cue,
        told=passage.story.day,
        actor=bool(case.names_in(document)),
        stated_here=bool(here),
        first_here=case.stated_first_in(document),
        retold=case.retold,
        other_promise=another,
        other_clause=_in_another_clause(passage.span.quote, finding, match.found),
        is_statement=_holds(here, *sign) and not tells_as_done(finding.cue.words),
        same_sentence=any(start <= action.start < passage.span.end for action in here),
        opens=passage.span.quote == passage.story.lead,
        figure=finding.against,
        fresh_figure=_is_fresh(finding, case.known_on(passage.story.day)),
        promise=bool(_PROMISE.search(passage.span.quote))
        and not _AHEAD.search(passage.span.quote[: finding.cue.start]),
        other_words=_sure_of_others(others, sign, finding),
        year_named=_year_named(end, passage),
        of_old=tells_of_old(passage.span.quote, passage.story.day, finding.cue, case.commitment.first_stated),
        end=end,
    )


def _has_another_day(commitment: Commitment, passage: Passage, moves: Sequence[Move]) -> bool:
    """Whether the passage tells of something promised by a day that this commitment never had."""
    first = commitment.timeframe.end if commitment.timeframe else None
    ends = {day for day in (first, *(move.new_end for move in moves)) if day}
    same = near(first, commitment.first_stated) if first else timedelta()
    return is_of_another_day(passage.span.quote, passage.story.day, ends, same)


def _is_fresh(finding: Finding, commitment: Commitment) -> bool:
    """Whether a figure is told that can be compared with the target and is not the target's own number."""
    figure = finding.figure
    if figure is None or figure.unit is None:
        return False
    return figure.value not in {t.value for t in commitment.targets}


def _in_another_clause(sentence: str, finding: Finding, found: frozenset[str]) -> bool:
    """Whether a sign stands in a clause that speaks of something else; what an act is told of stands in its clause."""
    start, end = finding.cue.start, finding.cue.end
    return elsewhere(sentence, start, end, found) or (is_act(finding.cue) and apart(sentence, start, end, found))


def _year_named(end: date | None, passage: Passage) -> bool:
    """Whether the story names the year of the last day, where that is not its own."""
    told = passage.story.day
    return end is not None and (told is None or told.year != end.year) and str(end.year) in passage.story.text


def _elsewhere(case: Case, passage: Passage, stated: Stated) -> list[tuple[Span, float]]:
    """The words of the sentence that state other commitments, and how sure each is one."""
    span = passage.span
    return [
        (statement.action, statement.confidence)
        for other, statement in stated
        if other.commitment.id != case.commitment.id and span.start <= statement.action.start < span.end
    ]


def _sure_of_others(others: Sequence[tuple[Span, float]], sign: tuple[int, int], finding: Finding) -> float:
    """How sure it is that a sign stands in words that state another commitment; 0 where it is a mere guess."""
    if finding.cue.rule.name in RESTATED:
        return 0.0
    surest = max((sure for action, sure in others if _holds([action], *sign)), default=0.0)
    return min(1.0, max(0.0, (surest - GUESSED) / (CERTAIN - GUESSED)))


def _holds(actions: Sequence[Span], start: int, end: int) -> bool:
    """Whether the stretch lies in the words of an action."""
    return any(action.start <= start and end <= action.end for action in actions)


def _known(case: Case, passage: Passage) -> list[Topic]:
    """The wordings said by the passage's day, in other documents where there are any."""
    day = passage.story.day
    said = [t for t in case.topics if day is None or t.day is None or t.day <= day]
    return [t for t in said if t.document != passage.story.document] or said


def kept(drafts: Sequence[Draft]) -> list[Draft]:
    """The most telling passage for each commitment, and what else differs; where commitments compete, the best."""
    rivals: dict[tuple[str, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.case.retold or not draft.case.stated_first_in(draft.passage.span.document):
            rivals[draft.place].append(draft)  # what a story states itself as new is no rival for older promises
    kept: dict[str, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (-_telling(d), d.passage.span.start)):
        if any(_outdoes(rival, draft) for rival in rivals[draft.place]):
            draft = replace(draft, confidence=min(draft.confidence, LINKED - 0.01))
        chosen = kept[draft.case.commitment.id]
        if not chosen or _adds(draft, chosen):
            chosen.append(draft)
    return [draft for chosen in kept.values() for draft in chosen]


def _outdoes(rival: Draft, draft: Draft) -> bool:
    """Whether a passage fits another commitment much better, recognised by the same words.

    A sentence that lists several matters tells of each: they are no rivals. Nor is what lacks the number it names, nor
    what the one speaks of as "them".
    """
    margin = -NEARER if _is_told_of(rival, draft) else RIVAL
    if _logit(draft.confidence) >= _logit(rival.confidence) - margin or (draft.number and not rival.number):
        return False
    if draft.case.is_about(rival.case) or rival.case.is_about(draft.case) or _is_part(rival, draft):
        return False
    fewer = min(len(draft.shared), len(rival.shared))
    return len(draft.shared & rival.shared) >= SAME_WORDS * fewer


def _is_part(rival: Draft, draft: Draft) -> bool:
    """Whether what is told of one is progress for all that were counted in the same story: "the first", "all five"."""
    one, whole = rival.case.topics[0], draft.case.topics[0]
    return (
        draft.finding.relation is Relation.PROGRESS and one.counted and whole.counted and one.document == whole.document
    )


def _is_told_of(rival: Draft, draft: Draft) -> bool:
    """Whether a promise is spoken of in a story that states the one as an old promise, and not the other."""
    document = draft.passage.span.document
    promise = "promise" in draft.finding.cue.rule.name
    return promise and document in rival.case.stated and document not in draft.case.stated


def _logit(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))


def _telling(draft: Draft) -> float:
    """What a story says above all comes first: that the matter is closed before anything else, then what counts."""
    closes = 0.15 if draft.finding.ends in ENDED and draft.confidence >= CLOSES else 0.0
    counts = 0.1 if _is_fresh(draft.finding, draft.case.commitment) else 0.0
    return draft.confidence + 0.3 * draft.finding.cue.rule.strength + closes + counts


def _adds(draft: Draft, chosen: list[Draft]) -> bool:
    """Whether a further passage, in another sentence, says something of another kind, or the same on another's word.

    A later day and a refutation need less: that the story speaks of the matter is known by then.
    """
    kind = _KINDS[draft.finding.relation]
    if any(d.place == draft.place for d in chosen):
        return False
    if draft.finding.cue.rule is LATER and any(d.finding.relation is Relation.DONE for d in chosen):
        return False
    if draft.finding.cue.rule.name in LEANING:
        return draft.confidence >= LINKED and chosen[0].confidence >= SECOND and not any(d.finding.ends for d in chosen)
    if draft.finding.cue.rule.name in RESTATED or draft.confidence < (COUNTED if draft.number else SECOND):
        return False
    if draft.finding.relation is Relation.DELAY and any(d.finding.ends for d in chosen):
        return False
    return all(
        _KINDS[d.finding.relation] != kind or (d.finding.relation is draft.finding.relation and d.basis != draft.basis)
        for d in chosen
    )
