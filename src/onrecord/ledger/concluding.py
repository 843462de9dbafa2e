"""What was concluded from the readings: who is who, which statements are one promise, what is a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, null, select, update

from onrecord.errors import NotFoundError
from onrecord.ledger import bulk, shelves, spells
from onrecord.ledger import schema as t
from onrecord.ledger.codec import decode, encode
from onrecord.ledger.proposing import write_proposals
from onrecord.ledger.replaying import days_of
from onrecord.ledger.schema import (
    actor,
    actor_name,
    capture,
    commitment,
    commitment_outlet,
    commitment_statement,
    commitment_topic,
    document,
    standing,
    statement,
)
from onrecord.ledger.store import Store
from onrecord.model import Actor, Commitment, Proposal, Statement


class Concluding(Store):
    """The part of the ledger that keeps what resolving concludes."""

    def write_resolution(
        self,
        actors: Iterable[Actor],
        commitments: Iterable[Commitment],
        copies: Mapping[str, str],
        proposals: Iterable[Proposal],
        *,
        gone: Iterable[str] | None = None,
        documents: Iterable[str] | None = None,
    ) -> None:
        """Store what the statements resolve to, and mark their documents as resolved. Only what differs is written.

        Args:
            actors: the actors.
            commitments: the commitments; their actors and statements must be here or in the ledger.
            copies: document id → id of the document it is a copy of.
            proposals: what is queued for a person. One that was decided on stays decided.
            gone: None: the arguments are complete, and whatever they lack is removed. Else they are a difference, and
                only the actors, commitments and proposals with these ids are removed.
            documents: ids of the documents that were resolved; None: all that are read by now. Name them where another
                process may have added more meanwhile.

        Raises:
            NotFoundError: a commitment rests on a statement that is not in the ledger; nothing is stored.
        """
        gone = None if gone is None else list(gone)
        with self._writing() as connection:
            _write_actors(connection, list(actors), gone)
            _write_copies(connection, copies, complete=gone is None)
            changed = _write_commitments(connection, list(commitments), gone)
            spells.refresh(connection, changed)
            write_proposals(connection, "resolve", proposals, gone)
            shelves.assign(connection, changed)
            _mark_resolved(connection, documents)


def _mark_resolved(connection: Connection, documents: Iterable[str] | None) -> None:
    done = update(capture).where(capture.c.state == "read").values(state="resolved")
    if documents is None:
        connection.execute(done)
        return
    for part in bulk.stretches(documents):
        of = select(document.c.capture).where(document.c.id.in_(part))
        connection.execute(done.where(capture.c.id.in_(of)))


def _differing(
    connection: Connection, table: Table, fresh: Mapping[str, str], gone: list[str] | None
) -> tuple[set[str], set[str]]:
    """Ids whose `data` is not yet as in `fresh`, and ids to remove: those named, or all that `fresh` lacks."""
    wanted = select(table.c.id, table.c.data)
    rows: Iterable[Any] = (
        connection.execute(wanted) if gone is None else bulk.fetch(connection, wanted, table.c.id, fresh)
    )
    stored = {row.id: row.data for row in rows}
    changed = {id for id, data in fresh.items() if stored.get(id) != data}
    return changed, (stored.keys() - fresh.keys()) if gone is None else (set(gone) - fresh.keys())


# -- actors -------------------------------------------------------------------------------------------------------


def _write_actors(connection: Connection, actors: list[Actor], gone: list[str] | None) -> None:
    packed = {one.id: encode(one) for one in actors}
    changed, gone_now = _differing(connection, actor, packed, gone)
    fresh = [one for one in actors if one.id in changed]
    rows = [
        _actor_row(one, packed[one.id], first) for one, first in _first_days(connection, fresh, complete=gone is None)
    ]
    bulk.replace(connection, actor.c.id, changed | gone_now, rows)
    names = [{"actor": one.id, "text": text} for one in fresh for text in sorted(_folded(one))]
    bulk.replace(connection, actor_name.c.actor, changed | gone_now, names)


def _first_days(connection: Connection, actors: list[Actor], *, complete: bool) -> Iterator[tuple[Actor, date | None]]:
    """Actors with the first day of a document that names them, None where one has none: they are always there.

    Where they are a difference, of one that has all documents it had only the days of the others are read: some are
    named in very many.
    """
    wanted = select(actor.c.id, actor.c.first_day, actor.c.data)
    ids = [] if complete else [one.id for one in actors]
    stored = {row.id: row for row in bulk.fetch(connection, wanted, actor.c.id, ids)}
    now = {one.id: {id for name in one.names for id in name.documents} for one in actors}
    before = {id: {d for name in decode(Actor, row.data).names for d in name.documents} for id, row in stored.items()}
    kept = {id for id, documents in before.items() if documents and documents <= now[id]}
    more = {id: documents - before[id] if id in kept else documents for id, documents in now.items()}
    days = days_of(connection, {id for documents in more.values() for id in documents})
    for one in actors:
        told = [days.get(id) for id in more[one.id]] + ([stored[one.id].first_day] if one.id in kept else [])
        known = [day for day in told if day]
        yield one, min(known) if known and len(known) == len(told) else None


def _actor_row(one: Actor, data: str, first_day: date | None) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "kind": one.kind.value, "first_day": first_day, "data": data}


def _folded(one: Actor) -> set[str]:
    return {text.casefold() for text in (one.name, *(name.text for name in one.names))}


def _write_copies(connection: Connection, copies: Mapping[str, str], *, complete: bool) -> None:
    marked = select(document.c.id, document.c.copy_of).where(document.c.copy_of.is_not(None))
    rows: Iterable[Any] = (
        connection.execute(marked) if complete else bulk.fetch(connection, marked, document.c.id, copies)
    )
    stored = {row.id: row.copy_of for row in rows}
    if complete:
        for part in bulk.stretches(stored.keys() - copies.keys()):
            connection.execute(update(document).where(document.c.id.in_(part)).values(copy_of=null()))
    for copy, original in sorted(copies.items()):
        if stored.get(copy) != original:
            connection.execute(update(document).where(document.c.id == copy).values(copy_of=original))


# -- commitments --------------------------------------------------------------------------------------------------


def _write_commitments(connection: Connection, commitments: list[Commitment], gone: list[str] | None) -> set[str]:
    """Store commitments and say which changed, by id."""
    changed, gone_now = _differing(connection, commitment, {one.id: encode(one) for one in commitments}, gone)
    told = _statements(connection, {id for one in commitments for id in one.statements})
    for one in commitments:
        if missing := [id for id in one.statements if id not in told]:
            raise NotFoundError(f"Commitment {one.id} rests on statement {missing[0]}, which is not in the ledger.")
    names = _actor_names(connection, commitments)
    words = {one.id: _words(one, told, names) for one in commitments}
    wanted = select(commitment.c.id, commitment.c.n, commitment.c.words)
    stored = {row.id: row for row in bulk.fetch(connection, wanted, commitment.c.id, {*words, *gone_now})}
    changed |= {id for id, row in stored.items() if id in words and row.words != words[id]}
    numbers = {row.id: row.n for row in stored.values()}
    _drop_commitments(connection, changed | gone_now, numbers, gone_now)
    fresh = [one for one in commitments if one.id in changed]
    kept = [one for one in fresh if one.id in numbers]
    bulk.add(connection, commitment, [_commitment_row(one, words[one.id]) | {"n": numbers[one.id]} for one in kept])
    made = [one for one in fresh if one.id not in numbers]
    bulk.add(connection, commitment, [_commitment_row(one, words[one.id]) for one in made])
    links = [_link_row(one.id, told[id]) for one in fresh for id in dict.fromkeys(one.statements)]
    bulk.add(connection, commitment_statement, links)
    _write_outlets(connection, commitments, told)
    return changed


def _drop_commitments(connection: Connection, ids: set[str], numbers: Mapping[str, int], gone: set[str]) -> None:
    """Take out what is to be replaced, and everything of what is gone."""
    bulk.remove(connection, commitment.c.id, ids)
    bulk.remove(connection, commitment_statement.c.commitment, ids)
    bulk.remove(connection, standing.c.commitment, gone)
    bulk.remove(connection, t.evidence.c.commitment, gone)
    lost = [numbers[id] for id in gone if id in numbers]
    bulk.remove(connection, commitment_outlet.c.commitment, lost)
    bulk.remove(connection, commitment_topic.c.commitment, lost)
    spells.drop(connection, lost)


def _statements(connection: Connection, ids: set[str]) -> dict[str, Any]:
    """Statement id → its row with the day and outlet of its document."""
    wanted = select(
        statement.c.id, statement.c.document, statement.c.data, document.c.day, document.c.outlet, document.c.copy_of
    ).join(document, document.c.id == statement.c.document)
    return {row.id: row for row in bulk.fetch(connection, wanted, statement.c.id, ids)}


def _actor_names(connection: Connection, commitments: list[Commitment]) -> dict[str, str]:
    ids = {id for one in commitments for id in (one.issuer, one.responsible) if id}
    return {row.id: row.name for row in bulk.fetch(connection, select(actor.c.id, actor.c.name), actor.c.id, ids)}


def _words(one: Commitment, told: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What full-text search finds a commitment by: its first statement's sentence and who is concerned."""
    who = [names.get(id, "") for id in (one.issuer, one.responsible) if id]
    if one.statements:
        first = decode(Statement, told[one.statements[0]].data)
        who += [m.name for m in (first.issuer, first.responsible, first.speaker) if m]
        return "\n".join([first.sentence.quote, *dict.fromkeys(name for name in who if name)])
    return "\n".join(dict.fromkeys(name for name in who if name))


def _commitment_row(one: Commitment, words: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "first_stated": one.first_stated,
        "action": one.action,
        "words": words,
        "data": encode(one),
    }


def _link_row(id: str, told: Any) -> dict[str, Any]:
    return {"commitment": id, "statement": told.id, "document": told.document, "day": told.day}


def _write_outlets(connection: Connection, commitments: list[Commitment], told: Mapping[str, Any]) -> None:
    """Store which outlets state a commitment, each from its first day on."""
    wanted = select(commitment.c.id, commitment.c.n)
    numbers = {row.id: row.n for row in bulk.fetch(connection, wanted, commitment.c.id, [c.id for c in commitments])}
    fresh: dict[int, dict[str, date]] = {}
    for one in commitments:
        since: dict[str, date] = {}
        for row in (told[id] for id in one.statements):
            if row.outlet:
                since[row.outlet] = min(since.get(row.outlet, date.max), row.day or date.min)
        fresh[numbers[one.id]] = since
    stored: dict[int, dict[str, date]] = defaultdict(dict)
    for row in bulk.fetch(connection, select(commitment_outlet), commitment_outlet.c.commitment, fresh):
        stored[row.commitment][row.outlet] = row.since
    changed = [n for n, found in fresh.items() if stored[n] != found]
    rows = [{"commitment": n, "outlet": o, "since": d} for n in changed for o, d in sorted(fresh[n].items())]
    bulk.replace(connection, commitment_outlet.c.commitment, changed, rows)
    if changed:
        spells.count(connection, "pairs")
