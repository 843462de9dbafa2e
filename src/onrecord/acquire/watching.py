"""Following feeds politely, for years: conditional requests, robots.txt, a pause for each host, back-off, jitter.

A page is remembered as taken only after the caller has come back for the next one: what the caller had not kept when
the run died is handed out again by the next run.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.acquire.addresses import Getter, inline_capture, is_address, listed, page_capture
from onrecord.acquire.capturing import storable
from onrecord.acquire.fetching import Answer, Fetcher
from onrecord.acquire.lists import OPML, Item, Listing, read_list, unzipped
from onrecord.acquire.notebook import FeedNote, Notebook, PageNote, reason
from onrecord.acquire.robots import Robots
from onrecord.config import Config
from onrecord.errors import OnrecordError, SourceError
from onrecord.model import Capture, Issue

Found = Capture | Issue
Unchanged = Callable[[Capture, str], bool]
HOUR, DAY = 3600.0, 86_400.0
REVISITS = (DAY, 7 * DAY)  # how long after a visit a page is looked at again, in case it was changed
_PAUSE = 2.0  # seconds between requests to one host, where it does not ask for more
_LONGEST_WAIT = 90.0  # seconds; for a host that wants more, others are served first
_FIRST_RETRY, _LAST_RETRY = 60.0, DAY
_MOST_FAILURES = 6  # failures in a row after which a page is given up
_JITTER = 0.2  # share of a wait that is left to chance, so that many watchers do not come at once


@dataclass(slots=True)
class Surroundings:
    """What a watch needs from the world; tests bring their own."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = field(default_factory=lambda: random.Random().random)


def watch(
    lists: Iterable[str],
    notebook: Path,
    *,
    config: Config,
    once: bool = False,
    every: float = HOUR / 4,
    unchanged: Unchanged = lambda new, old_id: new.id == old_id,
    fetcher: Getter | None = None,
    world: Surroundings | None = None,
) -> Iterator[Found]:
    """Follow feeds, sitemaps and OPML lists, and hand out each new or changed page once.

    Args:
        lists: their addresses, or files that list addresses (OPML, sitemaps of sitemaps).
        notebook: the file to remember in; made where it is not there.
        config: bounds of a request.
        once: come to an end when nothing more is due, instead of waiting.
        every: seconds between looks at one feed.
        unchanged: whether a page visited again says the same as its last capture, given by id.
        fetcher: who asks; by default the network.
        world: clock, sleep and chance.

    Yields:
        Captures and issues. A capture of a page seen before carries `replaces`, the id of its last capture.
    """
    addresses = dict.fromkeys(address for source in lists for address in _named(source, config))
    watcher = _Watcher(list(addresses), Notebook(notebook), fetcher or Fetcher(config), world or Surroundings(), config)
    try:
        yield from map(storable, watcher.run(once, every, unchanged))
    except sqlite3.Error as error:
        message = f"the notebook of the watch {notebook} cannot be written: {reason(error, notebook)}."
        raise SourceError(message, "Free some space or check its permissions; what was taken is kept.") from error
    finally:
        watcher.notebook.close()


class _Watcher:
    """One run of a watch."""

    def __init__(
        self, lists: list[str], notebook: Notebook, fetcher: Getter, world: Surroundings, config: Config
    ) -> None:
        self.lists = lists
        self.notebook = notebook
        self.fetcher = fetcher
        self.world = world
        self.config = config
        self.robots = Robots(_Paced(self))

    def run(self, once: bool, every: float, unchanged: Unchanged) -> Iterator[Found]:
        while True:
            yield from self.look(every)
            yield from self.visit(unchanged)
            due = self.notebook.next_due(self.lists)
            wait = max(0.0, (due if due is not None else self.world.now() + every) - self.world.now())
            if once and wait > 0:
                return
            self.world.sleep(min(wait, HOUR))

    def look(self, every: float) -> Iterator[Found]:
        """Ask every feed that is due what is new."""
        for feed in self.notebook.feeds(self.lists):
            if feed.due > self.world.now():
                continue
            if rest := self._rest(feed.url):
                self.notebook.keep_feed(replace(feed, due=rest))
                continue
            try:
                yield from self._look_at(feed, every)
            except SourceError as error:
                failures = feed.failures + 1
                self.notebook.keep_feed(replace(feed, failures=failures, due=self._later(failures)))
                yield Issue(feed.url, error.message, error.remedy)

    def _look_at(self, feed: FeedNote, every: float) -> Iterator[Found]:
        answer = self._ask(feed.url, feed.etag, feed.modified)
        due = self.world.now() + self._about(every)
        if answer.status == 304:
            self.notebook.keep_feed(replace(feed, failures=0, due=due))
            return
        listing = read_list(unzipped(answer.content, self.config.max_bytes))
        self._follow(listing)
        pages = [_noted(item, feed.url, listing) for item in listing.items if is_address(item.url)]
        inline = [item for item in listing.items if not is_address(item.url)]
        for item in inline:
            if found := inline_capture(item, listing, feed.url):
                yield found
        kept = FeedNote(feed.url, listing.title, *_validators(answer), due, 0)
        self.notebook.keep_feed(kept, pages)

    def _follow(self, listing: Listing) -> None:
        """Follow the lists a list names, too."""
        known = set(self.lists)
        limit = None if listing.kind == OPML else 50
        self.lists += [url for url in listing.lists[:limit] if url not in known]

    def visit(self, unchanged: Unchanged) -> Iterator[Found]:
        """Fetch the pages that are due."""
        for page in self.notebook.due_pages(self.world.now()):
            if rest := self._rest(page.url):
                self.notebook.keep_page(replace(page, due=rest))
                continue
            try:
                if not self.robots.allows(page.url, self.world.now()):
                    self.notebook.keep_page(replace(page, due=None))
                    yield Issue(page.url, "the site asks programs not to read it (robots.txt).", "It was left out.")
                    continue
                answer = self._ask(page.url, page.etag, page.modified)
            except SourceError as error:
                yield from self._failed(page, error)
                continue
            yield from self._taken(page, answer, unchanged)

    def _taken(self, page: PageNote, answer: Answer, unchanged: Unchanged) -> Iterator[Found]:
        visits = page.visits + 1
        wait = REVISITS[visits - 1] if visits <= len(REVISITS) else None
        due = self.world.now() + self._about(wait) if wait else None
        kept = replace(page, due=due, visits=visits, failures=0)
        if answer.status == 304:
            self.notebook.keep_page(kept)
            return
        replaces = {"replaces": page.capture} if page.capture else {}
        found = page_capture(answer, page.url, self.config, page.told | replaces)
        etag, modified = _validators(answer)
        kept = replace(kept, etag=etag, modified=modified)
        if isinstance(found, Issue):
            yield found
        elif not (page.capture and _same(found, page.capture, unchanged)):
            kept = replace(kept, capture=found.id)
            yield found
        self.notebook.keep_page(kept)

    def _failed(self, page: PageNote, error: SourceError) -> Iterator[Issue]:
        failures = page.failures + 1
        given_up = failures >= _MOST_FAILURES
        self.notebook.keep_page(replace(page, failures=failures, due=None if given_up else self._later(failures)))
        after = f" It was given up after {failures} tries." if given_up else " It will be tried again."
        yield Issue(page.url, error.message, error.remedy + after)

    def _ask(self, url: str, etag: str, modified: str) -> Answer:
        """One polite request: conditional where there is something to compare with."""
        pause = max(_PAUSE, self.robots.pause(url, self.world.now()))
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        answer = self.paced(url, headers, pause)
        if answer.status not in (200, 304):
            raise SourceError(f"the server answers {answer.status}.", "Check the address if this goes on.")
        return answer

    def paced(self, url: str, headers: dict[str, str] | None, pause: float) -> Answer:
        """An answer, asked for once the host is free again; it then is left alone for the pause, or as it asks."""
        host = urlsplit(url).netloc
        wait = self.notebook.host_free(host) - self.world.now()
        if wait > 0:
            self.world.sleep(wait)
        try:
            answer = self.fetcher.get(url, headers)
        finally:
            self.notebook.keep_host(host, self.world.now() + self._about(pause))
        if answer.status in (429, 503):
            self.notebook.keep_host(host, self.world.now() + _retry_after(answer))
        return answer

    def _rest(self, url: str) -> float | None:
        """Until when a host asked to be left alone, where that is longer than is worth waiting for."""
        free = self.notebook.host_free(urlsplit(url).netloc)
        return free if free - self.world.now() > _LONGEST_WAIT else None

    def _later(self, failures: int) -> float:
        return self.world.now() + self._about(min(_FIRST_RETRY * 4.0 ** (failures - 1), _LAST_RETRY))

    def _about(self, seconds: float) -> float:
        return seconds * (1 + _JITTER * self.world.chance())


class _Paced:
    """Whoever asks through it waits for the host as the watch does."""

    def __init__(self, watcher: _Watcher) -> None:
        self._watcher = watcher

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer; raises SourceError where there is none."""
        return self._watcher.paced(url, headers, _PAUSE)


def _named(source: str, config: Config) -> tuple[str, ...]:
    """The addresses a source stands for: itself, or those a file lists.

    Raises:
        SourceError: where the file cannot be read or lists none.
    """
    if is_address(source):
        return (source,)
    try:
        with Path(source).open("rb") as stream:
            listing = read_list(unzipped(stream.read(config.max_bytes), config.max_bytes))
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror or error}.", "Check the path.") from error
    if not listing.lists:
        raise SourceError(f"{source} lists no feeds.", "Give the address of a feed, or an OPML list.")
    return listing.lists


def _same(new: Capture, old_id: str, unchanged: Unchanged) -> bool:
    """Whether a page says what it said; one that can no longer be compared counts as changed."""
    try:
        return unchanged(new, old_id)
    except OnrecordError:
        return False


def _noted(item: Item, source: str, listing: Listing) -> PageNote:
    told = listed(item, source) | ({"listed_outlet": listing.title} if listing.title else {})
    return PageNote(item.url, source, told, item.updated)


def _validators(answer: Answer) -> tuple[str, str]:
    return answer.headers.get("etag", ""), answer.headers.get("last-modified", "")


def _retry_after(answer: Answer) -> float:
    written = answer.headers.get("retry-after", "")
    return min(float(written), DAY) if written.isdigit() else _FIRST_RETRY
