"""A text with `[reason|words]` where words should be set aside, for tests that read like the page."""

import re

from onrecord.clean import clean
from onrecord.model import Capture, Document

_MARK = re.compile(r"\[([a-z ]+)\|(.*?)\]", re.DOTALL)


def unmarked(marked: str) -> str:
    """The text without its marks."""
    return _MARK.sub(lambda match: match[2], marked)


def marked(document: Document) -> str:
    """The document's text with a mark around each block set aside."""
    parts, at = [], 0
    for block in document.set_aside:
        parts += [document.text[at : block.start], f"[{block.reason}|{document.text[block.start : block.end]}]"]
        at = block.end
    return "".join([*parts, document.text[at:]])


def read(text: str | bytes, media_type: str = "text/plain", **supplied: str) -> Document:
    """The document in a text given as a file would be."""
    content = text.encode() if isinstance(text, str) else text
    return clean(Capture.of(content, "test", media_type, supplied=supplied))
