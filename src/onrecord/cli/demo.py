"""`onrecord demo`: the whole idea on reports that come with the package."""

from __future__ import annotations

import sys
import time
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import output
from onrecord.cli.serve import PORT, serve

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

DAY = date(2026, 1, 15)  # pinned, days after the last report, so that the demo reads the same in any year


def command(
    port: Annotated[int, typer.Option(help="The port to serve it on; 0 takes a free one.")] = PORT,
    served: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it to a browser afterwards.")] = True,
    folder: Annotated[Path | None, typer.Option("--keep", metavar="DIR", help="Keep the demo's ledger here.")] = None,
) -> None:
    """Read forty short reports on one country's defence, print what they promise, and serve it. No network needed."""
    import tempfile

    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        _run(folder, port, served)
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-") as temporary:
        _run(Path(temporary), port, served)


def _run(folder: Path, port: int, served: bool) -> None:
    from onrecord import pipeline
    from onrecord.config import Config
    from onrecord.ledger import Ledger

    config = Config(ledger=folder / "demo.db")
    begun = time.monotonic()
    with as_file(files("onrecord") / "data" / "demo" / "reports.jsonl") as reports, Ledger.open(config.ledger) as book:
        added = pipeline.add([str(reports)], book, config, output.with_progress)
        for issue in added.issues:
            output.report(issue)
        print(f"Read {added.new or added.known} reports, 2020 to 2026, in {time.monotonic() - begun:.1f} s.")
        _summary(book)
    if served:
        sys.stdout.flush()
        serve(config.ledger, DAY, port)


def _summary(book: Ledger) -> None:
    from onrecord.cli import present
    from onrecord.ledger import Filter
    from onrecord.model import DeadlineState, Strength

    card = book.counts(DAY)
    print(
        f"As of {DAY}: {card.made} firm commitments, {card.overdue} overdue, "
        f"{card.due_soon} due soon, {card.done} done."
    )
    overdue = Filter(strength=(Strength.FIRM,), state=(DeadlineState.OVERDUE,))
    page = book.commitments(overdue, DAY, limit=3)
    if page.rows:
        print("\nLongest overdue:\n")
        present.rows_table(page.rows, page.total, DAY)
