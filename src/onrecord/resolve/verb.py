"""The stage's verb: locals, actors, commitments and copies put together, the decisions of people on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import ActorKind, Decision, Reading
from onrecord.resolve.commitments import record
from onrecord.resolve.copies import copies
from onrecord.resolve.digest import digest
from onrecord.resolve.links import complete
from onrecord.resolve.people import cast
from onrecord.resolve.resolution import Resolution
from onrecord.resolve.rulings import in_force
from onrecord.resolve.signs import Sign


def resolve(readings: Iterable[Reading], decisions: Sequence[Decision] = ()) -> Resolution:
    """Who is who and which statements are one promise, the decisions of people applied on top."""
    unique = {r.document.id: r for r in readings}
    ordered = [unique[d] for d in sorted(unique)]
    held = in_force(decisions)
    digests = [digest(r) for r in ordered]
    players = cast([local for d in digests for local in d.actors], held)
    statements = {s.id: s for r in ordered for s in r.statements}
    kept = record(statements, (f for d in digests for f in d.facts), players.mentions, held)
    countries = {d.document: Sign(ActorKind.COUNTRY, d.home).id for d in digests if d.home}
    here = {d: players.aliases.get(c, c) for d, c in countries.items()}
    complete(
        players.forms,
        [r.document for r in ordered],
        players.actors.values(),
        {d: c for d, c in here.items() if c in players.actors},
    )
    proposals = {p.id: p for p in (*players.proposals, *kept.proposals)}
    return Resolution(
        actors=tuple(players.actors[i] for i in sorted(players.actors)),
        commitments=tuple(kept.commitments[i] for i in sorted(kept.commitments)),
        copies=copies([r.document for r in ordered]),
        proposals=tuple(proposals[i] for i in sorted(proposals)),
        mentions=players.mentions,
        forms=players.forms,
        aliases=players.aliases | kept.aliases,
    )
