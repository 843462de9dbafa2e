"""What all documents together say of each sign: its names, offices, countries and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.resolve.locals import Local
from onrecord.resolve.signs import Sign, sign_of


@dataclass(slots=True)
class Known:
    """What is known of one sign. Gathered while reading, then only read."""

    sign: Sign
    names: dict[str, set[str]] = field(default_factory=dict)  # name or description as written -> documents
    full: set[str] = field(default_factory=set)  # names as the documents resolve them
    titles: dict[str, list[tuple[date | None, str]]] = field(default_factory=dict)  # title -> (day, country)
    homes: set[str] = field(default_factory=set)
    glosses: set[str] = field(default_factory=set)

    def add(self, local: Local) -> None:
        """Take in one document's actor."""
        for form in local.forms:
            self.names.setdefault(form, set()).add(local.document)
        self.full.add(local.name)
        for title in local.titles:
            self.titles.setdefault(title, []).append((local.day, local.home or ""))
        if local.home:
            self.homes.add(local.home)
        self.glosses.update(local.glosses)


def gather(actors: Iterable[Local]) -> dict[Sign, Known]:
    """All signs of the documents' actors."""
    known: dict[Sign, Known] = {}
    for local in actors:
        sign = sign_of(local)
        known.setdefault(sign, Known(sign)).add(local)
    return known
