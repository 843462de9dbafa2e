"""`onrecord show`: one commitment with everything it rests on."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options, output, present


def command(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The commitment's id, or the beginning of it.")],
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """Show one commitment: who, by when, how it stands, and every sentence that proves it."""
    from onrecord import contract

    with options.existing(ledger) as book:
        view = book.commitment(identifier, options.day(as_of))
    if as_json:
        output.print_json(contract.commitment_record(view))
    else:
        present.commitment_page(view)
