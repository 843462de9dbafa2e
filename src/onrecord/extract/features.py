"""What the judge is told of a candidate: numbers, by name, in a fixed order.

Words are given as numbers in the order of their table (`CODES`); what a table does not know is 0. To add a feature,
add a name and its value in the group it belongs to and train anew.
"""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Frame, Tree
from onrecord.extract.clues import MODELS
from onrecord.extract.context import Setting
from onrecord.extract.features_marked import TAGGER, marked
from onrecord.extract.triggers import BY_ADJECTIVE, BY_NOUN, BY_VERB

Row = list[float]
_TABLES: dict[str, str] = {
    "trigger": "instruct prohibit promise ready decide plan call need",
    "construction": "active passive noun adjective bare active_object passive_object noun_object",
    "modal": "shall must will should would going_to have_to is_to",
    "cut": "phrase verb clause before_joined_verb before_clause before_preposition tagger item sentence",
    "tag": "VB VBD VBG VBN VBP VBZ NN NNS JJ MD",
    "dep": "ROOT xcomp ccomp conj advcl relcl acl pcomp dobj pobj nsubj nsubjpass attr csubj parataxis dep oprd acomp",
    "pos": "NOUN PROPN PRON DET VERB ADJ NUM",
    "person": "i we you he she it they this that there who which everyone",
}
CODES = {name: {w: i + 1 for i, w in enumerate(words.split())} for name, words in _TABLES.items()}
CATEGORICAL = ("trigger", "construction", "modal", "cut", "tag", "dep", "subject pos", "person", "over dep")

_PAST = frozenset({"VBD"})
_UNDER = frozenset({"xcomp", "ccomp"})
_OPEN_QUOTE = re.compile(r"[\"“«]\s*$")
IS_HYPOTHETICAL = re.compile(r"\b(?:if|unless|when|once|until|whether)\b", re.I)
_SAID = re.compile(r"\b(?:said|says|say|told|stated|announced|added|noted|stressed|emphasi[sz]ed|according)\b", re.I)
_PURPOSE = re.compile(
    r"\b(?:in order|so as|so that|enough|able|possible|ability|opportunity|chance|likely)\W*(?:to\W*)?$", re.I
)
_WHEN = re.compile(
    r"\b(?:by|within|until|before|after|next|this|tomorrow|tonight|later|soon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|days?|weeks?|months?|years?)\b",
    re.I,
)


def code(table: str, word: str) -> float:
    """The number of a word in a table; 0 where the table does not know it."""
    return float(CODES[table].get(word.replace(" ", "_"), 0))


SYNTAX = (
    "trigger", "construction", "modal", "cut", "depth", "tag", "dep", "subject pos", "person", "over dep", "passive",
    "past", "perfect", "progressive", "to", "has object", "subject is first", "governor past", "governor negated",
    "second trigger", "joined", "head place", "tree size", "clauses over", "tells of another",
)  # fmt: skip

PLACE = (
    "length", "characters", "share of sentence", "from sentence start", "to sentence end", "sentence words",
    "document place", "sentences", "listed", "quoted", "heat here", "heat before", "heat after", "item head heat",
    "if before", "said in sentence", "purpose before", "time inside", "time after", "quote mark before",
    "comma before", "to before", "that before", "shall share", "first person share", "label share", "item share",
    "document marked", "document words", "capital start",
)  # fmt: skip

DECODED = (
    "decoded overlap", "decoded same start", "decoded same end", "decoded many", "wide overlap", "rivals",
)  # fmt: skip

WORDS = tuple(f"words: {name}" for name in MODELS)

NAMES: tuple[str, ...] = TAGGER + SYNTAX + PLACE + DECODED + ("prior", *WORDS)

RIVALS, PRIOR = NAMES.index("rivals"), NAMES.index("prior")


def _syntax(tree: Tree | None, c: Candidate) -> Row:
    frame = c.frame
    if frame is None or tree is None:
        return [0.0, 0.0, 0.0, code("cut", c.cut), *[0.0] * (len(SYNTAX) - 4)]
    token = tree.tokens[frame.head]
    over = tree.tokens[token.head]
    return [
        code("trigger", frame.trigger),
        code("construction", frame.construction),
        code("modal", frame.modal),
        code("cut", c.cut),
        float(frame.depth),
        code("tag", token.tag),
        code("dep", token.dep),
        *_subject(tree, frame),
        code("dep", over.dep),
        *_tense(tree, frame),
        float(any(tree.tokens[k].dep in ("dobj", "attr", "acomp") for k in tree.children[frame.head])),
        *_above(tree, frame),
        float(any(tree.tokens[k].dep == "conj" for k in tree.children[frame.head])),
        frame.head / len(tree.tokens),
        float(len(tree.tokens)),
        float(_height(tree, frame.head)),
        _tells(tree, frame.head),
    ]


def _subject(tree: Tree, frame: Frame) -> Row:
    if frame.subject is None:
        return [0.0, 0.0]
    token = tree.tokens[frame.subject]
    return [code("pos", token.pos), code("person", token.text.lower())]


def _tense(tree: Tree, frame: Frame) -> Row:
    """Passive, past, perfect, progressive, infinitive."""
    token = tree.tokens[frame.head]
    helpers = tree.helpers(frame.head)
    be = [t for t in helpers if t.lemma == "be"]
    return [
        float(any(t.dep == "auxpass" for t in helpers)),
        float(token.tag in _PAST or any(t.tag in _PAST for t in helpers)),
        float(any(t.lemma == "have" for t in helpers)),
        float(token.tag == "VBG" and bool(be)),
        float(any(t.tag == "TO" for t in helpers)),
    ]


def _above(tree: Tree, frame: Frame) -> Row:
    """Subject in the first person; whether the governing verb is past or negated; whether a trigger stands higher."""
    token = tree.tokens[frame.head]
    over = tree.tokens[token.head]
    negated = any(tree.tokens[k].dep == "neg" for k in (*tree.children[token.head], *tree.children[frame.head]))
    first = frame.subject is not None and tree.tokens[frame.subject].text.lower() in ("i", "we")
    higher = tree.tokens[over.head].lemma.lower()
    known = higher in _TRIGGER_WORDS and over.head != token.head
    return [float(first), float(over.tag in ("VBD", "VBN")), float(negated), float(known)]


def _tells(tree: Tree, index: int) -> float:
    """1 where the verb is a trigger with a clause under it, 2 where it is so in the past: "ordered the crew to …"."""
    token = tree.tokens[index]
    if token.lemma.lower() not in BY_VERB or tree.child(index, _UNDER) is None:
        return 0.0
    return 2.0 if token.tag in ("VBD", "VBN", "VBZ", "VBP") else 1.0


def _height(tree: Tree, index: int) -> int:
    return min(12, sum(tree.tokens[over].pos == "VERB" for over in tree.heads(index)))


_TRIGGER_WORDS = frozenset({*BY_VERB, *BY_NOUN, *BY_ADJECTIVE})


def _place(setting: Setting, c: Candidate) -> Row:
    sentence = setting.parsed.sentences[c.sentence]
    text = setting.parsed.document.text
    quote, before = text[c.start : c.end], text[max(sentence.start, c.start - 200) : c.start]
    after = text[c.end : min(sentence.end, c.end + 40)]
    length = max(1, sentence.end - sentence.start)
    many = max(1, len(setting.parsed.sentences))
    shares = setting.shares
    return [
        float(quote.count(" ") + 1),
        math.log1p(c.end - c.start),
        (c.end - c.start) / length,
        float(c.start - sentence.start),
        float(sentence.end - c.end),
        float(text.count(" ", sentence.start, sentence.end) + 1),
        c.sentence / many,
        float(min(many, 300)),
        float(setting.listed[c.sentence]),
        float(setting.is_quoted(c.start)),
        setting.heat_near(c.sentence),
        setting.heat_near(c.sentence - 1),
        setting.heat_near(c.sentence + 1),
        _head_heat(setting, c.sentence),
        float(IS_HYPOTHETICAL.search(before) is not None),
        float(_SAID.search(text, sentence.start, sentence.end) is not None),
        float(_PURPOSE.search(before) is not None),
        float(_WHEN.search(quote) is not None),
        float(_WHEN.search(after) is not None),
        float(_OPEN_QUOTE.search(before) is not None),
        float(before.endswith(", ")),
        float(before.endswith("to ")),
        float(before.endswith("that ")),
        *shares[:6],
        float(quote[:1].isupper()),
    ]


def _head_heat(setting: Setting, number: int) -> float:
    """Whether the list an item belongs to has a head, and how far up: 1 for the next sentence above, less beyond."""
    if setting.listed[number] != 2:
        return 0.0
    for back in range(1, 25):
        at = number - back
        if at < 0 or setting.listed[at] == 0:
            return 0.0
        if setting.listed[at] == 1:
            return 1.0 / back
    return 0.0


def table(
    setting: Setting,
    candidates: list[Candidate],
    narrow: list[tuple[int, int]],
    wide: list[tuple[int, int]],
    priors: NDArray[np.float32],
    words: NDArray[np.float32],
) -> NDArray[np.float32]:
    """One row a candidate, one column a name of `NAMES`.

    Args:
        setting: the document.
        candidates: what is to be judged.
        narrow, wide: the tagger's own stretches (characters), decoded cautiously and generously.
        priors: how often a stretch under each candidate's trigger word is a commitment.
        words: what the words alone say of each candidate, one column a model.
    """
    rows = []
    for c in candidates:
        near = decoded(c, narrow, wide)
        rows.append(_syntax(setting.trees[c.sentence], c) + _place(setting, c) + near)
    known = np.asarray(rows, np.float32).reshape(len(rows), PRIOR - len(TAGGER))
    learnt = np.zeros((len(rows), len(NAMES) - PRIOR), np.float32)
    result = np.concatenate([marked(setting.marks, candidates), known, learnt], axis=1)
    if rows:
        result[:, RIVALS] = _rivals(candidates)
        result[:, PRIOR] = priors
        result[:, PRIOR + 1 :] = words
    return result


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """F1 of the shared characters."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if shared <= 0 else 2 * shared / (a[1] - a[0] + b[1] - b[0])


def decoded(c: Candidate, narrow: list[tuple[int, int]], wide: list[tuple[int, int]]) -> Row:
    """How a candidate lies to the tagger's own stretches; the last number is filled in later."""
    place = c.start, c.end
    touching = [s for s in narrow if s[0] < c.end and c.start < s[1]]
    return [
        max((overlap(place, s) for s in touching), default=0.0),
        float(any(s[0] == c.start for s in touching)),
        float(any(s[1] == c.end for s in touching)),
        float(len(touching)),
        max((overlap(place, s) for s in wide if s[0] < c.end and c.start < s[1]), default=0.0),
        0.0,
    ]


def _rivals(candidates: list[Candidate]) -> NDArray[np.float32]:
    """How many candidates share a character with each."""
    starts = np.array([c.start for c in candidates])
    ends = np.array([c.end for c in candidates])
    begun = np.searchsorted(np.sort(starts), ends, side="left")
    over = np.searchsorted(np.sort(ends), starts, side="right")
    return (begun - over).astype(np.float32)


def timed(features: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which candidates have an expression of time in them or behind them."""
    inside, after = (features[:, NAMES.index(name)] > 0 for name in ("time inside", "time after"))
    return inside | after
