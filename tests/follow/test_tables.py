"""The tables of sources, verbs of saying and outlets, and the stems."""

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.follow.outlets import outlet_kind, read_outlets
from onrecord.follow.voices import Row, rows
from onrecord.follow.words import stem, terms, weight


@pytest.mark.parametrize("row", [*rows("voices"), *rows("sayings")], ids=lambda row: row.example)
def test_a_row_holds_for_its_example_alone(row: Row) -> None:
    assert row.pattern.search(row.example)
    assert not row.pattern.search(row.counter)


@pytest.mark.parametrize(
    ("outlet", "url", "kind"),
    [
        ("Ministry of Ferries", None, "official"),
        (None, "https://www.example.gov/news/1", "official"),
        ("Reuters", None, "agency"),
        ("The Harbour Times", None, "independent"),
        ("Some Page", "https://example.org/1", None),
        (None, None, None),
    ],
)
def test_the_kind_of_an_outlet(outlet: str | None, url: str | None, kind: str | None) -> None:
    assert outlet_kind(outlet, url) == kind


def test_the_users_own_rows_come_first(tmp_path: Path) -> None:
    table = tmp_path / "outlets.tsv"
    table.write_text("# mine\nharbour times\tofficial\n", encoding="utf-8")
    assert outlet_kind("The Harbour Times", own=read_outlets(table)) == "official"


def test_a_row_that_is_none_is_named(tmp_path: Path) -> None:
    table = tmp_path / "outlets.tsv"
    table.write_text("harbour times = official\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        read_outlets(table)


@pytest.mark.parametrize(
    "words",
    [
        ("digitization", "digitisation", "digitised"),
        ("policy", "policies"),
        ("plan", "plans", "planned", "planning"),
        ("defence", "defense"),
        ("kept", "keep", "keeping"),
        ("A-400M", "A400M"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_words_of_one_idea_are_one_term() -> None:
    assert set(terms("salaries of servicemen")) == set(terms("soldiers' financial payments"))


def test_care_is_not_a_car() -> None:
    assert stem("care") != stem("cars")


def test_common_words_weigh_less() -> None:
    assert weight("president") < weight("hovercraft")
