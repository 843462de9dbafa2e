"""Who is who, once more, for the signs that new documents touch: with exactly what all documents say of these.

A new document changes what is known of its own signs. Who is who may change for them, for the signs they may be one
with, and so on, and for the offices whose holders are counted; nothing further away is looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Actor, ActorKind, Decision, Name, Proposal
from onrecord.resolve.actors import join
from onrecord.resolve.entering import Entries, named_in
from onrecord.resolve.joining import Groups
from onrecord.resolve.known import Known
from onrecord.resolve.met import Signs
from onrecord.resolve.offices import held, holder, outlives, seats, seats_of
from onrecord.resolve.people import Cast, cast_known, display, how, rank
from onrecord.resolve.rulings import edits
from onrecord.resolve.signs import Sign

MOST = 4_000
"""Signs looked at; where a change reaches more, it is not told here."""


class TooFarError(Exception):
    """A change reaches further than a few documents' worth."""


@dataclass(slots=True)
class Recast:
    """What is otherwise.

    Attributes:
        actors: those that are new or differ.
        gone: ids of those that are part of others now.
        actor_of: sign id to actor id, for all signs looked at.
        renamed: sign ids whose actor has another id.
        moved: of these, those that stand for somebody else, to the actors before and now.
        successor: former id of an actor to the id under which it goes on.
        proposals: questions that arise; aliases: former ids to the present ones.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    actor_of: dict[str, str] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    successor: dict[str, str] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)


def recast(signs: Signs, entries: Entries, decisions: Sequence[Decision]) -> Recast:
    """Who is who among the signs that are touched; enters whose they are.

    Args:
        signs: those of new documents.
        entries: where to.
        decisions: those in force.

    Raises:
        TooFarError: too many signs are concerned.
    """
    inside: set[str] = set()
    cast = Cast()
    more = signs.changed | _edited(signs, decisions) | _reseated(signs)
    while more - inside:
        inside = _closure(signs, inside, more, decisions)
        inside = _closure(signs, inside, _holders(signs, inside), decisions)
        cast = cast_known(_known(signs, inside), decisions, _outside(signs, inside))
        more = signs.members(cast.beyond) | _regrouped(signs, cast)
    found = Recast(proposals=tuple(cast.proposals), aliases=cast.aliases)
    owners = {sign.id: leader.id for sign, leader in cast.leaders.items()}
    _go_on(found, signs, inside, owners)
    _build(found, signs, cast, owners)
    _add_to(found, signs, inside)
    for sign, actor in found.actor_of.items():
        entries.move("resolve.actor", sign, signs.actor(sign), actor)
        entries.put["resolve.signs"].add((actor, sign))
        if (before := signs.actor(sign)) not in (None, actor):
            entries.drop["resolve.signs"].add((str(before), sign))
    for sign in signs.empty:
        if before := signs.actor(sign):
            entries.drop["resolve.actor"].add((sign, before))
            entries.drop["resolve.signs"].add((before, sign))
    return found


def _known(signs: Signs, inside: set[str]) -> dict[Sign, Known]:
    return {signs.known[i].sign: signs.known[i] for i in inside if i in signs.known}


def _holders(signs: Signs, inside: set[str]) -> set[str]:
    """The signs of those from without who are likely to hold offices among signs, each office taken for itself.

    They would come in once offices are joined; to have them here before spares going through everything twice.
    """
    known = _known(signs, inside)
    seen = seats(known, Groups(known), _outside(signs, inside))
    found = (holder([known[office]], counts) for office, counts in seen.items())
    return signs.members(who for who in found if isinstance(who, str))


def _reseated(signs: Signs) -> set[str]:
    """The offices in which somebody is seen once more and whose holder is another for that."""
    offices: set[str] = set()
    todo = set(signs.seated)
    while todo:
        signs.load(todo)
        offices |= (here := todo & signs.known.keys())
        todo = {i for _, i in signs.near(here) if signs.known[i].sign.kind is ActorKind.OFFICE} - offices
    known = _known(signs, offices)
    groups = join(known).groups
    members: dict[Sign, list[Known]] = defaultdict(list)
    for sign, about in known.items():
        members[groups.find(sign)].append(about)
    seen = seats({}, groups, _outside(signs, offices))
    now = {root: holder(group, seen.get(root) or Counter()) for root, group in members.items()}
    before = {root: signs.actors(k.sign.id for k in group) for root, group in members.items()}
    signs.load(signs.members({a for root, who in now.items() if who is None for a in before[root]}))
    return {k.sign.id for root, who in now.items() if _another(signs, before[root], who) for k in members[root]}


def _another(signs: Signs, before: set[str], who: Sign | str | None) -> bool:
    """Whether a group of offices has another holder than the actors before, or one had been found for part of it."""
    if who is not None:
        return before != {who}
    return any(signs.known[s].sign.kind is ActorKind.PERSON for s in signs.load(signs.members(before)))


def _regrouped(signs: Signs, cast: Cast) -> set[str]:
    """The offices of persons who are other persons than before: their holders are to be counted again."""
    now: dict[Sign, set[str]] = defaultdict(set)
    for sign, leader in cast.leaders.items():
        if sign.kind is ActorKind.PERSON:
            now[leader].add(sign.id)
    found: set[str] = set()
    signs.load(signs.members(signs.actors(i for people in now.values() for i in people)))
    for people in now.values():
        before = signs.load(signs.members(signs.actors(people)))
        if {i for i in before if signs.known[i].sign.kind is ActorKind.PERSON} != people:
            found |= {seat.id for i in people for seat in seats_of(signs.known[i])}
    return signs.load(found)


def _edited(signs: Signs, decisions: Sequence[Decision]) -> set[str]:
    """The signs of touched actors on which a person wrote something."""
    actors = signs.actors(signs.fresh)
    subjects = set(edits(decisions))
    if not subjects:
        return set()
    signs.members(actors)
    return {s for a in actors if subjects & {a, *signs.signs_of[a]} for s in signs.signs_of[a]}


def _closure(signs: Signs, closed: set[str], wanted: set[str], decisions: Sequence[Decision]) -> set[str]:
    """Signs with all that may be one with them, and the other signs of their actors; `closed` has its own already."""
    inside = set(closed)
    pairs = [frozenset((d.subject, str(dict(d.after).get("other")))) for d in decisions if "other" in dict(d.after)]
    todo = wanted - closed
    while todo:
        signs.load(todo)
        todo &= signs.known.keys() | signs.empty
        inside |= todo
        if len(inside) > MOST:
            raise TooFarError
        here = todo & signs.known.keys()
        met = {other for _, other in signs.near(here, inside)}
        met |= signs.members(signs.actors(todo))
        met |= {i for pair in pairs if pair & todo for i in pair}
        todo = met - inside
    return inside


def _outside(signs: Signs, inside: set[str]) -> dict[Sign, Counter[str]]:
    """For the offices among signs, how often actors from without are seen in them."""
    seats = [
        signs.known[i].sign
        for i in inside
        if i in signs.known
        and signs.known[i].sign.kind is ActorKind.OFFICE
        and not any(outlives(title) for title in signs.known[i].full)
    ]
    others = signs.fresh.keys() & signs.known.keys() - inside
    without = inside | signs.fresh.keys() | signs.empty
    seen = [row for row in signs.seen_in(seats) if row[1] not in without]
    seen += [(seat, i, times) for i in others for seat, times in seats_of(signs.known[i]).items()]
    signs.look_up({i for _, i, _ in seen})
    counts: dict[Sign, Counter[str]] = {seat: Counter() for seat in seats}
    for seat, person, times in seen:
        if seat in counts:
            counts[seat][signs.actor(person) or person] += times
    return {seat: those for seat, those in counts.items() if those}


def _go_on(found: Recast, signs: Signs, inside: set[str], owners: Mapping[str, str]) -> None:
    """Note which actor goes on under which id, and which signs stand for somebody else now."""
    shared: Counter[tuple[str, str]] = Counter()
    for sign, now in owners.items():
        found.actor_of[sign] = now
        if before := signs.actor(sign):
            shared[before, now] += 1
    taken: set[str] = set()
    for before, now in sorted(shared, key=lambda p: (p[0] != p[1], -shared[p], p)):
        if before not in found.successor and now not in taken:
            found.successor[before] = now
            taken.add(now)
    for sign, now in owners.items():
        before = signs.actor(sign)
        if before and before != now:
            found.renamed.add(sign)
        if before and found.successor.get(before) != now:
            found.moved[sign] = (before, now)
    found.gone = signs.actors(inside) - set(owners.values())


def _build(found: Recast, signs: Signs, cast: Cast, owners: Mapping[str, str]) -> None:
    """The actors that are made anew, with the documents of all their names."""
    mine: dict[str, set[str]] = defaultdict(set)
    for sign, actor in owners.items():
        mine[actor].add(sign)
    signs.members(signs.actors(owners))
    mine = {actor: own for actor, own in mine.items() if not _stays(actor, own, signs)}
    before = signs.actors(sign for own in mine.values() for sign in own)
    stored = {a.id: a for a in signs.shelf.all_actors(sorted(before))}
    whole = {actor: _whole(own, signs, stored) for actor, own in mine.items()}
    taken = {w.id for actors in whole.values() for w in actors}
    parted = {s for own in mine.values() for s in own if (a := signs.actor(s)) and a not in taken}
    places = _places(signs, parted)
    for actor, own in mine.items():
        more: dict[str, set[str]] = defaultdict(set)
        fresh = ((form, documents) for s in own for form, documents in places.get(s, {}).items())
        for form, documents in (*fresh, *signs.fresh_names(own)):
            more[form] |= documents
        names = with_documents(cast.actors[actor].kind, [n for w in whole[actor] for n in w.names], more)
        found.actors[actor] = replace(cast.actors[actor], names=names)


def _stays(actor: str, own: set[str], signs: Signs) -> bool:
    """Whether an actor has the signs it had, and new documents say nothing of any: then it is what it was."""
    untold = own.isdisjoint(signs.fresh) and own.isdisjoint(signs.lost)
    return untold and signs.actors(own) == {actor} and signs.signs_of.get(actor) == own


def _whole(own: set[str], signs: Signs, stored: Mapping[str, Actor]) -> list[Actor]:
    """The earlier actors whose signs are all among these, so that their names can be taken over."""
    return [
        stored[a]
        for a in sorted(signs.actors(own))
        if a in stored and signs.signs_of[a] <= own and not signs.signs_of[a] & signs.lost.keys()
    ]


def _places(signs: Signs, parted: set[str]) -> dict[str, dict[str, set[str]]]:
    """By sign, the forms in which it appears in earlier documents, with these."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    placed = signs.shelf.candidates("resolve.sign", sorted(parted)) if parted else {}
    for document, sign, forms, _ in named_in(signs.shelf, {d for places in placed.values() for d in places}):
        lost = signs.lost[sign].names if sign in signs.lost else {}
        for form in forms if sign in parted else ():
            if document not in lost.get(form, ()):
                found[sign][form].add(document)
    return found


def with_documents(kind: ActorKind, names: Iterable[Name], more: Mapping[str, set[str]]) -> tuple[Name, ...]:
    """Names of an actor with the documents of each form, by form."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        found[name.text].append(name)
    made = []
    for form in sorted({*found, *more}):
        known, new = found[form], more.get(form, set())
        if len(known) == 1 and new <= set(known[0].documents):
            documents = known[0].documents
        else:
            documents = tuple(sorted({d for n in known for d in n.documents} | new))
        made.append(Name(form, documents, how(kind, form)))
    return tuple(made)


def _add_to(found: Recast, signs: Signs, inside: set[str]) -> None:
    """The actors that have further documents and are otherwise as they were."""
    touched = signs.actors(signs.fresh.keys() - inside)
    signs.load(signs.members(touched))
    members = signs.signs_of
    for actor in signs.shelf.all_actors(sorted(touched)):
        own = sorted(members[actor.id] & signs.known.keys())
        known = [signs.known[s] for s in own]
        more: dict[str, set[str]] = defaultdict(set)
        for form, documents in signs.fresh_names(members[actor.id]):
            more[form] |= documents
        leader = min((k.sign for k in known), key=rank)
        found.actors[actor.id] = replace(
            actor,
            name=display(leader, known),
            names=with_documents(actor.kind, actor.names, more),
            offices=held(known),
        )
        found.actor_of |= dict.fromkeys(own, actor.id)
