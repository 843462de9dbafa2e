"""Short stories read as the pipeline reads them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import pipeline
from onrecord.model import Capture, Reading


def read(stories: Iterable[tuple[str, str]]) -> list[tuple[Capture, Reading]]:
    """Stories, given as day and text, with their captures."""
    found = []
    for day, text in stories:
        capture = Capture.of(text.encode(), f"{day}.txt", "text/plain", supplied={"published": day})
        found.append((capture, pipeline.read(capture)))
    return found
