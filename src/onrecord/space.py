"""Room on the disk: SQLite and the system have several words for one that is full."""

from __future__ import annotations

import shutil
from pathlib import Path

LEAST = 65_536  # bytes; the index of a write-ahead log takes half of it


def is_full(folder: Path) -> bool:
    """Whether nothing more fits into a folder; False where that cannot be told."""
    try:
        return shutil.disk_usage(folder).free < LEAST
    except OSError:
        return False
