"""Markdown: the words without the marks, and the way back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clean.marks import read

from onrecord.clean.markdown import MARKS, read_markdown

PAGE = """---
title: Bridge ordered
date: 2030-05-05
---

# Bridge *ordered*

The council **ordered** the [harbour office](office.md) to draft a plan by 2031.

- It will cost `two` million.
"""


@pytest.mark.parametrize(("name", "pattern", "example", "left"), MARKS)
def test_a_mark_is_taken_from_its_example(name: str, pattern: str, example: str, left: str) -> None:
    assert read_markdown(example).text == left, name


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4 is 24", "snake_case_name", "a ** b", "[1] and (2)", "C# and F#", "a < b > c"]
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert read_markdown(text).text == text


def test_a_page_is_read_with_its_front_matter() -> None:
    document = read(PAGE, "text/markdown")
    assert "The council ordered the harbour office to draft a plan by 2031." in document.text
    assert document.title == "Bridge ordered"
    assert document.published is not None
    assert document.published.day.isoformat() == "2030-05-05"


@given(st.text(st.sampled_from("ab *_#[]()!`<>-\n.:/"), max_size=80))
def test_the_map_leads_from_the_text_to_the_file(source: str) -> None:
    marked = read_markdown(source)
    assert sum(length for _, length, _ in marked.source_map) == len(marked.text)
    for start, length, at in marked.source_map:
        assert source[at : at + length] == marked.text[start : start + length]
