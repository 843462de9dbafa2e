"""Why the judge said what it said, in named groups of features.

The weight of a group is how much the log-odds fall when its features are set to what is typical (their medians over
the training documents): above zero it spoke for the commitment, below zero against it.
"""

from __future__ import annotations

import math

import numpy as np

from onrecord.extract import features
from onrecord.extract.candidate import Candidate
from onrecord.extract.features_marked import TAGGER
from onrecord.extract.judge import Floats, judge, settings
from onrecord.model import Reason

GROUPS: dict[str, tuple[str, ...]] = {
    "the tagger marks it": (*TAGGER[:18], "decoded overlap", "wide overlap"),
    "the tagger's strength and kind": TAGGER[18:],
    "construction": ("trigger", "construction", "modal", "over dep", "second trigger", "to"),
    "tense and voice": ("passive", "past", "perfect", "progressive", "governor past", "governor negated"),
    "subject": ("subject pos", "person", "subject is first"),
    "its words": features.WORDS,
    "what such a construction mostly is": ("prior", "tells of another"),
    "quotation": ("quoted", "quote mark before", "said in sentence"),
    "list": ("listed", "item head heat", "item share"),
    "time told": ("time inside", "time after"),
    "hypothetical or purpose": ("if before", "purpose before"),
    "neighbours": ("heat here", "heat before", "heat after", "document marked"),
    "kind of document": ("shall share", "first person share", "label share", "document words"),
}
SHOWN = 5  # reasons told, the strongest first
_COLUMNS = {group: [features.NAMES.index(n) for n in names] for group, names in GROUPS.items()}


def reasons_for(candidate: Candidate, row: Floats, probability: float) -> tuple[Reason, ...]:
    """The rule that fired, then the groups of features that mattered most.

    Args:
        candidate: what was judged.
        row: its features.
        probability: the judge's, between 0 and 1.
    """
    typical = np.asarray(settings().typical, np.float32)
    without = np.repeat(row[None, :], len(_COLUMNS), axis=0)
    for at, columns in enumerate(_COLUMNS.values()):
        without[at, columns] = typical[columns]
    base = _odds(float(probability))
    told = [Reason(group, base - _odds(float(p))) for group, p in zip(_COLUMNS, judge(without).commitment, strict=True)]
    told.sort(key=lambda r: (-abs(r.weight), r.feature))
    return (Reason(candidate.rule, base, f"cut: {candidate.cut}"), *told[:SHOWN])


def _odds(probability: float) -> float:
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))
