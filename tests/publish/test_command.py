"""Publishing and checking from the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web import harbour
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import UsageError

DAY = str(harbour.TODAY)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("harbour")
    with harbour.build(folder) as ledger:
        path = ledger.path
    yield path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    if isinstance(result.exception, UsageError):
        return 2, str(result.exception)
    return result.exit_code, result.output


def test_what_is_published_holds_and_what_is_tampered_with_does_not(book: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    code, said = run("publish", str(site), "--as-of", DAY, "--ledger", str(book), "--address", "https://record.example")
    assert code == 0
    assert "begin with" in said
    assert run("verify", str(site), "--ledger", str(book))[0] == 0
    page = site / "commitment" / f"{harbour.SCHEDULE_ID}.html"
    page.write_text(page.read_text().replace("told the Port Authority", "begged the Port Authority"))
    code, said = run("verify", str(site), "--ledger", str(book))
    assert code == 1
    assert "quotations do not hold" in said


def test_a_site_can_be_written_in_another_language(book: Path, tmp_path: Path) -> None:
    code, _ = run("publish", str(tmp_path / "ru"), "--as-of", DAY, "--ledger", str(book), "--language", "ru")
    assert code == 0
    assert '<html lang="ru">' in (tmp_path / "ru" / "index.html").read_text()
    code, said = run("publish", str(tmp_path / "xx"), "--ledger", str(book), "--language", "xx")
    assert code == 2
    assert "no pages in 'xx'" in said
