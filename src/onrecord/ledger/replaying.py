"""What the stages need back: readings, statements, actors, commitments, evidence, as they were handed in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, or_, select

from onrecord.errors import NotFoundError
from onrecord.ledger import bulk, dialect
from onrecord.ledger.codec import decode, unpack
from onrecord.ledger.schema import (
    actor,
    commitment,
    commitment_statement,
    document,
    document_text,
    evidence,
    parsed,
    spell,
    statement,
)
from onrecord.ledger.store import Store
from onrecord.model import (
    Actor,
    Commitment,
    Document,
    Evidence,
    Mention,
    Parsed,
    Quotation,
    Reading,
    Sentence,
    Statement,
)

T = TypeVar("T")


def days_of(connection: Connection, documents: Iterable[str]) -> dict[str, date | None]:
    """The day of publication of documents, None where it is unknown."""
    rows = bulk.fetch(connection, select(document.c.id, document.c.day), document.c.id, documents)
    return {row.id: row.day for row in rows}


class Replaying(Store):
    """The part of the ledger that gives stored values back to the stages."""

    def reading(self, document_id: str) -> Reading:
        """What was read from one document, without tokens.

        Raises:
            NotFoundError: there is none.
        """
        for found in self.readings([document_id]):
            return found
        raise NotFoundError(f"There is no source {document_id}.")

    def readings(self, documents: Iterable[str] | None = None) -> Iterator[Reading]:
        """What was read, from these documents or from all, without tokens, by document id."""
        with self._reading() as connection:
            yield from self._readings(connection, documents)

    def _readings(self, connection: Connection, documents: Iterable[str] | None) -> Iterator[Reading]:
        wanted = sorted(set(documents)) if documents is not None else _all_ids(connection, document)
        for part in bulk.stretches(wanted, 200):
            yield from _stretch(connection, part)

    def statements(self, ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """The statements with these ids, or all, by id."""
        return self._values(Statement, statement, ids)

    def all_actors(self, ids: Iterable[str] | None = None) -> Iterator[Actor]:
        """The actors with these ids, or all, by id."""
        return self._values(Actor, actor, ids)

    def all_commitments(self, ids: Iterable[str] | None = None) -> Iterator[Commitment]:
        """The commitments with these ids, or all, by id, with everything told to this day."""
        return self._values(Commitment, commitment, ids)

    def commitments_in(self, documents: Iterable[str]) -> frozenset[str]:
        """Ids of the commitments that documents state."""
        wanted, column = select(commitment_statement.c.commitment), commitment_statement.c.document
        with self._reading() as connection:
            return frozenset(row.commitment for row in bulk.fetch(connection, wanted, column, sorted(set(documents))))

    def evidence(self, commitment_id: str | None = None) -> Iterator[Evidence]:
        """The evidence of one commitment, or all, linked, possible and copies, by id."""
        if commitment_id is None:
            yield from self._values(Evidence, evidence, None)
            return
        wanted = select(evidence.c.data).where(evidence.c.commitment == commitment_id).order_by(evidence.c.id)
        with self._reading() as connection:
            yield from [decode(Evidence, data) for data in connection.execute(wanted).scalars()]

    def evidence_on(self, commitments: Iterable[str]) -> Iterator[Evidence]:
        """The evidence of commitments, linked, possible and copies, by id."""
        yield from self._evidence(evidence.c.commitment, commitments)

    def evidence_in(self, documents: Iterable[str]) -> Iterator[Evidence]:
        """The evidence that documents give, linked and possible, by id."""
        yield from self._evidence(evidence.c.document, documents)

    def _evidence(self, column: Column[Any], ids: Iterable[str]) -> Iterator[Evidence]:
        wanted = select(evidence.c.id, evidence.c.data)
        with self._reading() as connection:
            rows = sorted((row.id, row.data) for row in bulk.fetch(connection, wanted, column, sorted(set(ids))))
            yield from [decode(Evidence, data) for _, data in rows]

    def published_since(self, day: date) -> tuple[str, ...]:
        """Ids of the documents published on a day or later, and of those of unknown day."""
        wanted = select(document.c.id).where(or_(document.c.day >= day, document.c.day.is_(None)))
        with self._reading() as connection:
            return tuple(connection.execute(wanted.order_by(document.c.id)).scalars())

    def days_of(self, documents: Iterable[str]) -> dict[str, date | None]:
        """The day of publication of documents, None where it is unknown."""
        with self._reading() as connection:
            return days_of(connection, set(documents))

    def are_parties(self, actors: Iterable[str]) -> bool:
        """Whether any of these actors is issuer or responsible of any commitment."""
        with self._reading() as connection:
            return any(
                connection.execute(select(column).where(column.in_(part)).limit(1)).first()
                for part in bulk.stretches(sorted(set(actors)))
                for column in (spell.c.issuer, spell.c.responsible)
            )

    def copies(self) -> dict[str, str]:
        """Document id → id of the document it is a copy of."""
        wanted = (
            select(document.c.id, document.c.copy_of).where(document.c.copy_of.is_not(None)).order_by(document.c.id)
        )
        with self._reading() as connection:
            return {row.id: row.copy_of for row in connection.execute(wanted)}

    def passages(self, words: Sequence[str], since: date | None = None, *, limit: int = 50) -> tuple[str, ...]:
        """Ids of documents published from a day on that hold any of the words, best match (BM25) first."""
        query = dialect.query(" ".join(words), joined=" OR ")
        if not query:
            return ()
        with self._reading() as connection:
            return tuple(dialect.best_documents(connection, query, since, limit))

    def _values(self, kind: type[T], table: Table, ids: Iterable[str] | None) -> Iterator[T]:
        with self._reading() as connection:
            wanted = sorted(set(ids)) if ids is not None else _all_ids(connection, table)
            for part in bulk.stretches(wanted):
                rows = connection.execute(select(table.c.id, table.c.data).where(table.c.id.in_(part)))
                for _, data in sorted((row.id, row.data) for row in rows):
                    yield decode(kind, data)


def _all_ids(connection: Connection, table: Table) -> list[str]:
    return list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())


def _stretch(connection: Connection, ids: list[str]) -> Iterator[Reading]:
    wanted = (
        select(document.c.id, document.c.data, document_text.c.text, parsed)
        .join(document_text, document_text.c.n == document.c.n)
        .join(parsed, parsed.c.document == document.c.id)
        .where(document.c.id.in_(ids))
    )
    stated: dict[str, list[Statement]] = {}
    rows = connection.execute(select(statement.c.document, statement.c.data).where(statement.c.document.in_(ids)))
    for row in rows:
        stated.setdefault(row.document, []).append(decode(Statement, row.data))
    for row in sorted(connection.execute(wanted), key=lambda row: str(row.id)):
        yield _reading(row, stated.get(row.id, []))


def _reading(row: Any, statements: list[Statement]) -> Reading:
    data = json.loads(row.data) | {"text": ""}
    whole = replace(unpack(Document, data), text=row.text)
    return Reading(
        Parsed(
            document=whole,
            sentences=tuple(Sentence(start, end) for start, end in json.loads(row.sentences)),
            quotations=tuple(unpack(Quotation, item) for item in json.loads(row.quotations)),
            mentions=tuple(unpack(Mention, item) for item in json.loads(row.mentions)),
        ),
        tuple(sorted(statements, key=lambda one: (one.action.start, one.action.end, one.id))),
    )
