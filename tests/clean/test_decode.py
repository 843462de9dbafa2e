"""Bytes to text: every doubt is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.decode import decode
from onrecord.errors import DocumentError

STORY = "“The café will reopen,” the mayor’s office promised – at a cost of £4 million."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    assert decode((STORY * 3).encode(encoding)).text == STORY * 3


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251"])
def test_a_cyrillic_text_is_read_as_declared_and_guessed_otherwise(encoding: str) -> None:
    text = "Мэр пообещал построить новый мост через залив до конца будущего года, сообщает портовая газета. " * 4
    assert decode(text.encode(encoding), encoding).text == text
    assert decode(text.encode(encoding)).text == text


def test_an_old_encoding_is_told() -> None:
    assert "cp1252" in decode("The café will reopen.".encode("cp1252")).notes[0]


def test_broken_utf8_is_replaced_and_counted() -> None:
    broken = ("The café will reopen. ".encode() * 3).replace(b"reopen", b"re\xffopen", 1)
    read = decode(broken)
    assert read.text.count("\ufffd") == 1
    assert read.text.count("café") == 3
    assert "1 stretch of broken utf-8" in read.notes[0]


def test_replacement_characters_of_the_source_are_not_counted_as_ours() -> None:
    assert decode("A \ufffd stands in the source.".encode()).notes == ()


def test_a_nul_is_replaced_one_for_one() -> None:
    read = decode(b"The bridge\x00 will open.")
    assert read.text == "The bridge\ufffd will open."
    assert "NUL" in read.notes[0]


def test_marks_that_turn_the_writing_round_are_told() -> None:
    assert "direction" in decode("The \u202eegdirb\u202c will open.".encode()).notes[0]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentError):
        decode(b"\x00" * 1000)


def test_an_unknown_declared_encoding_does_no_harm() -> None:
    assert decode("The café".encode("cp1252"), "no-such-encoding").text == "The café"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1))
def test_utf8_is_read_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_the_same_twice_or_refused(content: bytes) -> None:
    try:
        first = decode(content)
    except DocumentError:
        return
    assert first == decode(content)
    first.text.encode("utf-8")
