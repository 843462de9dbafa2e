"""What one document brings to resolving: its actors and its statements' facts. A pure map, worth keeping."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Reading
from onrecord.resolve.facts import Facts, facts_of
from onrecord.resolve.locals import Local, home_of, locals_of


@dataclass(frozen=True, slots=True)
class Digest:
    """One document's actors and statements, ready to be compared with others'."""

    document: str
    home: str | None  # code of the country it is about
    actors: tuple[Local, ...]
    facts: tuple[Facts, ...]


def digest(reading: Reading) -> Digest:
    """A document's actors and statements."""
    home = home_of(reading.document)
    actors = locals_of(reading, home)
    return Digest(reading.document.id, home, actors, facts_of(reading, home, actors))
