"""Mail (.eml): the words of a message, the plain part before the page part, and what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from onrecord.clean.decode import Decoded, decode
from onrecord.clean.lines import lines_of
from onrecord.errors import DocumentError
from onrecord.model import Block

_LONGEST_HEADER = 1000  # characters; the standard parser needs gigabytes for some long ones
_registry = HeaderRegistry()
_POLICY = policy.default.clone(header_factory=lambda name, value: _registry(name, value[:_LONGEST_HEADER]))
_QUOTED = re.compile(r">|On .{5,120} wrote:$|-{2,} ?(?:Original|Forwarded) Message ?-{2,}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: its body and whether that is a page, and what its head says, None where it is silent."""

    body: Decoded
    is_page: bool
    subject: str | None
    sender: str | None
    day: str | None
    notes: tuple[str, ...]


def read_letter(content: bytes) -> Letter:
    """The message in some bytes.

    Raises:
        DocumentError: where it has no part that can be read.
    """
    try:
        message = message_from_bytes(content, policy=_POLICY)
        part = message.get_body(preferencelist=("plain", "html"))
    except Exception as error:  # the standard parser raises many things on hostile input
        raise DocumentError("The message cannot be taken apart.", "Save its text instead.") from error
    if not isinstance(part, EmailMessage):
        raise DocumentError("The message has no text.", "Save what it carries as files of their own.")
    body = decode(_payload(part), _safe(part.get_content_charset))
    return Letter(
        body,
        part.get_content_type() == "text/html",
        _header(message, "subject"),
        _sender(message),
        _day(message),
        tuple(_left_out(message)),
    )


def quoted_blocks(text: str) -> Iterator[Block]:
    """The lines of a message that repeat an earlier one, and its signature."""
    lines = lines_of(text)
    for line in lines:
        if _QUOTED.match(line.text):
            yield Block(line.start, line.end, "quoted message")
    signature = re.search(r"^-- ?\r?$", text, re.MULTILINE)
    if signature and text[signature.end() :].strip():
        yield Block(signature.start(), len(text.rstrip()), "signature")


def _payload(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # a broken transfer encoding
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _safe(read: object) -> str | None:
    try:
        value = read()  # type: ignore[operator]
    except Exception:
        return None
    return value if isinstance(value, str) else None


def _header(message: EmailMessage, name: str) -> str | None:
    value = _safe(lambda: str(message[name]) if message[name] is not None else None)
    return " ".join(value.split())[:1000] or None if value else None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "from") or "")
    return name or address or None


def _day(message: EmailMessage) -> str | None:
    written = _header(message, "date")
    try:
        return parsedate_to_datetime(written).date().isoformat() if written else None
    except (ValueError, TypeError, OverflowError):
        return written


def _left_out(message: EmailMessage) -> Iterator[str]:
    try:
        names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except Exception:
        return
    if names:
        yield f"What the message carries was left out: {', '.join(names[:10])}."
