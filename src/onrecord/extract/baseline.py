"""Judging by trigger words alone: what the trained judge is measured against."""

from __future__ import annotations

from onrecord.extract.candidate import Candidate
from onrecord.extract.triggers import MODALS, TRIGGERS
from onrecord.model import Kind

_KINDS = {row.name: row.kind for row in TRIGGERS} | {row.name: row.kind for row in MODALS}
_WEIGHTS = {row.name: row.weight for row in TRIGGERS} | {row.name: row.weight for row in MODALS}
_FUTURE = {"going to": 0.5, "have to": 0.4, "is to": 0.5}


def weight(candidate: Candidate) -> float:
    """How far the construction alone is believed, between 0 and 1."""
    frame = candidate.frame
    if frame is None or candidate.cut != "phrase" or frame.construction.endswith("object"):
        return 0.0
    name = frame.trigger or frame.modal
    return _WEIGHTS.get(name, _FUTURE.get(name, 0.0)) - 0.02 * frame.depth


def kind(candidate: Candidate) -> Kind:
    """The kind that the construction alone tells."""
    frame = candidate.frame
    return _KINDS.get((frame.trigger or frame.modal) if frame else "", Kind.PLAN)
