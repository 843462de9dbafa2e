"""The two stories the project was conceived from."""

from pathlib import Path

import pytest

from onrecord.model import Block, Document, Parsed, Quotation
from onrecord.parse import parse


def _read(path: Path, aside_from: str | None) -> Parsed:
    text = path.read_text(encoding="utf-8")
    blocks = (Block(text.index(aside_from), len(text), "teaser"),) if aside_from else ()
    return parse(Document("d", "c", text, set_aside=blocks), wanted=lambda _: False)


@pytest.fixture(scope="module")
def first(shared: Path) -> Parsed:
    return _read(next((shared / "seeds").glob("000_*.txt")), "source: commonspace")


@pytest.fixture(scope="module")
def second(shared: Path) -> Parsed:
    return _read(next((shared / "seeds").glob("002_*.txt")), None)


def _said(parsed: Parsed, words: str) -> Quotation:
    return next(q for q in parsed.quotations if words in q.span.quote)


def test_the_block_quotation_has_its_speaker(first: Parsed) -> None:
    block = next(q for q in first.quotations if q.form == "block")
    assert block.span.quote.startswith("In this case, the only guarantee")
    assert block.span.quote.endswith("a priority in my work.")
    assert block.speaker and block.speaker.name == "Kassym-Zhomart Tokayev"


def test_a_quotation_keeps_its_typing_error(second: Parsed) -> None:
    said = _said(second, "Bu we cannot")
    assert said.form == "direct"
    assert said.speaker and said.speaker.name == "Kassym-Jomart Tokayev"


def test_the_leader_is_one_person_by_every_name(first: Parsed) -> None:
    forms = {m.span.quote for m in first.mentions if m.span and m.name == "Kassym-Zhomart Tokayev"}
    assert {"Tokayev", "Kassym-Zhomart Tokayev", "President", "Kazakh leader", "He"} <= forms


def test_city_and_first_president_stay_apart(first: Parsed) -> None:
    names = {m.name for m in first.mentions}
    assert {"Nur Sultan", "Nursultan Nazarbayev"} <= names


def test_what_is_set_aside_is_not_read(first: Parsed) -> None:
    assert not [m for m in first.mentions if "Greenland" in m.name]
    assert not [q for q in first.quotations if "Greenland" in q.span.quote]
