"""Records for programs: what `onrecord extract` writes, as the design fixes it, and what the ledger gives as JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.ledger.views import ActorRef, Change, CommitmentView, Row, Shown, SourceRef
from onrecord.model import Mention, Quotation, Reading, Span, Statement, Status, Target, Timeframe

if TYPE_CHECKING:
    from onrecord.assist import Opinions

Record = dict[str, Any]


def document_record(identifier: str, reading: Reading, *, explain: bool = False) -> Record:
    """One document's commitments, quotations and set-aside stretches.

    Args:
        identifier: the id the caller knows the document by.
        reading: what the per-document stages made of it.
        explain: add to each commitment the features that spoke for it.
    """
    document = reading.document
    return {
        "id": identifier,
        "published": document.day.isoformat() if document.day else None,
        "commitments": [
            statement_record(s, explain=explain) | _page(document.page_of(s.action.start)) for s in reading.statements
        ],
        "quotes": [_quote(q) for q in reading.parsed.quotations],
        "set_aside": [{"start": b.start, "end": b.end, "reason": b.reason} for b in document.set_aside],
    }


def statement_record(statement: Statement, *, explain: bool = False) -> Record:
    """One commitment as the contract words it."""
    record: Record = {
        "action": span_record(statement.action),
        "kind": statement.kind.value,
        "strength": statement.strength.value,
        "negated": statement.negated,
        "issuer": _name(statement.issuer),
        "responsible": _name(statement.responsible),
        "timeframe": timeframe_record(statement.timeframe),
        "targets": [target_record(t) for t in statement.targets],
        "condition": statement.condition.quote if statement.condition else None,
        "also": [span_record(s) for s in statement.also],
        "confidence": round(statement.confidence, 2),
        "rule": statement.rule,
    }
    if explain:
        record["reasons"] = [
            {"feature": r.feature, "weight": round(r.weight, 3), "detail": r.detail} for r in statement.reasons
        ]
        if statement.timeframe:
            record["timeframe"] |= {"rule": statement.timeframe.rule, "arithmetic": statement.timeframe.arithmetic}
    return record


def opinions_record(opinions: Opinions, *, explain: bool = False) -> Record:
    """One commitment with what each engine says of it, null where an engine sees none."""
    record = statement_record(opinions.statement, explain=explain)
    both = {"own": opinions.own, "model": opinions.proposed}
    return record | {"opinions": {who: statement_record(s) if s else None for who, s in both.items()}}


def _page(number: int | None) -> Record:
    """The page of a document that has pages."""
    return {"page": number} if number else {}


def span_record(span: Span) -> Record:
    """A span as text and offsets."""
    return {"text": span.quote, "start": span.start, "end": span.end}


def timeframe_record(timeframe: Timeframe | None) -> Record | None:
    """A timeframe as its words, its inclusive ISO days and its recurrence."""
    if timeframe is None:
        return None
    return {
        "text": timeframe.span.quote,
        "start": timeframe.start.isoformat() if timeframe.start else None,
        "end": timeframe.end.isoformat() if timeframe.end else None,
        "recurrence": timeframe.recurrence,
    }


def target_record(target: Target) -> Record:
    """A target as its words, its number and its unit, with what is known of its direction."""
    value = int(target.value) if float(target.value).is_integer() else target.value
    record: Record = {"text": target.span.quote, "value": value, "unit": target.unit}
    extra = {"direction": target.direction, "qualifier": target.qualifier, "baseline": target.baseline}
    return record | {name: part for name, part in extra.items() if part is not None}


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention else None


def _quote(quotation: Quotation) -> Record:
    return span_record(quotation.span) | {"speaker": _name(quotation.speaker)}


def row_record(row: Row) -> Record:
    """One commitment of a list, as it stands on the day of its status."""
    return {
        "id": row.id,
        "action": row.action,
        "kind": row.kind.value,
        "strength": row.strength.value,
        "negated": row.negated,
        "issuer": row.issuer.name if row.issuer else None,
        "responsible": row.responsible.name if row.responsible else None,
        "first_stated": _iso(row.first_stated),
        "when": row.when,
        "start": _iso(row.start),
        "due": _iso(row.due),
        "recurrence": row.recurrence,
        **status_record(row.status),
        "statements": row.statements,
        "confidence": round(row.confidence, 2),
    }


def status_record(status: Status) -> Record:
    """Both axes of a status, with the day it holds for."""
    return {
        "as_of": status.as_of.isoformat(),
        "deadline": status.deadline.value,
        "overdue_days": status.overdue_days,
        "moved_to": _iso(status.moved_to),
        "outcome": status.outcome.value,
        "basis": status.basis.value if status.basis else None,
        "contradicted": status.contradicted,
    }


def commitment_record(view: CommitmentView) -> Record:
    """One commitment with every statement and piece of evidence, each with its quotation and its source."""
    commitment = view.commitment
    frame = commitment.timeframe
    return {
        "id": commitment.id,
        "action": commitment.action,
        "kind": commitment.kind.value,
        "strength": commitment.strength.value,
        "negated": commitment.negated,
        "issuer": _actor(view.issuer),
        "responsible": _actor(view.responsible),
        "first_stated": _iso(commitment.first_stated),
        "timeframe": (timeframe_record(frame) or {})
        | {"rule": frame.rule, "arithmetic": frame.arithmetic}
        | _dated_by(frame, view.dated_in)
        if frame
        else None,
        "targets": [target_record(t) for t in commitment.targets],
        "condition": commitment.condition,
        "moves": [{"told": _iso(m.told), "new_end": _iso(m.new_end), "by_days": m.by_days} for m in view.moves],
        "status": status_record(view.status),
        "statements": [
            span_record(s.statement.action)
            | {"sentence": s.statement.sentence.quote, "source": _source(s.source)}
            | _page(s.page)
            for s in view.statements
        ],
        "evidence": [_evidence(e) for e in view.evidence],
        "possible": [_evidence(e) for e in view.possible],
    }


def _dated_by(frame: Timeframe, source: SourceRef | None) -> Record:
    """The passage that dates the event a last day hangs on, where there is one."""
    passage = frame.anchor.source if frame.anchor else None
    return {"dated_by": span_record(passage) | {"source": _source(source)}} if passage and source else {}


def change_record(change: Change) -> Record:
    """One thing that became different, with the commitment as it stands since."""
    return {
        "day": change.day.isoformat(),
        "what": change.what,
        "outcome": change.outcome.value if change.outcome else None,
        "basis": change.basis.value if change.basis else None,
        "moved_to": _iso(change.moved_to),
        "source": _source(change.source) if change.source else None,
        "commitment": row_record(change.row),
    }


def _evidence(shown: Shown) -> Record:
    piece = shown.evidence
    return (
        span_record(piece.span)
        | _page(shown.page)
        | {
            "relation": piece.relation.value,
            "basis": piece.basis.value,
            "told": _iso(piece.told),
            "speaker": _name(piece.speaker),
            "figure": {"value": piece.figure.value, "unit": piece.figure.unit, "note": piece.figure.note}
            if piece.figure
            else None,
            "confidence": round(piece.confidence, 2),
            "source": _source(shown.source),
        }
    )


def _source(source: SourceRef) -> Record:
    return {
        "id": source.id,
        "title": source.title,
        "outlet": source.outlet,
        "url": source.url,
        "published": _iso(source.day),
        "capture": source.capture,
    }


def _actor(actor: ActorRef | None) -> Record | None:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind.value} if actor else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
