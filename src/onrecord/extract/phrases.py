"""Candidates that syntax proposes: every verb phrase and every deed named by a noun, in each plausible cut."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Tree, frames, nominal_frames, variants
from onrecord.model import Sentence


def from_syntax(number: int, sentence: Sentence) -> Iterator[Candidate]:
    """The candidates of one sentence; none where it was not parsed.

    Args:
        number: the sentence's place in the document.
        sentence: with tokens.
    """
    if not sentence.tokens:
        return
    tree = Tree.of(sentence.tokens)
    seen: set[tuple[int, int]] = set()
    for frame in (*frames(tree), *nominal_frames(tree)):
        for start, end, cut in variants(tree, frame):
            place = sentence.tokens[start].start, sentence.tokens[end - 1].end
            if place not in seen and place[0] < place[1]:
                seen.add(place)
                yield Candidate(*place, number, frame, cut)
