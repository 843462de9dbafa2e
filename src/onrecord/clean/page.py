"""A page's visible text, made once and frozen: passages with a map back to the decoded source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from onrecord.clean.markup import BLOCKS, SKIPPED, VOID, Element, Raw, Stack, Tag, Text, attributes_of, events
from onrecord.clean.regions import opened

# what does not go into the text as it stands: entities, white space other than one space, invisible characters
_PIECE = re.compile(
    r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?|[\t\r\n\f \xa0\u2009\u202f\u3000]{2,}"
    r"|[\t\r\n\f\xa0\u2009\u202f\u3000]|[\u00ad\u200b\u200c\u2060\ufeff]+"
)
_SPACE = " \t\r\n\f\xa0\u2009\u202f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"
PICTURES = frozenset("img picture figure video".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MOST_PASSAGES = 50_000
Runs = list[tuple[int, int, int]]


@dataclass(slots=True)
class Passage:
    """A block of visible text: where it stands in the page's text, and what the markup says of it."""

    start: int
    end: int
    element: Element  # the block it is in
    container: int = 0  # the serial of the block around that
    linked: int = 0  # characters inside links
    furniture: int = 0  # characters inside elements whose markup says that they are not the story
    reason: str | None = None  # the first such markup

    @property
    def region(self) -> str | None:
        """Why the whole passage is not the story by its markup, or None."""
        return self.reason if self.furniture >= 0.9 * (self.end - self.start) else None


@dataclass(slots=True)
class Page:
    """A page read: its text, passages, the map to the source, and what its head says."""

    text: str = ""
    passages: list[Passage] = field(default_factory=list)
    runs: Runs = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    metas: dict[str, str] = field(default_factory=dict)  # name or property, lower case -> content; the first wins
    links: dict[str, str] = field(default_factory=dict)  # rel -> href
    scripts: list[str] = field(default_factory=list)  # contents of JSON-LD scripts
    times: list[tuple[str, bool]] = field(default_factory=list)  # datetime of <time>; whether marked as published
    whole: bool = False  # whether it is a page and not a fragment of one
    marked: bool = False  # whether some element is marked as the article's body, be it empty
    pictured: set[int] = field(default_factory=set)  # serials of blocks that hold a picture themselves
    closed: dict[int, int] = field(default_factory=dict)  # serial of a block -> number of passages when it closed
    deepest: int = 0

    def words(self, passage: Passage) -> int:
        """How many words a passage has."""
        return len(self.text[passage.start : passage.end].split())


def read_page(html: str) -> Page:
    """Read a page's visible text and the data in its head."""
    reader = _Reader(html)
    for event in events(html):
        reader.take(event)
    return reader.done()


class _Reader:
    """Builds a page from the events of its source."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.page = Page()
        self.stack = Stack()
        self.parts: list[str] = []
        self.length = 0
        self.passage: Passage | None = None
        self.wants_space = False
        self.skipping = 0

    def take(self, event: Tag | Text | Raw) -> None:
        """One event of the source."""
        if isinstance(event, Text):
            if not self.skipping and not self.stack.top.hidden:
                self.text(event.start, event.end)
        elif isinstance(event, Raw):
            self.raw(event)
        elif event.is_end:
            self.ended(event.name)
        else:
            self.started(event)

    def done(self) -> Page:
        """The page, complete."""
        if self.passage is not None:
            self.page.passages.append(self.passage)
        self.page.text = "".join(self.parts)
        self.page.deepest = self.stack.deepest
        return self.page

    def raw(self, event: Raw) -> None:
        if event.name == "title" and self.page.title is None and self.stack.top.name != "svg":
            self.page.title = " ".join(unescape(event.content[:2000]).split()) or None
        elif event.name == "script" and "ld+json" in event.attributes:
            self.page.scripts.append(event.content)

    def started(self, tag: Tag) -> None:
        name = tag.name
        if name in ("html", "body", "head"):
            self.page.whole = True
        if name in ("meta", "link", "time", "html"):
            self.note(name, tag.attributes)
        if name == "br":
            self.line_break()
        elif name in PICTURES:
            self.page.pictured.add(self.stack.block.serial)
        if name in BLOCKS:
            self.flush()
        if name in VOID:
            return
        if name in SKIPPED and not tag.attributes.endswith("/"):
            self.skipping += name != "head"
        element = opened(name, tag.attributes, self.stack.top)
        self.page.marked = self.page.marked or element.body
        self.stack.push(element)

    def ended(self, name: str) -> None:
        if name in SKIPPED and name != "head":
            self.skipping = max(0, self.skipping - 1)
        if name in BLOCKS:
            self.flush()
        for element in self.stack.close(name):
            self.page.closed[element.serial] = len(self.page.passages)

    def note(self, name: str, written: str) -> None:
        """Keep what a meta, link, time or html tag says."""
        attributes = attributes_of(written)
        page = self.page
        if name == "meta":
            key = attributes.get("property") or attributes.get("name") or "itemprop " + attributes.get("itemprop", "")
            page.metas.setdefault(key.lower(), unescape(attributes.get("content", "")).strip())
        elif name == "link":
            for relation in attributes.get("rel", "").lower().split():
                page.links.setdefault(relation, unescape(attributes.get("href", "")).strip())
        elif name == "html":
            page.language = page.language or attributes.get("lang") or attributes.get("xml:lang")
        elif stamp := attributes.get("datetime"):
            marked = "published" in (attributes.get("itemprop", "") + attributes.get("class", "")).lower()
            page.times.append((stamp, marked or "pubdate" in attributes))

    def line_break(self) -> None:
        if self.passage is not None:
            self.emit("\n")
            self.wants_space = False

    def text(self, start: int, end: int) -> None:
        """Characters of the source between two tags."""
        at = start
        html = self.html
        if html[start:end].isspace():
            self.wants_space = True
            return
        if html[at] == " ":  # a lone space the pattern passes over
            self.wants_space = True
            at += 1
        for piece in _PIECE.finditer(html, at, end):
            self.verbatim(at, piece.start())
            self.special(piece.group())
            at = piece.end()
        if end > at:
            closing_space = html[end - 1] == " "
            self.verbatim(at, end - closing_space)
            self.wants_space = self.wants_space or closing_space

    def special(self, piece: str) -> None:
        if piece[0] in _SPACE:
            self.wants_space = True
        elif piece[0] == "&":
            made = unescape(piece)
            if not made.strip(_SPACE):
                self.wants_space = True
            elif made.strip(_INVISIBLE):
                self.emit(made.replace("\x00", "\ufffd"))

    def verbatim(self, start: int, end: int) -> None:
        """Characters that go into the text as they stand; a lone space at either side is white space like any."""
        html = self.html
        if start < end and html[start] == " ":
            self.wants_space = True
            start += 1
        closing_space = start < end and html[end - 1] == " "
        end -= closing_space
        if start < end:
            at = self.emit(html[start:end])
            self.extend_run(at, end - start, start)
        self.wants_space = self.wants_space or closing_space

    def extend_run(self, at: int, length: int, source: int) -> None:
        runs = self.page.runs
        if runs:
            last_at, last_length, last_source = runs[-1]
            gap = at - last_at - last_length
            if source - last_source == at - last_at and (gap == 0 or (gap == 1 and self.html[source - 1] == " ")):
                runs[-1] = (last_at, at - last_at + length, last_source)
                return
        runs.append((at, length, source))

    def emit(self, words: str) -> int:
        """Append characters to the open passage, or open one; returns where they stand."""
        if self.passage is None:
            if words == "\n":
                return self.length
            if self.page.passages:
                self.append("\n\n")
            self.passage = Passage(self.length, self.length, self.stack.block, self.stack.container)
        elif self.wants_space and words != "\n":
            self.append(" ")
        self.wants_space = False
        at = self.length
        self.append(words)
        top = self.stack.top
        if top.linked:
            self.passage.linked += len(words)
        if top.region:
            self.passage.furniture += len(words)
            self.passage.reason = self.passage.reason or top.region
        self.passage.end = self.length
        return at

    def append(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def flush(self) -> None:
        """End the open passage; past the bound, all that is left of the page is one passage."""
        if self.passage is not None and len(self.page.passages) < _MOST_PASSAGES:
            self.page.passages.append(self.passage)
            self.passage = None
        self.wants_space = False
