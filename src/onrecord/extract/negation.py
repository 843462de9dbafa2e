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
        r"^(?:(?!\b(?:who|which|that|whose)\b)[^,;]){0,80}?\b"
        r"(?:(?:will|shall|may|must|would|can|should)\s+not|won[’']t|cannot)\b(?! only| later)",
        "within",
        "[No ship shall enter the harbour].",
        "[submit it no later than May].",
    ),
    Sign(
        r"\b(?:ban(?:s|ned|ning)?|bar(?:s|red|ring)?|forbade|forbid\w*|prohibit\w*|refus\w+|declin\w+|reject\w*|"
        r"rul(?:e|ed|es|ing) out)\b[^,;]{0,60}$",
        "before",
        "It forbids shops to [sell fireworks].",
        "It lets shops [sell fireworks].",
    ),
    Sign(
        r"\b(?:prohibited|forbidden|banned|barred)\b|^(?:prohibit|forbid|ban|bar(?!s)|refrain|avoid|abstain|block)"
        r"(?:s|n?ed|r?ed|n?ing|r?ing|d?ing)?\b",
        "within",
        "[refrain from night flights].",
        "[suspend night flights].",
    ),
    Sign(
        r"\b(?:is|are|was|were) not (?:planned|envisaged|foreseen|allowed|permitted|to be)\b",
        "within",
        "[Further cuts are not planned].",
        "[Further cuts are planned].",
    ),
    Sign(
        r"\bcannot\s*$|\bnot (?:be )?(?:allowed|permitted|able|entitled|plan|intend) to\s*$|"
        r"\b(?:should|shall|must|will) be no\s*$",
        "before",
        "Guests will not be allowed to [enter the hall].",
        "Guests will be allowed to [enter the hall].",
    ),
    Sign(
        r"^(?:please\s+)?(?:do not|don[’']t)\b|^(?:to\s+)?[a-z]+\s+no\s+(?!later|less|fewer|more than|doubt)|"
        r"^there(?: (?:would|will|shall|should)|[’']ll) be no\b|^rul(?:ed?|ing) out\b",
        "within",
        "[take no further action].",
        "[report no later than May].",
    ),
    Sign(
        r"\bno\s+(?:[\w’'-]+\s+){1,5}(?:shall|may|will|must|can|should|(?:is|are) to)\s*$|"
        r"\bnor\s+(?:should|shall|will|may|must)\b[^,;]{0,60}$",
        "before",
        "No ship shall [enter the harbour].",
        "There is no doubt: the ship shall [enter the harbour].",
    ),
    Sign(
        r"\b(?:nobody|no one|none)\b[^,;:.]{0,50}\b(?:shall|may|will|must|can|should)(?: (?:have|be made) to)?\s*$",
        "before",
        "Nobody in Lorn should have to [pay for school meals].",
        "Nobody doubts it: Lorn should [pay for school meals].",
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
