"""The trained judge: how likely a candidate is to be a commitment, whether firm, and of which kind.

Gradient-boosted trees (LightGBM, kept as one ONNX file) over the columns of `features.NAMES`, learnt from marks that
the tagger made for documents it had not seen. The confidence shown is the judge's, put through an isotonic table
that was fitted to what was chosen on unseen documents: of statements shown with 0.8, eight in ten should be right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.tagger import WEIGHTS, session

Floats = NDArray[np.float32]
Real = TypeVar("Real", np.float32, np.float64)
TIMED = 0.04  # what a time told in a candidate or behind it adds to its worth
KIND_WEIGHTS = (1.0, 1.0, 1.5, 1.0, 1.0)  # decisions are few and easily taken for plans


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One entry a candidate.

    Attributes:
        commitment: probability that it states a commitment, firm or soft.
        firm: probability that it is firm, if it is one.
        kinds: probabilities of order, pledge, decision, plan, call, if it is one.
    """

    commitment: Floats
    firm: Floats
    kinds: Floats


@dataclass(frozen=True, slots=True)
class Settings:
    """What was fitted beside the trees.

    Attributes:
        threshold: the least worth at which a candidate may be chosen.
        softness: how much a soft candidate's worth is lowered, between 0 and 1.
        raw, calibrated: the isotonic table of confidence.
        typical: the median of every feature, against which reasons are told.
        shares: how often each construction proved to be a commitment (see `priors`).
    """

    threshold: float
    softness: float
    raw: tuple[float, ...]
    calibrated: tuple[float, ...]
    typical: tuple[float, ...]
    shares: dict[str, float]


@cache
def _trees() -> Any:
    return session("judge.onnx")


@cache
def settings() -> Settings:
    """The fitted settings, read once."""
    stored = json.loads((WEIGHTS / "judge.json").read_text(encoding="utf-8"))
    return Settings(
        threshold=stored["threshold"],
        softness=stored["softness"],
        raw=tuple(stored["raw"]),
        calibrated=tuple(stored["calibrated"]),
        typical=tuple(stored["typical"]),
        shares=stored["shares"],
    )


def judge(table: Floats) -> Verdicts:
    """Judge the rows of a feature table."""
    if not len(table):
        empty = np.zeros(0, np.float32)
        return Verdicts(empty, empty, np.zeros((0, 5), np.float32))
    commitment, firm, kinds = _trees().run(None, {"features": table})
    raised = np.exp(kinds - kinds.max(axis=1, keepdims=True)) * np.asarray(KIND_WEIGHTS, np.float32)
    return Verdicts(_sigmoid(commitment[:, 0]), _sigmoid(firm[:, 0]), raised / raised.sum(axis=1, keepdims=True))


def _sigmoid(logits: Floats) -> Floats:
    result: Floats = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
    return result


def worth(verdicts: Verdicts, timed: NDArray[np.bool_]) -> list[float]:
    """What choosing each candidate is worth: above zero where it may be chosen.

    What has a time told in it or behind it (`timed`) may be a little less certain: a day to be kept is worth more than
    the other case, and a person looks at what is uncertain.
    """
    fitted = settings()
    worths = worth_of(verdicts.commitment, verdicts.firm, timed, fitted.threshold, fitted.softness)
    return [float(v) for v in worths]


def worth_of(
    commitment: NDArray[Real], firm: NDArray[Real], timed: NDArray[np.bool_], threshold: float, softness: float
) -> NDArray[Real]:
    """`worth`, for probabilities, a threshold and a softness that are yet to be fitted."""
    value: NDArray[Real] = commitment * (1 - softness * (1 - firm)) - threshold + TIMED * timed
    return value


def confidence(commitment: float) -> float:
    """The calibrated confidence of a chosen candidate."""
    fitted = settings()
    return float(np.interp(commitment, fitted.raw, fitted.calibrated))
