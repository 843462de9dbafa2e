"""Ways to find an actor: by the action's own syntax, by what governs it, by who speaks, by what was said before.

A generator is a row of `GENERATORS`: given a scene it yields `(role, mention, more)`, where `role` names the way
("gov1.subject.active", "speaker.turn", "before1.person") and `more` are words that qualify it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.extract.who_control import actor_of, binder_of
from onrecord.extract.who_duties import by_capitals, by_decree, by_label
from onrecord.extract.who_lines import is_college, office_word
from onrecord.extract.who_resolve import category, found_at, is_living, modal, speaker
from onrecord.extract.who_scene import Found, Scene
from onrecord.model import ActorKind, Mention

_VOCATIVE = re.compile(
    r"(?:^|[.!?…]\s+|\n\s*)(?:(?:Mr|Mrs|Ms|Dear)\.?\s+)?(?P<name>[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?),\s"
)


def _own(scene: Scene) -> Iterator[Found]:
    """Subject, agent, object and owner of the action's own head."""
    if scene.head is None:
        return
    tree, head = scene.tree, scene.head
    token = tree.tokens[head]
    voice = "passive" if tree.is_passive(head) else "active"
    lead = "inside" if token.pos in ("VERB", "AUX") else "noun"
    subject = tree.subject(head)
    if subject is not None:
        yield from found_at(scene, f"own.subject.{voice}", subject, lead, modal(scene, head))
        yield from _owned(scene, "own.subject.owner", subject)
    agent = tree.agent(head)
    if agent is not None:
        yield from found_at(scene, f"own.agent.{voice}", agent, lead)
    owner = tree.owner(head)
    if owner is not None and lead == "noun":
        yield from found_at(scene, "own.owner", owner, category(token))


def _owned(scene: Scene, role: str, i: int) -> Iterator[Found]:
    owner = scene.tree.owner(i)
    if owner is not None:
        yield from found_at(scene, role, owner)


def _governors(scene: Scene) -> Iterator[Found]:
    """Subjects, objects, agents and owners of the words that govern the action."""
    if scene.head is None:
        return
    tree = scene.tree
    for depth, gov in enumerate(tree.governors(scene.head), 1):
        token = tree.tokens[gov]
        level = f"gov{min(depth, 3)}"
        more = (category(token), "lemma=" + token.lemma.lower())
        verbal = token.pos in ("VERB", "AUX", "ADJ")
        subject = tree.subject(gov) if verbal else None
        if subject is not None:
            voice = "passive" if tree.is_passive(gov) else "active"
            yield from found_at(scene, f"{level}.subject.{voice}", subject, *more)
            yield from _owned(scene, f"{level}.subject.owner", subject)
        for role, found in (("object", tree.object(gov)), ("agent", tree.agent(gov))):
            if verbal and found is not None and found != scene.head:
                yield from found_at(scene, f"{level}.{role}", found, *more)
        owner = None if verbal else tree.owner(gov)
        if owner is not None:
            yield from found_at(scene, f"{level}.owner", owner, *more)


def _spoken(scene: Scene) -> Iterator[Found]:
    """The speaker of the words the action stands in, and the body or country the speaker's title names."""
    for form in ("direct", "block", "turn", "indirect"):
        spoken = speaker(scene, (form,))
        if spoken and spoken.speaker:
            yield f"speaker.{form}", spoken.speaker, ()
            yield from _bodies_of(scene, spoken.speaker)


def _bodies_of(scene: Scene, person: Mention) -> Iterator[Found]:
    """Whom a speaker speaks for, by every title the document gives: 'Energy Minister of X', 'spokesman for Y'."""
    for n, body in enumerate(scene.story.bodies_of(person.name)):
        yield "speaker.body", body, (str(min(n, 1)),)


def _control(scene: Scene) -> Iterator[Found]:
    """Whoever acts and whoever binds by the grammar of control."""
    for role, find in (("actor", actor_of), ("binder", binder_of)):
        word, path = find(scene.tree, scene.head)
        if word is None:
            continue
        for _, mention, more in found_at(scene, role, word):
            alive = is_living(mention)
            tense = modal(scene, scene.head) if scene.head is not None else ""
            yield role, mention, (path, *more, f"{path}|{tense}|{alive}", f"{path}|{alive}")
            if mention.how in ("speaker line",) or more:
                for _, body, _ in _bodies_of(scene, mention):
                    yield f"{role}.body", body, (path, *more)


def _discourse(scene: Scene) -> Iterator[Found]:
    """Who was named in the sentences before, first in the document, and most."""
    story = scene.story
    for distance, sentence in enumerate(story.before(scene.index, 4), 1):
        named = story.mentions_in(sentence.start, sentence.end)
        people = [m for m in named if m.kind in (ActorKind.PERSON, ActorKind.OFFICE)]
        bodies = [m for m in named if m.kind in (ActorKind.BODY, ActorKind.COUNTRY, None)]
        near = str(min(distance, 3))
        if people:
            yield f"before{near}.person", people[0], ()
        if bodies:
            yield f"before{near}.body", bodies[0], ()
    here = story.mentions_in(scene.sentence.start, scene.sentence.end)
    for m in here:
        side = "left" if m.span and m.span.start < scene.action.start else "right"
        inside = m.span is not None and scene.action.start <= m.span.start < scene.action.end
        yield f"here.{'inside' if inside else side}", m, (str(m.kind),)
    if story.main:
        yield "main", story.main, ()
    if story.house:
        yield "house", story.house, ()
    if story.mentions:
        yield "first", story.mentions[0], ()
    speaker_before = story.last_speaker(scene.action.start)
    if speaker_before:
        yield "last speaker", speaker_before, ()


def _addressee(scene: Scene) -> Iterator[Found]:
    """Who 'you' is in a transcript: whoever the turn calls by name, else the other speaker beside it."""
    story, turn = scene.story, speaker(scene, ("turn",))
    if turn is None:
        return
    called = [
        m
        for m in story.mentions_in(turn.span.start, scene.action.start)
        if m.kind is ActorKind.PERSON and m.span and story.text[m.span.end : m.span.end + 1] == ","
    ]
    if (
        called
        and called[-1].span
        and _VOCATIVE.search(story.text, max(0, called[-1].span.start - 8), called[-1].span.end + 2)
    ):
        yield "addressee.called", called[-1], ()
    at = story.turn_number.get(turn.span.start)
    for step, name in ((1, "addressee.next"), (-1, "addressee.last")):
        if at is not None and 0 <= at + step < len(story.turns):
            other = story.turns[at + step].speaker
            if other and turn.speaker and other.name != turn.speaker.name:
                yield name, other, ()


def _paper(scene: Scene) -> Iterator[Found]:
    """Whose paper the document is: who enacts it, whose heading it bears, who speaks, sits in the chair, signs."""
    paper = scene.story.paper
    facts = f"{paper.sort}|{paper.person}"
    college = f"college={paper.is_college}"
    enacts = f"enacts={paper.enactor.kind if paper.enactor else None}|{college}"
    for role, mention in (
        ("author", paper.author),
        ("enactor", paper.enactor),
        ("orator", paper.orator),
        ("chair", paper.chair),
    ):
        if mention:
            yield f"paper.{role}", mention, (facts, f"{facts}|{college}")
    for n, body in enumerate(paper.mastheads[:3]):
        signed = f"signed={bool(paper.signers)}|{college}|{n}"
        own = f"{n}|own={is_college(body.name)}|{bool(paper.signers)}"
        yield "paper.masthead", body, (facts, f"{facts}|{n}", enacts, signed, f"{paper.sort}|{signed}", str(n), own)
    for n, person in enumerate(paper.signers[:3]):
        rank = f"{facts}|{min(n, 1)}"
        titled = f"title={bool(person.title)}|{college}"
        office = f"office={office_word(person.title or '')}"
        yield (
            "paper.signer",
            person,
            (facts, rank, f"{rank}|{enacts}", enacts, titled, f"{paper.sort}|{titled}", office),
        )


GENERATORS: tuple[Callable[[Scene], Iterator[Found]], ...] = (
    _own,
    _control,
    _governors,
    _spoken,
    _discourse,
    _addressee,
    by_decree,
    by_capitals,
    by_label,
    _paper,
)
