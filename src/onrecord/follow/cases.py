"""Commitments made ready to be compared with passages, and the index that brings the two together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from onrecord.follow import topic as topics
from onrecord.follow.passages import Passage, Story
from onrecord.follow.words import terms
from onrecord.model import Actor, ActorKind, Commitment, Span, Statement

Key = tuple[str, str]
STRONGEST = 8  # terms of a wording that make keys, two by two
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
    """The keys of a wording: its code names alone, its strongest terms two by two, a single term with itself."""
    strong = sorted((t for t, w in topic.core.items() if w >= TELLING), key=lambda t: (-topic.core[t], t))[:STRONGEST]
    yield from ((code, code) for code in topic.codes | topic.title_codes)
    if len(strong) <= 2:
        yield from ((term, term) for term in strong if term in topic.head)
    yield from combinations(sorted(strong), 2)


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
        """The commitments that share a key with a story's terms."""
        numbers: set[int] = set()
        for one in found:
            for two, cases in self._second.get(one, {}).items():
                if two in found:
                    numbers.update(cases)
        return [self.cases[n] for n in sorted(numbers)]


def story_terms(passages: Iterable[Passage]) -> frozenset[str]:
    """All terms of one story's passages, titles and neighbouring sentences included."""
    return frozenset(t for p in passages for seen in [topics.read(p)] for t in seen.own | seen.near | seen.top)
