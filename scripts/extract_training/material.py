"""The annotated material: documents, the stretches marked in them, and folds by document.

Three sorts: documents that come with their annotations, pages of the web archive annotated for training (only places
in their text are kept here, no word of it), and documents written for training.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.acquire import acquire
from onrecord.clean import clean
from onrecord.config import Config
from onrecord.model import Capture, Document, Parsed
from onrecord.parse import parse

KINDS = ("order", "pledge", "decision", "plan", "call")
FOLDS = 3
WRITTEN = Path(__file__).with_name("written")  # documents written for training, text and annotations in one file
PLACES = Path(__file__).with_name("annotated") / "archive.jsonl"  # what is annotated in pages of the archive
ARCHIVE = Path("corpora") / "kremlin-1000.warc.gz"
Wanted = Callable[[str], bool] | None  # as in `parse`


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
    """One annotated document.

    `counted` where figures are taken from it, not where it was annotated for training; `sort`: "train" or where it is
    from, the archive or a file of those written.
    """

    id: str
    parsed: Parsed = field(repr=False)
    marked: tuple[Marked, ...]
    commitments: tuple[dict[str, Any], ...] = field(repr=False)
    counted: bool = True
    sort: str = "train"

    @property
    def text(self) -> str:
        return self.parsed.document.text

    @property
    def fold(self) -> int:
        """The same for a document in every run, whatever else is in the material."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % FOLDS


def annotated(material: Path, wanted: Wanted = None) -> list[Example]:
    """Everything there is to learn from, `material` holding `gold/train` and the web archive.

    `wanted` says which sentences are parsed; None parses all.
    """
    return [*examples(material / "gold" / "train", wanted), *archived(material, wanted), *written(wanted)]


def examples(folder: Path, wanted: Wanted) -> list[Example]:
    """The documents of `texts/` and `commitments.jsonl`, parsed, in the file's order."""
    lines = _lines(folder / "commitments.jsonl")
    return [_example(r, (folder / "texts" / f"{r['id']}.txt").read_text("utf-8"), wanted) for r in lines]


def written(wanted: Wanted) -> list[Example]:
    """The documents written for training, parsed; a line of a file is one of `commitments.jsonl` with its `text`."""
    return [
        replace(_example(line, line["text"], wanted), counted=False, sort=file.stem)
        for file in sorted(WRITTEN.glob("*.jsonl"))
        for line in _lines(file)
    ]


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def archived(material: Path, wanted: Wanted) -> list[Example]:
    """The annotated pages of the web archive, as the program reads them.

    Raises:
        SystemExit: pages read otherwise than when they were annotated, so that the places kept mean nothing.
    """
    kept = {record["url"]: record for record in _lines(PLACES)}
    pages = (clean(c) for c in acquire([str(material / ARCHIVE)], config=Config()) if isinstance(c, Capture))
    read = {d.url: d for d in pages if d.url in kept}
    changed = [u for u, r in kept.items() if u not in read or digest(read[u].text) != r["sha256"]]
    if changed:
        raise SystemExit(f"{len(changed)} annotated pages are read otherwise now, the first is {changed[0]}")
    return [_archived(record, read[url], wanted) for url, record in kept.items()]


def digest(text: str) -> str:
    """Tells whether a text is still the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()


def _archived(record: dict[str, Any], page: Document, wanted: Wanted) -> Example:
    commitments = tuple(
        c | {"action": page.text[slice(*c["action"])], "also": [page.text[slice(*place)] for place in c["also"]]}
        for c in record["commitments"]
    )
    marked = tuple(
        _mark(c, start, end, n)
        for c in record["commitments"]
        for n, (start, end) in enumerate([c["action"], *c["also"]])
    )
    return Example(record["id"], parse(page, wanted), marked, commitments, counted=False, sort="archive")


def _example(record: dict[str, Any], text: str, wanted: Wanted) -> Example:
    name, commitments = record["id"], tuple(record["commitments"])
    parsed = parse(Document(name, name, text), wanted)
    return Example(name, parsed, tuple(_marked(text, commitments)), commitments)


def _marked(text: str, commitments: tuple[dict[str, Any], ...]) -> Iterator[Marked]:
    for c in commitments:
        for n, quote in enumerate([c["action"], *(c.get("also") or [])]):
            for found in re.finditer(re.escape(quote), text):
                yield _mark(c, found.start(), found.end(), n)


def _mark(commitment: dict[str, Any], start: int, end: int, n: int) -> Marked:
    """The n-th stretch of a commitment, the first one being its action."""
    firm, negated = commitment["strength"] == "firm", bool(commitment.get("negated"))
    return Marked(start, end, commitment["kind"], firm, negated, n > 0)
