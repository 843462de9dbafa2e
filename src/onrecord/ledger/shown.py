"""What a filter shows on a day, narrowed, counted and sorted on the board.

This says for arrays what `where` says for SQL; a test holds the two together on every kind of filter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from onrecord.ledger import dialect, where
from onrecord.ledger.board import CODED, NEVER, Board, Column, Mask, Numbers
from onrecord.ledger.filters import Filter, Sort
from onrecord.ledger.spells import ID_BYTES
from onrecord.ledger.views import Bar, Facet, FacetValue, Scorecard
from onrecord.model import Basis, DeadlineState, Outcome, Strength

MOST = 15  # values a facet shows
STATES = tuple(DeadlineState)
PLACES = {state: place for place, state in enumerate(STATES)}
BARS = (DeadlineState.PASSED, DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.UPCOMING)  # as in Bar


@dataclass(frozen=True, slots=True)
class Shown:
    """The places of some rows of a board, as of a day."""

    board: Board
    at: Numbers
    as_of: date
    soon: int

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.at)

    def counted(self, name: str) -> Counted:
        """How many rows have each value of a coded column, or each deadline state."""
        if name == "state":
            return Counted.of(Column(states(self.board, self.as_of, self.soon)[self.at], STATES))
        if name in self.board.pairs:
            return self._paired(name)
        column = self.board.columns[name]
        return Counted.of(replace(column, codes=column.codes[self.at]))

    def _paired(self, name: str) -> Counted:
        pairs, board = self.board.pairs[name], self.board
        chosen = np.zeros(max(board.commitment.max(initial=0), pairs.commitment.max(initial=0)) + 1, np.bool_)
        chosen[board.commitment[self.at]] = True
        held = chosen[pairs.commitment] & (pairs.since <= self.as_of.toordinal())
        return Counted.of(replace(pairs.column, codes=pairs.column.codes[held]))

    def having(self, name: str, value: str) -> Shown:
        """Those of the rows that have a value in a coded column."""
        return replace(self, at=self.at[self.board.columns[name].among([value])[self.at]])

    def holds(self, ids: Sequence[str]) -> Mask:
        """For each id of a commitment, whether it is shown."""
        found: Mask = np.isin(np.array([id.encode() for id in ids], f"S{ID_BYTES}"), self._ids())
        return found

    def ids(self) -> list[str]:
        """The ids of the commitments shown, in no order."""
        return [id.decode() for id in self._ids()]

    def _ids(self) -> NDArray[np.bytes_]:
        return np.frombuffer(self.board.id[self.at].astype(">u8").tobytes(), f"S{ID_BYTES}")

    def page(self, sort: Sort, offset: int, limit: int) -> list[int]:
        """The numbers of the rows of one page."""
        keys, backwards = self._keys(sort)
        keys = [~key if backwards else key for key in keys]
        at, last = self.at, offset + limit - 1
        if 0 <= last < len(at) // 4:  # only what can come so early need be put in order
            early = keys[0] <= np.partition(keys[0], last)[last]
            at, keys = at[early], [key[early] for key in keys]
        ids = [~half if backwards else half for half in self.board.id[at].T]
        order = np.lexsort([*reversed(ids), *reversed(keys)])[offset : offset + limit]
        return [int(number) for number in self.board.n[at[order]]]

    def _keys(self, sort: Sort) -> tuple[list[NDArray[Any]], bool]:
        """What an order goes by before the id, and whether it goes backwards; unknown days are placed as SQL does."""
        due, stated = (self.board.days[name][self.at] for name in ("due", "first_stated"))
        if sort is Sort.DUE:
            return [due], False
        if sort is Sort.LATEST_DUE:
            return [np.where(due == NEVER, 0, due)], True
        if sort is Sort.CONFIDENCE:  # numbers from nought up are ordered as their bits are
            return [self.board.confidence[self.at].view(np.int64)], True
        if sort is Sort.ACTION:
            return list(self.board.head[self.at].T), False
        return [np.where(stated == NEVER, 0, stated)], sort is Sort.NEWEST


def show(connection: Connection, board: Board, wanted: Filter, as_of: date, soon: int) -> Shown:
    """What the filter shows on the day."""
    held = board.on(as_of)
    for mask in _asked(connection, board, wanted, as_of, soon):
        held &= mask
    return Shown(board, np.flatnonzero(held), as_of, soon)


def states(board: Board, as_of: date, soon: int) -> Numbers:
    """The places in STATES of all rows' deadline states on the day."""
    due, today = board.days["due"], as_of.toordinal()
    past = np.where(board.flags["settled"], PLACES[DeadlineState.PASSED], PLACES[DeadlineState.OVERDUE])
    ahead = np.where(due <= today + soon, PLACES[DeadlineState.DUE_SOON], PLACES[DeadlineState.UPCOMING])
    found: Numbers = np.where(due == NEVER, PLACES[DeadlineState.NONE], np.where(due < today, past, ahead))
    return found


def _asked(connection: Connection, board: Board, wanted: Filter, as_of: date, soon: int) -> Iterator[Mask]:
    yield from _plain(board, wanted)
    due, today = board.days["due"], as_of.toordinal()
    if wanted.actor:
        yield board.columns["issuer"].among([wanted.actor]) | board.columns["responsible"].among([wanted.actor])
    if wanted.state:
        yield np.isin(states(board, as_of, soon), [PLACES[state] for state in wanted.state])
    if wanted.due_within is not None:
        yield (due >= today) & (due <= today + wanted.due_within) & (due != NEVER)
    for commitments in where.members(wanted, as_of):
        yield board.of(dialect.numbers(connection, commitments))


def _plain(board: Board, wanted: Filter) -> Iterator[Mask]:
    for name in where.ANY_OF:
        if values := getattr(wanted, name):
            yield board.columns[name].among(values)
    for name in ("issuer", "responsible"):
        if value := getattr(wanted, name):
            yield board.columns[name].among([value])
    for name in ("moved", "contradicted"):
        if (value := getattr(wanted, name)) is not None:
            yield board.flags[name] == value
    for name, column, sign in where.BOUNDS:
        if (day := getattr(wanted, name)) is not None:
            days = board.days[column]
            yield (days != NEVER) & (days >= day.toordinal() if sign > 0 else days <= day.toordinal())


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows have each value of a column."""

    values: tuple[str, ...]
    counts: Numbers

    @classmethod
    def of(cls, column: Column) -> Counted:
        """Count a column, leaving out the rows without a value."""
        return cls(column.values, np.bincount(column.codes[column.codes >= 0], minlength=len(column.values)))

    def __getitem__(self, value: str) -> int:
        return int(self.counts[self.values.index(value)]) if value in self.values else 0

    def best(self, most: int = MOST) -> list[tuple[str, int]]:
        """The values that most rows have, most first."""
        least = 1 if len(self.counts) <= most else max(1, int(np.partition(self.counts, -most)[-most]))
        places = np.flatnonzero(self.counts >= least)
        found = [(str(self.values[place]), int(self.counts[place])) for place in places]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]

    def all(self) -> dict[str, int]:
        """Every value that any row has, with how many have it."""
        return {str(self.values[place]): int(self.counts[place]) for place in np.flatnonzero(self.counts)}


Divided = dict[str, list[tuple[str, int]]]


def divided(shown: Shown) -> Divided:
    """How the rows divide by each field: its values that most rows have."""
    return {name: shown.counted(name).best() for name in ("state", *CODED, *shown.board.pairs)}


def facets(found: Divided, labels: dict[str, dict[str, str]]) -> tuple[Facet, ...]:
    """The facets; `labels` gives what is shown for a field's values."""
    return tuple(
        Facet(name, tuple(FacetValue(value, labels.get(name, {}).get(value, value), count) for value, count in best))
        for name, best in found.items()
    )


def scorecard(shown: Shown) -> Scorecard:
    """The headline figures of the rows."""
    firm = shown.having("strength", Strength.FIRM)
    state, outcome = firm.counted("state"), firm.counted("outcome")
    said = firm.having("outcome", Outcome.DONE).counted("basis")
    return Scorecard(
        made=firm.total,
        soft=shown.total - firm.total,
        undated=state[DeadlineState.NONE],
        upcoming=state[DeadlineState.UPCOMING],
        due_soon=state[DeadlineState.DUE_SOON],
        overdue=state[DeadlineState.OVERDUE],
        passed=state[DeadlineState.PASSED],
        done_claimed=said[Basis.CLAIMED],
        done_reported=said[Basis.REPORTED],
        done_ruled=said[Basis.RULED],
        in_progress=outcome[Outcome.IN_PROGRESS],
        partly_done=outcome[Outcome.PARTLY_DONE],
        broken=outcome[Outcome.BROKEN],
        dropped=outcome[Outcome.DROPPED],
        superseded=outcome[Outcome.SUPERSEDED],
        no_report=outcome[Outcome.NO_REPORT],
        moved=int(shown.board.flags["moved"][firm.at].sum()),
        contradicted=int(shown.board.flags["contradicted"][firm.at].sum()),
    )


def timeline(shown: Shown) -> tuple[Bar, ...]:
    """The firm rows by the month of their original last day; months in which none has it are left out."""
    at = shown.having("strength", Strength.FIRM).at
    at = at[shown.board.days["due"][at] != NEVER]
    days, place = np.unique(shown.board.days["due"][at], return_inverse=True)
    firsts = [date.fromordinal(int(day)).replace(day=1) for day in days]
    months = {first: row for row, first in enumerate(dict.fromkeys(firsts))}
    table = np.zeros((len(months), len(STATES)), np.int64)
    if months:
        month = np.array([months[first] for first in firsts])[place]
        np.add.at(table, (month, states(shown.board, shown.as_of, shown.soon)[at]), 1)
    return tuple(Bar(first, *(int(table[row][PLACES[state]]) for state in BARS)) for first, row in months.items())
