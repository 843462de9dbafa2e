"""Addresses: a page becomes a capture; a feed, sitemap or OPML list becomes the captures of what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.acquire import media
from onrecord.acquire.capturing import capture_of
from onrecord.acquire.lists import FEED, Item, Listing, list_kind, read_list, unzipped
from onrecord.acquire.packed import opened, unpacked_name
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.model import Capture, Issue

if TYPE_CHECKING:
    from onrecord.acquire.fetching import Answer

Found = Capture | Issue
MOST_PAGES = 5_000  # pages taken from what one named list leads to
_DEEPEST = 3  # lists inside lists
_SHORTEST = 200  # characters of an entry's own content below which it is only a teaser
_WARC_START = b"WARC/1."
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_KINDS = {
    "text/html": media.HTML,
    "application/xhtml+xml": media.HTML,
    "text/plain": media.TEXT,
    "text/markdown": media.MARKDOWN,
    media.PDF: media.PDF,
    media.MAIL: media.MAIL,
}


class Getter(Protocol):
    """Whatever answers a request for an address."""

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer; raises SourceError where there is none."""
        ...


def is_address(source: str) -> bool:
    """Whether a source is an address and not a path."""
    return source.lower().startswith(("http://", "https://"))


def from_address(url: str, fetcher: Getter, config: Config) -> Iterator[Found]:
    """All that an address leads to: its page, or the pages its list names."""
    try:
        answer = answered(url, fetcher)
        answer = replace(answer, content=unzipped(answer.content, config.max_bytes))
        listing = read_list(answer.content) if list_kind(answer.content) else None
    except SourceError as error:
        yield Issue(url, error.message, error.remedy)
        return
    if listing is None:
        yield page_capture(answer, url, config)
    else:
        yield from from_listing(listing, url, fetcher, config)


def from_listing(listing: Listing, source: str, fetcher: Getter, config: Config) -> Iterator[Found]:
    """The pages a list names, fetched; for an entry whose page cannot be had, what the list itself carries of it."""
    taken = 0
    for item in _items(listing, fetcher, config, 0):
        if isinstance(item, Issue):
            yield item
            continue
        if taken >= MOST_PAGES:
            yield Issue(source, f"only the first {MOST_PAGES} pages it names were taken.", "Name smaller lists.")
            return
        taken += 1
        yield from item_captures(item, listing, source, fetcher, config)


def _items(listing: Listing, fetcher: Getter, config: Config, depth: int) -> Iterator[Item | Issue]:
    """The items of a list and of the lists it names."""
    yield from listing.items
    for url in listing.lists if depth < _DEEPEST else ():
        try:
            content = unzipped(answered(url, fetcher).content, config.max_bytes)
            yield from _items(read_list(content), fetcher, config, depth + 1)
        except SourceError as error:
            yield Issue(url, error.message, error.remedy)


def item_captures(item: Item, listing: Listing, source: str, fetcher: Getter, config: Config) -> Iterator[Found]:
    """The page of one item of a list; or the issue, and what the list itself carries."""
    if is_address(item.url):
        try:
            yield page_capture(answered(item.url, fetcher), item.url, config, listed(item, source))
            return
        except SourceError as error:
            yield Issue(item.url, error.message, error.remedy)
    if inline := inline_capture(item, listing, source):
        yield inline


def inline_capture(item: Item, listing: Listing, source: str) -> Found | None:
    """What a list itself carries of an item, where that is more than a teaser."""
    if len(item.content) < _SHORTEST:
        return None
    said = {"title": item.title, "published": item.published, "byline": item.author, "outlet": listing.title}
    supplied = {name: value for name, value in said.items() if value} | {"list": source}
    if is_address(item.url):
        supplied["url"] = item.url
    kind = media.HTML if item.is_html else media.TEXT
    content = item.content.encode("utf-8", "replace")
    return capture_of(content, item.url or f"{source}#{item.key}", kind, supplied)


def from_list_file(path: Path, source: str, config: Config) -> Iterator[Found]:
    """What a feed in a file carries; nothing is fetched for it."""
    try:
        with opened(path) as stream:
            content = unzipped(stream.read(config.max_bytes + 1), config.max_bytes)
        listing = read_list(content)
    except SourceError as error:
        yield Issue(source, error.message, error.remedy)
        return
    if listing.kind != FEED:
        yield Issue(source, f"a {listing.kind} in a file names pages and holds none.", "Follow it: onrecord watch FILE")
        return
    for item in listing.items:
        found = inline_capture(item, listing, source)
        yield found or Issue(
            f"{source}#{item.key}", "the feed carries only a teaser of this story.", "Add the story's address."
        )


def listed(item: Item, source: str) -> dict[str, str]:
    """What a list says of a page, to be kept beside its bytes."""
    said = {"list": source, "listed_published": item.published, "listed_title": item.title}
    return {name: value for name, value in said.items() if value}


def answered(url: str, fetcher: Getter, headers: dict[str, str] | None = None) -> Answer:
    """The answer for an address.

    Raises:
        SourceError: where there is none, or it is an error.
    """
    answer = fetcher.get(url, headers)
    if answer.status not in (200, 304):
        raise SourceError(f"the server answers {answer.status}.", "Check the address, or try again later.")
    return answer


def page_capture(answer: Answer, source: str, config: Config, also: dict[str, str] | None = None) -> Found:
    """The capture of a page that was fetched, unpacked where the server keeps it gzipped."""
    try:
        content = unzipped(answer.content, config.max_bytes)
    except SourceError as error:
        return Issue(source, error.message, error.remedy)
    if content.startswith(_WARC_START):
        return Issue(source, "it is a web archive.", "Save it to a file that ends in .warc.gz, and add that.")
    declared = answer.headers.get("content-type", "")
    kind = _KINDS.get(declared.partition(";")[0].strip().lower()) or media.by_name(
        unpacked_name(answer.url.partition("?")[0])
    )
    charset = _CHARSET.search(declared)
    supplied = {"url": answer.url, **(also or {})} | ({"charset": charset[1]} if charset else {})
    found = capture_of(content, source, kind, supplied)
    if isinstance(found, Issue):
        return found
    return Capture(found.id, found.content, found.source, found.media_type, answer.fetched, found.supplied)
