"""Full-text search over commitments and documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from onrecord.ledger import bulk, dialect
from onrecord.ledger.schema import commitment, document
from onrecord.ledger.store import Store
from onrecord.ledger.views import Hit, Page


class Searching(Store):
    """The part of the ledger that finds things by words."""

    def search(self, words: str, as_of: date, *, limit: int = 20, offset: int = 0) -> Page[Hit]:
        """Commitments, then documents, that hold all the words, best first; where more than ten thousand do, the
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

    def snippets(self, words: str, ids: Sequence[str]) -> dict[str, tuple[tuple[str, bool], ...]]:
        """Commitment id → where it holds the words, in stretches, each with whether it matched."""
        query = dialect.query(words)
        if not query or not ids:
            return {}
        with self._reading() as connection:
            wanted = select(commitment.c.n, commitment.c.id)
            numbers = {row.n: row.id for row in bulk.fetch(connection, wanted, commitment.c.id, ids)}
            found = dialect.snippets(connection, query, list(numbers))
        return {numbers[n]: dialect.pieces(text) for n, text in found.items()}


def _hits(
    connection: Connection, what: str, query: str, until: date | None, limit: int, offset: int, *, many: bool
) -> list[Hit]:
    found = dialect.hits(connection, what, query, until, limit, offset, many=many)
    return [Hit(what, row.id, row.title or "", dialect.pieces(row.snippet), row.day, row.outlet) for row in found]
