"""Small ledgers for the tests, from marked-up stories.

`<who>Anna Berg</who> promised to <what>build a bridge</what> <when>by 2021-05-01</when>.` gives a document with one
statement; a story may hold several such sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Ledger
from onrecord.model import (
    Actor,
    ActorKind,
    Basis,
    Capture,
    Commitment,
    Document,
    Evidence,
    Kind,
    Mention,
    Name,
    Outcome,
    Parsed,
    Published,
    Quotation,
    Reading,
    Relation,
    Sentence,
    Span,
    Standing,
    Statement,
    Strength,
    Timeframe,
    content_id,
)

TAG = re.compile(r"<(/?)(who|what|when|quote)>")


@dataclass(frozen=True)
class Story:
    capture: Capture
    reading: Reading

    @property
    def id(self) -> str:
        return self.reading.document.id

    @property
    def statement(self) -> Statement:
        return self.reading.statements[0]

    def span(self, words: str) -> Span:
        at = self.reading.document.text.index(words)
        return self.reading.document.span(at, at + len(words))


def story(marked: str, day: date | None, outlet: str = "The Post", url: str | None = None) -> Story:
    text, marks = _unmarked(marked)
    capture = Capture.of(text.encode(), f"{outlet}-{day}.txt", "text/plain")
    document = Document(
        content_id("document", capture.id),
        capture.id,
        text,
        title=text.split(".")[0],
        outlet=outlet,
        url=url,
        published=Published(day, "given") if day else None,
    )
    sentences = [m.span() for m in re.finditer(r"[^.]+\.", text)]
    found = [_statement(document, span, marks) for span in sentences]
    quotations = tuple(Quotation(document.span(*at)) for tag, at in marks if tag == "quote")
    mentions = tuple(_mention(document, at) for tag, at in marks if tag == "who")
    parsed = Parsed(document, tuple(Sentence(*span) for span in sentences), quotations, mentions)
    return Story(capture, Reading(parsed, tuple(one for one in found if one)))


def _unmarked(marked: str) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    text, begun, marks, last = "", {}, [], 0
    for match in TAG.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[1]:
            marks.append((match[2], (begun[match[2]], len(text))))
        else:
            begun[match[2]] = len(text)
    return text + marked[last:], marks


def _mention(document: Document, at: tuple[int, int]) -> Mention:
    return Mention(document.text[slice(*at)], document.span(*at), ActorKind.PERSON)


def _statement(document: Document, sentence: tuple[int, int], marks: Sequence) -> Statement | None:
    inside = {tag: at for tag, at in marks if sentence[0] <= at[0] and at[1] <= sentence[1]}
    if "what" not in inside:
        return None
    action, when = document.span(*inside["what"]), None
    if "when" in inside:
        span = document.span(*inside["when"])
        when = Timeframe(span, end=date.fromisoformat(span.quote[-10:]), rule="absolute")
    return Statement(
        Statement.id_for(action),
        document.id,
        action,
        document.span(*sentence),
        Kind.PLEDGE,
        Strength.FIRM,
        issuer=_mention(document, inside["who"]) if "who" in inside else None,
        timeframe=when,
        confidence=0.9,
        rule="promised",
    )


ANNA = "actor-anna"


def promise(*stories: Story, id: str = "", **fields: object) -> Commitment:
    """The commitment behind the first statements of the stories."""
    first = stories[0].statement
    values = {
        "id": id or content_id("commitment", first.id),
        "statements": tuple(s.statement.id for s in stories),
        "action": first.action.quote,
        "kind": first.kind,
        "strength": first.strength,
        "issuer": ANNA,
        "responsible": ANNA,
        "first_stated": stories[0].reading.document.day,
        "timeframe": first.timeframe,
        "confidence": first.confidence,
    } | fields
    return Commitment(**values)  # type: ignore[arg-type]


def anna(*stories: Story) -> Actor:
    return Actor(ANNA, "Anna Berg", ActorKind.PERSON, (Name("Anna Berg", tuple(s.id for s in stories), "as written"),))


def report(commitment: Commitment, told: Story, words: str, relation: Relation, **fields: object) -> Evidence:
    """Evidence in a story: its words, and what they say of the commitment."""
    span = told.span(words)
    values = {
        "id": content_id("evidence", commitment.id, span.document, str(span.start)),
        "commitment": commitment.id,
        "span": span,
        "relation": relation,
        "basis": Basis.REPORTED,
        "told": told.reading.document.day,
        "confidence": 0.8,
        "linked": True,
    } | fields
    return Evidence(**values)  # type: ignore[arg-type]


def add(ledger: Ledger, *stories: Story) -> None:
    for one in stories:
        ledger.accept(one.capture)
        ledger.record(one.reading)


def done(on: date, *evidence: Evidence) -> Standing:
    return Standing(on, Outcome.DONE, Basis.REPORTED, settled=True, evidence=tuple(e.id for e in evidence))


BRIDGE = story(
    "<who>Anna Berg</who> promised to <what>build a bridge</what> <when>by 2021-05-01</when>. The river is wide.",
    date(2020, 3, 1),
)
AGAIN = story(
    "<who>Anna Berg</who> vowed again to <what>build a bridge</what> <when>by 2021-05-01</when>, the paper said.",
    date(2020, 6, 1),
    "The Times",
)
OPENED = story("The bridge was opened on Monday. Hundreds walked across.", date(2021, 4, 12), "The Courier")
PARK = story("<who>Anna Berg</who> promised to <what>plant a park</what>.", date(2020, 9, 1), "The Times")


def filled(ledger: Ledger, stories: Iterable[Story] = (BRIDGE, AGAIN, OPENED, PARK)) -> tuple[Commitment, Commitment]:
    """A ledger with two promises: a bridge, restated and then opened before its day, and a park without a day."""
    add(ledger, *stories)
    bridge, park = promise(BRIDGE, AGAIN), promise(PARK)
    opened = report(bridge, OPENED, "The bridge was opened on Monday", Relation.DONE)
    with ledger.transaction():
        ledger.write_resolution([anna(BRIDGE, AGAIN, PARK)], [bridge, park], {}, [])
        ledger.write_evidence([opened])
        ledger.write_standings({bridge.id: [done(date(2021, 4, 12), opened)], park.id: []})
    return bridge, park
