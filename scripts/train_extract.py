"""Makes the weights of `onrecord.extract` from annotated documents: `python scripts/train_extract.py MATERIAL`.

Three steps: the first look (a minute), the tagger (one for each fold, so that the judge learns from marks of unseen
documents, and one on everything: an hour on two cores), the judge (minutes). Marks of unseen documents are kept in
`--work`, so that a run that was stopped goes on where it was, and `--only judge` needs no tagger. Needs torch,
safetensors, onnx, lightgbm, scikit-learn and the published encoder (`requirements/train.txt`); no network.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from extract_training.material import Example

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "extract" / "weights"


def unseen_marks(examples: list[Example], work: Path) -> list[Any]:
    """For each document the marks of a tagger trained on the other folds."""
    from extract_training import tagger
    from extract_training.material import FOLDS

    for fold in range(FOLDS):
        file = work / f"fold{fold}.npz"
        own = [e for e in examples if e.fold == fold]
        if own and not file.exists():
            model = tagger.train([e for e in examples if e.fold != fold], seed=fold)
            np.savez_compressed(file, **{e.id: tagger.predict(model, e) for e in own})
    stored = {name: rows for f in range(FOLDS) for name, rows in np.load(work / f"fold{f}.npz").items()}
    return [stored[e.id] for e in examples]


def train_judge(examples: list[Example], marks: list[Any]) -> dict[str, Any]:
    """Fit and write the judge; return its figures on unseen folds."""
    from extract_training import judge, tagger

    from onrecord.extract.context import Setting
    from onrecord.extract.marks import Marks

    pieces = [tagger.cut(e) for e in examples]
    settings = [
        Setting.of(e.parsed, Marks.of(d.starts, d.ends, p)) for e, d, p in zip(examples, pieces, marks, strict=True)
    ]
    data, clue_rows = judge.rows(examples, settings)
    features = judge.completed(data, clue_rows)
    judged = judge.judged_unseen(features, data)
    threshold = judge.best_threshold(examples, data, judged)
    chosen = judge.choose(data, judged, threshold)
    every = np.ones(len(data.shares), bool)
    judge.save(
        WEIGHTS,
        judge.fit(features, data, every),
        judge.word_models(clue_rows, data, every),
        judge.settings(features, data, judged, chosen, threshold),
    )
    return judge.figures(examples, data, judged, chosen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path)
    parser.add_argument("--work", type=Path, default=Path(".train"))
    parser.add_argument("--only", choices=("look", "tagger", "judge"))
    args = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums in one order: the same weights every time
    args.work.mkdir(exist_ok=True)

    from extract_training import look, tagger
    from extract_training.material import examples

    train = args.material / "gold" / "train"  # the folder of annotated documents, or the one it lies in
    material = examples(train if train.is_dir() else args.material)
    if args.only in (None, "look"):
        print(json.dumps(look.train(material, WEIGHTS)))
    if args.only in (None, "tagger"):
        tagger.export(tagger.train(material, seed=0), WEIGHTS)
    if args.only in (None, "judge"):
        print(json.dumps(train_judge(material, unseen_marks(material, args.work))))


if __name__ == "__main__":
    main()
