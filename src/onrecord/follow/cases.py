"""Commitments made ready to be compared with passages, and the index that brings the two together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations

from onrecord.follow import topic as topics
from onrecord.follow.passages import Story
from onrecord.follow.words import terms
from onrecord.model import Actor, ActorKind, Commitment, Span, Statement

Key = tuple[str, str]
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
        sides: names of issuer and responsible, lower case, all forms.
        side_documents: documents that name them.
        stated: document to the words of the actions that state it there.
    """

    commitment: Commitment
    topics: tuple[topics.Topic, ...]
    sides: frozenset[str]
    side_documents: frozenset[str]
    stated: Mapping[str, tuple[Span, ...]]

    def stated_first_in(self, document: str) -> bool:
        """Whether the document is the one that stated it first."""
        return bool(self.topics) and self.topics[0].document == document


def case_of(
    commitment: Commitment,
    statements: Mapping[str, Statement],
    actors: Mapping[str, Actor],
    stories: Mapping[str, Story],
    people: Mapping[str, frozenset[str]] | None = None,
) -> Case:
    """Make a commitment ready.

    Args:
        commitment: the promise.
        statements: by id.
        actors: by id.
        stories: by document; a statement whose story is missing is read without its title.
        people: by document, the words of the names of the people in it: they are nobody's topic.
    """
    sides = [actors[a] for a in (commitment.issuer, commitment.responsible) if a and a in actors]
    names = frozenset(t for a in sides for n in a.names for t in terms(n.text))
    people = people or {}
    said = [statements[i] for i in commitment.statements if i in statements]
    stated: dict[str, tuple[Span, ...]] = defaultdict(tuple)
    for statement in said:
        stated[statement.document] += (statement.action,)
    return Case(
        commitment,
        tuple(
            _topic(commitment, s, stories.get(s.document), names | people.get(s.document, frozenset())) for s in said
        ),
        frozenset(n.text.lower() for a in sides for n in a.names if len(n.text) > 3),
        frozenset(d for a in sides for n in a.names for d in n.documents),
        stated,
    )


def people_in(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """By document, the words of the names of the people named in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for name in actor.names:
                for document in name.documents:
                    found[document].update(t for t in terms(name.text) if t[0] != "=")
    return {document: frozenset(words) for document, words in found.items()}


def _topic(commitment: Commitment, statement: Statement, story: Story | None, names: frozenset[str]) -> topics.Topic:
    title, day = (story.title, story.day) if story else ("", None)
    return topics.topic_of(statement, statement.targets or commitment.targets, title, day, names)


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

    Keys depend on a commitment's own words alone, so that what is found for one does not hang on the others.
    """

    def __init__(self, cases: Iterable[Case]) -> None:
        self.cases = list(cases)
        self._second: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, case in enumerate(self.cases):
            for one, two in {key for topic in case.topics for key in keys_of(topic)}:
                self._second[one][two].append(number)

    def candidates(self, found: frozenset[str]) -> list[Case]:
        """The commitments that may be meant by a story with these terms, at most `MOST`, those of most keys first."""
        shared: Counter[int] = Counter()
        for one in found:
            for two, numbers in self._second.get(one, {}).items():
                if two in found and len(numbers) <= CROWDED:
                    shared.update(numbers)
        likely = nsmallest(2 * MOST, shared, key=lambda n: (-shared[n], self.cases[n].commitment.id))
        told = [n for n in likely if any(_share(t, found) >= LEAST for t in self.cases[n].topics)]
        return [self.cases[n] for n in sorted(told[:MOST])]


def _share(topic: topics.Topic, found: frozenset[str]) -> float:
    """How much of a wording a story holds at all: no passage of it can hold more."""
    return sum(w for t, w in topic.core.items() if t in found) / max(sum(topic.core.values()), topics.ENOUGH)
