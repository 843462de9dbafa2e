"""The page of one source: its whole text with everything read from it in place, and two captures compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from onrecord.ledger import Ledger
from onrecord.ledger.views import Row, SourceRef, SourceView
from onrecord.model import Block, Evidence, Statement
from onrecord.web.data import decided
from onrecord.web.marks import Line, Mark, lines

MOST_CHARACTERS = 400_000
MOST_LINES = 3_000  # compared exactly; beyond that, lines that recur often are passed over


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source; `reason` where the whole of it was set aside."""

    line: Line
    reason: str | None
    starts_block: bool  # whether the set-aside stretch begins here


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source's page. `numbers` gives each commitment a note number in the order of the text."""

    view: SourceView
    paragraphs: tuple[Paragraph, ...]
    numbers: dict[str, int]
    rows: dict[str, Row]
    cut: bool
    told: decided.Told


def source(ledger: Ledger, ident: str, as_of: date) -> SourcePage:
    """The page of the source with this id; commitments are shown with their status on the day."""
    view = ledger.source(ident)
    cited = [marked.commitment for marked in view.statements if marked.commitment]
    cited += [evidence.commitment for evidence in view.evidence]
    rows = {row.id: row for row in ledger.rows(list(dict.fromkeys(cited)), as_of)}
    text = view.document.text[:MOST_CHARACTERS]
    return SourcePage(
        view=view,
        paragraphs=tuple(_paragraphs(text, view)),
        numbers={ident: number for number, ident in enumerate(_in_order(view), 1)},
        rows=rows,
        cut=len(view.document.text) > MOST_CHARACTERS,
        told=decided.told(ledger, view.history, as_of),
    )


def _in_order(view: SourceView) -> list[str]:
    """Commitments by where the source first speaks of them."""
    places = [(m.statement.action.start, m.commitment) for m in view.statements if m.commitment]
    places += [(evidence.span.start, evidence.commitment) for evidence in view.evidence]
    return list(dict.fromkeys(ident for _, ident in sorted(places)))


def _paragraphs(text: str, view: SourceView) -> Iterator[Paragraph]:
    blocks = sorted(view.document.set_aside, key=lambda block: block.start)
    whole = [block for block in blocks if _covers_lines(text, block)]
    partial = [block for block in blocks if not _covers_lines(text, block)]
    marks = [*_marks(view), *(Mark(block.start, block.end, "aside", block.reason) for block in partial)]
    starts = [block.start for block in whole]
    begun = -1
    for line in lines(text, marks):
        at = bisect_right(starts, line.start) - 1
        inside = at >= 0 and line.end <= whole[at].end
        yield Paragraph(line, whole[at].reason if inside else None, inside and at != begun)
        begun = at if inside else begun


def _covers_lines(text: str, block: Block) -> bool:
    """Whether a block begins and ends where lines do, blank ends aside."""
    before = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    line_end = text.find("\n", block.end)
    after = text[block.end : line_end if line_end >= 0 else len(text)]
    return not before.strip() and not after.strip()


def _marks(view: SourceView) -> Iterator[Mark]:
    for marked in view.statements:
        yield from _statement_marks(marked.statement, marked.commitment or "")
    for evidence in view.evidence:
        yield _evidence_mark(evidence)


def _statement_marks(statement: Statement, commitment: str) -> Iterator[Mark]:
    yield Mark(statement.sentence.start, statement.sentence.end, "sentence")
    yield Mark(statement.action.start, statement.action.end, "action", commitment)
    if statement.timeframe:
        span = statement.timeframe.span
        yield Mark(span.start, span.end, "deadline")
    for role, mention in (("issuer", statement.issuer), ("responsible", statement.responsible)):
        if mention and mention.span:
            yield Mark(mention.span.start, mention.span.end, role)
    for target in statement.targets:
        yield Mark(target.span.start, target.span.end, "target")
    for span in statement.also:
        yield Mark(span.start, span.end, "action", commitment)


def _evidence_mark(evidence: Evidence) -> Mark:
    role = "evidence" if evidence.linked else "possible-evidence"
    return Mark(evidence.span.start, evidence.span.end, role, evidence.commitment)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two captures of one address: their lines in order, each `same`, `removed` or `added`."""

    before: SourceRef
    after: SourceRef
    lines: tuple[tuple[str, str], ...]


def compare(ledger: Ledger, ident: str, other: str) -> Comparison:
    """How the second of two sources differs from the first, line by line."""
    first, second = ledger.source(ident), ledger.source(other)
    before, after = first.document.text.splitlines(), second.document.text.splitlines()
    changes: list[tuple[str, str]] = []
    quickly = max(len(before), len(after)) > MOST_LINES
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=quickly).get_opcodes():
        if tag == "equal":
            changes += [("same", line) for line in before[i1:i2]]
            continue
        changes += [("removed", line) for line in before[i1:i2]]
        changes += [("added", line) for line in after[j1:j2]]
    return Comparison(first.ref, second.ref, tuple(change for change in changes if change[1].strip()))
