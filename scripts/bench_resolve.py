"""How resolving grows: real statements repeated under other names, numbers and days, a few tellings of each.

    python scripts/bench_resolve.py REPORTS.jsonl [--statements 100000]

Prints, for growing numbers of statements, the processor seconds and memory the stage takes, the seconds per n log n,
and how well the tellings of one commitment were found again.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onrecord.extract import extract, worth_parsing
from onrecord.model import (
    ActorKind,
    Document,
    Kind,
    Mention,
    Parsed,
    Published,
    Reading,
    Sentence,
    Statement,
    Strength,
    Target,
    Timeframe,
    content_id,
)
from onrecord.parse import parse
from onrecord.resolve import resolve
from onrecord.text.numbers import find_quantities

SYLLABLES = "ba ko ru mi ten sal vor dun gri pol har nes tak lum fe zan dor quil ost wex".split()
NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][a-z]{3,}\b")
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
TELLINGS = (1, 1, 1, 2, 2, 3, 5)
OUTLETS = 7


@dataclass(frozen=True)
class Seed:
    """A real statement as text: what stands before the action, the action, and what follows."""

    before: str
    action: str
    after: str


def seeds(path: Path) -> list[Seed]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = Document(record["id"], record["id"], record["text"], published=None)
        for s in extract(parse(document, worth_parsing)):
            text, base = s.sentence.quote, s.sentence.start
            start, end = s.action.start - base, s.action.end - base
            if 0 <= start < end <= len(text) and len(s.action.quote.split()) >= 3:
                found.append(Seed(text[:start], text[start:end], text[end:]))
    return found


class Retold:
    """One made-up commitment after a seed: its own names, numbers, parties and day, told once or more."""

    def __init__(self, seed: Seed, number: int) -> None:
        self.seed, self.number = seed, number
        self.rng = random.Random(number)
        self.names: dict[str, str] = {}
        self.issuer = f"{self.word()} {self.word()}"
        self.body = f"{self.word()} Agency"
        self.topic = [self.word().lower() for _ in range(2)]
        self.told = date(2010, 1, 1) + timedelta(days=self.rng.randrange(5000))
        self.end = self.told + timedelta(days=self.rng.randrange(60, 1500)) if self.rng.random() < 0.6 else None

    def word(self) -> str:
        return "".join(self.rng.choice(SYLLABLES) for _ in range(self.rng.randint(3, 4))).capitalize()

    def renamed(self, text: str) -> str:
        named = NAME.sub(lambda m: self.names.setdefault(m.group(), self.word()), text)
        return NUMBER.sub(lambda m: self.names.setdefault(m.group(), str(self.rng.randint(3, 90000))), named)

    def readings(self) -> Iterator[Reading]:
        parts = [self.renamed(p) for p in (self.seed.before, self.seed.action, self.seed.after)]
        parts[1] += f" for the {self.topic[0]} {self.topic[1]}"
        for telling in range(self.rng.choice(TELLINGS)):
            yield self.reading(*(self.retold(p, telling) for p in parts), telling)

    def retold(self, text: str, telling: int) -> str:
        if not telling:
            return text
        words = [w for w in re.split(r"(\s+)", text) if w.isspace() or len(w) > 6 or self.rng.random() > 0.15]
        return "".join(words) or text

    def reading(self, before: str, action: str, after: str, telling: int) -> Reading:
        lead = f"{self.issuer} spoke to {self.body} staff, outlet {self.rng.randrange(OUTLETS)} says. "
        text = f"{lead}{before}{action}{after}"
        identifier = content_id("document", str(self.number), str(telling))
        day = self.told + timedelta(days=telling * self.rng.randrange(1, 200))
        document = Document(identifier, identifier, text, published=Published(day, "given"))
        issuer = Mention(self.issuer, document.span(0, len(self.issuer)), ActorKind.PERSON)
        at = text.index(self.body)
        body = Mention(self.body, document.span(at, at + len(self.body)), ActorKind.BODY)
        span = document.span(len(lead) + len(before), len(lead) + len(before) + len(action))
        whole = document.span(len(lead), len(text))
        statement = Statement(
            Statement.id_for(span),
            identifier,
            span,
            whole,
            Kind.ORDER,
            Strength.FIRM,
            issuer=issuer,
            responsible=body,
            timeframe=Timeframe(whole, None, self.end) if self.end else None,
            targets=tuple(
                Target(document.span(span.start + q.start, span.start + q.end), q.value, q.unit)
                for q in find_quantities(span.quote)
            ),
        )
        sentences = (Sentence(0, len(lead) - 1), Sentence(whole.start, whole.end))
        return Reading(Parsed(document, sentences, (), (issuer, body)), (statement,))


def made(found: list[Seed], statements: int) -> tuple[list[Reading], dict[str, int]]:
    """Readings with about so many statements, and which commitment each statement tells."""
    readings: list[Reading] = []
    truth: dict[str, int] = {}
    number = 0
    while len(readings) < statements:
        for reading in Retold(found[number % len(found)], number).readings():
            readings.append(reading)
            truth[reading.statements[0].id] = number
        number += 1
    return readings, truth


def recovered(truth: dict[str, int], groups: list[tuple[str, ...]]) -> tuple[float, float]:
    """Share of pairs joined that are right, and of right pairs that are joined."""
    right = joined = 0
    for group in groups:
        counts: dict[int, int] = {}
        for statement in group:
            counts[truth[statement]] = counts.get(truth[statement], 0) + 1
        joined += len(group) * (len(group) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in counts.values())
    sizes: dict[int, int] = {}
    for number in truth.values():
        sizes[number] = sizes.get(number, 0) + 1
    possible = sum(n * (n - 1) // 2 for n in sizes.values())
    return right / max(joined, 1), right / max(possible, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--statements", type=int, default=100_000)
    options = parser.parse_args()
    found = seeds(options.reports)
    print(f"{len(found)} seeds")
    print(f"{'statements':>10} {'commitments':>11} {'seconds':>8} {'µs/n·log n':>10} {'MiB':>6} {'P':>6} {'R':>6}")
    for size in (options.statements // 16, options.statements // 4, options.statements):
        readings, truth = made(found, size)
        before = time.process_time()
        resolution = resolve(readings)
        seconds = time.process_time() - before
        n = len(truth)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        precision, recall = recovered(truth, [c.statements for c in resolution.commitments])
        scaled = 1e6 * seconds / (n * math.log2(n))
        count = len(resolution.commitments)
        print(f"{n:10} {count:11} {seconds:8.1f} {scaled:10.2f} {peak:6.0f} {precision:6.3f} {recall:6.3f}", flush=True)


if __name__ == "__main__":
    main()
