"""Lists of addresses: feeds (RSS, Atom, JSON Feed), sitemaps and OPML, told by their first element.

XML is never given a chance to define entities: a list with a document type that does is refused before any parser
sees it, and trees are built by defusedxml. feedparser is given bytes and never fetches.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from dataclasses import dataclass, replace
from typing import Any

from onrecord.acquire.capturing import whole_characters
from onrecord.errors import SourceError

FEED, SITEMAP, OPML = "feed", "sitemap", "opml"
_ROOTS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (FEED, re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]")),
    (SITEMAP, re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")),
    (OPML, re.compile(rb"<opml[\s>]", re.IGNORECASE)),
)
_HEAD = 4096
_MOST_ITEMS = 50_000


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a list names: an address, and what the list says of it, "" where it says nothing."""

    url: str = ""
    title: str = ""
    published: str = ""  # ISO day
    updated: str = ""  # as written; tells whether the item has changed
    author: str = ""
    content: str = ""
    is_html: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list read: what sort it is, its name, its items, and further lists it names."""

    kind: str
    title: str = ""
    items: tuple[Item, ...] = ()
    lists: tuple[str, ...] = ()


def list_kind(content: bytes) -> str | None:
    """What sort of list some bytes are, or None."""
    head = content[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{") and b"jsonfeed.org" in head:
        return FEED
    if not head.startswith(b"<"):
        return None
    return next((kind for kind, root in _ROOTS if root.search(head)), None)


def read_list(content: bytes) -> Listing:
    """The list in some bytes.

    Raises:
        SourceError: where it is broken, or defines entities.
    """
    kind = list_kind(content)
    if b"<!ENTITY" in content.replace(b"\x00", b""):
        raise SourceError("the list defines entities, which could blow it up.", "Get it from another place.")
    try:
        if kind == FEED:
            return _whole(_feed(content))
        if kind == SITEMAP:
            return _sitemap(content)
        if kind == OPML:
            return _opml(content)
    except SourceError:
        raise
    except Exception as error:  # parsers of other makers on hostile input
        raise SourceError(f"the {kind} cannot be read ({type(error).__name__}).", "Check the address.") from error
    raise SourceError("it is no feed, sitemap or OPML list.", "Check the address.")


def _whole(listing: Listing) -> Listing:
    """The list with no half characters, which JSON and references to characters can name."""
    said = ("url", "title", "published", "updated", "author", "content", "key")
    items = (
        replace(item, **{name: whole_characters(getattr(item, name)) for name in said})  # type: ignore[arg-type]
        for item in listing.items
    )
    return replace(listing, title=whole_characters(listing.title), items=tuple(items))


def unzipped(content: bytes, bound: int) -> bytes:
    """Content unpacked where it is gzipped.

    Raises:
        SourceError: where it grows over the bound or is broken.
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            unpacked = stream.read(bound + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError("its compression is broken.", "Get it again.") from error
    if len(unpacked) > bound:
        raise SourceError(f"it unpacks to more than {bound / 1e6:.0f} MB.", "Split it.")
    return unpacked


def _feed(content: bytes) -> Listing:
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(json.loads(content.decode("utf-8-sig", "replace")))
    import feedparser  # type: ignore[import-untyped]

    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=True)
    items = tuple(_entry(entry) for entry in feed.entries[:_MOST_ITEMS])
    return Listing(FEED, str(feed.feed.get("title", "")), items)


def _entry(entry: Any) -> Item:
    content, is_html = _content(entry)
    link = str(entry.get("link", ""))
    return Item(
        url=link,
        title=str(entry.get("title", "")),
        published=_day(_told(entry, "published_parsed") or _told(entry, "updated_parsed")),
        updated=str(_told(entry, "updated") or _told(entry, "published") or ""),
        author=str(entry.get("author", "")),
        content=content,
        is_html=is_html,
        key=str(entry.get("id") or link),
    )


def _told(entry: Any, name: str) -> Any:
    """A value the entry gives itself; feedparser would lend it another one's."""
    return dict.get(entry, name)


def _content(entry: Any) -> tuple[str, bool]:
    """The longest text an entry carries, and whether it is HTML."""
    parts: list[dict[str, Any]] = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    best = max(parts, key=lambda part: len(part.get("value") or ""))
    return str(best.get("value") or ""), "html" in str(best.get("type", ""))


def _day(parsed: Any) -> str:
    try:
        return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}" if parsed else ""
    except (TypeError, IndexError, ValueError):
        return ""


def _json_feed(feed: dict[str, Any]) -> Listing:
    items = [item for item in feed.get("items", []) if isinstance(item, dict)]
    return Listing(FEED, str(feed.get("title", "")), tuple(_json_item(item) for item in items[:_MOST_ITEMS]))


def _json_item(item: dict[str, Any]) -> Item:
    html = item.get("content_html")
    authors = item.get("authors") or [item.get("author") or {}]
    author = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    return Item(
        url=str(item.get("url") or item.get("external_url") or ""),
        title=str(item.get("title") or ""),
        published=str(item.get("date_published") or "")[:10],
        updated=str(item.get("date_modified") or item.get("date_published") or ""),
        author=str(author.get("name") or ""),
        content=str(html or item.get("content_text") or item.get("summary") or ""),
        is_html=bool(html),
        key=str(item.get("id") or item.get("url") or ""),
    )


def _sitemap(content: bytes) -> Listing:
    root = _tree(content)
    entries = list(root)[:_MOST_ITEMS]
    if _local(root) == "sitemapindex":
        return Listing(SITEMAP, lists=tuple(filter(None, (_child(entry, "loc") for entry in entries))))
    items = (
        Item(
            url=_child(entry, "loc"),
            title=_child(entry, "title"),
            published=_child(entry, "publication_date")[:10],
            updated=_child(entry, "lastmod"),
        )
        for entry in entries
    )
    return Listing(SITEMAP, items=tuple(item for item in items if item.url))


def _opml(content: bytes) -> Listing:
    outlines = (node for node in _tree(content).iter() if _local(node) == "outline")
    addresses = (node.get("xmlUrl") or node.get("xmlurl") or "" for node in outlines)
    return Listing(OPML, lists=tuple(dict.fromkeys(filter(None, addresses))))


def _tree(content: bytes) -> Any:
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    return fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _child(entry: Any, name: str) -> str:
    """The text of the first element of this name anywhere in an entry."""
    return next(((node.text or "").strip() for node in entry.iter() if _local(node) == name), "")
