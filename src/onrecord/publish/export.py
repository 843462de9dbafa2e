"""The ledger as one JSON document or one CSV table, complete, never cut."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from typing import TextIO

from onrecord import contract
from onrecord.ledger import Filter, Ledger

COLUMNS = (
    "id action kind strength negated issuer responsible first_stated when start due recurrence "
    "as_of deadline overdue_days moved_to outcome basis contradicted statements confidence"
).split()


def to_json(ledger: Ledger, as_of: date, stream: TextIO, chosen: Filter | None = None) -> None:
    """Every commitment with its statements and evidence, as a JSON array."""
    stream.write("[")
    for number, row in enumerate(ledger.every(chosen or Filter(), as_of)):
        stream.write(",\n" if number else "\n")
        record = contract.commitment_record(ledger.commitment(row.id, as_of))
        stream.write(json.dumps(record, ensure_ascii=False))
    stream.write("\n]\n")


def to_csv(ledger: Ledger, as_of: date, stream: TextIO, chosen: Filter | None = None) -> None:
    """One row a commitment, RFC 4180; text that a spreadsheet would take for a formula is quoted with an apostrophe."""
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for row in ledger.every(chosen or Filter(), as_of):
        writer.writerow({name: _safe(value) for name, value in contract.row_record(row).items()})


FORMATS: dict[str, Callable[[Ledger, date, TextIO], None]] = {"json": to_json, "csv": to_csv}


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value
