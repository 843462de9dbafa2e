"""`onrecord changes` and `onrecord silent`: what is new, and what nobody speaks of any more."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options, output, present


def changes(
    since: Annotated[str, typer.Option(metavar="DAY", help="After this day (YYYY-MM-DD).")],
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """What became overdue, moved, was stated or reported since a day: a digest for the morning."""
    from onrecord import contract

    until = options.day(as_of)
    with options.existing(ledger) as book:
        found = book.changes(options.day(since), until)
    if as_json:
        output.print_json([contract.change_record(change) for change in found])
    else:
        present.changes_list(found, options.day(since), until)


def silent(
    quiet: Annotated[str, typer.Option("--for", metavar="TIME", help="Nothing for 180d, 26w, 6m, 1y.")] = "180d",
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """Firm commitments nobody spoke of lately, longest silence first, each with a question for the press office."""
    from onrecord import contract, pipeline

    day = options.day(as_of)
    with options.existing(ledger) as book:
        rows = book.silent(options.days(quiet), day)
        asked = [(row, pipeline.question(row, day)) for row in rows]
    if as_json:
        output.print_json([contract.row_record(row) | {"question": question} for row, question in asked])
    else:
        present.silence_list(asked, day)
