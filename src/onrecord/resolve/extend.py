"""Adding a few documents to what is resolved already: only what they touch is resolved again.

What is kept beside the readings (`entering`) says of every name and statement what it is compared by, so that no
earlier document is read again. `extend` works out what is known of the names in the new documents now, and goes from
there to the names (`recasting`) and statements (`regathering`) that may be one with them, as far as these reach. What
it finds is what resolving everything would find; where it would have to look at too much it says so instead.

One thing is left until everything is resolved again: names whose kind only their capitals tell, in more than `TURNED`
earlier documents, keep the kind they were given there, whatever the new documents are sure of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import ActorKind, Decision, Reading, Shelf
from onrecord.resolve.copies import bands, copies
from onrecord.resolve.entering import (
    Entries,
    Heard,
    blocking,
    digested,
    enter_documents,
    enter_facts,
    enter_named,
    enter_signs,
    forms_by_document,
    hear,
    mark_of,
    named_in,
)
from onrecord.resolve.facts import Facts
from onrecord.resolve.known import Known, agreed, gather, may_be, sure_kinds
from onrecord.resolve.locals import Local
from onrecord.resolve.met import Signs
from onrecord.resolve.people import with_offices
from onrecord.resolve.recasting import Recast, TooFarError, recast
from onrecord.resolve.regathering import Told, regather
from onrecord.resolve.resolution import Copies, Resolution
from onrecord.resolve.rulings import in_force, rejected
from onrecord.resolve.signs import Sign, sign_of

TURNED = 100
"""Earlier actors given another kind at a time."""
MEETING = 60
"""Documents looked at for one band of a signature; more than that and it tells nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What adding documents changed.

    Attributes:
        resolution: the actors and commitments that are new or differ, whole; the copies and questions found with them.
        gone: ids of actors and commitments that are now part of others.
        entries: what to keep beside the readings.
        successor: former id of an actor to the id under which it goes on.
        moved: earlier documents in which a name stands for somebody else now, each with the actors concerned, by the
            ids they had and have.
    """

    resolution: Resolution
    gone: tuple[str, ...]
    entries: Entries
    successor: dict[str, str]
    moved: dict[str, frozenset[str]]

    @property
    def touched(self) -> set[str]:
        """Ids of the commitments that are new, differ or are gone."""
        return {c.id for c in self.resolution.commitments} | set(self.gone)


def entered(
    readings: Iterable[Reading], resolution: Resolution, commitment_of: Mapping[str, str], shelf: Shelf
) -> Entries:
    """What to keep of documents that were resolved with everything, some after others.

    Args:
        readings: the documents.
        resolution: of everything.
        commitment_of: statement id to the commitment that has it.
        shelf: the store, which holds what was kept of the documents before these.
    """
    readings = list(readings)
    heard = hear(readings, digested(readings), resolution.sure)
    entries, known = Entries(), heard.known
    signs = Signs(shelf, known, {})
    enter_documents(entries, heard)
    enter_signs(entries, known, signs.known, signs.before)
    has = {sign.id: resolution.present(sign.id) for sign in known}
    entries.put["resolve.actor"].update(has.items())
    entries.put["resolve.signs"].update((actor, sign) for sign, actor in has.items())
    told = (s.id for r in readings for s in r.statements)
    entries.put["resolve.commitment"].update((s, c) for s in told if (c := commitment_of.get(s)))
    return entries


def extend(new: Sequence[Reading], shelf: Shelf, decisions: Sequence[Decision] = ()) -> Change | None:
    """What adding documents changes in what is resolved already; None where it reaches too far.

    Args:
        new: the readings to add; those that are there already change nothing.
        shelf: the store, with what is kept of all earlier documents.
        decisions: all decisions.
    """
    marks = shelf.candidates("resolve.document", [r.document.id for r in new])
    new = [r for r in new if marks.get(r.document.id) != (mark_of(r),)]
    if any(r.document.id in marks for r in new):
        return None  # it was read otherwise before
    held, entries = in_force(decisions), Entries()
    heard, turned = _hear(new, shelf)
    known = gather([*with_offices(heard.actors), *(after for _, after in turned)])
    lost = gather(before for before, _ in turned)
    signs = Signs(shelf, known, lost)
    enter_documents(entries, heard)
    enter_signs(entries, known, signs.known, signs.before)
    _enter_lost(entries, lost, signs)
    try:
        cast = recast(signs, entries, held)
        facts = [*heard.facts, *_turned_facts(turned, shelf, entries)]
        statements = [s for r in new for s in r.statements]
        stories = Told(shelf, facts, statements, cast, rejected(held), heard.datings)
        told = regather(stories, entries, held)
    except TooFarError:
        return None
    resolution = Resolution(
        actors=tuple(cast.actors[i] for i in sorted(cast.actors)),
        commitments=told.commitments,
        copies=_copies(new, shelf),
        proposals=(*cast.proposals, *told.proposals),
        aliases={**cast.aliases, **told.aliases},
    )
    gone = tuple(sorted(cast.gone | told.gone))
    return Change(resolution, gone, entries, cast.successor, _moved(turned, cast, shelf))


def _hear(new: Sequence[Reading], shelf: Shelf) -> tuple[Heard, list[tuple[Local, Local]]]:
    """The new documents, and earlier actors that are of another kind now: as they were, and as they are."""
    digests = digested(new)
    actors = [local for d in digests for local in d.actors]
    said = sure_kinds(actors)
    unsure = {sign_of(may).key for a in actors if not a.sure for may in may_be(a)}
    before = _sure(shelf, {*said, *unsure})
    after = {key: before.get(key, set()) | said.get(key, set()) for key in before.keys() | said.keys()}
    changed = [key for key in said if said[key] - before.get(key, set())]
    keys = {i for found in shelf.candidates("resolve.unsure", changed).values() for i in found}
    again = list(shelf.notes("resolve.unsure", sorted(keys), Local).values()) if len(keys) <= TURNED else []
    more = {sign_of(may).key for a in again for may in may_be(a)} - after.keys()
    before |= (others := _sure(shelf, more))
    after |= others
    pairs = zip(agreed(again, before), agreed(again, after), strict=True)
    return hear(new, digests, after), [(one, other) for one, other in pairs if one != other and not one.titles]


def _sure(shelf: Shelf, keys: Iterable[str]) -> dict[str, set[ActorKind]]:
    found = shelf.candidates("resolve.sure", sorted(keys))
    return {key: {ActorKind(kind) for kind in kinds} for key, kinds in found.items()}


def _enter_lost(entries: Entries, lost: Mapping[Sign, Known], signs: Signs) -> None:
    """Enter that documents do not speak of signs any more, since a name in them is of another kind."""
    of = {sign.id: known for sign, known in lost.items()}
    for sign in lost:
        left = signs.known.get(sign.id)
        entries.notes["resolve.known"][sign.id] = left.kept() if left else None
        if left is None:
            entries.drop["resolve.block"].update((key, sign.id) for key in blocking(lost[sign]))
    places = named_in(signs.shelf, {d for k in lost.values() for d in forms_by_document(k)})
    for document, name, forms, entry in places:
        gone = {form for form, documents in of[name].names.items() if document in documents} if name in of else set()
        if gone:
            entries.drop["resolve.named"].add((document, entry))
            if stay := set(forms) - gone:
                enter_named(entries, name, document, stay)
            else:
                entries.drop["resolve.sign"].add((name, document))


def _turned_facts(turned: Iterable[tuple[Local, Local]], shelf: Shelf, entries: Entries) -> Iterator[Facts]:
    """The facts of earlier statements a party to which is of another kind now."""
    of = {(sign_of(before).id, before.document): sign_of(after).id for before, after in turned}
    told = shelf.candidates("resolve.party", sorted({sign for sign, _ in of}))
    for one in shelf.notes("resolve.facts", sorted({s for found in told.values() for s in found}), Facts).values():
        sides = [of.get((side or "", one.document), side) for side in (one.issuer, one.responsible)]
        if sides != [one.issuer, one.responsible]:
            entries.drop["resolve.party"].update((s, one.statement) for s in (one.issuer, one.responsible) if s)
            changed = replace(one, issuer=sides[0], responsible=sides[1])
            enter_facts(entries, changed)
            yield changed


def _copies(new: Sequence[Reading], shelf: Shelf) -> tuple[Copies, ...]:
    """The new documents that are one text with others."""
    met = shelf.candidates("resolve.copy", sorted({band for r in new for band in bands(r.document)}))
    near = {d for found in met.values() if len(found) <= MEETING for d in found}
    documents = [r.document for r in shelf.readings(sorted(near - {r.document.id for r in new}))]
    return copies([*(r.document for r in new), *documents])


def _moved(turned: Iterable[tuple[Local, Local]], cast: Recast, shelf: Shelf) -> dict[str, frozenset[str]]:
    """The earlier documents in which a name stands for somebody else now, each with the actors concerned."""
    found: dict[str, frozenset[str]] = {}
    placed = shelf.candidates("resolve.sign", sorted(cast.moved))
    for sign, places in placed.items():
        for document in places:
            found[document] = found.get(document, frozenset()) | {*cast.moved[sign]}
    for before, after in turned:
        sides = {sign_of(before).id, sign_of(after).id}
        actors = {cast.actor_of[s] for s in sides & cast.actor_of.keys()}
        found[before.document] = found.get(before.document, frozenset()) | actors
    return found
