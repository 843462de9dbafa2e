"""What became different between two days."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from onrecord.ledger import where
from onrecord.ledger.listing import Listing
from onrecord.ledger.schema import commitment_statement, evidence, spell
from onrecord.ledger.showing import refs_by_id
from onrecord.ledger.views import Change
from onrecord.model import Basis, Outcome

s = spell.c


class Changing(Listing):
    """The part of the ledger that tells what is new."""

    def changes(self, since: date, until: date, *, limit: int = 500, only: Collection[str] = ()) -> tuple[Change, ...]:
        """What became different after `since`, up to and including `until`, latest first.

        Args:
            since: the day before the first that counts.
            until: the last day that counts.
            limit: how many at most.
            only: the sorts of change wanted (`stated`, `restated`, `overdue`, `moved`, `outcome`, `contradicted`);
                all of them where none is named.
        """
        with self._reading() as connection:
            found = [
                one
                for sorts, read in SORTS
                if not only or sorts & set(only)
                for one in read(connection, since, until, limit)
                if not only or one["what"] in only
            ]
            found.sort(key=lambda one: (one["day"], one["what"], one["id"]), reverse=True)
            found = found[:limit]
            rows = self._by_id(connection, [one["id"] for one in found], until)
            refs = refs_by_id(connection, {one["document"] for one in found if one.get("document")})
        return tuple(
            Change(
                day=one["day"],
                what=one["what"],
                row=rows[one["id"]],
                outcome=one.get("outcome"),
                basis=one.get("basis"),
                moved_to=one.get("moved_to"),
                source=refs.get(one.get("document") or ""),
            )
            for one in found
            if one["id"] in rows
        )


def _overdue(connection: Connection, since: date, until: date, limit: int) -> Iterator[dict[str, Any]]:
    """Commitments whose last day passed in the period without an outcome that settles them."""
    late = and_(s.due_key >= since, s.due_key < until, s.settled.is_(False), where.on(until), _known(s.due))
    for id, due in connection.execute(select(s.id, s.due).where(late).order_by(s.due_key.desc()).limit(limit)):
        yield {"day": due + timedelta(days=1), "what": "overdue", "id": id}


def _known(due: Any) -> Any:
    """Whether the commitment was known before its last day was over."""
    return or_(s.first_stated <= due, s.first_stated.is_(None))


def _turns(connection: Connection, since: date, until: date, limit: int) -> Iterator[dict[str, Any]]:
    """Moves, outcomes and contradictions: where a spell begins in the period and differs from the one before."""
    begun = and_(s.since > since, s.since <= until)
    now = connection.execute(select(spell).where(begun).order_by(s.since.desc(), s.id).limit(limit)).all()
    before = {
        (row.id, row.until): row for row in connection.execute(select(spell).where(s.id.in_({row.id for row in now})))
    }
    for row in now:
        if earlier := before.get((row.id, row.since)):
            yield from _turn(connection, earlier, row)


def _turn(connection: Connection, before: Any, now: Any) -> Iterator[dict[str, Any]]:
    base = {"day": now.since, "id": now.id, "document": _document(connection, now.id, now.since)}
    if (now.moved, now.moved_to) != (before.moved, before.moved_to):
        yield base | {"what": "moved", "moved_to": now.moved_to}
    if (now.outcome, now.basis) != (before.outcome, before.basis):
        basis = Basis(now.basis) if now.basis else None
        yield base | {"what": "outcome", "outcome": Outcome(now.outcome), "basis": basis}
    if now.contradicted and not before.contradicted:
        yield base | {"what": "contradicted"}


def _document(connection: Connection, id: str, day: date) -> str | None:
    """A document of the day that bears on the commitment."""
    shown = select(evidence.c.document).where(
        evidence.c.commitment == id, evidence.c.told == day, evidence.c.linked.is_(True)
    )
    link = commitment_statement.c
    stated = select(link.document).where(link.commitment == id, link.day == day)
    for wanted, order in ((shown, evidence.c.id), (stated, link.statement)):
        if found := connection.execute(wanted.order_by(order).limit(1)).scalar():
            return str(found)
    return None


def _stated(connection: Connection, since: date, until: date, limit: int) -> Iterator[dict[str, Any]]:
    """Commitments stated for the first time in the period."""
    return _told("stated", commitment_statement.c.day == s.first_stated, connection, since, until, limit)


def _restated(connection: Connection, since: date, until: date, limit: int) -> Iterator[dict[str, Any]]:
    """Commitments stated again in the period."""
    again = or_(commitment_statement.c.day != s.first_stated, s.first_stated.is_(None))
    return _told("restated", again, connection, since, until, limit)


def _told(
    what: str, which: ColumnElement[bool], connection: Connection, since: date, until: date, limit: int
) -> Iterator[dict[str, Any]]:
    link = commitment_statement.c
    wanted = (
        select(link.commitment, link.document, link.day)
        .select_from(commitment_statement)
        .join(spell, and_(s.id == link.commitment, where.on(until)))
        .where(link.day > since, link.day <= until, which)
        .order_by(link.day.desc(), link.statement)
        .limit(limit)
    )
    for row in connection.execute(wanted):
        yield {"day": row.day, "what": what, "id": row.commitment, "document": row.document}


# What each of the readers above can find.
SORTS = (
    (frozenset({"overdue"}), _overdue),
    (frozenset({"moved", "outcome", "contradicted"}), _turns),
    (frozenset({"stated"}), _stated),
    (frozenset({"restated"}), _restated),
)
