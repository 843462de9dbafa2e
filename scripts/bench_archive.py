"""Pages and words a second from web archive to ledger, one and two processes, with peak memory and growth.

    python scripts/bench_archive.py ARCHIVE.warc.gz [--pages 200] [--growth 1 2 4]

For growth the pages are repeated with their words perturbed, so that no two are copies.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord import pipeline
from onrecord.acquire import Archive, acquire
from onrecord.config import Config
from onrecord.evaluation import report
from onrecord.ledger import Ledger
from onrecord.model import Capture
from onrecord.spread import spread


def pages(archive: Path, count: int) -> list[Capture]:
    found = (c for c in acquire([str(archive)], config=Config()) if isinstance(c, Capture))
    return list(itertools.islice(found, count))


def perturbed(captures: list[Capture], copy: int) -> Iterator[Capture]:
    """The captures, with a tenth of the longer words of their text shuffled, differently for each copy."""
    if copy == 0:
        yield from captures
        return
    for number, capture in enumerate(captures):
        chance = random.Random(f"{copy}.{number}")
        text = capture.content.decode("utf-8", "replace")

        def other(match: re.Match[str], chance: random.Random = chance) -> str:
            word = match.group()
            return "".join(chance.sample(word, len(word))) if chance.random() < 0.1 else word

        changed = re.sub(r"(?<=[ >])[a-z]{5,}(?=[ .,<])", other, text)
        yield Capture.of(
            changed.encode(), f"{capture.source}#{copy}", capture.media_type, supplied=dict(capture.supplied)
        )


def taken(captures: Iterator[Capture], jobs: int) -> tuple[float, int, int, float]:
    """Seconds to read and to conclude, words, and pages, into a ledger that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(ledger=Path(folder) / "bench.db")
        archive = Archive(config.archive)
        begun, words, count = time.perf_counter(), 0, 0
        with Ledger.open(config.ledger) as ledger:

            def accepted() -> Iterator[Capture]:
                for capture in captures:
                    archive.put(capture)
                    if ledger.accept(capture):
                        yield capture

            for capture, reading in spread(pipeline.read_lightly, accepted(), jobs, lambda c: pipeline.read_lightly(c)):
                if not hasattr(reading, "statements"):
                    ledger.fail(capture.id, reading)
                    continue
                ledger.record(reading)
                words += len(reading.document.text.split())
                count += 1
            read = time.perf_counter() - begun
            begun = time.perf_counter()
            pipeline.refresh(ledger)
            return read, words, count, time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--growth", type=int, nargs="*", default=[1, 2, 4])
    arguments = parser.parse_args()
    captures = pages(arguments.archive, arguments.pages)
    pipeline.read_lightly(captures[0])
    rows = []
    for jobs, times in [(1, n) for n in arguments.growth] + [(2, max(arguments.growth))]:
        many = itertools.chain.from_iterable(perturbed(captures, n) for n in range(times))
        read, words, count, concluded = taken(many, jobs)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if jobs > 1 else 0
        memory = f"{own / 1024:.0f}" + (f" + {jobs} x {child / 1024:.0f}" if child else "")
        rows.append((count, jobs, f"{count / read:.1f}", f"{words / read:.0f}", f"{concluded:.1f}", memory))
    header = (
        "pages",
        "processes",
        "pages a second",
        "words a second",
        "resolving and following, s",
        "peak memory, MiB",
    )
    print(report.table(header, rows))


if __name__ == "__main__":
    main()
