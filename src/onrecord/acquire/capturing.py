"""Bytes to a capture, or to the issue that says why nothing in them can be read."""

from __future__ import annotations

from dataclasses import replace

from onrecord.acquire import media
from onrecord.config import Config
from onrecord.model import Capture, Issue


def storable(found: Capture | Issue) -> Capture | Issue:
    """The same with no half characters beside its bytes: names of files and values in JSON can hold them."""
    if isinstance(found, Issue):
        return Issue(*map(whole_characters, (found.source, found.message, found.remedy)))
    supplied = tuple((name, whole_characters(value)) for name, value in found.supplied)
    return replace(found, source=whole_characters(found.source), supplied=supplied)


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each half of a character, which no file or database takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def too_large(source: str, size: int, config: Config) -> Issue:
    """The issue for a source over the bound: its size, the bound, what to do."""
    message = f"it is too large: {size / 1e6:.0f} MB, where at most {config.max_bytes / 1e6:.0f} MB are read."
    return Issue(source, message, "Split it into one file a story.")


def capture_of(
    content: bytes, source: str, media_type: str | None, supplied: dict[str, str] | None = None
) -> Capture | Issue:
    """A capture of the bytes, or the issue where nothing in them can be read: empty, or binary."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Issue(source, "it is empty.", "Nothing to read; remove it or fetch it again.")
    proven = media.magic(content)
    if proven == media.PDF:
        return Capture.of(content, source, media.PDF, supplied=supplied)
    if proven or (media_type != media.MAIL and media.is_binary(content)):
        return Issue(source, f"it is {proven or 'binary data'}, not text.", "Give its text, HTML or PDF instead.")
    if media_type == media.PDF:
        return Issue(source, "it is named .pdf but is no PDF.", "Check where it came from.")
    return Capture.of(content, source, media_type or media.by_content(content), supplied=supplied)
