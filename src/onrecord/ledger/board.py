"""Facets, counts and the timeline: figures over all commitments a filter shows on a day.

Counting a hundred thousand rows by nine fields takes SQL half a second; so the few columns that are counted by are
kept as arrays until the ledger changes, and the database only says which rows the filter shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, select

from onrecord.ledger.schema import actor, commitment_outlet, commitment_topic, spell, topic
from onrecord.ledger.views import Bar, Facet, FacetValue, Scorecard
from onrecord.model import Basis, DeadlineState, Outcome, Strength

Numbers = NDArray[np.int64]
MOST = 15  # values a facet shows
CODED = ("kind", "strength", "issuer", "responsible", "outcome", "basis")
FLAGS = ("moved", "contradicted", "settled")
NEVER = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Column:
    """One column as numbers: `codes[i]` is the place of row i's value in `values`, or -1 where it has none."""

    codes: Numbers
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The columns that are counted by, one entry a spell, by its number."""

    n: Numbers
    commitment: Numbers
    due: Numbers  # ordinal of the original last day, NEVER where there is none
    columns: dict[str, Column]
    flags: dict[str, NDArray[np.bool_]]
    labels: dict[str, dict[str, str]]  # field → value → what is shown
    pairs: dict[str, tuple[Numbers, Numbers, Column]]  # field → commitments, first days, values

    def _at(self, connection: Connection, asked: ColumnElement[bool]) -> Numbers:
        """The places of the rows that fit a condition."""
        rows = connection.execute(select(spell.c.n).where(asked)).scalars()
        return np.searchsorted(self.n, np.sort(np.fromiter(rows, np.int64)))

    def facets(self, connection: Connection, asked: ColumnElement[bool], as_of: date, soon: int) -> tuple[Facet, ...]:
        """How the rows that fit divide by each field."""
        at = self._at(connection, asked)
        states = self._states(at, as_of, soon)
        found = [Facet("state", _values(Counted.of(states, tuple(DeadlineState)), {}))]
        for name in CODED:
            column = self.columns[name]
            found.append(Facet(name, _values(Counted.of(column.codes[at], column.values), self.labels.get(name, {}))))
        chosen = np.unique(self.commitment[at])
        for name, (commitments, since, column) in self.pairs.items():
            held = np.isin(commitments, chosen) & (since <= as_of.toordinal())
            found.append(Facet(name, _values(Counted.of(column.codes[held], column.values), self.labels.get(name, {}))))
        return tuple(found)

    def _states(self, at: Numbers, as_of: date, soon: int) -> Numbers:
        """The places in DeadlineState of the rows' states on the day."""
        due, today = self.due[at], as_of.toordinal()
        places = {state: place for place, state in enumerate(DeadlineState)}
        past = np.where(self.flags["settled"][at], places[DeadlineState.PASSED], places[DeadlineState.OVERDUE])
        ahead = np.where(due <= today + soon, places[DeadlineState.DUE_SOON], places[DeadlineState.UPCOMING])
        found: Numbers = np.where(due == NEVER, places[DeadlineState.NONE], np.where(due < today, past, ahead))
        return found

    def scorecard(self, connection: Connection, asked: ColumnElement[bool], as_of: date, soon: int) -> Scorecard:
        """The headline figures of the rows that fit."""
        whole = self._at(connection, asked)
        strength = self.columns["strength"]
        firm = strength.codes[whole] == _place(strength, Strength.FIRM)
        at = whole[firm]
        state = Counted.of(self._states(at, as_of, soon), tuple(DeadlineState))
        outcomes, bases = self.columns["outcome"], self.columns["basis"]
        outcome = Counted.of(outcomes.codes[at], outcomes.values)
        done = at[outcomes.codes[at] == _place(outcomes, Outcome.DONE)]
        said = Counted.of(bases.codes[done], bases.values)
        return Scorecard(
            made=len(at),
            soft=len(whole) - len(at),
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
            moved=int(self.flags["moved"][at].sum()),
            contradicted=int(self.flags["contradicted"][at].sum()),
        )

    def timeline(self, connection: Connection, asked: ColumnElement[bool], as_of: date, soon: int) -> tuple[Bar, ...]:
        """The firm rows that fit by the month of their original last day, from the first to the last month."""
        at = self._at(connection, asked)
        strength = self.columns["strength"]
        at = at[(strength.codes[at] == _place(strength, Strength.FIRM)) & (self.due[at] != NEVER)]
        if not len(at):
            return ()
        days, where = np.unique(self.due[at], return_inverse=True)
        months = np.array([date.fromordinal(int(day)).year * 12 + date.fromordinal(int(day)).month - 1 for day in days])
        first, month, state = int(months.min()), months[where], self._states(at, as_of, soon)
        table = np.zeros((int(months.max()) - first + 1, len(DeadlineState)), np.int64)
        np.add.at(table, (month - first, state), 1)
        places = {one: place for place, one in enumerate(DeadlineState)}
        order = [
            places[one]
            for one in (DeadlineState.PASSED, DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.UPCOMING)
        ]
        return tuple(
            Bar(date((first + i) // 12, (first + i) % 12 + 1, 1), *(int(row[place]) for place in order))
            for i, row in enumerate(table)
        )


class Counted(dict[str, int]):
    """Value → how many rows have it; 0 for what none has."""

    @classmethod
    def of(cls, codes: Numbers, values: tuple[str, ...]) -> Counted:
        """Count codes, leaving out -1."""
        counts = np.bincount(codes[codes >= 0], minlength=len(values))
        return cls({str(value): int(count) for value, count in zip(values, counts, strict=True) if count})

    def __missing__(self, key: str) -> int:
        return 0


def _values(counted: Counted, labels: dict[str, str]) -> tuple[FacetValue, ...]:
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return tuple(FacetValue(value, labels.get(value, value), count) for value, count in best)


def _place(column: Column, value: str) -> int:
    return column.values.index(value) if value in column.values else -2


def read(connection: Connection) -> Board:
    """The board of the ledger as it is."""
    names = ("n", "commitment", "due", *CODED, *FLAGS)
    rows = connection.execute(select(*[spell.c[name] for name in names]).order_by(spell.c.n)).all()
    held: dict[str, Any] = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    actors = {row.id: row.name for row in connection.execute(select(actor.c.id, actor.c.name))}
    topics = {row.slug: row.title for row in connection.execute(select(topic.c.slug, topic.c.title))}
    return Board(
        n=np.array(held["n"], np.int64),
        commitment=np.array(held["commitment"], np.int64),
        due=np.array([day.toordinal() if day else NEVER for day in held["due"]], np.int64),
        columns={name: _coded(held[name]) for name in CODED},
        flags={name: np.array(held[name], np.bool_) for name in FLAGS},
        labels={"issuer": actors, "responsible": actors, "topic": topics},
        pairs={"outlet": _outlets(connection), "topic": _topics(connection)},
    )


def _coded(values: Any) -> Column:
    places: dict[str, int] = {}
    codes = [places.setdefault(value, len(places)) if value is not None else -1 for value in values]
    return Column(np.array(codes, np.int64), tuple(places))


def _outlets(connection: Connection) -> tuple[Numbers, Numbers, Column]:
    rows = connection.execute(select(commitment_outlet)).all()
    days = np.array([row.since.toordinal() for row in rows], np.int64)
    return np.array([row.commitment for row in rows], np.int64), days, _coded([row.outlet for row in rows])


def _topics(connection: Connection) -> tuple[Numbers, Numbers, Column]:
    rows = connection.execute(select(commitment_topic)).all()
    commitments = np.array([row.commitment for row in rows], np.int64)
    return commitments, np.zeros(len(rows), np.int64), _coded([row.topic for row in rows])
