"""HTML read as a stream: its visible text in passages, each character with its place in the source.

Nothing is executed and no tree is built: tags are told by the rules of the HTML standard that matter for text (raw
text elements, quoted attributes, comments, void elements, implied ends of paragraphs and items), in time linear in
the length of the page and in memory that deep nesting cannot blow up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# A tag: attribute values in quotes may hold ">".
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+)>", re.ASCII
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")

RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
SKIPPED = frozenset("noscript template svg math object canvas audio video select datalist head map".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_CLOSE = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_DEEPEST = 2_000  # elements kept on the stack; deeper ones are read but not told apart


class Tag(NamedTuple):
    """A start or end tag."""

    name: str
    is_end: bool
    attributes: str  # as written


class Text(NamedTuple):
    """Characters of the source that are text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Raw:
    """An element whose content is not markup: its name, attributes and content."""

    name: str
    attributes: str
    content: str


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, values as written."""
    return {
        match[1].lower(): next((value for value in match.groups()[1:] if value is not None), "")
        for match in _ATTRIBUTE.finditer(written)
    }


def events(html: str) -> Iterator[Tag | Text | Raw]:
    """The tags, texts and raw elements of a page in order."""
    at, size, last_close = 0, len(html), html.rfind(">")
    while at < size:
        opening = html.find("<", at)
        if opening < 0 or opening > last_close:
            yield Text(at, size)
            return
        if opening > at:
            yield Text(at, opening)
        tag = _TAG.match(html, opening)
        if tag is None:
            at = _after_declaration(html, opening)
            if at == opening + 1:
                yield Text(opening, at)
            continue
        at = tag.end()
        name = tag["name"].lower()
        if name in RAW and not tag["end"]:
            closing = _CLOSE[name].search(html, at)
            end = closing.start() if closing else size
            yield Raw(name, tag["rest"], html[at:end])
            at = end
        else:
            yield Tag(name, bool(tag["end"]), tag["rest"])


def _after_declaration(html: str, opening: int) -> int:
    """The position after a comment or declaration; the next one where a "<" is only a character."""
    if html.startswith("<!--", opening):
        end = html.find("-->", opening + 2)
        return end + 3 if end >= 0 else len(html)
    if html.startswith(("<!", "<?", "</"), opening):
        end = html.find(">", opening)
        return end + 1 if end >= 0 else len(html)
    return opening + 1


class Element(NamedTuple):
    """An open element, with what it takes over from those around it."""

    name: str
    hidden: bool = False
    region: str | None = None  # the reason its text would be set aside for, by its markup
    body: bool = False  # inside what the page marks as the article's body
    lead: bool = False  # inside what it marks as the article's summary
    linked: bool = False
    serial: int = 0  # of a block: its place in the order of opening


ROOT = Element("")


class Stack:
    """The open elements."""

    def __init__(self) -> None:
        self._open: list[Element] = [ROOT]
        self.opened = 0
        self.deepest = 0

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self._open[-1]

    @property
    def block(self) -> Element:
        """The innermost open element that is a block, not a stretch within a line."""
        return next((element for element in reversed(self._open) if element.name in BLOCKS), ROOT)

    @property
    def container(self) -> int:
        """The serial of the block around the innermost block; 0 at the top."""
        blocks = (element.serial for element in reversed(self._open) if element.name in BLOCKS)
        next(blocks, None)
        return next(blocks, 0)

    def push(self, element: Element) -> None:
        """Open an element; a new block ends an open paragraph, a new item an open item."""
        if element.name in BLOCKS and self.top.name == "p":
            self._open.pop()
        if element.name in ("li", "option") and self.top.name == element.name:
            self._open.pop()
        if len(self._open) < _DEEPEST:
            self.opened += 1
            self._open.append(element._replace(serial=self.opened))
        self.deepest = max(self.deepest, len(self._open))

    def close(self, name: str) -> list[Element]:
        """Close the innermost open element of this name and all inside it, and hand them back; none where none is."""
        for index in range(len(self._open) - 1, max(0, len(self._open) - 60), -1):
            if self._open[index].name == name:
                closed = self._open[index:]
                del self._open[index:]
                return closed
        return []
