"""Which statements are one promise, once more, for those that new documents touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Commitment, Decision, Proposal, Shelf, Statement
from onrecord.resolve.commitments import record
from onrecord.resolve.dated import Datings, known_days
from onrecord.resolve.entering import Entries
from onrecord.resolve.events import Dating
from onrecord.resolve.events import keys as event_keys
from onrecord.resolve.facts import Facts
from onrecord.resolve.likeness import JOIN
from onrecord.resolve.promises import CROWD, compared, keys, seed
from onrecord.resolve.recasting import Recast, TooFarError

MOST = 2_000
"""Statements looked at; where a change reaches more, it is not told here."""


@dataclass(frozen=True, slots=True)
class Regathered:
    """The commitments that are new or differ, ids of those that are part of others now, and questions that arise."""

    commitments: tuple[Commitment, ...]
    gone: frozenset[str]
    aliases: Mapping[str, str]
    proposals: tuple[Proposal, ...]


class Told:
    """The statements of new documents and those met from there, parties being actors as they are now."""

    def __init__(
        self,
        shelf: Shelf,
        fresh: Iterable[Facts],
        statements: Iterable[Statement],
        cast: Recast,
        none: frozenset[str],
        dating: Sequence[Dating] = (),
    ) -> None:
        self.dating = dating
        self.shelf, self.cast, self.none = shelf, cast, none
        self.statements = {s.id: s for s in statements}
        self.facts: dict[str, Facts] = {}
        self.crowded: set[str] = set()
        self._of_key: dict[str, set[str]] = {}
        self._known: set[str] = set()
        self._commitment: dict[str, str] = {}
        self.fresh = frozenset(self._take(fresh))

    def _take(self, facts: Iterable[Facts]) -> list[str]:
        found = {f.statement: f for f in facts if not self.none & {f.statement, seed(f.statement)}}
        sides = {s for f in found.values() for s in (f.issuer, f.responsible) if s}
        stored = self.shelf.candidates("resolve.actor", sorted(sides - self.cast.actor_of.keys()))
        actor = {s: a[0] for s, a in stored.items()} | self.cast.actor_of
        for one in found.values():
            issuer, responsible = (actor.get(s) if s else None for s in (one.issuer, one.responsible))
            self.facts[one.statement] = replace(one, issuer=issuer, responsible=responsible)
            for key in set(keys(one)):
                self._of_key.setdefault(key, set()).add(one.statement)
        self._known |= found.keys()
        before = self.shelf.candidates("resolve.commitment", sorted(found))
        self._commitment |= {s: c[0] for s, c in before.items()}
        return list(found)

    def load(self, ids: Iterable[str]) -> None:
        """Get the facts of statements."""
        wanted = sorted(set(ids) - self._known)
        self._known |= set(wanted)
        self._take(self.shelf.notes("resolve.facts", wanted, Facts).values())

    def commitment(self, statement: str) -> str | None:
        """The commitment that had a statement before."""
        return self._commitment.get(statement)

    def near(self, ids: Iterable[str]) -> Iterator[tuple[str, str, float]]:
        """Pairs of statements worth a question, the first one of these, with how likely they are one promise."""
        of = {i: set(keys(self.facts[i])) for i in ids}
        met = self._met({key for found in of.values() for key in found})
        self.load({i for found in met.values() for i in found})
        for one, own in of.items():
            for other in {i for key in own for i in met.get(key, ())} - {one}:
                a, b = sorted((self.facts[one], self.facts[other]), key=lambda f: f.order)
                if scored := compared(a, b):
                    yield one, other, scored[0]

    def _met(self, wanted: set[str]) -> dict[str, set[str]]:
        """The statements under keys that tell something, the new ones among them."""
        self.crowded |= self.shelf.crowded("resolve.promise", sorted(wanted), CROWD + len(self.none))
        open_keys = wanted - self.crowded
        met = {k: set(f) for k, f in self.shelf.candidates("resolve.promise", sorted(open_keys)).items()}
        for key in open_keys:
            met[key] = {
                i for i in met.get(key, set()) | (self._of_key.get(key, set()) & self.fresh)
                if not self.none & {i, seed(i)}
            }  # fmt: skip
            if len(met[key]) > CROWD:
                self.crowded.add(key)
        return {key: found for key, found in met.items() if key not in self.crowded}

    def companions(self, ids: Iterable[str]) -> set[str]:
        """The statements of the commitments that had these."""
        commitments = {c for i in ids if (c := self.commitment(i))}
        return {s for c in self.shelf.all_commitments(sorted(commitments)) for s in c.statements}

    def datings(self, facts: Iterable[Facts], *, fresh: bool = True) -> Datings:
        """The passages that may date events on which statements hang, those of the new documents among them or not."""
        wanted = {k for f in facts if f.hangs for k in event_keys(f.hangs, f.document)}
        found = self.shelf.candidates("resolve.dated", sorted(wanted)) if wanted else {}
        ids = sorted({i for met in found.values() for i in met})
        return Datings([*self.shelf.notes("resolve.dating", ids, Dating).values(), *(self.dating if fresh else ())])

    def dated_anew(self) -> set[str]:
        """The earlier statements whose time hangs on an event that the new documents date otherwise than before."""
        met = {k for one in self.dating for k in event_keys(one, one.document)}
        found = self.shelf.candidates("resolve.hangs", sorted(met)) if met else {}
        ids = sorted({s for those in found.values() for s in those})
        facts = list(self.shelf.notes("resolve.facts", ids, Facts).values())
        before, now = self.datings(facts, fresh=False), self.datings(facts)
        return {
            f.statement
            for f in facts
            if f.hangs and known_days(f.hangs, f.document, f.day, before) != known_days(f.hangs, f.document, f.day, now)
        }

    def look_up(self, facts: Iterable[Facts]) -> None:
        """See which keys of statements tell nothing."""
        self._met({key for f in facts for key in keys(f)})

    def overcrowded(self) -> set[str]:
        """The earlier statements under keys that told something until now, and nothing with the new ones."""
        wanted = {key for i in self.fresh for key in keys(self.facts[i])}
        self._met(wanted)
        most = CROWD + len(self.none)
        full = wanted & self.crowded
        full -= self.shelf.crowded("resolve.promise", sorted(full), most)
        return {i for found in self.shelf.candidates("resolve.promise", sorted(full)).values() for i in found}


def regather(told: Told, entries: Entries, decisions: Sequence[Decision]) -> Regathered:
    """The commitments among the statements that are touched; enters whose they are.

    Raises:
        TooFarError: too many statements are concerned.
    """
    renamed = told.shelf.candidates("resolve.party", sorted(told.cast.renamed))
    wanted = told.fresh | told.overcrowded() | told.dated_anew() | {s for found in renamed.values() for s in found}
    inside, beside = _closure(told, wanted, _ruled(told, decisions))
    facts = [told.facts[i] for i in sorted(inside | beside)]
    told.look_up(facts)
    statements = {s.id: s for s in told.shelf.statements(sorted(f.statement for f in facts))} | told.statements
    made = record(statements, facts, decisions, told.crowded, told.datings(facts))
    chosen = {c.id: c for c in made.commitments.values() if inside & set(c.statements)}
    gone = {c for i in inside if (c := told.commitment(i))} - chosen.keys()
    for one in chosen.values():
        for statement in one.statements:
            entries.move("resolve.commitment", statement, told.commitment(statement), one.id)
    asked = tuple(p for p in made.proposals if {p.subject, p.other} & chosen.keys())
    return Regathered(tuple(chosen[i] for i in sorted(chosen)), frozenset(gone), made.aliases, asked)


def _closure(told: Told, wanted: Iterable[str], ruled: Sequence[frozenset[str]]) -> tuple[set[str], set[str]]:
    """Statements with all that may be one promise with them, and those about which a person may be asked."""
    inside: set[str] = set()
    beside: set[str] = set()
    todo = set(wanted)
    while todo:
        told.load(todo)
        todo &= told.facts.keys()
        inside |= todo
        if len(inside) > MOST:
            raise TooFarError
        met = {s for group in ruled if group & todo for s in group} | told.companions(todo)
        for _, other, score in told.near(todo):
            (met if score >= JOIN else beside).add(other)
        todo = met - inside
    beside |= told.companions(beside)
    told.load(beside)
    return inside, (beside & told.facts.keys()) - inside


def _ruled(told: Told, decisions: Sequence[Decision]) -> list[frozenset[str]]:
    """The statements that each decision speaks of together."""
    named = [
        (d.subject, *map(str, (dict(d.after).get("other"), *dict(d.after).get("statements", ())))) for d in decisions
    ]
    stored = told.shelf.candidates("resolve.seed", sorted({i for ids in named for i in ids}))
    seeds = {i: s[0] for i, s in stored.items()} | {seed(s): s for s in told.fresh}
    groups = (frozenset(seeds.get(i, i) for i in ids) for ids in named)
    return [group for group in groups if len(group) > 1]
