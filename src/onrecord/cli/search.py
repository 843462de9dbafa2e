"""`onrecord search`: words in stories and commitments."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options, output


def command(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='All must be there; "quoted words" side by side.')
    ],
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """Search the stories and the commitments."""
    from rich.text import Text

    day = options.day(as_of)
    with options.existing(ledger) as book:
        page = book.search(" ".join(words), day, limit=limit)
    if as_json:
        output.print_json(
            [{"what": h.what, "id": h.id, "title": h.title, "day": h.day, "outlet": h.outlet} for h in page.rows]
        )
        return
    out = output.console()
    for hit in page.rows:
        out.print(Text.assemble((hit.id[:8], "cyan"), f"  {hit.what}  ", (str(hit.day or ""), "dim"), f"  {hit.title}"))
        out.print(Text.assemble("          ", *((piece, "bold" if match else "") for piece, match in hit.snippet)))
    out.print(Text(f"{page.total} found as of {day}.", style="dim"))
