"""What a stage that looks back may ask of a store, without knowing which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from onrecord.model.reading import Reading, Statement
from onrecord.model.record import Actor, Commitment


class Shelf(Protocol):
    """What a store answers: the entries under keys, and what it keeps by id (ids it has no more are left out)."""

    def candidates(self, kind: str, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """For each key that is entered under a kind: the ids it leads to."""

    def readings(self, documents: Iterable[str] | None = None) -> Iterable[Reading]:
        """Readings by document id."""

    def statements(self, ids: Iterable[str] | None = None) -> Iterable[Statement]:
        """Statements by id."""

    def all_actors(self, ids: Iterable[str] | None = None) -> Iterable[Actor]:
        """Actors by id."""

    def all_commitments(self, ids: Iterable[str] | None = None) -> Iterable[Commitment]:
        """Commitments by id."""
