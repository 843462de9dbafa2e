"""The baseline: a list of trigger words, the action being the rest of the clause. What a desk would write first."""

from __future__ import annotations

import re
from typing import Any

_TRIGGERS = (
    r"(?:was |were |been |is |are )?(?:instructed|ordered|directed|tasked|required|urged|asked|called on)"
    r"(?: [\w'’.-]+){0,8}? to",
    r"(?:promise[sd]?|pledge[sd]?|vow(?:s|ed)?|undertook|agree[sd]?|commit(?:s|ted)?) to",
    r"(?:decide[sd]?|plan(?:s|ned)?|intend(?:s|ed)?) to",
    r"(?:will|shall|must)(?: not)?",
)
_CLAUSE = re.compile(rf"\b(?:{'|'.join(_TRIGGERS)})\s+(?P<action>[^.;:\n]+)", re.IGNORECASE)
_KINDS = (
    ("call", re.compile(r"^(?:\w+ )?(?:urged|asked|called)", re.I)),
    ("order", re.compile(r"^(?:\w+ )?(?:instructed|ordered|directed|tasked|required|shall|must)", re.I)),
    ("decision", re.compile(r"^decide", re.I)),
    ("plan", re.compile(r"^(?:plan|intend)", re.I)),
)


def trigger_words(text: str) -> list[dict[str, Any]]:
    """Commitments as the trigger words find them: an action, a kind, nothing else."""
    found = []
    for match in _CLAUSE.finditer(text):
        start, end = match.span("action")
        kind = next((kind for kind, sign in _KINDS if sign.match(match.group())), "pledge")
        action = {"text": text[start:end], "start": start, "end": end}
        found.append({"action": action, "kind": kind, "strength": "firm", "confidence": 0.5})
    return found
