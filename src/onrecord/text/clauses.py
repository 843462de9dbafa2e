"""Where a sentence parts into clauses, roughly: by punctuation and the words that join."""

from __future__ import annotations

import re

PARTING = re.compile(r"[;:—–]|,\s|\s(?:and|but|while|whereas)\s")
HARD_PARTING = re.compile(r"[;:—–]")


def edges(sentence: str, start: int, end: int, parting: re.Pattern[str] = PARTING) -> tuple[int, int]:
    """From where to where the clause around a part of a sentence goes.

    Args:
        sentence: its words.
        start, end: where the part stands in it.
        parting: what lies between clauses.
    """
    before = [m.end() for m in parting.finditer(sentence, 0, start)]
    after = parting.search(sentence, min(end, len(sentence)))
    return before[-1] if before else 0, after.start() if after else len(sentence)
