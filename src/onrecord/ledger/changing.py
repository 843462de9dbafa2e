"""What became different between two days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, false, or_, select, true

from onrecord.ledger import bulk, where
from onrecord.ledger.filters import EVERYTHING, Filter
from onrecord.ledger.listing import Listing
from onrecord.ledger.schema import commitment_statement, evidence, spell
from onrecord.ledger.showing import refs_by_id
from onrecord.ledger.views import Change
from onrecord.model import Basis, Outcome

s = spell.c
Found = dict[str, Any]
Reader = Callable[[Connection, date, date, int | None, Collection[str], ColumnElement[bool]], Iterator[Found]]

FEW = 2_000  # so many commitments are looked up by id; of more, what changed lately is read and narrowed
LOOKED_BACK = (30, 120)  # days, before the whole period is looked through


class Changing(Listing):
    """The part of the ledger that tells what is new."""

    def changes(
        self, since: date, until: date, *, limit: int = 500, only: Collection[str] = (), filter: Filter = EVERYTHING
    ) -> tuple[Change, ...]:
        """What became different after `since`, up to and including `until`, latest first.

        Args:
            since: the day before the first that counts.
            until: the last day that counts.
            limit: how many at most.
            only: the sorts of change wanted (`stated`, `restated`, `overdue`, `moved`, `outcome`, `contradicted`);
                all of them where none is named.
            filter: only changes of the commitments it shows on the day `until`.
        """
        with self._reading() as connection:
            if replace(filter, sort=EVERYTHING.sort) == EVERYTHING:
                found = _found(connection, since, until, limit, only)
            else:
                found = self._narrowed(connection, since, until, limit, only, filter)
            _name_documents(connection, found)
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

    def _narrowed(
        self, connection: Connection, since: date, until: date, limit: int, only: Collection[str], filter: Filter
    ) -> list[Found]:
        """The latest changes of what a filter shows, however rare they are among all changes."""
        shown = self._shown(connection, filter, until)
        if shown.total <= FEW:
            parts = bulk.stretches(shown.ids())
            return _latest((one for ids in parts for one in _read(connection, since, until, limit, only, ids)), limit)
        for days in (*LOOKED_BACK, (until - since).days):
            start = max(since, where.later(until, -days))
            found = _latest(_read(connection, start, until, None, only), None)
            held = shown.holds([one["id"] for one in found])
            kept = [one for one, on_show in zip(found, held, strict=True) if on_show]
            if len(kept) >= limit or start == since:
                break
        return kept[:limit]


def _found(connection: Connection, since: date, until: date, limit: int, only: Collection[str]) -> list[Found]:
    return _latest(_read(connection, since, until, limit, only), limit)


def _latest(found: Iterable[Found], limit: int | None) -> list[Found]:
    return sorted(found, key=lambda one: (one["day"], one["what"], one["id"]), reverse=True)[:limit]


def _read(
    connection: Connection,
    since: date,
    until: date,
    limit: int | None,
    only: Collection[str],
    ids: Sequence[str] | None = None,
) -> Iterator[Found]:
    """What every reader finds of the sorts wanted, at most `limit` each, of some commitments or of all."""
    among = true() if ids is None else s.id.in_(ids)
    for sorts, read in SORTS:
        if wanted := sorts & set(only or sorts):
            yield from read(connection, since, until, limit, wanted, among)


def _overdue(
    connection: Connection, since: date, until: date, limit: int | None, _: Collection[str], among: ColumnElement[bool]
) -> Iterator[Found]:
    """Commitments whose last day passed in the period without an outcome that settles them."""
    late = and_(s.due_key >= since, s.due_key < until, s.settled.is_(False), where.on(until), _known(s.due), among)
    wanted = select(s.id, s.due).where(late).order_by(s.due_key.desc(), s.id.desc()).limit(limit)
    for id, due in connection.execute(wanted):
        yield {"day": due + timedelta(days=1), "what": "overdue", "id": id}


def _known(due: Any) -> Any:
    """Whether the commitment was known before its last day was over."""
    return or_(s.first_stated <= due, s.first_stated.is_(None))


def _turns(
    connection: Connection,
    since: date,
    until: date,
    limit: int | None,
    only: Collection[str],
    among: ColumnElement[bool],
) -> Iterator[Found]:
    """Moves, outcomes and contradictions: where a spell begins in the period and differs from the one before."""
    before = spell.alias("before")
    turned = _turned(before)
    wanted = (
        select(spell, *(turned[what].label(f"is_{what}") for what in turned))
        .join(before, and_(before.c.id == s.id, before.c.until == s.since))
        .where(s.since > since, s.since <= until, or_(false(), *(turned[what] for what in only)), among)
        .order_by(s.since.desc(), s.id.desc())
        .limit(limit)
    )
    for row in connection.execute(wanted):
        base = {"day": row.since, "id": row.id, "turn": True}
        if row.is_moved and "moved" in only:
            yield base | {"what": "moved", "moved_to": row.moved_to}
        if row.is_outcome and "outcome" in only:
            basis = Basis(row.basis) if row.basis else None
            yield base | {"what": "outcome", "outcome": Outcome(row.outcome), "basis": basis}
        if row.is_contradicted and "contradicted" in only:
            yield base | {"what": "contradicted"}


def _turned(before: FromClause) -> dict[str, ColumnElement[bool]]:
    """What makes a spell differ from the one before it, by sort of change."""
    b = before.c
    return {
        "moved": or_(s.moved != b.moved, s.moved_to.is_distinct_from(b.moved_to)),
        "outcome": or_(s.outcome != b.outcome, s.basis.is_distinct_from(b.basis)),
        "contradicted": and_(s.contradicted, b.contradicted.is_(False)),
    }


def _name_documents(connection: Connection, found: Sequence[Found]) -> None:
    """Say for each turn which document of its day bears on the commitment: evidence first, else a statement."""
    turns = [one for one in found if "turn" in one]
    e, link = evidence.c, commitment_statement.c
    shown = select(e.commitment, e.told.label("day"), e.document).where(e.linked.is_(True)).order_by(e.id)
    stated = select(link.commitment, link.day, link.document).order_by(link.statement)
    for wanted, column in ((shown, e.commitment), (stated, link.commitment)):
        days: dict[tuple[str, date], str] = {}
        open_ = {one["id"] for one in turns if not one.get("document")}
        for row in bulk.fetch(connection, wanted, column, sorted(open_)):
            days.setdefault((row.commitment, row.day), row.document)
        for one in turns:
            one["document"] = one.get("document") or days.get((one["id"], one["day"]))


def _stated(
    connection: Connection, since: date, until: date, limit: int | None, _: Collection[str], among: ColumnElement[bool]
) -> Iterator[Found]:
    """Commitments stated for the first time in the period."""
    link = commitment_statement.c
    wanted = (
        select(s.id.label("commitment"), link.document, s.first_stated.label("day"))
        .join(commitment_statement, and_(link.commitment == s.id, link.day == s.first_stated))
        .where(s.first_stated > since, s.first_stated <= until, where.on(until), among)
        .order_by(s.first_stated.desc(), s.id.desc(), link.statement)
        .limit(limit)
    )
    return _told("stated", connection, wanted)


def _restated(
    connection: Connection, since: date, until: date, limit: int | None, _: Collection[str], among: ColumnElement[bool]
) -> Iterator[Found]:
    """Commitments stated again in the period."""
    link = commitment_statement.c
    again = or_(link.day != s.first_stated, s.first_stated.is_(None))
    wanted = (
        select(link.commitment, link.document, link.day)
        .select_from(commitment_statement)
        .join(spell, and_(s.id == link.commitment, where.on(until)))
        .where(link.day > since, link.day <= until, again, among)
        .order_by(link.day.desc(), link.commitment.desc(), link.statement)
        .limit(limit)
    )
    return _told("restated", connection, wanted)


def _told(what: str, connection: Connection, wanted: Any) -> Iterator[Found]:
    for row in connection.execute(wanted):
        yield {"day": row.day, "what": what, "id": row.commitment, "document": row.document}


# What each of the readers above can find.
SORTS: tuple[tuple[frozenset[str], Reader], ...] = (
    (frozenset({"overdue"}), _overdue),
    (frozenset({"moved", "outcome", "contradicted"}), _turns),
    (frozenset({"stated"}), _stated),
    (frozenset({"restated"}), _restated),
)
