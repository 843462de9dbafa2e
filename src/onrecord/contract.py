"""What `onrecord extract` writes: one JSON object a document, deterministic, as the design fixes it."""

from __future__ import annotations

from typing import Any

from onrecord.model import Mention, Quotation, Reading, Span, Statement, Target, Timeframe

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
        "commitments": [statement_record(s, explain=explain) for s in reading.statements],
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
