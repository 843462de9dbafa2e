"""Commitments made ready to be compared with passages, and the index that brings the two together."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import nsmallest
from itertools import combinations

from onrecord.follow import topic as topics
from onrecord.follow.named import places_in
from onrecord.follow.passages import Story, quantities_in
from onrecord.follow.wording import STANDS_FOR
from onrecord.follow.words import terms, weight
from onrecord.model import Actor, Commitment, Span, Statement, Target
from onrecord.text.deadlines import find_times
from onrecord.text.retold import tells_as_old

Key = tuple[str, str]
Named = Mapping[str, frozenset[str]]  # document to names, lower case
STRONGEST = 6  # terms of a wording that make keys
TOGETHER = 4  # strongest terms that make keys two by two
CROWDED = 400  # a key under which more was stated by the story's day tells nothing
MOST = 40  # commitments compared with one story
LEAST = 0.1  # share of all said with a wording that a story must hold for its passages to be compared
ANCHORS = 8  # names, figures and countries of a wording that make keys
TELLING = 0.1  # weight from which a term may make a key
AROUND, RARE = 6, 0.5  # terms told around a wording that make keys, and their least weight


@dataclass(frozen=True, slots=True)
class Case:
    """A commitment with its topics by wording, the names of its sides, and where it is stated.

    Attributes:
        sides: for issuer and responsible, document to the names they go by in it, lower case.
        stated: document to the words of the actions that state it there.
        retold: whether the story that states it first tells of it as promised before.
        leans: document to where the sentence stands that an action there is about ("create them").
        counted: the day since which its targets are known; `date.min` where always.
    """

    commitment: Commitment
    topics: tuple[topics.Topic, ...]
    sides: tuple[Named, ...]
    stated: Mapping[str, tuple[Span, ...]]
    retold: bool = False
    leans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    counted: date = date.min

    def stated_first_in(self, document: str) -> bool:
        """Whether the document is the one that stated it first."""
        return bool(self.topics) and self.topics[0].document == document

    def names_in(self, document: str) -> frozenset[str]:
        """The names by which issuer and responsible go in a document."""
        return frozenset(name for side in self.sides for name in side.get(document, ()))

    def is_about(self, other: Case) -> bool:
        """Whether an action of this one speaks of what another states in the sentence before: "create them"."""
        return any(
            start <= action.start < end
            for document, (start, end) in self.leans.items()
            for action in other.stated.get(document, ())
        )

    def known_on(self, day: date | None) -> Commitment:
        """The commitment with what was said of its last day and its targets by a day (None: everything)."""
        until, one = day or date.max, self.commitment
        if one.known:
            one = replace(one, timeframe=one.timeframe_on(until), known=())
        return replace(one, targets=()) if self.counted > until else one


def case_of(
    commitment: Commitment,
    statements: Mapping[str, Statement],
    named: Mapping[str, Named],
    stories: Mapping[str, Story],
) -> Case:
    """Make a commitment ready.

    Args:
        commitment: the promise.
        statements: by id.
        named: by actor, who goes by which names where.
        stories: by document; a statement whose story is missing is read without its title.
    """
    said = [statements[i] for i in commitment.statements if i in statements]
    sides = tuple(named[a] for a in (commitment.issuer, commitment.responsible) if a and a in named)
    stated: dict[str, tuple[Span, ...]] = defaultdict(tuple)
    for statement in said:
        stated[statement.document] += (statement.action,)
    days = {s.id: story.day or date.min if (story := stories.get(s.document)) else date.min for s in said}
    counted = next((days[s.id] for s in said if s.targets == commitment.targets), date.min)
    wordings = []
    for statement in said:
        targets = statement.targets or (commitment.targets if counted <= days[statement.id] else ())
        targets = tuple(_counting(t, stories) for t in targets)
        wordings.append(_topic(statement, targets, stories.get(statement.document), sides))
    retold = bool(said) and is_retold(said[0], stories.get(said[0].document))
    commitment = replace(commitment, targets=tuple(_counting(t, stories) for t in commitment.targets))
    leans = {s.document: stretch for s in said if (stretch := _leans(s, stories.get(s.document)))}
    return Case(commitment, tuple(wordings), sides, stated, retold, leans, counted)


def names_by_document(actors: Iterable[Actor]) -> dict[str, Named]:
    """By actor, the names it goes by in each document, lower case: nothing told of a story hangs on another's names."""
    named: dict[str, Named] = {}
    for actor in actors:
        mine: dict[str, frozenset[str]] = {}
        for name in actor.names:
            low = frozenset([name.text.lower()])
            for document in name.documents:
                mine[document] = mine[document] | low if document in mine else low
        named[actor.id] = mine
    return named


OLD = timedelta(days=31)


def is_retold(statement: Statement, story: Story | None) -> bool:
    """Whether a sentence states what was promised before: "in 2019 they promised", "as the manifesto had it"."""
    sentence = statement.sentence.quote
    if tells_as_old(sentence):
        return True
    day = story.day if story else None
    before = sentence[: max(0, statement.action.start - statement.sentence.start)]
    times = find_times(before, day) if day and re.search(r"\b(?:promised|pledged|vowed|told|said)\b", before) else ()
    return any(t.last is not None and day is not None and t.last < day - OLD for t in times)


def _topic(
    statement: Statement, targets: tuple[Target, ...], story: Story | None, sides: Iterable[Named]
) -> topics.Topic:
    called = {name for side in sides for name in side.get(statement.document, ())}
    doers = frozenset(name for name in called if name in statement.action.quote.lower())
    names = frozenset(t for name in called for t in terms(name))
    if story is None:
        made = topics.topic_of(statement, targets, "", None, names)
    else:
        before = _before(statement, story)
        people = story.people - places_in(statement.sentence.quote)
        made = topics.topic_of(statement, targets, story.title, story.day, names, people, before)
    return replace(made, doers=doers)


def _counting(target: Target, stories: Mapping[str, Story]) -> Target:
    """A target that does not say what it counts ("the 20,000"), with what its story says elsewhere."""
    story = stories.get(target.span.document)
    if target.unit or story is None:
        return target
    told = (q for sentence in (*story.sentences, story.title) for q in quantities_in(sentence))
    return replace(target, unit=next((q.unit for q in told if q.unit and q.value == target.value), None))


def _leans(statement: Statement, story: Story | None) -> tuple[int, int] | None:
    """Where the sentence before stands, if the action speaks of it as "them" or "it"."""
    if story is None or not STANDS_FOR.search(statement.action.quote):
        return None
    start = statement.sentence.start
    return start - len(_before(statement, story)) - 2, start  # a space or a line's end between the two


def _before(statement: Statement, story: Story) -> str:
    """The sentence before the one that states it."""
    earlier = story.text[: max(0, story.text.find(statement.sentence.quote))].rstrip()
    return re.split(r"[.!?]\s", earlier)[-1]


def keys_of(topic: topics.Topic) -> frozenset[Key]:
    """The keys of a wording: what is named, counted or told with it, each with one of its strongest terms.

    Its strongest terms also make keys two by two, and so do the rarest told with it. The two terms of a key stand in
    their order.
    """
    strong = sorted((t for t, w in topic.core.items() if w >= TELLING), key=lambda t: (-topic.core[t], t))[:STRONGEST]
    rare = sorted((t for t in topic.around if weight(t) >= RARE), key=lambda t: (-weight(t), t))[:AROUND]
    pairs = [*combinations(strong[:TOGETHER], 2), *combinations(rare, 2)]
    if len(strong) == 1 and not topic.anchors:
        pairs.append((strong[0], strong[0]))
    for anchor in (*topic.anchors[:ANCHORS], *rare):
        pairs += [(anchor, term) for term in strong if term != anchor]
        if strong == [anchor]:
            pairs.append((anchor, anchor))
    return frozenset((min(pair), max(pair)) for pair in pairs)


def choose(
    known: Iterable[frozenset[str]], case: Callable[[str], Case | None], found: frozenset[str], until: date
) -> list[Case]:
    """Of the commitments that share keys with a story, those that may be meant, at most `MOST`, by id.

    Args:
        known: for each key of the story that is not crowded, the ids of the commitments stated with it by its day.
        case: the case with an id.
        found: the terms of the story.
        until: its day.
    """
    told = [c for c in map(case, likeliest(known)) if c and is_told(c, found, until)]
    return sorted(told[:MOST], key=lambda c: c.commitment.id)


def likeliest(known: Iterable[frozenset[str]]) -> list[str]:
    """Of the ids that keys lead to, those of most keys: so many that enough are left of them."""
    shared: Counter[str] = Counter()
    for ids in known:
        shared.update(ids)
    return nsmallest(2 * MOST, shared, key=lambda i: (-shared[i], i))


class Index:
    """From the terms of a story to the commitments that may be meant; no pair of all with all is ever looked at.

    Keys depend on a wording's own words alone, and a story meets only what was said by its day, so that what is found
    for it does not hang on anything that was said later.
    """

    def __init__(self, cases: Iterable[Case]) -> None:
        self.cases = {case.commitment.id: case for case in cases}
        worded: dict[tuple[date, str], set[Key]] = defaultdict(set)
        for identifier, case in self.cases.items():
            for topic in case.topics:
                worded[topic.day or date.min, identifier] |= keys_of(topic)
        order = sorted(worded)  # by day, so that what is known on a day is the beginning of every list
        self._days, self._owners = [day for day, _ in order], [owner for _, owner in order]
        self._second: dict[str, dict[str, int | array[int]]] = defaultdict(dict)
        for number, wording in enumerate(order):
            for one, two in worded.pop(wording):
                self._enter(self._second[one], two, number)

    @staticmethod
    def _enter(seconds: dict[str, int | array[int]], two: str, number: int) -> None:
        known = seconds.get(two)
        if known is None:
            seconds[two] = number  # most keys are one commitment's
        elif isinstance(known, int):
            seconds[two] = array("L", (known, number))
        else:
            known.append(number)

    def candidates(self, found: frozenset[str], day: date | None = None) -> list[Case]:
        """The commitments that may be meant by a story with these terms, at most `MOST`, those of most keys first.

        Args:
            found: the story's terms.
            day: when it was published; None: everything said may be meant.
        """
        until = day or date.max
        return choose(self._known(found, until), self.cases.get, found, until)

    def _known(self, found: frozenset[str], until: date) -> Iterator[frozenset[str]]:
        limit = bisect_right(self._days, until)
        for one in found:
            seconds = self._second.get(one, {})
            for two in seconds.keys() & found:
                numbers = seconds[two]
                numbers = array("L", (numbers,)) if isinstance(numbers, int) else numbers
                spoken = bisect_left(numbers, limit)
                if spoken <= CROWDED:
                    yield frozenset(self._owners[n] for n in numbers[:spoken])


def is_told(case: Case, found: frozenset[str], until: date) -> bool:
    """Whether a story with these terms holds enough of what was said with a commitment by its day."""
    return any((t.day or date.min) <= until and _share(t, found) >= LEAST for t in case.topics)


def _share(topic: topics.Topic, found: frozenset[str]) -> float:
    """How much of all that was said with a wording a story holds."""
    return math.fsum(w for t, w in topic.whole.items() if t in found) / (math.fsum(topic.whole.values()) or 1.0)
