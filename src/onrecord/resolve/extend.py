"""Adding a few documents to what is resolved already: only the blocks they touch are resolved again.

Every document is entered under keys (`keys_of`), of these kinds:

| kind | key | leads to |
| --- | --- | --- |
| `resolve.block` | blocking key of a name | sign ids |
| `resolve.sign` | sign id | documents it stands in |
| `resolve.actor` | sign id | the actor that has it |
| `resolve.signs` | actor id | its signs |
| `resolve.promise` | blocking key of a statement | statement ids |
| `resolve.commitment` | statement id | the commitment that has it |
| `resolve.copy` | band of a document's signature | documents |

`extend` looks up what meets the new documents, reads those documents again, resolves them together with the new ones
and says what differs. A crowded key tells nothing, as in the batch; of a name in very many documents a few stand for
all, which is the one way in which the result may differ from resolving everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Actor, Commitment, Decision, Name, Office, Reading, Reason, Shelf
from onrecord.resolve.copies import bands
from onrecord.resolve.digest import Digest, digest
from onrecord.resolve.offices import offices_beside
from onrecord.resolve.people import LEVELLED, shown_name
from onrecord.resolve.promises import CROWD, keys
from onrecord.resolve.resolution import Resolution
from onrecord.resolve.signs import Sign, blocks, sign_of
from onrecord.resolve.verb import resolve

SAMPLE = 3
"""Documents read again for each name that meets a new one."""
MEETING = 60
"""Names looked at for one blocking key; more than that and the key tells nothing."""

Entries = dict[str, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Change:
    """What adding documents changed.

    Attributes:
        resolution: the actors and commitments that are new or differ, whole; the copies and questions found with them.
        gone: ids of actors and commitments that are now part of others.
        entries: what to enter under keys, by kind: pairs of key and id.
    """

    resolution: Resolution
    gone: tuple[str, ...]
    entries: Mapping[str, frozenset[tuple[str, str]]]


def keys_to(resolution: Resolution, readings: Iterable[Reading]) -> dict[str, frozenset[tuple[str, str]]]:
    """The entries that lead from the names and statements of documents to what they resolved to."""
    has = {sign.id: resolution.present(sign.id) for reading in readings for sign, _ in _signs(digest(reading))}
    return {
        "resolve.actor": frozenset(has.items()),
        "resolve.signs": frozenset((actor, sign) for sign, actor in has.items()),
        "resolve.commitment": frozenset((s, c.id) for c in resolution.commitments for s in c.statements),
    }


def extend(new: Sequence[Reading], shelf: Shelf, decisions: Sequence[Decision] = ()) -> Change:
    """What adding documents changes in what is resolved already.

    Args:
        new: the readings to add; those that are there already change nothing.
        shelf: the store, which holds the entries of all earlier documents.
        decisions: all decisions.
    """
    entries = _entries(new)
    touched = _touched(entries, shelf)
    fresh = {r.document.id for r in new}
    around = [*new, *shelf.readings(sorted(touched.documents - fresh))]
    found = resolve(around, decisions, names=False)
    actors = _actors(found, touched)
    statements = {s.id for r in new for s in r.statements} | {s for c in touched.commitments for s in c.statements}
    commitments = tuple(c for c in found.commitments if statements & set(c.statements))
    kept = {a.id for a in actors} | {c.id for c in commitments}
    gone = ({a.id for a in touched.actors} | {c.id for c in touched.commitments}) - kept
    partial = replace(found, actors=actors, commitments=commitments)
    return Change(partial, tuple(sorted(gone)), keys_of(new) | keys_to(partial, around))


def keys_of(readings: Iterable[Reading]) -> dict[str, frozenset[tuple[str, str]]]:
    """The entries of documents: by kind, pairs of key and id."""
    return {kind: frozenset(pairs) for kind, pairs in _entries(readings).items()}


def _signs(digested: Digest) -> list[tuple[Sign, str]]:
    """The signs of a document, each with a name it came from."""
    return [(sign_of(a), a.name) for local in digested.actors for a in (local, *offices_beside(local))]


def _entries(readings: Iterable[Reading]) -> Entries:
    found: Entries = {k: set() for k in ("resolve.block", "resolve.sign", "resolve.promise", "resolve.copy")}
    for reading in readings:
        document, digested = reading.document.id, digest(reading)
        for sign, name in _signs(digested):
            found["resolve.sign"].add((sign.id, document))
            found["resolve.block"].update((key, sign.id) for key in blocks(sign, [name]))
        for facts in digested.facts:
            found["resolve.promise"].update((key, facts.statement) for key in keys(facts))
        found["resolve.copy"].update((band, document) for band in bands(reading.document))
    return found


@dataclass(frozen=True, slots=True)
class _Touched:
    """What meets new documents: the documents to read again, and the actors and commitments that may change."""

    documents: set[str]
    signs: set[str]
    actors: tuple[Actor, ...]
    commitments: tuple[Commitment, ...]


def _touched(entries: Mapping[str, Iterable[tuple[str, str]]], shelf: Shelf) -> _Touched:
    """What may change: names that meet new ones, with all that these meet in turn, so that each is decided rightly."""
    own = _keys(entries["resolve.sign"])
    met = own | _near(shelf, "resolve.block", _keys(entries["resolve.block"]), MEETING)
    documents = _sampled(met, shelf)
    again = [named for r in shelf.readings(sorted(documents)) for named in _signs(digest(r))]
    turn = {key for sign, name in again if sign.id in met for key in blocks(sign, [name])}
    actors = tuple(shelf.all_actors(sorted(_near(shelf, "resolve.actor", met, MEETING))))
    mine = _near(shelf, "resolve.signs", {a.id for a in actors}, MEETING)
    documents |= _sampled(mine | _near(shelf, "resolve.block", turn, MEETING), shelf)
    documents |= _near(shelf, "resolve.copy", _keys(entries["resolve.copy"]), MEETING)
    told = _near(shelf, "resolve.promise", _keys(entries["resolve.promise"]), CROWD)
    told |= {statement for _, statement in entries["resolve.promise"]}
    commitments = tuple(shelf.all_commitments(sorted(_near(shelf, "resolve.commitment", told, MEETING))))
    restated = {s for c in commitments for s in c.statements}
    documents |= {s.document for s in shelf.statements(sorted(told | restated))}
    return _Touched(documents, met | mine, actors, commitments)


def _sampled(signs: Iterable[str], shelf: Shelf) -> set[str]:
    """A few documents for each sign."""
    return {d for met in shelf.candidates("resolve.sign", sorted(signs)).values() for d in sorted(met)[:SAMPLE]}


def _keys(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {key for key, _ in pairs}


def _near(shelf: Shelf, kind: str, wanted: Iterable[str], most: int) -> set[str]:
    """The ids that keys lead to, crowded keys left out."""
    return {i for met in shelf.candidates(kind, sorted(wanted)).values() if len(met) <= most for i in met}


def _actors(found: Resolution, touched: _Touched) -> tuple[Actor, ...]:
    """The actors to write: all that have a touched sign, with the documents that were not read again kept."""
    wanted = {found.present(sign) for sign in touched.signs}
    actors = {a.id: a for a in found.actors if a.id in wanted}
    owner = {(n.text, d): a.id for a in found.actors for n in a.names for d in n.documents}
    shown = {i: {a.name} for i, a in actors.items()}
    for old in touched.actors:
        for name in old.names:
            again = [owner[name.text, d] for d in name.documents if (name.text, d) in owner]
            now = again[0] if again else found.present(old.id)
            if now in actors:
                mine = tuple(d for d in name.documents if owner.get((name.text, d), now) == now)
                actors[now] = _with_name(actors[now], replace(name, documents=mine))
        now = found.present(old.id)
        if now in actors:
            shown[now].add(old.name)
            actors[now] = _with_reasons(_with_offices(actors[now], old.offices), old.reasons)
    for identifier, names in shown.items():
        actors[identifier] = replace(actors[identifier], name=shown_name(actors[identifier], names))
    return tuple(actors[i] for i in sorted(actors))


def _with_name(actor: Actor, name: Name) -> Actor:
    names = {n.text: n for n in actor.names}
    known = names.get(name.text, name)
    names[name.text] = Name(name.text, tuple(sorted({*known.documents, *name.documents})), known.how)
    return replace(actor, names=tuple(names[t] for t in sorted(names)))


def _with_reasons(actor: Actor, reasons: Iterable[Reason]) -> Actor:
    """The actor with earlier reasons kept, but for those that name its names and are given anew."""
    anew = {r.feature for r in actor.reasons} & {feature for feature, _ in LEVELLED.values()}
    kept = {*actor.reasons, *(r for r in reasons if r.feature not in anew)}
    return replace(actor, reasons=tuple(sorted(kept, key=lambda r: (-r.weight, r.feature, r.detail))))


def _with_offices(actor: Actor, offices: Iterable[Office]) -> Actor:
    held = {o.title: o for o in actor.offices}
    for office in offices:
        held[office.title] = _wider(held.get(office.title, office), office)
    return replace(actor, offices=tuple(held[t] for t in sorted(held)))


def _wider(a: Office, b: Office) -> Office:
    """One office over the days of both."""
    days = [d for d in (a.first_seen, b.first_seen, a.last_seen, b.last_seen) if d]
    return Office(a.title, min(days, default=None), max(days, default=None))
