"""Following the stories that a change touches, and no others.

What a story tells hangs on the commitments stated by its day and on the moves told before it, so that a story added
changes nothing told earlier. `retell` goes through the stories from that day on in their order, and tells again those
that share a key with a commitment that is new or differs, or whose last day was moved on the way.

Commitments are entered under keys of kind `follow.key`: two terms of a wording, leading to its day and its id. Whom
the names in a story stand for is looked up under `resolve.named` and `resolve.actor`, where resolving enters it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from onrecord.follow import topic as topics
from onrecord.follow.cases import CROWDED, TELLING, Case, Key, case_of, choose, is_told, keys_of, likeliest
from onrecord.follow.following import Told, not_echoed, ruled_in, told_in
from onrecord.follow.named import story_terms
from onrecord.follow.outlets import Rows
from onrecord.follow.passages import Story, passages_of, story_of
from onrecord.follow.restating import AGAIN, in_copies
from onrecord.follow.slippage import move_of
from onrecord.follow.words import weight
from onrecord.model import Decision, Evidence, Move, Reading, Shelf, Statement

KIND = "follow.key"
PAIR = "follow.pair"  # the first term of a key, leading to the second: a story holds very many terms, and few keys
STORY = "follow.story"  # notes: the stories, by document
CASE = "follow.case"  # notes: the commitments made ready, by id, without the names of their sides


class Record(Shelf, Protocol):
    """A store that keeps evidence as well."""

    def evidence_in(self, documents: Iterable[str]) -> Iterable[Evidence]:
        """What documents tell."""

    def linked(self, kind: str, among: Collection[str]) -> frozenset[tuple[str, str]]:
        """The keys of a kind that are among these texts, each with what it leads to of the same texts."""

    def evidence_on(self, commitments: Iterable[str]) -> Iterable[Evidence]:
        """What is told of commitments."""


@dataclass(frozen=True, slots=True)
class Retold:
    """The documents gone through again, and all that they tell."""

    documents: frozenset[str]
    evidence: tuple[Evidence, ...]


def prepared(commitments: Iterable[str], shelf: Record) -> dict[str, Case]:
    """Commitments made ready from what the store holds now, to be kept as notes and entered by id."""
    found = list(shelf.all_commitments(sorted(commitments)))
    statements = {s.id: s for s in shelf.statements(sorted({i for c in found for i in c.statements}))}
    documents = {s.document for s in statements.values()}
    told = shelf.notes(STORY, sorted(documents), Story)
    sides = _Sides(shelf)
    sides.name(documents)
    return {c.id: replace(case_of(c, statements, sides.named, told), sides=()) for c in found}


def entries(cases: Iterable[Case]) -> dict[str, frozenset[tuple[str, str]]]:
    """What commitments are entered under, by kind."""
    cases = list(cases)
    return {
        KIND: frozenset(pair for case in cases for pair in entries_of(case)),
        PAIR: frozenset(key for case in cases for topic in case.topics for key in keys_of(topic)),
    }


def stories(readings: Iterable[Reading]) -> dict[str, Story]:
    """What of documents is kept beside their readings, by document."""
    return {r.document.id: story_of(r) for r in readings}


def entries_of(case: Case) -> Iterator[tuple[str, str]]:
    """The entries of one commitment."""
    for topic in case.topics:
        for one, two in keys_of(topic):
            yield f"{one} {two}", f"{topic.day or date.min} {case.commitment.id}"


def retell(
    touched: Collection[str],
    later: Iterable[str],
    changed: Iterable[str],
    shelf: Record,
    copies: Mapping[str, str],
    decisions: Sequence[Decision] = (),
    outlets: Rows = (),
) -> Retold:
    """What the stories tell that a change touches.

    Args:
        touched: documents to go through in any case: the new ones, and those in which a name stands for another.
        later: those published since the first day that anything differs from, and those of unknown day.
        changed: ids of the commitments that are new or differ.
        shelf: the store, which holds documents, actors, commitments and their entries as they are now.
        copies: document to the document it is a copy of.
        decisions: all decisions.
        outlets: rows of the user's own table of outlets.
    """
    run = _Run(shelf, copies, decisions, outlets)
    run.touch(run.table.cases(changed).values())
    told = shelf.notes(STORY, sorted({*touched, *later} - copies.keys()), Story)
    for story in sorted(told.values(), key=lambda s: (s.day or date.max, s.document)):
        if story.document in touched or run.is_met(story):
            run.tell(story, anyway=story.document in touched)
    run.copy({d for d in touched if d in copies})
    return Retold(frozenset(run.told), tuple(sorted(run.evidence(), key=lambda e: e.id)))


class _Sides:
    """Under which names actors go in the documents that were asked for."""

    def __init__(self, shelf: Record) -> None:
        self.shelf = shelf
        self.named: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        self._documents: set[str] = set()

    def name(self, documents: Iterable[str]) -> None:
        """Get the names in further documents."""
        new = set(documents) - self._documents
        self._documents |= new
        rows = [
            (document, sign, forms)
            for document, entered in self.shelf.candidates("resolve.named", sorted(new)).items()
            for sign, *forms in map(json.loads, entered)
        ]
        has = self.shelf.candidates("resolve.actor", sorted({sign for _, sign, _ in rows}))
        for document, sign, forms in rows:
            for actor in has.get(sign, ()):
                known = self.named[actor].get(document, frozenset())
                self.named[actor][document] = known | {form.lower() for form in forms}


class _Lead:
    """What a key leads to: the ids of commitments, by the days on which they were stated with it."""

    def __init__(self, references: Iterable[str]) -> None:
        """`references`: day and id, sorted."""
        self._said = [(day, identifier) for day, identifier in (r.split(" ", 1) for r in references)]
        self._all = frozenset(identifier for _, identifier in self._said)

    def until(self, day: str) -> frozenset[str] | None:
        """The commitments stated by a day; None where they are so many that the key tells nothing."""
        known = len(self._said) if self._said[-1][0] <= day else bisect_right(self._said, day, key=lambda s: s[0])
        if known > CROWDED:
            return None
        return self._all if known == len(self._said) else frozenset(identifier for _, identifier in self._said[:known])


class _Table:
    """Commitments made ready, each got from the store once."""

    def __init__(self, shelf: Record) -> None:
        self.shelf = shelf
        self._cases: dict[str, Case] = {}
        self._sides = _Sides(shelf)
        self._crowded: set[str] = set()
        self._leads: dict[str, _Lead] = {}
        self.statements: dict[str, Statement] = {}

    def cases(self, ids: Iterable[str]) -> dict[str, Case]:
        """The cases with these ids."""
        wanted = set(ids)
        found = self.shelf.notes(CASE, sorted(wanted - self._cases.keys()), Case)
        named = self._sides.named
        for i, case in found.items():
            parties = (case.commitment.issuer, case.commitment.responsible)
            self._cases[i] = replace(case, sides=tuple(named[a] for a in parties if a))
        return {i: self._cases[i] for i in sorted(wanted) if i in self._cases}

    def tell(self, document: str) -> None:
        """Let the cases know the names of their sides in a story that is to be told."""
        self._sides.name({document})

    def candidates(self, found: frozenset[str], day: date | None) -> list[Case]:
        """As `Index.candidates`, from the entries in the store."""
        until = day or date.max
        known = list(self._known(found, until))
        self.cases(likeliest(known))
        return choose(known, self._cases.get, found, until)

    def _known(self, found: frozenset[str], until: date) -> Iterator[frozenset[str]]:
        pairs = self.shelf.linked(PAIR, {t for t in found if _makes_keys(t)})
        keys = {f"{one} {two}" for one, two in pairs} - self._crowded
        self._look_up(keys - self._leads.keys(), until)
        for key in keys & self._leads.keys():
            if (led := self._leads[key].until(str(until))) is not None:
                yield led

    def _look_up(self, keys: set[str], until: date) -> None:
        """See what keys lead to; one that is crowded on a day stays so, and stories are told in their order."""
        full = self.shelf.crowded(KIND, sorted(keys), CROWDED, until)
        self._crowded |= full
        self._leads |= {k: _Lead(found) for k, found in self.shelf.candidates(KIND, sorted(keys - full)).items()}

    def stating(self, reading: Reading) -> list[Case]:
        """The commitments that a document states."""
        found = self.shelf.candidates("resolve.commitment", [s.id for s in reading.statements])
        cases = self.cases({i for ids in found.values() for i in ids})
        told = {s for case in cases.values() for s in case.commitment.statements} - self.statements.keys()
        self.statements |= {s.id: s for s in self.shelf.statements(sorted(told))}
        return [case for case in cases.values() if reading.document.id in case.stated]


def _makes_keys(term: str) -> bool:
    return term[0] in "#@" or any(c.isdigit() for c in term) or weight(term) * topics.HEAVIEST >= TELLING


class _Run:
    """One run over the touched stories, in their order."""

    def __init__(self, shelf: Record, copies: Mapping[str, str], decisions: Sequence[Decision], outlets: Rows) -> None:
        self.shelf, self.copies, self.decisions, self.outlets = shelf, copies, decisions, outlets
        self.table = _Table(shelf)
        self.told: dict[str, Told] = {}
        self._changed: dict[str, Case] = {}
        self._keys: dict[Key, set[str]] = defaultdict(set)
        self._spoken: set[str] = set()
        self._stored: dict[str, list[Evidence]] = {}

    def touch(self, cases: Iterable[Case]) -> None:
        """Take commitments for changed: stories that share a key with them and may speak of them are told again."""
        new = {c.commitment.id: c for c in cases if c.commitment.id not in self._changed}
        self._changed |= new
        for identifier, case in new.items():
            self._spoken |= case.stated.keys()
            for key in (key for topic in case.topics for key in keys_of(topic)):
                self._keys[key].add(identifier)
        self._spoken |= {e.span.document for e in self.shelf.evidence_on(sorted(new))}

    def is_met(self, story: Story) -> bool:
        """Whether a story shares a key with a changed commitment and may speak of it, or does already."""
        found = story_terms(story)
        met = {i for (one, two), ids in self._keys.items() if one in found and two in found for i in ids}
        until = story.day or date.max
        return bool(met) and (
            story.document in self._spoken or any(is_told(self._changed[i], found, until) for i in met)
        )

    def tell(self, story: Story, *, anyway: bool) -> None:
        """What a story tells now; commitments whose last day it moves otherwise than before are changed ones.

        One in which other commitments are likelier than all changed ones, and that spoke of none before, tells what it
        told, unless `anyway`.
        """
        document = story.document
        near = self.table.candidates(story_terms(story), story.day)
        if (
            not anyway
            and document not in self._spoken
            and self._changed.keys().isdisjoint(c.commitment.id for c in near)
        ):
            return
        self.table.tell(document)
        [reading] = self.shelf.readings([document])
        passages = passages_of(reading, self.outlets)
        stating = self.table.stating(reading)
        before = {e.id: e for e in self.shelf.evidence_in([document])}
        if passages:
            cases = {case.commitment.id: case for case in (*near, *stating)}
            self._remember(cases.keys())
            moves = {i: tuple(self._moves(case, story)) for i, case in cases.items()}
            told = told_in(passages, near, stating, self.table.statements, moves)
            self.told[document] = ruled_in(told, self.decisions)
        else:
            self.told[document] = Told()
        moved = {e.id: move_of(e) for e in self.told[document].evidence}
        other = {e.commitment for e in before.values() if move_of(e) and moved.get(e.id) != move_of(e)}
        other |= {e.commitment for e in self.told[document].evidence if moved[e.id] and e.id not in before}
        self.touch(self.table.cases(other).values())

    def _remember(self, commitments: Collection[str]) -> None:
        """Get what was told of commitments until now."""
        new = {i: list[Evidence]() for i in commitments if i not in self._stored}
        for piece in self.shelf.evidence_on(sorted(new)):
            new[piece.commitment].append(piece)
        self._stored |= new

    def _moves(self, case: Case, story: Story) -> Iterator[Move]:
        """The moves of a last day that were told before a story."""
        commitment, now = case.commitment.id, (story.day or date.max, story.document)
        yield from case.commitment.moves
        pieces = [e for e in self._stored[commitment] if e.span.document not in self.told]
        pieces += [e for told in self.told.values() for e in told.evidence if e.commitment == commitment]
        before = (e for e in pieces if (e.told or date.max, e.span.document) < now)
        yield from (move for move in map(move_of, before) if move)

    def copy(self, touched: set[str]) -> None:
        """What copies tell: those touched, and those of stories that were told again."""
        repeats = {copy for copy, original in self.copies.items() if original in self.told} | touched
        judged: dict[str, Sequence[Evidence]] = {d: told.judged for d, told in self.told.items()}
        for original in sorted({self.copies[copy] for copy in repeats} - judged.keys()):
            judged[original] = [e for e in self.shelf.evidence_in([original]) if e.reasons[0].feature != AGAIN]
        for reading in self.shelf.readings(sorted(repeats)):
            document, passages = reading.document.id, passages_of(reading, self.outlets)
            told = Told()
            if passages:
                told = told_in(passages, [], self.table.stating(reading), self.table.statements, {})
            pieces = judged[self.copies[document]]
            echoes = tuple(in_copies(pieces, {document: self.copies[document]}, passages))
            self.told[document] = ruled_in(Told(echoes, not_echoed(told.again, echoes)), self.decisions)

    def evidence(self) -> Iterator[Evidence]:
        """All that was told."""
        found: dict[str, Evidence] = {}
        for told in self.told.values():
            found |= {e.id: e for e in told.evidence}
        yield from found.values()
