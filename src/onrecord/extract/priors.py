"""How often a stretch under a trigger's word proved to be a commitment in the annotated documents.

A construction is known by its keys, the most exact first: the word with its construction and link ("plan.active plan
to"), then the row of the table with its construction. A rare exact key leans on the broader one.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.extract.clauses import Frame

UNKNOWN = 0.2


def keys(frame: Frame | None) -> tuple[str, str]:
    """The exact and the broad key of a frame; empty where nothing governs it."""
    if frame is None or not frame.rule:
        return "", ""
    if not frame.trigger:
        return f"{frame.rule} {frame.construction}", frame.rule
    return f"{frame.rule} {frame.by} {frame.link}", frame.rule


def prior(frame: Frame | None, shares: Mapping[str, float]) -> float:
    """The share of commitments under the most exact key that is known."""
    exact, broad = keys(frame)
    return shares.get(exact, shares.get(broad, UNKNOWN)) if exact else 0.0
