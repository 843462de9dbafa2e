"""Sentences of executive orders: the last day of "within N days of the date of this order"."""

import json
from datetime import date
from pathlib import Path

from onrecord.text.deadlines import find_times

FLOOR = 0.99


def test_last_days_of_orders(shared: Path) -> None:
    lines = (shared / "deadlines" / "executive-orders.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 300
    right = sum(_last(row) == row["end"] for row in rows)
    assert right / len(rows) >= FLOOR


def _last(row: dict[str, str]) -> str | None:
    """The last day of the one expression that covers the phrase."""
    at = row["sentence"].find(row["phrase"])
    found = find_times(row["sentence"], date.fromisoformat(row["reference"]))
    over = [e for e in found if e.start < at + len(row["phrase"]) and e.end > at]
    return str(over[0].last) if len(over) == 1 else None
