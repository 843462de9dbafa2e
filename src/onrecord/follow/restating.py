"""What needs no judging: a commitment stated again, and what a copy of a report tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.follow.cases import Case
from onrecord.follow.cues import tells_as_done
from onrecord.follow.passages import Passage, Story
from onrecord.follow.slippage import current_end
from onrecord.follow.words import terms
from onrecord.model import Basis, Commitment, Evidence, Figure, Move, Reason, Relation, Span, Statement, content_id

AGAIN = "states it again"  # the reason that marks a commitment stated again, which needs no judging
ALIKE = 0.6  # share of terms from which two sentences of copies are the same sentence


def restatement(
    case: Case, statements: Mapping[str, Statement], story: Story, moves: Sequence[Move] | None = None
) -> Evidence | None:
    """That a story states a commitment again: a repeat, or a delay where it gives a later day than the one in force.

    None where it does not. An earlier day is a move too: put off to 2035 by one government, by 2030 for the next.

    Args:
        case: the commitment.
        statements: by id.
        story: of any day but its first statement's.
        moves: of its last day told before; None: those that its statements tell.
    """
    said = [statements[i] for i in case.commitment.statements if i in statements]
    here = [s for s in said if s.document == story.document]
    if not here or case.commitment.statements[0] in {s.id for s in here} or tells_as_done(here[0].action.quote):
        return None
    commitment = case.known_on(story.day)
    return _restatement(commitment, here[0], story, commitment.moves if moves is None else moves)


def _restatement(commitment: Commitment, statement: Statement, story: Story, moves: Sequence[Move]) -> Evidence:
    before = current_end(commitment, moves, story.day - timedelta(days=1)) if story.day else None
    end = statement.timeframe.end if statement.timeframe else None
    moved = end if end and before and end != before else None
    later = bool(moved and before and moved > before)
    relation = Relation.DELAY if later else Relation.REPEAT
    return Evidence(
        content_id("evidence", commitment.id, relation, statement.document, str(statement.action.start)),
        commitment.id,
        statement.action,
        relation,
        Basis.CLAIMED,
        story.day,
        statement.speaker or statement.issuer,
        new_end=moved,
        confidence=statement.confidence,
        linked=story.day is not None,
        reasons=(Reason(AGAIN, 0.0, "with a later day" if later else ""),),
    )


def in_copies(
    evidence: Iterable[Evidence], original: Mapping[str, str], passages: Iterable[Passage]
) -> Iterator[Evidence]:
    """For every copy of a document that gives evidence, the same sentence there, pointing to the original's evidence.

    Args:
        evidence: what originals tell.
        original: copy to original document.
        passages: those of the copies.
    """
    told: dict[str, list[Evidence]] = defaultdict(list)
    for piece in evidence:
        told[piece.span.document].append(piece)
    repeated: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        repeated[passage.story.document].append(passage)
    for copy in sorted(repeated):
        for piece in told.get(original.get(copy, ""), []):
            same = max(repeated[copy], key=lambda p: (_alike(p, piece), -p.span.start))
            if _alike(same, piece) >= ALIKE:
                yield _copy(piece, same)


def _alike(passage: Passage, piece: Evidence) -> float:
    one, two = set(terms(passage.span.quote)), set(terms(piece.span.quote))
    return len(one & two) / max(1, len(one | two))


def _figure_there(figure: Figure | None, passage: Passage) -> Figure | None:
    start = passage.span.quote.find(figure.span.quote) if figure else -1
    if figure is None or start < 0:
        return None
    begin = passage.span.start + start
    return replace(figure, span=Span(passage.span.document, begin, begin + len(figure.span.quote), figure.span.quote))


def _copy(piece: Evidence, passage: Passage) -> Evidence:
    span = passage.span
    return replace(
        piece,
        id=content_id("evidence", piece.commitment, piece.relation, span.document, str(span.start)),
        span=span,
        told=passage.story.day,
        figure=_figure_there(piece.figure, passage),
        new_end=None,
        speaker=None,
        copy_of=piece.id,
        reasons=(Reason("a copy", 0.0, "of the report first seen"), *piece.reasons),
    )
