"""One commitment stated twice in a document: the fullest statement stands, the others become its `also`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[a-z]{3,}|\d+")
_IDLE = frozenset(
    "the and for with from that this will shall into its their his her our are was were has have been not".split()
)
MIN_SHARED = 0.6  # share of the shorter one's words found in the longer one
MIN_WORDS = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in _IDLE)


def same_action(a: str, b: str) -> bool:
    """Whether two actions are so alike in words that one restates the other."""
    first, second = sorted((_words(a), _words(b)), key=len)
    if len(first) < MIN_WORDS:
        return False
    return len(first & second) >= max(MIN_WORDS, MIN_SHARED * len(first)) and len(first) >= 0.4 * len(second)


def restatements(actions: Sequence[str], told: Sequence[int] = ()) -> dict[int, int]:
    """For each action that restates a fuller one (or the same, earlier): its index and the fuller one's.

    Args:
        actions: the words of each.
        told: how much else each statement tells (a deadline, a whole sentence); what tells more is the fuller one,
            and of equals the longer. Left out: length alone.
    """
    more = told or [0] * len(actions)
    order = sorted(range(len(actions)), key=lambda i: (-more[i], -len(actions[i]), i))
    kept: list[int] = []
    result: dict[int, int] = {}
    for i in order:
        fuller = next((k for k in kept if same_action(actions[i], actions[k])), None)
        if fuller is None:
            kept.append(i)
        else:
            result[i] = fuller
    return result
