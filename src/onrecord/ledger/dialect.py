"""All that is particular to SQLite: connections and pragmas, full-text search, its errors in plain words, backup.

Another database needs a module with the same functions; nothing else in the ledger names one.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Engine,
    Integer,
    Row,
    Select,
    String,
    Table,
    create_engine,
    event,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from onrecord.errors import LedgerError, LedgerLockedError
from onrecord.space import is_full

APPLICATION = 0x6F6E7264  # marks the file as a ledger, in SQLite's application_id
WRITING = {"writing": True}  # execution option: the transaction is to write

# Every commit is on the disk before it returns; some memory for pages; a journal shrinks again after a large write.
PRAGMAS = (
    "synchronous=FULL",
    "cache_size=-65536",
    "mmap_size=268435456",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)

# What SQLite says, what that means, and what to do. The first that fits wins.
_TROUBLES = (
    ("locked", "another process is writing to it.", "Wait until it has finished, or stop it, and try again."),
    ("readonly", "it cannot be written: the file or its folder is read-only.", "Give yourself the right to write."),
    ("unable to open", "it cannot be opened or its folder cannot be written.", "Check the path and its permissions."),
    ("disk is full", "the disk is full; nothing was changed.", "Free some space and run the same command again."),
    ("disk I/O error", "the disk reports an error; nothing was changed.", "Check the disk, then run it again."),
    ("not a database", "it is no ledger.", "Name another file with --ledger."),
    ("malformed", "it is damaged.", "Restore a backup, or make it anew from the archive with: onrecord rebuild."),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the database's errors into the ledger's, with what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        said = _said(error)
        if ("I/O error" in said or "unable to open" in said) and is_full(path.parent):
            said = "disk is full"
        for sign, meaning, remedy in _TROUBLES:
            if sign in said:
                kind = LedgerLockedError if sign == "locked" else LedgerError
                raise kind(f"{path}: {meaning}", remedy) from error
        raise LedgerError(f"{path}: the database says: {said}.", "Check the file with: onrecord verify.") from error


def _said(error: BaseException) -> str:
    """What the database said first. A full disk may end the whole transaction, so that its parts cannot be undone."""
    said = str(getattr(error, "orig", error))
    if "no such savepoint" in said:
        earlier = error.__context__
        while earlier is not None:
            if isinstance(earlier, DatabaseError | sqlite3.DatabaseError):
                said = str(getattr(earlier, "orig", earlier))
            earlier = earlier.__context__
    return said


def listed(values: Iterable[str]) -> Select[Any]:
    """Any number of texts as the rows of a query, for a column to be one of."""
    rows = func.json_each(json.dumps(sorted(values))).table_valued("value")
    return select(rows.c.value)


def writable(path: Path) -> bool:
    """Whether the ledger and the folder its journal lies in can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _address(path: Path) -> str:
    """SQLite's address of the file. Where nothing can be written and no journal waits, it is read as it lies."""
    journal = path.with_name(path.name + "-wal")
    settled = not journal.exists() or not journal.stat().st_size
    mode = "mode=rwc" if writable(path) else "mode=ro&immutable=1" if settled else "mode=ro"
    return f"file:{quote(str(path.absolute()))}?{mode}"


def engine(path: Path, timeout: float) -> Engine:
    """A pool of connections to the file; waits `timeout` seconds for another process that writes."""
    address = _address(path)

    def connect() -> sqlite3.Connection:
        link = sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            link.execute(f"PRAGMA {pragma}")
        return link

    made = create_engine("sqlite://", creator=connect, pool_size=8, max_overflow=24, poolclass=_pool())
    event.listen(made, "begin", _begin)
    return made


def _pool() -> type:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _begin(connection: Connection) -> None:
    """Take the write lock at the start of a transaction that writes, so that it cannot fail half-way for want of it."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def keep_journal(made: Engine) -> None:
    """Switch the file to a write-ahead log, which lets others read while one writes."""
    link = made.raw_connection()
    try:
        link.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        link.close()


def marks(connection: Connection) -> tuple[int, int, bool]:
    """The file's application mark, the version of its schema, and whether it holds any table."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return application, version, bool(tables)


def mark(connection: Connection, version: int) -> None:
    """Mark the file as a ledger whose schema has this version."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def damage(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with the file."""
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield said


def copy(made: Engine, to: Path) -> None:
    """Copy the database as it is at one moment to a new file; others may write meanwhile and do not delay it."""
    target = sqlite3.connect(to)
    link = made.raw_connection()
    try:
        link.driver_connection.backup(target)  # type: ignore[union-attr]
        target.execute("PRAGMA journal_mode=WAL")
    finally:
        link.close()
        target.close()


def pour(made: Engine, into: Engine) -> None:
    """Put one database's whole content in the place of another's, in one transaction of the other's."""
    source, target = made.raw_connection(), into.raw_connection()
    try:
        source.driver_connection.backup(target.driver_connection)  # type: ignore[union-attr]
    finally:
        source.close()
        target.close()


# -- full-text search ---------------------------------------------------------------------------------------------


def text_index(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    """The statements that make a full-text index `<table>_fts` over columns of a table and keep it in step."""
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
    index = f"{table}_fts"
    drop = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.n, {old});"
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.n, {new});"
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='n',"
        " tokenize='porter unicode61 remove_diacritics 2')"
    )
    yield f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END"
    yield f"CREATE TRIGGER {index}_drop AFTER DELETE ON {table} BEGIN {drop} END"
    yield f"CREATE TRIGGER {index}_change AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END"


def query(words: str, joined: str = " ") -> str:
    """A user's words as a full-text query in which nothing but "quoted words" has a meaning; empty where none is left.

    `joined` is ` ` for all of the words, ` OR ` for any.
    """
    pieces = [whole or single for whole, single in re.findall(r'"([^"]+)"|([^\s"]+)', words.replace("\0", " "))]
    return joined.join(f'"{piece}"' for piece in pieces if re.search(r"\w", piece))


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those of the rows that are not there yet, without reading what is."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def unindexed(column: Column[Any]) -> ColumnElement[Any]:
    """The column, in a form that keeps the planner from reading by an index on it."""
    return literal_column(f"+{column.table.name}.{column.name}", column.type)


def plain_rows(connection: Connection, wanted: Select[Any]) -> Sequence[tuple[Any, ...]]:
    """All rows as the driver gives them, days as text: far quicker for many rows. The select has no parts in a list."""
    compiled = wanted.compile(connection)
    given = (compiled.params[name] for name in compiled.positiontup or ())
    bound = tuple(value.isoformat() if isinstance(value, date) else value for value in given)
    cursor = connection.exec_driver_sql(str(compiled), bound)
    found: Sequence[tuple[Any, ...]] = cursor.cursor.fetchall()
    cursor.close()
    return found


def numbers(connection: Connection, wanted: Select[Any]) -> list[int]:
    """All values of a select's one column of whole numbers, far quicker than row by row."""
    joined = connection.execute(select(func.group_concat(wanted.subquery().c[0]))).scalar() or ""
    return [int(number) for number in joined.split(",")] if joined else []


MATCH_OPEN, MATCH_CLOSE = "\x02", "\x03"


def pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet in stretches, each with whether it matched."""
    found: list[tuple[str, bool]] = []
    for part in re.split("(\x02[^\x03]*\x03)", snippet):
        if part:
            hit = part[0] == MATCH_OPEN
            found.append((part.strip("\x02\x03"), hit))
    return tuple(found)


def matching(table: str, query: str, among: Iterable[int] | None = None) -> Select[Any]:
    """The numbers `n` of a table's rows, or of those among a few, that fit a query."""
    number = literal_column("rowid", Integer)
    found = select(number).select_from(text(f"{table}_fts")).where(_match(table, query))
    return found if among is None else found.where(number.in_(list(among)))


def _match(table: str, query: str) -> ColumnElement[bool]:
    return literal_column(f"{table}_fts").op("MATCH")(query)


# What is searched: its full-text index, the table beside it, the table's day, and the columns a result shows.
SEARCHED = {
    "commitment": (
        "commitment_fts",
        "commitment",
        "first_stated",
        "t.id, t.action AS title, t.first_stated AS day, NULL AS outlet",
    ),
    "source": ("document_text_fts", "document", "day", "t.id, t.title, t.day, t.outlet"),
}
MANY = 10_000  # with so many hits their match says little, and weighing it takes longer than a page may


def count_hits(connection: Connection, what: str, query: str, until: date | None) -> int:
    """How many commitments or sources fit the query; those told by a day, or all."""
    index, table, day, _ = SEARCHED[what]
    beside = f" f JOIN {table} t ON t.n = f.rowid" if until else ""
    sql = f"SELECT count(*) FROM {index}{beside} WHERE {index} MATCH :query{_told(day, until)}"
    return int(connection.execute(text(sql), _bound(query, until)).scalar_one())


def hits(
    connection: Connection, what: str, query: str, until: date | None, limit: int, offset: int, *, many: bool
) -> Sequence[Row[Any]]:
    """The commitments or sources that fit the query, told by a day or all: best match (BM25) first, or, where they are
    many, the last added first.
    """
    index, table, day, columns = SEARCHED[what]
    shown = f"{columns}, snippet({index}, 1, char({ord(MATCH_OPEN)}), char({ord(MATCH_CLOSE)}), '…', 24) AS snippet"
    order = "f.rowid DESC" if many else "f.rank, t.id"
    sql = (
        f"SELECT {shown} FROM {index} f JOIN {table} t ON t.n = f.rowid WHERE {index} MATCH :query{_told(day, until)}"
        f" ORDER BY {order} LIMIT :limit OFFSET :offset"
    )
    wanted = text(sql).columns(id=String, title=String, day=Date, outlet=String, snippet=String)
    return connection.execute(wanted, _bound(query, until) | {"limit": limit, "offset": offset}).all()


def snippets(connection: Connection, query: str, numbers: Sequence[int]) -> dict[int, str]:
    """Number of a commitment → the words of it that fit a query, of those among some that do."""
    shown = f"snippet(commitment_fts, 1, char({ord(MATCH_OPEN)}), char({ord(MATCH_CLOSE)}), '…', 24)"
    wanted = matching("commitment", query, numbers).add_columns(literal_column(shown, String))
    return {row[0]: row[1] for row in connection.execute(wanted)}


def _told(day: str, until: date | None) -> str:
    return f" AND (t.{day} IS NULL OR t.{day} <= :until)" if until else ""


def _bound(query: str, until: date | None) -> dict[str, Any]:
    return {"query": query} | ({"until": until.isoformat()} if until else {})


def best_documents(connection: Connection, query: str, since: date | None, limit: int) -> list[str]:
    """Ids of the documents that fit a query, published from a day on, best match (BM25) first; of very many, among
    those added last.
    """
    sql = (
        "SELECT t.id FROM (SELECT rowid, rank FROM document_text_fts WHERE document_text_fts MATCH :query"
        " ORDER BY rowid DESC LIMIT :many) f JOIN document t ON t.n = f.rowid"
        " WHERE :since IS NULL OR t.day >= :since ORDER BY f.rank, t.id LIMIT :limit"
    )
    values = {"query": query, "since": since and since.isoformat(), "limit": limit, "many": MANY}
    return list(connection.execute(text(sql), values).scalars())
