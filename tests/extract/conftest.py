"""Reads a text the way the pipeline does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.model import Document, Parsed, Published
from onrecord.parse import parse


@pytest.fixture
def read() -> Callable[[str], Parsed]:
    """A function from a text to its parse, every sentence with syntax."""

    def reading(text: str) -> Parsed:
        return parse(Document("d", "c", text, published=Published(date(2024, 3, 5), "given")))

    return reading
