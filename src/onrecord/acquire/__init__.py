"""Bytes in: what the user names becomes captures, kept by content hash.

    acquire(sources, *, config) -> Iterator[Capture | Issue]        files, folders, web archives, addresses, lists
    watch(lists, notebook, *, config, once) -> Iterator[Capture | Issue]        feeds followed over time
    Archive(path): put, get, sources, ids, verify

One bad source never stops the others: it becomes an `Issue` with a remedy. Only what the user named is asked over the
network: addresses, and the pages that feeds, sitemaps and OPML lists among them name. To take in one more kind of
file, see `sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.acquire.archive import Archive
from onrecord.acquire.sources import acquire
from onrecord.config import Config
from onrecord.model import Capture, Issue

__all__ = ["Archive", "acquire", "watch"]


def watch(
    lists: Iterable[str],
    notebook: Path,
    *,
    config: Config,
    once: bool = False,
    unchanged: Callable[[Capture, str], bool] = lambda new, old_id: new.id == old_id,
) -> Iterator[Capture | Issue]:
    """Follow feeds, sitemaps and OPML lists, and hand out each new or changed page once.

    Args:
        lists: their addresses, or files that list addresses (OPML, sitemaps of sitemaps).
        notebook: the file to remember in, a small SQLite file; made where it is not there.
        config: bounds of a request.
        once: come to an end when nothing more is due, instead of waiting.
        unchanged: whether a page visited again says the same as its last capture, given by id.

    Yields:
        Captures and issues. A capture counts as taken when the caller comes back for the next one. That of a page
        seen before carries `replaces` among what is supplied, the id of its last capture.
    """
    from onrecord.acquire.watching import watch as follow  # imported late: the network's libraries are slow to load

    yield from follow(lists, notebook, config=config, once=once, unchanged=unchanged)
