"""Runs the program on annotated material: the only part of the evaluation that composes stages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onrecord import contract, pipeline
from onrecord.errors import SourceError
from onrecord.evaluation import rulings
from onrecord.evaluation.baseline import bm25_evidence
from onrecord.evaluation.dossier import Found, score_dossier
from onrecord.evaluation.dossier_errors import DossierError, errors
from onrecord.evaluation.extraction import Annotated
from onrecord.follow import by_commitment, slippage, status
from onrecord.model import Capture, Document, Reading

Record = dict[str, Any]
_GIVEN = ("id", "published", "url", "title", "outlet", "outlet_kind")


def read_annotated(document: Annotated) -> Reading:
    """One annotated document through the per-document stages; its annotations are not looked at."""
    supplied = {"id": document.id} | ({"published": document.published} if document.published else {})
    return pipeline.read(
        Capture.of(document.text.encode("utf-8"), f"{document.id}.txt", "text/plain", supplied=supplied)
    )


def predictions(documents: Sequence[Annotated]) -> Iterator[list[Record]]:
    """The extracted commitments of annotated documents, as records, one list a document."""
    for document in documents:
        yield [contract.statement_record(statement) for statement in read_annotated(document).statements]


def dossier(folder: Path) -> tuple[Record, list[DossierError]]:
    """Run everything on a dossier's reports, then score it; the annotation is opened only after the run.

    Returns:
        the figures, and the errors behind them.

    Raises:
        SourceError: where the folder holds no readable `reports.jsonl` and `gold.json`.
    """
    try:
        found = run_reports(folder / "reports.jsonl")
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{folder} is no dossier: {error}.", "It needs reports.jsonl and gold.json.") from error
    return score_dossier(gold, found), errors(gold, found)


def against_rulings(lines: Iterable[str], readings: Sequence[Reading]) -> list[rulings.Ruled]:
    """What people ruled, compared with what the program concludes from the same readings without being told.

    Args:
        lines: the decisions as they are exported, one JSON object a line.
        readings: what the ledger holds.

    Raises:
        SourceError: where a line is no decision.
    """
    decisions = rulings.load(lines)
    whole = pipeline.conclude(readings)
    of = by_commitment(whole.evidence)
    concluded = rulings.Concluded(
        {one.id: one for one in whole.resolution.commitments},
        {one.id: one for one in whole.evidence},
        whole.resolution.present,
        lambda commitment, day: status(commitment, of.get(commitment.id, ()), (), day).outcome,
    )
    return list(rulings.compare(decisions, concluded))


def baseline(folder: Path) -> Record:
    """The baseline on a dossier: one full-text query a commitment, the best later report linked."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    reports = map(json.loads, (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines())
    return bm25_evidence(gold, {r["id"]: (date.fromisoformat(r["published"]), r["text"]) for r in reports})


def run_reports(file: Path) -> Found:
    """The whole pipeline over a file of reports, in memory, without a ledger."""
    readings, documents = readings_of(file)
    return found_in(documents, pipeline.conclude(readings))


def readings_of(file: Path) -> tuple[list[Reading], dict[str, Document]]:
    """The reports of a file, read, and their documents by the reports' ids."""
    documents: dict[str, Document] = {}
    readings: list[Reading] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            report = json.loads(line)
            reading = pipeline.read(_capture(report))
            documents[report["id"]] = reading.document
            readings.append(reading)
    return readings, documents


def found_in(documents: dict[str, Document], whole: pipeline.Concluded) -> Found:
    """What was concluded from reports, as it is scored."""
    of = by_commitment(whole.evidence)
    return Found(
        documents,
        whole.resolution,
        whole.statements,
        whole.evidence,
        lambda commitment, day: status(commitment, of.get(commitment.id, ()), (), day),
        lambda commitment: slippage(commitment, of.get(commitment.id, ())),
    )


def _capture(report: Record) -> Capture:
    supplied = {name: str(report[name]) for name in _GIVEN if report.get(name)}
    return Capture.of(report["text"].encode("utf-8"), f"{report['id']}.txt", "text/plain", supplied=supplied)
