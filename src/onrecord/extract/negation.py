"""Whether a commitment is to leave something undone: refusals and prohibitions."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that make an undertaking a refusal or a prohibition, where they stand, an example and a counter-example.

    `where` is "before" (just before the action), "within" (at its head) or "sentence" (anywhere before it).
    In both sentences the action stands in brackets.
    """

    pattern: str
    where: str
    example: str
    counter: str


SIGNS: tuple[Sign, ...] = (
    Sign(
        r"(?:\bnot|n[’']t|\bnever|\bno longer|\bneither|\bnor)"
        r"(?:\s+(?:to|be|yet|in any way|again|ever|\w+ly)){0,3}\s*$",
        "before",
        "We will not [raise the fare].",
        "We will not only sell it but [raise the fare].",
    ),
    Sign(
        r"^(?:to\s+)?(?:not|never)\b|^\W*(?:no|neither|nobody)\b(?! later| less| fewer| more than)|"
        r"^[^,;]{0,80}?\b(?:(?:will|shall|may|must|would|can|should)\s+not|won[’']t|cannot)\b(?! only| later)",
        "within",
        "[No ship shall enter the harbour].",
        "[submit it no later than May].",
    ),
    Sign(
        r"\b(?:ban|forbid|forbade|prohibit|bar|refus|declin|reject|rul(?:e|ed|es|ing) out)\w*\b[^,;]{0,60}$",
        "before",
        "It forbids shops to [sell fireworks].",
        "It lets shops [sell fireworks].",
    ),
    Sign(
        r"\b(?:prohibited|forbidden|banned|barred|suspended)\b|^(?:prohibit|forbid|ban|bar|refrain|avoid|abstain|block|blocked|suspend|stop|halt|cease|refuse)\b",
        "within",
        "[refrain from night flights].",
        "[begin night flights].",
    ),
    Sign(
        r"\b(?:refrain|abstain|desist)\w*\s+from\s*$|\b(?:against|without)\s*$",
        "before",
        "It agreed to refrain from [testing the pumps].",
        "It agreed to go on [testing the pumps].",
    ),
)

_BEFORE = tuple(re.compile(s.pattern, re.I) for s in SIGNS if s.where == "before")
_WITHIN = tuple(re.compile(s.pattern, re.I) for s in SIGNS if s.where == "within")


def is_negated(before: str, action: str) -> bool:
    """Whether the action is refused or forbidden.

    Args:
        before: the words of the sentence before the action.
        action: the action's own words.
    """
    return any(p.search(before[-120:]) for p in _BEFORE) or any(p.search(action) for p in _WITHIN)
