"""Where sentences begin and end. Our own rules: the parser's splitter breaks on "U.S. Dept." and "Sec. 2(b)".

Lines are found first: a set-aside block, a blank line, a list item or a speaker's label always ends a sentence; a
single line break does unless the text is wrapped at a fixed width. Each line is then cut at stops that no rule of
`_VETOES` forbids. Work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from onrecord.model import Document, Sentence
from onrecord.parse.abbreviations import BEFORE_NAME, BEFORE_NUMBER, MAY_END, STARTERS
from onrecord.parse.lexicon import country
from onrecord.parse.turns import label_end

LONGEST = 3000  # characters; nobody writes a longer sentence, but tables and broken scans look like one

_CLOSERS = r"[\"'”’»›)\]]*"
_STOP = re.compile(
    rf"(?:[.!?…]+(?:\[\d+\])?{_CLOSERS}|[。！？])(?=\s)"  # a stop, then space
    rf"|(?<=[a-z]{{2}})[.!?]{_CLOSERS}(?=[A-Z“][a-z]+\s)"  # the space forgotten: "defence.The"
    r"|[;:,](?:\s+(?:and|or))?(?=\s+\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s+\S)"  # items of a list run on in one line
)
_LIST_MARK = re.compile(r"\s*(?:\((?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3})\)|[•●▪◦*–—-]\s|\d{1,3}[.)]\s|[a-z]\)\s)")
_NUMBERED = re.compile(
    r"(?:^|\n)\W{0,3}(?:(?:sec|section|art|article|part|chapter|title|rule)\.?\s+)?[\divxIVX]{1,4}$", re.I
)
_WORD_BEFORE = re.compile(r"([\w.]*\w)$")
_NEXT = re.compile(r"[\s\"'“‘«(\[`]*([\w'’]+)(?:\s+([\w'’-]+))?(?:\s+([\w'’-]+))?")
_DATELINE_REST = re.compile(r"\s+[A-Z][a-z]+\.?\s+\d{1,2}\b[^.!?\n]{0,60}?\s[-–—]\s")
_GLUED = re.compile(r"(?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+|[A-Z]{2,4})(?=[A-Z][a-z]*\s)")
_TELLS = frozenset("said says asked asks added adds told replied wrote answered exclaimed declared stated".split())
_WRAP_SPAN = range(45, 111)  # line lengths, in characters, at which text is wrapped


def _inside_abbreviation(text: str, stop: re.Match[str], start: int) -> bool:
    """'Mr. Smith', 'U.S. Dept.', 'J. Smith', 'No. 5', but not '… in the U.S. The …'."""
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return False
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    after = _NEXT.match(text, stop.end())
    if not before or not after:
        return False
    word, following = before.group(1).lower(), after.group(1)
    if word in MAY_END:
        return following.lower() not in STARTERS
    if word in BEFORE_NUMBER:
        return following[0].isdigit() or (len(following) < 5 and following.isupper())
    if word in BEFORE_NAME:
        return len(word) > 3 or word != before.group(1) or following.lower() not in STARTERS
    initial = (len(word) == 1 and before.group(1).isupper()) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) is not None
    return initial and following.lower() not in STARTERS


def _after_number(text: str, stop: re.Match[str], start: int) -> bool:
    """'1. The' and 'Sec. 2. Policy' at the head of a line."""
    head = text[max(start, stop.start() - 16) : stop.start()]
    return stop.group() == "." and stop.start() - start < 16 and _NUMBERED.search(head) is not None


def _goes_on(text: str, stop: re.Match[str], start: int) -> bool:
    """A small letter follows: '"Why?" he asked', 'the firm Yahoo! said'; or the teller: '"Why?" Ms Lee asked'."""
    after = _NEXT.match(text, stop.end())
    if after is None or stop.group()[0] in ";:,":
        return False
    first, *rest = (w or "" for w in after.groups())
    if first[0].islower() and not _LIST_MARK.match(text, stop.end()):
        return True
    return stop.group()[-1] in "\"'”’»" and any(w in _TELLS for w in rest)


def _too_short(text: str, stop: re.Match[str], start: int) -> bool:
    """Nothing but marks stands before: '... and then'."""
    return not any(c.isalnum() for c in text[start : stop.start()][:200])


def _in_dateline(text: str, stop: re.Match[str], start: int) -> bool:
    """'ASTANA. May 5 (Interfax) - …': the place before the day and the agency."""
    place = text[start : stop.start()]
    return stop.start() - start < 40 and place.isupper() and _DATELINE_REST.match(text, stop.end()) is not None


_VETOES: tuple[Callable[[str, re.Match[str], int], bool], ...] = (
    _goes_on,
    _inside_abbreviation,
    _after_number,
    _in_dateline,
    _too_short,
)


def _story(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches between the set-aside blocks."""
    at = 0
    for block in sorted(document.set_aside, key=lambda b: b.start):
        if block.start > at:
            yield at, block.start
        at = max(at, block.end)
    if at < len(document.text):
        yield at, len(document.text)


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks are the typesetter's: most lines are of like length and end without a stop."""
    rows = [r.rstrip() for r in text[:60_000].split("\n")]
    inner = [a for a, b in pairwise(rows) if a and b]
    if len(inner) < 8:
        return False
    open_ended = sum(len(r) in _WRAP_SPAN and r[-1] not in '.!?:;"”' for r in inner)
    return open_ended > 0.6 * len(inner)


def _joins(text: str, end: int, next_start: int, wrapped: bool) -> bool:
    """Whether the line ending at `end` runs on in the line at `next_start`."""
    tail, head = text[max(0, end - 2) : end], text[next_start : next_start + 12]
    if not tail or not head or _LIST_MARK.match(head):
        return False
    if head[0].islower():
        return tail[-1] not in ".!?:;"
    return wrapped and tail[-1] not in ".!?:"


def _lines(text: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Trimmed lines of a stretch, wrapped ones joined, speakers' labels apart."""
    open_at: int | None = None
    open_end = start
    blank = True
    for row in re.finditer(r"[^\n\r\x0b\x0c\u2028\u2029\x85]+", text[start:end]):
        words = row.group()
        left = start + row.start() + len(words) - len(words.lstrip())
        right = start + row.start() + len(words.rstrip())
        if left >= right:
            continue
        blank = text.count("\n", open_end, left) != 1
        if open_at is not None and not blank and _joins(text, open_end, left, wrapped):
            open_end = right
            continue
        if open_at is not None:
            yield from _unlabelled(text, open_at, open_end)
        open_at, open_end = left, right
    if open_at is not None:
        yield from _unlabelled(text, open_at, open_end)


def _unlabelled(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line without the country that scraping glued to its first word ("FranceThe …"), and without its label."""
    glued = _GLUED.match(text, start, end)
    if glued and country(glued.group()):
        yield start, glued.end()
        start = glued.end()
    words = label_end(text, start, end)
    if words is not None and words < end:
        yield start, start + len(text[start:words].rstrip())
        start = words
    yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One line, cut at its stops."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() >= end or any(veto(text, stop, at) for veto in _VETOES):
            continue
        yield at, stop.end()
        at = _skip(text, stop.end(), end)
    if at < end:
        yield at, end


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """No piece over `LONGEST`: cut at the last mark or space before it."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind("; "), window.rfind(", "), window.rfind("\n"))
        cut = cut + 1 if cut > LONGEST // 2 else (window.rfind(" ") if window.rfind(" ") > 0 else LONGEST)
        yield start, start + cut
        start = _skip(text, start + cut, end)
    if start < end:
        yield start, end


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the story in order, without syntax: trimmed, not overlapping, covering all of its words."""
    text, wrapped = document.text, _is_wrapped(document.text)
    return tuple(
        Sentence(left, right)
        for start, end in _story(document)
        for line in _lines(text, start, end, wrapped)
        for piece in _cut(text, *line)
        for left, right in _bounded(text, *piece)
    )
