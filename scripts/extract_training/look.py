"""Trains the first look: a linear model over the words of a sentence, set to miss one annotated sentence in fifty.

Most of what it misses no later stage would find either; the share of firm commitments it loses is about half that.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extract_training.material import FOLDS, Example
from onrecord.extract.first_look import BUCKETS, buckets

C, RECALL = 0.03, 0.98


def train(examples: Sequence[Example], folder: Path) -> dict[str, float]:
    """Fit, write `look.npz`, and tell the shares (of annotated sentences kept, of words kept) on unseen folds."""
    quotes = [(e, s, e.text[s.start : s.end]) for e in examples for s in e.parsed.sentences]
    wanted = np.array([any(m.start < s.end and s.start < m.end for m in e.marked) for e, s, _ in quotes])
    firm = np.array([any(m.firm and m.start < s.end and s.start < m.end for m in e.marked) for e, s, _ in quotes])
    fold = np.array([e.fold for e, _, _ in quotes])
    words = np.array([q.count(" ") + 1 for _, _, q in quotes])
    clues = _matrix([q for _, _, q in quotes])
    scores = np.zeros(len(quotes))
    for number in range(FOLDS):
        unseen = fold == number
        scores[unseen] = _fit(clues[~unseen], wanted[~unseen]).decision_function(clues[unseen])
    threshold = float(np.quantile(scores[wanted], 1 - RECALL))
    model = _fit(clues, wanted)
    np.savez_compressed(
        folder / "look.npz",
        weights=model.coef_[0].astype(np.float16),
        threshold=np.float32(threshold - model.intercept_[0]),
    )
    kept = scores >= threshold
    return {
        "annotated sentences kept": float(kept[wanted].mean()),
        "sentences with a firm commitment kept": float(kept[firm].mean()),
        "sentences kept": float(kept.mean()),
        "words kept": float(words[kept].sum() / words.sum()),
    }


def _matrix(quotes: Sequence[str]) -> csr_matrix:
    found = [buckets(q) for q in quotes]
    ends = np.cumsum([0, *(len(f) for f in found)])
    ids = [b for f in found for b in f]
    return csr_matrix((np.ones(len(ids), np.float32), ids, ends), shape=(len(quotes), BUCKETS))


def _fit(clues: csr_matrix, wanted: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=300, class_weight="balanced").fit(clues, wanted)
