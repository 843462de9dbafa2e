"""The document around an action, as far as it tells who acts: who speaks, who was named before, whose decree it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from onrecord.extract.who_paper import Paper
from onrecord.extract.who_people import acts, body_of_title, rank_of
from onrecord.extract.who_tree import Tree
from onrecord.extract.who_words import CATEGORY
from onrecord.model import ActorKind, Kind, Mention, Parsed, Quotation, Sentence, Span
from onrecord.text.names_places import country_of

_AUTHORITY = re.compile(
    r"\b(?:by|under|pursuant to|in exercise of)\s+(?:the\s+|virtue of the\s+)?(?:authority|powers?)\s+"
    r"(?:vested|conferred)\s+(?:in|on|upon)\s",
    re.I,
)
_DECREE = re.compile(
    r"\b(?:hereby (?:ordered|order|decree|direct|proclaim|resolve)|[Ii]t is (?:hereby )?ordered|Executive Order \d{5})"
)
_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii".split())
_LONGEST_LIST = 60  # sentences
_FROM = re.compile(r",?\s+(?:of|from|for|at|with)\s+(?:the\s+)?")
_LIST_MARK = re.compile(
    r"\W{0,2}(?:\((?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3})\)|[•●▪◦*–—-]\s|\d{1,3}[.)]\s|"
    r"\d{1,2}(?:\.\d{1,2})+\.?\s|[a-z]\)\s)"
)


class Story:
    """What is worked out once for a document."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.text = parsed.document.text
        self.starts = [s.start for s in parsed.sentences]
        self.mentions = [m for m in parsed.mentions if m.span]
        self.places = [m.span.start for m in self.mentions if m.span]
        self.spoken = sorted(parsed.quotations, key=lambda q: q.span.start)
        self.spoken_at = [q.span.start for q in self.spoken]
        self.paper = Paper(parsed)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in the stretch."""
        return self.mentions[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds a character."""
        return max(0, bisect_right(self.starts, position) - 1)

    def before(self, index: int, count: int) -> list[Sentence]:
        """Up to `count` sentences before one, nearest first."""
        return list(self.parsed.sentences[max(0, index - count) : index])[::-1]

    def quotation_at(self, position: int, forms: tuple[str, ...]) -> Quotation | None:
        """The innermost quotation of one of the forms that holds a character."""
        covering = self.covering.get(self.sentence_at(position), ())
        fitting = [q for q in covering if q.form in forms and q.span.start <= position < q.span.end]
        return fitting[-1] if fitting else None

    @cached_property
    def covering(self) -> dict[int, list[Quotation]]:
        """The quotations that touch each sentence, by the sentence's index."""
        found: dict[int, list[Quotation]] = {}
        for q in self.spoken:
            for i in range(self.sentence_at(q.span.start), self.sentence_at(q.span.end - 1) + 1):
                found.setdefault(i, []).append(q)
        return found

    def last_speaker(self, position: int) -> Mention | None:
        """The speaker of the last quotation that ended before a character."""
        at = bisect_left(self.spoken_at, position)
        return next(
            (q.speaker for q in self.spoken[max(0, at - 8) : at][::-1] if q.speaker and q.span.end <= position), None
        )

    @cached_property
    def turns(self) -> list[Quotation]:
        """The turns of a transcript that have a speaker."""
        return [q for q in self.spoken if q.form == "turn" and q.speaker]

    @cached_property
    def turn_number(self) -> dict[int, int]:
        """Where each turn stands among `turns`, by its start."""
        return {q.span.start: n for n, q in enumerate(self.turns)}

    @cached_property
    def main(self) -> Mention | None:
        """The person or body named most, a person before a body."""
        people = Counter(m.name for m in self.mentions if m.kind is ActorKind.PERSON)
        if not people:
            return None
        name = people.most_common(1)[0][0]
        return next(m for m in self.mentions if m.name == name)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each is named."""
        return Counter(m.name for m in self.mentions)

    @cached_property
    def order(self) -> dict[str, int]:
        """Names of people by how often they are named: 0 is the most named."""
        return self._ranked(ActorKind.PERSON, ActorKind.OFFICE)

    @cached_property
    def order_of_bodies(self) -> dict[str, int]:
        """Names of bodies, countries and the like by how often they are named."""
        return self._ranked(ActorKind.BODY, ActorKind.COUNTRY, None)

    def _ranked(self, *kinds: ActorKind | None) -> dict[str, int]:
        named = Counter(m.name for m in self.mentions if m.kind in kinds and m.how != "pronoun")
        return {name: n for n, (name, _) in enumerate(named.most_common())}

    @cached_property
    def opening(self) -> frozenset[str]:
        """Those named in the first two sentences."""
        end = self.parsed.sentences[min(1, len(self.starts) - 1)].end if self.starts else 0
        return frozenset(m.name for m in self.mentions_in(0, end))

    @cached_property
    def titles(self) -> dict[str, list[str]]:
        """The titles the document gives each person."""
        found: dict[str, list[str]] = {}
        for m in self.mentions:
            if m.title:
                found.setdefault(m.name, []).append(m.title)
        return found

    @cached_property
    def active(self) -> frozenset[str]:
        """Names that a verb or a possessive follows somewhere."""
        return frozenset(m.name for m in self.mentions if acts(self.text, m))

    @cached_property
    def house(self) -> Mention | None:
        """Whose paper a text in the first person is: the body it names most and has act, else its outlet."""
        for name in list(self.order_of_bodies)[:3]:
            one = self.by_name[name]
            if one.kind is not ActorKind.COUNTRY and self.counts[name] > 1 and name in self.active:
                return one
        outlet = self.parsed.document.outlet
        return Mention(outlet, None, ActorKind.BODY, "outlet") if outlet else None

    @cached_property
    def bodies(self) -> dict[str, list[str]]:
        """Whom each person speaks for, by title ('Northern Bank CEO') or by what follows ('Lee of the port')."""
        found = {name: [b for t in titles if (b := body_of_title(t))] for name, titles in self.titles.items()}
        for m, after in pairwise(self.mentions):
            if m.kind is not ActorKind.PERSON or after.kind is ActorKind.PERSON or not (m.span and after.span):
                continue
            if _FROM.fullmatch(self.text, m.span.end, after.span.start):
                found.setdefault(m.name, []).append(after.name)
        return {name: list(dict.fromkeys(bodies)) for name, bodies in found.items()}

    def bodies_of(self, person: str) -> list[Mention]:
        """The bodies a person speaks for, as mentions where the document names them elsewhere too."""
        return [
            self.by_name.get(body) or Mention(body, self.by_name[person].span, ActorKind.BODY, "title")
            for body in self.bodies.get(person, ())
            if person in self.by_name
        ]

    @cached_property
    def by_name(self) -> dict[str, Mention]:
        """The first mention of each name, and of each form as written."""
        written = {m.span.quote: m for m in reversed(self.mentions) if m.span and m.how != "pronoun"}
        return written | {m.name: m for m in reversed(self.mentions)}

    def standing(self, person: str) -> str:
        """What a speaker speaks for: 'country' (a head of state or government), 'body', 'office' or ''."""
        bodies = self.bodies.get(person, ())
        if any(country_of(b) for b in bodies):
            return "country"
        if bodies:
            return "body"
        ranks = {rank_of(t) for t in self.titles.get(person, ())}
        return "country" if "chief" in ranks else "office" if ranks - {""} else ""

    @cached_property
    def is_decree(self) -> bool:
        """Whether the text itself orders, as decrees and executive orders do."""
        return bool(_AUTHORITY.search(self.text) and _DECREE.search(self.text))

    @cached_property
    def authority(self) -> Mention | None:
        """Who issues a decree: its signer, else the office whose authority it invokes."""
        return (next(iter(self.paper.signers), None) or self.paper.enactor) if self.is_decree else None

    def list_head(self, index: int) -> int | None:
        """The sentence ending in a colon under which a list item stands, or None.

        Going up, items of the same level are passed, and so are a nested list and its own head.
        """
        level = self._level(index)
        if level is None:
            return None
        for i in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            sentence = self.parsed.sentences[i]
            other = self._level(i)
            if self.text[sentence.end - 1] in ":" and other != level:
                return i
            if other is None and self.text[sentence.end - 1] in ".!?" and not self._within_item(i):
                return None
        return None

    def _level(self, index: int) -> str | None:
        """The kind of list mark a sentence begins with: 'a', 'A', 'i', '1', '•'; None where there is none."""
        mark = _LIST_MARK.match(self.text, self.parsed.sentences[index].start)
        if not mark:
            return None
        sign = mark.group().strip(' ()[].“"\t')
        if sign in _ROMAN:
            return "i"
        return "1" if sign.isdigit() else ("A" if sign.isupper() else "a") if sign.isalpha() else "•"

    def _within_item(self, index: int) -> bool:
        """Whether a sentence stands in the paragraph of a list item."""
        start = self.text.rfind("\n", 0, self.parsed.sentences[index].start) + 1
        return _LIST_MARK.match(self.text, start) is not None


Found = tuple[str, Mention, tuple[str, ...]]  # a way to find an actor, who was found, what qualifies the way


@dataclass(slots=True)
class Scene:
    """One action in its sentence and document."""

    story: Story
    sentence: Sentence
    action: Span
    kind: Kind
    tree: Tree = field(init=False)
    head: int | None = field(init=False)
    index: int = field(init=False)
    found: list[Found] = field(default_factory=list, init=False)  # what the generators gave, once they were asked
    facts: list[str] = field(default_factory=list, init=False)  # what holds whoever is meant, once it was asked

    def __post_init__(self) -> None:
        self.tree = Tree(self.sentence.tokens)
        self.head = self._below_binding(self.tree.head_of(self.action))
        self.index = self.story.sentence_at(self.sentence.start)

    def _below_binding(self, head: int | None) -> int | None:
        """The act itself where the action begins with the verb that binds: 'ordered … to build'."""
        while head is not None and CATEGORY.get(self.tree.tokens[head].lemma.lower()) in ("order", "call", "pledge"):
            act = self.tree.child(head, ("xcomp", "ccomp"))
            if act is None or self.tree.tokens[act].start >= self.action.end or self.tree.child(act, ("aux",)) is None:
                break
            head = act
        return head


_last: list[Story] = []
_last_scene: list[Scene] = []


def story_of(parsed: Parsed) -> Story:
    """The story of a document, kept while the same document is asked for."""
    if not _last or _last[0].parsed is not parsed:
        _last[:] = [Story(parsed)]
    return _last[0]


def scene_of(parsed: Parsed, sentence: Sentence, action: Span, kind: Kind) -> Scene:
    """The scene of an action, kept while the same action is asked for."""
    story = story_of(parsed)
    kept = _last_scene[0] if _last_scene else None
    if kept is None or kept.story is not story or (kept.action, kept.kind) != (action, kind):
        _last_scene[:] = [Scene(story, sentence, action, kind)]
    return _last_scene[0]
