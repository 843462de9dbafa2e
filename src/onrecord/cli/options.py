"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        envvar="ONRECORD_LEDGER",
        help="The ledger's file; ./onrecord.db if not given.",
        show_default=False,
        show_envvar=True,
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DAY", help="Read the ledger as it stood on this day (YYYY-MM-DD); today if not given."
    ),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from private and local hosts.", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]

_DURATION = re.compile(r"(\d{1,5})\s*([dwmy]?)", re.IGNORECASE)
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}


def day(text: str | None, today: date | None = None) -> date:
    """The day an option names, or today where it names none.

    Raises:
        UsageError: where the text is no ISO day.
    """
    if text is None:
        return today or date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a day.", "Write it as YYYY-MM-DD, such as 2021-12-01.") from None


def days(text: str) -> int:
    """A length of time in days: `90d`, `12w`, `6m` (of 30 days), `1y` (of 365 days), or a bare number of days.

    Raises:
        UsageError: where the text is none of these.
    """
    found = _DURATION.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{text!r} is not a length of time.", "Write it as 90d, 12w, 6m or 1y.")
    return int(found[1]) * _DAYS[found[2].lower()]


def existing(ledger: Path | None) -> Ledger:
    """The ledger that the options name, opened; it must be there.

    Raises:
        NotFoundError: where there is none.
    """
    from onrecord.config import Config
    from onrecord.ledger import Ledger

    return Ledger.open(Config.read(ledger).ledger, create=False)
