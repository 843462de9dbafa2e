"""What one document brings to resolving: its actors, its statements' facts, the events it dates.

A pure map, worth keeping.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Reading
from onrecord.resolve.events import Dating, datings_of, scene_of
from onrecord.resolve.facts import Facts, facts_of
from onrecord.resolve.locals import Local, home_of, locals_of


@dataclass(frozen=True, slots=True)
class Digest:
    """One document's actors and statements and the events it dates, ready to be compared with others'."""

    document: str
    home: str | None  # code of the country it is about
    actors: tuple[Local, ...]
    facts: tuple[Facts, ...]
    datings: tuple[Dating, ...] = ()


def digest(reading: Reading) -> Digest:
    """A document's actors and statements, and the events it dates."""
    home = home_of(reading.document)
    actors = locals_of(reading, home)
    scene = scene_of(reading.document, home, actors)
    facts = facts_of(reading, home, actors, scene)
    return Digest(reading.document.id, home, actors, facts, tuple(datings_of(reading, scene)))
