"""Marks nest, keep every character, and carry an address once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.marks import Line, Mark, Piece, lines


def written(content: tuple[str | Piece, ...]) -> str:
    """Pieces as brackets: `[role: text]`."""
    return "".join(
        part if isinstance(part, str) else f"[{'+'.join(part.roles)}: {written(part.content)}]" for part in content
    )


def plain(content: tuple[str | Piece, ...]) -> str:
    return "".join(part if isinstance(part, str) else plain(part.content) for part in content)


def addresses(content: tuple[str | Piece, ...]) -> list[str]:
    found = []
    for part in content:
        if isinstance(part, Piece):
            found += [part.address] if part.first else []
            found += addresses(part.content)
    return found


TEXT = "open two bridges by May\n\nand a ferry"

CASES = [
    ("apart", [Mark(0, 4, "a"), Mark(17, 23, "b")], ["[a: open] two bridges [b: by May]", "and a ferry"]),
    ("nested", [Mark(0, 16, "a"), Mark(5, 8, "b")], ["[a: open [b: two] bridges] by May", "and a ferry"]),
    ("crossing", [Mark(0, 8, "a"), Mark(5, 16, "b")], ["[a: open [b: two]][b:  bridges] by May", "and a ferry"]),
    ("the same twice", [Mark(0, 4, "a"), Mark(0, 4, "b")], ["[a+b: open] two bridges by May", "and a ferry"]),
    ("over two lines", [Mark(17, 28, "a")], ["open two bridges [a: by May]", "[a: and] a ferry"]),
    ("outside the text", [Mark(30, 99, "a")], ["open two bridges by May", "and a ferry"]),
]


@pytest.mark.parametrize(("marks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks_are_nested_and_cut_where_they_cross(marks: list[Mark], expected: list[str]) -> None:
    assert [written(line.content) for line in lines(TEXT, marks)] == expected


def test_the_address_leads_to_the_beginning_of_a_passage_only() -> None:
    first, second = lines(TEXT, [Mark(17, 28, "a")])
    assert addresses(first.content) == ["s-17-28"]
    assert addresses(second.content) == []


def test_a_passage_that_begins_on_a_blank_line_still_has_its_address() -> None:
    assert addresses(lines("one\n \ntwo", [Mark(3, 9, "a")])[-1].content) == ["s-3-9"]


@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("xyz")), max_size=8),
)
def test_no_character_is_lost_and_each_address_stands_once(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, end, role) for start, end, role in spans if start < end <= len(text)]
    found: list[Line] = lines(text, marks)
    assert [plain(line.content) for line in found] == [line for line in text.split("\n") if line.strip()]
    assert all(plain(line.content) == text[line.start : line.end] for line in found)
    given_addresses = [one for line in found for one in addresses(line.content)]
    assert len(given_addresses) == len(set(given_addresses))
    for mark in marks:
        if text[mark.start : mark.end].strip():
            assert f"s-{mark.start}-{mark.end}" in given_addresses
