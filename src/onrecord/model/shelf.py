"""What a stage that looks back may ask of a store, without knowing which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from onrecord.model.reading import Reading, Statement
from onrecord.model.record import Actor, Commitment

T = TypeVar("T")


class Shelf(Protocol):
    """What a store answers: the entries under keys, and what it keeps by id (ids it has no more are left out)."""

    def candidates(self, kind: str, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """For each key that is entered under a kind: the ids it leads to."""

    def crowded(self, kind: str, keys: Iterable[str], most: int, until: date | None = None) -> frozenset[str]:
        """The keys that lead to more than so many ids, of ids that begin with a day to those up to one."""

    def notes(self, kind: str, keys: Iterable[str], of: type[T]) -> Mapping[str, T]:
        """The values kept of a kind, which are of this class, under those of the keys that have one."""

    def readings(self, documents: Iterable[str] | None = None) -> Iterable[Reading]:
        """Readings by document id."""

    def statements(self, ids: Iterable[str] | None = None) -> Iterable[Statement]:
        """Statements by id."""

    def all_actors(self, ids: Iterable[str] | None = None) -> Iterable[Actor]:
        """Actors by id."""

    def all_commitments(self, ids: Iterable[str] | None = None) -> Iterable[Commitment]:
        """Commitments by id."""
