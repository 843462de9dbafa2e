"""Bytes and the story in them: captures, documents, spans."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from onrecord.errors import SpanError

LANGUAGES_READ = frozenset(("en", "und"))  # English, and what cannot be told


def content_id(*parts: str | bytes) -> str:
    """A stable id for content: the first 16 hex digits of the SHA-256 over the parts, each length-prefixed."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong with one source: what, and what the user can do about it."""

    source: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        tail = f" {self.remedy}" if self.remedy else ""
        return f"{self.source}: {self.message}{tail}"


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of a source, and where and when they were got. `id` is the SHA-256 (hex) of the bytes.

    `supplied` holds what came along with the bytes and is not in them, such as an address, a day of
    publication given by the caller, or HTTP headers.
    """

    id: str
    content: bytes = field(repr=False)
    source: str
    media_type: str
    fetched: datetime | None = None
    supplied: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        content: bytes,
        source: str,
        media_type: str,
        *,
        fetched: datetime | None = None,
        supplied: dict[str, str] | None = None,
    ) -> Capture:
        """Build a capture, its id computed from the bytes."""
        digest = hashlib.sha256(content).hexdigest()
        return cls(digest, content, source, media_type, fetched, tuple(sorted((supplied or {}).items())))


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim stretch of one document. Built by `Document.span`, which guarantees the quote."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span {self.start}:{self.end} of document {self.document} is empty or reversed")
        if len(self.quote) != self.end - self.start:
            raise SpanError(f"span {self.start}:{self.end} of document {self.document} does not fit its quotation")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that is not the story, kept with the reason it was set aside."""

    start: int
    end: int
    reason: str  # teaser, navigation, caption, credit, dateline, ...


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication and how it is known (`given`, `dateline`, `caption`, `metadata`, ...)."""

    day: date
    how: str
    text: str = ""  # the words it was read from, where there are any


@dataclass(frozen=True, slots=True)
class Document:
    """The story in a capture. `text` is frozen and whole: what is set aside is labelled, not removed.

    `source_map` leads back to the capture: runs `(text_start, length, source_start)` of characters that
    stand unchanged in the decoded capture; empty where the text is the decoded capture itself.
    """

    id: str
    capture: str
    text: str = field(repr=False)
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None  # official, agency, independent; None where unknown
    place: str | None = None
    byline: str | None = None
    credit: str | None = None
    language: str = "en"
    published: Published | None = None
    set_aside: tuple[Block, ...] = ()
    source_map: tuple[tuple[int, int, int], ...] = ()
    issues: tuple[Issue, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The stretch `[start, end)` as a span.

        Raises:
            SpanError: where the stretch is empty or lies outside the text.
        """
        if end > len(self.text):
            raise SpanError(f"span {start}:{end} lies outside document {self.id} of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])

    def holds(self, span: Span) -> bool:
        """Whether the span's quotation is exactly what stands at its offsets here."""
        return span.document == self.id and self.text[span.start : span.end] == span.quote

    def page_of(self, offset: int) -> int | None:
        """The number of the page a place stands on, from 1; None where the document has no pages.

        Pages of a PDF stand apart by a form feed.
        """
        return self.text.count("\f", 0, offset) + 1 if "\f" in self.text else None

    @property
    def is_read(self) -> bool:
        """Whether the text is in the language that is read for commitments: English, or one that cannot be told."""
        return self.language in LANGUAGES_READ

    @property
    def day(self) -> date | None:
        """The day of publication, or None where nothing tells it."""
        return self.published.day if self.published else None
