"""Writes `docs/evaluation.md`: `python scripts/evaluate.py MATERIAL` where MATERIAL holds `gold/` and `dossiers/`.

What was tried on the way, and what each part is worth, is kept by hand in `docs/extraction.md` and is not repeated.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from onrecord import contract
from onrecord.evaluation import extraction, report, run
from onrecord.evaluation.dossier_errors import DossierError
from onrecord.evaluation.triggers import trigger_words

DOCS = Path(__file__).resolve().parents[1] / "docs"
FIGURES = (
    "actors",
    "statements",
    "evidence_precision",
    "evidence_recall",
    "relation",
    "basis",
    "figures",
    "tempted",
    "moved",
    "status",
)


def documents_part(folder: Path) -> str:
    """Everything about annotated documents."""
    documents = extraction.load(folder)
    begun = time.perf_counter()
    readings = [run.read_annotated(d) for d in documents]
    seconds = time.perf_counter() - begun
    predicted = [[contract.statement_record(s) for s in r.statements] for r in readings]
    matched = [extraction.match(d, p) for d, p in zip(documents, predicted, strict=True)]
    baseline = [extraction.match(d, trigger_words(d.text)) for d in documents]
    source = report.group_of(documents, lambda d: d.id.split("-")[0])
    kinds = {r.document.id: report.document_type(r.parsed) for r in readings}
    by_document = {d.id: kinds[r.document.id] for d, r in zip(documents, readings, strict=True)}
    whole = extraction.score(matched)
    words = sum(len(d.text.split()) for d in documents)
    parts = [
        "## Finding commitments\n",
        f"{len(documents)} annotated documents that were not trained on, {words} words, read in {seconds:.0f} s.\n",
        report.scores_table({"onrecord": whole, "a list of trigger words": extraction.score(baseline)}),
        "\n### By source\n",
        report.scores_table(extraction.score_by(matched, source)),
        "\n### By sort of document\n",
        report.scores_table(extraction.score_by(matched, lambda m: by_document[m.document])),
        "\n### By kind\n",
        "Right means found, and of the right kind.\n",
        report.kinds_table(extraction.score_kinds(matched)),
        "\n### What a confidence is worth\n",
        report.calibration_table(matched),
        "\n### Ten telling errors\n",
        report.telling_errors(whole.errors),
    ]
    return "\n".join(parts)


def dossiers_part(folders: list[Path]) -> str:
    """Everything about dossiers: the whole pipeline, and the baseline beside it."""
    rows, wrong = [], []
    for folder in folders:
        figures, errors = run.dossier(folder)
        wrong.append(f"\n\n### Errors, {folder.name}\n\n" + dossier_errors(errors))
        rows.append((folder.name, *(figures.get(name, "–") for name in FIGURES)))
        simple = run.baseline(folder)
        shown = {"evidence_precision": simple["precision"], "evidence_recall": simple["recall"]}
        rows.append((f"{folder.name}, full-text search", *(shown.get(name, "–") for name in FIGURES)))
    header = ("dossier", *(name.replace("_", " ") for name in FIGURES))
    return "\n## Following through\n\n" + report.table(header, rows) + "".join(wrong)


def dossier_errors(errors: list[DossierError]) -> str:
    """The errors of a dossier in a table, without the reports' words; the statuses of one commitment in one row."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for one in errors:
        rows.setdefault((one.what, one.commitment, one.said, one.wanted), []).append(one.where)
    table = [(what, key, ", ".join(where), said, wanted) for (what, key, said, wanted), where in rows.items()]
    return report.table(("", "commitment", "report or day", "said", "annotated"), table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path)
    material = parser.parse_args().material
    dossiers = sorted(p for p in (material / "dossiers").iterdir() if (p / "gold.json").is_file())
    intro = (
        "# Evaluation\n\nMade by `make evaluation`; do not edit. What the columns mean stands in "
        "`onrecord/evaluation/extraction.py` and `dossier.py`; how the designs compare, in "
        "[extraction.md](extraction.md).\n\n"
    )
    text = intro + documents_part(material / "gold" / "dev") + dossiers_part(dossiers)
    (DOCS / "evaluation.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
