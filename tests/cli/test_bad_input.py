"""Bad input: one clear line on standard error, what to do about it, and the rest of the batch goes in."""

import os
import sqlite3
from pathlib import Path

import pytest

BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "huge.txt": (b"A promise was made to open a school by May 2024.\n" * 1_100_000, "too large"),
}


def lines(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if line.strip()]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_rest_goes_in(run, story: Path, tmp_path: Path, name: str):
    content, word = BAD[name]
    (tmp_path / name).write_bytes(content)
    result = run("add", name, "story.txt")
    assert result.returncode == 0, result.stderr
    [line] = lines(result.stderr)
    assert name in line
    assert word in line
    assert "1 new source" in result.stdout


@pytest.mark.parametrize("name", BAD)
def test_nothing_to_be_done_is_a_failure(run, tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(BAD[name][0])
    for command in ("add", "extract"):
        result = run(command, name)
        assert result.returncode != 0
        assert "Traceback" not in result.stderr


def test_a_missing_path_is_named(run, story: Path):
    result = run("add", "nowhere.txt", "story.txt")
    assert result.returncode == 0
    [line] = lines(result.stderr)
    assert "nowhere.txt" in line
    assert run("add", "nowhere.txt").returncode == 3


def test_broken_utf8_goes_in_and_nothing_is_lost(run, tmp_path: Path):
    (tmp_path / "broken.txt").write_bytes(b"The mayor ordered the city to open a \xff\xfe school by 1 May 2024.\n")
    result = run("add", "broken.txt")
    assert result.returncode == 0, result.stderr
    assert "1 new source" in result.stdout
    assert run("verify").returncode == 0


def test_a_locked_ledger_says_so(run, story: Path, tmp_path: Path):
    assert run("add", "story.txt").returncode == 0
    other = tmp_path / "other.txt"
    other.write_text("The minister promised to build two bridges by 2030.\n")
    holder = sqlite3.connect(tmp_path / "onrecord.db")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        result = run("add", "other.txt")
    finally:
        holder.rollback()
        holder.close()
    assert result.returncode == 6
    [line] = lines(result.stderr)
    assert "another process" in line.lower() or "locked" in line.lower()
    assert run("add", "other.txt").returncode == 0


def test_a_ledger_that_is_none_says_so(run, story: Path, tmp_path: Path):
    (tmp_path / "onrecord.db").write_bytes(b"this is a shopping list\n" * 100)
    result = run("add", "story.txt")
    assert result.returncode == 5
    assert len(lines(result.stderr)) == 1
    assert (tmp_path / "onrecord.db").read_bytes().startswith(b"this is a shopping list")


def test_a_missing_ledger_says_what_to_do(run):
    result = run("list")
    assert result.returncode == 7
    assert "onrecord add" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("list", "--as-of", "yesterday"), "YYYY-MM-DD"),
        (("due", "--within", "soon"), "90d"),
        (("list", "--kind", "wish"), "pledge"),
        (("extract", "story.txt", "--format", "xml"), "jsonl"),
        (("export", "--format", "xml"), "csv"),
    ],
)
def test_a_request_that_cannot_be_understood_is_explained(run, story: Path, arguments, word: str):
    assert run("add", "story.txt").returncode == 0
    result = run(*arguments)
    assert result.returncode == 2
    assert word in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_is_in_the_way_of_the_archive_is_an_error(run, story: Path, tmp_path: Path):
    (tmp_path / "onrecord.archive").write_text("in the way")
    result = run("add", "story.txt")
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
