"""Constructions so plain that they are taken even where the judge doubts, as data.

A row asks for a trigger's own word, the way the action hangs on it, and its voice; it tells kind and strength. The one
without a word asks for "is to" and a day. Each carries an example whose bracketed stretch must be taken and a
counter-example in which the row must not hold. To add a row, measure first: over the annotated documents it should be
right three times in four.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Frame, Tree
from onrecord.extract.context import Setting
from onrecord.extract.features import IS_HYPOTHETICAL
from onrecord.model import Kind, Strength
from onrecord.text.deadlines import find_times


@dataclass(frozen=True, slots=True)
class Sure:
    """One plain construction."""

    name: str
    words: frozenset[str]
    links: frozenset[str]
    constructions: frozenset[str]
    kind: Kind | None  # None: as the judge finds it
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
        "promise pledge vow guarantee assure",
        "that ccomp",
        "active",
        Kind.PLEDGE,
        None,
        "The mayor promised that [the pier would reopen].",
        "The mayor promised that the pier was safe.",
    ),
    _row(
        "plan intend",
        "to",
        "active",
        Kind.PLAN,
        Strength.FIRM,
        "The airline plans to [open a route to Lisbon].",
        "The airline denied that it plans to open a route to Lisbon.",
    ),
    _row(
        "schedule plan",
        "to",
        "passive",
        Kind.PLAN,
        Strength.FIRM,
        "The museum is scheduled to [open a second hall].",
        "The museum was scheduled to open a second hall.",
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
_TELLS = frozenset({"that", "ccomp"})  # "promised that it would": links of what is told, not asked
_AHEAD = frozenset({"will", "would", "shall"})
BY_A_DAY = Sure(
    "is to",
    frozenset(),
    frozenset(),
    frozenset(),
    None,
    None,
    "The two units are to [be merged by June 2027].",
    "The two units were to be merged by June 2027, and the ferry is to be painted.",
)


def sure(setting: Setting, candidate: Candidate) -> Sure | None:
    """The row that holds for a candidate, whatever its cut; None where none does, or where it is denied or supposed."""
    frame, tree = candidate.frame, setting.trees[candidate.sentence]
    if frame is None or tree is None or frame.depth > 1 or (frame.link in _TELLS and frame.modal not in _AHEAD):
        return None
    for row in SURE:
        if frame.by in row.words and frame.link in row.links and frame.construction in row.constructions:
            doubted = _denied(tree, frame.head) or _bygone(tree, frame.head) or not _governed(tree, frame)
            return None if doubted or _supposed(setting, candidate) else row
    bound = frame.modal == "is to" and not frame.trigger and _is_to(tree, frame.head)
    return BY_A_DAY if bound and not _supposed(setting, candidate) and _has_a_day(setting, candidate) else None


def let_in(setting: Setting, candidate: Candidate) -> Sure | None:
    """The row that holds, where the candidate is cut as it is let in: with its subject if "that" tells of another."""
    frame, tree = candidate.frame, setting.trees[candidate.sentence]
    if frame is None or tree is None:
        return None
    told_of = frame.link in _TELLS and frame.subject is not None and tree.tokens[frame.subject].pos != "PRON"
    return sure(setting, candidate) if candidate.cut == ("clause" if told_of else "phrase") else None


def _is_to(tree: Tree, index: int) -> bool:
    """Whether the verb stands right behind "is to" or "are to", or behind another verb that does."""
    chain = (index, *tree.heads(index))
    index = next((i for i in chain if tree.tokens[i].dep != "conj"), index)
    to = next((c for c in tree.children[index] if tree.tokens[c].tag == "TO"), 0)
    before = next((t for t in reversed(tree.tokens[:to]) if t.pos != "ADV"), None)
    return before is not None and before.lemma.lower() == "be" and before.tag in ("VBZ", "VBP")


def _has_a_day(setting: Setting, candidate: Candidate) -> bool:
    document, sentence = setting.parsed.document, setting.parsed.sentences[candidate.sentence]
    told = find_times(document.text[candidate.start : sentence.end], document.day)
    return any(time.last for time in told)


def _denied(tree: Tree, index: int) -> bool:
    """Whether something above the action is negated: "did not plan to", "no need to", "never promised to"."""
    for _ in range(3):
        index = tree.tokens[index].head
        if tree.tokens[index].lemma.lower() == "deny":
            return True
        if any(tree.tokens[c].dep == "neg" or tree.tokens[c].lemma in ("no", "never") for c in tree.children[index]):
            return True
        if any(tree.tokens[c].lemma == "need" and tree.tokens[c].pos == "NOUN" for c in tree.children[index]):
            return any(t.text.lower() == "no" for t in tree.tokens[: index + 4])
    return False


def _governed(tree: Tree, frame: Frame) -> bool:
    """Whether the trigger's own word stands before the action in its sentence, not in a heading before it."""
    before = [t for t in tree.tokens[: frame.start] if t.lemma.lower() == frame.by]
    return bool(before) and not any(t.text in ".:" for t in tree.tokens[: frame.start] if t.start > before[-1].start)


def _bygone(tree: Tree, index: int) -> bool:
    """Whether it was so once: "was scheduled to", "had been planned to"."""
    at = tree.tokens[index].head
    helpers = {t.text.lower() for t in tree.helpers(at)}
    return tree.tokens[at].lemma.lower() in ("plan", "schedule") and bool(helpers & {"was", "were", "had"})


def _supposed(setting: Setting, candidate: Candidate) -> bool:
    start = setting.parsed.sentences[candidate.sentence].start
    return (
        IS_HYPOTHETICAL.search(setting.parsed.document.text[max(start, candidate.start - 120) : candidate.start])
        is not None
    )
