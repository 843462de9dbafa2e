"""Passages: the sentences of a document that may tell what became of some commitment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from onrecord.follow.acts import tells_an_act
from onrecord.follow.cues import cues_in
from onrecord.follow.outlets import Rows, outlet_kind
from onrecord.follow.words import terms
from onrecord.model import ActorKind, Mention, Reading, Sentence, Span
from onrecord.text.numbers import Quantity, find_quantities


@dataclass(frozen=True, slots=True)
class Story:
    """What all passages of one document share. `names` are everybody and everything named in it, as resolved."""

    document: str
    day: date | None
    outlet: str
    outlet_kind: str | None
    title: str
    lead: str
    names: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()  # names that an office is written beside
    people: frozenset[str] = frozenset()  # words of the names of the people in it: they are nobody's topic
    sentences: tuple[str, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The story's sentences, for whose word it gives as a whole."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a story with what stands around it.

    `speakers` are those whose words it gives, or who are named as its source in it or beside it.
    """

    story: Story
    span: Span
    place: int = 0  # which of the story's sentences it is
    speakers: tuple[Mention, ...] = ()
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()  # offices written beside a name in it

    @property
    def before(self) -> str:
        """The sentence before it."""
        return self.story.sentences[self.place - 1] if self.place else ""

    @property
    def after(self) -> str:
        """The sentence behind it."""
        return self.story.sentences[self.place + 1] if self.place + 1 < len(self.story.sentences) else ""


# What may give a day ahead, or tell of anything as done.
_DAY_AHEAD = re.compile(
    r"\b(?:will|would|should|(?:is|are)(?: \w+)? to|due|expected|planned|scheduled|until)\b.*?"
    r"\b(?:by|until|in|before|on|of|this|next|end|year)\b|\bdate\b|\b20\d\d\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:has|have|had|was|were)\s+(?:\w+\s+){0,2}?\w+(?:ed|en|t|d|n)\b", re.IGNORECASE)


def story_of(reading: Reading, outlets: Rows = ()) -> Story:
    """What all passages of a document share."""
    return _story(reading, outlets, [reading.document.text[s.start : s.end] for s in reading.parsed.sentences])


def passages_of(reading: Reading, outlets: Rows = ()) -> tuple[Passage, ...]:
    """The passages of one document: sentences with a sign of an outcome or a figure, and those that state something.

    Pure: depends on nothing but the arguments, so that they may be kept and used again.

    Args:
        reading: the document.
        outlets: rows of the user's own table of outlets.
    """
    document, sentences = reading.document, reading.parsed.sentences
    texts = [document.text[s.start : s.end] for s in sentences]
    story = _story(reading, outlets, texts)
    stated = {s.sentence.start for s in reading.statements}
    return tuple(
        _passage(reading, story, index, texts)
        for index, sentence in enumerate(sentences)
        if sentence.start in stated or is_telling(texts[index]) or _names_holder(reading, sentence)
    )


def _names_holder(reading: Reading, sentence: Sentence) -> bool:
    """Whether somebody is named with an office: word that the office exists and is held."""
    inside = (m for m in reading.parsed.mentions if m.span and sentence.start <= m.span.start < sentence.end)
    return any(m.title and len(m.title) > 12 for m in inside)


@lru_cache(maxsize=8_192)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, read once."""
    return find_quantities(text)


def is_telling(text: str) -> bool:
    """Whether a sentence can be evidence at all: the cheap first look."""
    return (
        bool(cues_in(text))
        or bool(quantities_in(text))
        or bool(_DAY_AHEAD.search(text) or _DONE.search(text) or tells_an_act(text))
    )


def _story(reading: Reading, outlets: Rows, texts: list[str]) -> Story:
    document = reading.document
    names = frozenset(m.name for m in reading.parsed.mentions if m.name)
    kind = document.outlet_kind or outlet_kind(document.outlet, document.url, outlets)
    officials = frozenset(m.name for m in reading.parsed.mentions if m.title and len(m.title) > 3)
    persons = {m.name for m in reading.parsed.mentions if m.name and m.kind is ActorKind.PERSON}
    lead = texts[0] if texts else ""
    return Story(
        document.id,
        document.day,
        document.outlet or "",
        kind,
        document.title or "",
        lead,
        names,
        officials,
        frozenset(t for name in persons for t in terms(name) if t[0] != "="),
        tuple(texts),
    )


def _passage(reading: Reading, story: Story, index: int, texts: list[str]) -> Passage:
    document, sentence = reading.document, reading.parsed.sentences[index]
    inside = [m for m in reading.parsed.mentions if m.span and sentence.start <= m.span.start < sentence.end]
    return Passage(
        story,
        Span(document.id, sentence.start, sentence.end, texts[index]),
        index,
        _speakers(reading, sentence),
        tuple(dict.fromkeys(m.name for m in inside if m.name)),
        tuple(dict.fromkeys(m.title for m in inside if m.title and len(m.title) > 3)),
    )


def _speakers(reading: Reading, sentence: Sentence) -> tuple[Mention, ...]:
    """Who is quoted in the sentence, directly or in reported speech."""
    spoken = [
        q
        for q in reading.parsed.quotations
        if q.speaker and q.span.start < sentence.end and sentence.start < q.span.end
    ]
    found: dict[str, Mention] = {}
    for quotation in spoken:
        if quotation.speaker:
            found.setdefault(quotation.speaker.name, quotation.speaker)
    return tuple(found.values())
