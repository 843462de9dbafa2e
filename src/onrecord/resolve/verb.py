"""The stage's verb: locals, actors, commitments and copies put together, the decisions of people on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import ActorKind, Decision, Document, Reading
from onrecord.resolve.commitments import record
from onrecord.resolve.copies import copies
from onrecord.resolve.digest import digest
from onrecord.resolve.links import complete
from onrecord.resolve.people import cast
from onrecord.resolve.resolution import Resolution
from onrecord.resolve.rulings import in_force
from onrecord.resolve.signs import Sign


def resolve(readings: Iterable[Reading], decisions: Sequence[Decision] = ()) -> Resolution:
    """Who is who and which statements are one promise, the decisions of people applied on top.

    The readings are gone through once, and none is kept.
    """
    read = {r.document.id: (_slight(r.document), r.statements, digest(r)) for r in readings}
    documents, stated, digests = zip(*(read[d] for d in sorted(read)), strict=True) if read else ((), (), ())
    held = in_force(decisions)
    players = cast([local for d in digests for local in d.actors], held)
    statements = {s.id: s for part in stated for s in part}
    kept = record(statements, (f for d in digests for f in d.facts), players.mentions, held)
    countries = {d.document: Sign(ActorKind.COUNTRY, d.home).id for d in digests if d.home}
    here = {d: players.aliases.get(c, c) for d, c in countries.items()}
    complete(
        players.forms,
        documents,
        players.actors.values(),
        {d: c for d, c in here.items() if c in players.actors},
    )
    proposals = {p.id: p for p in (*players.proposals, *kept.proposals)}
    return Resolution(
        actors=tuple(players.actors[i] for i in sorted(players.actors)),
        commitments=tuple(kept.commitments[i] for i in sorted(kept.commitments)),
        copies=copies(documents),
        proposals=tuple(proposals[i] for i in sorted(proposals)),
        mentions=players.mentions,
        forms=players.forms,
        aliases=players.aliases | kept.aliases,
    )


def _slight(document: Document) -> Document:
    """A document without what resolving does not ask for, which is most of what many of them weigh."""
    return replace(document, source_map=(), issues=())
