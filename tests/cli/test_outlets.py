"""The user's own table of outlets, by command."""

from pathlib import Path

from tests.cli.conftest import Run


def test_a_table_is_kept_beside_the_ledger_and_shown(run: Run, tmp_path: Path, story: Path) -> None:
    assert run("add", str(story)).returncode == 0
    assert "No table of your own" in run("outlets").stdout
    (tmp_path / "mine.tsv").write_text("Harbour Times\tofficial\n", encoding="utf-8")
    assert run("outlets", "mine.tsv").returncode == 0
    assert (tmp_path / "onrecord.outlets.tsv").read_text(encoding="utf-8") == "Harbour Times\tofficial\n"
    assert run("outlets").stdout.split() == ["official", "Harbour", "Times"]


def test_a_bad_table_changes_nothing(run: Run, tmp_path: Path, story: Path) -> None:
    assert run("add", str(story)).returncode == 0
    (tmp_path / "mine.tsv").write_text("Harbour Times official\n", encoding="utf-8")
    refused = run("outlets", "mine.tsv")
    assert refused.returncode != 0
    assert "line 1" in refused.stderr
    assert not (tmp_path / "onrecord.outlets.tsv").exists()
    assert run("outlets", "none.tsv").returncode != 0
