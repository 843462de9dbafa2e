"""Who could be meant: every actor the syntax or the discourse of an action points to, each with its features.

Actors found in several ways become one candidate with all their features; the last candidate is always nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.extract.who_control import actor_of, binder_of
from onrecord.extract.who_generators import GENERATORS
from onrecord.extract.who_people import is_actor_name, is_animate, rank_of
from onrecord.extract.who_resolve import category, modal, name_words, resolve, sort_of, speaker
from onrecord.extract.who_scene import Found, Scene
from onrecord.extract.who_words import FIRST_PERSON, IMPERSONAL, THIRD_PERSON
from onrecord.model import Kind, Mention

# The issuer is sought by whether others are bound, since that is surer than the kind, which is itself a guess.
_BOUND = {Kind.ORDER: "others", Kind.CALL: "others", Kind.PLEDGE: "self", Kind.PLAN: "self", Kind.DECISION: "self"}


@dataclass(slots=True)
class Candidate:
    """One actor that may be meant, or nobody (`mention` None), and what speaks of it."""

    mention: Mention | None
    features: set[str] = field(default_factory=set)


def setting(scene: Scene) -> list[str]:
    """What holds of the action whoever is meant."""
    tree = scene.tree
    spoken = speaker(scene)
    form = spoken.form if spoken else ("indirect" if speaker(scene, ("indirect",)) else "narration")
    voice = spoken.speaker if spoken else None
    standing = scene.story.standing(voice.name) if voice else ""
    facts = [f"standing={standing}", f"form={form}", f"decree={scene.story.is_decree}"]
    facts.append(f"paper={scene.story.paper.sort}|{scene.story.paper.person}")
    if scene.head is not None:
        head = scene.head
        facts += [f"voice={'passive' if tree.is_passive(head) else 'active'}", f"modal={modal(scene, head)}"]
        facts.append(f"pos={tree.tokens[head].pos}|{tree.tokens[head].dep}")
        subject = tree.subject(head)
        facts.append(f"subject={_subject_sort(scene, subject)}")
        acting, path = actor_of(tree, head)
        facts.append(f"actor={_subject_sort(scene, acting)}")
        facts += [f"path={path}"] if acting is None else []
        facts.append(f"binder={binder_of(tree, head)[1]}")
        governor = next(tree.governors(head), None)
        facts.append("gov=" + (category(tree.tokens[governor]) if governor is not None else "none"))
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
    sort = sort_of(mention)
    return ("living" if is_animate(mention.name) else "thing") if sort in ("description", "name") else sort


def candidates(scene: Scene, issuer: Mention | None = None, *, for_responsible: bool = False) -> list[Candidate]:
    """All candidates of a scene, nobody last, with their features."""
    found: dict[frozenset[str], Candidate] = {}
    kind = scene.kind.value if for_responsible else _BOUND[scene.kind]
    scene.facts = scene.facts or setting(scene)
    for role, mention, more in _generated(scene):
        one = found.setdefault(name_words(mention.name), Candidate(mention))
        one.features.update(_features(scene, kind, role, mention, more))
    if issuer is not None and for_responsible:
        found.setdefault(name_words(issuer.name), Candidate(issuer)).features.add("issuer")
    for words, one in found.items():
        if one.mention:
            _describe(one, words, scene, kind, issuer if for_responsible else None)
    nobody = Candidate(None, set(_of_nobody(scene.facts, kind)))
    if for_responsible:
        nobody.features.add(f"nobody|issuer={issuer is not None}|{kind}")
    return [*found.values(), nobody]


def _generated(scene: Scene) -> list[Found]:
    """What the generators give, without names that cannot act."""
    if not scene.found:
        every = (found for generate in GENERATORS for found in generate(scene))
        scene.found = [f for f in every if f[1].kind is not None or f[1].how == "group" or is_actor_name(f[1].name)]
    return scene.found


def _fact(facts: Sequence[str], name: str) -> str:
    return next((f for f in facts if f.startswith(name)), f"{name}=none")


def _features(scene: Scene, kind: str, role: str, mention: Mention, more: tuple[str, ...]) -> Iterator[str]:
    """What speaks of somebody found in one way."""
    form, whose = _fact(scene.facts, "form"), _fact(scene.facts, "actor")
    yield from (role, f"{role}|{kind}", f"{role}|{form}", f"{role}|{sort_of(mention)}", f"{role}|{whose}")
    if role.startswith(("speaker", "actor", "binder", "own.subject")):
        standing = scene.facts[0]
        yield from (f"{role}|{standing}", f"{role}|{standing}|{whose}", f"{role}|{standing}|{kind}")
    if role.startswith("paper"):
        exact = f"{role}|{scene.kind.value}"
        yield from (exact, f"{exact}|{more[0]}", f"{role}|{_fact(scene.facts, 'binder')}")
    yield from (f"{role}|{m}" for m in more)
    yield from (f"{role}|{kind}|{m}" for m in more[:1])


def _of_nobody(facts: Sequence[str], kind: str) -> Iterator[str]:
    """What speaks for nobody."""
    standing, whose = facts[0], _fact(facts, "actor")
    yield from ("nobody", f"nobody|{kind}", f"nobody|{standing}|{whose}", f"nobody|{standing}|{kind}")
    for fact in facts:
        yield f"nobody|{fact}"
        if fact.startswith(("actor=", "form=", "binder=", "paper=", "path=")):
            yield f"nobody|{kind}|{fact}"


def _describe(one: Candidate, words: frozenset[str], scene: Scene, kind: str, issuer: Mention | None) -> None:
    assert one.mention is not None
    sort = sort_of(one.mention)
    one.features.update((f"sort={sort}", f"sort={sort}|{kind}"))
    story, name = scene.story, one.mention.name
    if sort not in ("group", "description"):
        prominence = min(story.order.get(name, story.order_of_bodies.get(name, 9)), 3)
        one.features.update((f"prominence={prominence}", f"prominence={prominence}|{sort}"))
        one.features.update((f"opening={name in story.opening}|{kind}", f"named={min(story.counts[name], 4)}"))
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
    if issuer is not None:
        same = words == name_words(issuer.name)
        one.features.update((f"issuer={same}|{kind}", f"issuer={same}|{kind}|{sort}"))
