"""How fast and how well a web archive is taken in: a table on the screen.

    python scripts/bench_intake.py ARCHIVE.warc.gz LIST.jsonl [--pages N]

LIST.jsonl gives `url` and `date` of the pages whose day is known. The main text is measured against what the pages
themselves mark as their article (`itemprop="articleBody"` and the summary before it), read here by another parser.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import lxml.html
import trafilatura
from rapidfuzz.distance import Indel

from onrecord.acquire import Archive, acquire
from onrecord.clean import clean
from onrecord.config import Config
from onrecord.model import Capture, Document

T = TypeVar("T")
ASIDE = (
    './/*[contains(concat(" ", @class, " "), " hidden ") or contains(@class, "masha-ignore") '
    'or contains(@class, "bottommeta")] | .//script | .//style'
)


def timed(work: Callable[[T], object], items: Iterable[T]) -> tuple[float, list[object]]:
    """Seconds of processor time for some work on all items, and what came of it."""
    started = time.process_time()
    results = [work(item) for item in items]
    return time.process_time() - started, results


def reference(html: str) -> str | None:
    """What the page marks as its article: the summary and the body, without what is hidden or set apart in them."""
    tree = lxml.html.fromstring(html)
    found = tree.xpath('//*[@itemprop="articleBody"]')
    if not found:
        return None
    for element in found[0].xpath(ASIDE):
        element.drop_tree()
    leads = tree.xpath('//*[contains(@class, "entry-summary")]')
    return " ".join([*(lead.text_content() for lead in leads[:1]), found[0].text_content()])


def story(document: Document) -> str:
    """The story without its title, which pages mark apart."""
    parts, at = [], 0
    for block in document.set_aside:
        parts.append(document.text[at : block.start])
        at = block.end
    return "".join([*parts, document.text[at:]]).replace(document.title or "", "", 1)


def character_f1(one: str, other: str) -> float:
    """F1 over the characters two texts have in common in one order (their longest common subsequence), blanks aside."""
    return Indel.normalized_similarity(*("".join(text.split()) for text in (one, other)))


def rows(archive: Path, listing: Path, pages: int) -> Iterable[tuple[str, str]]:
    """The table, row by row."""
    started = time.process_time()
    found = [x for x in acquire([str(archive)], config=Config()) if isinstance(x, Capture)][:pages]
    yield "pages", str(len(found))
    yield "reading the web archive, ms a page", f"{(time.process_time() - started) / len(found) * 1e3:.2f}"
    clean(found[0]), trafilatura.extract(found[0].content.decode())  # load what is loaded once
    spent, documents = timed(clean, found)
    alone, _ = timed(lambda capture: trafilatura.extract(capture.content.decode()), found)
    yield "cleaning, ms a page", f"{spent / len(found) * 1e3:.1f}"
    yield "trafilatura alone, ms a page", f"{alone / len(found) * 1e3:.1f}"
    yield "ratio", f"{spent / alone:.2f}"
    yield from quality(found, [x for x in documents if isinstance(x, Document)], listing)
    bare = [without_mark(capture) for capture in found[::5]]
    spent, documents = timed(clean, bare)
    alone, texts = timed(lambda capture: trafilatura.extract(capture.content.decode()), bare)
    yield "the pages' own mark of the article taken away: ratio", f"{spent / alone:.2f}"
    share = agreement(found[::5], [story(x) for x in documents if isinstance(x, Document)])
    yield "the same: main text with F1 of 0.95 or more", f"{share:.3f}"
    yield "the same, trafilatura alone", f"{agreement(found[::5], [str(text or '') for text in texts]):.3f}"
    with tempfile.TemporaryDirectory() as folder:
        store = Archive(Path(folder))
        started = time.perf_counter()
        for capture in found[:100]:
            store.put(capture)
        yield "archiving (flushed to disk), ms a page, wall", f"{(time.perf_counter() - started) * 10:.1f}"
    yield "peak memory, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"


def quality(captures: list[Capture], documents: list[Document], listing: Path) -> Iterable[tuple[str, str]]:
    """Days, copies and main text."""
    known = {row["url"]: row["date"] for row in map(json.loads, listing.read_text("utf-8").splitlines())}
    own = {dict(capture.supplied)["url"] for capture in captures}
    pairs = [(dict(c.supplied)["url"], d) for c, d in zip(captures, documents, strict=True)]
    dated = [(url, d) for url, d in pairs if url in known]
    yield "days right", f"{sum(str(d.day) == known[url] for url, d in dated)} of {len(dated)}"
    copies = [(url, d) for url, d in pairs if url not in known]
    yield "copies that name their page", f"{sum(d.url in own & known.keys() for _, d in copies)} of {len(copies)}"
    yield "main text with F1 of 0.95 or more", f"{agreement(captures, [story(d) for d in documents]):.3f}"


def without_mark(capture: Capture) -> Capture:
    """The page as if it did not say where its article is."""
    content = capture.content.replace(b'itemprop="articleBody"', b"")
    return Capture.of(content, capture.source, capture.media_type, supplied=dict(capture.supplied))


def agreement(captures: list[Capture], stories: list[str]) -> float:
    """The share of pages whose story is what they mark as their article."""
    pairs = [(reference(c.content.decode()), words) for c, words in zip(captures, stories, strict=True)]
    return sum(character_f1(marked, ours) >= 0.95 for marked, ours in pairs if marked is not None) / len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("listing", type=Path)
    parser.add_argument("--pages", type=int, default=10**9)
    options = parser.parse_args()
    for name, value in rows(options.archive, options.listing, options.pages):
        print(f"| {name} | {value} |", flush=True)


if __name__ == "__main__":
    main()
