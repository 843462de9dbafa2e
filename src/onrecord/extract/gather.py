"""Candidates of a document: what the tagger marked, united with what syntax proposes where the tagger saw anything."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import numpy as np

from onrecord.extract.candidate import Candidate
from onrecord.extract.context import Setting
from onrecord.extract.marks import OUTSIDE, decode
from onrecord.extract.phrases import from_syntax

COLD = 0.08  # a sentence or a stretch marked less than this holds no candidate
NARROW, WIDE = -0.5, 1.0  # biases of the cautious and the generous decoding

_ITEM = re.compile(r"\s*[\"“]?(?:\((?:[a-z]{1,4}|\d{1,2})\)|[•*–—-]|\d{1,2}[.)])\s+", re.I)
_TAIL = re.compile(
    r"(?:[\s.,;:!?\"”’(“]|&amp|(?<=\s)(?:and|or|but|the|an?|that|which|who|of|in|to|for|with|will|shall)(?=[\s.,;:]*$))+$"
)

Stretch = tuple[int, int]


def gather(setting: Setting) -> tuple[list[Candidate], list[Stretch], list[Stretch]]:
    """Every candidate once, in order, and the tagger's own stretches (characters), cautious and generous."""
    narrow, wide = _decoded(setting, NARROW), _decoded(setting, WIDE)
    found = {(c.start, c.end): c for c in (*_marked(setting, narrow), *_marked(setting, wide))}
    for number, sentence in enumerate(setting.parsed.sentences):
        if setting.heat[number] < COLD:
            continue
        for c in (*_whole(setting, number), *from_syntax(number, sentence)):
            if _is_warm(setting, c):
                found[c.start, c.end] = c
    return sorted(found.values(), key=lambda c: (c.start, c.end)), narrow, wide


def _is_warm(setting: Setting, c: Candidate) -> bool:
    marks = setting.marks
    return 1.0 - float(marks.mean(*marks.pieces(c.start, c.end))[OUTSIDE]) >= COLD


def _decoded(setting: Setting, bias: float) -> list[Stretch]:
    """The tagger's stretches as characters, trimmed of closing marks."""
    marks, text = setting.marks, setting.parsed.document.text
    breaks = np.zeros(len(marks.p), bool)
    for sentence in setting.parsed.sentences:
        first, _ = marks.pieces(sentence.start, sentence.end)
        if first < len(breaks):
            breaks[first] = True
    found = []
    for i, j in decode(marks.p, breaks, bias):
        start, end = int(marks.starts[i]), int(marks.ends[j - 1])
        end = start + len(_TAIL.sub("", text[start:end]))
        if end > start:
            found.append((start, end))
    return found


def _marked(setting: Setting, stretches: list[Stretch]) -> Iterator[Candidate]:
    starts = [s.start for s in setting.parsed.sentences]
    for start, end in stretches:
        number = bisect_right(starts, start) - 1
        if number >= 0:
            yield Candidate(start, end, number, None, "tagger")


def _whole(setting: Setting, number: int) -> Iterator[Candidate]:
    """The sentence itself, or the item of a list without its mark."""
    sentence, text = setting.parsed.sentences[number], setting.parsed.document.text
    words = text[sentence.start : sentence.end]
    mark = _ITEM.match(words)
    start = mark.end() if mark else 0
    end = len(_TAIL.sub("", words))
    if start < end:
        yield Candidate(sentence.start + start, sentence.start + end, number, None, "item" if mark else "sentence")
