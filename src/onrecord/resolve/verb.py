"""The stage's verb: locals, actors, commitments and copies put together, the decisions of people on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import ActorKind, Decision, Document, Reading
from onrecord.resolve.commitments import record
from onrecord.resolve.copies import copies
from onrecord.resolve.dated import Datings
from onrecord.resolve.digest import Digest, digest
from onrecord.resolve.facts import with_parties
from onrecord.resolve.known import sure_kinds
from onrecord.resolve.links import complete
from onrecord.resolve.people import Cast, cast
from onrecord.resolve.resolution import Resolution
from onrecord.resolve.rulings import in_force
from onrecord.resolve.signs import Sign


def resolve(readings: Iterable[Reading], decisions: Sequence[Decision] = (), *, names: bool = True) -> Resolution:
    """Who is who and which statements are one promise, the decisions of people applied on top.

    The readings are gone through once, and none is kept.

    Args:
        readings: what was read.
        decisions: what people decided.
        names: whether to say as well whom each name in each document stands for (`mentions`, `forms`).
    """
    read = {r.document.id: (_slight(r.document), r.statements, digest(r)) for r in readings}
    documents, stated, digests = zip(*(read[d] for d in sorted(read)), strict=True) if read else ((), (), ())
    held = in_force(decisions)
    sure = sure_kinds(local for d in digests for local in d.actors)
    players = cast([local for d in digests for local in d.actors], held, sure)
    statements = {s.id: s for part in stated for s in part}
    facts = with_parties((f for d in digests for f in d.facts), players.mentions)
    kept = record(statements, facts, held, datings=Datings(one for d in digests for one in d.datings))
    if names:
        _name(players, digests, documents)
    proposals = {p.id: p for p in (*players.proposals, *kept.proposals)}
    return Resolution(
        actors=tuple(players.actors[i] for i in sorted(players.actors)),
        commitments=tuple(kept.commitments[i] for i in sorted(kept.commitments)),
        copies=copies(documents),
        proposals=tuple(proposals[i] for i in sorted(proposals)),
        mentions=players.mentions if names else {},
        forms=players.forms if names else {},
        aliases=players.aliases | kept.aliases,
        sure={key: frozenset(kinds) for key, kinds in sure.items()},
    )


def _name(players: Cast, digests: Iterable[Digest], documents: Sequence[Document]) -> None:
    """Add to the forms the names that no mention covers."""
    countries = {d.document: Sign(ActorKind.COUNTRY, d.home).id for d in digests if d.home}
    here = {d: players.aliases.get(c, c) for d, c in countries.items()}
    known = {d: c for d, c in here.items() if c in players.actors}
    complete(players.forms, documents, players.actors.values(), known)


def _slight(document: Document) -> Document:
    """A document without what resolving does not ask for, which is most of what many of them weigh."""
    return replace(document, source_map=(), issues=())
