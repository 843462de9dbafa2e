"""A loopback web server for the tests of this folder."""

from collections.abc import Iterator

import pytest
from tests.acquire.server import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as started:
        yield started
