"""Checking a published site: every quotation in it against the text it names.

Each passage on a page is an element with `data-span="<document>:<start>-<end>"`. Its text must be what the document
holds there, white space aside (a quotation over several lines is shown as one); elements with `data-apart` are the
page's own and no part of the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from onrecord.model import Issue

SPAN = re.compile(r"(\w+):(\d+)-(\d+)")
VOID = frozenset("area base br col embed hr img input link meta source track wbr path rect circle".split())
TEXTS_KEPT = 64


@dataclass(slots=True)
class Shown:
    """A passage as a page shows it."""

    document: str
    start: int
    end: int
    depth: int
    words: list[str] = field(default_factory=list)


def check(pages: Iterable[tuple[str, str]], text_of: Callable[[str], str | None]) -> Iterator[Issue]:
    """What does not hold on the pages of a site.

    Args:
        pages: paths and HTML.
        text_of: from the id of a document to its text as the archive gives it; None where there is none.
    """
    known = lru_cache(TEXTS_KEPT)(text_of)
    quotations = 0
    for name, html in pages:
        reader = Reader()
        reader.feed(_content(html))
        for bad in reader.unread:
            yield Issue(name, f"{bad!r} names no passage.")
        for shown in reader.found:
            quotations += 1
            yield from _compare(name, shown, known(shown.document))
    if not quotations:
        yield Issue("site", "it holds no quotation at all.", "Check that this is a site published by onrecord.")


def _content(html: str) -> str:
    """The part of a page that can hold quotations: from the first to the end of its content."""
    if "data-span" not in html:
        return ""
    start = html.find("<main")
    end = html.rfind("</main>")
    return html[start:end] if 0 <= start < end else html


def _compare(name: str, shown: Shown, text: str | None) -> Iterator[Issue]:
    where = f"{name} ({shown.document}:{shown.start}-{shown.end})"
    if text is None:
        yield Issue(where, "the archive holds no such document.", "Check against the archive it was published from.")
    elif _levelled(text[shown.start : shown.end]) != _levelled("".join(shown.words)):
        yield Issue(where, "the quotation is not what the archive holds there.", "Publish the site again.")


def _levelled(text: str) -> str:
    return " ".join(text.split())


class Reader(HTMLParser):
    """Collects the passages of one page, nested ones included."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self.unread: list[str] = []
        self._open: list[Shown] = []
        self._depth = 0
        self._apart: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage, or a stretch that is no part of one."""
        if tag in VOID:
            return
        self._depth += 1
        given = dict(attrs)
        if "data-apart" in given and self._apart is None:
            self._apart = self._depth
        if "data-span" in given:
            match = SPAN.fullmatch(given["data-span"] or "")
            if match:
                self._open.append(Shown(match[1], int(match[2]), int(match[3]), self._depth))
            else:
                self.unread.append(str(given["data-span"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        """End whatever began at this depth."""
        if tag in VOID:
            return
        if self._apart == self._depth:
            self._apart = None
        if self._open and self._open[-1].depth == self._depth:
            self.found.append(self._open.pop())
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Words belong to every passage they stand in."""
        if self._apart is None:
            for shown in self._open:
                shown.words.append(data)
