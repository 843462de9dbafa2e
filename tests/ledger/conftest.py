from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing in it, to copy."""
    path = tmp_path_factory.mktemp("empty") / "onrecord.db"
    Ledger.open(path).close()
    return path


@pytest.fixture
def ledger(tmp_path: Path, empty: Path) -> Iterator[Ledger]:
    with Ledger.open(Path(shutil.copy(empty, tmp_path / "onrecord.db"))) as found:
        yield found
