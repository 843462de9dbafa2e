"""The one object through which a ledger is written and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.ledger.filters import Filter
from onrecord.ledger.views import (
    ActorRow,
    ActorView,
    Agreement,
    Bar,
    Change,
    CommitmentView,
    FacetValue,
    HistoryEntry,
    Hit,
    Page,
    QueueItem,
    Row,
    SavedFilter,
    Scorecard,
    SourceRef,
    SourceView,
    Stats,
    Topic,
)
from onrecord.model import (
    Actor,
    ActorKind,
    Capture,
    Commitment,
    Decision,
    Evidence,
    Issue,
    Proposal,
    Reading,
    Standing,
    Statement,
)

EVERYTHING = Filter()


class Ledger:
    """A ledger on disk. Open it with `Ledger.open`; it may be shared between threads.

    Every writing method is one transaction: killed at any point, it leaves the last consistent state. Reading
    methods see one consistent state each, also while another process writes. None reads the clock: the day to look
    from is always an argument, inclusive.
    """

    # -- opening ------------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, path: Path, *, create: bool = True, timeout: float = 3.0, due_soon_days: int = 30) -> Self:
        """Open the ledger at `path`, making it (and its folder) where missing and bringing an older one up to date.

        Args:
            path: the SQLite file.
            create: whether a missing one is made; else it is a NotFoundError.
            timeout: seconds to wait for another process that is writing.
            due_soon_days: how many days before its last day a commitment counts as due soon.

        Raises:
            LedgerLockedError: another process holds it.
            LedgerError: the file is no ledger, is damaged, was made by a newer version or cannot be written.
            NotFoundError: it is missing and not to be made.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The SQLite file."""
        raise NotImplementedError

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join all writing inside into one transaction: all of it or, after an exception, none."""
        raise NotImplementedError
        yield

    # -- what goes in -------------------------------------------------------------------------------------------

    def accept(self, capture: Capture) -> bool:
        """Note that a capture is in the archive and is to be read; its bytes are not stored here.

        Returns:
            True where it is new; False where the same bytes were accepted before (another address is added to it).
        """
        raise NotImplementedError

    def record(self, reading: Reading) -> bool:
        """Store what was read from an accepted capture, replacing an earlier reading of it. The tokens of sentences
        are not kept: `readings` gives them back without.

        Returns:
            False where just this was stored already, and nothing changed.

        Raises:
            SpanError: a span does not stand in the document's text; nothing is stored.
        """
        raise NotImplementedError

    def fail(self, capture: str, issue: Issue) -> None:
        """Note that a capture holds nothing that can be read, and why; it is not tried again by `unread`."""
        raise NotImplementedError

    def report(self, issue: Issue) -> None:
        """Keep an issue with a source; the same one twice is kept once."""
        raise NotImplementedError

    def issues(self, source: str | None = None) -> tuple[Issue, ...]:
        """The issues kept, of one source or of all, by source."""
        raise NotImplementedError

    def unread(self) -> tuple[str, ...]:
        """Ids of captures accepted but not yet read: what a run that died left to do."""
        raise NotImplementedError

    def unresolved(self) -> tuple[str, ...]:
        """Ids of documents read but not yet part of a resolution."""
        raise NotImplementedError

    def write_resolution(
        self,
        actors: Iterable[Actor],
        commitments: Iterable[Commitment],
        copies: Mapping[str, str],
        proposals: Iterable[Proposal],
        *,
        gone: Iterable[str] | None = None,
    ) -> None:
        """Store what the statements resolve to, and mark every document as resolved. Only what differs is written.

        Args:
            actors: the actors.
            commitments: the commitments; their actors and statements must be here or in the ledger.
            copies: document id → id of the document it is a copy of.
            proposals: what is queued for a person. One that was decided on stays decided.
            gone: None: the arguments are complete, and whatever they lack is removed. Else they are a difference, and
                only the actors, commitments and proposals with these ids are removed.
        """
        raise NotImplementedError

    def write_evidence(
        self, evidence: Iterable[Evidence], proposals: Iterable[Proposal] = (), *, of: Iterable[str] | None = None
    ) -> None:
        """Store the evidence and the proposals that came with it (their verbs are link, verdict and move).

        Args:
            evidence: the evidence, linked and possible.
            proposals: what following through queues for a person.
            of: None: this is all evidence there is. Else all of the commitments with these ids.

        Raises:
            SpanError: a span does not stand in its document's text; nothing is stored.
        """
        raise NotImplementedError

    def write_standings(self, standings: Mapping[str, Sequence[Standing]]) -> None:
        """Store how the outcome of each commitment (by id) stands from which day, replacing what was there for it.

        A commitment without any stands at `no report` from its first day on.
        """
        raise NotImplementedError

    def put_keys(self, kind: str, keys: Iterable[tuple[str, str]]) -> None:
        """Store blocking keys `(key, id of what it leads to)` of one kind, such as `statement` or `name`."""
        raise NotImplementedError

    def candidates(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each of the blocking keys of this kind that leads anywhere: the ids it leads to, sorted."""
        raise NotImplementedError

    # -- decisions ----------------------------------------------------------------------------------------------

    def decide(
        self,
        decisions: Sequence[Decision],
        *,
        expected: Mapping[str, int] | None = None,
        two_person: bool = False,
    ) -> str:
        """Append decisions, all or none, as one batch.

        A proposal counts as decided when its id is the subject of a decision, or stands in its `after` under the
        key `proposal`. With `two_person` a verdict of `done` or `broken` (`after` key `outcome`) waits until a second
        person decides the same.

        Args:
            decisions: what was decided, in order.
            expected: subject id → `version` as it was shown to the person who decides.
            two_person: whether final verdicts need a second person.

        Returns:
            The id of the batch.

        Raises:
            ConflictError: a subject has another version by now; `happened` holds the HistoryEntry values since.
        """
        raise NotImplementedError

    def undo(self, who: str, when: datetime, why: str = "", *, steps: int = 1) -> tuple[HistoryEntry, ...]:
        """Take back the last `steps` batches of this person that still hold, by appending decisions of verb `undo`.

        Returns:
            The decisions taken back, latest first; empty where there is nothing left to undo.
        """
        raise NotImplementedError

    def version(self, subject: str) -> int:
        """The number of the last decision on the subject, 0 where there is none."""
        raise NotImplementedError

    def decisions(self, *, effective: bool = True) -> tuple[Decision, ...]:
        """All decisions in order; by default only those that hold: not undone, not waiting for a second person."""
        raise NotImplementedError

    def history(self, subject: str | None = None, *, limit: int = 100, offset: int = 0) -> tuple[HistoryEntry, ...]:
        """The decisions on one subject, or on all (the corrections page), latest first."""
        raise NotImplementedError

    def waiting(self) -> tuple[HistoryEntry, ...]:
        """The verdicts that wait for a second person, oldest first."""
        raise NotImplementedError

    def export_decisions(self) -> Iterator[str]:
        """Every decision as one line of JSON, in order, undone ones included; `import_decisions` replays them."""
        raise NotImplementedError

    def import_decisions(self, lines: Iterable[str]) -> int:
        """Append the decisions of an export that are not here yet, and say how many.

        Raises:
            UsageError: a line is none; nothing is appended.
        """
        raise NotImplementedError

    def queue(
        self,
        as_of: date,
        *,
        filter: Filter = EVERYTHING,
        verb: str | None = None,
        coder: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[QueueItem]:
        """What waits for a decision, by consequence.

        Args:
            as_of: nothing first told after this day is in it.
            filter: only proposals on commitments that it shows (its sort is ignored).
            verb: only proposals of this verb.
            coder: instead of what is undecided, what this person has not coded yet.
            limit: how many at most.
            offset: how many to leave out.
        """
        raise NotImplementedError

    def queue_item(self, proposal: str, as_of: date) -> QueueItem:
        """One proposal with what is needed to decide it.

        Raises:
            NotFoundError: there is none with this id.
        """
        raise NotImplementedError

    def code(self, proposal: str, who: str, choice: str, when: datetime, note: str = "") -> None:
        """Keep what one of two independent coders chose for a proposal; it decides nothing. The last choice counts."""
        raise NotImplementedError

    def agreement(self, first: str, second: str) -> Agreement:
        """How far two coders agree on the proposals both have coded."""
        raise NotImplementedError

    # -- lists and pages ----------------------------------------------------------------------------------------

    def commitments(
        self, filter: Filter, as_of: date, *, limit: int = 50, offset: int = 0, facets: bool = False
    ) -> Page[Row]:
        """The commitments a filter shows on a day, with their status on it; facets count the whole list."""
        raise NotImplementedError

    def every(self, filter: Filter, as_of: date) -> Iterator[Row]:
        """All rows the filter shows, never cut, read in stretches."""
        raise NotImplementedError

    def rows(self, ids: Sequence[str], as_of: date) -> tuple[Row, ...]:
        """The rows of these commitments in this order; those unknown on the day are left out."""
        raise NotImplementedError

    def commitment(self, id: str, as_of: date) -> CommitmentView:
        """One commitment as of a day; the beginning of an id will do where it is the only one.

        Raises:
            NotFoundError: there is none, or it was first stated later.
            UsageError: the beginning fits several.
        """
        raise NotImplementedError

    def source(self, id: str) -> SourceView:
        """One document with everything read from it; the beginning of an id will do where it is the only one.

        Raises:
            NotFoundError: there is none.
            UsageError: the beginning fits several.
        """
        raise NotImplementedError

    def sources(
        self, as_of: date, *, words: str = "", outlet: str | None = None, limit: int = 50, offset: int = 0
    ) -> Page[SourceRef]:
        """The documents published by the day, latest first, those of unknown day last."""
        raise NotImplementedError

    def outlets(self) -> tuple[FacetValue, ...]:
        """The outlets with how many documents each has, most first."""
        raise NotImplementedError

    def actor(self, id: str, as_of: date) -> ActorView:
        """One actor as of a day; the beginning of an id will do where it is the only one.

        Raises:
            NotFoundError: there is none.
            UsageError: the beginning fits several.
        """
        raise NotImplementedError

    def actors(
        self, as_of: date, *, words: str = "", kind: ActorKind | None = None, limit: int = 50, offset: int = 0
    ) -> Page[ActorRow]:
        """The actors, those with most commitments first; `words` finds them by any of their names."""
        raise NotImplementedError

    def search(self, words: str, as_of: date, *, limit: int = 20, offset: int = 0) -> Page[Hit]:
        """Documents and commitments that hold all the words, best first. "Quoted words" are found side by side;
        every other sign of the query is taken as text, never as syntax.
        """
        raise NotImplementedError

    def counts(self, as_of: date, filter: Filter = EVERYTHING) -> Scorecard:
        """The headline figures of all the filter shows."""
        raise NotImplementedError

    def timeline(self, as_of: date, filter: Filter = EVERYTHING) -> tuple[Bar, ...]:
        """Firm commitments by the month of their original last day, months without any left out."""
        raise NotImplementedError

    def due(self, within: int, as_of: date, *, limit: int = 200) -> tuple[Row, ...]:
        """What falls due from the day on until `within` days later, both inclusive, and has no outcome that settles
        it, soonest first.
        """
        raise NotImplementedError

    def changes(self, since: date, until: date, *, limit: int = 500) -> tuple[Change, ...]:
        """What became different after `since`, up to and including `until`, latest first."""
        raise NotImplementedError

    def silent(self, days: int, as_of: date, *, limit: int = 200) -> tuple[Row, ...]:
        """Firm commitments without an outcome that settles them, on which nothing was stated or reported in the last
        `days` days, longest silence first.
        """
        raise NotImplementedError

    # -- filters and topics ------------------------------------------------------------------------------------

    def save_filter(self, saved: SavedFilter) -> None:
        """Keep a filter under its slug, replacing the one there."""
        raise NotImplementedError

    def drop_filter(self, slug: str) -> None:
        """Forget a saved filter."""
        raise NotImplementedError

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """The saved filters by title."""
        raise NotImplementedError

    def topics(self) -> tuple[Topic, ...]:
        """The taxonomy by title."""
        raise NotImplementedError

    def put_topics(self, topics: Iterable[Topic]) -> None:
        """Replace the taxonomy and propose its topics anew: a commitment belongs to a topic by its words or bodies
        unless a person decided otherwise.
        """
        raise NotImplementedError

    # -- for the pipeline --------------------------------------------------------------------------------------

    def reading(self, document: str) -> Reading:
        """What was read from one document, without tokens.

        Raises:
            NotFoundError: there is none.
        """
        raise NotImplementedError

    def readings(self, documents: Iterable[str] | None = None) -> Iterator[Reading]:
        """What was read, from these documents or from all, without tokens, by document id."""
        raise NotImplementedError

    def statements(self, ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """The statements with these ids, or all, by id."""
        raise NotImplementedError

    def all_actors(self, ids: Iterable[str] | None = None) -> Iterator[Actor]:
        """The actors with these ids, or all, by id."""
        raise NotImplementedError

    def all_commitments(self, ids: Iterable[str] | None = None) -> Iterator[Commitment]:
        """The commitments with these ids, or all, by id, with everything told to this day."""
        raise NotImplementedError

    def evidence(self, commitment: str | None = None) -> Iterator[Evidence]:
        """The evidence of one commitment, or all, linked, possible and copies, by id."""
        raise NotImplementedError

    def copies(self) -> dict[str, str]:
        """Document id → id of the document it is a copy of."""
        raise NotImplementedError

    def passages(self, words: Sequence[str], since: date | None, *, limit: int = 50) -> tuple[str, ...]:
        """Ids of documents published from a day on that hold any of the words, best match (BM25) first."""
        raise NotImplementedError

    # -- surviving ---------------------------------------------------------------------------------------------

    def verify(self) -> Iterator[Issue]:
        """Check the file itself and every stored span against its document's text; yields what does not hold."""
        raise NotImplementedError

    def backup(self, to: Path) -> None:
        """Write a consistent copy to `to` while the ledger is in use; it appears there complete or not at all.

        Raises:
            LedgerError: it cannot be written, or exists already.
        """
        raise NotImplementedError

    def dump(self) -> Iterator[str]:
        """The whole logical content as lines of text in a fixed order: equal ledgers give equal lines."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """How much is in it."""
        raise NotImplementedError
