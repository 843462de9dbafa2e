"""`onrecord add`: sources in, commitments in the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options, output


def command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files (.txt .md .html .pdf .eml .jsonl .warc .wacz, also .gz), folders, pages, feeds, sitemaps.",
        ),
    ],
    jobs: Annotated[
        int, typer.Option(min=1, help="How many processes read; more pay off from some hundred pages.")
    ] = 1,
    allow_private: options.PrivateOption = False,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """Read sources into the ledger. Adding the same source again changes nothing."""
    from dataclasses import replace

    from onrecord import pipeline
    from onrecord.config import Config
    from onrecord.errors import SourceError
    from onrecord.ledger import Ledger

    config = replace(Config.read(ledger), allow_private=allow_private, jobs=jobs)
    with Ledger.open(config.ledger) as book:
        added = pipeline.add(sources, book, config, output.with_progress)
        stats = book.stats()
    for issue in added.issues:
        output.report(issue)
    if as_json:
        output.print_json(
            {"new": added.new, "known": added.known, "statements": added.statements, "issues": len(added.issues)}
        )
    elif not added.failed:
        known = f", {added.known} already there" if added.known else ""
        print(f"{added.new} new source{'' if added.new == 1 else 's'}{known}; {added.statements} new statements.")
        print(f"{config.ledger} now holds {stats.commitments} commitments from {stats.documents} sources.")
        print("Next: onrecord list")
    if added.failed:
        raise SourceError("nothing could be added.", "See the lines above.")
