"""`onrecord publish`: the reading room as a static site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options, output


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where it goes: missing, empty or published before.")],
    as_of: options.AsOfOption = None,
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where it will stand, for citations, feeds and calendars.")
    ] = "",
    language: Annotated[str, typer.Option("--language", help="The language of the pages.")] = "en",
    ledger: options.LedgerOption = None,
) -> None:
    """Write every page as a file, search included: a site that needs no server."""
    from onrecord.errors import UsageError
    from onrecord.publish import folder as publishing
    from onrecord.web import site
    from onrecord.web.language import languages

    if language not in languages():
        raise UsageError(f"There are no pages in {language!r}.", f"One of: {', '.join(languages())}.")
    with options.existing(ledger) as book:
        files = site.files(book, options.day(as_of), address, language)
        count = publishing.write(folder, output.with_progress(files, "Publishing"))
    print(f"{count} files in {folder}; begin with {folder / 'index.html'}")
