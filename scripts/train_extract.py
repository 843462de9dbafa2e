"""Makes the weights of `onrecord.extract` from annotated documents: `python scripts/train_extract.py MATERIAL`.

Three steps: the first look (a minute), the tagger (one for each fold, so that the judge learns from marks of unseen
documents, and one on everything: an hour on two cores), the judge (minutes). They learn from the annotated documents,
from pages of the archive annotated for it (`extract_training/annotated`) and from documents written for it
(`extract_training/written`); figures are taken from the first alone. Marks of unseen
documents are kept in `--work`, so that a run that was stopped goes on where it was. Needs torch,
safetensors, onnx, lightgbm, scikit-learn and the published encoder (`requirements/train.txt`); no network.
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from extract_training.material import Example

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "extract" / "weights"


def train_taggers(examples: list[Example], work: Path) -> None:
    """Train the tagger that is kept and one a fold, two at a time; keep each fold's marks of its own documents."""
    from extract_training.material import FOLDS

    jobs = [number for number in (-1, *range(FOLDS)) if not _marks_file(work, number).exists()]
    with ProcessPoolExecutor(2, mp_context=get_context("fork"), initializer=_hold, initargs=(examples,)) as pool:
        for number in pool.map(_train_one, jobs, [work] * len(jobs)):
            print(f"tagger {number} done", flush=True)


_held: list[Example] = []


def _hold(examples: list[Example]) -> None:
    _held[:] = examples


def _train_one(number: int, work: Path) -> int:
    """Fold `number`, or the whole material where it is -1."""
    from extract_training import tagger

    model = tagger.train([e for e in _held if e.fold != number], seed=max(number, 0))
    if number < 0:
        tagger.export(model, WEIGHTS)
    own = [e for e in _held if e.fold == number]
    np.savez_compressed(_marks_file(work, number), **{e.id: tagger.predict(model, e) for e in own})
    return number


def _marks_file(work: Path, number: int) -> Path:
    return work / ("all.npz" if number < 0 else f"fold{number}.npz")


def unseen_marks(examples: list[Example], work: Path) -> list[Any]:
    """For each document the marks of a tagger trained on the other folds."""
    from extract_training.material import FOLDS

    stored = {name: rows for f in range(FOLDS) for name, rows in np.load(_marks_file(work, f)).items()}
    return [stored[e.id] for e in examples]


def train_judge(examples: list[Example], marks: list[Any]) -> dict[str, Any]:
    """Fit and write the judge; return its figures on unseen folds."""
    from extract_training import judge, tagger

    from onrecord.evaluation.extraction import score
    from onrecord.extract.context import Setting
    from onrecord.extract.features import timed
    from onrecord.extract.marks import Marks

    pieces = [tagger.cut(e) for e in examples]
    settings = [
        Setting.of(e.parsed, Marks.of(d.starts, d.ends, p)) for e, d, p in zip(examples, pieces, marks, strict=True)
    ]
    data, clue_rows = judge.rows(examples, settings)
    features = judge.completed(data, clue_rows)
    judged = judge.judged_unseen(features, data)
    told = timed(features)
    threshold = judge.best_threshold(examples, data, judged, told, settings)
    chosen = judge.choose(data, judged, threshold, told, settings)
    matched = list(judge.compared(examples, data, judged, chosen, settings))
    every = np.ones(len(data.shares), bool)
    judge.save(
        WEIGHTS,
        judge.fit(features, data, every),
        judge.word_models(clue_rows, data, every),
        judge.settings(features, data, judged, matched, threshold),
    )
    return score(matched).as_json()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path)
    parser.add_argument("--work", type=Path, default=Path(".train"))
    parser.add_argument("--only", choices=("look", "tagger", "judge"))
    args = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums in one order: the same weights every time
    args.work.mkdir(exist_ok=True)

    from extract_training import look
    from extract_training.material import annotated

    from onrecord.extract.first_look import worth_parsing

    if args.only in (None, "look"):
        print(json.dumps(look.train(annotated(args.material, lambda sentence: False), WEIGHTS)))
    material = annotated(args.material, worth_parsing)  # read as the program reads, with the look that is kept
    if args.only in (None, "tagger"):
        train_taggers(material, args.work)
    if args.only in (None, "judge"):
        print(json.dumps(train_judge(material, unseen_marks(material, args.work))))


if __name__ == "__main__":
    main()
