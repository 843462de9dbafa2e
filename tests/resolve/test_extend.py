"""Adding documents a few at a time gives what resolving everything gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.retelling import ruling, story
from tests.resolve.test_actors import TURNS
from tests.resolve.test_promises import EVERYTHING

from onrecord.ledger import codec
from onrecord.model import Actor, Commitment, Decision, Reading, Statement
from onrecord.resolve import Entries, Resolution, entered, extend, resolve

T = TypeVar("T")
READINGS = [*TURNS, *EVERYTHING]


class Memory:
    """A store in memory, as the ledger is one on disk."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.kept: dict[str, dict[str, object]] = defaultdict(dict)
        self.read: dict[str, Reading] = {}
        self.actors: dict[str, Actor] = {}
        self.commitments: dict[str, Commitment] = {}
        self.looked_at = 0

    def candidates(self, kind: str, keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
        return {k: tuple(sorted(self.entries[kind][k])) for k in keys if self.entries[kind].get(k)}

    def crowded(self, kind: str, keys: Iterable[str], most: int, until: date | None = None) -> frozenset[str]:
        return frozenset(k for k, found in self.candidates(kind, keys).items() if len(found) > most)

    def notes(self, kind: str, keys: Iterable[str], of: type[T]) -> Mapping[str, T]:
        return {k: codec.decode(of, self.kept[kind][k]) for k in keys if k in self.kept[kind]}

    def readings(self, documents: Iterable[str] | None = None) -> Iterable[Reading]:
        wanted = list(self.read if documents is None else documents)
        self.looked_at += len(wanted)
        return [self.read[d] for d in wanted if d in self.read]

    def statements(self, ids: Iterable[str] | None = None) -> Iterable[Statement]:
        wanted = set(ids or ())
        return [s for r in self.read.values() for s in r.statements if s.id in wanted]

    def all_actors(self, ids: Iterable[str] | None = None) -> Iterable[Actor]:
        return [self.actors[i] for i in (self.actors if ids is None else ids) if i in self.actors]

    def all_commitments(self, ids: Iterable[str] | None = None) -> Iterable[Commitment]:
        return [self.commitments[i] for i in (self.commitments if ids is None else ids) if i in self.commitments]

    def write(self, readings: Iterable[Reading], resolution: Resolution, gone: Iterable[str] = ()) -> None:
        self.read.update({r.document.id: r for r in readings})
        for identifier in gone:
            self.actors.pop(identifier, None)
            self.commitments.pop(identifier, None)
        self.actors.update({a.id: a for a in resolution.actors})
        self.commitments.update({c.id: c for c in resolution.commitments})

    def enter(self, entries: Entries) -> None:
        for kind, pairs in entries.drop.items():
            for key, identifier in pairs:
                self.entries[kind][key].discard(identifier)
        for kind, pairs in entries.put.items():
            for key, identifier in pairs:
                self.entries[kind][key].add(identifier)
        for kind, notes in entries.notes.items():
            for key, value in notes.items():
                self.kept[kind].pop(key, None)
                if value is not None:
                    self.kept[kind][key] = codec.encode(value)

    def add(self, readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> None:
        change = extend(readings, self, decisions)
        assert change is not None
        self.write(readings, change.resolution, change.gone)
        self.enter(change.entries)


def same(memory: Memory, whole: Resolution) -> None:
    assert memory.actors == {a.id: a for a in whole.actors}
    assert memory.commitments == {c.id: c for c in whole.commitments}


@settings(deadline=None, max_examples=12)
@given(st.permutations(READINGS), st.integers(1, 4))
def test_adding_in_any_order_and_in_any_portions_is_adding_at_once(order: list[Reading], portion: int) -> None:
    memory = Memory()
    for at in range(0, len(order), portion):
        memory.add(order[at : at + portion])
    same(memory, resolve(READINGS))


def test_adding_again_changes_nothing() -> None:
    memory = Memory()
    memory.add(READINGS)
    before = (dict(memory.actors), dict(memory.commitments))
    memory.add(READINGS[2:5])
    assert (memory.actors, memory.commitments) == before


def test_what_was_resolved_at_once_can_be_added_to() -> None:
    memory, whole = Memory(), resolve(READINGS[:-2])
    memory.write(READINGS[:-2], whole)
    commitment_of = {s: c.id for c in whole.commitments for s in c.statements}
    for part in (READINGS[:3], READINGS[3:-2]):
        memory.enter(entered(part, whole, commitment_of, memory))
    memory.add(READINGS[-2:])
    same(memory, resolve(READINGS))


def test_no_earlier_story_is_read_again_but_for_its_copies() -> None:
    memory = Memory()
    memory.add(READINGS[:-1])
    memory.looked_at = 0
    memory.add(READINGS[-1:])
    assert memory.looked_at == 0
    same(memory, resolve(READINGS))


HARBOUR = story("2025-03-01", "<body>Harbour Office</body> is to <what>dredge the northern basin</what> this year.")
RULED = [
    ruling("merge", resolve([HARBOUR]).actors[0].id, other=resolve(TURNS).actors[0].id),
    ruling("reject", resolve(EVERYTHING).commitments[0].id, at=2),
    ruling("edit", resolve(EVERYTHING).commitments[1].id, at=3, action="as a person has it"),
    *(
        ruling("merge", c.id, other=resolve([HARBOUR]).commitments[0].id, at=4)
        for c in resolve(EVERYTHING).commitments[2:3]
    ),
]


@settings(deadline=None, max_examples=8)
@given(st.permutations([*READINGS, HARBOUR]), st.integers(1, 4))
def test_what_people_ruled_holds_in_any_order(order: list[Reading], portion: int) -> None:
    memory = Memory()
    for at in range(0, len(order), portion):
        memory.add(order[at : at + portion], RULED)
    same(memory, resolve(order, RULED))


CALLED = [
    story("2025-01-10", "Work at <person>Lowmere</person> is to <what>start again soon</what>, staff said."),
    story("2025-01-14", "The <person>Lowmere</person> of old is to <what>keep its roof</what>."),
    story("2025-01-17", "A friend of <person>Lowmere</person> is to <what>open the new wing</what> by May."),
]


def capitals_only(reading: Reading) -> Reading:
    """The reading with mentions of whose kind only their capitals tell."""
    mentions = tuple(replace(m, kind=None) for m in reading.parsed.mentions)
    statements = tuple(replace(s, issuer=s.issuer and replace(s.issuer, kind=None)) for s in reading.statements)
    return replace(reading, parsed=replace(reading.parsed, mentions=mentions), statements=statements)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_name_takes_the_kind_that_a_later_story_is_sure_of(order: tuple[int, ...]) -> None:
    stories = [*map(capitals_only, CALLED[:2]), CALLED[2]]
    assert resolve(stories[:2]).actors[0].kind is not resolve(stories).actors[0].kind
    memory = Memory()
    for at in order:
        memory.add([stories[at]])
    same(memory, resolve(stories))


def test_a_story_that_is_read_otherwise_than_before_is_not_added_to_itself() -> None:
    memory = Memory()
    memory.add(READINGS)
    other = replace(EVERYTHING[0], statements=())
    assert extend([other], memory) is None


def test_of_many_names_with_a_word_in_common_none_is_looked_at() -> None:
    memory = Memory()
    for word in ("Dairy", "Ferries", "Circus", "Library", "Brewery"):
        memory.add([story("2025-02-01", f"<body>Marlow {word}</body> is to <what>open a new hall</what> this year.")])
    asked: list[str] = []
    notes = memory.notes

    def watched(kind: str, keys: Iterable[str], of: type[T]) -> Mapping[str, T]:
        found = notes(kind, keys, of)
        asked.extend(found if kind == "resolve.known" else ())
        return found

    memory.notes = watched  # type: ignore[method-assign]
    memory.add([story("2025-02-03", "<body>Marlow Orchard</body> is to <what>sell its last field</what> by May.")])
    assert asked == []
