"""Linking a passage that the program did not see: sentences of later sources to choose from, and the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.errors import SpanError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.views import CommitmentView, SourceRef
from onrecord.model import Basis, Document, Evidence, Reading, Relation, Span, content_id

SHOWN = 9  # as many as there are digits to choose with
SOURCES = 30
ASKED = 3
WORD = re.compile(r"[^\W\d_]{5,}")
ENDINGS = 3  # letters that another form of a word may change
SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s)|$)", re.MULTILINE)
PASSAGE = re.compile(r"(\w{1,64}):(\d{1,9})-(\d{1,9})")
KEYS = {
    Relation.DONE: "d",
    Relation.PROGRESS: "p",
    Relation.DELAY: "y",
    Relation.CONTRADICTION: "c",
    Relation.REPEAT: "r",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that may bear on a commitment, and where it stands."""

    span: Span
    source: SourceRef

    @property
    def address(self) -> str:
        """The passage as a form sends it."""
        return f"{self.span.document}:{self.span.start}-{self.span.end}"


def first_words(view: CommitmentView) -> str:
    """The words one would look with first: the longest of what is to be done."""
    words = dict.fromkeys(WORD.findall(view.commitment.action))
    return " ".join(sorted(words, key=len, reverse=True)[:ASKED])


def sentences(ledger: Ledger, view: CommitmentView, words: str, as_of: date) -> tuple[Found, ...]:
    """Sentences with the most of the words, from sources published since the commitment was stated, latest first."""
    stems = [word.casefold()[: max(4, len(word) - ENDINGS)] for word in re.findall(r"\w+", words)]
    if not stems:
        return ()
    first = view.statements[0].statement.document  # what states it does not tell what came of it
    documents = ledger.passages(words.split(), view.commitment.first_stated, limit=SOURCES)
    ranked = sorted(
        (-count, -day.toordinal(), span.document, span.start, span)
        for reading in ledger.readings(one for one in documents if one != first)
        if (day := reading.document.day) and day <= as_of
        for span in _spans(reading)
        if (count := sum(stem in span.quote.casefold() for stem in stems)) and not _stated(view, span)
    )
    chosen = [item[-1] for item in ranked[:SHOWN]]
    return tuple(Found(span, ledger.source(span.document).ref) for span in chosen)


def link_of(ledger: Ledger, view: CommitmentView, passage: str, relation: Relation, as_of: date) -> Evidence:
    """A passage as evidence on a commitment: the piece there already is, else a new one.

    Raises:
        UsageError: it is no stretch of a source, or its source is of no day on which it could tell of it.
    """
    match = PASSAGE.fullmatch(passage)
    if not match:
        raise UsageError("It is not said which passage.", "Choose one, or look for other words.")
    document = ledger.source(match[1]).document
    try:
        span = document.span(int(match[2]), int(match[3]))
    except SpanError as error:
        raise UsageError("The passage must be a stretch of its source.", "Choose one of those shown.") from error
    first = view.commitment.first_stated
    if document.day is None or document.day > as_of or (first and document.day < first):
        raise UsageError("Only a source published since the commitment was stated can tell what came of it.")
    for shown in (*view.evidence, *view.possible):
        if shown.evidence.span == span:
            return shown.evidence
    ident = content_id("evidence", view.commitment.id, relation, document.id, str(span.start))
    return Evidence(ident, view.commitment.id, span, relation, Basis.REPORTED, document.day)


def _spans(reading: Reading) -> Iterator[Span]:
    document = reading.document
    for start, end in [(s.start, s.end) for s in reading.parsed.sentences] or _cut(document):
        yield document.span(start, end)


def _cut(document: Document) -> list[tuple[int, int]]:
    """Sentences of a source in a language that is not read."""
    return [match.span() for match in SENTENCE.finditer(document.text)]


def _stated(view: CommitmentView, span: Span) -> bool:
    """Whether the commitment itself is stated there, or the passage is linked already."""
    places = [one.statement.sentence for one in view.statements] + [one.evidence.span for one in view.evidence]
    return any(p.document == span.document and p.start < span.end and span.start < p.end for p in places)
