"""`onrecord extract`: documents in, one JSON line each out; no ledger, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options, output

if TYPE_CHECKING:
    from onrecord.model import Capture


def command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files or folders: .txt .md .html .jsonl")],
    form: Annotated[str, typer.Option("--format", help="jsonl: one JSON object a document.")] = "jsonl",
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day of publication of a single text (YYYY-MM-DD).")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say which rule or feature fired for each one.")] = False,
) -> None:
    """Extract commitments from documents and print them as JSON lines, in input order."""
    from onrecord import contract, pipeline
    from onrecord.config import Config
    from onrecord.errors import SourceError, UsageError
    from onrecord.model import Issue

    if form != "jsonl":
        raise UsageError(f"{form!r} is not a format of extract.", "Use --format jsonl.")
    day = options.day(published) if published else None
    done = failed = 0
    for capture in pipeline.captures(inputs, Config.read()):
        result = capture if isinstance(capture, Issue) else pipeline.read_or_issue(capture, published=day)
        if isinstance(result, Issue):
            output.report(result)
            failed += 1
            continue
        assert not isinstance(capture, Issue)
        output.print_line(contract.document_record(identifier(capture), result, explain=explain))
        done += 1
    if failed and not done:
        raise SourceError("nothing could be extracted.", "See the lines above.")


def identifier(capture: Capture) -> str:
    """The id the caller knows a source by: the one it was given, or its file's name without the suffix."""
    from pathlib import PurePath

    given = dict(capture.supplied).get("id")
    return given if given else PurePath(capture.source).stem
