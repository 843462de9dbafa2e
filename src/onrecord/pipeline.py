"""The only place that knows the order of the stages.

    acquire → clean → parse → extract        a pure map over captures: `read`
    resolve → follow                         over all readings: `refresh`

`add` runs both and writes the ledger; killed at any point, the next run finishes what it began.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.acquire import Archive, acquire
from onrecord.acquire import watch as acquire_watch
from onrecord.clean import clean, difference
from onrecord.config import Config
from onrecord.doubts import doubts, presently, unsure_commitments
from onrecord.errors import NotFoundError, OnrecordError
from onrecord.extract import Explanation, explain, extract, worth_parsing
from onrecord.follow import Passage, by_commitment, follow, passages_of, press_question, read_outlets, ruled, standings
from onrecord.growing import enter, grow
from onrecord.ledger import Ledger
from onrecord.model import Capture, Decision, Document, Evidence, Issue, Parsed, Reading, Statement
from onrecord.parse import parse
from onrecord.pointed import documents_of, pointed_out
from onrecord.resolve import Resolution, resolve
from onrecord.spread import spread

if TYPE_CHECKING:
    from onrecord.assist import Model, Opinions, Proposed
    from onrecord.ledger.views import Row

Progress = Callable[[Iterable[Any], str], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Added:
    """What a run brought in: how many sources were new, known before, or could not be read."""

    new: int
    known: int
    statements: int
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing could be done with anything that was named."""
        return bool(self.issues) and not self.new and not self.known


def captures(sources: Iterable[str], config: Config) -> Iterator[Capture | Issue]:
    """What the user named, as captures, each source that cannot be got as an issue."""
    return acquire(sources, config=config)


def read(capture: Capture) -> Reading:
    """One capture through the per-document stages: a pure function, which any engine may map over captures.

    A document in another language than English is kept as it is, and nothing is extracted from it.

    Raises:
        DocumentError: where the capture holds no story.
    """
    document = clean(capture)
    if not document.is_read:
        return Reading(Parsed(document, ()), ())
    parsed = parse(document, wanted=worth_parsing)
    return Reading(parsed, extract(parsed))


def given(capture: Capture, published: date | None) -> Capture:
    """The capture, with the day of publication where the caller knows it better."""
    if published is None:
        return capture
    supplied = dict(capture.supplied) | {"published": published.isoformat()}
    return replace(capture, supplied=tuple(sorted(supplied.items())))


def second_opinion(reading: Reading, model: Model, cache: Path | None) -> tuple[tuple[Opinions, ...], Proposed]:
    """What the user's own model says of a document that was read, beside what was extracted."""
    from onrecord.assist import compare, propose

    proposed = propose(reading.parsed, model, cache)
    return compare(reading.statements, proposed.statements), proposed


def why(sentence: str) -> tuple[Explanation, ...]:
    """For a sentence given by hand, taken as a document of its own: what was found in it, or why nothing was.

    Raises:
        DocumentError: where there are no words in it.
    """
    document = clean(Capture.of(sentence.encode("utf-8"), "the sentence", "text/plain"))
    return explain(parse(document, wanted=worth_parsing))


def read_or_issue(capture: Capture) -> Reading | Issue:
    """`read`, with what is wrong with the document as a value, so that one bad document never stops a batch."""
    try:
        return read(capture)
    except OnrecordError as error:
        return Issue(capture.source, error.message, error.remedy)
    except Exception as error:  # a fault of ours: it must not stop the batch either
        return Issue(capture.source, f"it could not be read ({type(error).__name__}: {error}).", "Please report this.")


def add(sources: Iterable[str], ledger: Ledger, config: Config, progress: Progress = lambda items, _: items) -> Added:
    """Bring sources into the ledger: archive their bytes, read them, and resolve and follow what they say.

    Args:
        sources: what the user named.
        ledger: where it goes; the archive lies beside it.
        config: the bounds of a run.
        progress: wraps the items of a long loop, with a label, to show how far it is.
    """
    return _take(progress(captures(sources, config), "Reading"), ledger, Archive(config.archive), config.jobs)


def watch(lists: Sequence[str], ledger: Ledger, config: Config) -> Added:
    """Bring in what is new on feeds, sitemaps and lists, as far as their own pace makes it due now."""
    archive = Archive(config.archive)
    notebook = config.ledger.with_suffix(".watch")

    def unchanged(new: Capture, old_id: str) -> bool:
        if new.id == old_id:
            return True
        try:
            return not difference(clean(archive.get(old_id)), clean(new))
        except OnrecordError:
            return False

    return _take(acquire_watch(lists, notebook, config=config, once=True, unchanged=unchanged), ledger, archive)


def _take(found: Iterable[Capture | Issue], ledger: Ledger, archive: Archive, jobs: int = 1) -> Added:
    tally: Counter[str] = Counter()
    issues: list[Issue] = []

    def fresh() -> Iterator[Capture]:
        for capture in found:
            if isinstance(capture, Issue):
                issues.append(capture)
                continue
            archive.put(capture)
            new = ledger.accept(capture)
            tally["new" if new else "known"] += 1
            if new:
                yield archive.get(capture.id)  # of several places with the same bytes the best, as when made anew

    for capture, result in spread(read_lightly, fresh(), jobs, _lost):
        _keep(capture, result, ledger)
        if isinstance(result, Issue):
            issues.append(result)
            tally["new"] -= 1
        else:
            tally["statements"] += len(result.statements)
            issues.extend(result.document.issues)
    issues.extend(finish(ledger, archive))
    return Added(tally["new"], tally["known"], tally["statements"], tuple(issues))


def finish(ledger: Ledger, archive: Archive) -> Iterator[Issue]:
    """Read what an earlier run accepted and left, then resolve and follow whatever is new."""
    for capture_id in ledger.unread():
        result = record(archive.get(capture_id), ledger)
        if isinstance(result, Issue):
            yield result
    if ledger.unresolved() and not grow(ledger, read_outlets(_outlets(ledger))):
        refresh(ledger)


@dataclass(frozen=True, slots=True)
class Concluded:
    """What all readings together say, before it is written anywhere."""

    documents: tuple[str, ...]
    resolution: Resolution
    statements: Mapping[str, Statement]
    evidence: tuple[Evidence, ...]


def conclude(
    readings: Iterable[Reading],
    decisions: Sequence[Decision] = (),
    outlets: tuple[tuple[str, str], ...] = (),
    *,
    names: bool = True,
) -> Concluded:
    """Who is who, which statements are one promise, and what later documents say of it; people's decisions win.

    The readings are gone through twice, so no iterator, and none is kept: what very many are compared by is much.
    `names` asks as well whom each name in each document stands for, which a ledger does not need.
    """
    documents: dict[str, None] = {}

    def noted() -> Iterator[Reading]:
        for reading in readings:
            documents[reading.document.id] = None
            yield reading

    resolution = resolve(noted(), decisions, names=names)
    statements: dict[str, Statement] = {}
    passages: list[Passage] = []
    named: dict[str, Document] = {}
    pointing = documents_of(decisions)
    for reading in readings:
        if reading.document.id in documents:  # and was not added meanwhile
            statements.update((s.id, s) for s in reading.statements)
            passages.extend(passages_of(reading, outlets))
        if reading.document.id in pointing:
            named[reading.document.id] = reading.document
    evidence = follow(resolution.commitments, statements, resolution.actors, passages, resolution.copies, decisions)
    known = {c.id for c in resolution.commitments}
    pointed = pointed_out(decisions, named, resolution.present, known)
    told = tuple(ruled((*pointed, *evidence), decisions))
    return Concluded(tuple(documents), resolution, statements, told)


@dataclass(frozen=True, slots=True)
class _Stored:
    """All readings of a ledger, read again each time they are gone through."""

    ledger: Ledger

    def __iter__(self) -> Iterator[Reading]:
        return self.ledger.readings()


def _outlets(ledger: Ledger) -> Path:
    return Config(ledger=ledger.path).outlets


def keep_outlets(table: Path, ledger: Ledger) -> int:
    """Keep a table of outlets beside the ledger as the user's own, and go through everything anew with it.

    Returns:
        How many rows it holds.

    Raises:
        UsageError: where it cannot be read; nothing is changed.
        NotFoundError: where it is not there.
    """
    if not table.is_file():
        raise NotFoundError(f"There is no table at {table}.")
    rows = read_outlets(table)
    kept = _outlets(ledger)
    if kept != table:
        aside = kept.with_name(f".{kept.name}.new")
        aside.write_bytes(table.read_bytes())
        aside.replace(kept)
    refresh(ledger)
    return len(rows)


def refresh(ledger: Ledger, outlets: Path | None = None) -> None:
    """Resolve and follow everything in the ledger anew, and write it in one transaction.

    Args:
        ledger: the ledger.
        outlets: the user's own table of outlets; None: the one beside the ledger.
    """
    decisions = ledger.decisions()
    whole = conclude(_Stored(ledger), decisions, read_outlets(outlets or _outlets(ledger)), names=False)
    documents, resolution, evidence = whole.documents, whole.resolution, whole.evidence
    del whole  # with all statements
    of = by_commitment(evidence)
    with ledger.transaction():
        ledger.write_resolution(
            resolution.actors,
            resolution.commitments,
            resolution.copy_of,
            (*presently(resolution.proposals, resolution.present), *unsure_commitments(resolution.commitments)),
            documents=documents,
        )
        enter(ledger, resolution, documents)
        ledger.write_evidence(evidence, doubts(evidence))
        ledger.write_standings({c.id: standings(c, of.get(c.id, []), decisions) for c in resolution.commitments})


def question(row: Row, as_of: date) -> str:
    """What one would ask a press office about a commitment, as of a day."""
    return press_question(
        row.action,
        row.kind,
        issuer=row.issuer.name if row.issuer else None,
        responsible=row.responsible.name if row.responsible else None,
        stated=row.first_stated,
        due=row.due,
        as_of=as_of,
        negated=row.negated,
    )


def verify(ledger: Ledger, archive: Archive) -> Iterator[Issue]:
    """Hash the archive again, clean each capture again, and check every stored span against that text."""
    yield from archive.verify()
    yield from ledger.verify()
    accepted = ledger.accepted()
    for capture_id in archive.ids():
        if capture_id not in accepted:
            said = "it lies in the archive and was never accepted: the run that brought it died."
            yield Issue(archive.get(capture_id).source, said, "Add it again, or run: onrecord rebuild")
    for reading in ledger.readings():
        document = reading.document
        try:
            fresh = clean(archive.get(document.capture))
        except OnrecordError as error:
            yield Issue(document.id, error.message, error.remedy)
            continue
        if fresh.text != document.text:
            yield Issue(document.id, "its text is not what its archived bytes say.", "Run: onrecord rebuild")


def read_lightly(capture: Capture) -> Reading | Issue:
    """`read_or_issue` without the tokens of sentences, which are not stored and are costly to hand over."""
    result = read_or_issue(capture)
    if isinstance(result, Issue):
        return result
    sentences = tuple(replace(sentence, tokens=()) for sentence in result.parsed.sentences)
    return replace(result, parsed=replace(result.parsed, sentences=sentences))


def _lost(capture: Capture) -> Issue:
    return Issue(capture.source, "reading it ended the process, twice.", "Please report this.")


def record(capture: Capture, ledger: Ledger) -> Reading | Issue:
    """Read an accepted capture and keep what it says, or why it cannot be read."""
    result = read_or_issue(capture)
    _keep(capture, result, ledger)
    return result


def _keep(capture: Capture, result: Reading | Issue, ledger: Ledger) -> None:
    if isinstance(result, Issue):
        ledger.fail(capture.id, result)
    else:
        ledger.record(result)
