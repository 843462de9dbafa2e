"""Makes `src/onrecord/follow/data/second_look.tsv` from dossiers: `python scripts/train_second_look.py DOSSIER…`.

Every passage of a later story is compared with every commitment that is annotated and was found; those that an
annotated link quotes are positive. A logit over the features of `follow/second_look.py` is fitted to them, drawn
towards the weights of the first look; vetoes keep those, and what speaks for a link there never speaks against it here.
Deterministic: the same dossiers give the same weights. `--check` prints precision and recall over (report, commitment)
pairs, each dossier weighed by what the others gave, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord import pipeline
from onrecord.evaluation.dossier import Matched, annotated_pairs, links_of
from onrecord.evaluation.run import found_in, readings_of
from onrecord.follow import passages_of, second_look
from onrecord.follow.bearing import VETOES, WEIGHTS
from onrecord.follow.cases import Case, Index, case_of, names_by_document
from onrecord.follow.drafts import glances_at
from onrecord.follow.named import story_terms
from onrecord.follow.passages import Passage
from onrecord.follow.second_look import SURE
from onrecord.model import Document, Reading

TABLE = Path(second_look.__file__).parent / "data" / "second_look.tsv"
NOTE = "# What a feature adds in a second look. Made by scripts/train_second_look.py."
DRAW = 6.0  # how strongly weights are drawn towards those set by hand
ROUNDS = 60
NEVER = -100.0
UNSAID = "no sign of an outcome"
Floats = NDArray[np.float64]
Pair = tuple[str, str, str]


@dataclass(frozen=True)
class Row:
    """One thing that a passage may say of a commitment.

    Attributes:
        pair: dossier, report and annotated commitment.
        gold: whether the pair is annotated; quoted: whether this very passage is.
        candidate: whether the index brings the two together; first: whether the first look links the pair.
        share: 1 over the number of things that the passage may say of it.
        values: the features.
    """

    pair: Pair
    gold: bool
    quoted: bool
    candidate: bool
    first: bool
    share: float
    values: dict[str, float]


@dataclass(frozen=True)
class Dossier:
    """The rows of a dossier and how many of its pairs are annotated."""

    name: str
    rows: list[Row]
    wanted: int


def dossier(folder: Path, readings: Sequence[Reading], documents: dict[str, Document]) -> Dossier:
    """Everything that its reports may say of the commitments found in it."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    whole = pipeline.conclude(readings)
    matched = Matched(gold, found_in(documents, whole))
    copies = {document for group in whole.resolution.copies for document in group.repeats}
    pairs = annotated_pairs(gold)
    stated = {(s["report"], key) for key, c in matched.keys.items() for s in c["statements"]} - pairs.keys()
    linked = links_of(matched)
    stories = [told for r in readings if (told := passages_of(r)) and r.document.id not in copies]
    by_document = {told[0].story.document: told[0].story for told in stories}
    named = names_by_document(whole.resolution.actors)
    cases = [case_of(c, whole.statements, named, by_document) for c in whole.resolution.commitments]
    index = Index(cases)
    rows = []
    for told in stories:
        report, story = matched.report_of[told[0].story.document], told[0].story
        near = {c.commitment.id for c in index.candidates(story_terms(story), story.day)}
        for passage, case, key, values, share in _compared(told, cases, matched):
            if (report, key) not in stated:
                wanted = pairs.get((report, key), [])
                quoted = any(_overlaps(passage, documents[report], piece["quote"]) for piece in wanted)
                inside, first = case.commitment.id in near, (report, key) in linked
                rows.append(Row((folder.name, report, key), bool(wanted), quoted, inside, first, share, values))
    return Dossier(folder.name, rows, sum(documents[report].id not in copies for report, _ in pairs))


def _compared(
    told: Sequence[Passage], cases: Sequence[Case], matched: Matched
) -> Iterator[tuple[Passage, Case, str, dict[str, float], float]]:
    """Passages of a story with the annotated commitments that an earlier one stated first."""
    document = told[0].story.document
    stated = [(c, action) for c in cases if not c.commitment.negated for action in c.stated.get(document, ())]
    for passage in told:
        for case in cases:
            key = matched.key_of.get(case.commitment.id)
            if key and not case.stated_first_in(document):
                glances = glances_at(passage, [case], stated, {})
                for glance in glances:
                    yield passage, case, key, second_look.features(glance.seen), 1 / len(glances)


def _overlaps(passage: Passage, document: Document, quote: str) -> bool:
    start = document.text.find(quote)
    return max(passage.span.start, start) < min(passage.span.end, start + len(quote))


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of a penalised logit, by Newton's method; what would turn against its sign of the first look is none.

    Other passages of a report that is annotated for a commitment are neither: they are left out.
    """
    clear = [row for row in rows if row.quoted or not row.gold]
    names = sorted(clear[0].values)
    gone: set[str] = set()
    while True:
        weights = _newton(clear, ["start", *(n for n in names if n not in gone)])
        turned = {n for n, w in weights.items() if n != "start" and w * (WEIGHTS.get(n) or 1.0) < 0}
        turned -= {UNSAID}
        if not turned:
            return {n: round(w, 2) for n, w in weights.items()}
        gone |= turned


def _newton(clear: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    table = np.array([[1.0, *(row.values[n] for n in names[1:])] for row in clear])
    truth, share = np.array([float(row.quoted) for row in clear]), np.array([row.share for row in clear])
    hand = np.array([WEIGHTS.get(n, 0.0) for n in names])
    held = np.where([n in VETOES for n in names], 1e9, 1.0)
    draw = DRAW * np.maximum(table.var(axis=0), 1e-2) * held
    draw[0] = 1e-3
    weights = hand.copy()
    for _ in range(ROUNDS):
        sure = _logistic(table @ weights)
        slope = table.T @ (share * (sure - truth)) + draw * (weights - hand)
        bend = (table * (share * sure * (1 - sure))[:, None]).T @ table + np.diag(draw)
        step = np.linalg.solve(bend, slope)
        weights -= step * min(1.0, 2.0 / np.abs(step).max())
    return dict(zip(names, weights.tolist(), strict=True))


def _logistic(total: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(total, -40, 40)))


def scored(rows: Sequence[Row], weights: dict[str, float]) -> dict[Pair, tuple[float, bool, bool]]:
    """For every pair its best passage's confidence, whether it is annotated, and whether the first look links it."""
    best: dict[Pair, tuple[float, bool, bool]] = {}
    for row in rows:
        total = weights["start"] + sum(weights.get(n, 0.0) * v for n, v in row.values.items())
        sure = 1 / (1 + math.exp(-total)) if row.candidate and not row.values[UNSAID] else 0.0
        best[row.pair] = max(best.get(row.pair, (0.0, row.gold, row.first)), (sure, row.gold, row.first))
    return best


def check(dossiers: Sequence[Dossier]) -> None:
    """Print precision and recall of the first look, and with the second by what the other dossiers gave."""
    for one in dossiers:
        others = fitted([row for other in dossiers if other is not one for row in other.rows])
        print(f"{one.name:22} first {_figures(one, {'start': NEVER})}   with the second {_figures(one, others)}")


def _figures(one: Dossier, weights: dict[str, float]) -> str:
    linked = [gold for sure, gold, first in scored(one.rows, weights).values() if first or sure >= SURE]
    return f"precision {sum(linked) / max(1, len(linked)):.2f} recall {sum(linked) / one.wanted:.2f}"


def collected(folders: Sequence[Path]) -> list[Dossier]:
    """The dossiers, linked by the first look alone."""
    second_look.SURE = 2.0
    found = [dossier(folder, *readings_of(folder / "reports.jsonl")) for folder in folders]
    second_look.SURE = SURE
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    dossiers = collected(arguments.folders)
    if arguments.check:
        check(dossiers)
        return
    weights = fitted([row for one in dossiers for row in one.rows])
    lines = [f"{name}\t{weight:g}" for name, weight in weights.items() if weight]
    TABLE.write_text("\n".join([NOTE, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
