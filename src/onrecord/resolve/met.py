"""The signs that new documents touch, as the store and the new documents know them together; each got from it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.model import Shelf
from onrecord.resolve.actors import may_join
from onrecord.resolve.entering import blocking, seen_in
from onrecord.resolve.known import Kept, Known
from onrecord.resolve.offices import seats_of
from onrecord.resolve.signs import Sign, opposite
from onrecord.text.names_titles import office


class Signs:
    """The signs of new documents and those met from there, as the store and the new documents know them together."""

    def __init__(self, shelf: Shelf, heard: Mapping[Sign, Known], lost: Mapping[Sign, Known]) -> None:
        self.shelf, self.known = shelf, {s.id: known for s, known in heard.items()}
        self.fresh = {s.id: known for s, known in heard.items()}
        self.lost = {s.id: known for s, known in lost.items()}
        self.before: dict[str, Kept] = {}
        self.seated = {seat.id for known in heard.values() for seat in seats_of(known)}
        self.empty: set[str] = set()
        self.changed: set[str] = set()
        self._looked: set[str] = set()
        self._blocks: dict[str, set[str]] = defaultdict(set)
        self._actor: dict[str, str] = {}
        self._asked: set[str] = set()
        self._sitting: dict[Sign, list[tuple[str, int]]] = {}
        self.signs_of: dict[str, set[str]] = {}
        self.load([*self.fresh, *self.lost])
        for identifier in self.fresh:
            for key in blocking(self.known[identifier]):
                self._blocks[key].add(identifier)

    def load(self, ids: Iterable[str]) -> set[str]:
        """Get what is known of signs; gives those of which anything is."""
        ids = set(ids)
        wanted = ids - self._looked
        if not wanted:
            return ids & self.known.keys()
        self._looked |= wanted
        kept = self.shelf.notes("resolve.known", sorted(wanted), Kept)
        for identifier in wanted:
            before = kept.get(identifier)
            mine = self.known.get(identifier)
            if before is None:
                self.changed |= {identifier} if mine else set()
                continue
            if mine:
                self.before[identifier] = before
            now = mine or self.known.setdefault(identifier, Known(before.sign))
            now.add_kept(before)
            if identifier in self.lost:
                now.drop(self.lost[identifier].kept())
            if identifier in self.lost or (mine and _tells(before) != _tells(now.kept())):
                self.changed.add(identifier)
            if not now.full:
                self.empty.add(identifier)
                del self.known[identifier]
        self.look_up(wanted)
        return ids & self.known.keys()

    def look_up(self, ids: Iterable[str]) -> None:
        """Get which actors had signs before, without what is known of these."""
        wanted = {*ids} - self._asked
        self._asked |= wanted
        self._actor |= {s: a[0] for s, a in self.shelf.candidates("resolve.actor", sorted(wanted)).items()}

    def seen_in(self, seats: Sequence[Sign]) -> Iterator[tuple[Sign, str, int]]:
        """Offices, each with the sign id of a person whom earlier documents show in it, and how often."""
        new = [seat for seat in seats if seat not in self._sitting]
        self._sitting |= {seat: [] for seat in new}
        for seat, person, times in seen_in(self.shelf, new):
            self._sitting[seat].append((person, times))
        yield from ((seat, person, times) for seat in seats for person, times in self._sitting[seat])

    def actor(self, sign: str) -> str | None:
        """The actor that had a sign before."""
        return self._actor.get(sign)

    def actors(self, signs: Iterable[str]) -> set[str]:
        """The actors that had signs before."""
        return {self._actor[s] for s in signs if s in self._actor}

    def members(self, actors: Iterable[str]) -> set[str]:
        """The signs that actors had before."""
        actors = set(actors)
        if wanted := actors - self.signs_of.keys():
            found = self.shelf.candidates("resolve.signs", sorted(wanted))
            self.signs_of |= {a: set(found.get(a, ())) for a in wanted}
        return {s for a in actors for s in self.signs_of[a]}

    def fresh_names(self, ids: set[str]) -> Iterator[tuple[str, set[str]]]:
        """The forms that signs have in the new documents, each with these."""
        for sign in ids & self.fresh.keys():
            yield from self.fresh[sign].names.items()

    def near(self, ids: Iterable[str], known_of: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """Pairs of signs, the first one of these, that may be one actor or are compared for it.

        Those whose second is known of already are left out.
        """
        of = {i: {opposite(key) for key in blocking(self.known[i])} for i in ids}
        every = {key for keys in of.values() for key in keys}
        met = self.shelf.candidates("resolve.block", sorted(every))
        self.load({i for found in met.values() for i in found})
        for one, keys in of.items():
            others = {i for key in keys for i in (*met.get(key, ()), *self._blocks.get(key, ()))}
            for other in (others & self.known.keys()).difference(known_of, (one,)):
                if may_join(self.known[one], self.known[other]):
                    yield one, other


def _tells(kept: Kept) -> tuple[object, ...]:
    """What of a sign may change whom it is joined with, apart from how often somebody is seen in an office."""
    words = [tuple(word for word, _ in counts) for counts in (kept.full, kept.homes, kept.glosses)]
    return (*words, frozenset((office(title), home) for title, home, _ in kept.titles))
