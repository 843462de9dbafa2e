"""Decisions as a reader meets them: what each was about, and whom or what the ids in it name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.ledger import Ledger
from onrecord.ledger.views import HistoryEntry
from onrecord.model import Decision

NAMING = ("issuer", "responsible", "other")  # fields that hold an id


@dataclass(frozen=True, slots=True)
class Told:
    """What ids in decisions stand for.

    `commitments` holds the words of those on the record, `actors` the names.
    """

    commitments: dict[str, str]
    actors: dict[str, str]

    def about(self, decision: Decision) -> str:
        """What a decision is about in words, empty where nothing on the record tells it."""
        ident = concerned(decision)
        kept = {**dict(decision.after), **dict(decision.before)}.get("action")
        return self.commitments.get(ident) or self.actors.get(ident) or str(kept or "")

    def name(self, ident: object) -> str:
        """What an id stands for; one that nothing is known of is given back."""
        return self.commitments.get(str(ident)) or self.actors.get(str(ident)) or str(ident)


def told(ledger: Ledger, entries: Iterable[HistoryEntry], as_of: date) -> Told:
    """What the ids in some decisions stand for on a day."""
    return told_of(ledger, [entry.decision for entry in entries], as_of)


def told_of(ledger: Ledger, decisions: Iterable[Decision], as_of: date) -> Told:
    """What the ids in decisions stand for that need not be in the record yet."""
    ids = sorted({ident for one in decisions for ident in _named(one)})
    if not ids:
        return Told({}, {})
    commitments = {row.id: row.action for row in ledger.rows(ids, as_of)}
    actors = {one.id: one.name for one in ledger.all_actors([ident for ident in ids if ident not in commitments])}
    return Told(commitments, actors)


def concerned(decision: Decision) -> str:
    """The id of the commitment or actor that a decision is about: evidence is about its commitment."""
    return str(dict(decision.after).get("commitment") or decision.subject)


def changed(decision: Decision) -> Iterator[tuple[str, Any, Any]]:
    """Each field a decision changed, as it was and as it became; where in its source an action stands is left out."""
    before, after = dict(decision.before), dict(decision.after)
    for name in dict.fromkeys((*before, *after)):
        was, became = before.get(name), after.get(name)
        empty = was in (None, "") and became in (None, "")
        if not empty and name not in UNSHOWN and not (name == "action" and decision.verb == "reject"):
            yield name, was, became


def day_in(value: object) -> date | None:
    """The day a field holds, None where it holds none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


UNSHOWN = frozenset({"proposal", "commitment", "undoes", "action_start", "action_end", "document", "place"})


def later(ledger: Ledger, as_of: date) -> int:
    """How many decisions were taken after a day. They are kept in the order of time, so it is found by halving."""

    def taken_later(place: int) -> bool:
        entries: Sequence[HistoryEntry] = ledger.history(limit=1, offset=place)
        return bool(entries) and entries[0].decision.when.date() > as_of

    low, high = 0, 1
    while taken_later(high - 1):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if taken_later(middle) else (low, middle)
    return low


def _named(decision: Decision) -> Iterator[str]:
    yield concerned(decision)
    for fields in (decision.before, decision.after):
        yield from (str(value) for name, value in fields if name in NAMING and value)
