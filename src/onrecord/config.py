"""One frozen configuration, read once at the edge (the command line or a test)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_LEDGER = "onrecord.db"


@dataclass(frozen=True, slots=True)
class Config:
    """Where the ledger lies and what bounds hold.

    Attributes:
        ledger: the SQLite file.
        max_bytes: the largest source accepted, in bytes.
        allow_private: whether addresses of private and local hosts may be fetched.
        fetch_seconds: how long one address may take, redirects included.
        jobs: how many processes read documents.
        due_soon_days: how many days before its last day a commitment counts as due soon.
    """

    ledger: Path = Path(DEFAULT_LEDGER)
    max_bytes: int = 20_000_000
    allow_private: bool = False
    fetch_seconds: float = 30.0
    jobs: int = 1
    due_soon_days: int = 30

    @property
    def archive(self) -> Path:
        """The folder of captured bytes, beside the ledger."""
        return self.ledger.with_name(self.ledger.stem + ".archive")

    @property
    def outlets(self) -> Path:
        """The user's own table of outlets, beside the ledger; it need not be there."""
        return self.ledger.with_name(self.ledger.stem + ".outlets.tsv")

    @classmethod
    def read(cls, ledger: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
        """The configuration for one run: an explicit ledger wins over `ONRECORD_LEDGER`, that over the default."""
        return cls(ledger=ledger or Path(environ.get("ONRECORD_LEDGER") or DEFAULT_LEDGER))
