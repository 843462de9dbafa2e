"""What later documents say of commitments: evidence, how outcomes stand, and the keys that lead to what may belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from onrecord.errors import SpanError
from onrecord.ledger import bulk, dialect, spells
from onrecord.ledger import schema as t
from onrecord.ledger.codec import decode, encode
from onrecord.ledger.proposing import write_proposals
from onrecord.ledger.schema import block_key, document, document_text, note, standing
from onrecord.ledger.store import Store
from onrecord.model import Evidence, Proposal, Span, Standing

T = TypeVar("T")


class Following(Store):
    """The part of the ledger that keeps what following through finds."""

    def write_evidence(
        self, evidence: Iterable[Evidence], proposals: Iterable[Proposal] = (), *, of: Iterable[str] | None = None
    ) -> None:
        """Store the evidence and the proposals that came with it (their verbs are link, verdict and move).

        Args:
            evidence: the evidence, linked and possible.
            proposals: what following through queues for a person.
            of: None: this is all evidence there is. Else all of the commitments with these ids.

        Raises:
            SpanError: a span does not stand in its document's text; nothing is stored.
        """
        of = None if of is None else list(of)
        with self._writing() as connection:
            _write_evidence(connection, {one.id: one for one in evidence}, of)
            write_proposals(connection, "follow", proposals, None if of is None else [], of)

    def write_standings(self, standings: Mapping[str, Sequence[Standing]]) -> None:
        """Store how the outcome of each commitment (by id) stands from which day, replacing what was there for it.

        A commitment without any stands at `no report` from its first day on.
        """
        rows = {
            id: {(one.since, encode(one)): {"commitment": id, "since": one.since, "data": encode(one)} for one in found}
            for id, found in standings.items()
        }
        with self._writing() as connection:
            stored: dict[str, set[tuple[date, str]]] = defaultdict(set)
            for row in bulk.fetch(connection, select(standing), standing.c.commitment, rows):
                stored[row.commitment].add((row.since, row.data))
            changed = [id for id, found in rows.items() if set(found) != stored[id]]
            fresh = [row for id in changed for row in rows[id].values()]
            bulk.replace(connection, standing.c.commitment, changed, fresh)
            spells.refresh(connection, changed)

    def put_keys(self, kind: str, keys: Iterable[tuple[str, str]], *, anew: bool = False) -> None:
        """Store blocking keys `(key, id of what it leads to)` of one kind; `anew` takes out all earlier ones of it."""
        with self._writing() as connection:
            if anew:
                connection.execute(block_key.delete().where(block_key.c.kind == kind))
            for part in bulk.stretches(sorted(set(keys))):
                dialect.add_missing(connection, block_key, [{"kind": kind, "key": k, "ref": ref} for k, ref in part])

    def drop_keys(self, kind: str, keys: Iterable[tuple[str, str]]) -> None:
        """Take blocking keys `(key, id of what it leads to)` of one kind out; what is not there is left out."""
        with self._writing() as connection:
            if pairs := [{"from": key, "to": ref} for key, ref in sorted(set(keys))]:
                pair = (block_key.c.key == bindparam("from"), block_key.c.ref == bindparam("to"))
                connection.execute(block_key.delete().where(block_key.c.kind == kind, *pair), pairs)

    def candidates(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each of the blocking keys of this kind that leads anywhere: the ids it leads to, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        wanted = select(block_key.c.key, block_key.c.ref).where(block_key.c.kind == kind)
        with self._reading() as connection:
            for key, reference in bulk.fetch(connection, wanted, block_key.c.key, set(keys)):
                found[key].append(reference)
        return {key: tuple(sorted(refs)) for key, refs in sorted(found.items())}

    def crowded(self, kind: str, keys: Iterable[str], most: int, until: date | None = None) -> frozenset[str]:
        """Those of the blocking keys of this kind that lead to more than so many ids.

        Where what they lead to begins with a day, `until` leaves aside what has a later one.
        """
        wanted = select(block_key.c.key).where(block_key.c.kind == kind)
        if until is not None:
            wanted = wanted.where(func.substr(block_key.c.ref, 1, len(str(until))) <= str(until))
        wanted = wanted.group_by(block_key.c.key).having(func.count() > most)
        with self._reading() as connection:
            return frozenset(key for (key,) in bulk.fetch(connection, wanted, block_key.c.key, set(keys)))

    def linked(self, kind: str, among: Collection[str]) -> frozenset[tuple[str, str]]:
        """The blocking keys of this kind that are among these texts, each with what it leads to of the same texts."""
        texts, pair = dialect.listed(among), block_key.c
        second = pair.ref.concat("")  # no index is to be gone through by it: of all pairs few are asked for
        wanted = select(pair.key, pair.ref).where(pair.kind == kind, pair.key.in_(texts), second.in_(texts))
        with self._reading() as connection:
            return frozenset((row.key, row.ref) for row in connection.execute(wanted))

    def put_notes(self, kind: str, notes: Mapping[str, object], *, anew: bool = False) -> None:
        """Keep values of one kind under their keys, in place of those there; None takes one out, `anew` all of them."""
        with self._writing() as connection:
            if anew:
                connection.execute(note.delete().where(note.c.kind == kind))
            for part in bulk.stretches(sorted(notes)):
                connection.execute(note.delete().where(note.c.kind == kind, note.c.key.in_(part)))
                kept = [(key, notes[key]) for key in part if notes[key] is not None]
                bulk.add(connection, note, [{"kind": kind, "key": key, "data": encode(value)} for key, value in kept])

    def notes(self, kind: str, keys: Iterable[str], of: type[T]) -> dict[str, T]:
        """The values of one kind, which are of this class, under those of the keys that have one."""
        wanted = select(note.c.key, note.c.data).where(note.c.kind == kind)
        with self._reading() as connection:
            rows = {row[0]: row[1] for row in bulk.fetch(connection, wanted, note.c.key, set(keys))}
        return {key: decode(of, rows[key]) for key in sorted(rows)}


def _write_evidence(connection: Connection, fresh: Mapping[str, Evidence], of: list[str] | None) -> None:
    packed = {id: encode(one) for id, one in fresh.items()}
    wanted = select(t.evidence.c.id, t.evidence.c.data)
    rows: Iterable[Any] = (
        connection.execute(wanted) if of is None else bulk.fetch(connection, wanted, t.evidence.c.commitment, of)
    )
    stored = {row.id: row.data for row in rows}
    changed = {id for id, data in packed.items() if stored.get(id) != data}
    _check_evidence(connection, [fresh[id] for id in sorted(changed)])
    added = [_evidence_row(fresh[id], packed[id]) for id in sorted(changed)]
    bulk.replace(connection, t.evidence.c.id, changed | (stored.keys() - packed.keys()), added)


def _check_evidence(connection: Connection, found: list[Evidence]) -> None:
    """See that every span of the evidence stands in its document."""
    by_document: dict[str, list[Span]] = defaultdict(list)
    for one in found:
        for span in evidence_spans(one):
            by_document[span.document].append(span)
    wanted = select(document.c.id, document_text.c.text).join(document_text, document_text.c.n == document.c.n)
    for part in bulk.stretches(sorted(by_document), 100):
        texts = {row.id: row.text for row in bulk.fetch(connection, wanted, document.c.id, part)}
        for id in part:
            for span in by_document[id]:
                if texts.get(id, "")[span.start : span.end] != span.quote:
                    raise SpanError(f"{span.quote!r} does not stand at {span.start}:{span.end} of document {id}.")


def evidence_spans(one: Evidence) -> tuple[Span, ...]:
    """Every span a piece of evidence rests on."""
    speaker = one.speaker
    parts = (one.span, speaker.span if speaker else None, one.figure.span if one.figure else None)
    return tuple(part for part in parts if part)


def _evidence_row(one: Evidence, data: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "commitment": one.commitment,
        "document": one.span.document,
        "told": one.told,
        "linked": one.linked,
        "copy_of": one.copy_of,
        "data": data,
    }
