"""A filter as conditions on spells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, or_, select

from onrecord.ledger import dialect
from onrecord.ledger.filters import Filter, Sort
from onrecord.ledger.schema import commitment_outlet, commitment_statement, commitment_topic, spell
from onrecord.model import DeadlineState

s = spell.c

ORDERS: dict[Sort, tuple[ColumnElement[Any], ...]] = {
    Sort.DUE: (s.due_key, s.id),
    Sort.LATEST_DUE: (s.due.desc(), s.id.desc()),
    Sort.NEWEST: (s.first_stated.desc(), s.id.desc()),
    Sort.OLDEST: (s.first_stated, s.id),
    Sort.CONFIDENCE: (s.confidence.desc(), s.id.desc()),
    Sort.ACTION: (s.head, s.id),
}


def on(as_of: date) -> ColumnElement[bool]:
    """The one spell of each commitment that holds on the day."""
    return and_(s.since <= as_of, s.until > as_of)


def in_state(state: DeadlineState, as_of: date, soon: int) -> ColumnElement[bool]:
    """Whether the original last day stands so against the day; this mirrors the arithmetic of status."""
    last_soon = later(as_of, soon)
    found: dict[DeadlineState, ColumnElement[bool]] = {
        DeadlineState.NONE: s.due.is_(None),
        DeadlineState.UPCOMING: s.due > last_soon,
        DeadlineState.DUE_SOON: s.due.between(as_of, last_soon),
        DeadlineState.OVERDUE: and_(s.due < as_of, s.settled.is_(False)),
        DeadlineState.PASSED: and_(s.due < as_of, s.settled.is_(True)),
    }
    return found[state]


def later(day: date, days: int) -> date:
    """So many days after a day, or the last possible day where that lies beyond it."""
    return date.fromordinal(max(1, min(day.toordinal() + days, date.max.toordinal())))


def conditions(wanted: Filter, as_of: date, soon: int) -> ColumnElement[bool]:
    """All that the filter asks of a spell on the day."""
    return and_(on(as_of), *_asked(wanted, as_of, soon))


def _asked(wanted: Filter, as_of: date, soon: int) -> Iterator[ColumnElement[bool]]:
    yield from _plain(wanted)
    if wanted.actor:
        yield or_(s.issuer == wanted.actor, s.responsible == wanted.actor)
    if wanted.state:
        yield or_(*[in_state(state, as_of, soon) for state in wanted.state])
    if wanted.due_within is not None:
        yield and_(s.due_key >= as_of, s.due_key <= later(as_of, wanted.due_within), s.due.is_not(None))
    if wanted.words and (query := dialect.query(wanted.words)):
        yield s.commitment.in_(dialect.matching("commitment", query))
    if wanted.outlet:
        told = and_(commitment_outlet.c.outlet.in_(wanted.outlet), commitment_outlet.c.since <= as_of)
        yield s.commitment.in_(select(commitment_outlet.c.commitment).where(told))
    if wanted.topic:
        in_topic = select(commitment_topic.c.commitment).where(commitment_topic.c.topic.in_(wanted.topic))
        yield s.commitment.in_(in_topic)
    if wanted.source:
        stated = commitment_statement.c.document == wanted.source
        yield s.id.in_(select(commitment_statement.c.commitment).where(stated))


# Fields of a filter that compare with one column: how.
_ANY_OF = ("kind", "strength", "outcome", "basis")
_SAME = ("issuer", "responsible", "moved", "contradicted")
_BOUNDS: tuple[tuple[str, Column[Any], Callable[[Any, Any], ColumnElement[bool]]], ...] = (
    ("due_from", s.due_key, lambda c, day: c >= day),
    ("due_to", s.due_key, lambda c, day: c <= day),
    ("stated_from", s.first_stated, lambda c, day: c >= day),
    ("stated_to", s.first_stated, lambda c, day: c <= day),
)


def _plain(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    for name in _ANY_OF:
        if values := getattr(wanted, name):
            yield s[name].in_([str(value) for value in values])
    for name in _SAME:
        if (value := getattr(wanted, name)) is not None:
            yield s[name] == value
    for name, where, compare in _BOUNDS:
        if (value := getattr(wanted, name)) is not None:
            yield compare(where, value)
    if wanted.due_from is not None:
        yield s.due.is_not(None)
