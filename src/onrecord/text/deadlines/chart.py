"""A small chart parser: rows of patterns over a run of words, every row tried wherever its first item stands.

The parser goes through a run from right to left, so that when an item is met everything that may follow it has
been read already (a left-corner chart parse without a queue of half-read rows). Patterns share their beginnings
in a tree, so that a row costs nothing where its first item does not stand.

A pattern is words and kinds separated by spaces: `of` is that word, `<month>` anything of that kind, `in|during`
either of two, `the?` optional. The values of the kinds are handed to the row's function, the words are not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

MOST_READINGS = 4  # of one stretch as one kind
MOST_EDGES = 1200  # of one run; ordinary runs have a few dozen


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of items read as something: item offsets, kind, value, and the rows that made it."""

    start: int
    end: int
    kind: str
    value: Any
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One rule. `example` and `counter` are run as tests: the row fires on the first and not on the second."""

    name: str
    kind: str
    patterns: tuple[str, ...]
    make: Callable[..., Any]
    example: tuple[str, str]
    counter: str


@dataclass(slots=True)
class Node:
    """One step of the tree of patterns."""

    after: dict[str, Node] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


class Grammar:
    """A table of rows, and the tree made of their patterns."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._root: Node = Node()

    def row(
        self, kind: str, *patterns: str, example: tuple[str, str], counter: str
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Enter a function as the row of these patterns. It returns None where the values make no sense."""

        def enter(make: Callable[..., Any]) -> Callable[..., Any]:
            row = Row(make.__name__, kind, patterns, make, example, counter)
            self.rows.append(row)
            for pattern in patterns:
                for items in spelled_out(pattern):
                    node = self._root
                    for item in items:
                        node = node.after.setdefault(item, Node())
                    node.rows.append(row)
            return make

        return enter

    def parse(self, context: Any, items: Sequence[Sequence[Edge]]) -> list[Edge]:
        """All readings of stretches of a run. `items` holds, for each position, the readings of the word there."""
        chart: list[dict[str, list[Edge]]] = [{} for _ in range(len(items) + 1)]
        room = MOST_EDGES
        for position in range(len(items) - 1, -1, -1):
            room -= self._read_at(context, chart, position, items[position], room)
        return [e for here in chart for edges in here.values() for e in edges]

    def _read_at(
        self, context: Any, chart: list[dict[str, list[Edge]]], position: int, first: Sequence[Edge], room: int
    ) -> int:
        """Read what starts at a position; gives how many readings were kept, at most `room`."""
        here, agenda, kept = chart[position], list(first), 0
        while agenda and kept < room:
            edge = agenda.pop()
            rivals = here.setdefault(edge.kind, [])
            same = [r for r in rivals if r.end == edge.end]
            if len(same) >= MOST_READINGS or any(r.value == edge.value for r in same):
                continue
            rivals.append(edge)
            kept += 1
            node = self._root.after.get(edge.kind)
            if node:
                self._follow(context, chart, node, (edge,), agenda)
        return kept

    def _follow(
        self,
        context: Any,
        chart: list[dict[str, list[Edge]]],
        node: Node,
        path: tuple[Edge, ...],
        agenda: list[Edge],
    ) -> None:
        start, end = path[0].start, path[-1].end
        for row in node.rows:
            value = _made(row, context, [e.value for e in path if e.kind[0] == "<"])
            if value is not None:
                rules = (row.name, *[r for e in path for r in e.rules])
                agenda.append(Edge(start, end, row.kind, value, rules))
        there = chart[end]
        for item, after in node.after.items():
            for edge in there.get(item, ()):
                self._follow(context, chart, after, (*path, edge), agenda)


def _made(row: Row, context: Any, values: list[Any]) -> Any:
    """What a row makes of its values; what runs out of the calendar (years 1 to 9999) is no reading."""
    try:
        return row.make(context, *values)
    except (OverflowError, ValueError):
        return None


def spelled_out(pattern: str) -> list[tuple[str, ...]]:
    """Every plain sequence a pattern stands for."""
    choices = []
    for item in pattern.split():
        words = item.rstrip("?").split("|")
        choices.append([*words, ""] if item.endswith("?") else words)
    return [tuple(w for w in words if w) for words in product(*choices)]
