"""Reading and writing many rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, delete, insert

T = TypeVar("T")
STRETCH = 900  # how many values one statement is given
AT_ONCE = 1_000  # rows taken from the database at a time


def stretches(items: Iterable[T], size: int = STRETCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    feed = iter(items)
    while part := list(islice(feed, size)):
        yield part


def fetch(connection: Connection, select: Select[Any], column: Column[Any], ids: Iterable[Any]) -> Iterator[Any]:
    """The rows of a select whose column is one of many values, in no order."""
    for part in stretches(ids):
        for rows in connection.execute(select.where(column.in_(part))).partitions(AT_ONCE):
            yield from rows


def add(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that are not there yet."""
    for part in stretches(rows):
        connection.execute(insert(table), part)


def remove(connection: Connection, column: Column[Any], ids: Iterable[Any]) -> None:
    """Delete the rows whose column is one of many values."""
    for part in stretches(ids):
        connection.execute(delete(column.table).where(column.in_(part)))


def replace(connection: Connection, column: Column[Any], ids: Iterable[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows in place of those whose column is one of many values."""
    remove(connection, column, ids)
    add(connection, column.table, rows)
