"""What all documents together say of each sign: its names, offices, countries and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model import ActorKind
from onrecord.resolve.locals import Local
from onrecord.resolve.signs import Sign, sign_of
from onrecord.text.names_bodies import body


@dataclass(frozen=True, slots=True)
class Seen:
    """How often a title stands beside a name, and the first and last day of a document in which it does."""

    times: int
    first: date | None = None
    last: date | None = None

    def with_more(self, other: Seen) -> Seen:
        """Both taken together."""
        days = [d for d in (self.first, other.first, self.last, other.last) if d]
        return Seen(self.times + other.times, min(days, default=None), max(days, default=None))


Title = tuple[str, str]
"""A title as written, and the code of the country of the document that gives it, or nothing."""


Counts = tuple[tuple[str, int], ...]
"""Words, with the number of documents that have them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of one sign, as it is kept beside the readings: `Known` without the documents by name."""

    sign: Sign
    forms: Counts
    full: Counts
    titles: tuple[tuple[str, str, Seen], ...] = ()
    homes: Counts = ()
    glosses: Counts = ()


@dataclass(slots=True)
class Known:
    """What is known of one sign. Gathered while reading, then only read.

    Attributes:
        names: names and descriptions as written, to the documents at hand that have them.
        forms: the same, to the number of all documents that have them.
        full: names as the documents resolve them; homes: the countries they are about; glosses: acronyms they explain;
            each with the number of documents.
        titles: offices beside the name.
    """

    sign: Sign
    names: dict[str, set[str]] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    full: dict[str, int] = field(default_factory=dict)
    titles: dict[Title, Seen] = field(default_factory=dict)
    homes: dict[str, int] = field(default_factory=dict)
    glosses: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: Kept) -> Known:
        """What was kept of a sign alone."""
        found = cls(kept.sign)
        found.add_kept(kept)
        return found

    def add(self, local: Local) -> None:
        """Take in one document's actor."""
        for form in local.forms:
            documents = self.names.setdefault(form, set())
            _count(self.forms, form, local.document not in documents)
            documents.add(local.document)
        _count(self.full, local.full)
        for title in local.titles:
            self._see((title, local.home or ""), Seen(1, local.day, local.day))
        if local.home:
            _count(self.homes, local.home)
        for gloss in local.glosses:
            _count(self.glosses, gloss)

    def add_kept(self, kept: Kept) -> None:
        """Take in what was kept of other documents."""
        for mine, others in self._counted(kept):
            for word, documents in others:
                _count(mine, word, documents)
        for title, home, seen in kept.titles:
            self._see((title, home), seen)

    def drop(self, kept: Kept) -> None:
        """Take out what documents said that mean something else now; of titles nothing."""
        for mine, others in self._counted(kept):
            for word, documents in others:
                _count(mine, word, -documents)

    def kept(self) -> Kept:
        """All of it, to be kept beside the readings."""
        forms, full, homes, glosses = (tuple(sorted(c.items())) for c in self._counts)
        titles = tuple((title, home, seen) for (title, home), seen in sorted(self.titles.items()))
        return Kept(self.sign, forms, full, titles, homes, glosses)

    @property
    def _counts(self) -> tuple[dict[str, int], ...]:
        return self.forms, self.full, self.homes, self.glosses

    def _counted(self, kept: Kept) -> Iterator[tuple[dict[str, int], Counts]]:
        return zip(self._counts, (kept.forms, kept.full, kept.homes, kept.glosses), strict=True)

    def _see(self, title: Title, seen: Seen) -> None:
        self.titles[title] = self.titles[title].with_more(seen) if title in self.titles else seen


def _count(counts: dict[str, int], word: str, more: int = 1) -> None:
    counts[word] = counts.get(word, 0) + more
    if counts[word] <= 0:
        del counts[word]


def gather(actors: Iterable[Local]) -> dict[Sign, Known]:
    """All signs of the documents' actors."""
    known: dict[Sign, Known] = {}
    for local in actors:
        sign = sign_of(local)
        known.setdefault(sign, Known(sign)).add(local)
    return known


Sure = Mapping[str, Collection[ActorKind]]
"""Levelled names, to the kinds that documents are sure they are of."""


def agreed(actors: Sequence[Local], sure: Sure | None = None) -> list[Local]:
    """The actors, those whose kind only their capitals tell given the one kind that other documents are sure of.

    `sure`: what all documents are sure of, where these are not all.
    """
    known = sure_kinds(actors) if sure is None else sure
    return [_agreed(local, known) for local in actors]


def sure_kinds(actors: Iterable[Local]) -> dict[str, set[ActorKind]]:
    """What documents are sure of."""
    sure: dict[str, set[ActorKind]] = defaultdict(set)
    for local in actors:
        if local.sure and local.kind is not ActorKind.OFFICE:
            sure[sign_of(local).key].add(local.kind)
        for other in local.glosses:
            sure[body(other).key].add(ActorKind.BODY)
    return sure


def may_be(local: Local) -> list[Local]:
    """An actor whose kind only its capitals tell, as one of each kind it may be of."""
    return [replace(local, kind=kind) for kind in (ActorKind.PERSON, ActorKind.BODY, ActorKind.PLACE)]


def _agreed(local: Local, sure: Sure) -> Local:
    if local.sure:
        return local
    fits = [t for t in may_be(local) if t.kind in sure.get(sign_of(t).key, ())]
    return fits[0] if len(fits) == 1 else local
