"""`onrecord outlets`: what kind each outlet is, by the user's own table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options


def command(
    table: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A table to keep: a pattern, a tab, official, agency or independent."),
    ] = None,
    ledger: options.LedgerOption = None,
) -> None:
    """Show your own table of outlets, or keep one: it goes before the shipped one, and all evidence is read anew."""
    from onrecord import pipeline
    from onrecord.config import Config
    from onrecord.follow import read_outlets

    config = Config.read(ledger)
    if table is not None:
        with options.existing(ledger) as book:
            count = pipeline.keep_outlets(table, book)
        print(f"{count} rows kept in {config.outlets}; all evidence was read anew with them.")
        return
    rows = read_outlets(config.outlets)
    for pattern, kind in rows:
        print(f"{kind:12} {pattern}")
    if not rows:
        print("No table of your own. Write one (a pattern, a tab, official, agency or independent) and run:")
        print("onrecord outlets FILE")
