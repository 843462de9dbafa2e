"""Fixtures every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.web import browser


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated documents, seeds, dossiers and the web archive, beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.fail(f"the material of the tests is not at {folder}")
    return folder


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Chromium, started once."""
    path = browser.chromium()
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=browser.FLAGS)
        yield running
        running.close()
