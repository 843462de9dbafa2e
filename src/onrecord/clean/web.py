"""A web page: its whole visible text, the story in it, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.clean.body import chosen
from onrecord.clean.decode import Decoded, decode, told
from onrecord.clean.draft import Draft
from onrecord.clean.head import BYLINE
from onrecord.clean.lines import Line, lines_of
from onrecord.clean.metadata import Metadata, metadata_of
from onrecord.clean.page import Page, Passage, read_page
from onrecord.clean.plain import Layout, layout_of, merged
from onrecord.clean.published import (
    LISTED,
    TIMESTAMP,
    Claim,
    address_claim,
    caption_claims,
    dateline_claim,
    given_claim,
    printed_claim,
)
from onrecord.clean.rules import BOILERPLATE, NAVIGATION, line_reason
from onrecord.errors import DocumentError
from onrecord.model import Block

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w:-]{2,40})", re.I
)
_LEAD_WORDS = 8  # a passage before the heading with fewer is a label
_BOX_SHARE = 0.25
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")


def decode_page(content: bytes, declared: str | None) -> Decoded:
    """The characters of a page; the encoding told by the server counts before that told by the page."""
    match = _CHARSET.search(content[:4096])
    named = (match[1] or match[2]).decode("ascii") if match else None
    return decode(content, declared or named)


def read_web(read: Decoded, given: dict[str, str], latest: date | None) -> Draft:
    """A draft from a page and from what is given beside it."""
    page = read_page(read.text)
    if not page.passages:
        raise DocumentError("The page shows no text.", "It may need a browser; give its text instead.")
    address = given.get("url") or None
    said = metadata_of(page, address)
    keep = chosen(page, read.text)
    zone, between = _zone(page, keep, said)
    lines = [line for index in zone for line in _lines(page, page.passages[index])]
    head_lines = [line for line in lines if not (line.is_prose and line.start < between)]
    layout = layout_of(lines, page.text, head_lines, _boxes(page))
    aside = [*layout.aside, *_furniture(page, set(zone))]
    kept = told(page.text, read.encoding, read.notes)
    return Draft(
        text=kept.text,
        title=given.get("title") or said.title or layout.head.title or given.get("listed_title"),
        url=said.url,
        outlet=given.get("outlet") or said.outlet or layout.head.outlet or given.get("listed_outlet"),
        outlet_kind=given.get("outlet_kind"),
        place=layout.head.place,
        byline=given.get("byline") or said.byline or layout.head.byline,
        credit=layout.credit,
        language=_language(page),
        aside=merged(aside, page.text),
        source_map=tuple(page.runs),
        claims=_claims(given, said, layout, read.text, latest),
        notes=kept.notes,
    )


def _zone(page: Page, keep: Sequence[bool], said: Metadata) -> tuple[list[int], int]:
    """The passages of the story, with its heading and what stands between that and the body; where the body begins."""
    long = [kept and page.words(passage) >= _LEAD_WORDS for kept, passage in zip(keep, page.passages, strict=True)]
    first = next((found.index(True) for found in (long, keep) if True in found), len(keep) - 1)
    heading = next((i for i in range(first, -1, -1) if _is_heading(page, page.passages[i], said.title)), first)
    if True not in keep:
        return [heading], 0
    marked = (i for i, kept in enumerate(keep) if kept and page.passages[i].element.body)
    guessed = (i for i in range(heading + 1, len(keep)) if long[i])
    body = next(marked, next(guessed, first))
    of_head = (None, TIMESTAMP, BYLINE)
    zone = [
        i
        for i, kept in enumerate(keep)
        if (kept and (i >= heading or page.words(page.passages[i]) >= _LEAD_WORDS))
        or (heading <= i < body and page.passages[i].region in of_head)
    ]
    return zone, page.passages[body].start


def _is_heading(page: Page, passage: Passage, title: str | None) -> bool:
    words = page.text[passage.start : passage.end]
    return passage.element.name == "h1" or (title is not None and " ".join(words.split()) == title)


def _boxes(page: Page) -> dict[int, int]:
    """For each heading in a box of its own, a small part of the page: where the box ends."""
    boxes: dict[int, int] = {}
    for index, passage in enumerate(page.passages):
        last = page.closed.get(passage.container, 0) - 1
        if last > index and page.passages[last].end - passage.start < _BOX_SHARE * len(page.text):
            boxes[passage.start] = page.passages[last].end
    return boxes


def _lines(page: Page, passage: Passage) -> Iterator[Line]:
    for line in lines_of(page.text[passage.start : passage.end]):
        yield Line(passage.start + line.start, passage.start + line.end, line.text, line.after_blank)


def _furniture(page: Page, zone: set[int]) -> Iterator[Block]:
    """The passages that are not the story, each with a reason: its markup's, its look's, or that it is mostly links."""
    for index, passage in enumerate(page.passages):
        if index not in zone:
            words = page.text[passage.start : passage.end]
            linked = passage.linked > 0.5 * len(words)
            reason = passage.region or line_reason(words) or (NAVIGATION if linked else BOILERPLATE)
            yield Block(passage.start, passage.end, reason)


def _language(page: Page) -> str | None:
    """The page's own word on its language, where it is not English; English is checked on the text."""
    match = _LANGUAGE.match(page.language or "")
    return None if match is None or match[0].lower() == "en" else match[0].lower()


def _claims(given: dict[str, str], said: Metadata, layout: Layout, html: str, latest: date | None) -> Iterator[Claim]:
    head = layout.head
    yield from given_claim(given.get("published"))
    yield from said.days
    yield from given_claim(given.get("listed_published"), LISTED)
    yield from printed_claim(head.stamp, TIMESTAMP)
    known = [claim.day for claim in (*address_claim(said.url), *caption_claims(layout.captions)) if claim.day]
    yield from dateline_claim(head.dateline_day, known)
    yield from address_claim(said.url)
    yield from _searched(html, said.url, latest)
    yield from caption_claims(layout.captions)


def _searched(html: str, url: str | None, latest: date | None) -> Iterator[Claim]:
    """The day htmldate finds in the page, asked last because it also believes footers."""
    if len(html) > 3_000_000:
        return
    from htmldate import find_date

    try:
        bound = latest.isoformat() if latest else "2100-01-01"
        found = find_date(html, extensive_search=False, original_date=True, url=url, max_date=bound)
    except Exception:  # a foreign library on hostile input
        return
    yield from given_claim(found, "page text")
