"""The words a candidate is known by, and a linear model over them: which verbs, governors and neighbours speak for it.

Words are hashed (CRC-32) into a fixed number of weights, so that the model is one small array and no list of words.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Frame, Tree
from onrecord.extract.context import Setting

BUCKETS = 1 << 16
MODELS = ("commitment", "firm", "order", "pledge", "decision", "plan", "call")
_WORD = re.compile(r"[a-z]+(?:n['’]t)?|['’]\w+|\d|[^\w\s]", re.I)
_SHALL_GENRE, _TURN_GENRE = 0.004, 0.03


def clues(setting: Setting, c: Candidate) -> list[str]:
    """The clues of a candidate, each a name and a word."""
    text = setting.parsed.document.text
    sentence = setting.parsed.sentences[c.sentence]
    before = [w.lower() for w in _WORD.findall(text[max(sentence.start, c.start - 60) : c.start])]
    after = [w.lower() for w in _WORD.findall(text[c.end : min(sentence.end, c.end + 30)])]
    own = [w.lower() for w in _WORD.findall(text[c.start : c.end])] or [""]
    genre = _genre(setting)
    before = ["^", *before]
    found = [
        f"genre {genre}",
        f"cut {c.cut}",
        f"before {before[-1]}",
        f"before2 {' '.join(before[-2:])}",
        f"before3 {' '.join(before[-3:])}",
        f"after {after[0] if after else '$'}",
        f"first {own[0]}",
        f"first2 {' '.join(own[:2])}",
        f"last {own[-1]}",
        *(f"in {w}" for w in set(own)),
        *(f"left {w}" for w in set(before[-8:])),
    ]
    tree = setting.trees[c.sentence]
    if c.frame is not None and tree is not None:
        found += _grammar(tree, c.frame, genre)
    return found


def _genre(setting: Setting) -> str:
    shall, _, turns, *_ = setting.shares
    return "decree" if shall > _SHALL_GENRE else ("transcript" if turns > _TURN_GENRE else "news")


def _grammar(tree: Tree, frame: Frame, genre: str) -> list[str]:
    head = tree.tokens[frame.head]
    over = tree.tokens[head.head]
    subject = tree.tokens[frame.subject] if frame.subject is not None else None
    verb, who = head.lemma.lower(), subject.lemma.lower() if subject else ""
    helpers = "+".join(
        tree.tokens[k].text.lower()
        for k in tree.children[frame.head]
        if tree.tokens[k].dep in ("aux", "auxpass", "neg")
    )
    objects = [
        tree.tokens[k].lemma.lower() for k in tree.children[frame.head] if tree.tokens[k].dep in ("dobj", "attr")
    ]
    root = next((t for t in tree.tokens if t.dep == "ROOT"), head)
    return [
        f"verb {verb}",
        f"verb {verb} {helpers}",
        f"helpers {helpers} {head.tag}",
        f"helpers {helpers} {genre}",
        f"rule {frame.rule}",
        f"rule {frame.rule} {genre}",
        f"rule {frame.rule} {who}",
        f"who {who} {helpers}",
        f"who {who}",
        f"over {over.lemma.lower()} {head.dep}",
        f"over {over.text.lower()} {head.dep}",
        f"over2 {tree.tokens[over.head].lemma.lower()} {over.lemma.lower()}",
        f"root {root.text.lower()}",
        f"dep {head.dep} {over.tag} {head.tag}",
        *(f"what {w}" for w in objects),
        *(f"verb {verb} {w}" for w in objects),
    ]


def buckets(found: Sequence[str]) -> list[int]:
    """The buckets of clues, each once."""
    return sorted({zlib.crc32(c.encode()) % BUCKETS for c in found})


@cache
def _weights() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    from onrecord.extract.tagger import WEIGHTS

    with np.load(WEIGHTS / "clues.npz") as stored:
        return stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)


def score(setting: Setting, candidates: Sequence[Candidate]) -> NDArray[np.float32]:
    """What the words alone say of each candidate, in log-odds: one column a name of `MODELS`."""
    weights, bias = _weights()
    rows = [weights[buckets(clues(setting, c))].sum(axis=0) + bias for c in candidates]
    return np.asarray(rows, np.float32).reshape(len(rows), len(MODELS))
