"""The clauses of a sentence: a sign tells of what its own clause speaks of."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.follow.voices import rows
from onrecord.follow.words import terms
from onrecord.text.clauses import HARD_PARTING, PARTING, edges

# Where another clause with a subject of its own begins: "…, she said, but sections that were cancelled …".
_ANOTHER = re.compile(
    r"(?:[;:—–]|,)\s+(?:but|while|whereas|although|though|yet)\s+(?!(?:it|its|they|their|this|that|these|those|both|he|she|"
    r"which|who|will|would|has|have|had|is|are|was|were|not|now|only|also|still|has|did)\b)"
    r"|;\s+(?!(?:it|its|they|their|this|that|these|those|both)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:—–]|,\s")
SLIGHT = 6  # characters: a clause no longer than its part by more than these is an aside


def clause_around(sentence: str, start: int, end: int) -> str:
    """The stretch of a sentence around a part of it, up to where another clause begins, without who says it."""
    said = [m.end() for row in rows("sayings") for m in row.pattern.finditer(sentence, 0, start)]
    for parting in (PARTING, HARD_PARTING):
        left, right = edges(sentence, start, end, parting)
        left = max([left, *said])
        if right - left > end - start + SLIGHT:
            break
    return sentence[left:right]


_STANDS_FOR = re.compile(r"\b(?:it|its|they|them|their|this|these|those|both|all|which|that|who)\b", re.IGNORECASE)


def apart(sentence: str, start: int, end: int, found: frozenset[str]) -> bool:
    """Whether the clause that a sign stands in holds none of the words, nor any that stands for them.

    Args:
        sentence: its words.
        start, end: where the sign stands in it.
        found: the terms by which the sentence was recognised.
    """
    left, right = edges(sentence, start, end, _CLAUSE)
    clause = f"{sentence[left:start]} {sentence[end:right]}"
    return bool(found) and not found & set(terms(clause)) and not _STANDS_FOR.search(clause)


def elsewhere(sentence: str, start: int, end: int, found: frozenset[str]) -> bool:
    """Whether a sign stands in a clause of its own subject that holds none of the words, where another clause does.

    Args:
        sentence: its words.
        start, end: where the sign stands in it.
        found: the terms by which the sentence was recognised.
    """
    edges = [0, *(m.end() for m in _ANOTHER.finditer(sentence)), len(sentence)]
    if len(edges) == 2 or not found:
        return False
    clauses = list(pairwise(edges))
    mine = [sentence[a:b] for a, b in clauses if a < end and start < b]
    others = [sentence[a:b] for a, b in clauses if not (a < end and start < b)]
    return not found & set(terms(" ".join(mine))) and bool(found & set(terms(" ".join(others))))
