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
FOLDS = 5


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
    """One annotated document."""

    id: str
    parsed: Parsed = field(repr=False)
    marked: tuple[Marked, ...]
    commitments: tuple[dict[str, Any], ...] = field(repr=False)

    @property
    def text(self) -> str:
        return self.parsed.document.text

    @property
    def fold(self) -> int:
        """The same for a document in every run, whatever else is in the material."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % FOLDS


def examples(folder: Path) -> list[Example]:
    """The documents of `texts/` and `commitments.jsonl`, parsed, in the file's order."""
    lines = (folder / "commitments.jsonl").read_text(encoding="utf-8").splitlines()
    return [_example(folder, json.loads(line)) for line in lines if line.strip()]


def _example(folder: Path, record: dict[str, Any]) -> Example:
    name = record["id"]
    text = (folder / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    commitments = tuple(record["commitments"])
    return Example(name, parse(Document(name, name, text)), tuple(_marked(text, commitments)), commitments)


def _marked(text: str, commitments: tuple[dict[str, Any], ...]) -> Iterator[Marked]:
    for c in commitments:
        firm, negated = c["strength"] == "firm", bool(c.get("negated"))
        for place, quote in enumerate([c["action"], *(c.get("also") or [])]):
            for found in re.finditer(re.escape(quote), text):
                yield Marked(found.start(), found.end(), c["kind"], firm, negated, place > 0)
