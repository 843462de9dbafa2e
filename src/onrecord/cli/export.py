"""`onrecord export`: the ledger for a program or a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options


def command(
    form: Annotated[str, typer.Option("--format", help="json (everything) or csv (one row a commitment).")] = "json",
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output if not given.")
    ] = None,
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
) -> None:
    """Write all commitments, complete, as they stand on a day."""
    import io

    from onrecord.errors import UsageError
    from onrecord.publish import export

    if form not in export.FORMATS:
        raise UsageError(f"{form!r} is not a format of export.", f"Use one of: {', '.join(export.FORMATS)}.")
    with options.existing(ledger) as book:
        stream = io.StringIO(newline="")
        export.FORMATS[form](book, options.day(as_of), stream)
    if to:
        to.write_text(stream.getvalue(), encoding="utf-8", newline="")
    else:
        sys.stdout.write(stream.getvalue())
