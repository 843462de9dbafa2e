"""Counts over all a filter shows, kept until the ledger changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from onrecord.ledger import spells, where
from onrecord.ledger.filters import EVERYTHING, Filter
from onrecord.ledger.store import Store
from onrecord.ledger.views import Bar, Facet, Scorecard

if TYPE_CHECKING:
    from onrecord.ledger.board import Board


class Counting(Store):
    """The part of the ledger that counts."""

    def counts(self, as_of: date, filter: Filter = EVERYTHING) -> Scorecard:
        """The headline figures of all the filter shows."""
        asked = where.conditions(filter, as_of, self._due_soon_days)
        with self._reading() as connection:
            return self._board(connection).scorecard(connection, asked, as_of, self._due_soon_days)

    def timeline(self, as_of: date, filter: Filter = EVERYTHING) -> tuple[Bar, ...]:
        """Firm commitments by the month of their original last day, months without any left out."""
        asked = where.conditions(filter, as_of, self._due_soon_days)
        with self._reading() as connection:
            bars = self._board(connection).timeline(connection, asked, as_of, self._due_soon_days)
        return tuple(bar for bar in bars if bar.total)

    def _facets(self, connection: Connection, filter: Filter, as_of: date) -> tuple[Facet, ...]:
        asked = where.conditions(filter, as_of, self._due_soon_days)
        return self._board(connection).facets(connection, asked, as_of, self._due_soon_days)

    def _board(self, connection: Connection) -> Board:
        """The columns to count by, read again where the ledger changed."""
        from onrecord.ledger import board

        version = spells.changes(connection)
        if self._kept is None or self._kept[0] != version:
            self._kept = (version, board.read(connection))
        return self._kept[1]
