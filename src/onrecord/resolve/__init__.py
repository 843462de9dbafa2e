"""resolve: Readings → actors and commitments: one person under many spellings, one promise in many stories.

    resolve(readings, decisions=()) -> Resolution

Pure and independent of the order of the readings. Ids hang on content alone: an actor has the id of its fullest
name, a commitment that of its earliest statement; ids that other members would have given lead to it (`aliases`).

To add one more feature by which names are compared, add a function and a row to `features.TABLE`; by which
statements are compared, to `likeness.TABLE`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Decision, Reading
from onrecord.resolve.locals import locals_of
from onrecord.resolve.people import cast
from onrecord.resolve.resolution import Copies, Resolution

__all__ = ["Copies", "Resolution", "resolve"]


def resolve(readings: Iterable[Reading], decisions: Sequence[Decision] = ()) -> Resolution:
    """Who is who and which statements are one promise, the decisions of people applied on top."""
    unique = {r.document.id: r for r in readings}
    ordered = [unique[d] for d in sorted(unique)]
    players = cast([local for reading in ordered for local in locals_of(reading)])
    return Resolution(
        actors=tuple(players.actors[i] for i in sorted(players.actors)),
        proposals=tuple({p.id: p for p in sorted(players.proposals, key=lambda p: p.id)}.values()),
        mentions=players.mentions,
        forms=players.forms,
        aliases=players.aliases,
    )
