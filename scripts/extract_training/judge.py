"""Trains the judge: boosted trees over what the tagger, the parse and the words tell of a candidate.

Every row comes from marks made by a tagger that had not seen the document, and its word score from a linear model
that had not either. `figures` judges each fold by trees trained on the other folds, which is what the docs report.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from extract_training.forest import save_forests
from extract_training.material import FOLDS, KINDS, Example, Marked
from onrecord.evaluation.extraction import Annotated, Matched, match, score
from onrecord.extract.candidate import Candidate
from onrecord.extract.choose import best_set
from onrecord.extract.clues import BUCKETS, MODELS, buckets, clues
from onrecord.extract.context import Setting
from onrecord.extract.cut import quoted
from onrecord.extract.features import PRIOR, overlap, table
from onrecord.extract.gather import gather
from onrecord.extract.judge import worth_of
from onrecord.extract.priors import UNKNOWN, keys, prior
from onrecord.extract.weigh import weighed

TREES = {
    "learning_rate": 0.04,
    "num_leaves": 15,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 20.0,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
ROUNDS = {"commitment": 400, "firm": 250, "kinds": 150}
WORDS_C, KINDS_C = 0.02, 0.05
LEAN = 4.0
SOFTNESS = 0.6
MATCH = 0.5
FLAT = 0.002


@dataclass(frozen=True, slots=True)
class Rows:
    """Candidates of many documents: features, what the annotations say of each, and where they come from."""

    features: NDArray[np.float32]
    shares: NDArray[np.float64]  # F1 of the characters shared with the nearest annotation
    firm: NDArray[np.int64]  # -1 where none is near
    kinds: NDArray[np.int64]
    document: NDArray[np.int64]
    fold: NDArray[np.int64]
    candidates: tuple[tuple[Candidate, ...], ...]


def rows(examples: Sequence[Example], settings: Sequence[Setting]) -> tuple[Rows, csr_matrix]:
    """The rows of the examples (what is learnt of words still 0) and their clues."""
    tables, found, near, clue_ids, ends = [], [], [], [], [0]
    for example, setting in zip(examples, settings, strict=True):
        candidates, narrow, wide = gather(setting)
        blank = np.zeros(len(candidates), np.float32), np.zeros((len(candidates), len(MODELS)), np.float32)
        tables.append(table(setting, candidates, narrow, wide, *blank))
        found.append(tuple(candidates))
        near += [_nearest(example, c) for c in candidates]
        for c in candidates:
            clue_ids += buckets(clues(setting, c))
            ends.append(len(clue_ids))
    lengths = [len(c) for c in found]
    matrix = csr_matrix((np.ones(len(clue_ids), np.float32), clue_ids, ends), shape=(len(ends) - 1, BUCKETS))
    return Rows(
        np.concatenate(tables),
        np.array([share for share, _ in near]),
        np.array([-1 if m is None else int(m.firm) for _, m in near]),
        np.array([-1 if m is None else KINDS.index(m.kind) for _, m in near]),
        np.repeat(np.arange(len(examples)), lengths),
        np.repeat([e.fold for e in examples], lengths),
        tuple(found),
    ), matrix


def _nearest(example: Example, c: Candidate) -> tuple[float, Marked | None]:
    share, mark = max(
        ((overlap((c.start, c.end), (m.start, m.end)), m) for m in example.marked),
        key=lambda pair: pair[0],
        default=(0.0, None),
    )
    return share, (mark if share >= MATCH else None)


def worth_learning(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the trees learn to tell: 0 below the match, rising to 1 where the stretch is cut as the annotators would."""
    return np.where(shares < MATCH, 0.0, np.minimum(1.0, 0.5 + (shares - MATCH) / 0.7))


Words = tuple[NDArray[np.float64], NDArray[np.float64]]


def word_models(clue_rows: csr_matrix, data: Rows, keep: NDArray[np.bool_]) -> Words:
    """The linear models over words, in the order of `MODELS`: weights (a column a model) and biases."""
    near = keep & (data.firm >= 0)
    found = LogisticRegression(C=WORDS_C, max_iter=200).fit(clue_rows[keep], data.shares[keep] >= MATCH)
    firm = LogisticRegression(C=WORDS_C, max_iter=200).fit(clue_rows[near], data.firm[near])
    kinds = LogisticRegression(C=KINDS_C, max_iter=200).fit(clue_rows[near], data.kinds[near])
    models = (found, firm, kinds)
    return np.concatenate([m.coef_ for m in models]).T, np.concatenate([m.intercept_ for m in models])


def shares_of_keys(data: Rows, keep: NDArray[np.bool_]) -> dict[str, float]:
    """The share of commitments under every key of `priors.keys`, rare keys drawn towards broader ones."""
    tried: dict[str, list[bool]] = defaultdict(list)
    flat = [c for part in data.candidates for c in part]
    for at in np.flatnonzero(keep):
        if flat[at].cut == "phrase":
            for key in keys(flat[at].frame):
                tried[key].append(bool(data.shares[at] >= MATCH))
    broad = {k: (sum(v) + LEAN * UNKNOWN) / (len(v) + LEAN) for k, v in tried.items() if k and " " not in k}
    exact = {
        k: (sum(v) + LEAN * broad.get(k.split(" ")[0], UNKNOWN)) / (len(v) + LEAN)
        for k, v in tried.items()
        if " " in k and len(v) > 1
    }
    return {k: round(v, 4) for k, v in sorted((broad | exact).items())}


def completed(data: Rows, clue_rows: csr_matrix) -> NDArray[np.float32]:
    """The features with what is learnt of words, each row by models that have not seen its fold."""
    features = data.features.copy()
    for fold in range(FOLDS):
        unseen = data.fold == fold
        if unseen.any() and not unseen.all():
            learn(features, data, clue_rows, unseen, ~unseen)
    return features


def learn(
    features: NDArray[np.float32],
    data: Rows,
    clue_rows: csr_matrix,
    into: NDArray[np.bool_],
    keep: NDArray[np.bool_],
) -> tuple[Words, dict[str, float]]:
    """Fill the learnt columns of the rows `into` from the rows to keep; return what was learnt."""
    words, shares = word_models(clue_rows, data, keep), shares_of_keys(data, keep)
    fill(features, data, clue_rows, into, words, shares)
    return words, shares


def fill(
    features: NDArray[np.float32],
    data: Rows,
    clue_rows: csr_matrix,
    into: NDArray[np.bool_],
    words: Words,
    shares: dict[str, float],
) -> None:
    """Fill the learnt columns of the rows `into`."""
    flat = [c for part in data.candidates for c in part]
    features[into, PRIOR] = [prior(flat[at].frame, shares) for at in np.flatnonzero(into)]
    features[into, PRIOR + 1 :] = clue_rows[into] @ words[0] + words[1]


@dataclass(frozen=True, slots=True)
class Forests:
    """The three models of the judge."""

    commitment: Any
    firm: Any
    kinds: Any

    def judge(self, features: NDArray[np.float32]) -> tuple[NDArray[np.float64], ...]:
        """Probabilities of being a commitment, of being firm, and of each kind."""
        return self.commitment.predict(features), self.firm.predict(features), self.kinds.predict(features)


def fit(features: NDArray[np.float32], data: Rows, keep: NDArray[np.bool_]) -> Forests:
    """Fit the three models to the rows to keep."""
    near = keep & (data.firm >= 0)

    def forest(objective: str, rounds: int, which: NDArray[np.bool_], wanted: NDArray[Any], **more: Any) -> Any:
        known = lightgbm.Dataset(features[which], wanted[which])
        return lightgbm.train({**TREES, "objective": objective, **more}, known, rounds)

    return Forests(
        forest("cross_entropy", ROUNDS["commitment"], keep, worth_learning(data.shares)),
        forest("binary", ROUNDS["firm"], near, data.firm, num_leaves=7),
        forest("multiclass", ROUNDS["kinds"], near, data.kinds, num_class=len(KINDS), num_leaves=7),
    )


Judged = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def judged_unseen(features: NDArray[np.float32], data: Rows) -> Judged:
    """Every row judged by trees that have not seen its fold."""
    many = len(data.shares)
    commitment, firm, kinds = np.zeros(many), np.zeros(many), np.zeros((many, len(KINDS)))
    for fold in sorted(set(data.fold.tolist())):
        unseen = data.fold == fold
        commitment[unseen], firm[unseen], kinds[unseen] = fit(features, data, ~unseen).judge(features[unseen])
    return commitment, firm, kinds


def worth(judged: Judged, threshold: float, told: NDArray[np.bool_]) -> NDArray[np.float64]:
    commitment, firm, _ = judged
    return worth_of(commitment, firm, told, threshold, SOFTNESS)


Chosen = list[list[int]]


def choose(
    data: Rows, judged: Judged, threshold: float, told: NDArray[np.bool_], settings: Sequence[Setting]
) -> Chosen:
    """The rows chosen in each document, as the program would choose; `told` says which have a time told."""
    value = worth(judged, threshold, told)
    chosen = []
    for number, (candidates, setting) in enumerate(zip(data.candidates, settings, strict=True)):
        at = np.flatnonzero(data.document == number)
        worths = weighed(setting, candidates, [float(v) for v in value[at]])
        chosen.append([int(at[i]) for i in best_set(candidates, worths)])
    return chosen


def compared(
    examples: Sequence[Example], data: Rows, judged: Judged, chosen: Chosen, settings: Sequence[Setting]
) -> Iterator[Matched]:
    """What was chosen in documents that count beside what is annotated; each prediction with its row's number."""
    first = np.concatenate([[0], np.cumsum([len(c) for c in data.candidates])])
    for number, example in enumerate(examples):
        if not example.counted:
            continue
        candidates = [data.candidates[number][row - int(first[number])] for row in chosen[number]]
        predicted = [
            {
                "action": {"start": span.start, "end": span.end, "text": span.quote},
                "kind": KINDS[int(judged[2][row].argmax())],
                "row": row,
            }
            for row, span in zip(chosen[number], quoted(settings[number], candidates), strict=True)
            if span is not None
        ]
        yield match(Annotated(example.id, example.text, None, example.commitments), predicted)


def best_threshold(
    examples: Sequence[Example], data: Rows, judged: Judged, told: NDArray[np.bool_], settings: Sequence[Setting]
) -> float:
    """The highest threshold whose F1 on unseen folds is within `FLAT` of the best: of equals, the more precise."""
    grid = [round(0.2 + 0.02 * k, 2) for k in range(16)]
    f1 = {}
    for threshold in grid:
        chosen = choose(data, judged, threshold, told, settings)
        f1[threshold] = score(compared(examples, data, judged, chosen, settings)).commitments.f1
    return max(t for t in grid if f1[t] >= max(f1.values()) - FLAT)


def calibration(judged: Judged, matched: Sequence[Matched]) -> tuple[list[float], list[float]]:
    """An isotonic table from the judge's probability to the share that was right, by the scorer's rule.

    What agrees with a soft annotation alone, or restates one found already, is neither right nor wrong there.
    """
    right = [prediction["row"] for document in matched for _, prediction in document.pairs]
    wrong = [prediction["row"] for document in matched for prediction in document.false]
    fitted = IsotonicRegression(y_min=0.02, y_max=0.98, out_of_bounds="clip")
    fitted.fit(judged[0][right + wrong], np.repeat([1.0, 0.0], [len(right), len(wrong)]))
    return [float(x) for x in fitted.X_thresholds_], [float(y) for y in fitted.y_thresholds_]


def settings(
    features: NDArray[np.float32],
    data: Rows,
    judged: Judged,
    matched: Sequence[Matched],
    threshold: float,
) -> dict[str, Any]:
    """What is fitted beside the trees."""
    raw, calibrated = calibration(judged, matched)
    return {
        "threshold": threshold,
        "softness": SOFTNESS,
        "raw": raw,
        "calibrated": calibrated,
        "typical": [round(float(x), 4) for x in np.median(features, axis=0)],
        "shares": shares_of_keys(data, np.ones(len(data.shares), bool)),
    }


def save(folder: Path, forests: Forests, words: Words, settings: dict[str, Any]) -> None:
    """Write the judge's files."""
    save_forests(folder / "judge.onnx", forests)
    np.savez_compressed(folder / "clues.npz", weights=words[0].astype(np.float16), bias=words[1].astype(np.float32))
    (folder / "judge.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
