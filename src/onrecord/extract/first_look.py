"""The cheap first look: whether a sentence is worth parsing at all."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.triggers import BY_ADJECTIVE, BY_MODAL, BY_NOUN, BY_VERB


@cache
def _pattern() -> re.Pattern[str]:
    stems = {re.escape(w.rstrip("e")) for w in (*BY_VERB, *BY_NOUN, *BY_ADJECTIVE)}
    modals = {re.escape(w) for w in BY_MODAL}
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})|(?:\b|(?<=\w))(?:{'|'.join(sorted(modals))})\b|\bto\b", re.I)


def worth_parsing(sentence: str) -> bool:
    """Whether the sentence may hold a commitment; a look at its words alone."""
    return _pattern().search(sentence) is not None
