"""The pages of one commitment, one source, one actor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, and_, or_, select

from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import bulk, dialect
from onrecord.ledger.codec import decode
from onrecord.ledger.deciding import Deciding
from onrecord.ledger.filters import Filter
from onrecord.ledger.listing import Listing
from onrecord.ledger.replaying import Replaying
from onrecord.ledger.schema import (
    actor,
    capture,
    capture_source,
    commitment,
    commitment_statement,
    document,
    document_text,
    evidence,
    proposal,
    standing,
    statement,
)
from onrecord.ledger.views import (
    ActorView,
    CaptureView,
    CommitmentView,
    Marked,
    Moved,
    NameView,
    Shown,
    SourceRef,
    SourceView,
    Stated,
)
from onrecord.model import Actor, Commitment, Evidence, Proposal, Span, Standing, Statement


class Showing(Listing, Deciding, Replaying):
    """The part of the ledger that shows one thing with all that belongs to it."""

    def commitment(self, id: str, as_of: date) -> CommitmentView:
        """One commitment as of a day; the beginning of an id will do where it is the only one.

        Raises:
            NotFoundError: there is none, or it was first stated later.
            UsageError: the beginning fits several.
        """
        with self._reading() as connection:
            full = whole_id(connection, commitment.c.id, id, "commitment")
            row = self._by_id(connection, [full], as_of).get(full)
            if row is None:
                raise NotFoundError(f"Commitment {full} was not yet stated on {as_of}.", "Choose a later day.")
            stated = _stated(connection, full, as_of)
            shown = _shown(connection, full, as_of)
            told = _told_by(connection, full, stated, as_of)
            concerned = [*(one.evidence.id for one in shown), *(one.statement.id for one in stated)]
            history = self._history(connection, [full, *concerned])
            return CommitmentView(
                commitment=told,
                status=row.status,
                issuer=row.issuer,
                responsible=row.responsible,
                statements=stated,
                evidence=tuple(one for one in shown if one.evidence.linked and not one.evidence.copy_of),
                possible=tuple(one for one in shown if not one.evidence.linked and not one.evidence.copy_of),
                copies=tuple(one for one in shown if one.evidence.copy_of),
                moves=_moved(connection, told),
                dated_in=_dated_in(connection, told),
                standings=_standings(connection, full, as_of),
                proposals=_proposals(connection, proposal.c.commitment == full, as_of),
                topics=row.topics,
                history=history,
                version=self._version(connection, full),
            )

    def source(self, id: str) -> SourceView:
        """One document with everything read from it; the beginning of an id will do where it is the only one.

        Raises:
            NotFoundError: there is none.
            UsageError: the beginning fits several.
        """
        with self._reading() as connection:
            full = whole_id(connection, document.c.id, id, "source")
            refs = source_refs(connection, document.c.id == full)
            reading = next(iter(self._readings(connection, [full])))
            same = document.c.url == refs[0].url if refs[0].url else None
            return SourceView(
                document=reading.document,
                capture=_capture(connection, reading.document.capture),
                ref=refs[0],
                statements=_marked(connection, reading.statements),
                evidence=_evidence_in(connection, full),
                quotations=reading.parsed.quotations,
                copies=source_refs(connection, document.c.copy_of == full),
                versions=() if same is None else source_refs(connection, and_(same, document.c.id != full)),
                history=self._history(connection, [full, *(one.id for one in reading.statements)]),
            )

    def actor(self, id: str, as_of: date) -> ActorView:
        """One actor as of a day; the beginning of an id will do where it is the only one.

        Raises:
            NotFoundError: there is none.
            UsageError: the beginning fits several.
        """
        with self._reading() as connection:
            full = whole_id(connection, actor.c.id, id, "actor")
            one = decode(Actor, connection.execute(select(actor.c.data).where(actor.c.id == full)).scalar_one())
            return ActorView(
                actor=one,
                issued=self.counts(as_of, Filter(issuer=full)),
                responsible=self.counts(as_of, Filter(responsible=full)),
                names=_names(connection, one, as_of),
                proposals=_proposals(connection, _about(full), as_of),
                history=self._history(connection, [full]),
                version=self._version(connection, full),
            )


def whole_id(connection: Connection, column: Column[Any], start: str, what: str) -> str:
    """The one id that begins so.

    Raises:
        NotFoundError: none does.
        UsageError: several do.
    """
    start = start.strip().lower()
    found = list(
        connection.execute(
            select(column).where(column >= start, column < start + "\x7f").order_by(column).limit(3)
        ).scalars()
    )
    if start in found:
        return start
    if not found or not start:
        raise NotFoundError(f"There is no {what} {start or '(empty)'}.", "List them to see their ids.")
    if len(found) > 1:
        raise UsageError(f"Several {what}s begin with {start}.", "Give more of the id.")
    return str(found[0])


def source_refs(connection: Connection, condition: Any) -> tuple[SourceRef, ...]:
    """The documents that fit a condition, by day."""
    d = document.c
    wanted = select(d.id, d.title, d.outlet, d.outlet_kind, d.url, d.day, d.capture, d.copy_of, d.statements).where(
        condition
    )
    rows = connection.execute(wanted.order_by(d.day, d.id))
    return tuple(SourceRef(*row) for row in rows)


def refs_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, SourceRef]:
    """Document id → the document as a row names it."""
    return {
        ref.id: ref for part in bulk.stretches(set(ids)) for ref in source_refs(connection, document.c.id.in_(part))
    }


def _known(column: Column[Any], as_of: date) -> Any:
    return or_(column <= as_of, column.is_(None))


def _stated(connection: Connection, id: str, as_of: date) -> tuple[Stated, ...]:
    link = commitment_statement.c
    wanted = (
        select(statement.c.data, link.document)
        .join(commitment_statement, link.statement == statement.c.id)
        .where(link.commitment == id, _known(link.day, as_of))
    )
    rows = connection.execute(wanted).all()
    refs = refs_by_id(connection, [row.document for row in rows])
    found = [Stated(decode(Statement, row.data), refs[row.document]) for row in rows]
    pages = _pages(connection, [one.statement.action for one in found])
    found = [replace(one, page=pages.get(one.statement.action)) for one in found]
    return tuple(sorted(found, key=lambda one: (one.source.day or date.max, one.source.id, one.statement.action.start)))


def _told_by(connection: Connection, id: str, stated: Sequence[Stated], as_of: date) -> Commitment:
    """The commitment with only what was told by the day."""
    one = decode(Commitment, connection.execute(select(commitment.c.data).where(commitment.c.id == id)).scalar_one())
    known = {s.statement.id for s in stated}
    return replace(
        one,
        statements=tuple(s for s in one.statements if s in known),
        timeframe=one.timeframe_on(as_of),
        known=tuple(k for k in one.known if k.since <= as_of),
        moves=tuple(m for m in one.moves if m.told <= as_of),
    )


def _shown(connection: Connection, id: str, as_of: date) -> tuple[Shown, ...]:
    wanted = select(evidence.c.data).where(evidence.c.commitment == id, _known(evidence.c.told, as_of))
    found = [decode(Evidence, data) for data in connection.execute(wanted).scalars()]
    refs = refs_by_id(connection, [one.span.document for one in found])
    found.sort(key=lambda one: (one.told or date.max, one.id))
    pages = _pages(connection, [one.span for one in found])
    return tuple(Shown(one, refs[one.span.document], pages.get(one.span)) for one in found)


def _pages(connection: Connection, spans: Sequence[Span]) -> dict[Span, int]:
    """The pages on which spans of documents that have pages begin."""
    paged = select(document.c.id, document_text.c.text).join(document_text, document_text.c.n == document.c.n)
    paged = paged.where(document_text.c.text.contains("\f"))
    rows = bulk.fetch(connection, paged, document.c.id, {span.document for span in spans})
    texts = {row.id: row.text for row in rows}
    return {span: texts[span.document].count("\f", 0, span.start) + 1 for span in spans if span.document in texts}


def _moved(connection: Connection, one: Commitment) -> tuple[Moved, ...]:
    """The moves told, each with the document that gave it and how far it is from the original day."""
    due = one.timeframe.end if one.timeframe else None
    stated = [m.statement for m in one.moves if m.statement]
    shown = [m.evidence for m in one.moves if m.evidence]
    where: dict[str, str] = {}
    for table, ids in ((statement, stated), (evidence, shown)):
        rows = bulk.fetch(connection, select(table.c.id, table.c.document), table.c.id, ids)
        where.update({row.id: row.document for row in rows})
    refs = refs_by_id(connection, where.values())
    return tuple(
        Moved(
            told=m.told,
            new_end=m.new_end,
            by_days=(m.new_end - due).days if m.new_end and due else None,
            source=refs.get(where.get(m.statement or m.evidence or "", "")),
        )
        for m in sorted(one.moves, key=lambda m: m.told)
    )


def _dated_in(connection: Connection, one: Commitment) -> SourceRef | None:
    """The document of the passage that dates the event the last day hangs on, where that is another statement's."""
    passage = one.timeframe.anchor.source if one.timeframe and one.timeframe.anchor else None
    return refs_by_id(connection, [passage.document]).get(passage.document) if passage else None


def _standings(connection: Connection, id: str, as_of: date) -> tuple[Standing, ...]:
    wanted = select(standing.c.data).where(standing.c.commitment == id, standing.c.since <= as_of)
    return tuple(decode(Standing, data) for data in connection.execute(wanted.order_by(standing.c.since)).scalars())


def _proposals(connection: Connection, condition: Any, as_of: date) -> tuple[Proposal, ...]:
    still_open = dialect.unindexed(proposal.c.decided).is_(False)
    wanted = select(proposal.c.data).where(condition, still_open, _known(proposal.c.day, as_of))
    rows = connection.execute(wanted.order_by(proposal.c.confidence, proposal.c.id)).scalars()
    return tuple(decode(Proposal, data) for data in rows)


def _about(id: str) -> Any:
    return or_(proposal.c.subject == id, proposal.c.other == id)


def _capture(connection: Connection, id: str) -> CaptureView:
    row = connection.execute(select(capture).where(capture.c.id == id)).one()
    sources = select(capture_source.c.source).where(capture_source.c.capture == id).order_by(capture_source.c.source)
    data = json.loads(row.data)
    return CaptureView(
        id=id,
        source=row.source,
        media_type=row.media_type,
        fetched=datetime.fromisoformat(data["fetched"]) if data["fetched"] else None,
        supplied=tuple((key, value) for key, value in data["supplied"]),
        state=row.state,
        sources=tuple(connection.execute(sources).scalars()),
    )


def _marked(connection: Connection, statements: Sequence[Statement]) -> tuple[Marked, ...]:
    link = commitment_statement.c
    wanted = select(link.statement, link.commitment)
    rows = bulk.fetch(connection, wanted, link.statement, [one.id for one in statements])
    joined = {row.statement: row.commitment for row in rows}
    ordered = sorted(statements, key=lambda one: (one.action.start, one.action.end))
    return tuple(Marked(one, joined.get(one.id)) for one in ordered)


def _evidence_in(connection: Connection, id: str) -> tuple[Evidence, ...]:
    rows = connection.execute(select(evidence.c.data).where(evidence.c.document == id)).scalars()
    found = [decode(Evidence, data) for data in rows]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, one.id)))


def _names(connection: Connection, one: Actor, as_of: date) -> tuple[NameView, ...]:
    """The actor's names with the documents, published by the day, that use each."""
    refs = refs_by_id(connection, {id for name in one.names for id in name.documents})
    found = []
    for name in one.names:
        sources = [refs[id] for id in name.documents if id in refs]
        told = [ref for ref in sources if ref.day is None or ref.day <= as_of]
        if told or not name.documents:
            told.sort(key=lambda ref: (ref.day or date.max, ref.id))
            found.append(NameView(name.text, name.how, tuple(told)))
    return tuple(found)
