"""The one verb of the stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.model import Document, Mention, Parsed, Quotation, Sentence
from onrecord.parse.coreference import coreference
from onrecord.parse.naming import naming
from onrecord.parse.quotations import indirect, marked, unmarked
from onrecord.parse.sentences import sentences
from onrecord.parse.speakers import SpeakerFinder
from onrecord.parse.turns import turns


def parse(document: Document, wanted: Callable[[str], bool] | None = None) -> Parsed:
    """Read a document.

    Args:
        document: its set-aside blocks are not read.
        wanted: given a sentence's text, whether it is worth the syntax; None wants all.

    Returns:
        sentences in order (tokens only where wanted), quotations and mentions in order.
    """
    from onrecord.parse.syntax import with_syntax  # costs a second: only when something is to be parsed

    found = sentences(document)
    chosen = [s for s in found if wanted is None or wanted(document.text[s.start : s.end])]
    parsed = {s.start: s for s in with_syntax(document, chosen)}
    read = tuple(parsed.get(s.start, s) for s in found)
    mentions = coreference(document, naming(document, read))
    return Parsed(document, read, _quotations(document, read, mentions), mentions)


def _quotations(document: Document, read: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Turns, words between marks, blocks and reported speech, in order; the last two only outside the others."""
    finder = SpeakerFinder(document, read, mentions)
    spoken = list(turns(document, read, mentions))
    direct = [_by_turn(q, spoken) for q in marked(document, finder)]
    block = [q for q in unmarked(document, read, finder) if not _inside(q, spoken)]
    told = indirect(document, read, finder, [*spoken, *direct, *block])
    return tuple(sorted([*spoken, *direct, *block, *told], key=lambda q: (q.span.start, -q.span.end)))


def _by_turn(one: Quotation, turns: list[Quotation]) -> Quotation:
    """Words between marks that open somebody's turn are theirs: 'Mr Reed (harbour master): "…"'."""
    if one.speaker is not None:
        return one
    turn = next((t for t in turns if t.span.start <= one.span.start <= t.span.start + 2), None)
    return replace(one, speaker=turn.speaker) if turn else one


def _inside(one: Quotation, others: list[Quotation]) -> bool:
    return any(q.span.start <= one.span.start < q.span.end for q in others)
