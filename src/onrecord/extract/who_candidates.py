"""Who could be meant: every actor the syntax or the discourse of an action points to, each with its reasons.

A generator is a row of `GENERATORS`: given a scene it yields `(role, mention, more)`, where `role` names the way
the actor was found ("gov1.subject", "speaker", "before1.person") and `more` are words that qualify it. Actors found
in several ways become one candidate with all their features; the last candidate is always nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from onrecord.extract.who_control import actor_of, binder_of
from onrecord.extract.who_people import is_actor_name, is_animate, rank_of
from onrecord.extract.who_scene import Scene
from onrecord.extract.who_words import CATEGORY, FIRST_PERSON, IMPERSONAL, THIRD_PERSON
from onrecord.model import ActorKind, Mention, Quotation, Token

Found = tuple[str, Mention, tuple[str, ...]]
_ARTICLE = re.compile(
    r"^(?:no|any|the|a|an|this|that|these|those|its|their|his|her|our|your|my|all of the|some of the)\s+", re.I
)
_MANY = re.compile(r"\b(?:and|both|all|leaders|countries|parties|sides|members)\b", re.I)
_SMALL = frozenset(["the", "of", "and", "a", "an", "mr", "mrs", "ms", "dr", "for", "to", "in", "on"])
_SPOKEN = ("direct", "block", "turn")


@dataclass(slots=True)
class Candidate:
    """One actor that may be meant, or nobody (`mention` None), and what speaks of it."""

    mention: Mention | None
    features: set[str] = field(default_factory=set)


def name_words(name: str) -> frozenset[str]:
    """The words of a name that count when names are compared."""
    return frozenset(re.findall(r"\w+", name.lower())) - _SMALL


def _covering(scene: Scene, token: Token) -> Mention | None:
    """The mention a word belongs to."""
    story = scene.story
    at = bisect_right(story.places, token.start)
    for mention in reversed(story.mentions[max(0, at - 3) : at]):
        if mention.span and mention.span.start <= token.start < mention.span.end:
            return mention
    return None


def speaker(scene: Scene, forms: tuple[str, ...] = _SPOKEN) -> Quotation | None:
    """The quotation or turn the action stands in."""
    return scene.story.quotation_at(scene.action.start, forms)


def _voice(scene: Scene) -> Mention | None:
    """Who 'I' and 'we' are here."""
    spoken = speaker(scene)
    if spoken and spoken.speaker:
        return spoken.speaker
    return scene.story.authority


def resolve(scene: Scene, i: int) -> Mention | None:
    """The actor that word i of the sentence stands for."""
    tree = scene.tree
    low = tree.tokens[i].text.lower()
    if low in FIRST_PERSON:
        return _voice(scene)
    group = tree.conjuncts(i)
    if len(group) == 1:
        return _single(scene, i)
    parts = [m for m in (_single(scene, g) for g in group) if m]
    if not parts:
        return None
    names = list(dict.fromkeys(m.name for m in parts))
    return Mention(" and ".join(names), parts[0].span, parts[0].kind, "group", None) if len(names) > 1 else parts[0]


def _single(scene: Scene, i: int) -> Mention | None:
    token = scene.tree.tokens[i]
    low = token.text.lower()
    named = _covering(scene, token)
    if named and (named.how != "name" or named.kind is not None):
        return _fuller(scene, i, named)
    if low in THIRD_PERSON:
        return named or _antecedent(scene, i)
    if low in IMPERSONAL or token.pos in ("PRON", "DET", "NUM", "ADV", "ADP"):
        counted = scene.tree.child(i, ("prep",))  # "each of these offices"
        return _phrase(scene, i, named) if counted is not None and low not in IMPERSONAL else named
    return _phrase(scene, i, named)


def _fuller(scene: Scene, i: int, named: Mention) -> Mention:
    """An unresolved office keeps the words around it: 'the head of each agency'."""
    if named.kind is ActorKind.OFFICE and named.how == "office":
        return _phrase(scene, i, named) or named
    return named


def _phrase(scene: Scene, i: int, named: Mention | None) -> Mention | None:
    """The noun phrase itself as a description."""
    tokens = scene.tree.tokens
    first, last = scene.tree.phrase(i)
    start, end = tokens[first].start, tokens[last - 1].end
    span = scene.story.parsed.document.span(start, end)
    text = _ARTICLE.sub("", " ".join(span.quote.split()))
    if not any(c.isalpha() for c in text):
        return named
    return Mention(text, span, named.kind if named else None, named.how if named else "description")


def _antecedent(scene: Scene, i: int) -> Mention | None:
    """What 'it' or 'they' stands for: who spoke in this sentence or the one before, else who was named first there."""
    token, story = scene.tree.tokens[i], scene.story
    single = token.text.lower().startswith("it")
    wants = (ActorKind.BODY, ActorKind.COUNTRY, None) if single else (*ActorKind, None)
    for sentence in [scene.sentence, *story.before(scene.index, 2)]:
        told = [q.speaker for q in story.spoken if sentence.start <= q.span.start < min(sentence.end, token.start)]
        named = story.mentions_in(sentence.start, min(sentence.end, token.start))
        for one in [*(t for t in told if t), *named]:
            if one.kind in wants and one.kind is not ActorKind.PLACE and one.how != "pronoun":
                return Mention(one.name, one.span, one.kind, "pronoun", one.title)
    return None


def _category(token: Token) -> str:
    return CATEGORY.get(token.lemma.lower(), token.pos.lower())


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
        yield from _at(scene, f"own.subject.{voice}", subject, lead, _modal(scene, head))
        yield from _owned(scene, "own.subject.owner", subject)
    agent = tree.agent(head)
    if agent is not None:
        yield from _at(scene, f"own.agent.{voice}", agent, lead)
    owner = tree.owner(head)
    if owner is not None and lead == "noun":
        yield from _at(scene, "own.owner", owner, _category(token))


def _owned(scene: Scene, role: str, i: int) -> Iterator[Found]:
    owner = scene.tree.owner(i)
    if owner is not None:
        yield from _at(scene, role, owner)


def _modal(scene: Scene, i: int) -> str:
    """The auxiliary of verb i: will, shall, should, would, must, to, or the form of the verb."""
    for c in scene.tree.below[i]:
        if scene.tree.tokens[c].dep == "aux" and scene.tree.tokens[c].tag in ("MD", "TO"):
            return scene.tree.tokens[c].text.lower()
    return scene.tree.tokens[i].tag


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
        more = (_category(token), "lemma=" + token.lemma.lower())
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
    story = scene.story
    for n, body in enumerate(story.bodies_of(person.name)):
        known = next((m for m in story.mentions if m.name == body or (m.span and m.span.quote == body)), None)
        yield "speaker.body", known or Mention(body, person.span, ActorKind.BODY, "title"), (str(min(n, 1)),)


def _control(scene: Scene) -> Iterator[Found]:
    """Whoever acts and whoever binds by the grammar of control."""
    for role, find in (("actor", actor_of), ("binder", binder_of)):
        word, path = find(scene.tree, scene.head)
        if word is None:
            continue
        for _, mention, more in _at(scene, role, word):
            alive = _sort(mention) not in ("description", "name") or is_animate(mention.name)
            modal = _modal(scene, scene.head) if scene.head is not None else ""
            yield role, mention, (path, *more, f"{path}|{modal}|{alive}", f"{path}|{alive}")
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
    quoted = [q for q in story.spoken if q.speaker and q.span.end <= scene.action.start]
    if quoted and quoted[-1].speaker:
        yield "last speaker", quoted[-1].speaker, ()


_VOCATIVE = re.compile(
    r"(?:^|[.!?…]\s+|\n\s*)(?:(?:Mr|Mrs|Ms|Dear)\.?\s+)?(?P<name>[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?),\s"
)


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
    turns = [q for q in story.spoken if q.form == "turn" and q.speaker]
    at = next((n for n, q in enumerate(turns) if q.span.start == turn.span.start), None)
    if at is not None:
        for step, name in ((1, "addressee.next"), (-1, "addressee.last")):
            if 0 <= at + step < len(turns):
                other = turns[at + step].speaker
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


_DUTY = re.compile(r"\b(?:shall|must|will|(?:is|are) (?:hereby )?(?:directed|instructed|required|ordered|to)|should)\b")


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
        if mention and (_sort(mention) not in ("description", "name") or is_animate(mention.name)):
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
                alive = _sort(mention) not in ("description", "name") or is_animate(mention.name)
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


def _sort(mention: Mention) -> str:
    if mention.how == "group":
        return "group"
    return str(mention.kind.value) if mention.kind else ("description" if mention.how == "description" else "name")


def setting(scene: Scene) -> list[str]:
    """What holds of the action whoever is meant."""
    tree = scene.tree
    spoken = speaker(scene)
    form = spoken.form if spoken else ("indirect" if speaker(scene, ("indirect",)) else "narration")
    voice = spoken.speaker if spoken else None
    standing = scene.story.standing(voice.name) if voice else ""
    facts = [f"standing={standing}", f"form={form}", f"decree={scene.story.is_decree}"]
    if scene.head is not None:
        head = scene.head
        facts += [f"voice={'passive' if tree.is_passive(head) else 'active'}", f"modal={_modal(scene, head)}"]
        facts.append(f"pos={tree.tokens[head].pos}|{tree.tokens[head].dep}")
        subject = tree.subject(head)
        facts.append(f"subject={_subject_sort(scene, subject)}")
        facts.append(f"actor={_subject_sort(scene, actor_of(tree, head)[0])}")
        facts.append(f"binder={binder_of(tree, head)[1]}")
        governor = next(tree.governors(head), None)
        facts.append("gov=" + (_category(tree.tokens[governor]) if governor is not None else "none"))
        facts.append("govlemma=" + (tree.tokens[governor].lemma.lower() if governor is not None else "none"))
    return facts


def _subject_sort(scene: Scene, subject: int | None) -> str:
    if subject is None:
        return "none"
    low = scene.tree.tokens[subject].text.lower()
    if low in FIRST_PERSON or low in THIRD_PERSON or low in IMPERSONAL:
        return low
    mention = resolve(scene, subject)
    if mention is None:
        return "none"
    sort = _sort(mention)
    return ("living" if is_animate(mention.name) else "thing") if sort in ("description", "name") else sort


def candidates(scene: Scene, issuer: Mention | None = None, *, for_responsible: bool = False) -> list[Candidate]:
    """All candidates of a scene, nobody last, with their features."""
    found: dict[frozenset[str], Candidate] = {}
    kind = scene.kind.value
    around = setting(scene)
    form = next(f for f in around if f.startswith("form="))
    whose = next((f for f in around if f.startswith("actor=")), "actor=none")
    standing = around[0]
    for generate in GENERATORS:
        for role, mention, more in generate(scene):
            if mention.kind is None and mention.how == "name" and not is_actor_name(mention.name):
                continue
            one = found.setdefault(name_words(mention.name), Candidate(mention))
            one.features.add(role)
            one.features.update((f"{role}|{kind}", f"{role}|{form}", f"{role}|{_sort(mention)}", f"{role}|{whose}"))
            if role.startswith(("speaker", "actor", "binder", "own.subject")):
                one.features.update((f"{role}|{standing}", f"{role}|{standing}|{whose}", f"{role}|{standing}|{kind}"))
            one.features.update(f"{role}|{m}" for m in more)
            one.features.update(f"{role}|{kind}|{m}" for m in more[:1])
    if issuer is not None and for_responsible:
        found.setdefault(name_words(issuer.name), Candidate(issuer)).features.add("issuer")
    for words, one in found.items():
        if one.mention:
            _describe(one, words, scene, issuer, for_responsible)
    nobody = Candidate(None, {"nobody", f"nobody|{kind}", *(f"nobody|{f}" for f in around)})
    nobody.features.update(f"nobody|{kind}|{f}" for f in around if f.startswith(("actor=", "form=", "binder=")))
    nobody.features.update((f"nobody|{standing}|{whose}", f"nobody|{standing}|{kind}"))
    if for_responsible:
        nobody.features.add(f"nobody|issuer={issuer is not None}|{kind}")
    return [*found.values(), nobody]


def _describe(
    one: Candidate, words: frozenset[str], scene: Scene, issuer: Mention | None, for_responsible: bool
) -> None:
    assert one.mention is not None
    kind, sort = scene.kind.value, _sort(one.mention)
    one.features.update((f"sort={sort}", f"sort={sort}|{kind}"))
    story, name = scene.story, one.mention.name
    one.features.add(f"named={min(story.counts[name], 4)}")
    prominence = story.order.get(name, story.order_of_bodies.get(name, 9))
    one.features.update(
        (
            f"prominence={min(prominence, 3)}",
            f"prominence={min(prominence, 3)}|{sort}",
            f"opening={name in story.opening}|{kind}",
        )
    )
    if sort in ("name", "description", "body"):
        one.features.update((f"active={name in story.active}", f"active={name in story.active}|{sort}"))
    if sort == "description":
        living = is_animate(name)
        one.features.update((f"animate={living}", f"animate={living}|{kind}"))
        one.features.update([f"actor|animate={living}"] if "actor" in one.features else [])
    ranks = {rank_of(t) for t in story.titles.get(name, ())}
    one.features.update(f"rank={r}|{kind}" for r in ranks)
    if not words:
        one.features.add("wordless")
    if for_responsible and issuer is not None:
        same = words == name_words(issuer.name)
        one.features.update((f"issuer={same}|{kind}", f"issuer={same}|{kind}|{sort}"))
