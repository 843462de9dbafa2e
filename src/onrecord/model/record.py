"""What all documents together give, and what people decide: actors, commitments, evidence, status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.model.kinds import ActorKind, Basis, DeadlineState, Kind, Outcome, Relation, Strength
from onrecord.model.reading import Mention, Reason, Target, Timeframe
from onrecord.model.source import Span


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
class Known:
    """What is known of a commitment's original time, from a day on."""

    since: date
    timeframe: Timeframe


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
    timeframe: Timeframe | None = None  # the original one, as it is known in the end
    targets: tuple[Target, ...] = ()
    condition: str | None = None
    moves: tuple[Move, ...] = ()
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()  # why the statements were taken for one
    known: tuple[Known, ...] = ()  # of the timeframe, by day; empty where all was known when it was first stated

    def timeframe_on(self, day: date) -> Timeframe | None:
        """The original time as far as it was known on a day."""
        if not self.known:
            return self.timeframe
        return next((k.timeframe for k in reversed(self.known) if k.since <= day), None)

    def due_on(self, day: date) -> date | None:
        """The original last day, if it was known on a day."""
        when = self.timeframe_on(day)
        return when.end if when else None


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
