"""`onrecord verify`: every span against the archived bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.acquire import Archive


def command(
    site: Annotated[
        str | None, typer.Argument(metavar="[DIR-OR-URL]", help="A published site; without it, the ledger itself.")
    ] = None,
    ledger: options.LedgerOption = None,
) -> None:
    """Re-hash the archive and re-check every quotation against it. Exits 1 where anything does not hold."""
    from onrecord import pipeline
    from onrecord.acquire import Archive
    from onrecord.config import Config

    config = Config.read(ledger)
    if site:
        _published(site, Archive(config.archive), ledger)
        return
    with options.existing(ledger) as book:
        issues = list(output.with_progress(pipeline.verify(book, Archive(config.archive)), "Verifying"))
        stats = book.stats()
    for issue in issues:
        output.report(issue)
    if issues:
        print(f"{len(issues)} of the checks failed; see above.")
        raise typer.Exit(1)
    print(f"All is as archived: {stats.captures} captures, {stats.documents} sources, {stats.statements} statements.")


def _published(site: str, archive: Archive, ledger: Path | None) -> None:
    """Check a published site: each document is cleaned again from its archived bytes, and quoted from that."""
    from pathlib import Path

    from onrecord.clean import clean
    from onrecord.errors import OnrecordError
    from onrecord.publish import checking, folder

    remote = site.startswith(("http://", "https://"))
    read = folder.from_address(site) if remote else folder.from_folder(Path(site))
    with options.existing(ledger) as book:

        def text_of(document: str) -> str | None:
            try:
                return clean(archive.get(book.source(document).document.capture)).text
            except OnrecordError:
                return None

        issues = list(checking.check(output.with_progress(list(folder.pages(read)), "Verifying"), text_of))
    for issue in issues:
        output.report(issue)
    if issues:
        print(f"{len(issues)} quotations do not hold; see above.")
        raise typer.Exit(1)
    print(f"Every quotation of {site} stands in the archive.")
