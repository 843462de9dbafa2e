"""What a list of commitments is narrowed and sorted by, and its form in an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from onrecord.errors import UsageError
from onrecord.model import Basis, DeadlineState, Kind, Outcome, Strength


class Sort(StrEnum):
    """How a list is ordered. Where two are equal, the id decides."""

    DUE = "due"  # soonest original last day first, the undated last
    LATEST_DUE = "latest due"  # furthest original last day first, the undated last
    NEWEST = "newest"  # last stated first
    OLDEST = "oldest"
    CONFIDENCE = "confidence"  # most certain first
    ACTION = "action"  # by its words


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments a list shows; the empty filter shows all. Values of one field are joined by *or*.

    Attributes:
        words: words that the action, its sentence or the names of its actors hold, all of them.
        actor: id of an actor that issued it or answers for it.
        issuer: id of the actor that issued it.
        responsible: id of the actor that answers for it.
        kind: kinds.
        strength: strengths.
        state: deadline states on the day of the list.
        outcome: outcomes on that day.
        basis: whose word the outcome rests on.
        topic: slugs of topics.
        outlet: outlets that state it.
        source: id of a document that states it.
        due_within: original last day at most so many days after the day of the list, and not before it.
        due_from: first original last day, inclusive.
        due_to: last original last day, inclusive.
        stated_from: first day of the first statement, inclusive.
        stated_to: last such day, inclusive.
        moved: whether another day was given since.
        contradicted: whether evidence contradicts it and no person has ruled.
        sort: the order.
    """

    words: str = ""
    actor: str | None = None
    issuer: str | None = None
    responsible: str | None = None
    kind: tuple[Kind, ...] = ()
    strength: tuple[Strength, ...] = ()
    state: tuple[DeadlineState, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    basis: tuple[Basis, ...] = ()
    topic: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    source: str | None = None
    due_within: int | None = None
    due_from: date | None = None
    due_to: date | None = None
    stated_from: date | None = None
    stated_to: date | None = None
    moved: bool | None = None
    contradicted: bool | None = None
    sort: Sort = Sort.DUE

    def query(self) -> tuple[tuple[str, str], ...]:
        """The filter as pairs for an address, fields left at their default omitted; `parse` reads them back."""
        pairs: list[tuple[str, str]] = []
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default:
                pairs += [(one.name, _written(v)) for v in (value if isinstance(value, tuple) else (value,))]
        return tuple(pairs)

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]]) -> Filter:
        """The filter that pairs from an address (or options of a command) stand for; empty values are ignored.

        Raises:
            UsageError: where a field is unknown or a value cannot be read.
        """
        found: dict[str, Any] = {}
        for name, text in pairs:
            if not text.strip():
                continue
            if name not in _READERS:
                raise UsageError(f"There is no filter called {name!r}.", f"Known: {', '.join(_READERS)}.")
            value = _read(name, text.strip())
            found[name] = (*found.get(name, ()), value) if name in _MANY else value
        return cls(**found)


def _written(value: object) -> str:
    """One value in its address form."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _days(text: str) -> int:
    """A number of days: `90`, `90d`, `12w`."""
    match = re.fullmatch(r"(\d{1,5})\s*([dw]?)", text)
    if not match:
        raise ValueError(text)
    return int(match[1]) * (7 if match[2] == "w" else 1)


def _flag(text: str) -> bool:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[text.lower()]


_READERS: dict[str, Any] = {
    "words": str,
    "actor": str,
    "issuer": str,
    "responsible": str,
    "kind": Kind,
    "strength": Strength,
    "state": DeadlineState,
    "outcome": Outcome,
    "basis": Basis,
    "topic": str,
    "outlet": str,
    "source": str,
    "due_within": _days,
    "due_from": _day,
    "due_to": _day,
    "stated_from": _day,
    "stated_to": _day,
    "moved": _flag,
    "contradicted": _flag,
    "sort": Sort,
}
_MANY = {"kind", "strength", "state", "outcome", "basis", "topic", "outlet"}


def _read(name: str, text: str) -> Any:
    reader = _READERS[name]
    try:
        return reader(text)
    except (ValueError, KeyError) as error:
        choices = f"One of: {', '.join(reader)}." if isinstance(reader, type(Kind)) else ""
        raise UsageError(f"{text!r} does not fit the filter {name!r}.", choices) from error


EVERYTHING = Filter()
