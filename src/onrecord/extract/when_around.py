"""Times told outside the sentence: the head of a list for its items, and a "Deadline:" line below an order."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from onrecord.model import Document, Sentence, Span
from onrecord.text.deadlines import find_times

_ITEM = re.compile(
    r"\s*(?:\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?|[-–—•*▪·])\s+(?=[a-z])|\s*(?=[a-z])"
)
_MARKED = re.compile(
    r"\s*(?:(?P<sign>[-–—•*▪·])|(?P<letter>\(?[a-z]{1,4}\))|(?P<number>\(?\d{1,2}[.)])|(?P<deep>\d{1,2}(?:\.\d{1,2})+[.)]?))\s+(?=\S)"
)
_CLOSED = re.compile(r"[;,]\s*(?:and|or)?\s*$")
_DEADLINE_LINE = re.compile(
    r"[ \t]*(?:responsib[^:\n]{2,20}:[^:\n]{2,80}[.;]\s+)?(?P<named>(?:the\s+|report\s+)?)"
    r"(?:deadline|due(?:\s+date)?|term|time\s?(?:frame|limit)|completion\s+date|"
    r"to\s+be\s+(?:done|completed)\s+by|execution\s+period)\b\s*(?:is\b|[:–—-])",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\W*(?:In (?:preparing|developing|drafting|carrying out) )?(?:The|This|That|Such|this|the|such)\s+(?:\w+\s+)?"
    r"(?P<paper>report|inventory|plan|list|proposal|review|assessment|strategy|study|analysis|guidance|recommendation)"
    r"s?\b(?=[^.;]{0,60}\b(?:shall|must|should|will|is to|are to)\b)",
)
# What goes on about a thing ordered just before: "The buoys shall be in place by", "This is to be done within".
_GOES_ON = re.compile(
    r"(?:\s*(?:\(?\w{1,3}\)|\d{1,2}\.)\s+)?(?:This|It|They|(?:The|These|Such)\s+(?P<thing>[a-z]+)"
    r"(?:\s+(?:of|for|in)\s+[^.,;:]{2,40}?)?)\s+"
    r"(?:(?:shall|must|should|will)\s+be|(?:is|are)\s+(?:to\s+be|due)|(?:has|have)\s+to\s+be)\b",
)
_BREAK = re.compile(r"\n[ \t]*\n|\n")
_LAST_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z“\"(])")
IN_FORCE = "entry into force"
_STATED = re.compile(
    r"\b(?:enters?|comes?)\s+into\s+(?:force|effect)\s+|\btakes?\s+effect\s+|\bis\s+effective\s+|\beffective\s+date\b[^.\n]{0,40}\bis\s+"
    r"|^[ \t]*effective(?:[ \t]+date)?:[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
# "at noon on 5 May 2031 (hereinafter called "the Day")".
_DEFINED = re.compile(
    r"(?:\(|\b(?:hereinafter|hereafter|called|referred\s+to)\b)[^\n\"“)]{0,40}"
    r"[\"“](?:the\s+)?(?P<term>[A-Z]\w+(?: \w+)?)[\"”]",
)
_LASTS = re.compile(
    r"(?:This|It|They|These\s+\w+|The\s+(?:ban|order|measures?|rules?|restrictions?|closure|curfew|suspension|"
    r"moratorium|freeze|prohibition|exemption|limits?))\s+(?:(?:will|shall|is to|are to)\s+)?"
    r"(?:appl(?:y|ies)|lasts?|runs?|(?:remains?|be|is|are)\s+(?:in\s+force|valid)|holds?\s+good)\s+"
    r"(?=until\b|till\b|through\b)"
)
_END = re.compile(r"[.;\n]|$")
MOST_BELOW = 24  # paragraphs between an order and the line that dates it
MOST_ABOVE = 40
SHORT_HEADING = 10  # words
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
        if _DEADLINE_LINE.match(line) or (_is_item(line, (0, len(line))) and not line.rstrip().endswith((":", "—"))):
            continue
        cuts = [0, *(m.end() for m in _LAST_SENTENCE.finditer(line)), end - start]
        for first, last in list(pairwise(cuts))[:-3:-1]:
            yield Sentence(start + first, start + last)
        if not _is_item(document.text, (top, end)):
            return


def heading_of(document: Document, sentence: Sentence) -> Sentence | None:
    """The line above a run of marked lines ("By 2035 we will:", "By the end of 2035") that the action stands in."""
    lines = _lines(document.text)
    here = _index(lines, sentence.start)
    mark = _mark(document.text, lines[here]) if here is not None else None
    if here is None or mark is None:
        return None
    for line in reversed(lines[max(0, here - MOST_ABOVE) : here]):
        if _mark(document.text, line) == mark:
            continue
        above = document.text[line[0] : line[1]].rstrip()
        heads = above.endswith(":") or (len(above.split()) <= SHORT_HEADING and above[-1:].isalnum())
        start = line[0] + max((m.end() for m in _LAST_SENTENCE.finditer(above)), default=0)
        return Sentence(start, line[1]) if heads and start > line[1] - LONGEST_HEAD else None
    return None


def _mark(text: str, line: tuple[int, int]) -> str | None:
    """The sort of mark a line begins with: a sign, a letter, a number; None where it has none."""
    found = _MARKED.match(text, *line)
    return found.lastgroup if found else None


def lasting_line(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence just behind, where it says how long all this holds: "This applies until 15 May"."""
    at = sentence.end
    while at < len(document.text) and document.text[at] in " \n":
        at += 1
    if _LASTS.match(document.text, at) is None:
        return None
    end = _END.search(document.text, at)
    return Sentence(at, end.start()) if end else None


def told_behind(document: Document, action: Span, sentence: Sentence) -> Sentence | None:
    """The sentence just behind, where it goes on about what the action makes: "The list shall be sent by 5 May"."""
    at = sentence.end
    while at < len(document.text) and document.text[at] in " .\n":
        at += 1
    said = _GOES_ON.match(document.text, at)
    if said is None or (said["thing"] and not _speaks_of(action.quote, said["thing"])):
        return None
    end = _END.search(document.text, said.end())
    return Sentence(said.end(), end.start()) if end else None


def _speaks_of(words: str, thing: str) -> bool:
    """Whether words hold a noun or its verb: "close" holds "closure"."""
    stem = thing[: max(4, len(thing) - 3)]
    return thing in ("work", "works") or re.search(rf"\b{stem}", words, re.IGNORECASE) is not None


def deadline_line(document: Document, sentence: Sentence) -> Sentence | None:
    """What names a deadline behind ("Deadline: 15 July"): in the same line, else the next such line below."""
    lines = _lines(document.text)
    here = _index(lines, sentence.start)
    if here is None:
        return None
    rest = (min(sentence.end, lines[here][1]), lines[here][1])
    for start, end in (rest, *lines[here + 1 : here + 1 + MOST_BELOW]):
        if named := _DEADLINE_LINE.match(document.text, start, end):
            return Sentence(named.start("named"), end)
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
    """The days the document gives a name to: that of its entry into force, and "the Day" it defines."""
    return _anchors(document.text, document.day)


@lru_cache(maxsize=8)
def _anchors(text: str, published: date | None) -> dict[str, date]:
    named: dict[str, date] = {}
    for told in _STATED.finditer(text):
        found = find_times(text[told.end() : told.end() + 60], published)
        if found and found[0].start == 0 and found[0].first and found[0].grain == "day":
            named[IN_FORCE] = found[0].first
            break
    for told in _DEFINED.finditer(text):
        words = text[max(0, told.start() - 60) : told.start()].rstrip(" ,")
        before = find_times(words, published)
        if before and before[-1].end == len(words) and before[-1].grain == "day" and before[-1].first:
            named[f"the {told['term']}"] = before[-1].first
    return named


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
