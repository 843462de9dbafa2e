"""How fast the ledger answers: makes a large one up and prints the median time of every page's queries.

    python scripts/bench_ledger.py FOLDER [--commitments 100000] [--statements 1000000] [--rounds 15]

A ledger of that size already in FOLDER is used again. Nothing in it is real; the words are drawn from a fixed list with
a skewed frequency, so that searches find few, many and very many documents.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from onrecord.ledger import Filter, Ledger, Sort
from onrecord.ledger.filters import EVERYTHING
from onrecord.model import (
    Actor,
    ActorKind,
    Basis,
    Capture,
    Commitment,
    DeadlineState,
    Decision,
    Document,
    Evidence,
    Kind,
    Mention,
    Name,
    Outcome,
    Parsed,
    Proposal,
    Published,
    Reading,
    Relation,
    Sentence,
    Span,
    Standing,
    Statement,
    Strength,
    Timeframe,
    content_id,
)

FIRST_DAY, DAYS = date(2012, 1, 1), 5000
TODAY = FIRST_DAY + timedelta(days=DAYS)
A_DOCUMENT = 5  # statements
VERBS = ("build", "open", "fund", "repair", "publish", "review", "train", "close", "extend", "draft")
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo zu kal mar tin dor ven".split()


class Told(NamedTuple):
    """A statement as far as its commitment needs it."""

    day: date
    id: str
    action: Span
    timeframe: Timeframe | None
    document: str


class World:
    """The made-up words, actors and outlets, the same for the same seed."""

    def __init__(self, commitments: int) -> None:
        self.chance = random.Random(20120101)
        self.words = ["".join(self.chance.choices(SYLLABLES, k=3)) for _ in range(6000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.outlets = [f"The {word.title()}" for word in self.words[:60]]
        self.actors = [self._actor(i) for i in range(max(10, commitments // 20))]
        self.commitments = commitments

    def _actor(self, i: int) -> Actor:
        first, last = self.chance.choices(self.words, k=2)
        kind = ActorKind.PERSON if i % 3 else ActorKind.BODY
        return Actor(content_id("actor", str(i)), f"{first.title()} {last.title()}", kind)

    def phrase(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))


def made_up(world: World, statements: int) -> Iterator[tuple[Capture, Reading, list[tuple[int, Told]]]]:
    """Documents by day, each with a few statements of scattered commitments."""
    documents = max(1, statements // A_DOCUMENT)
    for number in range(documents):
        day = FIRST_DAY + timedelta(days=number * DAYS // documents)
        picks = [(number * A_DOCUMENT + k) * 7919 % world.commitments for k in range(A_DOCUMENT)]
        yield _document(world, number, day, picks)


def _document(
    world: World, number: int, day: date, picks: list[int]
) -> tuple[Capture, Reading, list[tuple[int, Told]]]:
    chance, parts, marks, at = world.chance, [], [], 0
    for pick in picks:
        actor = world.actors[pick % len(world.actors)].name
        action = f"{VERBS[pick % len(VERBS)]} the {world.phrase(4)}"
        due = day + timedelta(days=chance.randrange(30, 1500))
        when = f"by {due.isoformat()}" if pick % 5 < 3 else ""
        lead = f"{actor} promised to "
        sentence = f"{lead}{action} {when}".strip() + "."
        marks.append((pick, at, len(actor), at + len(lead), len(action), at + len(sentence), due if when else None))
        filler = f" {world.phrase(20)}. "
        parts += [sentence, filler]
        at += len(sentence) + len(filler)
    text = "".join(parts)
    capture = Capture.of(text.encode(), f"{number}.txt", "text/plain")
    outlet = world.outlets[number % len(world.outlets)]
    document = Document(
        content_id("document", capture.id),
        capture.id,
        text,
        title=world.phrase(6),
        url=f"https://example.org/{number}",
        outlet=outlet,
        published=Published(day, "given"),
    )
    found = [_statement(document, day, *mark) for mark in marks]
    sentences = tuple(Sentence(mark[1], mark[5]) for mark in marks)
    reading = Reading(Parsed(document, sentences), tuple({s.id: s for _, s, _ in found}.values()))
    return capture, reading, [(pick, told) for pick, _, told in found]


def _statement(
    document: Document, day: date, pick: int, start: int, name: int, at: int, length: int, end: int, due: date | None
) -> tuple[int, Statement, Told]:
    action, sentence = document.span(at, at + length), document.span(start, end)
    timeframe = Timeframe(document.span(at + length + 1, end - 1), end=due, rule="absolute") if due else None
    issuer = Mention(document.text[start : start + name], document.span(start, start + name), ActorKind.PERSON)
    kind, strength = list(Kind)[pick % 5], Strength.SOFT if pick % 7 == 0 else Strength.FIRM
    one = Statement(
        Statement.id_for(action),
        document.id,
        action,
        sentence,
        kind,
        strength,
        issuer=issuer,
        timeframe=timeframe,
        confidence=(pick % 97) / 97,
        rule="promised",
    )
    return pick, one, Told(day, one.id, action, timeframe, document.id)


def build(ledger: Ledger, commitments: int, statements: int) -> None:
    world = World(commitments)
    told: dict[int, list[Told]] = defaultdict(list)
    batch: list[tuple[Capture, Reading]] = []
    for capture, reading, found in made_up(world, statements):
        batch.append((capture, reading))
        for pick, one in found:
            told[pick].append(one)
        if len(batch) == 2000:
            _store(ledger, batch)
            batch.clear()
    _store(ledger, batch)
    _conclude(ledger, world, told)


def _store(ledger: Ledger, batch: list[tuple[Capture, Reading]]) -> None:
    with ledger.transaction():
        for capture, reading in batch:
            ledger.accept(capture)
            ledger.record(reading)


def _conclude(ledger: Ledger, world: World, told: dict[int, list[Told]]) -> None:
    named: dict[int, list[str]] = defaultdict(list)
    for pick, found in told.items():
        named[pick % len(world.actors)] += [one.document for one in found[:2]]
    actors = [
        Actor(a.id, a.name, a.kind, (Name(a.name, tuple(dict.fromkeys(named[i])), "as written"),))
        for i, a in enumerate(world.actors)
    ]
    commitments = [_commitment(world, pick, found) for pick, found in told.items()]
    pieces: dict[str, list[Evidence]] = {}
    for pick, found in told.items():
        id = content_id("commitment", str(pick))
        pieces[id] = [_evidence(world, id, one) for one in found[1 : 1 + world.chance.randrange(4)]]
    proposals = [
        Proposal(content_id("proposal", e.id), "link", e.id, e.commitment, e.confidence)
        for found in pieces.values()
        for e in found
        if not e.linked
    ]
    with ledger.transaction():
        ledger.write_resolution(actors, commitments, {}, [])
        ledger.write_evidence([e for found in pieces.values() for e in found], proposals)
        ledger.write_standings({id: [_standing(e) for e in found if e.linked] for id, found in pieces.items()})


def _commitment(world: World, pick: int, found: list[Told]) -> Commitment:
    first = found[0]
    return Commitment(
        content_id("commitment", str(pick)),
        tuple(dict.fromkeys(one.id for one in found)),
        first.action.quote,
        list(Kind)[pick % 5],
        Strength.SOFT if pick % 7 == 0 else Strength.FIRM,
        issuer=world.actors[pick % len(world.actors)].id,
        responsible=world.actors[pick * 31 % len(world.actors)].id,
        first_stated=first.day,
        timeframe=first.timeframe,
        confidence=(pick % 97) / 97,
    )


def _evidence(world: World, commitment: str, one: Told) -> Evidence:
    basis = world.chance.choice([Basis.CLAIMED, Basis.REPORTED])
    relation = world.chance.choice([Relation.PROGRESS, Relation.DONE])
    confidence = world.chance.random()
    id = content_id("evidence", commitment, one.id)
    linked = confidence > 0.2
    return Evidence(id, commitment, one.action, relation, basis, one.day, confidence=confidence, linked=linked)


def _standing(e: Evidence) -> Standing:
    done = e.relation is Relation.DONE
    outcome = Outcome.DONE if done else Outcome.IN_PROGRESS
    return Standing(e.told or TODAY, outcome, e.basis, settled=done, evidence=(e.id,))


Query = Callable[[], object]


def questions(ledger: Ledger, world: World) -> dict[str, Query]:
    """What the pages ask, by name."""
    day, middle = TODAY + timedelta(days=1), FIRST_DAY + timedelta(days=DAYS // 2)
    actor, outlet = world.actors[7].id, world.outlets[3]
    row = ledger.commitments(EVERYTHING, middle, limit=1).rows[0]
    source = ledger.commitment(row.id, day).statements[0].source.id
    common, middling, rare = world.words[0], world.words[150], world.words[5900]
    overdue = Filter(state=(DeadlineState.OVERDUE,))
    narrow = Filter(actor=actor, kind=(Kind.ORDER, Kind.PLEDGE), strength=(Strength.FIRM,))

    def front() -> None:
        ledger.counts(day)
        ledger.timeline(day)
        ledger.due(30, day, limit=10)
        ledger.commitments(overdue, day, limit=10)
        ledger.changes(day - timedelta(days=7), day, limit=50)

    def listed(filter: Filter, as_of: date = day, offset: int = 0) -> Query:
        return lambda: ledger.commitments(filter, as_of, offset=offset, facets=True)

    return {
        "front page (all its figures)": front,
        "counts": lambda: ledger.counts(day),
        "timeline": lambda: ledger.timeline(day),
        "list, unfiltered, with facets": listed(EVERYTHING),
        "list, last page": listed(EVERYTHING, offset=world.commitments - 60),
        "list, half-way back in time": listed(EVERYTHING, middle),
        "list, newest first": listed(Filter(sort=Sort.NEWEST)),
        "list, by action": listed(Filter(sort=Sort.ACTION)),
        "list, by confidence": listed(Filter(sort=Sort.CONFIDENCE)),
        "list, overdue": listed(overdue),
        "list, done, claimed": listed(Filter(outcome=(Outcome.DONE,), basis=(Basis.CLAIMED,))),
        "list, one actor, two kinds, firm": listed(narrow),
        "list, one outlet": listed(Filter(outlet=(outlet,))),
        "list, one source": listed(Filter(source=source)),
        "list, due within 90 days": listed(Filter(due_within=90), middle),
        "list, common word": listed(Filter(words=common)),
        "list, rare word": listed(Filter(words=rare)),
        "list, without facets": lambda: ledger.commitments(EVERYTHING, day),
        "commitment page": lambda: ledger.commitment(row.id, day),
        "source page": lambda: ledger.source(source),
        "actor page": lambda: ledger.actor(actor, day),
        "actors": lambda: ledger.actors(day),
        "busiest actors": lambda: ledger.busiest_actors(day, 80),
        "actors by name": lambda: ledger.actors(day, words=world.actors[9].name.split()[0]),
        "sources": lambda: ledger.sources(day),
        "outlets": lambda: ledger.outlets(),
        "search, rare word": lambda: ledger.search(rare, day),
        "search, middling word": lambda: ledger.search(middling, day),
        "search, common word": lambda: ledger.search(common, day),
        "search, two words": lambda: ledger.search(f"{common} {middling}", day),
        "due within 90 days": lambda: ledger.due(90, middle),
        "changes of a week": lambda: ledger.changes(middle - timedelta(days=7), middle),
        "silent for 180 days": lambda: ledger.silent(180, day),
        "queue": lambda: ledger.queue(day),
        "queue, filtered": lambda: ledger.queue(day, filter=overdue),
        "stats": lambda: ledger.stats(),
    }


def deciding(ledger: Ledger) -> None:
    """Decide one proposal of the queue and take it back."""
    item = ledger.queue(TODAY, limit=1).rows[0]
    moment = datetime.fromtimestamp(time.time())
    decision = Decision(
        content_id("decision", moment.isoformat()), "accept", item.proposal.subject, "bench", moment,
        after=(("proposal", item.proposal.id),),
    )  # fmt: skip
    ledger.decide([decision], expected={item.proposal.subject: item.version})
    ledger.undo("bench", moment)


def adding(ledger: Ledger, world: World, number: int) -> None:
    """Take in one more story that restates a few commitments, resolved and followed."""
    day = TODAY + timedelta(days=1)
    capture, reading, found = _document(
        world, number, day, [number % world.commitments for number in range(number, number + 5)]
    )
    ids = [content_id("commitment", str(pick)) for pick, _ in found]
    with ledger.transaction():
        ledger.accept(capture)
        ledger.record(reading)
        known = {one.id: one for one in ledger.all_commitments(ids)}
        restated = [
            replace(known[id], statements=(*known[id].statements, told.id))
            for id, (_, told) in zip(ids, found, strict=True)
        ]
        ledger.write_resolution([], restated, {}, [], gone=[], documents=[reading.document.id])
        ledger.write_evidence([e for id in ids for e in ledger.evidence(id)], of=ids)
        ledger.write_standings(dict.fromkeys(ids, ()))


class Measured(NamedTuple):
    """Milliseconds: the first call, the median of the others, and the median of their time on the processor."""

    first: float
    median: float
    processor: float


def measure(query: Query, rounds: int) -> Measured:
    walls, works = [], []
    for _ in range(rounds + 1):
        wall, work = time.perf_counter(), time.process_time()
        query()
        walls.append((time.perf_counter() - wall) * 1000)
        works.append((time.process_time() - work) * 1000)
    return Measured(walls[0], statistics.median(walls[1:]), statistics.median(works[1:]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--commitments", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    path = options.folder / f"bench-{options.commitments}-{options.statements}.db"
    fresh = not path.exists()
    with Ledger.open(path) as ledger:
        if fresh:
            start = time.perf_counter()
            build(ledger, options.commitments, options.statements)
            print(f"made in {time.perf_counter() - start:.0f} s")
        stats = ledger.stats()
        print(f"{stats.commitments:,} commitments, {stats.statements:,} statements, {stats.documents:,} documents,")
        print(f"{stats.evidence:,} pieces of evidence, {stats.open_proposals:,} open proposals")
        print(f"{stats.bytes / 1e9:.2f} GB\n")
        world = World(options.commitments)
        asked = questions(ledger, world)
        numbers = iter(range(10**7, 10**8, 5))
        asked["add one story, its reading apart"] = lambda: adding(ledger, world, next(numbers))
        asked["decide one proposal, and undo it"] = lambda: deciding(ledger)
        print("| query | first, ms | median, ms | on the processor, ms |\n| --- | ---: | ---: | ---: |")
        for name, query in asked.items():
            if options.only in name:
                found = measure(query, options.rounds)
                print(f"| {name} | {found.first:.0f} | {found.median:.1f} | {found.processor:.1f} |", flush=True)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
