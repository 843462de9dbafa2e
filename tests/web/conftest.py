"""The reading room of the harbour of Kalmora, as a client and as values."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web import browser, harbour

from onrecord.ledger import Ledger
from onrecord.web import create_app


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that tests only read."""
    with harbour.build(tmp_path_factory.mktemp("harbour")) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def room(kept: Ledger) -> TestClient:
    """A reader's client of it."""
    return TestClient(create_app(kept, today=harbour.TODAY), base_url="http://localhost")


@pytest.fixture(scope="session")
def harbour_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger's files, to be copied."""
    folder = tmp_path_factory.mktemp("original")
    harbour.build(folder).close()
    return folder


@pytest.fixture
def desk_ledger(harbour_folder: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of its own for a test that decides."""
    shutil.copytree(harbour_folder, tmp_path, dirs_exist_ok=True)
    with Ledger.open(tmp_path / "harbour.db") as ledger:
        yield ledger


@pytest.fixture(scope="session")
def address(kept: Ledger) -> Iterator[str]:
    """The address of a server of the ledger that tests only read."""
    with browser.served(create_app(kept, today=harbour.TODAY)) as where:
        yield where
