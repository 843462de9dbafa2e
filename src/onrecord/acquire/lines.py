"""JSON Lines: one document a line, `{"id", "text", "published"?, "url"?, "title"?, "outlet"?, "outlet_kind"?}`.

Each line is a capture of its own, its bytes those of the line, so that one bad line costs one document only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from onrecord.acquire import media
from onrecord.acquire.packed import opened
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.model import Capture, Issue

_LONGEST = 50  # times the bound of a source; a packed file may hold a line of any length
REMEDY = 'Each line must be an object with at least "id" and "text".'


def json_lines(path: Path, source: str, config: Config) -> Iterator[Capture | Issue]:
    """A capture for each line of the file that holds a document, an issue for each that does not."""
    empty = True
    with opened(path) as stream:
        for number, line in enumerate(bounded_lines(stream, config.max_bytes), start=1):
            if line is None:
                size = f"{config.max_bytes / 1e6:.0f} MB"
                yield Issue(f"{source}:{number}", f"the line is longer than {size}.", "Split the text.")
            elif line.strip():
                empty = False
                yield _capture(line.strip(), source, number)
    if empty:
        yield Issue(source, "it is empty.", "Nothing to read; remove it or fetch it again.")


def bounded_lines(stream: IO[bytes], bound: int) -> Iterator[bytes | None]:
    """The lines of a stream without holding more than `bound` bytes; None stands for a line that is longer.

    Raises:
        SourceError: where a line is so long that the rest of the stream is not worth reading.
    """
    while line := stream.readline(bound + 1):
        if len(line) <= bound:
            yield line
            continue
        length = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(bound + 1)
            length += len(line)
            if length > bound * _LONGEST:
                raise SourceError("a line in it goes on without end.", "Check where it came from.")
        yield None


def _capture(line: bytes, source: str, number: int) -> Capture | Issue:
    place = f"{source}:{number}"
    try:
        record = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return Issue(place, "the line is not JSON.", REMEDY)
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Issue(place, "the line holds no text.", REMEDY)
    if not record["text"].strip():
        return Issue(place, "the text is empty.", "Nothing to read in it.")
    given = record.get("id")
    name = str(given) if isinstance(given, str | int) and str(given) else str(number)
    return Capture.of(line, f"{source}#{name}", media.LINE, supplied={"id": name})
