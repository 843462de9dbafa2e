"""The text of a sentence as the parser should see it, with a way back to the characters of the document.

Line breaks and runs of spaces become one space, words broken at a line's end are mended ("commit-⏎ment"), and page
furniture that stands inside a sentence is dropped. Nothing of this reaches a span: offsets are mapped back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FURNITURE = r"\[\[Page [^\]\n]{1,20}\]\]|Start Printed Page \d+"
_LIST_MARK = re.compile(
    r"[“\"]?(?:\((?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3})\)\s+)+|[•●▪◦*–—]\s+|(?:\d{1,3}[.)]|[a-z]\))\s+(?=[^\W\d_])"
)
_UNTIDY = re.compile(
    rf"(?P<broken>(?<=[a-z])[-¬\u00ad]\s*\n\s*(?=[a-z]))|(?P<drop>[\u00ad\ufffd\u200b\ufeff]+)|(?P<blank>(?:{_FURNITURE}|\s)+)"
)


@dataclass(frozen=True, slots=True)
class Legible:
    """`text` for the parser; `offsets[i]` is where its character i stands in the document (one more for the end)."""

    text: str
    offsets: tuple[int, ...] | None  # None: nothing was changed
    start: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Document offsets of the stretch `[start, end)` of `text`; not empty where the stretch is not."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets[start], self.offsets[end - 1] + 1


def legible(text: str, start: int, end: int) -> Legible:
    """The stretch `[start, end)` of a document's text, made legible; a list mark before it is left to itself."""
    mark = _LIST_MARK.match(text, start, end)
    if mark and mark.end() < end:
        start = mark.end()
    raw = text[start:end]
    if not _needs_work(raw):
        return Legible(raw, None, start)
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _UNTIDY.finditer(raw):
        pieces.append(raw[at : found.start()])
        offsets.extend(range(start + at, start + found.start()))
        if found["blank"]:
            pieces.append(" ")
            offsets.append(start + found.start())
        at = found.end()
    pieces.append(raw[at:])
    offsets.extend(range(start + at, end))
    return Legible("".join(pieces), tuple(offsets), start)


def _needs_work(raw: str) -> bool:
    return any(bool(m["broken"] or m["drop"]) or m.group() != " " for m in _UNTIDY.finditer(raw))
