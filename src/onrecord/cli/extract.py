"""`onrecord extract`: documents in, one JSON line each out; no ledger, and no network unless a model is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options, output

if TYPE_CHECKING:
    from onrecord.assist import Model
    from onrecord.model import Capture, Issue

KEY_VARIABLE = "ONRECORD_LLM_KEY"


def command(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT...", help="Files or folders: .txt .md .html .pdf .warc .jsonl")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="jsonl: one JSON object a document.")] = "jsonl",
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day of publication of a single text (YYYY-MM-DD).")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say which rule or feature fired for each one.")] = False,
    sentence: Annotated[
        str | None, typer.Option(metavar="TEXT", help="With --explain: why this sentence is a commitment, or is none.")
    ] = None,
    engine: Annotated[str, typer.Option(help="own, or llm: a model of yours proposes, the text decides.")] = "own",
    model: Annotated[str, typer.Option(help="With --engine llm: the model's name on the server.")] = "",
    base_url: Annotated[
        str, typer.Option("--base-url", help=f"With --engine llm: its address; the key is read from {KEY_VARIABLE}.")
    ] = "",
) -> None:
    """Extract commitments from documents and print them as JSON lines, in input order."""
    from onrecord import pipeline
    from onrecord.config import Config
    from onrecord.errors import SourceError, UsageError
    from onrecord.model import Issue

    if form != "jsonl":
        raise UsageError(f"{form!r} is not a format of extract.", "Use --format jsonl.")
    if sentence is not None:
        _why(sentence)
        return
    if not inputs:
        raise UsageError("no INPUT was named.", "Name files or folders, or a sentence with --explain --sentence.")
    asked = _model(engine, model, base_url)
    day = options.day(published) if published else None
    done = failed = 0
    for capture in pipeline.captures(inputs, Config.read()):
        record = (
            capture if isinstance(capture, Issue) else _record(capture, pipeline.given(capture, day), asked, explain)
        )
        if isinstance(record, Issue):
            output.report(record)
            failed += 1
        else:
            output.print_line(record)
            done += 1
    if failed and not done:
        raise SourceError("nothing could be extracted.", "See the lines above.")


def _why(sentence: str) -> None:
    from onrecord import pipeline

    for told in pipeline.why(sentence):
        print(f"“{told.sentence.quote}”")
        print(f"  {'a commitment' if told.taken else 'none'}: {told.verdict}")
        for reason in told.reasons:
            print(f"  {reason.weight:+.2f}  {reason.feature}  {reason.detail}".rstrip())


def identifier(capture: Capture) -> str:
    """The id the caller knows a source by: the one it was given, or its file's name without the suffix."""
    from pathlib import PurePath

    given = dict(capture.supplied).get("id")
    return given if given else PurePath(capture.source).stem


def _record(named: Capture, capture: Capture, asked: Model | None, explain: bool) -> dict[str, Any] | Issue:
    from onrecord import contract, pipeline
    from onrecord.model import Issue

    reading = pipeline.read_or_issue(capture)
    if isinstance(reading, Issue):
        return reading
    record = contract.document_record(identifier(named), reading, explain=explain)
    if asked is None:
        return record
    opinions, proposed = pipeline.second_opinion(reading, asked, _cache())
    if proposed.issue:
        output.report(f"{named.source}: {proposed.issue.message} {proposed.issue.remedy}")
    record["commitments"] = [contract.opinions_record(o, explain=explain) for o in opinions]
    return record | {"model": {"name": asked.name, "rejected": proposed.rejected, "cached": proposed.cached}}


def _model(engine: str, name: str, base_url: str) -> Model | None:
    import os

    from onrecord.errors import UsageError

    if engine == "own":
        return None
    if engine != "llm":
        raise UsageError(f"{engine!r} is not an engine.", "Use --engine own or --engine llm.")
    if not name or not base_url:
        raise UsageError("--engine llm needs --model and --base-url.", "Such as --base-url http://127.0.0.1:8080/v1")
    from onrecord.assist import Model

    return Model(name, base_url, os.environ.get(KEY_VARIABLE, ""))


def _cache() -> Any:
    import os
    from pathlib import Path

    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord" / "answers"
