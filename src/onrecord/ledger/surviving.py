"""Checking, copying and comparing whole ledgers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from onrecord.errors import LedgerError, OnrecordError
from onrecord.ledger import bulk, dialect
from onrecord.ledger.codec import decode
from onrecord.ledger.following import evidence_spans
from onrecord.ledger.replaying import Replaying
from onrecord.ledger.schema import (
    actor,
    capture,
    capture_source,
    coding,
    commitment,
    commitment_statement,
    decision,
    document,
    document_text,
    evidence,
    issue,
    parsed,
    proposal,
    saved_filter,
    standing,
    statement,
    topic,
)
from onrecord.ledger.spells import count, counters
from onrecord.ledger.taking import check
from onrecord.ledger.views import Stats
from onrecord.model import Evidence, Issue

# The logical content: what stands in these tables, without this file's own numbers and what is derived from the rest.
DUMPED = (
    capture,
    capture_source,
    document,
    parsed,
    statement,
    actor,
    commitment,
    commitment_statement,
    evidence,
    standing,
    proposal,
    decision,
    coding,
    issue,
    saved_filter,
    topic,
)
OWN = {"n", "number"}
CARRIED = (saved_filter, topic, coding)


class Surviving(Replaying):
    """The part of the ledger that keeps it whole."""

    def verify(self) -> Iterator[Issue]:
        """Check the file itself and every stored span against its document's text; yields what does not hold."""
        with self._reading() as connection:
            for said in dialect.damage(connection):
                yield Issue(str(self.path), said, "Restore a backup, or run: onrecord rebuild")
            for reading in self._readings(connection, None):
                try:
                    check(reading)
                except OnrecordError as error:
                    yield Issue(reading.document.id, error.message, error.remedy or "Run: onrecord rebuild")
            yield from _bad_evidence(connection)
            yield from _dangling(connection)

    def backup(self, to: Path) -> None:
        """Write a consistent copy to `to` while the ledger is in use; it appears there complete or not at all.

        Raises:
            LedgerError: it cannot be written, or exists already.
        """
        if to.exists():
            raise LedgerError(f"{to}: there is a file already.", "Name another one, or move it away.")
        part = to.with_name(to.name + ".part")
        with dialect.explained(to):
            try:
                part.unlink(missing_ok=True)
                dialect.copy(self._engine, part)
                part.rename(to)
            except OSError as error:
                raise LedgerError(f"{to}: {error.strerror}.", "Name another place.") from error
            finally:
                for left in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
                    left.unlink(missing_ok=True)

    def carry_over(self, old: Surviving) -> None:
        """Take from another ledger what people made that are no decisions: saved filters, topics, codings."""
        with old._reading() as connection:
            rows = {table: connection.execute(select(table)).mappings().all() for table in CARRIED}
        with self._writing() as connection:
            for table, found in rows.items():
                connection.execute(delete(table))
                bulk.add(connection, table, [dict(row) for row in found])

    def become(self, other: Surviving) -> None:
        """Take the whole content of another ledger in place of one's own, all of it or, after a kill, nothing.

        Others who read or write see the one or the other, and go on in the same file.

        Raises:
            LedgerLockedError: another process is writing.
        """
        with self._writing() as connection:  # nobody else is writing, and the file can be written
            now = counters(connection)
        with other._writing() as connection:
            count(connection, "removals", now.removals + 1)  # whoever keeps lists of the old content reads them anew
        with dialect.explained(self.path):
            dialect.pour(other._engine, self._engine)
        self._kept = None

    def dump(self) -> Iterator[str]:
        """The whole logical content as lines of text in a fixed order: equal ledgers give equal lines."""
        with self._reading() as connection:
            for table in DUMPED:
                lines = [_line(table, row) for row in connection.execute(select(table))]
                yield from lines if table is decision else sorted(lines)

    def stats(self) -> Stats:
        """How much is in it."""
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(document.c.day), func.max(document.c.day))).one()
            return Stats(
                captures=_count(connection, capture),
                documents=_count(connection, document),
                statements=_count(connection, statement),
                actors=_count(connection, actor),
                commitments=_count(connection, commitment),
                evidence=_count(connection, evidence),
                open_proposals=_count(connection, proposal, proposal.c.decided.is_(False)),
                decisions=_count(connection, decision),
                issues=_count(connection, issue),
                bytes=self.path.stat().st_size,
                first_day=first,
                last_day=last,
            )


def _count(connection: Connection, table: Table, condition: Any = None) -> int:
    wanted = select(func.count()).select_from(table)
    return connection.execute(wanted if condition is None else wanted.where(condition)).scalar_one()


def _line(table: Table, row: Any) -> str:
    """A row as text; what is an order of decisions is kept by their place, not their number."""
    found = {name: value for name, value in row._mapping.items() if name not in OWN and value is not None}
    return f"{table.name} " + json.dumps(found, sort_keys=True, default=str, ensure_ascii=False)


def _bad_evidence(connection: Connection) -> Iterator[Issue]:
    """Evidence whose spans do not stand in their documents."""
    wanted = select(document.c.id, document_text.c.text).join(document_text, document_text.c.n == document.c.n)
    rows = connection.execute(select(evidence.c.data).order_by(evidence.c.document, evidence.c.id)).scalars()
    for part in bulk.stretches((decode(Evidence, data) for data in rows), 200):
        rows_ = bulk.fetch(connection, wanted, document.c.id, {one.span.document for one in part})
        texts = {row.id: row.text for row in rows_}
        for one in part:
            for span in evidence_spans(one):
                if texts.get(span.document, "")[span.start : span.end] != span.quote:
                    message = f"evidence {one.id} quotes {span.quote!r}, which does not stand there."
                    yield Issue(span.document, message, "Run: onrecord rebuild")


def _dangling(connection: Connection) -> Iterator[Issue]:
    """Statements a commitment rests on that are not in the ledger."""
    link = commitment_statement.c
    lost = select(link.commitment, link.statement).where(link.statement.not_in(select(statement.c.id)))
    for row in connection.execute(lost):
        yield Issue(row.commitment, f"it rests on statement {row.statement}, which is gone.", "Run: onrecord rebuild")
