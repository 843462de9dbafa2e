"""Counts over all a filter shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onrecord.ledger import bulk
from onrecord.ledger.filters import EVERYTHING, Filter
from onrecord.ledger.schema import actor, topic
from onrecord.ledger.store import Store
from onrecord.ledger.views import Bar, Facet, Scorecard

if TYPE_CHECKING:  # arrays are loaded only where something is counted
    from onrecord.ledger.shown import Shown


class Counting(Store):
    """The part of the ledger that counts."""

    def counts(self, as_of: date, filter: Filter = EVERYTHING) -> Scorecard:
        """The headline figures of all the filter shows."""
        from onrecord.ledger.shown import scorecard

        with self._reading() as connection:
            return scorecard(self._shown(connection, filter, as_of))

    def timeline(self, as_of: date, filter: Filter = EVERYTHING) -> tuple[Bar, ...]:
        """Firm commitments by the month of their original last day; months in which none has it are left out."""
        from onrecord.ledger.shown import timeline

        with self._reading() as connection:
            return timeline(self._shown(connection, filter, as_of))

    def _shown(self, connection: Connection, filter: Filter, as_of: date) -> Shown:
        """What the filter shows on the day, ready to be counted."""
        from onrecord.ledger import board, shown

        found = board.current(connection, self._kept)
        if not self._in_transaction:  # what may yet be taken back is not kept
            self._kept = found
        return shown.show(connection, found, filter, as_of, self._due_soon_days)

    def _facets(self, connection: Connection, found: Shown) -> tuple[Facet, ...]:
        from onrecord.ledger.shown import divided, facets

        by_field = divided(found)
        ids = {id for name in ("issuer", "responsible") for id, _ in by_field[name]}
        rows = bulk.fetch(connection, select(actor.c.id, actor.c.name), actor.c.id, ids)
        names = {row.id: row.name for row in rows}
        titles = {row.slug: row.title for row in connection.execute(select(topic.c.slug, topic.c.title))}
        return facets(by_field, {"issuer": names, "responsible": names, "topic": titles})
