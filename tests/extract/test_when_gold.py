"""The time of each annotated action, its span given: how many last days are exact, and how many are made up."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.extract.when import timeframe_for
from onrecord.model import Document, Published, Sentence, Span
from onrecord.parse import parse

PRECISION_FLOOR = 0.93
RECALL_FLOOR = 0.77


def annotated(folder: Path) -> Iterator[tuple[Document, Sentence, Span, list[Span], str | None]]:
    """Every firm commitment: document, sentence, action, the other actions of the sentence, and the last day told."""
    for line in (folder / "commitments.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = (folder / "texts" / f"{entry['id']}.txt").read_text(encoding="utf-8")
        said = entry["published"]
        published = Published(date.fromisoformat(said), "given") if said else None
        document = Document(entry["id"], entry["id"], text, published=published)
        yield from _of_document(document, entry["commitments"])


def _of_document(
    document: Document, commitments: list[dict]
) -> Iterator[tuple[Document, Sentence, Span, list[Span], str | None]]:
    starts = [document.text.find(c["action"]) for c in commitments]
    sentences = parse(document, lambda s: any(c["action"][:40] in s for c in commitments)).sentences
    for commitment, start in zip(commitments, starts, strict=True):
        sentence = next((s for s in sentences if s.start <= start < s.end), None)
        if sentence is None or commitment["strength"] == "soft":
            continue
        action = document.span(start, min(start + len(commitment["action"]), sentence.end))
        others = [
            document.span(s, s + len(c["action"]))
            for c, s in zip(commitments, starts, strict=True)
            if s != start and sentence.start <= s < sentence.end
        ]
        yield document, sentence, action, others, (commitment["timeframe"] or {}).get("end")


def test_last_days_of_annotated_actions(shared: Path) -> None:
    count = Counter[str]()
    for document, sentence, action, others, expected in annotated(shared / "gold" / "dev"):
        found = timeframe_for(document, sentence, action, others)
        last = str(found.end) if found and found.end else None
        count.update(told=bool(expected), found=bool(last), right=bool(last) and last == expected)
    assert count["told"] > 30
    assert count["right"] / count["found"] >= PRECISION_FLOOR
    assert count["right"] / count["told"] >= RECALL_FLOOR
