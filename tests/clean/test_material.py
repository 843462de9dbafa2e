"""Measured on real texts: stories keep their commitments, and what is known to be rubbish is set aside."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.clean import clean
from onrecord.model import Capture, Document


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _text(folder: Path, row: dict[str, Any]) -> Document:
    content = (folder / "texts" / f"{row['id']}.txt").read_bytes()
    return clean(Capture.of(content, row["id"], "text/plain"))


@pytest.mark.parametrize("part", ["train", "dev"])
def test_no_annotated_commitment_is_set_aside(shared: Path, part: str) -> None:
    folder = shared / "gold" / part
    checked = 0
    for row in _rows(folder / "commitments.jsonl"):
        document = _text(folder, row)
        for commitment in row["commitments"]:
            checked += 1
            assert _stands_in_story(commitment["action"], document), (row["id"], commitment["action"])
    assert checked > 250


def _stands_in_story(words: str, document: Document) -> bool:
    """Whether some occurrence of the words lies outside all that is set aside."""
    at = document.text.find(words)
    while at >= 0:
        if not any(block.start < at + len(words) and at < block.end for block in document.set_aside):
            return True
        at = document.text.find(words, at + 1)
    return False


def test_known_rubbish_is_set_aside_and_little_else(shared: Path) -> None:
    found = wanted = both = 0
    for file in sorted((shared / "dossiers").glob("*/reports.jsonl")):
        for line in file.read_bytes().splitlines():
            document = clean(Capture.of(line, "test", "application/json"))
            rubbish = _places(document.text, json.loads(line)["rubbish"])
            aside = {at for b in document.set_aside if b.reason != "dateline" for at in range(b.start, b.end)}
            aside = {at for at in aside if not document.text[at].isspace()}
            found, wanted, both = found + len(aside), wanted + len(rubbish), both + len(aside & rubbish)
    assert wanted > 500
    assert both / wanted >= 0.98
    assert both / found >= 0.95


def _places(text: str, stretches: list[str]) -> set[int]:
    starts = [(text.index(words), len(words)) for words in stretches]
    return {at for start, size in starts for at in range(start, start + size) if not text[at].isspace()}


def test_the_first_seed_has_its_tail_set_aside_and_its_day_from_the_caption(shared: Path) -> None:
    document = clean(Capture.of(next((shared / "seeds").glob("000*")).read_bytes(), "seed", "text/plain"))
    greenland = document.text.index("Greenland")
    teaser = next(block for block in document.set_aside if block.reason == "teaser")
    assert teaser.start < greenland
    assert teaser.end == len(document.text)
    assert document.published is not None
    assert document.published.day.isoformat() == "2020-11-19"
    assert (document.published.how, document.published.text) == ("caption", "on 19 November 2020")
    caption = next(block for block in document.set_aside if block.reason == "caption")
    assert document.published.text in document.text[caption.start : caption.end]


def test_the_second_seed_has_its_dateline_read(shared: Path) -> None:
    document = clean(Capture.of(next((shared / "seeds").glob("002*")).read_bytes(), "seed", "text/plain"))
    assert (document.place, document.outlet) == ("Astana", "Interfax")
    assert document.published is not None
    assert document.published.day.isoformat() == "2023-05-05"
