"""`onrecord eval`: how well the program does on annotated material."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options, output

if TYPE_CHECKING:
    from onrecord.evaluation.extraction import Scores


def command(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR-OR-FILE", help="A folder with texts/ and commitments.jsonl, a dossier, or exported decisions."
        ),
    ],
    as_json: options.JsonOption = False,
    errors: Annotated[bool, typer.Option(help="List misses and false alarms.")] = True,
    ledger: options.LedgerOption = None,
) -> None:
    """Score the program against annotated documents, a dossier, or what people decided on a ledger."""
    from onrecord.errors import SourceError

    if folder.is_file():
        _decisions(folder, ledger, as_json, errors)
        return
    if (folder / "commitments.jsonl").is_file():
        _documents(folder, as_json, errors)
    elif (folder / "gold.json").is_file():
        _dossier(folder, as_json, errors)
    else:
        raise SourceError(f"{folder} holds neither commitments.jsonl nor gold.json.", "Name a folder that does.")


def _documents(folder: Path, as_json: bool, errors: bool) -> None:
    from onrecord.evaluation import extraction, run

    documents = extraction.load(folder)
    predicted = output.with_progress(run.predictions(documents), "Extracting", len(documents))
    scores = extraction.score([extraction.match(d, p) for d, p in zip(documents, predicted, strict=True)])
    if as_json:
        output.print_json(scores.as_json())
        return
    _print_table(scores)
    if errors:
        for error in scores.errors:
            seen = f" {error.gold} | {error.predicted}" if error.gold or error.predicted else ""
            print(f"{error.what.upper():12} {error.document}{seen}  {error.text[:150]!r}")


def _decisions(file: Path, ledger: Path | None, as_json: bool, errors: bool) -> None:
    from rich.table import Table

    from onrecord.evaluation import rulings, run

    with options.existing(ledger) as book:
        found = run.against_rulings(file.read_text(encoding="utf-8").splitlines(), list(book.readings()))
    figures = rulings.score(found)
    if as_json:
        output.print_json(figures)
        return
    table = Table("", "ruled", "alike", "share", box=None)
    for what, one in figures.items():
        table.add_row(what, str(one["ruled"]), str(one["right"]), f"{one['share']:.2f}")
    output.console().print(table)
    for answer in found if errors else ():
        if not answer.right:
            print(f"{answer.what:12} {answer.subject}  said {answer.said!r}, ruled {answer.wanted!r}")


def _dossier(folder: Path, as_json: bool, errors: bool) -> None:
    from rich.table import Table

    from onrecord.evaluation import run

    figures, wrong = run.dossier(folder)
    if as_json:
        output.print_json(figures)
        return
    table = Table("", "", "precision", "recall", box=None, header_style="bold")
    for name, value in figures.items():
        if isinstance(value, float):
            both = (f"{part:.3f}" for part in figures["parts"].get(name, ()))
            table.add_row(name.replace("_", " "), f"{value:.3f}", *both)
    output.console().print(table)
    for one in wrong if errors else ():
        parts = (one.said and f"said {one.said}", one.wanted and f"annotated {one.wanted}", one.words[:150])
        print(f"{one.what.upper():18} {one.commitment}, {one.where}: {' | '.join(filter(None, parts))}")


def _print_table(scores: Scores) -> None:
    from rich.table import Table

    table = Table("", "precision", "recall", "F1", "annotated", "predicted", box=None, header_style="bold")
    for name in ("commitments", "deadline", "target"):
        f = getattr(scores, name)
        table.add_row(name, f"{f.precision:.3f}", f"{f.recall:.3f}", f"{f.f1:.3f}", str(f.gold), str(f.predicted))
    for name, share in scores.fields.items():
        table.add_row(f"{name}, accuracy", "", "", f"{share:.3f}", "", "")
    output.console().print(table)
