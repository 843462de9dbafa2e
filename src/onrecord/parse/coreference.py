"""What the names of a document stand for: the fullest name in it, by surname, head noun, office, initials or pronoun.

Nothing is looked up outside the document, and a form that could stand for two people keeps its own words.
"""

from __future__ import annotations

from onrecord.model import ActorKind, Document, Mention
from onrecord.parse import lexicon as lex
from onrecord.parse.bodies import ARTICLE, Bodies, aliases
from onrecord.parse.people import People
from onrecord.parse.rows import Naming


def _kind_of(people: People, one: Naming) -> ActorKind | None:
    if one.kind is None and people.is_person(one):
        return ActorKind.PERSON
    return one.kind


class _Discourse:
    """Who 'he' and 'she' are: the person first named in this sentence, else in the last one that named any."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.here: list[str] = []
        self.before: list[str] = []
        self.sentence = -1
        self.named_in = -1

    def note(self, sentence: int, name: str) -> None:
        """A person named in a sentence."""
        self._enter(sentence)
        self.here.append(name)

    def _enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            if self.here:
                self.before, self.named_in = self.here, self.sentence
            self.here, self.sentence = [], sentence

    def person(self, one: Naming) -> str | None:
        """Whom a pronoun stands for, or None where nobody was named lately."""
        self._enter(one.sentence)
        pool = self.here + (self.before if one.sentence - self.named_in <= 6 else [])
        fitting = [n for n in pool if self._gender(n) in ("", one.pronoun)]
        return fitting[0] if fitting else None

    def _gender(self, name: str) -> str:
        person = self.people.known.get(name)
        return person.gender if person else ""


def coreference(document: Document, names: tuple[Naming, ...]) -> tuple[Mention, ...]:
    """Mentions in order, each with the fullest name it stands for in the document and the rule that found it."""
    short = aliases(document.text)
    people = People(document.text, names)
    bodies = Bodies(document.text, names, people, short)
    talk = _Discourse(people)
    found: list[Mention] = []
    for one in names:
        mention = _mention(document, one, people, bodies, talk, short)
        if mention is None:
            continue
        found.append(mention)
        if mention.kind is ActorKind.PERSON and not one.pronoun:
            talk.note(one.sentence, mention.name)
    return tuple(found)


def _mention(
    document: Document, one: Naming, people: People, bodies: Bodies, talk: _Discourse, short: dict[str, str]
) -> Mention | None:
    span = document.span(one.start, one.end)
    if one.pronoun:
        who = talk.person(one)
        return Mention(who, span, ActorKind.PERSON, "pronoun") if who else None
    kind = _kind_of(people, one)
    bare = ARTICLE.sub("", one.text)
    if kind is ActorKind.PERSON:
        full = people.fullest(bare)
        return Mention(full, span, kind, "name" if full == bare else "surname", one.title)
    if kind is ActorKind.OFFICE:
        if bare in short:
            return Mention(short[bare], span, kind, "alias")
        holder = people.holder(one)
        return (
            Mention(holder, span, ActorKind.PERSON, "office", bare) if holder else Mention(bare, span, kind, "office")
        )
    if kind is ActorKind.BODY or bare in short:
        full = bodies.fullest(one)
        how = "name" if full == bare else ("alias" if bare in short else "head noun")
        return Mention(full, span, kind or ActorKind.BODY, how)
    if kind is None and (longer := bodies.longer(bare)):
        return Mention(longer, span, ActorKind.BODY, "longer name")
    if kind is ActorKind.COUNTRY and one.country and lex.is_short_for_country(bare):
        return Mention(lex.full_country(one.country), span, kind, "abbreviation")
    return Mention(bare, span, kind, "name")
