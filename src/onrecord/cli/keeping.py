"""`onrecord rebuild`, `backup` and `decisions`: keeping the ledger safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options, output


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A file that does not exist yet.")],
    ledger: options.LedgerOption = None,
) -> None:
    """Write a consistent copy of the ledger, also while it is being served or added to."""
    with options.existing(ledger) as book:
        book.backup(to)
    print(f"{to} is a complete copy of the ledger; the archive beside it is files that never change: copy them too.")


def decisions(ledger: options.LedgerOption = None) -> None:
    """Print every decision as one JSON line, in order, those taken back included."""
    with options.existing(ledger) as book:
        for line in book.export_decisions():
            sys.stdout.write(line.rstrip("\n") + "\n")


def rebuild(
    replay: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="Replay these instead of the ledger's own.")
    ] = None,
    ledger: options.LedgerOption = None,
) -> None:
    """Make the ledger anew from the archived bytes and the decisions. The old one stays until the new one is whole."""
    from onrecord.config import Config
    from onrecord.remaking import remake

    config = Config.read(ledger)
    lines = replay.read_text(encoding="utf-8").splitlines() if replay else None
    result = remake(config, lines, output.with_progress)
    for issue in result.issues:
        output.report(issue)
    print(f"{config.ledger} made anew: {result.commitments} commitments from {result.documents} sources.")
