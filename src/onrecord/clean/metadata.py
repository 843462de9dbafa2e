"""What a page says of itself in its head: JSON-LD, meta tags, links and marked times.

`DAY_METAS` lists the names under which pages give their day of publication, the surest first; add a name there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.clean.page import Page
from onrecord.clean.published import METADATA, Claim, given_claim

DAY_METAS: tuple[str, ...] = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "pub_date",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "ya:ovs:upload_date",
    "date",
)
_STORY_TYPES = ("article", "posting", "report", "webpage", "pressrelease")
_SEPARATORS = (" • ", " | ", " :: ", " — ", " – ", " - ", " » ")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page says, each None where it is silent."""

    title: str | None
    url: str | None
    outlet: str | None
    byline: str | None
    days: tuple[Claim, ...]


def metadata_of(page: Page, address: str | None) -> Metadata:
    """What the head of a page got from this address says."""
    story = max(_stories(page), key=_weight, default={})
    outlet = page.metas.get("og:site_name") or _name(story.get("publisher")) or page.metas.get("application-name")
    title = _text(story.get("headline")) or page.metas.get("og:title") or _without_outlet(page.title, outlet)
    return Metadata(
        title=_one_line(title),
        url=_address(page, story, address),
        outlet=_one_line(outlet),
        byline=_one_line(_name(story.get("author")) or page.metas.get("author")),
        days=tuple(_days(page, story)),
    )


def _days(page: Page, story: dict[str, Any]) -> Iterator[Claim]:
    yield from given_claim(_text(story.get("datePublished")), METADATA)
    for name in DAY_METAS:
        yield from given_claim(page.metas.get(name), METADATA)
    yield from (claim for stamp, published in page.times if published for claim in given_claim(stamp, METADATA))
    yield from given_claim(page.metas.get("itemprop datepublished"), METADATA)  # may be that of a picture


def _stories(page: Page) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article."""
    for script in page.scripts[:20]:
        try:
            yield from _objects(json.loads(script.strip().strip(";")), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        kinds = str(value.get("@type", "")).lower()
        if any(kind in kinds for kind in _STORY_TYPES):
            yield value
        yield from _objects(value.get("@graph"), depth + 1)


def _weight(story: dict[str, Any]) -> tuple[bool, bool]:
    return ("datePublished" in story, "headline" in story)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of a person or body in JSON-LD, or of several."""
    if isinstance(value, list):
        return ", ".join(name for item in value[:5] if (name := _name(item))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _one_line(value: str | None) -> str | None:
    """A value without line breaks, of bearable length; a list of addresses is not a name."""
    if not value or value.startswith(("http://", "https://")):
        return None
    return " ".join(value.replace("\x00", " ").split())[:1000] or None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name at its end."""
    for separator in _SEPARATORS if title else ():
        head, found, tail = (title or "").rpartition(separator)
        if found and head and (tail == outlet or (outlet is None and len(tail) < 30 and len(head) > len(tail))):
            return head
    return title


def _address(page: Page, story: dict[str, Any], address: str | None) -> str | None:
    """The page's own address: canonical where absolute, else og:url, never one of another host than it came from."""
    canonical = page.links.get("canonical")
    claims = [canonical if is_web(canonical) else None, page.metas.get("og:url"), _text(story.get("url"))]
    if canonical and address:
        claims.append(_joined(address, canonical))
    own = next((claim for claim in claims if claim and is_web(claim) and _same_site(claim, address)), None)
    return own or (address if is_web(address) else None)


def _joined(address: str, relative: str) -> str | None:
    try:
        return urljoin(address, relative)
    except ValueError:
        return None


def is_web(address: str | None) -> bool:
    """Whether an address may be linked to: http or https, with a host, without anything that could break out of it."""
    try:
        parts = urlsplit(address or "")
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and not set(address or "") & set(" <>\"'\n\r\t")
        )
    except ValueError:
        return False


def _same_site(claim: str, address: str | None) -> bool:
    if not is_web(address):
        return True
    one, other = (_host(value) for value in (claim, address or ""))
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
