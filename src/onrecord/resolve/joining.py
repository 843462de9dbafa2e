"""Union-find over hashable members: the same groups whatever the order of joining, each named by its least member."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Groups(Generic[T]):
    """Disjoint groups. `key` orders members: the least one leads its group."""

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {m: m for m in members}

    def find(self, member: T) -> T:
        """A member that stands for the whole group as long as nothing is joined."""
        parent = self._parent.setdefault(member, member)
        while parent != self._parent[parent]:
            self._parent[member] = self._parent[parent]
            member, parent = parent, self._parent[parent]
        return parent

    def join(self, a: T, b: T) -> None:
        """Make the groups of both members one."""
        self._parent[self.find(a)] = self.find(b)

    def together(self, a: T, b: T) -> bool:
        """Whether both are in one group."""
        return self.find(a) == self.find(b)

    def groups(self) -> list[list[T]]:
        """All groups, in no order that means anything."""
        found: dict[T, list[T]] = {}
        for member in self._parent:
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
