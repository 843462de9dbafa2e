"""Building actors: groups of signs become values with their names, offices and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.model import Actor, ActorKind, Decision, Name, Proposal, Reason
from onrecord.resolve.actors import Joined, join
from onrecord.resolve.features import ACCEPT
from onrecord.resolve.known import Known, gather
from onrecord.resolve.locals import Local
from onrecord.resolve.offices import Seat, held, holder, seat_of, seats, stands_alone
from onrecord.resolve.rulings import Ruling, edits, on_groups, settle
from onrecord.resolve.signs import Sign, sign_of
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


def cast(actors: Sequence[Local], decisions: Sequence[Decision] = ()) -> Cast:
    """Who is who among the actors of all documents, the decisions in force on top."""
    known = gather(actors)
    joined = join(known)
    _seat(joined, known)
    rulings = on_groups(decisions, {s.id: s for s in known}, _named(known))
    joined.groups = settle(known, joined.reasons, rulings)
    found = seats(known, joined.groups)
    leaders = _leaders(joined, known)
    members: dict[Sign, list[Sign]] = defaultdict(list)
    for sign in sorted(known):
        members[leaders[joined.groups.find(sign)]].append(sign)
    result = Cast()
    for leader, signs in sorted(members.items()):
        _add(result, leader, signs, known, joined)
    _add_offices(result, found, joined, leaders)
    _rule(result, joined, rulings, edits(decisions))
    _map(result, actors, {s: leader.id for leader, signs in members.items() for s in signs}, found)
    return result


def rank(sign: Sign) -> tuple[bool, int, str, str]:
    """How signs of one actor are ordered: the fullest name leads, and its id is the actor's."""
    return (sign.kind is ActorKind.OFFICE, -len(sign.key.split()), sign.key, sign.scope)


def _named(known: Mapping[Sign, Known]) -> dict[str, frozenset[Sign]]:
    """Names as written, to the signs that have them."""
    table: dict[str, set[Sign]] = defaultdict(set)
    for sign, about in known.items():
        for name in (*about.full, *about.names):
            table[name].add(sign)
    return {name: frozenset(signs) for name, signs in table.items()}


def _leaders(joined: Joined, known: Mapping[Sign, Known]) -> dict[Sign, Sign]:
    """For each group's representative, the sign that leads it."""
    best: dict[Sign, Sign] = {}
    for sign in known:
        root = joined.groups.find(sign)
        best[root] = min(best.get(root, sign), sign, key=rank)
    return best


def _seat(joined: Joined, known: Mapping[Sign, Known]) -> None:
    """Give offices named without a person to the one person they can mean."""
    found = seats(known, joined.groups)
    leaders = _leaders(joined, known)
    for sign, about in sorted(known.items()):
        who = holder(sign, about, found) if sign.kind is ActorKind.OFFICE else None
        if who is not None:
            reason = Reason("office", ACCEPT, f"{min(about.full)}: nobody else is seen in that office")
            joined.reasons[frozenset((sign, leaders[joined.groups.find(who)]))] = reason


def _add(result: Cast, leader: Sign, signs: Sequence[Sign], known: Mapping[Sign, Known], joined: Joined) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for sign in signs:
        for name, documents in known[sign].names.items():
            names[name] |= documents
    reasons = {r for pair, r in joined.reasons.items() if pair <= set(signs)} if len(signs) > 1 else set()
    result.actors[leader.id] = Actor(
        leader.id,
        _display(leader, [known[s] for s in signs if s.kind is leader.kind]),
        leader.kind,
        tuple(Name(n, tuple(sorted(d)), _how(leader.kind, n)) for n, d in sorted(names.items())),
        held(known[s] for s in signs),
        tuple(sorted(reasons, key=lambda r: (-r.weight, r.feature, r.detail))),
    )
    result.aliases.update({s.id: leader.id for s in signs if s != leader})


def _how(kind: ActorKind, name: str) -> str:
    if is_acronym(name) and kind is ActorKind.BODY:
        return "acronym"
    return "description" if name[:1].islower() or name.startswith(("the ", "The ")) else "name"


def _display(leader: Sign, known: Iterable[Known]) -> str:
    """The name to show: the one in most documents among those as full as the leader's."""
    if leader.kind is ActorKind.COUNTRY and leader.key.isupper():
        return name_of(leader.key)
    counts: dict[str, int] = {}
    for about in known:
        for name in about.full:
            bare = strip_titles(name)[1] if leader.kind is ActorKind.PERSON else name
            counts[bare] = counts.get(bare, 0) + len(about.names.get(name, ()))
    return min(counts, key=lambda n: (-_size(leader.kind, n), -counts[n], n.isupper(), n))


def _size(kind: ActorKind, name: str) -> int:
    if kind is ActorKind.PERSON:
        return min(len(person(name).given), 1)
    return 0 if is_acronym(name) or name[:1].islower() else 1


def _add_offices(
    result: Cast,
    found: Mapping[Sign, Seat],
    joined: Joined,
    leaders: Mapping[Sign, Sign],
) -> None:
    """Offices seen beside names that are actors of their own, where no mention made them one already."""
    for sign, seat in sorted(found.items()):
        if sign.id in result.actors or sign.id in result.aliases or not stands_alone(sign, seat):
            continue
        holders = sorted(leaders[joined.groups.find(h)].id for h in seat.holders)
        reasons = tuple(Reason("held by", 1.0, result.actors[h].name) for h in holders if h in result.actors)
        names = tuple(Name(t, (), "title") for t in sorted(seat.titles))
        result.actors[sign.id] = Actor(sign.id, min(seat.titles), ActorKind.OFFICE, names, (), reasons)


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
    answered = {frozenset((r.subject.id, other.id)) for r in rulings for other in r.others}
    for question in joined.proposals:
        pair = (question.subject, question.other or "")
        if frozenset(pair) not in answered and len({result.aliases.get(i, i) for i in pair}) > 1:
            result.proposals.append(question)


def _map(result: Cast, actors: Sequence[Local], actor_of: Mapping[Sign, str], found: Mapping[Sign, Seat]) -> None:
    offices = {s.id for s in found} & set(result.actors)
    for local in actors:
        identifier = actor_of[sign_of(local)]
        result.mentions[local.document, local.name] = identifier
        for form in local.forms:
            result.forms[local.document, form] = _form(local, form, identifier, offices)
        for title in local.titles:
            seat = seat_of(title, local.home).id
            if seat in offices:
                result.forms[local.document, title] = seat


def _form(local: Local, form: str, identifier: str, offices: set[str]) -> str:
    """A person's description that is an office's own name links to the office."""
    if local.kind is not ActorKind.PERSON or form == local.name:
        return identifier
    seat = seat_of(form, local.home).id
    return seat if seat in offices else identifier
