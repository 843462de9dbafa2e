"""A filter as conditions on spells, in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from onrecord.ledger import dialect
from onrecord.ledger.filters import Filter, Sort
from onrecord.ledger.schema import commitment, commitment_outlet, commitment_statement, commitment_topic, spell
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

# Fields of a filter that compare with one column: those that take several values, those that take one, and days.
ANY_OF = ("kind", "strength", "outcome", "basis")
SAME = ("issuer", "responsible", "moved", "contradicted")
BOUNDS = (  # field, column, 1 for the first day and -1 for the last one, both inclusive
    ("due_from", "due", 1),
    ("due_to", "due", -1),
    ("stated_from", "first_stated", 1),
    ("stated_to", "first_stated", -1),
)


def on(as_of: date) -> ColumnElement[bool]:
    """The one spell of each commitment that holds on the day. Most do, so an index on the days would only slow it."""
    return and_(dialect.unindexed(s.since) <= as_of, dialect.unindexed(s.until) > as_of)


def conditions(wanted: Filter, as_of: date, soon: int) -> ColumnElement[bool]:
    """All that the filter asks of a spell on the day."""
    return and_(on(as_of), *_asked(wanted, as_of, soon))


def members(wanted: Filter, as_of: date) -> Iterator[Select[Any]]:
    """The numbers of the commitments to which words, outlets, topics and a source narrow the list, each on its own."""
    if wanted.words and (query := dialect.query(wanted.words)):
        yield dialect.matching("commitment", query)
    if wanted.outlet:
        told = and_(commitment_outlet.c.outlet.in_(wanted.outlet), commitment_outlet.c.since <= as_of)
        yield select(commitment_outlet.c.commitment).where(told)
    if wanted.topic:
        yield select(commitment_topic.c.commitment).where(commitment_topic.c.topic.in_(wanted.topic))
    if wanted.source:
        link = commitment_statement.c
        stated = select(link.commitment).where(link.document == wanted.source)
        yield select(commitment.c.n).where(commitment.c.id.in_(stated))


def in_state(state: DeadlineState, as_of: date, soon: int) -> ColumnElement[bool]:
    """Whether the original last day stands so against the day; this mirrors the arithmetic of status."""
    last_soon = later(as_of, soon)
    found: dict[DeadlineState, ColumnElement[bool]] = {
        DeadlineState.NONE: s.due.is_(None),
        DeadlineState.UPCOMING: and_(s.due_key > last_soon, s.due.is_not(None)),
        DeadlineState.DUE_SOON: and_(s.due_key >= as_of, s.due_key <= last_soon, s.due.is_not(None)),
        DeadlineState.OVERDUE: and_(s.due_key < as_of, s.settled.is_(False)),
        DeadlineState.PASSED: and_(s.due_key < as_of, s.settled.is_(True)),
    }
    return found[state]


def later(day: date, days: int) -> date:
    """So many days after a day, or the last possible day where that lies beyond it."""
    return date.fromordinal(max(1, min(day.toordinal() + days, date.max.toordinal())))


def _asked(wanted: Filter, as_of: date, soon: int) -> Iterator[ColumnElement[bool]]:
    yield from _plain(wanted)
    if wanted.actor:
        yield or_(s.issuer == wanted.actor, s.responsible == wanted.actor)
    if wanted.state:
        yield or_(*[in_state(state, as_of, soon) for state in wanted.state])
    if wanted.due_within is not None:
        yield and_(s.due_key >= as_of, s.due_key <= later(as_of, wanted.due_within), s.due.is_not(None))
    for commitments in members(wanted, as_of):
        yield s.commitment.in_(commitments)


def _plain(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    for name in ANY_OF:
        if values := getattr(wanted, name):
            yield s[name].in_([str(value) for value in values])
    for name in SAME:
        if (value := getattr(wanted, name)) is not None:
            yield s[name] == value
    for name, column, sign in BOUNDS:
        if (day := getattr(wanted, name)) is not None:
            yield s[column] >= day if sign > 0 else s[column] <= day
