"""The review desk: what waits for a decision, and how far two coders agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from onrecord.errors import NotFoundError
from onrecord.ledger import bulk, dialect
from onrecord.ledger.codec import decode
from onrecord.ledger.filters import EVERYTHING, Filter
from onrecord.ledger.listing import actor_refs
from onrecord.ledger.schema import coding, commitment_statement, evidence, proposal, statement
from onrecord.ledger.showing import Showing, refs_by_id
from onrecord.ledger.views import Agreement, Page, QueueItem
from onrecord.model import Evidence, Proposal, Statement

p = proposal.c


class Desk(Showing):
    """The part of the ledger the review desk works with."""

    def queue(
        self,
        as_of: date,
        *,
        filter: Filter = EVERYTHING,
        verb: str | None = None,
        coder: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[QueueItem]:
        """What waits for a decision, by consequence.

        Args:
            as_of: nothing first told after this day is in it.
            filter: only proposals on commitments that it shows (its sort is ignored).
            verb: only proposals of this verb.
            coder: instead of what is undecided, what this person has not coded yet.
            limit: how many at most.
            offset: how many to leave out.
        """
        asked = [or_(p.day <= as_of, p.day.is_(None)), _open_to(coder)]
        if verb:
            asked.append(p.verb == verb)
        order = (p.rank, p.confidence, p.id)
        with self._reading() as connection:
            if filter.query():
                rows = dialect.plain_rows(connection, select(p.id, p.commitment).where(*asked).order_by(*order))
                held = self._shown(connection, filter, as_of).holds([commitment or "" for _, commitment in rows])
                ids = [id for (id, _), on_show in zip(rows, held, strict=True) if on_show]
                total, ids = len(ids), ids[offset : offset + limit]
                wanted = select(proposal).where(p.id.in_(ids)).order_by(*order)
            else:
                total = connection.execute(select(func.count()).select_from(proposal).where(*asked)).scalar_one()
                wanted = select(proposal).where(*asked).order_by(*order).limit(limit).offset(offset)
            items = self._items(connection, connection.execute(wanted).all(), as_of)
        return Page(items, total, offset, limit)

    def queue_item(self, proposal_id: str, as_of: date) -> QueueItem:
        """One proposal with what is needed to decide it, decided or not.

        Raises:
            NotFoundError: there is none with this id.
        """
        with self._reading() as connection:
            rows = connection.execute(select(proposal).where(p.id == proposal_id)).all()
            if not rows:
                raise NotFoundError(f"There is no proposal {proposal_id}.", "It may have been decided meanwhile.")
            return self._items(connection, rows, as_of)[0]

    def _items(self, connection: Connection, rows: Sequence[Any], as_of: date) -> tuple[QueueItem, ...]:
        """The items of these proposals, in their order."""
        proposals = [decode(Proposal, row.data) for row in rows]
        ids = {id for one in proposals for id in (one.subject, one.other) if id}
        stated = _values(connection, Statement, statement, ids)
        shown = _values(connection, Evidence, evidence, ids)
        joined = _joined(connection, stated)
        commitments = self._by_id(
            connection, {*ids, *joined.values(), *(one.commitment for one in shown.values())}, as_of
        )
        refs = refs_by_id(
            connection, [*(s.document for s in stated.values()), *(e.span.document for e in shown.values())]
        )
        actors = actor_refs(connection, ids)
        items = []
        for row, one in zip(rows, proposals, strict=True):
            about = [id for id in (one.subject, one.other) if id]
            told = next((stated[id] for id in about if id in stated), None)
            bears = next((shown[id] for id in about if id in shown), None)
            concerned = [bears.commitment] if bears else []
            concerned += [joined.get(id, id) for id in about]
            found = list(dict.fromkeys(id for id in concerned if id in commitments))
            where_ = told.document if told else bears.span.document if bears else ""
            items.append(
                QueueItem(
                    proposal=one,
                    rank=row.rank,
                    row=commitments[found[0]] if found else None,
                    other=commitments[found[1]] if len(found) > 1 else None,
                    statement=told,
                    evidence=bears,
                    source=refs.get(where_),
                    actors=tuple(actors[id] for id in about if id in actors),
                    version=self._version(connection, one.subject),
                )
            )
        return tuple(items)

    def code(self, proposal_id: str, who: str, choice: str, when: datetime, note: str = "") -> None:
        """Keep what one of two independent coders chose for a proposal; it decides nothing. The last choice counts."""
        row = {"proposal": proposal_id, "who": who, "choice": choice, "at": when.isoformat(), "note": note}
        with self._writing() as connection:
            connection.execute(insert(coding), row)

    def coders(self) -> tuple[str, ...]:
        """Who has coded anything, by name."""
        with self._reading() as connection:
            return tuple(connection.execute(select(coding.c.who).distinct().order_by(coding.c.who)).scalars())

    def agreement(self, first: str, second: str) -> Agreement:
        """How far two coders agree on the proposals both have coded."""
        with self._reading() as connection:
            mine, yours = (_choices(connection, who) for who in (first, second))
        both = sorted(mine.keys() & yours.keys())
        pairs = [(mine[id], yours[id]) for id in both]
        apart = tuple((id, mine[id], yours[id]) for id in both if mine[id] != yours[id])
        return Agreement(first, second, len(both), len(both) - len(apart), kappa(pairs), apart)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960): agreement beyond what chance alone gives; None where chance explains all of it."""
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(a == b for a, b in pairs) / total
    choices = {choice for pair in pairs for choice in pair}
    expected = sum(
        sum(a == choice for a, _ in pairs) * sum(b == choice for _, b in pairs) / total**2 for choice in choices
    )
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _choices(connection: Connection, who: str) -> dict[str, str]:
    rows = connection.execute(
        select(coding.c.proposal, coding.c.choice).where(coding.c.who == who).order_by(coding.c.number)
    )
    return {row.proposal: row.choice for row in rows}


def _open_to(coder: str | None) -> ColumnElement[bool]:
    if coder is None:
        return p.decided.is_(False)
    return p.id.not_in(select(coding.c.proposal).where(coding.c.who == coder))


def _values(connection: Connection, kind: Any, table: Any, ids: Iterable[str]) -> dict[str, Any]:
    rows = bulk.fetch(connection, select(table.c.id, table.c.data), table.c.id, ids)
    return {row.id: decode(kind, row.data) for row in rows}


def _joined(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Statement id → the commitment it was joined to."""
    link = commitment_statement.c
    rows = bulk.fetch(connection, select(link.statement, link.commitment), link.statement, ids)
    return {row.statement: row.commitment for row in rows}
