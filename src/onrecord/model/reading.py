"""What one document gives: sentences, quotations, mentions, statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.errors import SpanError
from onrecord.model.kinds import ActorKind, Kind, Strength
from onrecord.model.source import Document, Span, content_id


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
    """The day an expression counts from: what it is, and the day if known; `source`: the passage that dates it."""

    kind: str  # publication, date of this order, entry into force, submission, fixed, ...
    day: date | None = None
    text: str = ""
    source: Span | None = None  # of any document


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
