"""What a word of the sentence stands for: the actor named, 'we' by the speaker, 'it' by who was named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.extract.who_people import is_animate
from onrecord.extract.who_scene import Found, Scene
from onrecord.extract.who_words import CATEGORY, FIRST_PERSON, IMPERSONAL, THIRD_PERSON
from onrecord.model import ActorKind, Mention, Quotation, Token

_ARTICLE = re.compile(
    r"^(?:no|any|the|a|an|this|that|these|those|its|their|his|her|our|your|my|all of the|some of the)\s+", re.I
)
_CHAIRS = frozenset(["chair", "chairman", "chairwoman", "chairperson"])
_NUMBER = re.compile(r"^\d+\.(?:\d+\.?)*\s+")  # of a paragraph
_SMALL = frozenset(["the", "of", "and", "a", "an", "mr", "mrs", "ms", "dr", "for", "to", "in", "on"])
_ONE = frozenset(["i", "me", "my", "myself"])
_SPOKEN = ("direct", "block", "turn")


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


def _voice(scene: Scene, said: str) -> Mention | None:
    """Who 'I' and 'we' are here."""
    spoken = speaker(scene)
    if spoken and spoken.speaker:
        return spoken.speaker
    if scene.story.authority or spoken:
        return scene.story.authority
    return scene.story.paper.voice("I" if said in _ONE else "we") or scene.story.house


def resolve(scene: Scene, i: int) -> Mention | None:
    """The actor that word i of the sentence stands for."""
    tree = scene.tree
    low = tree.tokens[i].text.lower()
    if low in FIRST_PERSON:
        return _voice(scene, low)
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
    named = _headed(scene, _covering(scene, token))
    if named and (named.how != "name" or named.kind is not None):
        return _fuller(scene, i, named)
    if low in THIRD_PERSON:
        return None if _is_empty(scene, i) else named or _antecedent(scene, i)
    if low in IMPERSONAL or token.pos in ("PRON", "DET", "NUM", "ADV", "ADP"):
        counted = scene.tree.child(i, ("prep",))  # "each of these offices"
        return _phrase(scene, i, named) if counted is not None and low not in IMPERSONAL else named
    return _phrase(scene, i, named)


def _headed(scene: Scene, named: Mention | None) -> Mention | None:
    """The body a paper is headed with for its short form, the signer for the office: 'the Council', 'the Minister'."""
    if named is None or named.how == "pronoun":
        return named
    paper = scene.story.paper
    if named.kind is ActorKind.BODY:
        return next((m for m in paper.mastheads if name_words(named.name) < name_words(m.name)), named)
    if named.kind is ActorKind.OFFICE and named.how == "office":
        if paper.chair and named.name.lower() in _CHAIRS:
            return paper.chair
        return next((m for m in paper.signers if m.title and name_words(named.name) <= name_words(m.title)), named)
    return named


def _fuller(scene: Scene, i: int, named: Mention) -> Mention:
    """An unresolved office or body keeps the words around it: 'the head of each agency', 'the roads department'."""
    bare = named.kind is ActorKind.BODY and named.name.islower() and named.span and named.span.quote == named.name
    if bare or (named.kind is ActorKind.OFFICE and named.how == "office"):
        return _phrase(scene, i, named) or named
    return named


def _phrase(scene: Scene, i: int, named: Mention | None) -> Mention | None:
    """The noun phrase itself as a description, or the person it names in full: "the head of the port, Ines Harlow"."""
    tokens = scene.tree.tokens
    first, last = scene.tree.phrase(i)
    start, end = tokens[first].start, tokens[last - 1].end
    span = scene.story.parsed.document.span(start, end)
    for inner in scene.story.mentions_in(start, end):
        if inner.kind is ActorKind.PERSON and inner.title and inner.title.casefold() in span.quote.casefold():
            return inner
    text = _ARTICLE.sub("", _NUMBER.sub("", " ".join(span.quote.split())))
    if not any(c.isalpha() for c in text):
        return named
    return Mention(text, span, named.kind if named else None, named.how if named else "description")


def _is_empty(scene: Scene, i: int) -> bool:
    """Whether 'it' stands for a clause and nobody: 'it was decided to build', 'it is necessary that'."""
    tree = scene.tree
    verb = tree.up(i)
    if tree.tokens[i].text.lower() != "it" or verb is None:
        return False
    if tree.child(verb, ("ccomp", "csubj")) is not None:
        return tree.is_passive(verb) or tree.tokens[verb].lemma.lower() in ("be", "seem", "appear")
    clause = tree.child(verb, ("xcomp", "advcl"))
    if tree.is_passive(verb):
        return clause is not None and category(tree.tokens[verb]) in ("decide", "tell")
    return clause is not None and tree.tokens[verb].lemma.lower() == "be" and tree.child(verb, ("acomp",)) is not None


def _antecedent(scene: Scene, i: int) -> Mention | None:
    """What 'it' or 'they' stands for: who spoke in this sentence or the one before, else who was named first there."""
    token, story = scene.tree.tokens[i], scene.story
    single = token.text.lower().startswith("it")
    wants = (ActorKind.BODY, ActorKind.COUNTRY, None) if single else (*ActorKind, None)
    for sentence in [scene.sentence, *story.before(scene.index, 2)]:
        until = min(sentence.end, token.start)
        touching = story.covering.get(story.sentence_at(sentence.start), ())
        told = [q.speaker for q in touching if sentence.start <= q.span.start < until]
        named = story.mentions_in(sentence.start, min(sentence.end, token.start))
        for one in [*(t for t in told if t), *named]:
            if one.kind in wants and one.kind is not ActorKind.PLACE and one.how != "pronoun":
                return Mention(one.name, one.span, one.kind, "pronoun", one.title)
    return None


def category(token: Token) -> str:
    """What kind of verb or noun a word is, else its part of speech."""
    return CATEGORY.get(token.lemma.lower(), token.pos.lower())


def modal(scene: Scene, i: int) -> str:
    """The auxiliary of verb i: will, shall, should, would, must, to, or the form of the verb."""
    for c in scene.tree.below[i]:
        if scene.tree.tokens[c].dep == "aux" and scene.tree.tokens[c].tag in ("MD", "TO"):
            return scene.tree.tokens[c].text.lower()
    return scene.tree.tokens[i].tag


def sort_of(mention: Mention) -> str:
    """The kind of a mention; 'group', 'description' or 'name' where none is known."""
    if mention.how == "group":
        return "group"
    return str(mention.kind.value) if mention.kind else ("description" if mention.how == "description" else "name")


def is_living(mention: Mention) -> bool:
    """Whether a mention can act: anything of a known kind, else by the noun of its description."""
    return sort_of(mention) not in ("description", "name") or is_animate(mention.name)


def found_at(scene: Scene, role: str, i: int, *more: str) -> Iterator[Found]:
    """Whom word i stands for, found in the way `role`; with the pronoun, where it is one."""
    mention = resolve(scene, i)
    if mention is not None:
        low = scene.tree.tokens[i].text.lower()
        said = low if low in FIRST_PERSON or low in THIRD_PERSON else ""
        yield role, mention, (*more, *([f"as={said}"] if said else []))
