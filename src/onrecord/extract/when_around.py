"""Times told outside the sentence: the head of a list for its items, and a "Deadline:" line below an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from onrecord.model import Document, Sentence
from onrecord.text.deadlines import find_times

_ITEM = re.compile(r"\s*(?:\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})[.)]|[-–—•*])\s+(?=[a-z])|\s*(?=[a-z])")
_CLOSED = re.compile(r"[;,]\s*(?:and|or)?\s*$")
_DEADLINE_LINE = re.compile(
    r"[ \t]*(?:the\s+)?(?:deadline|due(?:\s+date)?|term|time\s?(?:frame|limit)|completion\s+date|"
    r"to\s+be\s+(?:done|completed)\s+by|execution\s+period)\b\s*(?:is\b|[:–—-])",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n[ \t]*\n|\n")
_LAST_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z“\"(])")
IN_FORCE = "entry into force"
_STATED = re.compile(
    r"\b(?:enters?|comes?)\s+into\s+(?:force|effect)\s+|\btakes?\s+effect\s+|\bis\s+effective\s+|\beffective\s+date\b[^.\n]{0,40}\bis\s+",
    re.IGNORECASE,
)
MOST_BELOW = 24  # paragraphs between an order and the line that dates it
MOST_ABOVE = 40


def head_of_list(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences that govern a list item, nearest first: the item begins in lower case, its head does not."""
    lines = _lines(document.text)
    here = _index(lines, sentence.start)
    if here is None or not _is_item(document.text, lines[here]):
        return
    for start, end in reversed(lines[max(0, here - MOST_ABOVE) : here]):
        line = document.text[start:end]
        if _is_item(document.text, (start, end)) and not line.rstrip().endswith((":", "—")):
            continue
        cuts = [0, *(m.end() for m in _LAST_SENTENCE.finditer(line)), end - start]
        for first, last in list(pairwise(cuts))[:-3:-1]:
            yield Sentence(start + first, start + last)
        if not _is_item(document.text, (start, end)):
            return


def deadline_line(document: Document, sentence: Sentence) -> Sentence | None:
    """The next line below that names a deadline ("Deadline: 15 July"), if the document writes such lines."""
    lines = _lines(document.text)
    here = _index(lines, sentence.start)
    if here is None:
        return None
    for start, end in lines[here + 1 : here + 1 + MOST_BELOW]:
        if _DEADLINE_LINE.match(document.text, start, end):
            return Sentence(start, end)
    return None


def stated_anchors(document: Document) -> dict[str, date]:
    """The day the document says it enters into force, under the name its durations count from."""
    for told in _STATED.finditer(document.text):
        found = find_times(document.text[told.end() : told.end() + 60], document.day)
        if found and found[0].start == 0 and found[0].first and found[0].grain == "day":
            return {IN_FORCE: found[0].first}
    return {}


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for found in _BREAK.finditer(text):
        if text[start : found.start()].strip():
            lines.append((start, found.start()))
        start = found.end()
    return [*lines, (start, len(text))] if text[start:].strip() else lines


def _index(lines: list[tuple[int, int]], offset: int) -> int | None:
    return next((i for i, (start, end) in enumerate(lines) if start <= offset < end), None)


def _is_item(text: str, line: tuple[int, int]) -> bool:
    return _ITEM.match(text, *line) is not None
