"""The ledger as one JSON document or one CSV table, complete, never cut."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from typing import TextIO

from onrecord import contract
from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import CommitmentView

COLUMNS = (
    "id action kind strength negated issuer responsible first_stated when start due recurrence "
    "as_of deadline overdue_days moved_to outcome basis contradicted statements confidence"
).split()


def to_json(ledger: Ledger, as_of: date, stream: TextIO, chosen: Filter | None = None) -> None:
    """Every commitment with its statements and evidence, as a JSON array."""
    stream.writelines(json_parts(ledger, as_of, chosen))


def to_csv(ledger: Ledger, as_of: date, stream: TextIO, chosen: Filter | None = None) -> None:
    """One row a commitment, RFC 4180; text that a spreadsheet would take for a formula is quoted with an apostrophe."""
    stream.writelines(csv_parts(ledger, as_of, chosen))


def json_parts(
    ledger: Ledger, as_of: date, chosen: Filter | None = None, record_of: Callable[[str], str] | None = None
) -> Iterator[str]:
    """The JSON array in parts, one a commitment, so that it can be sent while it is read.

    Args:
        ledger: where they stand.
        as_of: the day they are read from.
        chosen: which ones; all if not given.
        record_of: gives the record of a commitment by its id, where the caller has it already.
    """
    write = record_of or (lambda ident: json_record(ledger.commitment(ident, as_of)))
    yield "["
    for number, row in enumerate(ledger.every(chosen or Filter(), as_of)):
        yield (",\n" if number else "\n") + write(row.id)
    yield "\n]\n"


def json_record(view: CommitmentView) -> str:
    """One commitment with its statements and evidence as a JSON object."""
    return json.dumps(contract.commitment_record(view), ensure_ascii=False)


def csv_parts(ledger: Ledger, as_of: date, chosen: Filter | None = None) -> Iterator[str]:
    """The table in parts, one a row."""
    line = StringIO(newline="")
    writer = csv.DictWriter(line, COLUMNS)
    writer.writeheader()
    for row in ledger.every(chosen or Filter(), as_of):
        writer.writerow({name: _safe(value) for name, value in contract.row_record(row).items()})
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


FORMATS: dict[str, Callable[[Ledger, date, TextIO], None]] = {"json": to_json, "csv": to_csv}


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value
