"""A small desk: stories in files, a paper on a server of our own, and what must hold of its ledger at any moment."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from datetime import datetime
from pathlib import Path

from tests.acquire.server import Page

from onrecord.acquire import Archive
from onrecord.ledger import Ledger
from onrecord.ledger.views import SavedFilter, Topic
from onrecord.model import Decision

LEDGER = "onrecord.db"
FIRST = {
    "bridge.txt": "Harbour bridge to be repaired\n\n10 January 2024\n\n"
    "Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2024.\n"
}
LATER = {
    "trees.txt": "City will plant trees\n\n2 February 2024\n\n"
    "Mayor Ines Harlow promised that the city would plant 400 trees along the quay by the end of 2025.\n",
    "open.txt": "Bridge open again\n\n3 July 2024\n\n"
    "The roads department has repaired the harbour bridge, Mayor Ines Harlow said on Wednesday.\n",
    "void.txt": "\n",
}
_PAGE = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='{day}'></head><body>"
    "<article><h1>{title}</h1><p>{story}</p><p>The harbour board met on Tuesday and heard from its members, who will"
    " pay for the works and look at them again in spring.</p></article></body></html>"
)
PIER = "Mayor Ines Harlow ordered the roads department to repair the pier by 30 June 2024."
CRANE = "The harbour board will buy a new crane by 1 March 2025, its head Olaf Brandt promised."
_MOVED = PIER.replace("30 June", "30 September")


def paper(url: str, *, later: bool) -> dict[str, Page]:
    """The pages of the paper's server; later one page was changed and one was added."""
    told = {"pier": (_MOVED if later else PIER, "2024-01-10")} | ({"crane": (CRANE, "2024-02-10")} if later else {})
    items = "".join(
        f"<item><title>News of the {name}</title><link>{url}/{name}</link><guid>{name}</guid>"
        f"<pubDate>Wed, 10 Jan 2024 0{2 if later else 1}:00:00 GMT</pubDate></item>"
        for name in told
    )
    feed = f"<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>".encode()
    pages = {
        f"/{name}": Page(_PAGE.format(title=f"News of the {name}", story=story, day=day).encode())
        for name, (story, day) in told.items()
    }
    return pages | {"/feed": Page(feed, headers={"Content-Type": "application/rss+xml"})}


def write(folder: Path, stories: dict[str, str]) -> None:
    """The stories as files."""
    for name, text in stories.items():
        (folder / name).write_text(text, encoding="utf-8")


def rule(folder: Path, id: str) -> None:
    """A person decides on the first commitment, keeps a filter and names a topic."""
    with Ledger.open(folder / LEDGER, create=False) as ledger:
        one = next(iter(ledger.all_commitments()))
        when = datetime(2024, 8, 1, 9, 0)
        ledger.decide([Decision(id, "verdict", one.id, "Ed", when, "seen it", after=(("outcome", "done"),))])
        ledger.put_topics([Topic("harbour", "Harbour", ("harbour",))])
        ledger.save_filter(SavedFilter("orders", "Orders", (("kind", "order"),)))


def due_again(folder: Path) -> None:
    """Everything the watch remembers is due now."""
    with sqlite3.connect(folder / "onrecord.watch") as notebook:
        notebook.execute("update feed set due = 0")
        notebook.execute("update page set due = 0")


def content(folder: Path) -> list[str]:
    """All that the ledger holds, but for the moments of fetching."""
    with Ledger.open(folder / LEDGER, create=False) as ledger:
        return [re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*\+00:00", "THEN", line) for line in ledger.dump()]


def archived(folder: Path) -> list[str]:
    """The names of all files in the archive."""
    root = folder / "onrecord.archive"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def site(folder: Path) -> str:
    """One number for all that was published."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def accepted(folder: Path) -> set[str]:
    """The captures the ledger says it accepted."""
    return {line for line in content(folder) if line.startswith("capture_source ")}


def whole(folder: Path, before: set[str], decisions: list[str]) -> None:
    """The ledger opens; what was accepted is there, once, with its bytes; what people decided is there."""
    with Ledger.open(folder / LEDGER) as ledger:
        assert list(ledger.verify()) == []
        lines = list(ledger.dump())
        assert len(lines) == len(set(lines)), "something is doubled"
        documents = [reading.document for reading in ledger.readings()]
        assert len({one.capture for one in documents}) == len(documents)
        assert list(ledger.export_decisions()) == decisions
    archive = Archive(folder / "onrecord.archive")
    assert list(archive.verify()) == []
    captures = {line.split('"')[3] for line in lines if line.startswith("capture_source ")}
    assert all(capture in archive for capture in captures), "accepted, and not in the archive"
    assert before <= accepted(folder), "something accepted is gone"


def decisions(folder: Path) -> list[str]:
    """What people decided, as it is exported."""
    with Ledger.open(folder / LEDGER, create=False) as ledger:
        return list(ledger.export_decisions())
