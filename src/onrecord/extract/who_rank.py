"""Choosing among candidates: a conditional logit over named features, its weights kept beside this file.

A candidate's score is the sum of the weights of its features; the best is taken. `scripts/train_who.py` makes the
weights from annotated documents. Method: McFadden, "Conditional logit analysis of qualitative choice behavior", 1974.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from onrecord.extract.who_candidates import Candidate


@cache
def weights(question: str) -> dict[str, float]:
    """Feature → weight for "issuer" or "responsible"."""
    raw = resources.files("onrecord.extract").joinpath("who_weights.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = json.loads(raw)
    return table[question]


def score(features: Iterable[str], table: dict[str, float]) -> float:
    """The sum of the weights; in a fixed order, so that it is the same in every run."""
    return math.fsum(table.get(f, 0.0) for f in features)


def choose(found: Sequence[Candidate], question: str) -> Candidate:
    """The best candidate; the first of equals."""
    table = weights(question)
    return max(found, key=lambda c: score(c.features, table))
