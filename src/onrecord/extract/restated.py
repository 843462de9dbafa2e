"""One commitment stated twice in a document: the fullest statement stands, the others become its `also`.

Two duties of one decree are often alike in all but their verb, and two halves of a sentence are never one commitment;
a headline says in words of its own what the story says below. So words in common count for a restatement only across
sentences, and without the verb in common only for the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[a-z]{3,}|\d+")
_IDLE = frozenset(
    "the and for with from that this will shall into its their his her our are was were has have been not".split()
)
MIN_WORDS = 3
MIN_ALIKE = 0.55  # twice the shared words by the sum of either's
MIN_ALIKE_HEADLINE = 0.4


@dataclass(frozen=True, slots=True)
class Told:
    """An action's words, where they stand, and how much its statement tells.

    Attributes:
        action: its words.
        sentence: the place of its sentence; two of one sentence are two commitments. None where unknown.
        headline: whether it stands in the document's headline.
        more: how much else the statement tells (a deadline, a whole sentence).
    """

    action: str
    sentence: int | None = None
    headline: bool = False
    more: int = 0


def _words(text: str) -> list[str]:
    return [w[:6] for w in _WORD.findall(text.lower()) if w not in _IDLE]


def same_action(a: str, b: str, *, headline: bool = False) -> bool:
    """Whether two actions are so alike in words that one restates the other.

    Args:
        a, b: the words of the actions.
        headline: whether one of them stands in the headline.
    """
    first, second = _words(a), _words(b)
    one, other = set(first), set(second)
    shared = len(one & other)
    if shared < MIN_WORDS:
        return False
    same_verb = headline or first[0] in other or second[0] in one
    return same_verb and 2 * shared >= (MIN_ALIKE_HEADLINE if headline else MIN_ALIKE) * (len(one) + len(other))


def _restates(a: Told, b: Told) -> bool:
    apart = a.sentence is None or a.sentence != b.sentence
    return apart and same_action(a.action, b.action, headline=a.headline or b.headline)


def restatements(told: Sequence[Told]) -> dict[int, int]:
    """For each action that restates a fuller one (or the same, earlier): its index and the fuller one's.

    What tells more is the fuller one, of equals the longer, of those the earlier.
    """
    order = sorted(range(len(told)), key=lambda i: (-told[i].more, -len(told[i].action), i))
    kept: list[int] = []
    result: dict[int, int] = {}
    for i in order:
        fuller = next((k for k in kept if _restates(told[i], told[k])), None)
        if fuller is None:
            kept.append(i)
        else:
            result[i] = fuller
    return result
