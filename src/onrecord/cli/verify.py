"""`onrecord verify`: every span against the archived bytes."""

from __future__ import annotations

import typer

from onrecord.cli import options, output


def command(ledger: options.LedgerOption = None) -> None:
    """Re-hash the archive and re-check every quotation against it. Exits 1 where anything does not hold."""
    from onrecord import pipeline
    from onrecord.acquire import Archive
    from onrecord.config import Config

    config = Config.read(ledger)
    with options.existing(ledger) as book:
        issues = list(output.with_progress(pipeline.verify(book, Archive(config.archive)), "Verifying"))
        stats = book.stats()
    for issue in issues:
        output.report(issue)
    if issues:
        print(f"{len(issues)} of the checks failed; see above.")
        raise typer.Exit(1)
    print(f"All is as archived: {stats.captures} captures, {stats.documents} sources, {stats.statements} statements.")
