"""Whose duty it is where an act says so around the action: by its authority, list heads, capitals and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.who_resolve import category, found_at, is_living, resolve
from onrecord.extract.who_scene import Found, Scene
from onrecord.model import ActorKind, Mention, Sentence

_LABEL = re.compile(r"^\W*(?:\d+[.)]\s*)?(?P<who>[A-Z][^\n:.;]{2,60}):\s*$")
_TOLD = re.compile(
    r"\b(?:URGES?|INVITES?|REQUESTS?|CALLS? (?:UP)?ON|INSTRUCTS?|DIRECTS?|ORDERS?|RECOMMENDS?|REQUIRES?|AUTHORI[SZ]ES?|"
    r"ENCOURAGES?|ASKS?|COMMISSIONS?|TASKS?|CHARGES?)\s+(?:(?:all|the|its)\s+)*(?P<who>[^:,;\n]{3,80}?)\s*(?::|\bto\b)"
)
_DUTY = re.compile(r"\b(?:shall|must|will|(?:is|are) (?:hereby )?(?:directed|instructed|required|ordered|to)|should)\b")


def by_decree(scene: Scene) -> Iterator[Found]:
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
    """Whom the list head tells: the subject of its last duty, the object of its order; else by the head above it."""
    story = scene.story
    sentence = story.parsed.sentences[index]
    duties = list(_DUTY.finditer(story.text, sentence.start, sentence.end))
    if not duties:
        yield from _told_by_head(scene, sentence)
        above = story.list_head(index)
        if above is not None and depth < 3:
            yield from _of_list_head(scene, above, depth + 1)
        return
    if sentence.tokens:
        head = Scene(story, sentence, story.parsed.document.span(*duties[-1].span()), scene.kind)
        subject = _nearest_subject(head)
        if subject is not None:
            for role, mention, more in found_at(head, "list.subject", subject):
                alive = is_living(mention)
                yield role, mention, (*more, str(alive))
            return
    named = [m for m in story.mentions_in(sentence.start, duties[-1].start()) if m.kind is not ActorKind.PLACE]
    for role, one in (("list.first", named[:1]), ("list.named", named[-1:])):
        yield from ((role, mention, ()) for mention in one)


def _told_by_head(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Whom a list head without a duty is for: 'URGES member states:', 'Harbour masters:'."""
    if not sentence.tokens:
        return
    head = Scene(scene.story, sentence, scene.story.parsed.document.span(sentence.start, sentence.end), scene.kind)
    tree = head.tree
    for i, token in enumerate(tree.tokens):
        if category(token) in ("order", "call") and (told := tree.object(i)) is not None:
            yield from found_at(head, "list.told", told, category(token))
            return
    if head.head is not None and tree.tokens[head.head].pos in ("NOUN", "PROPN"):
        yield from found_at(head, "list.label", head.head)


def by_capitals(scene: Scene) -> Iterator[Found]:
    """Whom an act tells in capitals, here or in the list head: 'INVITES member states to …', 'DIRECTS the Clerk:'."""
    story, at = scene.story, scene.action.start
    heads = [scene.sentence.start]
    above = story.list_head(scene.index)
    heads += [story.parsed.sentences[above].start] if above is not None else []
    for start in heads:
        told = list(_TOLD.finditer(story.text, start, at))
        if told:
            yield "told", _named_at(scene, told[-1]), ()
            return


def by_label(scene: Scene) -> Iterator[Found]:
    """Whose task it is by the label before it: 'Ministry of Finance: open an account'."""
    text, at = scene.story.text, scene.action.start
    found = _LABEL.search(text, text.rfind("\n", 0, at) + 1, at)
    if found is None:
        return
    yield "label", _named_at(scene, found), ()


def _named_at(scene: Scene, found: re.Match[str]) -> Mention:
    """Who is named first where a pattern says `who`; what stands there where nobody is."""
    place = scene.story.parsed.document.span(*found.span("who"))
    named = scene.story.mentions_in(place.start, place.end)
    return named[0] if named else Mention(place.quote, place, None, "description")


def _nearest_subject(scene: Scene) -> int | None:
    verb = scene.head
    while verb is not None:
        subject = scene.tree.subject(verb)
        if subject is not None:
            return subject
        verb = scene.tree.up(verb)
    return None
