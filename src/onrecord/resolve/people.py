"""Building actors: groups of signs become values with their names, offices and reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.model import Actor, ActorKind, Decision, Name, Proposal, Reason
from onrecord.resolve.actors import Joined, join
from onrecord.resolve.features import ACCEPT
from onrecord.resolve.joining import Groups
from onrecord.resolve.known import Known, Sure, agreed, gather
from onrecord.resolve.locals import Local
from onrecord.resolve.offices import held, holder, offices_beside, seats
from onrecord.resolve.rulings import Ruling, edits, on_groups, settle
from onrecord.resolve.signs import Sign, office_sign, sign_of
from onrecord.text.names_bodies import is_acronym
from onrecord.text.names_persons import person
from onrecord.text.names_places import name_of
from onrecord.text.names_titles import strip_titles


@dataclass(slots=True)
class Cast:
    """All actors, and whom each name of each document stands for."""

    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: dict[tuple[str, str], str] = field(default_factory=dict)
    forms: dict[tuple[str, str], str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    leaders: dict[Sign, Sign] = field(default_factory=dict)  # every sign, to the one that leads its actor
    beyond: set[str] = field(default_factory=set)  # actors from without whom an office here can only mean


def cast(actors: Sequence[Local], decisions: Sequence[Decision] = (), sure: Sure | None = None) -> Cast:
    """Who is who among the actors of all documents, the decisions in force on top.

    `sure`: what kinds the documents are sure of, where the caller has it already.
    """
    actors = agreed(actors, sure)
    result = cast_known(gather(with_offices(actors)), decisions)
    _map(result, actors)
    return result


def with_offices(actors: Sequence[Local]) -> list[Local]:
    """The actors, and the offices written beside them."""
    return [*actors, *(office for local in actors for office in offices_beside(local))]


def cast_known(
    known: Mapping[Sign, Known], decisions: Sequence[Decision] = (), outside: Mapping[Sign, Counter[str]] | None = None
) -> Cast:
    """Who is who among signs. Nothing is said of `mentions` and `forms`.

    Args:
        known: all there is to know of the signs.
        decisions: those in force.
        outside: for offices, by id how often actors none of whose signs is here are seen in them.
    """
    joined = join(known)
    beyond = _seat(joined, known, outside or {})
    rulings = on_groups(decisions, {s.id: s for s in known}, _named(known))
    joined.groups = settle(known, joined.reasons, rulings)
    leaders = _leaders(joined.groups, known)
    members: dict[Sign, list[Sign]] = defaultdict(list)
    for sign in sorted(known):
        members[leaders[joined.groups.find(sign)]].append(sign)
    reasons = _reasons(joined, leaders)
    result = Cast(leaders={s: leader for leader, signs in members.items() for s in signs}, beyond=beyond)
    for leader, signs in sorted(members.items()):
        _add(result, leader, [known[s] for s in signs], reasons[leader])
    _rule(result, joined, rulings, edits(decisions))
    return result


def rank(sign: Sign) -> tuple[bool, int, str, str]:
    """How signs of one actor are ordered: the fullest name leads, and its id is the actor's."""
    return (sign.kind is ActorKind.OFFICE, -len(sign.key.split()), sign.key, sign.scope)


def _named(known: Mapping[Sign, Known]) -> dict[str, frozenset[Sign]]:
    """Names as written, to the signs that have them."""
    table: dict[str, set[Sign]] = defaultdict(set)
    for sign, about in known.items():
        for name in (*about.full, *about.forms):
            table[name].add(sign)
    return {name: frozenset(signs) for name, signs in table.items()}


def _leaders(groups: Groups[Sign], known: Mapping[Sign, Known]) -> dict[Sign, Sign]:
    """For each group's representative, the sign that leads it."""
    best: dict[Sign, Sign] = {}
    for sign in known:
        root = groups.find(sign)
        best[root] = min(best.get(root, sign), sign, key=rank)
    return best


def _seat(joined: Joined, known: Mapping[Sign, Known], outside: Mapping[Sign, Counter[str]]) -> set[str]:
    """Give offices named without a person to the one person they can mean; says which of them are outside."""
    beyond: set[str] = set()
    leaders = _leaders(joined.groups, known)
    offices: dict[Sign, list[Known]] = defaultdict(list)
    for sign, about in known.items():
        if sign.kind is ActorKind.OFFICE:
            offices[joined.groups.find(sign)].append(about)
    for root, seen in seats(known, joined.groups, outside).items():
        who = holder(offices[root], seen)
        if isinstance(who, str):
            beyond.add(who)
        elif who is not None:
            title = min(t for about in offices[root] for t in about.full)
            reason = Reason("office", ACCEPT, f"{title}: nobody else is seen in that office")
            joined.reasons[frozenset((leaders[root], leaders[who]))] = reason
    return beyond


def _reasons(joined: Joined, leaders: Mapping[Sign, Sign]) -> dict[Sign, set[Reason]]:
    """Why signs were joined, by the sign that leads their group."""
    found: dict[Sign, set[Reason]] = defaultdict(set)
    for pair, reason in joined.reasons.items():
        roots = {joined.groups.find(s) for s in pair}
        if len(roots) == 1:
            found[leaders[roots.pop()]].add(reason)
    return found


def _add(result: Cast, leader: Sign, signs: Sequence[Known], reasons: Iterable[Reason]) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for about in signs:
        for name, documents in about.names.items():
            names[name] |= documents
    result.actors[leader.id] = Actor(
        leader.id,
        display(leader, signs),
        leader.kind,
        tuple(Name(n, tuple(sorted(d)), how(leader.kind, n)) for n, d in sorted(names.items())),
        held(signs),
        tuple(sorted({*reasons, *_levelled(signs)}, key=lambda r: (-r.weight, r.feature, r.detail))),
    )
    result.aliases.update({about.sign.id: leader.id for about in signs if about.sign != leader})


LEVELLED: dict[ActorKind, tuple[str, str]] = {
    ActorKind.PERSON: ("romanisation", "one name once its romanisation is levelled"),
    ActorKind.BODY: ("wording", "one name once spelling, word order and country are levelled"),
    ActorKind.OFFICE: ("wording", "one office in other words"),
    ActorKind.COUNTRY: ("country", "names of one country, by the table of countries"),
    ActorKind.PLACE: ("renamed", "names of one place, by the table of renamed cities or but for spelling"),
}
"""What levels the names that have one sign, by kind."""


def _levelled(signs: Iterable[Known]) -> Iterator[Reason]:
    """Why names that share a sign are one: the sign levels them."""
    for about in signs:
        names = sorted({strip_titles(n)[1] if about.sign.kind is ActorKind.PERSON else n for n in about.full})
        if len(names) > 1:
            feature, why = LEVELLED[about.sign.kind]
            yield Reason(feature, 1.0, f"{', '.join(names)}: {why}")


def how(kind: ActorKind, name: str) -> str:
    """Whether a form is a name, an acronym or a description."""
    if is_acronym(name) and kind is ActorKind.BODY:
        return "acronym"
    return "description" if name[:1].islower() or name.startswith(("the ", "The ")) else "name"


def display(leader: Sign, known: Iterable[Known]) -> str:
    """The name to show: the one in most documents among those as full as the leader's, of its kind."""
    if leader.kind is ActorKind.COUNTRY and leader.key.isupper():
        return name_of(leader.key)
    counts: dict[str, int] = {}
    for about in (k for k in known if k.sign.kind is leader.kind):
        forms = about.forms
        for name in about.full:
            bare = strip_titles(name)[1] if leader.kind is ActorKind.PERSON else name
            counts[bare] = counts.get(bare, 0) + forms.get(name, 0)
    return min(counts, key=lambda n: (-_size(leader.kind, n), -counts[n], n.isupper(), n))


def _size(kind: ActorKind, name: str) -> int:
    if kind is ActorKind.PERSON:
        return min(len(person(name).given), 1)
    return 0 if is_acronym(name) or name[:1].islower() else 1


def _rule(
    result: Cast, joined: Joined, rulings: Sequence[Ruling[Sign]], edited: Mapping[str, Mapping[str, Any]]
) -> None:
    """Name and reason what people decided, and drop the questions they answered."""
    for ruling in rulings:
        identifier = result.aliases.get(ruling.subject.id, ruling.subject.id)
        actor = result.actors[identifier]
        reason = Reason(
            "ruled", 1.0, f"{ruling.decision.verb} by {ruling.decision.who}: {ruling.decision.why}".rstrip(": ")
        )
        result.actors[identifier] = replace(actor, reasons=(*actor.reasons, reason))
    for subject, fields in edited.items():
        identifier = result.aliases.get(subject, subject)
        if identifier in result.actors and "name" in fields:
            result.actors[identifier] = replace(result.actors[identifier], name=str(fields["name"]))

    def now(identifier: str | None) -> str:
        return result.aliases.get(identifier or "", identifier or "")

    answered = {frozenset((now(r.subject.id), now(other.id))) for r in rulings for other in r.others}
    for question in joined.proposals:
        pair = frozenset((now(question.subject), now(question.other)))
        if pair not in answered and len(pair) == 2:
            subject, other = sorted(pair)
            result.proposals.append(replace(question, subject=subject, other=other))


def _map(result: Cast, actors: Iterable[Local]) -> None:
    leader_of = result.leaders
    for local in actors:
        leader = leader_of[sign_of(local)]
        result.mentions[local.document, local.name] = leader.id
        for form in (*local.titles, *local.forms):
            result.forms[local.document, form] = _meant(local, form, leader, leader_of)


def _meant(local: Local, form: str, leader: Sign, leader_of: Mapping[Sign, Sign]) -> str:
    """A person's description that is an office's own name links to the office, if that is an actor of its own."""
    if local.kind is not ActorKind.PERSON or form == local.name:
        return leader.id
    office = leader_of.get(office_sign(form, local.home), leader)
    return office.id if office.kind is ActorKind.OFFICE else leader.id
