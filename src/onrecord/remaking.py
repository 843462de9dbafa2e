"""The ledger made anew from the archive and the decisions, to take the place of the old one once it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from onrecord.acquire import Archive
from onrecord.config import Config
from onrecord.errors import LedgerError, LedgerLockedError, NotFoundError
from onrecord.ledger import Ledger
from onrecord.model import Issue
from onrecord.pipeline import Progress, record, refresh


@dataclass(frozen=True, slots=True)
class Remade:
    """What a ledger made anew holds, and what could not be read."""

    documents: int
    commitments: int
    issues: tuple[Issue, ...]


def remake(
    config: Config, decisions: Sequence[str] | None = None, progress: Progress = lambda items, _: items
) -> Remade:
    """Make the ledger anew from the archive and the decisions, beside the old one, to take its place when whole.

    Whoever reads or decides meanwhile goes on in the same file; what was decided meanwhile is kept. Saved filters,
    topics and codings are carried over. Killed at any point, the old content is untouched or the new one is complete.

    Args:
        config: where the ledger lies.
        decisions: exported decisions to replay; None replays those of the old ledger.
        progress: wraps the items of a long loop, with a label.
    """
    with ExitStack() as stack:
        old = stack.enter_context(Ledger.open(config.ledger, create=False)) if decisions is None else None
        old = old or _usable(config.ledger, stack)
        workshop = config.ledger.with_name(f".{config.ledger.name}.rebuild")
        _clear(workshop)
        stack.callback(_clear, workshop)
        with Ledger.open(workshop) as ledger:
            replayed = list(old.export_decisions() if old and decisions is None else decisions or ())
            ledger.import_decisions(replayed)
            if old:
                ledger.carry_over(old)
            issues = rebuild(ledger, Archive(config.archive), progress, config.outlets)
            if old and decisions is None and list(old.export_decisions()) != replayed:
                ledger.import_decisions(old.export_decisions())
                ledger.carry_over(old)
                refresh(ledger, config.outlets)
            stats = ledger.stats()
            if old:
                old.become(ledger)
            else:
                ledger.backup(workshop.with_name(f"{workshop.name}.whole"))
        if not old:
            _replace(config.ledger, workshop.with_name(f"{workshop.name}.whole"))
    return Remade(stats.documents, stats.commitments, issues)


def _usable(path: Path, stack: ExitStack) -> Ledger | None:
    """The ledger at a path, opened; None where there is none, or it is too damaged to be one."""
    try:
        return stack.enter_context(Ledger.open(path, create=False))
    except LedgerLockedError:
        raise
    except (LedgerError, NotFoundError):
        return None


def _clear(workshop: Path) -> None:
    """Remove a ledger that was being made, with its journals, as a run that died may have left it."""
    for leftover in workshop.parent.glob(f"{workshop.name}*"):
        leftover.unlink(missing_ok=True)


def rebuild(
    ledger: Ledger, archive: Archive, progress: Progress = lambda items, _: items, outlets: Path | None = None
) -> tuple[Issue, ...]:
    """Fill an empty ledger from the archive; decisions are in it beforehand."""
    issues = []
    for capture_id in progress(list(archive.ids()), "Rebuilding"):
        for capture in archive.sources(capture_id):
            ledger.accept(capture)
        result = record(archive.get(capture_id), ledger)
        if isinstance(result, Issue):
            issues.append(result)
    refresh(ledger, outlets)
    return tuple(issues)


def _replace(ledger: Path, whole: Path) -> None:
    """Put a new file in the place of one that is no ledger, whose journals must not be taken for the new one's."""
    for suffix in ("-wal", "-shm"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)
    whole.replace(ledger)
