"""Times told outside the sentence: the head of a list for its items, and a "Deadline:" line below an order."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
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
_PAPER = re.compile(
    r"\W*(?:In (?:preparing|developing|drafting|carrying out) )?(?:The|This|That|Such|this|the|such)\s+(?:\w+\s+)?"
    r"(?P<paper>report|inventory|plan|list|proposal|review|assessment|strategy|study|analysis|guidance|recommendation)"
    r"s?\b(?=[^.;]{0,60}\b(?:shall|must|should|will|is to|are to)\b)",
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
LONGEST_HEAD = 2000  # characters of a line above a list that are read


def head_of_list(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences that govern a list item, nearest first: the item begins in lower case, its head does not."""
    lines = _lines(document.text)
    here = _index(lines, sentence.start)
    if here is None or not _is_item(document.text, lines[here]):
        return
    for top, end in reversed(lines[max(0, here - MOST_ABOVE) : here]):
        start = max(top, end - LONGEST_HEAD)
        line = document.text[start:end]
        if _is_item(document.text, (top, end)) and not line.rstrip().endswith((":", "—")):
            continue
        cuts = [0, *(m.end() for m in _LAST_SENTENCE.finditer(line)), end - start]
        for first, last in list(pairwise(cuts))[:-3:-1]:
            yield Sentence(start + first, start + last)
        if not _is_item(document.text, (top, end)):
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


def continued(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence just before, where this one goes on about the paper due by it: "The report shall contain …"."""
    said = _PAPER.match(document.text, sentence.start, sentence.end)
    if said is None:
        return None
    low = max(0, sentence.start - LONGEST_HEAD)
    above = document.text[low : sentence.start].rstrip()
    cuts = [0, *(m.end() for m in _LAST_SENTENCE.finditer(above))]
    start, end = low + cuts[-1], low + len(above)
    noun = said["paper"].lower()
    return Sentence(start, end) if re.search(rf"\b{noun}", document.text[start:end], re.IGNORECASE) else None


def stated_anchors(document: Document) -> dict[str, date]:
    """The day the document says it enters into force, under the name its durations count from."""
    for told in _STATED.finditer(document.text):
        found = find_times(document.text[told.end() : told.end() + 60], document.day)
        if found and found[0].start == 0 and found[0].first and found[0].grain == "day":
            return {IN_FORCE: found[0].first}
    return {}


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[tuple[int, int], ...]:
    lines: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(text):
        if text[start : found.start()].strip():
            lines.append((start, found.start()))
        start = found.end()
    if text[start:].strip():
        lines.append((start, len(text)))
    return tuple(lines)


def _index(lines: Sequence[tuple[int, int]], offset: int) -> int | None:
    place = bisect_right(lines, (offset, sys.maxsize)) - 1
    return place if place >= 0 and lines[place][0] <= offset < lines[place][1] else None


def _is_item(text: str, line: tuple[int, int]) -> bool:
    return _ITEM.match(text, *line) is not None
