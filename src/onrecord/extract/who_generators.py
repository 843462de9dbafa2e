"""Ways to find an actor: by the action's own syntax, by what governs it, by who speaks, by what was said before.

A generator is a row of `GENERATORS`: given a scene it yields `(role, mention, more)`, where `role` names the way
("gov1.subject.active", "speaker.turn", "before1.person") and `more` are words that qualify it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.extract.who_control import actor_of, binder_of
from onrecord.extract.who_resolve import category, is_living, modal, resolve, speaker
from onrecord.extract.who_scene import Scene
from onrecord.extract.who_words import FIRST_PERSON, THIRD_PERSON
from onrecord.model import ActorKind, Mention

Found = tuple[str, Mention, tuple[str, ...]]
_VOCATIVE = re.compile(
    r"(?:^|[.!?…]\s+|\n\s*)(?:(?:Mr|Mrs|Ms|Dear)\.?\s+)?(?P<name>[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?),\s"
)
_DUTY = re.compile(r"\b(?:shall|must|will|(?:is|are) (?:hereby )?(?:directed|instructed|required|ordered|to)|should)\b")


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
        yield from _at(scene, f"own.subject.{voice}", subject, lead, modal(scene, head))
        yield from _owned(scene, "own.subject.owner", subject)
    agent = tree.agent(head)
    if agent is not None:
        yield from _at(scene, f"own.agent.{voice}", agent, lead)
    owner = tree.owner(head)
    if owner is not None and lead == "noun":
        yield from _at(scene, "own.owner", owner, category(token))


def _owned(scene: Scene, role: str, i: int) -> Iterator[Found]:
    owner = scene.tree.owner(i)
    if owner is not None:
        yield from _at(scene, role, owner)


def _at(scene: Scene, role: str, i: int, *more: str) -> Iterator[Found]:
    mention = resolve(scene, i)
    if mention is not None:
        low = scene.tree.tokens[i].text.lower()
        said = low if low in FIRST_PERSON or low in THIRD_PERSON else ""
        yield role, mention, (*more, *([f"as={said}"] if said else []))


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
            yield from _at(scene, f"{level}.subject.{voice}", subject, *more)
            yield from _owned(scene, f"{level}.subject.owner", subject)
        for role, found in (("object", tree.object(gov)), ("agent", tree.agent(gov))):
            if verbal and found is not None and found != scene.head:
                yield from _at(scene, f"{level}.{role}", found, *more)
        owner = None if verbal else tree.owner(gov)
        if owner is not None:
            yield from _at(scene, f"{level}.owner", owner, *more)


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
        for _, mention, more in _at(scene, role, word):
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


def _decree(scene: Scene) -> Iterator[Found]:
    """The authority of a decree, and the subject of the list head the action stands under."""
    if scene.story.authority:
        yield "authority", scene.story.authority, ()
    yield from _last_duty(scene)
    head = scene.story.list_head(scene.index)
    if head is not None:
        yield from _of_list_head(scene, head)


def _last_duty(scene: Scene) -> Iterator[Found]:
    """In a decree, who was last told that it 'shall': the strategy of the Chair's making is the Chair's to fill."""
    story = scene.story
    if not story.is_decree:
        return
    for sentence in story.before(scene.index, 12):
        duty = _DUTY.search(story.text, sentence.start, sentence.end) if sentence.tokens else None
        if duty is None:
            continue
        before = Scene(story, sentence, story.parsed.document.span(*duty.span()), scene.kind)
        subject = _nearest_subject(before)
        mention = resolve(before, subject) if subject is not None else None
        if mention and (is_living(mention)):
            yield "last duty", mention, ()
            return


def _of_list_head(scene: Scene, index: int, depth: int = 0) -> Iterator[Found]:
    """The subject of the last duty in the list head, or of the head above it where that is an item itself."""
    story = scene.story
    sentence = story.parsed.sentences[index]
    duties = list(_DUTY.finditer(story.text, sentence.start, sentence.end))
    if not duties:
        above = story.list_head(index)
        if above is not None and depth < 3:
            yield from _of_list_head(scene, above, depth + 1)
        return
    if sentence.tokens:
        head = Scene(story, sentence, story.parsed.document.span(*duties[-1].span()), scene.kind)
        subject = _nearest_subject(head)
        if subject is not None:
            for role, mention, more in _at(head, "list.subject", subject):
                alive = is_living(mention)
                yield role, mention, (*more, str(alive))
            return
    named = [m for m in story.mentions_in(sentence.start, duties[-1].start()) if m.kind is not ActorKind.PLACE]
    if named:
        yield "list.named", named[-1], ()


def _nearest_subject(scene: Scene) -> int | None:
    verb = scene.head
    while verb is not None:
        subject = scene.tree.subject(verb)
        if subject is not None:
            return subject
        verb = scene.tree.up(verb)
    return None


GENERATORS: tuple[Callable[[Scene], Iterator[Found]], ...] = (
    _own,
    _control,
    _governors,
    _spoken,
    _discourse,
    _addressee,
    _decree,
)
