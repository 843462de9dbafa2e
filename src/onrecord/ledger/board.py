"""The board: the few columns that lists are narrowed, counted and sorted by, as arrays in memory.

Counting a hundred thousand rows by nine fields takes SQL half a second, with the board some milliseconds. It is read
once and then kept in step: spells are numbered in the order in which they were made, so what changed since is what has
a higher number, and takes the place of the earlier spells of its commitments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from onrecord.ledger import dialect, spells
from onrecord.ledger.schema import commitment_outlet, commitment_topic, spell
from onrecord.ledger.spells import HEAD, ID_BYTES, Counters

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Words = NDArray[np.uint64]  # the first bytes of a text, eight to a number, to sort by
DAYS = ("since", "until", "due", "first_stated")
CODED = ("kind", "strength", "issuer", "responsible", "outcome", "basis")
FLAGS = ("moved", "contradicted", "settled")
NAMES = ("n", "commitment", "id", "head", "confidence", *DAYS, *CODED, *FLAGS)
NEVER = date.max.toordinal()  # stands for a day that is not known


@dataclass(frozen=True, slots=True)
class Column:
    """One column as numbers: `codes[i]` is the place of row i's value in `values`, or -1 where it has none."""

    codes: Numbers
    values: tuple[str, ...]

    def among(self, wanted: Iterable[str]) -> Mask:
        """Which rows have one of the values."""
        these = set(map(str, wanted))
        chosen = np.array([value in these for value in self.values] + [False])  # the last stands for -1
        found: Mask = chosen[self.codes]
        return found


@dataclass(frozen=True, slots=True)
class Pairs:
    """Commitments (by number) with one of their values each, from a day on."""

    commitment: Numbers
    since: Numbers
    column: Column


@dataclass(frozen=True, slots=True)
class Board:
    """The columns, one entry a spell; days as ordinals."""

    counters: Counters
    n: Numbers
    commitment: Numbers
    id: Words  # an id made of content is sixteen bytes long
    head: Words
    confidence: NDArray[np.float64]
    days: dict[str, Numbers]
    columns: dict[str, Column]
    flags: dict[str, Mask]
    pairs: dict[str, Pairs]

    def on(self, as_of: date) -> Mask:
        """Which spells hold on the day."""
        today = as_of.toordinal()
        held: Mask = (self.days["since"] <= today) & (self.days["until"] > today)
        return held

    def of(self, commitments: Iterable[int] | Numbers) -> Mask:
        """Which spells are of these commitments."""
        chosen = np.zeros(self.commitment.max(initial=0) + 1, np.bool_)
        numbers = np.asarray(commitments, np.int64)
        chosen[numbers[numbers < len(chosen)]] = True
        found: Mask = chosen[self.commitment]
        return found


def current(connection: Connection, kept: Board | None) -> Board:
    """The board of the ledger as it is: the one kept, brought up to date, or one read anew.

    One that is ahead of what the connection sees, since another thread has read a later state, is given back as it is.
    """
    now = spells.counters(connection)
    if kept is None or kept.counters.removals < now.removals:
        return _board(now, _read(connection, 0), _pairs(connection))
    if kept.counters.spells >= now.spells and kept.counters.pairs >= now.pairs:
        return kept
    pairs = kept.pairs if kept.counters.pairs == now.pairs else _pairs(connection)
    return _joined(kept, _board(now, _read(connection, kept.counters.spells), pairs))


def _read(connection: Connection, after: int) -> dict[str, Sequence[Any]]:
    """The columns of the spells with a higher number, by name, as the database holds them."""
    wanted = select(*[spell.c[name] for name in NAMES]).where(spell.c.n > after)
    rows = dialect.plain_rows(connection, wanted)
    return dict(zip(NAMES, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(NAMES, ())


def _board(now: Counters, rows: dict[str, Sequence[Any]], pairs: dict[str, Pairs]) -> Board:
    return Board(
        counters=now,
        n=np.array(rows["n"], np.int64),
        commitment=np.array(rows["commitment"], np.int64),
        id=_words(rows["id"], ID_BYTES),
        head=_words(rows["head"], HEAD),
        confidence=np.array(rows["confidence"], np.float64),
        days={name: _ordinals(rows[name]) for name in DAYS},
        columns={name: _coded(rows[name]) for name in CODED},
        flags={name: np.array(rows[name], np.bool_) for name in FLAGS},
        pairs=pairs,
    )


def _joined(old: Board, new: Board) -> Board:
    """The new rows, and those of the old ones whose commitments are not among them."""
    stay = ~old.of(new.commitment)
    return replace(
        new,
        n=np.concatenate([old.n[stay], new.n]),
        commitment=np.concatenate([old.commitment[stay], new.commitment]),
        id=np.concatenate([old.id[stay], new.id]),
        head=np.concatenate([old.head[stay], new.head]),
        confidence=np.concatenate([old.confidence[stay], new.confidence]),
        days={name: np.concatenate([old.days[name][stay], new.days[name]]) for name in DAYS},
        columns={name: _joined_columns(old.columns[name], stay, new.columns[name]) for name in CODED},
        flags={name: np.concatenate([old.flags[name][stay], new.flags[name]]) for name in FLAGS},
    )


def _joined_columns(old: Column, stay: Mask, new: Column) -> Column:
    """Two columns as one; the values of the old keep their places."""
    places = {value: place for place, value in enumerate(old.values)}
    moved = np.array([places.setdefault(value, len(places)) for value in new.values] + [-1], np.int64)
    return Column(np.concatenate([old.codes[stay], moved[new.codes]]), tuple(places))


def _coded(values: Iterable[str | None]) -> Column:
    """Values as numbers, in the order in which they first appear."""
    places: dict[str, int] = {}
    codes = [-1 if value is None else places.setdefault(value, len(places)) for value in values]
    return Column(np.array(codes, np.int64), tuple(places))


def _words(texts: Iterable[str], width: int) -> Words:
    found: Words = np.array([text.encode() for text in texts], f"S{width}").view(">u8").reshape(-1, width // 8)
    return found.astype(np.uint64)


def _ordinals(days: Iterable[str | None]) -> Numbers:
    """Days as ordinals; there are far fewer different days than rows."""
    known: dict[str | None, int] = {None: NEVER}
    found = []
    for day in days:
        if day not in known:
            known[day] = date.fromisoformat(str(day)).toordinal()
        found.append(known[day])
    return np.array(found, np.int64)


def _pairs(connection: Connection) -> dict[str, Pairs]:
    told = dialect.plain_rows(connection, select(*commitment_outlet.c))
    kept = dialect.plain_rows(connection, select(*commitment_topic.c))
    return {
        "outlet": _paired([(n, since, value) for n, value, since in told]),
        "topic": _paired([(n, date.min.isoformat(), value) for n, value in kept]),
    }


def _paired(rows: Sequence[tuple[int, str, str]]) -> Pairs:
    commitments = np.array([row[0] for row in rows], np.int64)
    return Pairs(commitments, _ordinals([row[1] for row in rows]), _coded([row[2] for row in rows]))
