"""The annotated material: documents, the stretches marked in them, and folds by document."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.model import Document, Parsed
from onrecord.parse import parse

KINDS = ("order", "pledge", "decision", "plan", "call")
FOLDS = 4
WRITTEN = Path(__file__).with_name("written")  # documents written for training, text and annotations in one file


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated stretch: characters, half-open, and what was said of it."""

    start: int
    end: int
    kind: str
    firm: bool
    negated: bool
    restated: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated document; `written` where it was made up for training, so that no figure is taken from it."""

    id: str
    parsed: Parsed = field(repr=False)
    marked: tuple[Marked, ...]
    commitments: tuple[dict[str, Any], ...] = field(repr=False)
    written: bool = False

    @property
    def text(self) -> str:
        return self.parsed.document.text

    @property
    def fold(self) -> int:
        """The same for a document in every run, whatever else is in the material."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % FOLDS


def examples(folder: Path) -> list[Example]:
    """The documents of `texts/` and `commitments.jsonl`, parsed, in the file's order."""
    return [_example(r, (folder / "texts" / f"{r['id']}.txt").read_text("utf-8")) for r in records(folder)]


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """The lines of `commitments.jsonl`."""
    yield from _lines(folder / "commitments.jsonl")


def written(folder: Path = WRITTEN) -> list[Example]:
    """The documents written for training, parsed, file by file."""
    return [_example(r, r["text"], written=True) for r in written_records(folder)]


def written_records(folder: Path = WRITTEN) -> Iterator[dict[str, Any]]:
    """The lines of the written documents: a gold line with its `text`."""
    for file in sorted(folder.glob("*.jsonl")):
        yield from _lines(file)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def _example(record: dict[str, Any], text: str, written: bool = False) -> Example:
    name, commitments = record["id"], tuple(record["commitments"])
    parsed = parse(Document(name, name, text))
    return Example(name, parsed, tuple(_marked(text, commitments)), commitments, written)


def _marked(text: str, commitments: tuple[dict[str, Any], ...]) -> Iterator[Marked]:
    for c in commitments:
        firm, negated = c["strength"] == "firm", bool(c.get("negated"))
        for place, quote in enumerate([c["action"], *(c.get("also") or [])]):
            for found in re.finditer(re.escape(quote), text):
                yield Marked(found.start(), found.end(), c["kind"], firm, negated, place > 0)
