"""What sort of thing a stretch of bytes is: told by its first bytes where they are certain, else by its name."""

from __future__ import annotations

from pathlib import PurePath

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
LINE = "application/json"
PDF = "application/pdf"
MAIL = "message/rfc822"

# name ending -> media type; anything else is told by its bytes
ENDINGS: dict[str, str] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".eml": MAIL,
}

# first bytes -> what they are; a media type we read, or a name for the message
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a SQLite file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
)

_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\v\x1b\x08")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def magic(content: bytes) -> str | None:
    """The media type or the name of the format that the first bytes prove, or None."""
    return next((name for start, name in MAGIC if content.startswith(start)), None)


def is_binary(content: bytes) -> bool:
    """Whether the bytes cannot be text in any common encoding: many control characters, no wide byte order mark."""
    if content.startswith(_WIDE_MARKS):
        return False
    sample = content[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if sample.count(0) > len(sample) // 5 and controls == sample.count(0):
        return False  # UTF-16 or UTF-32 without a mark
    return controls > max(4, len(sample) // 100)


def by_name(name: str) -> str | None:
    """The media type the name's ending stands for, or None."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def by_content(content: bytes) -> str:
    """The media type of nameless bytes: PDF and HTML by their beginnings, else plain text."""
    start = content[:1024].lstrip().lower()
    if start.startswith(b"%pdf-"):
        return PDF
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return HTML
    return TEXT
