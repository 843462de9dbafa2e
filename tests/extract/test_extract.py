"""The stage as a whole: what is found, what is not, and that nothing breaks it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from onrecord.extract import extract, worth_parsing
from onrecord.extract.explain import explain
from onrecord.model import Document, Kind, Parsed, Statement, Strength
from onrecord.parse import parse

Read = Callable[[str], Parsed]


def only(statements: tuple[Statement, ...]) -> Statement:
    assert len(statements) == 1, [s.action.quote for s in statements]
    return statements[0]


def test_an_order_in_the_passive(read: Read) -> None:
    found = only(extract(read("The harbour board was instructed to draft a rescue plan by 1 May 2024.")))
    assert found.kind is Kind.ORDER
    assert found.strength is Strength.FIRM
    assert found.rule == "instruct.passive"
    assert found.action.quote.startswith("draft a rescue plan")


def test_every_clause_of_a_decree_is_a_commitment_of_its_own(read: Read) -> None:
    text = "Sec. 2. The Secretary shall submit a report to the Council. The Council shall publish the report."
    actions = [s.action.quote for s in extract(read(text))]
    assert actions == ["submit a report to the Council", "publish the report"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister thanked the crews for their courage.",
        "The bridge was opened in 1931 and painted in 1950.",
        "Bread and milk were dearer last winter than the year before.",
        "",
        "   \n\n\t",
        "12 45 78 | 9 | 3 | 44",
    ],
)
def test_thanks_history_and_nothing_hold_no_commitment(text: str, read: Read) -> None:
    assert extract(read(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "THE COUNCIL SHALL CLOSE THE OLD QUARRY BY 1 MAY 2030. " * 3,
        "Die Stadt wird die Brücke bis 2030 erneuern. Город построит мост. 市は橋を架ける。",
        "<td>shall</td> &amp; will&nbsp;to ((( ]]] “ ” ’",
        "The board will meet on 31 June 2024.",
        "to to to will will shall",
        "\ufeffThe board will\u00a0repair the\u200b pier.\x00",
    ],
)
def test_strange_text_gives_verbatim_spans_or_nothing(text: str, read: Read) -> None:
    parsed = read(text)
    for statement in extract(parsed):
        assert all(parsed.document.holds(span) for span in statement.spans)


def test_one_giant_paragraph() -> None:
    unit = "The old market was noisy and people liked it, the lamps were dim, nobody minded the rain; "
    text = unit * 1200 + "the council will rebuild the market by 2030. " + unit * 600
    document = Document("d", "c", text)
    found = extract(parse(document, worth_parsing))
    assert all(document.holds(s.action) for s in found)


def test_the_same_text_gives_the_same_statements(read: Read) -> None:
    text = "The railway promised to refund every ticket. It plans to open a new line in 2027."
    assert extract(read(text)) == extract(read(text)) != ()


def test_a_sentence_without_a_commitment_is_told_why(read: Read) -> None:
    parsed = read("The railway refunded every ticket last year. The railway promised to refund every ticket.")
    past, promise = explain(parsed)
    assert not past.taken
    assert past.verdict
    assert promise.taken
    assert promise.best is not None
    assert promise.reasons[0].feature == "promise.active"


def test_importing_the_stage_loads_no_model() -> None:
    code = (
        "import sys, onrecord.extract; print([m for m in ('onnxruntime', 'spacy', 'tokenizers') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
