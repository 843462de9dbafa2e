"""Commitments made ready to be compared with passages, and the index that brings the two together."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from itertools import combinations

from onrecord.follow import topic as topics
from onrecord.follow.passages import Story
from onrecord.follow.words import terms
from onrecord.model import Actor, ActorKind, Commitment, Span, Statement
from onrecord.text.deadlines import find_times

Key = tuple[str, str]
Named = Mapping[str, frozenset[str]]  # document to names, lower case
STRONGEST = 6  # terms of a wording that make keys
TOGETHER = 4  # strongest terms that make keys two by two
CROWDED = 400  # a key shared by more commitments than this tells nothing
MOST = 40  # commitments compared with one story
LEAST = 0.2  # share of a wording that a story must hold for its passages to be compared
ANCHORS = 8  # names, figures and countries of a wording that make keys
TELLING = 0.1  # weight from which a term may make a key


@dataclass(frozen=True, slots=True)
class Case:
    """A commitment with its topics by wording, the names of its sides, and where it is stated.

    Attributes:
        sides: for issuer and responsible, document to the names they go by in it, lower case.
        stated: document to the words of the actions that state it there.
        retold: whether the story that states it first tells of it as promised before.
    """

    commitment: Commitment
    topics: tuple[topics.Topic, ...]
    sides: tuple[Named, ...]
    stated: Mapping[str, tuple[Span, ...]]
    retold: bool = False

    def stated_first_in(self, document: str) -> bool:
        """Whether the document is the one that stated it first."""
        return bool(self.topics) and self.topics[0].document == document

    def names_in(self, document: str) -> frozenset[str]:
        """The names by which issuer and responsible go in a document."""
        return frozenset(name for side in self.sides for name in side.get(document, ()))


def case_of(
    commitment: Commitment, statements: Mapping[str, Statement], cast: Cast, stories: Mapping[str, Story]
) -> Case:
    """Make a commitment ready.

    Args:
        commitment: the promise.
        statements: by id.
        cast: who is named where.
        stories: by document; a statement whose story is missing is read without its title.
    """
    said = [statements[i] for i in commitment.statements if i in statements]
    sides = tuple(cast.named[a] for a in (commitment.issuer, commitment.responsible) if a and a in cast.named)
    stated: dict[str, tuple[Span, ...]] = defaultdict(tuple)
    for statement in said:
        stated[statement.document] += (statement.action,)
    return Case(
        commitment,
        tuple(_topic(commitment, s, stories.get(s.document), sides, cast) for s in said),
        sides,
        stated,
        bool(said) and is_retold(said[0], stories.get(said[0].document)),
    )


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is named where, by document, so that nothing told of a story hangs on another story's names.

    Attributes:
        named: actor to the names it goes by in each document, lower case.
        people: document to the words of the names of the people in it: they are nobody's topic.
    """

    named: Mapping[str, Named]
    people: Mapping[str, frozenset[str]]


def cast_of(actors: Iterable[Actor]) -> Cast:
    """The names of actors by document."""
    named: dict[str, dict[str, frozenset[str]]] = {}
    people: dict[str, frozenset[str]] = {}
    for actor in actors:
        mine: dict[str, frozenset[str]] = named.setdefault(actor.id, {})
        for name in actor.names:
            low = frozenset([name.text.lower()])
            words = frozenset(t for t in terms(name.text) if t[0] != "=") if actor.kind is ActorKind.PERSON else None
            for document in name.documents:
                mine[document] = mine[document] | low if document in mine else low
                if words:
                    people[document] = people[document] | words if document in people else words
    return Cast(named, people)


_TOLD_AS_OLD = re.compile(
    r"\bmanifesto\b|\b(?:promise|pledge|commitment|vow|target)s? (?:goes|go|went|dates?|dated) back\b"
    r"|\b(?:had|has|have) (?:\w+ly )?(?:promised|pledged|vowed|committed)\b",
    re.IGNORECASE,
)
OLD = timedelta(days=31)


def is_retold(statement: Statement, story: Story | None) -> bool:
    """Whether a sentence states what was promised before: "in 2019 they promised", "as the manifesto had it"."""
    sentence = statement.sentence.quote
    if _TOLD_AS_OLD.search(sentence):
        return True
    day = story.day if story else None
    before = sentence[: max(0, statement.action.start - statement.sentence.start)]
    times = find_times(before, day) if day and re.search(r"\b(?:promised|pledged|vowed|told|said)\b", before) else ()
    return any(t.last is not None and day is not None and t.last < day - OLD for t in times)


def _topic(
    commitment: Commitment, statement: Statement, story: Story | None, sides: Iterable[Named], cast: Cast
) -> topics.Topic:
    title, day = (story.title, story.day) if story else ("", None)
    document = statement.document
    names = frozenset(t for side in sides for name in side.get(document, ()) for t in terms(name))
    people = cast.people.get(document, frozenset())
    before = _before(statement, story) if story else ""
    return topics.topic_of(statement, statement.targets or commitment.targets, title, day, names | people, before)


def _before(statement: Statement, story: Story) -> str:
    """The sentence before the one that states it."""
    earlier = story.text[: max(0, story.text.find(statement.sentence.quote))].rstrip()
    return re.split(r"[.!?]\s", earlier)[-1]


def keys_of(topic: topics.Topic) -> Iterator[Key]:
    """The keys of a wording: what is named or counted with it, each with one of its strongest terms.

    Its strongest terms also make keys two by two.
    """
    strong = sorted((t for t, w in topic.core.items() if w >= TELLING), key=lambda t: (-topic.core[t], t))[:STRONGEST]
    yield from combinations(sorted(strong[:TOGETHER]), 2)
    if len(strong) == 1 and not topic.anchors:
        yield strong[0], strong[0]
    for anchor in topic.anchors[:ANCHORS]:
        yield from ((anchor, term) for term in strong if term != anchor)
        if strong == [anchor]:
            yield anchor, anchor


class Index:
    """From the terms of a story to the commitments that may be meant; no pair of all with all is ever looked at.

    Keys depend on a wording's own words alone, and a story meets only what was said by its day, so that what is found
    for it does not hang on anything that was said later.
    """

    def __init__(self, cases: Iterable[Case]) -> None:
        self.cases = list(cases)
        self._wordings = [(number, topic.day or date.min) for number, c in enumerate(self.cases) for topic in c.topics]
        self._second: dict[str, dict[str, array[int]]] = defaultdict(lambda: defaultdict(lambda: array("L")))
        topics_ = (topic for case in self.cases for topic in case.topics)
        for wording, topic in enumerate(topics_):
            for one, two in set(keys_of(topic)):
                self._second[one][two].append(wording)

    def candidates(self, found: frozenset[str], day: date | None = None) -> list[Case]:
        """The commitments that may be meant by a story with these terms, at most `MOST`, those of most keys first.

        Args:
            found: the story's terms.
            day: when it was published; None: everything said may be meant.
        """
        until = day or date.max
        shared: Counter[int] = Counter()
        for one in found:
            for two, wordings in self._second.get(one, {}).items():
                if two in found:
                    known = {self._wordings[w][0] for w in wordings if self._wordings[w][1] <= until}
                    if len(known) <= CROWDED:
                        shared.update(known)
        likely = nsmallest(2 * MOST, shared, key=lambda n: (-shared[n], self.cases[n].commitment.id))
        told = [n for n in likely if any(_is_in(t, found, until) for t in self.cases[n].topics)]
        return sorted((self.cases[n] for n in told[:MOST]), key=lambda case: case.commitment.id)


def _is_in(topic: topics.Topic, found: frozenset[str], until: date) -> bool:
    return (topic.day or date.min) <= until and _share(topic, found) >= LEAST


def _share(topic: topics.Topic, found: frozenset[str]) -> float:
    """How much of a wording a story holds at all: no passage of it can hold more."""
    return sum(w for t, w in topic.core.items() if t in found) / max(sum(topic.core.values()), topics.ENOUGH)
