"""The values that move between stages.

All are frozen. They hold no behaviour beyond their own invariants; what a value means is decided by the
stage that makes it. Days are `datetime.date`, inclusive at both ends; offsets are characters (code points),
half-open, into `Document.text`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from onrecord.errors import SpanError


def content_id(*parts: str | bytes) -> str:
    """A stable id for content: the first 16 hex digits of the SHA-256 over the parts, each length-prefixed."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()[:16]


class Kind(StrEnum):
    """Who binds whom; the definitions stand in the annotation guidelines."""

    ORDER = "order"
    PLEDGE = "pledge"
    DECISION = "decision"
    PLAN = "plan"
    CALL = "call"


class Strength(StrEnum):
    """`firm`: a reader could check it. `soft`: an aspiration with no checkable action."""

    FIRM = "firm"
    SOFT = "soft"


class Relation(StrEnum):
    """What a later passage says of a commitment."""

    DONE = "done"
    PROGRESS = "progress"
    DELAY = "delay"
    CONTRADICTION = "contradiction"
    REPEAT = "repeat"


class Basis(StrEnum):
    """Whose word an outcome rests on."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    RULED = "ruled"


class DeadlineState(StrEnum):
    """Where a day stands against the original last day of a commitment."""

    NONE = "none"
    UPCOMING = "upcoming"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    PASSED = "passed with outcome"


class Outcome(StrEnum):
    """What is said to have come of a commitment."""

    NO_REPORT = "no report"
    IN_PROGRESS = "in progress"
    PARTLY_DONE = "partly done"
    DONE = "done"
    BROKEN = "broken"
    DROPPED = "dropped"
    SUPERSEDED = "superseded"


class ActorKind(StrEnum):
    """What sort of thing a name stands for; things of different sorts are never merged by spelling."""

    PERSON = "person"
    OFFICE = "office"
    BODY = "body"
    COUNTRY = "country"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong with one source: what, and what the user can do about it."""

    source: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        tail = f" {self.remedy}" if self.remedy else ""
        return f"{self.source}: {self.message}{tail}"


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of a source, and where and when they were got. `id` is the SHA-256 (hex) of the bytes.

    `supplied` holds what came along with the bytes and is not in them, such as an address, a day of
    publication given by the caller, or HTTP headers.
    """

    id: str
    content: bytes = field(repr=False)
    source: str
    media_type: str
    fetched: datetime | None = None
    supplied: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        content: bytes,
        source: str,
        media_type: str,
        *,
        fetched: datetime | None = None,
        supplied: dict[str, str] | None = None,
    ) -> Capture:
        """Build a capture, its id computed from the bytes."""
        digest = hashlib.sha256(content).hexdigest()
        return cls(digest, content, source, media_type, fetched, tuple(sorted((supplied or {}).items())))


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim stretch of one document. Built by `Document.span`, which guarantees the quote."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span {self.start}:{self.end} of document {self.document} is empty or reversed")
        if len(self.quote) != self.end - self.start:
            raise SpanError(f"span {self.start}:{self.end} of document {self.document} does not fit its quotation")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that is not the story, kept with the reason it was set aside."""

    start: int
    end: int
    reason: str  # teaser, navigation, caption, credit, dateline, ...


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication and how it is known (`given`, `dateline`, `caption`, `metadata`, ...)."""

    day: date
    how: str
    text: str = ""  # the words it was read from, where there are any


@dataclass(frozen=True, slots=True)
class Document:
    """The story in a capture. `text` is frozen and whole: what is set aside is labelled, not removed.

    `source_map` leads back to the capture: runs `(text_start, length, source_start)` of characters that
    stand unchanged in the decoded capture; empty where the text is the decoded capture itself.
    """

    id: str
    capture: str
    text: str = field(repr=False)
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None  # official, agency, independent; None where unknown
    place: str | None = None
    byline: str | None = None
    credit: str | None = None
    language: str = "en"
    published: Published | None = None
    set_aside: tuple[Block, ...] = ()
    source_map: tuple[tuple[int, int, int], ...] = ()
    issues: tuple[Issue, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The stretch `[start, end)` as a span.

        Raises:
            SpanError: where the stretch is empty or lies outside the text.
        """
        if end > len(self.text):
            raise SpanError(f"span {start}:{end} lies outside document {self.id} of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])

    def holds(self, span: Span) -> bool:
        """Whether the span's quotation is exactly what stands at its offsets here."""
        return span.document == self.id and self.text[span.start : span.end] == span.quote

    @property
    def day(self) -> date | None:
        """The day of publication, or None where nothing tells it."""
        return self.published.day if self.published else None


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence. `head` is the index of its head in the same sentence (its own at the root)."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str  # universal part of speech
    tag: str  # Penn Treebank tag
    dep: str  # dependency label (ClearNLP scheme)
    head: int
    entity: str = ""  # entity label of the run the token belongs to, or ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the story. `tokens` is empty where the sentence was not worth parsing."""

    start: int
    end: int
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something named: the words as written, and the fullest name they stand for in the document."""

    name: str  # resolved inside the document
    span: Span | None = None  # as written; None where it follows from the discourse alone
    kind: ActorKind | None = None
    how: str = ""  # the rule that resolved it: "subject", "pronoun", "speaker line", ...
    title: str | None = None  # office as written beside the name: "Defence Minister"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words as the document gives them: between marks, in a block without marks, or a speaker's turn."""

    span: Span
    speaker: Mention | None = None
    form: str = "direct"  # direct, block, turn, indirect


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document read: its sentences (only those of the story), quotations and mentions."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day an expression counts from: what it is, and the day if known."""

    kind: str  # publication, date of this order, entry into force, submission, fixed, ...
    day: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Timeframe:
    """When: inclusive ISO days; the unknown stays None. `arithmetic` shows how the days were reached."""

    span: Span
    start: date | None = None
    end: date | None = None
    recurrence: str | None = None  # ISO 8601 duration
    anchor: Anchor | None = None
    rule: str = ""
    arithmetic: str = ""

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise SpanError(f"timeframe {self.span.quote!r} ends before it starts")


@dataclass(frozen=True, slots=True)
class Target:
    """How much: a quantity the action must reach."""

    span: Span
    value: float
    unit: str | None = None  # "%", ISO 4217 code, "km", "people", ...
    direction: str | None = None  # increase, decrease
    qualifier: str | None = None  # average, at least, up to, about
    baseline: float | None = None  # "from 12 to 20": 12


@dataclass(frozen=True, slots=True)
class Reason:
    """One named feature that spoke for or against a judgement."""

    feature: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A commitment as one document states it."""

    id: str
    document: str
    action: Span
    sentence: Span
    kind: Kind
    strength: Strength
    negated: bool = False
    issuer: Mention | None = None
    responsible: Mention | None = None
    timeframe: Timeframe | None = None
    targets: tuple[Target, ...] = ()
    condition: Span | None = None
    speaker: Mention | None = None
    also: tuple[Span, ...] = ()
    confidence: float = 0.0
    rule: str = ""
    reasons: tuple[Reason, ...] = ()

    @staticmethod
    def id_for(action: Span) -> str:
        """The id a statement with this action has: the same in every run over the same text."""
        return content_id("statement", action.document, str(action.start), str(action.end))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span the statement rests on."""
        parts: list[Span | None] = [self.action, self.sentence, self.condition, *self.also]
        parts += [m.span for m in (self.issuer, self.responsible, self.speaker) if m]
        parts += [t.span for t in self.targets]
        if self.timeframe:
            parts.append(self.timeframe.span)
        return tuple(p for p in parts if p is not None)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document gives: the product of the per-document stages, a pure map over captures."""

    parsed: Parsed
    statements: tuple[Statement, ...] = ()

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.parsed.document


@dataclass(frozen=True, slots=True)
class Name:
    """One form under which an actor appears."""

    text: str
    documents: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office an actor is seen in, with the first and last day of a document that says so."""

    title: str
    first_seen: date | None = None
    last_seen: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, body, country or place under all its names."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[Name, ...] = ()
    offices: tuple[Office, ...] = ()
    reasons: tuple[Reason, ...] = ()  # why the names were taken for one


@dataclass(frozen=True, slots=True)
class Move:
    """A later day given for a commitment: `new_end` is None where the day was withdrawn."""

    statement: str | None
    evidence: str | None
    told: date
    new_end: date | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """The promise itself, behind all statements of it. Its fields are those of the first statement."""

    id: str
    statements: tuple[str, ...]  # statement ids, by day of publication
    action: str
    kind: Kind
    strength: Strength
    negated: bool = False
    issuer: str | None = None  # actor id
    responsible: str | None = None  # actor id
    first_stated: date | None = None
    timeframe: Timeframe | None = None  # the original one
    targets: tuple[Target, ...] = ()
    condition: str | None = None
    moves: tuple[Move, ...] = ()
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()  # why the statements were taken for one


@dataclass(frozen=True, slots=True)
class Figure:
    """A number reported in evidence, with its unit, and how it compares with the target."""

    span: Span
    value: float
    unit: str | None = None
    note: str = ""  # "27 of 30 %", "other unit", ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a later document that bears on a commitment."""

    id: str
    commitment: str
    span: Span
    relation: Relation
    basis: Basis
    told: date | None  # day of publication; None where unknown, which never counts
    speaker: Mention | None = None
    figure: Figure | None = None
    new_end: date | None = None  # a day the passage gives instead
    ends: Outcome | None = None  # dropped or superseded, where the passage says so
    confidence: float = 0.0
    linked: bool = False  # False: only possible, queued for review
    copy_of: str | None = None  # evidence id of the original, where the document is a copy
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person ruled. Append-only: an undo is another decision."""

    id: str
    verb: str  # accept, edit, reject, merge, split, link, unlink, verdict, undo
    subject: str  # id of what was decided on
    who: str
    when: datetime
    why: str = ""
    before: tuple[tuple[str, Any], ...] = ()
    after: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something the program is unsure of and queues for a person instead of asserting it."""

    id: str
    verb: str  # what accepting it would do: accept, merge, link, verdict, move
    subject: str
    other: str | None = None
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How a commitment stands on a day. Deadlines are arithmetic, outcomes are testimony."""

    as_of: date
    deadline: DeadlineState
    outcome: Outcome
    basis: Basis | None = None
    due: date | None = None  # the original last day
    overdue_days: int | None = None
    moved_to: date | None = None  # the latest day given instead
    evidence: tuple[str, ...] = ()  # ids the outcome rests on
    contradicted: bool = False  # a contradiction asks for a person's verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commitment's outcome stands from `since` until the next standing; it changes only on days of evidence."""

    since: date
    outcome: Outcome
    basis: Basis | None = None
    moved_to: date | None = None  # the latest day given instead of the original one
    contradicted: bool = False  # a contradiction asks for a person's verdict
    settled: bool = False  # once its day is past the commitment is `passed with outcome`, not overdue
    evidence: tuple[str, ...] = ()  # ids the outcome rests on
