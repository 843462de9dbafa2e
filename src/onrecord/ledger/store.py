"""Opening a ledger, and the transactions everything else runs in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine

from onrecord.errors import LedgerError, NotFoundError
from onrecord.ledger import dialect

SCHEMA = 3  # the version of the newest migration


class Store:
    """An open ledger file with its transactions; the other parts of the ledger build on it."""

    def __init__(self, path: Path, made: Engine, due_soon_days: int) -> None:
        self._path = path
        self._engine = made
        self._due_soon_days = due_soon_days
        self._own = threading.local()
        self._kept: Any = None  # the board, once something was counted

    @classmethod
    def open(cls, path: Path, *, create: bool = True, timeout: float = 3.0, due_soon_days: int = 30) -> Self:
        """Open the ledger at `path`, making it (and its folder) where missing and bringing an older one up to date.

        Args:
            path: the SQLite file.
            create: whether a missing one is made; else it is a NotFoundError.
            timeout: seconds to wait for another process that is writing.
            due_soon_days: how many days before its last day a commitment counts as due soon.

        Raises:
            LedgerLockedError: another process holds it.
            LedgerError: the file is no ledger, is damaged, was made by a newer version or cannot be written.
            NotFoundError: it is missing and not to be made.
        """
        if not path.exists():
            if not create:
                raise NotFoundError(f"There is no ledger at {path}.", "Make one with: onrecord add SOURCE")
            _make_folder(path)
        elif path.is_dir():
            raise LedgerError(f"{path}: it is a folder, not a ledger.", "Name a file with --ledger.")
        with dialect.explained(path):
            made = dialect.engine(path, timeout)
            try:
                _bring_up_to_date(path, made)
            except BaseException:
                made.dispose()
                raise
        return cls(path, made, due_soon_days)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return self._path

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join all writing inside into one transaction: all of it or, after an exception, none."""
        with self._writing():
            yield

    @property
    def _in_transaction(self) -> bool:
        """Whether this thread is writing."""
        return getattr(self._own, "connection", None) is not None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """The connection of the transaction this thread writes in; the outermost use begins and ends it.

        A use within is all or nothing in itself, for one who catches its error and goes on.
        """
        current: Connection | None = getattr(self._own, "connection", None)
        if current is not None:
            with current.begin_nested():
                yield current
            return
        with (
            dialect.explained(self._path),
            self._engine.connect().execution_options(**dialect.WRITING) as connection,
            connection.begin(),
        ):
            self._own.connection = connection
            try:
                yield connection
            finally:
                self._own.connection = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state, that of the running transaction where there is one."""
        current: Connection | None = getattr(self._own, "connection", None)
        if current is not None:
            yield current
            return
        with dialect.explained(self._path), self._engine.connect() as connection, connection.begin():
            yield connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{path.parent}: {error.strerror}.", "Name another place with --ledger.") from error


def _bring_up_to_date(path: Path, made: Engine) -> None:
    """Check what the file is, and migrate it where its schema is older than the newest."""
    with made.connect() as connection:
        application, version, filled = dialect.marks(connection)
    if filled and application != dialect.APPLICATION:
        raise LedgerError(f"{path}: it is no ledger.", "Name another file with --ledger.")
    if version > SCHEMA:
        raise LedgerError(f"{path}: it was made by a newer version of onrecord.", "Update onrecord.")
    if version < SCHEMA:
        if not dialect.writable(path):
            raise LedgerError(
                f"{path}: it cannot be brought up to date: the file or its folder is read-only.",
                "Give yourself the right to write, or copy it elsewhere.",
            )
        dialect.keep_journal(made)
        _migrate(made)


def _migrate(made: Engine) -> None:
    """Run the missing migrations in one transaction; another process may have been faster."""
    from onrecord.ledger.migrate import upgrade

    with made.connect().execution_options(**dialect.WRITING) as connection, connection.begin():
        if dialect.marks(connection)[1] < SCHEMA:
            upgrade(connection)
            dialect.mark(connection, SCHEMA)
