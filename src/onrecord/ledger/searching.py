"""Full-text search over commitments and documents."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from onrecord.ledger import dialect
from onrecord.ledger.schema import document
from onrecord.ledger.store import Store
from onrecord.ledger.views import Hit, Page


class Searching(Store):
    """The part of the ledger that finds things by words."""

    def search(self, words: str, as_of: date, *, limit: int = 20, offset: int = 0) -> Page[Hit]:
        """Commitments, then documents, that hold all the words, best first. "Quoted words" are found side by side;
        every other sign of the query is taken as text, never as syntax.
        """
        query = dialect.query(words)
        if not query:
            return Page((), 0, offset, limit)
        with self._reading() as connection:
            last = connection.execute(select(func.max(document.c.day))).scalar()
            until = as_of if last and last > as_of else None  # looking from the end, no day need be compared
            promised, told = (dialect.count_hits(connection, what, query, until) for what in dialect.SEARCHED)
            rows = _hits(connection, "commitment", query, until, limit, offset)
            left, skipped = limit - len(rows), max(0, offset - promised)
            if left:
                rows += _hits(connection, "source", query, until, left, skipped)
        return Page(tuple(rows), promised + told, offset, limit)


def _hits(connection: Connection, what: str, query: str, until: date | None, limit: int, offset: int) -> list[Hit]:
    found = dialect.hits(connection, what, query, until, limit, offset)
    return [Hit(what, row.id, row.title or "", dialect.pieces(row.snippet), row.day, row.outlet) for row in found]
