"""What one screen of the desk shows: the proposal or the commitment, in its sources, with what may be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.errors import NotFoundError
from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import ActorRef, ActorView, CommitmentView, QueueItem, Row, SourceRef
from onrecord.model import Document, Evidence, Mention, Proposal, Span, Statement
from onrecord.web.marks import Line, Mark, lines

AROUND = 500
ACTORS_OFFERED = 80
LIKELY = 5
LONG_WORD = re.compile(r"[^\W\d_]{6,}")


@dataclass(frozen=True, slots=True)
class InSource:
    """A passage where it stands: the lines around it, with what was read from it marked."""

    span: Span
    lines: tuple[Line, ...]
    source: SourceRef
    language: str


@dataclass(frozen=True, slots=True)
class Side:
    """One commitment of a matter, with its first statement in its source."""

    view: CommitmentView
    first: Statement
    passage: InSource


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to decide.

    `sides` holds the commitments concerned (two where they may be one), `actors` the actors, `evidence` the passage
    that may bear on the first commitment. `version` goes back with the decision on `subject`.
    """

    subject: str
    version: int
    proposal: Proposal | None
    sides: tuple[Side, ...]
    actors: tuple[ActorView, ...]
    evidence: Evidence | None
    passage: InSource | None
    likely: tuple[Row, ...]
    row: Row | None = None  # the first commitment, where only its row was read

    @property
    def words(self) -> str:
        """What the first commitment says is to be done; empty where there is none."""
        if self.sides:
            return self.sides[0].view.commitment.action
        return self.row.action if self.row else ""

    @property
    def verb(self) -> str:
        """What accepting it would do; for a commitment opened by itself, `accept`."""
        return self.proposal.verb if self.proposal else "accept"

    @property
    def commitment(self) -> CommitmentView | None:
        """The commitment that is decided on first, if any."""
        return self.sides[0].view if self.sides else None


def of_item(ledger: Ledger, item: QueueItem, as_of: date) -> Matter:
    """The screen of one item of the queue."""
    rows = [row for row in (item.row, item.other) if row]
    sides = tuple(_side(ledger, row.id, as_of) for row in rows)
    evidence = item.evidence
    return Matter(
        subject=item.proposal.subject,
        version=item.version,
        proposal=item.proposal,
        sides=sides,
        actors=tuple(ledger.actor(ref.id, as_of) for ref in item.actors),
        evidence=evidence,
        passage=_in_source(ledger, evidence.span, [(evidence.span, "evidence")]) if evidence else None,
        likely=_likely(ledger, sides, as_of),
    )


def unopened(item: QueueItem) -> Matter:
    """An item of the queue to be decided without its screen: what it is about, and none of its sources."""
    return Matter(item.proposal.subject, item.version, item.proposal, (), (), item.evidence, None, (), item.row)


def of_commitment(ledger: Ledger, ident: str, as_of: date) -> Matter:
    """The screen of a commitment that nobody asked about."""
    side = _side(ledger, ident, as_of)
    version = ledger.version(side.view.commitment.id)
    return Matter(side.view.commitment.id, version, None, (side,), (), None, None, _likely(ledger, (side,), as_of))


def of_actor(ledger: Ledger, ident: str, as_of: date) -> Matter:
    """The screen of an actor that nobody asked about."""
    view = ledger.actor(ident, as_of)
    return Matter(view.actor.id, view.version, None, (), (view,), None, None, ())


def actors_offered(ledger: Ledger, matter: Matter, as_of: date) -> tuple[ActorRef, ...]:
    """Whom the fields for issuer and responsible offer: those already there, then those with most commitments."""
    there = [ref for side in matter.sides for ref in (side.view.issuer, side.view.responsible) if ref]
    return tuple({ref.id: ref for ref in (*there, *ledger.busiest_actors(as_of, ACTORS_OFFERED))}.values())


def _side(ledger: Ledger, ident: str, as_of: date) -> Side:
    view = ledger.commitment(ident, as_of)
    if not view.statements:
        raise NotFoundError(f"Commitment {ident} has no statement on this day.")
    first = view.statements[0].statement
    return Side(view, first, _in_source(ledger, first.sentence, list(_marked(first))))


def _marked(statement: Statement) -> Iterator[tuple[Span, str]]:
    yield statement.sentence, "sentence"
    yield statement.action, "action"
    if statement.timeframe:
        yield statement.timeframe.span, "deadline"
    for role, mention in (("issuer", statement.issuer), ("responsible", statement.responsible)):
        if isinstance(mention, Mention) and mention.span:
            yield mention.span, role
    for target in statement.targets:
        yield target.span, "target"
    if statement.condition:
        yield statement.condition, "condition"


def _in_source(ledger: Ledger, span: Span, marks: Sequence[tuple[Span, str]]) -> InSource:
    view = ledger.source(span.document)
    document = view.document
    shown = [line for line in lines(document.text, _marks(marks, document)) if _near(line, span)]
    return InSource(span, tuple(shown), view.ref, document.language)


def _marks(marks: Sequence[tuple[Span, str]], document: Document) -> list[Mark]:
    inside = [Mark(part.start, part.end, role) for part, role in marks if part.document == document.id]
    return inside + [Mark(block.start, block.end, "aside", block.reason) for block in document.set_aside]


def _near(line: Line, span: Span) -> bool:
    return line.end > span.start - AROUND and line.start < span.end + AROUND


def _likely(ledger: Ledger, sides: Sequence[Side], as_of: date) -> tuple[Row, ...]:
    """Commitments that may be the same as the first one: those that share its longest words."""
    if not sides:
        return ()
    concerned = {side.view.commitment.id for side in sides}
    words = sorted(set(LONG_WORD.findall(sides[0].view.commitment.action)), key=len, reverse=True)[:2]
    found: dict[str, Row] = {}
    for word in words:
        if len(found) >= LIKELY:
            break
        for row in ledger.commitments(Filter(words=word), as_of, limit=LIKELY + len(concerned)).rows:
            if row.id not in concerned:
                found.setdefault(row.id, row)
    return tuple(found.values())[:LIKELY]
