"""The two seed stories, brought into a ledger exactly as they lie there."""

from pathlib import Path

import pytest
from tests.seeds.book import FIRST, SECOND, Book, made


@pytest.fixture(scope="session")
def book(shared: Path, tmp_path_factory) -> Book:
    seeds = shared / "seeds"
    return made(tmp_path_factory.mktemp("seeds"), seeds / FIRST, seeds / SECOND)
