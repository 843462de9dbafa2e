"""What all documents together say of each sign: its names, offices, countries and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model import ActorKind
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


def agreed(actors: Sequence[Local]) -> list[Local]:
    """The actors, those whose kind only their capitals tell given the one kind that other documents are sure of."""
    sure: dict[str, set[ActorKind]] = defaultdict(set)
    for local in actors:
        if local.sure and local.kind is not ActorKind.OFFICE:
            sure[sign_of(local).key].add(local.kind)
    return [_agreed(local, sure) for local in actors]


def _agreed(local: Local, sure: Mapping[str, set[ActorKind]]) -> Local:
    if local.sure:
        return local
    turned = [replace(local, kind=kind) for kind in (ActorKind.PERSON, ActorKind.BODY, ActorKind.PLACE)]
    fits = [t for t in turned if t.kind in sure.get(sign_of(t).key, ())]
    return fits[0] if len(fits) == 1 else local
