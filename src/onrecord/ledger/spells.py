"""Spells: for every commitment, stretches of days on each of which its fields and its outcome stand unchanged.

Lists are read from them alone: on any day a commitment has at most one spell (`since <= day < until`), none before it
was first stated. They are derived from commitments and standings, and made anew whenever either changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from onrecord.ledger import bulk
from onrecord.ledger.codec import decode
from onrecord.ledger.schema import commitment, meta, spell, standing
from onrecord.model import Commitment, Outcome, Standing

FIRST, LAST = date.min, date.max  # the days before and after everything
ID_BYTES = 16  # an id made of content is so long
HEAD = 32  # how many bytes of the action are kept to sort by


class Counters(NamedTuple):
    """What tells readers how far the lists they keep are behind."""

    spells: int = 0  # the number of the last spell made
    removals: int = 0  # how often commitments were removed
    pairs: int = 0  # how often outlets or topics of commitments changed


def counters(connection: Connection) -> Counters:
    """The counters as they stand."""
    stored = {row.key: int(row.value) for row in connection.execute(select(meta)) if row.key in Counters._fields}
    return Counters(**stored)


def count(connection: Connection, name: str, by: int = 1) -> int:
    """Raise one counter, and give its earlier value."""
    now: int = getattr(counters(connection), name)
    bulk.replace(connection, meta.c.key, [name], [{"key": name, "value": str(now + by)}])
    return now


def refresh(connection: Connection, ids: Iterable[str]) -> None:
    """Make the spells of these commitments (by id) anew."""
    for part in bulk.stretches(ids):
        found: dict[str, list[Standing]] = defaultdict(list)
        rows = select(standing).where(standing.c.commitment.in_(part)).order_by(standing.c.since)
        for row in connection.execute(rows):
            found[row.commitment].append(decode(Standing, row.data))
        kept = connection.execute(select(commitment.c.n, commitment.c.data).where(commitment.c.id.in_(part))).all()
        fresh = [row for n, data in kept for one in [decode(Commitment, data)] for row in _rows(n, one, found[one.id])]
        last = count(connection, "spells", len(fresh))
        numbered = [row | {"n": last + place} for place, row in enumerate(fresh, 1)]
        bulk.replace(connection, spell.c.commitment, [n for n, _ in kept], numbered)


def drop(connection: Connection, numbers: list[int]) -> None:
    """Remove the spells of commitments that are gone, by number."""
    if numbers:
        bulk.remove(connection, spell.c.commitment, numbers)
        count(connection, "removals")


def _rows(n: int, one: Commitment, standings: list[Standing]) -> Iterator[dict[str, Any]]:
    """The spells of one commitment, without a gap from its first day on."""
    start = one.first_stated or FIRST
    cuts = {start, *(s.since for s in standings), *(m.told for m in one.moves), *(k.since for k in one.known)}
    days = sorted(day for day in cuts if day >= start)
    base = _fields(n, one)
    for since, until in zip(days, [*days[1:], LAST], strict=True):
        due = one.due_on(since)
        known = {"due": due, "due_key": due or LAST, "since": since, "until": until}
        yield base | _standing_fields(one, standings, since) | known


def _standing_fields(one: Commitment, standings: list[Standing], since: date) -> dict[str, Any]:
    held = [s for s in standings if s.since <= since]
    now = held[-1] if held else Standing(since, Outcome.NO_REPORT)
    moves = [m for m in one.moves if m.told <= since]
    moved_to = now.moved_to or (max(moves, key=lambda m: m.told).new_end if moves else None)
    return {
        "outcome": now.outcome.value,
        "basis": now.basis.value if now.basis else None,
        "moved_to": moved_to,
        "moved": bool(moves or moved_to),
        "contradicted": now.contradicted,
        "settled": now.settled,
    }


def _fields(n: int, one: Commitment) -> dict[str, Any]:
    return {
        "commitment": n,
        "id": one.id,
        "kind": one.kind.value,
        "strength": one.strength.value,
        "issuer": one.issuer,
        "responsible": one.responsible,
        "first_stated": one.first_stated,
        "confidence": one.confidence,
        "head": one.action.casefold().encode("utf-8", "ignore")[:HEAD].decode("utf-8", "ignore"),
    }
