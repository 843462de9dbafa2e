"""Corrected fields of a commitment, read from a form: only what differs, each checked against its source."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.datastructures import FormData

from onrecord.errors import SpanError, UsageError
from onrecord.ledger import Ledger
from onrecord.model import Kind, Strength
from onrecord.web.desk.matter import Side

Fields = dict[str, Any]


def corrections(ledger: Ledger, side: Side, form: FormData) -> tuple[Fields, Fields]:
    """The fields that a form changes: as they were, and as they are to be.

    Raises:
        UsageError: a value cannot be read, or the action is no stretch of the source.
    """
    now = present(side)
    wanted: Fields = {name: _read(name, form[name]) for name in now if name in form and name != "action"}
    wanted |= _action(ledger, side, form)
    changed = [name for name, value in wanted.items() if value != now.get(name)]
    if "action" in changed:
        changed += ["action_start", "action_end"]
        now |= {"action_start": side.first.action.start, "action_end": side.first.action.end}
    changed = list(dict.fromkeys(changed))
    return {name: now.get(name) for name in changed}, {name: wanted[name] for name in changed if name in wanted}


def present(side: Side) -> Fields:
    """The fields as they stand, in the form they are written in."""
    view = side.view
    commitment, frame = view.commitment, view.commitment.timeframe
    return {
        "action": commitment.action,
        "kind": str(commitment.kind),
        "strength": str(commitment.strength),
        "negated": commitment.negated,
        "issuer": commitment.issuer or "",
        "responsible": commitment.responsible or "",
        "condition": commitment.condition or "",
        "start": frame.start.isoformat() if frame and frame.start else "",
        "end": frame.end.isoformat() if frame and frame.end else "",
    }


def _read(name: str, value: object) -> Any:
    text = str(value).strip()
    try:
        if name == "kind":
            return str(Kind(text))
        if name == "strength":
            return str(Strength(text))
        if name in {"start", "end"}:
            return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise UsageError(f"{text!r} does not fit the field {name!r}.") from error
    return text == "yes" if name == "negated" else text


def _action(ledger: Ledger, side: Side, form: FormData) -> Fields:
    """The action as the stretch of its source that was selected."""
    places = str(form.get("action_start") or ""), str(form.get("action_end") or "")
    if not all(place.isascii() and place.isdigit() for place in places):
        return {}
    start, end = int(places[0]), int(places[1])
    if (start, end) == (side.first.action.start, side.first.action.end):
        return {}
    try:
        span = ledger.source(side.first.document).document.span(start, end)
    except SpanError as error:
        raise UsageError("The action must be a stretch of its source.", "Select it in the text.") from error
    return {"action": span.quote, "action_start": start, "action_end": end}
