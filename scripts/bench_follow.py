"""How following grows: time and memory for ever more statements, made by repeating and perturbing real ones.

    python scripts/bench_follow.py FOLDER_OF_REPORTS [SIZES…]

FOLDER_OF_REPORTS holds `reports.jsonl`. Every round of repetition renames what is named, moves its days and changes
its numbers, so that repeated commitments are different promises of different people. Reading is not measured.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from onrecord import pipeline
from onrecord.follow import Story, follow, passages_of
from onrecord.follow.passages import Passage
from onrecord.model import Capture, Commitment, Span, Statement, Target, content_id

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
NUMBER = re.compile(r"(?<![\d.,])\d{2,3}(?![\d.,])")


class Perturbed:
    """One round: the same words always become the same other words."""

    def __init__(self, number: int) -> None:
        self.number, self.dice, self.names, self.stories = number, random.Random(number), {}, {}  # type: ignore[var-annotated]

    def text(self, text: str) -> str:
        if self.number == 0:
            return text
        renamed = NAME.sub(lambda m: self.names.setdefault(m.group(), self._name(m.group())), text)
        return NUMBER.sub(lambda m: str(int(m.group()) + self.number % 89), renamed)

    def _name(self, word: str) -> str:
        letters = [self.dice.choice("aeiou" if c in "aeiou" else "bdfgklmnprst") for c in word.lower()]
        return "".join(letters).capitalize()

    def span(self, span: Span) -> Span:
        quote = self.text(span.quote)
        return Span(f"{span.document}-{self.number}", span.start, span.start + len(quote), quote)

    def statement(self, statement: Statement) -> Statement:
        action = self.span(statement.action)
        targets = tuple(Target(self.span(t.span), t.value + self.number % 89, t.unit) for t in statement.targets)
        return replace(
            statement, id=content_id(statement.id, str(self.number)), document=action.document, action=action,
            sentence=self.span(statement.sentence), targets=targets,
        )  # fmt: skip

    def passage(self, passage: Passage) -> Passage:
        story = self.stories.get(passage.story.document) or self.story(passage.story)
        span = self.span(passage.span)
        return replace(passage, story=story, span=replace(span, quote=story.sentences[passage.place]))

    def story(self, story: Story) -> Story:
        told = story.day + timedelta(days=self.number % 700) if story.day else None
        moved = Story(
            f"{story.document}-{self.number}", told, story.outlet, story.outlet_kind, self.text(story.title),
            self.text(story.lead), story.names, story.officials, story.people,
            tuple(self.text(sentence) for sentence in story.sentences),
        )  # fmt: skip
        self.stories[story.document] = moved
        return moved


def material(folder: Path) -> tuple[list[Statement], list[Passage]]:
    statements: list[Statement] = []
    passages: list[Passage] = []
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        supplied = {k: str(report[k]) for k in ("published", "title", "outlet") if report.get(k)}
        reading = pipeline.read(Capture.of(report["text"].encode(), report["id"], "text/plain", supplied=supplied))
        statements += reading.statements
        passages += passages_of(reading)
    return statements, passages


def commitments(statements: list[Statement], days: dict[str, object]) -> Iterator[Commitment]:
    for s in statements:
        yield Commitment(
            s.id, (s.id,), s.action.quote, s.kind, s.strength, first_stated=days.get(s.document), targets=s.targets,  # type: ignore[arg-type]
        )  # fmt: skip


def main(arguments: list[str]) -> None:
    statements, passages = material(Path(arguments[0]))
    sizes = [int(a) for a in arguments[1:]] or [1_000, 10_000, 100_000]
    print(f"{'statements':>11} {'passages':>9} {'evidence':>9} {'seconds':>8} {'µs each':>8} {'peak MiB':>9}")
    for size in sizes:
        rounds = [Perturbed(n) for n in range(-(-size // len(statements)))]
        many = [r.statement(s) for r in rounds for s in statements][:size]
        pool = [r.passage(p) for r in rounds for p in passages]
        days = {p.story.document: p.story.day for p in pool}
        made = list(commitments(many, days))  # type: ignore[arg-type]
        by_id = {s.id: s for s in many}
        start = time.process_time()
        found = follow(made, by_id, (), pool)
        spent = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>11} {len(pool):>9} {len(found):>9} {spent:>8.1f} {spent / size * 1e6:>8.0f} {peak:>9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
