"""The table of outlets that a user keeps."""

from pathlib import Path

import pytest
from tests.follow.stories import promise_of, story

from onrecord.errors import UsageError
from onrecord.follow import follow, passages_of
from onrecord.follow.outlets import outlet_kind, read_outlets
from onrecord.model import Basis, Reading

PROMISED = story("promised", "2021-03-01", "The city will [build 40 new ferry terminals] by 2025, it said.")


def table(folder: Path, text: str) -> Path:
    file = folder / "own.tsv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_row_of_the_users_goes_first(tmp_path: Path) -> None:
    own = read_outlets(table(tmp_path, "# mine\n\nHarbour Times\tofficial\n"))
    assert own == (("Harbour Times", "official"),)
    assert outlet_kind("Harbour Times", None, own) == "official"
    assert outlet_kind("Harbour Times") == "independent"
    assert outlet_kind("Nobody knows it") is None


def test_a_missing_table_holds_no_rows(tmp_path: Path) -> None:
    assert read_outlets(tmp_path / "none.tsv") == ()


@pytest.mark.parametrize("text", ["Harbour Times official", "Harbour Times\tfriendly", "Harbour (Times\tofficial"])
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="line 2"):
        read_outlets(table(tmp_path, f"# mine\n{text}\n"))


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError):
        read_outlets(tmp_path / "own.tsv")


def test_the_kind_decides_whose_word_it_is() -> None:
    later = story("later", "2024-06-01", "All 40 new ferry terminals have been built.", outlet_kind="")
    document = later.document
    assert document.outlet is None
    named = Reading(later.parsed.__class__(_named(document), later.parsed.sentences), ())
    statements = {s.id: s for s in PROMISED.statements}

    def basis(rows: tuple[tuple[str, str], ...]) -> Basis:
        told = [*passages_of(PROMISED), *passages_of(named, rows)]
        (piece,) = [e for e in follow([promise_of(PROMISED)], statements, (), told) if e.linked]
        return piece.basis

    assert basis(()) is Basis.REPORTED
    assert basis((("City Herald", "official"),)) is Basis.CLAIMED


def _named(document):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(document, outlet="City Herald", outlet_kind=None)
