"""JSON Lines: the text exactly as given, and the way back to the line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clean.marks import read

from onrecord.clean.jsonline import read_record
from onrecord.errors import DocumentError

STORY = "The council will open the “new” bridge by 2031, it said.\nThe port pays."


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_line_gives_its_text_and_what_stands_beside_it(ascii_only: bool) -> None:
    fields = {"id": "h1", "text": STORY, "published": "2030-05-05", "outlet": "Gazette", "outlet_kind": "independent"}
    document = read(json.dumps(fields, ensure_ascii=ascii_only), "application/json")
    assert document.text == STORY
    assert (document.outlet, document.outlet_kind) == ("Gazette", "independent")
    assert document.published is not None
    assert (document.published.day.isoformat(), document.published.how) == ("2030-05-05", "given")


@given(st.text(min_size=1), st.booleans())
def test_the_map_leads_from_the_text_to_the_line(text: str, ascii_only: bool) -> None:
    line = json.dumps({"id": 1, "text": text, "more": ['"text": ', {"text": 2}]}, ensure_ascii=ascii_only)
    record = read_record(line)
    assert record.text == text
    for start, length, source in record.source_map:
        assert line[source : source + length] == text[start : start + length]
    covered = sum(length for _, length, _ in record.source_map)
    assert covered >= sum(char.isascii() and char.isalnum() for char in text)


def test_half_a_surrogate_pair_is_replaced_one_for_one() -> None:
    document = read(r'{"id": 1, "text": "The bridge \ud800 will open by next year."}', "application/json")
    assert document.text == "The bridge \ufffd will open by next year."
    assert document.issues


@pytest.mark.parametrize(
    "line", ["", "[]", "{", '{"text": 1}', '{"id": 1}', "null", '{"text": "a" "b"}', "[" * 100_000]
)
def test_a_line_without_a_text_is_refused(line: str) -> None:
    with pytest.raises(DocumentError):
        read_record(line)
