"""How fast the pages answer: asks each of a ledger that is already there and prints the median time.

    python scripts/bench_pages.py LEDGER [--as-of DAY] [--rounds 15]

The application is called in process, so what is measured is routing, reading, rendering and the guard, not a network.
`bench_ledger.py` makes a large ledger to ask.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fastapi.testclient import TestClient

from onrecord.ledger import Filter, Ledger
from onrecord.web import create_app


def pages(ledger: Ledger, day: date) -> Iterator[tuple[str, str]]:
    """What each page is called, and an address of it."""
    row = ledger.commitments(Filter(), day, limit=1, offset=100).rows[0]
    view = ledger.commitment(row.id, day)
    who = row.responsible or row.issuer
    word = max(row.action.split(), key=len)
    yield "front", "/"
    yield "list", "/commitments"
    yield "list, far down", "/commitments?offset=50000"
    yield "list, overdue orders", "/commitments?kind=order&state=overdue&sort=newest"
    yield "list, a word", f"/commitments?words={word}"
    yield "list, as of two years before", f"/commitments?as_of={day.replace(year=day.year - 2)}"
    yield "commitment", f"/commitment/{row.id}"
    yield "passages to link to it", f"/review/commitment/{row.id}/link"
    yield "source", f"/source/{view.statements[0].source.id}"
    yield "actors", "/actors"
    if who:
        yield "actor", f"/actor/{who.id}"
    yield "sources", "/sources"
    yield "search", f"/search?q={word}"
    yield "topics", "/topics"
    yield "corrections", "/corrections"
    yield "method", "/about"
    yield "review desk", "/review"
    yield "feed", "/commitments.atom"
    yield "calendar, due in 30 days", "/commitments.ics?due_within=30"


def measure(client: TestClient, address: str, rounds: int) -> tuple[float, float, float, int]:
    """First answer, median of the others, median on the processor (ms), and the size of the answer in bytes."""
    times, used = [], []
    for _ in range(rounds + 1):
        begun, at_work = time.perf_counter(), time.process_time()
        answer = client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
        used.append((time.process_time() - at_work) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    return times[0], statistics.median(times[1:]), statistics.median(used[1:]), len(answer.content)


def main() -> None:
    """Print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("ledger", type=Path)
    asked.add_argument("--as-of", type=date.fromisoformat, default=date(2025, 9, 9))
    asked.add_argument("--rounds", type=int, default=15)
    given = asked.parse_args()
    with Ledger.open(given.ledger, create=False) as ledger:
        client = TestClient(create_app(ledger, today=given.as_of), base_url="http://localhost")
        client.cookies.set("onrecord_editor", "Benchmark")
        print("| page | first, ms | median, ms | on the processor, ms | kB |\n| --- | ---: | ---: | ---: | ---: |")
        for name, address in pages(ledger, given.as_of):
            first, median, used, size = measure(client, address, given.rounds)
            print(f"| {name} | {first:.0f} | {median:.0f} | {used:.0f} | {size / 1000:.0f} |", flush=True)


if __name__ == "__main__":
    main()
