"""Lists of commitments on a day: rows, counts, the timeline, what is due, what is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from onrecord.ledger import bulk, dialect, where
from onrecord.ledger.codec import decode
from onrecord.ledger.counting import Counting
from onrecord.ledger.filters import EVERYTHING, Filter, Sort
from onrecord.ledger.schema import actor, commitment, commitment_statement, document, evidence, spell, standing
from onrecord.ledger.shelves import Shelves
from onrecord.ledger.views import ActorRef, Page, Row
from onrecord.model import (
    ActorKind,
    Basis,
    Commitment,
    DeadlineState,
    Kind,
    Outcome,
    Standing,
    Status,
    Strength,
)

s = spell.c


class Listing(Counting, Shelves):
    """The part of the ledger that lists commitments."""

    def commitments(
        self, filter: Filter, as_of: date, *, limit: int = 50, offset: int = 0, facets: bool = False
    ) -> Page[Row]:
        """The commitments a filter shows on a day, with their status on it; facets count the whole list."""
        asked = where.conditions(filter, as_of, self._due_soon_days)
        with self._reading() as connection:
            shown = self._shown(connection, filter, as_of) if facets or self._kept else None
            limit, offset = max(0, limit), max(0, offset)
            if shown:
                total, numbers = shown.total, shown.page(filter.sort, offset, limit)
            else:
                total, numbers = _found(connection, asked, filter.sort, limit, offset)
            found = self._facets(connection, shown) if shown and facets else ()
            return Page(self._rows(connection, numbers, as_of), total, offset, limit, found)

    def every(self, filter: Filter, as_of: date) -> Iterator[Row]:
        """All rows the filter shows, never cut, read in stretches."""
        asked = where.conditions(filter, as_of, self._due_soon_days)
        with self._reading() as connection:
            numbers = list(connection.execute(select(s.n).where(asked).order_by(*where.ORDERS[filter.sort])).scalars())
            for part in bulk.stretches(numbers):
                yield from self._rows(connection, part, as_of)

    def rows(self, ids: Sequence[str], as_of: date) -> tuple[Row, ...]:
        """The rows of these commitments in this order; those unknown on the day are left out."""
        with self._reading() as connection:
            found = self._by_id(connection, ids, as_of)
        return tuple(found[id] for id in ids if id in found)

    def due(self, within: int, as_of: date, *, limit: int = 200) -> tuple[Row, ...]:
        """What falls due from the day on until `within` days later, both inclusive, and has no outcome that settles
        it, soonest first.
        """
        soon = and_(s.due_key >= as_of, s.due_key <= where.later(as_of, within), s.due.is_not(None))
        asked = and_(where.on(as_of), soon, s.settled.is_(False))
        return self._first(asked, where.ORDERS[EVERYTHING.sort], as_of, limit)

    def silent(self, days: int, as_of: date, *, limit: int = 200) -> tuple[Row, ...]:
        """Firm commitments without an outcome that settles them, on which nothing was stated or reported in the last
        `days` days, the oldest first.
        """
        since = where.later(as_of, -days)
        asked = and_(
            where.on(as_of),
            s.strength == Strength.FIRM.value,
            s.settled.is_(False),
            s.first_stated < since,
            s.id.not_in(_heard(since, as_of)),
        )
        return self._first(asked, where.ORDERS[Sort.OLDEST], as_of, limit)

    def _first(self, asked: Any, order: Iterable[Any], as_of: date, limit: int) -> tuple[Row, ...]:
        wanted = select(s.n).where(asked).order_by(*order).limit(limit)
        with self._reading() as connection:
            return self._rows(connection, list(connection.execute(wanted).scalars()), as_of)

    def _by_id(self, connection: Connection, ids: Iterable[str], as_of: date) -> dict[str, Row]:
        """Rows by commitment id, of those known on the day."""
        wanted = select(s.n).where(where.on(as_of))
        numbers = [row.n for row in bulk.fetch(connection, wanted, s.id, {id for id in ids if id})]
        return {row.id: row for row in self._rows(connection, numbers, as_of)}

    def _rows(self, connection: Connection, numbers: Sequence[int], as_of: date) -> tuple[Row, ...]:
        """The rows of these spells, in their order."""
        wanted = select(spell, commitment.c.data).join(commitment, commitment.c.n == s.commitment)
        found = {row.n: row for row in bulk.fetch(connection, wanted, s.n, numbers)}
        held = [found[n] for n in numbers if n in found]
        ids = [row.id for row in held]
        actors = actor_refs(connection, {id for row in held for id in (row.issuer, row.responsible)})
        told, resting = _told(connection, ids, as_of), _resting(connection, ids, as_of)
        topics = self._topics_of(connection, [row.commitment for row in held])
        return tuple(
            _row(row, actors, told, _status(row, resting.get(row.id, ()), as_of, self._due_soon_days), topics)
            for row in held
        )


def _found(connection: Connection, asked: Any, sort: Sort, limit: int, offset: int) -> tuple[int, list[int]]:
    """How many spells fit, and the numbers of those of one page, by SQL alone: for a single look at a ledger."""
    total = connection.execute(select(func.count()).select_from(spell).where(asked)).scalar_one()
    wanted = select(s.n).where(asked).order_by(*where.ORDERS[sort]).limit(limit).offset(offset)
    return total, list(connection.execute(wanted).scalars())


def _heard(since: date, as_of: date) -> Any:
    """Ids of the commitments that were stated, or on which linked evidence was told, in the days between, inclusive."""
    link, e = commitment_statement.c, evidence.c
    stated = select(link.commitment).where(link.day >= since, link.day <= as_of)
    return stated.union(select(e.commitment).where(e.told >= since, e.told <= as_of, e.linked.is_(True)))


def actor_refs(connection: Connection, ids: Iterable[str | None]) -> dict[str, ActorRef]:
    """Actor id → the actor as a row names it."""
    wanted = select(actor.c.id, actor.c.name, actor.c.kind)
    rows = bulk.fetch(connection, wanted, actor.c.id, {id for id in ids if id})
    return {row.id: ActorRef(row.id, row.name, ActorKind(row.kind)) for row in rows}


def _told(connection: Connection, ids: list[str], as_of: date) -> dict[str, int]:
    """Commitment id → how many of its statements were told by the day, those in copies left out."""
    link = commitment_statement.c
    wanted = (
        select(link.commitment, func.count().label("told"))
        .join(document, document.c.id == link.document)
        .where(or_(link.day <= as_of, link.day.is_(None)), dialect.unindexed(document.c.copy_of).is_(None))
        .group_by(link.commitment)
    )
    return {row.commitment: row.told for row in bulk.fetch(connection, wanted, link.commitment, ids)}


def _resting(connection: Connection, ids: list[str], as_of: date) -> dict[str, tuple[str, ...]]:
    """Commitment id → ids of the evidence its outcome rests on, on the day."""
    wanted = select(standing).where(standing.c.since <= as_of)
    latest: dict[str, Any] = {}
    for row in bulk.fetch(connection, wanted, standing.c.commitment, ids):
        if row.commitment not in latest or latest[row.commitment].since < row.since:
            latest[row.commitment] = row
    return {id: decode(Standing, row.data).evidence for id, row in latest.items()}


def _status(row: Any, resting: tuple[str, ...], as_of: date, soon: int) -> Status:
    """The status a spell gives on a day."""
    state = deadline_state(row.due, row.settled, as_of, soon)
    return Status(
        as_of=as_of,
        deadline=state,
        outcome=Outcome(row.outcome),
        basis=Basis(row.basis) if row.basis else None,
        due=row.due,
        overdue_days=(as_of - row.due).days if state is DeadlineState.OVERDUE else None,
        moved_to=row.moved_to,
        evidence=resting,
        contradicted=row.contradicted,
    )


def deadline_state(due: date | None, settled: bool, as_of: date, soon: int) -> DeadlineState:
    """Where the day stands against the last day; the last day itself is still in time."""
    if due is None:
        return DeadlineState.NONE
    if due < as_of:
        return DeadlineState.PASSED if settled else DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if (due - as_of).days <= soon else DeadlineState.UPCOMING


def _row(
    row: Any,
    actors: dict[str, ActorRef],
    told: dict[str, int],
    status: Status,
    topics: dict[int, tuple[str, ...]],
) -> Row:
    one = decode(Commitment, row.data)
    when = one.timeframe_on(status.as_of)
    return Row(
        id=row.id,
        action=one.action,
        kind=Kind(row.kind),
        strength=Strength(row.strength),
        negated=one.negated,
        issuer=actors.get(row.issuer),
        responsible=actors.get(row.responsible),
        first_stated=row.first_stated,
        when=when.span.quote if when else None,
        start=when.start if when else None,
        due=row.due,
        recurrence=when.recurrence if when else None,
        status=status,
        statements=told.get(row.id, 1),
        confidence=row.confidence,
        moves=sum(move.told <= status.as_of for move in one.moves),
        topics=topics.get(row.commitment, ()),
    )
