"""What a watch remembers between runs: feeds, the pages they named, and when whom to ask again.

A small SQLite file of its own. Every change is one transaction: a run that dies leaves the notebook as it was before
or after a step, never between. A power cut may undo the last steps; they are then taken again, which does no harm.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.errors import SourceError
from onrecord.space import is_full

_SCHEMA = """
create table if not exists feed (
    url text primary key, title text not null default '', etag text not null default '',
    modified text not null default '', due real not null default 0, failures integer not null default 0
);
create table if not exists page (
    url text primary key, list text not null, told text not null default '{}', updated text not null default '',
    due real, visits integer not null default 0, failures integer not null default 0,
    etag text not null default '', modified text not null default '', capture text not null default ''
);
create index if not exists page_due on page (due);
create table if not exists host (name text primary key, free real not null);
"""


@dataclass(frozen=True, slots=True)
class FeedNote:
    """What is remembered of a feed: validators for a conditional request, when it is due, failures in a row."""

    url: str
    title: str = ""
    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class PageNote:
    """What is remembered of a page: the list that named it and what that said, and its last capture.

    `due` is None for a page that is not visited again.
    """

    url: str
    list: str
    told: dict[str, str]
    updated: str = ""
    due: float | None = 0.0
    visits: int = 0
    failures: int = 0
    etag: str = ""
    modified: str = ""
    capture: str = ""


def reason(error: sqlite3.Error, path: Path) -> str:
    """What went wrong with a notebook: SQLite has several words for a disk that is full or read-only."""
    if is_full(path.parent):
        return "the disk is full"
    return str(error) if os.access(path.parent, os.W_OK) else "its folder is read-only"


class Notebook:
    """The file a watch remembers in; one process at a time writes."""

    def __init__(self, path: Path) -> None:
        try:
            self._store = sqlite3.connect(path, timeout=10, isolation_level=None)
            self._store.executescript("pragma journal_mode = wal; pragma synchronous = normal;" + _SCHEMA)
        except sqlite3.Error as error:
            message = f"the notebook of the watch {path} cannot be opened: {reason(error, path)}."
            raise SourceError(message, "Check its permissions, or move it away to start anew.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def feeds(self, urls: Iterable[str]) -> list[FeedNote]:
        """The notes of these feeds, in order; a feed not seen before is due at once."""
        rows = {row[0]: row for row in self._store.execute("select * from feed")}
        return [FeedNote(*rows[url]) if url in rows else FeedNote(url) for url in dict.fromkeys(urls)]

    def keep_feed(self, feed: FeedNote, pages: Sequence[PageNote] = ()) -> None:
        """Remember a feed together with the pages it named: new ones, and known ones it says have changed."""
        with self._transaction():
            values = (feed.url, feed.title, feed.etag, feed.modified, feed.due, feed.failures)
            self._store.execute("insert or replace into feed values (?, ?, ?, ?, ?, ?)", values)
            for page in pages:
                known = self.page(page.url)
                if known is None:
                    self._write(page)
                elif page.updated and page.updated != known.updated:
                    self._write(replace(known, updated=page.updated, told=page.told, due=page.due, failures=0))

    def page(self, url: str) -> PageNote | None:
        """The note of a page, or None."""
        row = self._store.execute("select * from page where url = ?", (url,)).fetchone()
        return _page(row) if row else None

    def keep_page(self, page: PageNote) -> None:
        """Remember a page."""
        with self._transaction():
            self._write(page)

    def due_pages(self, now: float) -> list[PageNote]:
        """The pages due now: those never seen first, then by day due."""
        query = "select * from page where due <= ? order by visits > 0, due, url limit 500"
        return [_page(row) for row in self._store.execute(query, (now,))]

    def next_due(self, urls: Iterable[str]) -> float | None:
        """When something is due next: one of these feeds, or a page."""
        feeds = [feed.due for feed in self.feeds(urls)]
        page = self._store.execute("select min(due) from page").fetchone()[0]
        return min([*feeds, *([page] if page is not None else [])], default=None)

    def host_free(self, name: str) -> float:
        """When a host may be asked again."""
        row = self._store.execute("select free from host where name = ?", (name,)).fetchone()
        return float(row[0]) if row else 0.0

    def keep_host(self, name: str, free: float) -> None:
        """Remember when a host may be asked again."""
        self._store.execute("insert or replace into host values (?, ?)", (name, free))

    def _write(self, page: PageNote) -> None:
        values = (
            page.url,
            page.list,
            json.dumps(page.told, sort_keys=True),
            page.updated,
            page.due,
            page.visits,
            page.failures,
            page.etag,
            page.modified,
            page.capture,
        )
        self._store.execute("insert or replace into page values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def _transaction(self) -> _Transaction:
        return _Transaction(self._store)


class _Transaction:
    """All or nothing."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def __enter__(self) -> None:
        self._store.execute("begin immediate")

    def __exit__(self, kind: object, *_: object) -> None:
        self._store.execute("rollback" if kind else "commit")


def _page(row: Sequence[object]) -> PageNote:
    url, list_, told, *rest = row
    return PageNote(str(url), str(list_), json.loads(str(told)), *rest)  # type: ignore[arg-type]
