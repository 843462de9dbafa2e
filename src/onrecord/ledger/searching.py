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
        """Commitments, then documents, that hold all the words, best first; where more than twenty thousand do, the
        last added first. "Quoted words" are found side by side; every other sign is taken as text, never as syntax.
        """
        query = dialect.query(words)
        if not query:
            return Page((), 0, offset, limit)
        with self._reading() as connection:
            last = connection.execute(select(func.max(document.c.day))).scalar()
            until = as_of if last and last > as_of else None  # looking from the end, no day need be compared
            rows: list[Hit] = []
            total = 0
            for what in dialect.SEARCHED:
                count = dialect.count_hits(connection, what, query, until)
                skipped, left = max(0, offset - total), limit - len(rows)
                if left and skipped < count:
                    rows += _hits(connection, what, query, until, left, skipped, many=count > dialect.MANY)
                total += count
        return Page(tuple(rows), total, offset, limit)


def _hits(
    connection: Connection, what: str, query: str, until: date | None, limit: int, offset: int, *, many: bool
) -> list[Hit]:
    found = dialect.hits(connection, what, query, until, limit, offset, many=many)
    return [Hit(what, row.id, row.title or "", dialect.pieces(row.snippet), row.day, row.outlet) for row in found]
