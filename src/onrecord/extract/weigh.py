"""What choosing each candidate is worth, once what is plain is let in and what is none is kept out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.extract.barred import bar_of, barred
from onrecord.extract.candidate import Candidate
from onrecord.extract.context import Setting
from onrecord.extract.sure import SURE, let_in

LEAST_WORTH = 0.1  # what a sure candidate is worth at least when candidates are chosen
LESS = 0.001  # how much less a part of a plain act is worth than the act
Verb = tuple[int, int]  # the number of a sentence and the place of a word in it
_BESIDE = frozenset({"conj", "advcl"})  # what hangs on a verb so is another act, no part of its own
_TELLING_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|am|will|would|shall|should|must|has|have|had|to|on|at|by|from|of)$", re.I
)


def tells_only(setting: Setting, candidate: Candidate) -> bool:
    """Whether a candidate begins with the telling itself: "ordered the brigade to inspect …"; the action is inside."""
    frame, tree = candidate.frame, setting.trees[candidate.sentence]
    if frame is None or tree is None or candidate.cut == "clause":
        return False
    token = tree.tokens[frame.head]
    if token.tag not in _TELLING_TAGS or not any(token.lemma.lower() in row.words for row in SURE):
        return False
    return any(
        tree.tokens[c].dep in ("xcomp", "ccomp") and tree.tokens[c].tag == "VB" for c in tree.children[frame.head]
    )


def weighed(setting: Setting, candidates: Sequence[Candidate], worth: Sequence[float]) -> list[float]:
    """The worths with what is plain let in; kept out is mere telling, what is barred, and what ends in the air."""
    text = setting.parsed.document.text
    likely = {c.sentence for c, value in zip(candidates, worth, strict=True) if value > 0}
    near = [c for c in candidates if c.sentence in likely]
    told = {(c.start, c.sentence) for c in near if tells_only(setting, c)}
    out = barred(setting, near)
    result: list[float] = []
    plain: dict[Verb, float] = {}
    for c, value in zip(candidates, worth, strict=True):
        tells = (c.start, c.sentence) in told and c.cut in ("tagger", "phrase", "verb")
        if tells or (c.start, c.end) in out or _HANGS.search(text, c.start, c.end):
            result.append(0.0)
        elif let_in(setting, c) and bar_of(setting, c) is None:
            result.append(max(value, LEAST_WORTH))
            if c.frame is not None:
                plain[c.sentence, c.frame.head] = result[-1]
        else:
            result.append(value)
    return [_under(setting, c, value, plain) for c, value in zip(candidates, result, strict=True)]


def _under(setting: Setting, candidate: Candidate, value: float, plain: Mapping[Verb, float]) -> float:
    """The worth, but less than that of the plain act it is a part of: "to [draw up a plan for [cutting noise]]"."""
    frame, tree = candidate.frame, setting.trees[candidate.sentence]
    if frame is None or tree is None or value <= 0 or not plain:
        return value
    at = frame.head
    for over in tree.heads(at):
        whole = plain.get((candidate.sentence, over))
        if whole is not None and over < at and tree.tokens[at].dep not in _BESIDE:
            return min(value, whole - LESS)
        at = over
    return value
