"""Constructions so plain that they are taken even where the judge doubts, as data.

A row asks for a trigger's own word, the way the action hangs on it, and its voice; it tells kind and strength. Each
carries an example whose bracketed stretch must be taken and a counter-example in which the row must not hold. To add
a row, measure first: over the annotated documents it should be right three times in four.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Tree
from onrecord.extract.context import Setting
from onrecord.extract.features import IS_HYPOTHETICAL
from onrecord.extract.triggers import BY_VERB
from onrecord.model import Kind, Strength

LEAST_WORTH = 0.1  # what a sure candidate is worth at least when candidates are chosen
_TELLING_TAGS = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Sure:
    """One plain construction."""

    name: str
    words: frozenset[str]
    links: frozenset[str]
    constructions: frozenset[str]
    kind: Kind
    strength: Strength | None  # None: as the judge finds it
    example: str
    counter: str


def _row(
    words: str, links: str, constructions: str, kind: Kind, strength: Strength | None, example: str, counter: str
) -> Sure:
    parts = (frozenset(part.split()) for part in (words, links, constructions))
    by, how, voice = parts
    return Sure(words.split()[0], by, how, voice, kind, strength, example, counter)


SURE: tuple[Sure, ...] = (
    _row(
        "instruct order task direct command",
        "to",
        "active passive",
        Kind.ORDER,
        Strength.FIRM,
        "The mayor ordered the fire brigade to [inspect every hotel on the coast].",
        "The mayor did not order the fire brigade to inspect the hotels.",
    ),
    _row(
        "decide resolve",
        "to",
        "active passive",
        Kind.DECISION,
        Strength.FIRM,
        "The cabinet decided to [create the post of harbour commissioner].",
        "If the cabinet decides to create the post, nobody will mind.",
    ),
    _row(
        "promise pledge vow undertake",
        "to",
        "active",
        Kind.PLEDGE,
        Strength.FIRM,
        "The firm pledged to [replace every faulty meter].",
        "The firm never pledged to replace the meters.",
    ),
    _row(
        "plan intend schedule",
        "to",
        "active passive",
        Kind.PLAN,
        Strength.FIRM,
        "The airline plans to [open a route to Lisbon].",
        "The airline does not plan to open a route to Lisbon.",
    ),
    _row(
        "urge call",
        "to",
        "active",
        Kind.CALL,
        None,
        "The union urged the ministry to [publish the accounts].",
        "The union has not urged the ministry to publish the accounts.",
    ),
    _row(
        "need",
        "to",
        "noun",
        Kind.CALL,
        Strength.SOFT,
        "She stressed the need to [improve the training of nurses].",
        "She saw no need to improve the training.",
    ),
    _row(
        "priority",
        "ing to",
        "noun",
        Kind.CALL,
        Strength.SOFT,
        "The minister gave priority to [strengthening the coast guard].",
        "The coast guard has priority in the harbour.",
    ),
)


def sure(setting: Setting, candidate: Candidate) -> Sure | None:
    """The row that holds for a candidate, whatever its cut; None where none does, or where it is denied or supposed."""
    frame, tree = candidate.frame, setting.trees[candidate.sentence]
    if frame is None or tree is None or frame.depth > 1:
        return None
    for row in SURE:
        if frame.by in row.words and frame.link in row.links and frame.construction in row.constructions:
            return None if _denied(tree, frame.head) or _supposed(setting, candidate) else row
    return None


def _denied(tree: Tree, index: int) -> bool:
    """Whether something above the action is negated: "did not plan to", "no need to", "never promised to"."""
    for _ in range(3):
        index = tree.tokens[index].head
        if any(tree.tokens[c].dep == "neg" or tree.tokens[c].lemma in ("no", "never") for c in tree.children[index]):
            return True
        if any(tree.tokens[c].lemma == "need" and tree.tokens[c].pos == "NOUN" for c in tree.children[index]):
            return any(t.text.lower() == "no" for t in tree.tokens[: index + 4])
    return False


def _supposed(setting: Setting, candidate: Candidate) -> bool:
    start = setting.parsed.sentences[candidate.sentence].start
    return (
        IS_HYPOTHETICAL.search(setting.parsed.document.text[max(start, candidate.start - 120) : candidate.start])
        is not None
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


_BYGONE = re.compile(
    r"\b(?:last (?:year|week|month|night|spring|summer|autumn|winter|\w+day)|yesterday|already|previously|"
    r"\w+ (?:days?|weeks?|months?|years?) ago)\b",
    re.I,
)


def is_bygone(setting: Setting, candidate: Candidate) -> bool:
    """Whether a deed is told in the past, with a time that is over: "refunded every ticket last year".

    Deciding and ordering may be told so, what they bind to is still to be done; they are no deeds in this sense.
    """
    frame, tree = candidate.frame, setting.trees[candidate.sentence]
    if frame is None or tree is None:
        return False
    token = tree.tokens[frame.head]
    tells = any(tree.tokens[c].dep in ("xcomp", "ccomp") for c in tree.children[frame.head])
    if token.tag != "VBD" or tells or token.lemma.lower() in BY_VERB:
        return False
    sentence = setting.parsed.sentences[candidate.sentence]
    return _BYGONE.search(setting.parsed.document.text, sentence.start, sentence.end) is not None


_HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|am|will|would|shall|should|must|has|have|had|to|on|at|by|from|of)$", re.I
)


def weighed(setting: Setting, candidates: Sequence[Candidate], worth: Sequence[float]) -> list[float]:
    """The worths with what is plain let in; kept out is mere telling, what is over, and what ends in the air."""
    text = setting.parsed.document.text
    told = {(c.start, c.sentence) for c in candidates if tells_only(setting, c)}
    over = {(c.start, c.end) for c in candidates if is_bygone(setting, c)}
    result = []
    for c, value in zip(candidates, worth, strict=True):
        tells = (c.start, c.sentence) in told and c.cut in ("tagger", "phrase", "verb")
        done = (c.start, c.end) in over or (c.frame is None and any(a <= c.start and c.end <= b for a, b in over))
        if tells or done or _HANGS.search(text[c.start : c.end]):
            result.append(0.0)
        elif c.cut == "phrase" and sure(setting, c):
            result.append(max(value, LEAST_WORTH))
        else:
            result.append(value)
    return result
