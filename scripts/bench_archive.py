"""From web archive to ledger: what each stage costs, one and two processes, growth and peak memory.

    python scripts/bench_archive.py ARCHIVE.warc.gz [--stages 300] [--rows 1000x1 1000x2 10000x1]

A row `10000x2` brings 10,000 pages in by `pipeline.add` on two processes. Beyond the pages the archive has, they are
repeated with their words perturbed, so that no two are copies, and written to a web archive of their own before any
clock runs. Each row is a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import trafilatura
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord import pipeline
from onrecord.acquire import Archive, acquire
from onrecord.clean import clean
from onrecord.config import Config
from onrecord.evaluation import report
from onrecord.extract import extract, worth_parsing
from onrecord.ledger import Ledger
from onrecord.model import Capture, Reading
from onrecord.parse import parse

T = TypeVar("T")


def captures(archive: Path) -> Iterator[Capture]:
    return (c for c in acquire([str(archive)], config=Config()) if isinstance(c, Capture))


def perturbed(page: str, seed: str) -> str:
    """The page with the letters of a tenth of the longer words of its text shuffled."""
    chance = random.Random(seed)

    def other(match: re.Match[str]) -> str:
        word = match.group()
        return "".join(chance.sample(word, len(word))) if chance.random() < 0.1 else word

    return re.sub(r"(?<=[ >])[a-z]{5,}(?=[ .,<])", other, page)


def repeated(archive: Path, pages: int, into: Path) -> None:
    """A web archive of as many pages: the archive's own, then perturbed copies of them under other addresses."""
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    with into.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, capture in enumerate(itertools.islice(endless(archive), pages)):
            content = capture[1] if not capture[0] else perturbed(capture[1], str(number))
            address = capture[2] + (f"?copy={capture[0]}" if capture[0] else "")
            writer.write_record(
                writer.create_warc_record(address, "response", BytesIO(content.encode()), http_headers=http)
            )


def endless(archive: Path) -> Iterator[tuple[int, str, str]]:
    """Round, page and address, the archive again and again."""
    for turn in itertools.count():
        for capture in captures(archive):
            yield turn, capture.content.decode("utf-8", "replace"), dict(capture.supplied)["url"]


def peak() -> float:
    """The most memory this process held since the last `forget`, MiB."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024


def forget() -> None:
    """Count peak memory from here on."""
    Path("/proc/self/clear_refs").write_text("5")


def row(archive: Path, jobs: int) -> dict[str, float]:
    """One archive into a ledger that is thrown away: seconds, by the clock and on the processor, and memory."""
    concluding = {"wall": 0.0, "processor": 0.0, "memory": 0.0}
    own = pipeline.refresh

    def refresh(ledger: Ledger) -> None:
        concluding["reading_memory"] = peak()
        begun = time.perf_counter(), time.process_time()
        own(ledger)
        concluding["wall"], concluding["processor"] = time.perf_counter() - begun[0], time.process_time() - begun[1]

    pipeline.refresh = refresh
    with tempfile.TemporaryDirectory() as folder:
        config = Config(ledger=Path(folder) / "bench.db", jobs=jobs)
        with Ledger.open(config.ledger) as ledger:
            begun = time.perf_counter(), time.process_time()
            added = pipeline.add([str(archive)], ledger, config)
            wall, processor = time.perf_counter() - begun[0], time.process_time() - begun[1]
            words = sum(len(reading.document.text.split()) for reading in ledger.readings())
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "new": added.new,
        "issues": len(added.issues),
        "known": added.known,
        "statements": added.statements,
        "words": words,
        "reading": wall - concluding["wall"],
        "reading_here": processor - concluding["processor"],
        "reading_workers": children.ru_utime + children.ru_stime,
        "concluding": concluding["wall"],
        "concluding_processor": concluding["processor"],
        "memory": peak(),
        "reading_memory": concluding["reading_memory"],
        "child_memory": children.ru_maxrss / 1024 if jobs > 1 else 0.0,
    }


def rows(archive: Path, wanted: list[str]) -> Iterator[tuple[Any, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        for want in wanted:
            pages, jobs = (int(part) for part in want.split("x"))
            made = Path(folder) / f"{pages}.warc.gz"
            if not made.exists():
                repeated(archive, pages, made)
            command = [sys.executable, __file__, str(made), "--one", str(jobs)]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            print(want, json.dumps(found), file=sys.stderr, flush=True)
            yield (
                f"{found['new'] + found['issues']:,.0f}",
                jobs,
                f"{found['reading']:.0f}",
                f"{found['new'] / found['reading']:.1f}",
                f"{found['words'] / found['reading']:,.0f}",
                f"{found['reading_here'] / found['new'] * 1e3:.0f}"
                + (f" + {found['reading_workers'] / found['new'] * 1e3:.0f}" if jobs > 1 else ""),
                f"{found['concluding']:.0f}",
                f"{found['concluding_processor'] / found['new'] * 1e3:.1f}",
                f"{found['reading_memory']:.0f}" + (f" + {jobs} x {found['child_memory']:.0f}" if jobs > 1 else ""),
                f"{found['memory']:.0f}",
            )


class Stages:
    """Seconds on the processor and peak memory of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.memory: dict[str, float] = defaultdict(float)

    def timed(self, name: str, work: Callable[..., T], *given: Any, **named: Any) -> T:
        forget()
        begun = time.process_time()
        try:
            return work(*given, **named)
        finally:
            self.seconds[name] += time.process_time() - begun
            self.memory[name] = max(self.memory[name], peak())


def stages(archive: Path, pages: int) -> tuple[Stages, int]:
    """Each stage of some pages by itself, in one process, and trafilatura alone over the same pages."""
    cost = Stages()
    source = captures(archive)
    first = next(source)
    extract(parse(clean(first), wanted=worth_parsing)), trafilatura.extract(first.content.decode())  # what loads once
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Archive(Path(folder) / "archive")
        with Ledger.open(Path(folder) / "bench.db") as ledger:
            while done < pages:
                capture = cost.timed("acquire: out of the web archive", next, source, None)
                if capture is None:
                    break
                html = capture.content.decode("utf-8", "replace")
                cost.timed("(trafilatura alone, for comparison)", trafilatura.extract, html)
                cost.timed("acquire: archived, flushed to disk", store.put, capture)
                cost.timed("ledger: accepted", ledger.accept, capture)
                document = cost.timed("clean", clean, capture)
                parsed = cost.timed("parse", parse, document, wanted=worth_parsing)
                statements = cost.timed("extract", extract, parsed)
                cost.timed("ledger: recorded", ledger.record, Reading(parsed, statements))
                done += 1
            cost.timed("resolve, follow, written", pipeline.refresh, ledger)
    return cost, done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--stages", type=int, default=300)
    parser.add_argument("--rows", nargs="*", default=["1000x1", "1000x2", "10000x2"])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(row(arguments.archive, arguments.one)))
        return
    if arguments.stages:
        cost, pages = stages(arguments.archive, arguments.stages)
        header = (f"stage, {pages} pages", "ms a page on the processor", "peak memory, MiB")
        print(
            report.table(
                header, [(n, f"{s / pages * 1e3:.1f}", f"{cost.memory[n]:.0f}") for n, s in cost.seconds.items()]
            )
        )
    header = (
        "pages",
        "processes",
        "reading, s",
        "pages a second",
        "words a second",
        "reading, ms a page on the processor",
        "resolving and following, s",
        "the same, ms a page on the processor",
        "peak memory while reading, MiB",
        "peak memory of all, MiB",
    )
    if arguments.rows:
        print(report.table(header, list(rows(arguments.archive, arguments.rows))))


if __name__ == "__main__":
    main()
