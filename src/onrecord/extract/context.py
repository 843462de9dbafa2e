"""What surrounds a candidate: its sentence as a tree, the words before it, the document it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Tree
from onrecord.extract.marks import OUTSIDE, Marks
from onrecord.model import Parsed, Sentence

_LIST_ITEM = re.compile(r"\s*[\"“]?(?:\((?:[a-z]{1,4}|\d{1,2})\)|[•*–—-]\s|\d{1,2}[.)]\s)", re.I)
_LABEL = re.compile(r"^[A-Z][^.!?]{1,60}:$")
_SHALL = re.compile(r"\bshall\b")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my)\b", re.I)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Setting:
    """A document as the judge sees it, computed once.

    Attributes:
        parsed, marks: the document read, and what the tagger saw in it.
        trees: one a sentence; None where it was not parsed.
        starts: the first character of each sentence.
        quoted: merged stretches of quotation, for a quick look-up.
        shares: how much of the document is "shall", first person, speakers' labels, list items; its mean mark.
        heat: how strongly the tagger marked each sentence, at most.
    """

    parsed: Parsed
    marks: Marks
    trees: tuple[Tree | None, ...]
    quoted: tuple[tuple[int, int], ...]
    shares: tuple[float, ...]
    heat: tuple[float, ...]
    listed: tuple[int, ...]

    @classmethod
    def of(cls, parsed: Parsed, marks: Marks) -> Setting:
        """Look over a parsed document once."""
        sentences, text = parsed.sentences, parsed.document.text
        return cls(
            parsed,
            marks,
            tuple(Tree.of(s.tokens) if s.tokens else None for s in sentences),
            tuple(sorted((q.span.start, q.span.end) for q in parsed.quotations)),
            _shares(text, sentences, marks),
            tuple(_heat(marks, s) for s in sentences),
            tuple(_listed(text, s) for s in sentences),
        )

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands in a quotation."""
        before = bisect_left(self.quoted, (at + 1, 0))
        return any(start <= at < end for start, end in self.quoted[max(0, before - 3) : before])

    def heat_near(self, number: int) -> float:
        """How strongly a sentence is marked; 0 outside the document."""
        return self.heat[number] if 0 <= number < len(self.heat) else 0.0


def _heat(marks: Marks, sentence: Sentence) -> float:
    first, last = marks.pieces(sentence.start, sentence.end)
    return 1.0 - float(marks.p[first:last, OUTSIDE].min()) if last > first else 0.0


def _listed(text: str, sentence: Sentence) -> int:
    """2 for an item of a list, 1 for a head that ends in a colon, else 0."""
    words = text[sentence.start : sentence.end]
    if _LIST_ITEM.match(words):
        return 2
    return int(words.rstrip().endswith((":", "—", "–")))


def _shares(text: str, sentences: Sequence[Sentence], marks: Marks) -> tuple[float, ...]:
    words = max(1, sum(1 for _ in _WORD.finditer(text[:200_000])))
    head = text[:200_000]
    many = max(1, len(sentences))
    lines = [text[s.start : s.end] for s in sentences[:2000]]
    return (
        len(_SHALL.findall(head)) / words,
        len(_FIRST_PERSON.findall(head)) / words,
        sum(_LABEL.match(line) is not None for line in lines) / many,
        sum(_LIST_ITEM.match(line) is not None for line in lines) / many,
        1.0 - float(marks.mean(0, len(marks.p))[OUTSIDE]) if len(marks.p) else 0.0,
        min(words, 5000) / 1000,
    )
