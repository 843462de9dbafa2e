"""What the ledger's reading functions give back: frozen values that the command line and the web show as they are.

Ids are the model's content ids. Days are inclusive. Everything in one view is as of one day: nothing first told
after it is in there. Where a document's day is unknown, what it states is shown on every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from onrecord.model import (
    Actor,
    ActorKind,
    Basis,
    Commitment,
    Decision,
    Document,
    Evidence,
    Kind,
    Outcome,
    Proposal,
    Quotation,
    Standing,
    Statement,
    Status,
    Strength,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as a row or a page names it."""

    id: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A document as a row or a quotation names it. `copy_of` is the id of the document it is a copy of."""

    id: str
    title: str | None
    outlet: str | None
    outlet_kind: str | None
    url: str | None
    day: date | None
    capture: str
    copy_of: str | None = None
    statements: int = 0  # how many commitments it states


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment in a list. `statements` and `moves` count what was told by the day; copies do not count."""

    id: str
    action: str
    kind: Kind
    strength: Strength
    negated: bool
    issuer: ActorRef | None
    responsible: ActorRef | None
    first_stated: date | None
    when: str | None  # the timeframe's words as written
    start: date | None
    due: date | None  # the original last day
    recurrence: str | None
    status: Status
    statements: int
    confidence: float
    topics: tuple[str, ...] = ()  # slugs
    moves: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value to narrow a list by, with how many rows of the list have it."""

    value: str  # what goes into the filter
    label: str  # what is shown
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One field to narrow a list by, its values by count, at most fifteen."""

    field: str  # the name of the Filter's field
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a longer list: `rows` are those from `offset`, at most `limit`, of `total`."""

    rows: tuple[T, ...]
    total: int
    offset: int
    limit: int
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a commitment with the document that holds it."""

    statement: Statement
    source: SourceRef
    page: int | None = None  # of a document that has pages, from 1


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence with the document that holds it and the words around it."""

    evidence: Evidence
    source: SourceRef
    page: int | None = None  # of a document that has pages, from 1


@dataclass(frozen=True, slots=True)
class Moved:
    """A later day given for a commitment, with the document that gave it."""

    told: date
    new_end: date | None  # None: the day was withdrawn
    by_days: int | None  # against the original day
    source: SourceRef | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One decision as the record keeps it.

    `number` rises with every decision ever made; `batch` is shared by those made in one stroke. `undone_by` is the
    id of the decision that took it back. `waiting` says that a second person has yet to agree.
    """

    decision: Decision
    number: int
    batch: str
    undone_by: str | None = None
    waiting: bool = False

    @property
    def effective(self) -> bool:
        """Whether it holds: neither taken back nor waiting for a second person, and not itself an undo."""
        return self.undone_by is None and not self.waiting and self.decision.verb != "undo"


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """All a commitment's page shows, as of one day.

    `commitment` holds only the statements, moves and days told by then; `dated_in` is the document that dates the event
    its last day hangs on. `evidence` is what is linked, `possible` what waits
    for a person; copies are in neither and stand in `copies`. `version` goes back into `decide` as expected version.
    """

    commitment: Commitment
    status: Status
    issuer: ActorRef | None
    responsible: ActorRef | None
    statements: tuple[Stated, ...]
    evidence: tuple[Shown, ...]
    possible: tuple[Shown, ...]
    copies: tuple[Shown, ...]
    moves: tuple[Moved, ...]
    standings: tuple[Standing, ...]
    proposals: tuple[Proposal, ...]
    topics: tuple[str, ...]
    history: tuple[HistoryEntry, ...]
    version: int
    dated_in: SourceRef | None = None


@dataclass(frozen=True, slots=True)
class CaptureView:
    """A capture without its bytes. `sources` lists every address or file that gave the same bytes."""

    id: str
    source: str
    media_type: str
    fetched: datetime | None
    supplied: tuple[tuple[str, str], ...]
    state: str  # accepted, read, resolved, failed
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement in its source, with the commitment it was joined to."""

    statement: Statement
    commitment: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """All a source's page shows. `versions` are other captures of the same address, by day got."""

    document: Document
    capture: CaptureView
    ref: SourceRef
    statements: tuple[Marked, ...]
    evidence: tuple[Evidence, ...]
    quotations: tuple[Quotation, ...]
    copies: tuple[SourceRef, ...]
    versions: tuple[SourceRef, ...]
    history: tuple[HistoryEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What came of the commitments of one actor, or of all; soft ones are counted in `soft` alone."""

    made: int = 0
    soft: int = 0
    undated: int = 0
    upcoming: int = 0
    due_soon: int = 0
    overdue: int = 0
    passed: int = 0
    done_claimed: int = 0
    done_reported: int = 0
    done_ruled: int = 0
    in_progress: int = 0
    partly_done: int = 0
    broken: int = 0
    dropped: int = 0
    superseded: int = 0
    no_report: int = 0
    moved: int = 0
    contradicted: int = 0

    @property
    def done(self) -> int:
        """All that is done, whoever says so."""
        return self.done_claimed + self.done_reported + self.done_ruled


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor in a list, with how many commitments it issued and answers for."""

    actor: ActorRef
    names: int
    issued: int
    responsible: int


@dataclass(frozen=True, slots=True)
class NameView:
    """One form of an actor's name, with the documents that use it."""

    text: str
    how: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """All an actor's page shows; its commitments come from `commitments(Filter(actor=id))`."""

    actor: Actor
    issued: Scorecard
    responsible: Scorecard
    names: tuple[NameView, ...]
    proposals: tuple[Proposal, ...]
    history: tuple[HistoryEntry, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of the timeline: how many firm commitments had their original last day in it, by how they stand."""

    month: date  # its first day
    passed: int
    overdue: int
    due_soon: int
    upcoming: int

    @property
    def total(self) -> int:
        """All of the month."""
        return self.passed + self.overdue + self.due_soon + self.upcoming


@dataclass(frozen=True, slots=True)
class Change:
    """What became different on a day: `stated`, `restated`, `overdue`, `moved`, `outcome`, `contradicted`."""

    day: date
    what: str
    row: Row  # the commitment as of the end of the period
    outcome: Outcome | None = None
    basis: Basis | None = None
    moved_to: date | None = None
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result. `snippet` is text in pieces, each with whether it matched; it is no markup."""

    what: str  # source or commitment
    id: str
    title: str
    snippet: tuple[tuple[str, bool], ...]
    day: date | None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing to decide, with what is needed to decide it on one screen.

    `statement` and `evidence` are what the proposal is about where it is about one; `row` and `other` are the
    commitments concerned, `actors` the actors. `version` goes back into `decide` as the subject's expected version.
    """

    proposal: Proposal
    rank: int  # lower comes first: firm before soft, dated before undated, then the least certain
    row: Row | None
    other: Row | None
    statement: Statement | None
    evidence: Evidence | None
    source: SourceRef | None
    actors: tuple[ActorRef, ...]
    version: int


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter with an address of its own: `query` is what `Filter.query` gives."""

    slug: str
    title: str
    query: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of the editable taxonomy: a commitment is proposed for it by its words or its bodies (actor ids)."""

    slug: str
    title: str
    words: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people who coded the same items independently agree.

    `kappa` is Cohen's (1960); None where it is undefined because both used one and the same category throughout.
    """

    first: str
    second: str
    items: int
    same: int
    kappa: float | None
    disagreements: tuple[tuple[str, str, str], ...]  # proposal id, first's choice, second's choice


@dataclass(frozen=True, slots=True)
class Stats:
    """How much is in the ledger, and how large its file is in bytes."""

    captures: int
    documents: int
    statements: int
    actors: int
    commitments: int
    evidence: int
    open_proposals: int
    decisions: int
    issues: int
    bytes: int
    first_day: date | None  # of any document
    last_day: date | None
