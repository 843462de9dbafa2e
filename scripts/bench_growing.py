"""How long adding one story to a large ledger takes, its reading apart: stage by stage, on the processor.

    python scripts/bench_growing.py ARCHIVE.warc.gz FOLDER [--commitments 100000] [--stories 30]

The latest pages of the archive are kept back, to be added one by one. The ledger is made in FOLDER of the others,
repeated until there are so many commitments: in each round many of their words, names and numbers are others of the
same length, and the days lie earlier, while the names met most stay, so that the ledger is one of few speakers. It is
resolved and entered for growth as always, and not followed: of that, growing asks only what a story touches. What lies
in FOLDER already is used again; stories are added to a copy.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
import shutil
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord import growing, pipeline
from onrecord.acquire import acquire
from onrecord.config import Config
from onrecord.ledger import Ledger
from onrecord.model import Capture, Issue, Mention, Reading, Span, Statement, Target, content_id
from onrecord.resolve import resolve

COMMON = 120
"""So many of the capitalised words met most are the same in every round."""
CHANGED = 0.4
"""Share of the other words that are others in a round."""
DAYS_A_ROUND = 60
WORD = re.compile(r"[A-Za-z]{4,}|\d{2,}")
STAGES = ("extend", "_again", "_write", "retell", "_write_told")

Page = tuple[Capture, Reading]


class Round:
    """One repetition of the pages: the same words always become the same other words, of the same length."""

    def __init__(self, number: int, common: frozenset[str]) -> None:
        self.number, self.common = number, common
        self.dice = random.Random(number)
        self.words: dict[str, str] = {}

    def text(self, text: str) -> str:
        return WORD.sub(lambda m: self.words.get(m.group()) or self._other(m.group()), text)

    def _other(self, word: str) -> str:
        lower = word.lower()
        if word in self.common or self.dice.random() > CHANGED:
            other = word
        elif word.isdigit():
            other = word[0] + "".join(self.dice.choice("0123456789") for _ in word[1:])
        else:
            other = lower[0] + "".join(self.dice.choice("aeiou" if c in "aeiou" else "bdfgklmnprst") for c in lower[1:])
        return self.words.setdefault(word, other.capitalize() if word[0].isupper() else other)

    def page(self, capture: Capture, reading: Reading) -> Page:
        """A page in other words."""
        text = self.text(reading.document.text)
        made = Capture.of(f"{self.number} {text}".encode(), f"{capture.source}?round={self.number}", "text/plain")
        self.document, self.now = content_id("document", made.id), text
        document = replace(
            reading.document, id=self.document, capture=made.id, text=text, source_map=(), url=made.source,
            title=self.text(reading.document.title or ""), set_aside=self.moved(reading.document.set_aside),
            published=self.moved(reading.document.published),
        )  # fmt: skip
        told = self.moved(replace(reading.parsed, document=document))
        return made, Reading(replace(told, document=document), self.moved(reading.statements))

    def moved(self, value: Any) -> Any:
        """A value of the page as it is in this round."""
        if isinstance(value, tuple):
            return tuple([self.moved(v) for v in value])
        if isinstance(value, date):
            return value - timedelta(days=self.number * DAYS_A_ROUND)
        if isinstance(value, Span):
            return Span(self.document, value.start, value.end, self.now[value.start : value.end])
        if not is_dataclass(value) or isinstance(value, type) or value.__class__.__name__ == "Document":
            return value
        made = replace(value, **{f.name: self.moved(getattr(value, f.name)) for f in fields(value) if f.init})
        if isinstance(made, Mention):
            return replace(made, name=self.text(made.name), title=made.title and self.text(made.title))
        if isinstance(made, Statement):
            return replace(made, id=Statement.id_for(made.action), document=self.document)
        if isinstance(made, Target):
            return replace(made, value=made.value + self.number if made.value >= 10 else made.value)
        return made


def read(archive: Path, kept: Path) -> list[Page]:
    """The pages of the archive as the pipeline reads them, by day; read once and kept."""
    if not kept.exists():
        found = acquire([str(archive)], config=Config())
        pages = [(c, pipeline.read_lightly(c)) for c in found if isinstance(c, Capture)]
        kept.write_bytes(pickle.dumps([(c, r) for c, r in pages if not isinstance(r, Issue)]))
    return sorted(pickle.loads(kept.read_bytes()), key=lambda p: (p[1].document.day or date.min, p[1].document.id))


def common_names(pages: Iterable[Page]) -> frozenset[str]:
    counts = Counter(w for _, r in pages for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", r.document.text))
    return frozenset(word for word, _ in counts.most_common(COMMON))


def repeated(pages: Sequence[Page], statements: int) -> Iterator[Page]:
    """The pages, then those that state something in other words, until there are so many statements."""
    common, left, number = common_names(pages), statements, 0
    while left > 0:
        turn = Round(number, common)
        for capture, reading in pages:
            if left > 0 and (not number or reading.statements):
                left -= len(reading.statements)
                yield turn.page(capture, reading) if number else (capture, reading)
        number += 1


def make(ledger: Ledger, pages: Iterable[Page]) -> None:
    """Fill an empty ledger, resolve it and enter it for growth."""
    with ledger.transaction():
        for capture, reading in pages:
            ledger.accept(capture)
            ledger.record(reading)
    documents = ledger.unresolved()
    begun = time.process_time()
    found = resolve(ledger.readings(), names=False)
    resolved = time.process_time()
    with ledger.transaction():
        ledger.write_resolution(found.actors, found.commitments, found.copy_of, ())
        written = time.process_time()
        growing.enter(ledger, found, documents)
    entered = time.process_time()
    took = f"resolved {resolved - begun:.0f} s, written {written - resolved:.0f} s, entered {entered - written:.0f} s"
    print(f"{len(documents)} documents: {took} on the processor", flush=True)


def timed(spent: dict[str, float], name: str) -> Callable[..., Any]:
    own = getattr(growing, name)

    def run(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return own(*given, **named)
        finally:
            spent[name] += time.process_time() - begun

    return run


def grow(ledger: Ledger, stories: Iterable[Page]) -> None:
    """Add stories one by one and print what each stage took."""
    spent: dict[str, float] = defaultdict(float)
    for name in STAGES:
        setattr(growing, name, timed(spent, name))
    print(" ".join(f"{name:>12}" for name in ("statements", *STAGES, "all", "by the clock", "enough")))
    totals = []
    for capture, reading in stories:
        spent.clear()
        ledger.accept(capture)
        ledger.record(reading)
        begun = time.process_time(), time.perf_counter()
        enough = growing.grow(ledger)
        took = time.process_time() - begun[0], time.perf_counter() - begun[1]
        totals.append(took[0])
        row = [*(spent[name] for name in STAGES), *took]
        print(f"{len(reading.statements):>12} " + " ".join(f"{s:>12.3f}" for s in row) + f" {enough!s:>12}", flush=True)
        if not enough:
            ledger.write_resolution((), (), {}, (), gone=(), documents=[reading.document.id])  # leave it aside
    print(f"median {statistics.median(totals):.3f} s, most {max(totals):.3f} s on the processor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--commitments", type=int, default=100_000)
    parser.add_argument("--stories", type=int, default=30)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    growing.FROM = 0
    pages = read(options.archive, options.folder / "pages.pickle")
    old, new = pages[: -options.stories], pages[-options.stories :]
    made, copy = (options.folder / f"{name}-{options.commitments}.db" for name in ("made", "grown"))
    if not made.exists():
        with Ledger.open(made) as ledger:
            make(ledger, repeated(old, options.commitments))
    shutil.copy(made, copy)
    with Ledger.open(copy) as ledger:
        stats = ledger.stats()
        print(f"{stats.documents} documents, {stats.statements} statements, {stats.commitments} commitments")
        grow(ledger, new)


if __name__ == "__main__":
    main()
