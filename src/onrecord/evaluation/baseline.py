"""The baseline for evidence: full-text search alone.

For every commitment its words are searched in all later reports by BM25 (SQLite FTS5); the best report is linked
where its score passes the threshold that serves the baseline best on this very dossier.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

Record = dict[str, Any]
Pair = tuple[str, str]


def bm25_evidence(gold: Record, reports: Mapping[str, tuple[date, str]]) -> Record:
    """Precision, recall and F1 of linking each commitment's best later report.

    Args:
        gold: the dossier's annotation; its commitments are searched by their summary.
        reports: id to day and text.
    """
    scored = [hit for commitment in gold["commitments"] if (hit := _best(commitment, reports))]
    annotated = {(e["report"], e["commitment"]) for e in gold["evidence"]}
    tables = [_figures([pair for s, pair in scored if s >= bound], annotated) for bound, _ in scored]
    return max(tables, key=lambda t: float(t["f1"]), default=_figures([], annotated))


def _best(commitment: Record, reports: Mapping[str, tuple[date, str]]) -> tuple[float, Pair] | None:
    first = reports[commitment["first_stated"]][0]
    later = {r: text for r, (day, text) in reports.items() if day >= first and r != commitment["first_stated"]}
    if not later:
        return None
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE VIRTUAL TABLE report USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
        base.executemany("INSERT INTO report VALUES (?, ?)", later.items())
        words = " OR ".join(f'"{w}"' for w in re.findall(r"\w+", commitment["summary"]))
        row = base.execute(
            "SELECT id, -bm25(report) FROM report WHERE report MATCH ? ORDER BY bm25(report), id LIMIT 1", (words,)
        ).fetchone()
    return (row[1], (row[0], commitment["key"])) if row else None


def _figures(links: list[Pair], annotated: set[Pair]) -> Record:
    right = len(set(links) & annotated)
    precision = right / len(links) if links else 0.0
    recall = right / len(annotated) if annotated else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
