"""From what the user named to captures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.acquire.files import from_path
from onrecord.config import Config
from onrecord.model import Capture, Issue


def acquire(sources: Iterable[str], *, config: Config) -> Iterator[Capture | Issue]:
    """Everything the sources hold, in the order given; one bad source never stops the others.

    Args:
        sources: files and folders.
        config: `max_bytes` bounds a single source.

    Yields:
        A capture for each story's bytes, an issue for each thing that cannot be read.
    """
    for source in sources:
        yield from from_path(source, config)
