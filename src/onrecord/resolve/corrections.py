"""Fields of a commitment as a person corrected them; what a person did not touch stays the program's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.model import Commitment, Kind, Statement, Strength, Timeframe

READERS: dict[str, Callable[[Any], Any]] = {
    "action": str,
    "kind": Kind,
    "strength": Strength,
    "negated": bool,
    "issuer": lambda v: v or None,
    "responsible": lambda v: v or None,
    "condition": lambda v: v or None,
}
"""The fields that may be edited, and how what was written is read."""
DAYS = frozenset({"start", "end", "recurrence"})


def corrected(commitment: Commitment, first: Statement, fields: Mapping[str, Any]) -> Commitment:
    """A commitment with the fields a person wrote; unknown fields are left out, unreadable ones too."""
    changed: dict[str, Any] = {}
    for name, value in fields.items():
        if name in READERS:
            try:
                changed[name] = READERS[name](value)
            except ValueError:
                continue
    if fields.get("accepted"):
        changed["confidence"] = 1.0
    if DAYS & set(fields):
        changed |= {"timeframe": _timeframe(commitment, first, fields), "known": ()}
    return replace(commitment, **changed)


def _timeframe(commitment: Commitment, first: Statement, fields: Mapping[str, Any]) -> Timeframe | None:
    """The corrected days, on the words the program read, or on the action's where it read none."""
    old = commitment.timeframe or Timeframe(first.action)
    start = _day(fields, "start", old.start)
    end = _day(fields, "end", old.end)
    recurrence = fields.get("recurrence", old.recurrence) or None
    if not (start or end or recurrence) and commitment.timeframe is None:
        return None
    if start and end and start > end:
        return commitment.timeframe
    return replace(old, start=start, end=end, recurrence=recurrence, rule="ruled by a person", arithmetic="")


def _day(fields: Mapping[str, Any], name: str, old: date | None) -> date | None:
    if name not in fields:
        return old
    value = fields[name]
    if isinstance(value, date) or not value:
        return value or None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return old
