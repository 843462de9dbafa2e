"""One nursery, one web server and one set of scenes for all tests of this folder."""

from collections.abc import Iterator

import pytest
from tests.acquire.server import running
from tests.surviving.nursery import Nursery
from tests.surviving.scenes import Scene, Stage


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    started = Nursery()
    yield started
    started.close()


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory, nursery: Nursery) -> Iterator[Stage]:
    with running() as site:
        yield Stage(tmp_path_factory.mktemp("stage"), nursery, site)


@pytest.fixture
def scene(request: pytest.FixtureRequest, stage: Stage) -> Scene:
    """The scene a test names by its parameter."""
    return stage.scene(request.param)
