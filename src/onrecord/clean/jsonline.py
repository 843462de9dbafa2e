"""One line of JSON Lines: the text in it, what is given beside it, and the way back to the line's characters."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from onrecord.errors import DocumentError

REMEDY = 'Each line must be an object with at least "id" and "text".'
_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_decoder = json.JSONDecoder()
Runs = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The document in a line: its text, the given fields that are strings, and the map to the line."""

    text: str
    given: dict[str, str]
    source_map: Runs


def read_record(line: str) -> Record:
    """The document in a line of JSON.

    Raises:
        DocumentError: where the line is not an object with a text.
    """
    try:
        fields, text_at = _members(line)
    except (ValueError, IndexError, RecursionError) as error:
        raise DocumentError("The line is not JSON.", REMEDY) from error
    text = fields.get("text")
    if not isinstance(text, str) or text_at is None:
        raise DocumentError("The line holds no text.", REMEDY)
    given = {name: str(value) for name, value in fields.items() if name != "text" and isinstance(value, str | int)}
    return Record(text, given, _runs(line, *text_at))


def _members(line: str) -> tuple[dict[str, Any], tuple[int, int] | None]:
    """The members of an object, and where the inside of the string value of `text` stands."""
    fields: dict[str, Any] = {}
    text_at = None
    at = _skip(line, 0, "{")
    while line[at] != "}":
        name, at = _decoder.raw_decode(line, _skip(line, at, '"') - 1)
        at = _skip(line, at, ":")
        start = at
        value, at = _decoder.raw_decode(line, at)
        if name == "text":
            text_at = (start + 1, at - 1)
        fields[name] = value
        at = _SPACE.match(line, at).end()  # type: ignore[union-attr]
        if line[at] == ",":
            at = _skip(line, at, ",")
    return fields, text_at


def _skip(line: str, at: int, mark: str) -> int:
    """The position after the mark and the white space around it."""
    at = _SPACE.match(line, at).end()  # type: ignore[union-attr]
    if line[at] != mark:
        raise ValueError(f"expected {mark}")
    return at + 1 if mark == '"' else _SPACE.match(line, at + 1).end()  # type: ignore[union-attr]


def _runs(line: str, start: int, end: int) -> Runs:
    """The stretches of the string that stand in the line as they are; escapes lie between them."""
    runs: list[tuple[int, int, int]] = []
    at, written = start, 0
    for escape in _ESCAPE.finditer(line, start, end):
        if escape.start() > at:
            runs.append((written, escape.start() - at, at))
        written += escape.start() - at + 1
        at = escape.end()
    if end > at:
        runs.append((written, end - at, at))
    return tuple(runs)
