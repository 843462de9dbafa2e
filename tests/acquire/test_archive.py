"""The archive keeps what it was given, once, whole, and with every source."""

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.acquire import Archive
from onrecord.errors import NotFoundError, SourceError
from onrecord.model import Capture

PAGE = Capture.of(
    b"<p>The bridge opens.",
    "https://harbour.example/1",
    "text/html",
    fetched=datetime(2030, 5, 5, 10, tzinfo=UTC),
    supplied={"url": "https://harbour.example/1", "charset": "utf-8"},
)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_capture_is_read_back_as_it_was(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(PAGE)
    assert archive.get(PAGE.id) == PAGE
    assert list(archive.ids()) == [PAGE.id]
    assert PAGE.id in archive


def test_keeping_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(PAGE)
    before = files(tmp_path)
    archive.put(PAGE)
    assert files(tmp_path) == before


def test_the_same_bytes_from_two_sources_keep_both_whatever_the_order(tmp_path: Path) -> None:
    other = Capture.of(PAGE.content, "copy.html", "text/html")
    for name, captures in (("one", [PAGE, other]), ("two", [other, PAGE])):
        archive = Archive(tmp_path / name)
        for capture in captures:
            archive.put(capture)
        assert archive.sources(PAGE.id) == (PAGE, other)
        assert archive.get(PAGE.id) == PAGE
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_bytes_without_a_word_about_them_are_no_capture_yet_and_are_finished_later(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(PAGE)
    next(tmp_path.rglob("*.json")).unlink()
    assert list(archive.ids()) == []
    archive.put(PAGE)
    assert archive.get(PAGE.id) == PAGE


def test_what_a_run_that_died_had_aside_is_no_capture(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(PAGE)
    for file in (tmp_path / PAGE.id[:2] / PAGE.id).iterdir():
        file.rename(file.with_name(f".{file.name}"))
    assert (list(archive.ids()), list(archive.verify()), PAGE.id in archive) == ([], [], False)
    archive.put(PAGE)
    assert archive.get(PAGE.id) == PAGE


def test_changed_and_missing_bytes_are_found(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    other = Capture.of(b"Another story.", "b.txt", "text/plain")
    archive.put(PAGE)
    archive.put(other)
    assert list(archive.verify()) == []
    (tmp_path / PAGE.id[:2] / PAGE.id / "content").write_bytes(b"<p>The bridge stays shut.")
    (tmp_path / other.id[:2] / other.id / "content").unlink()
    assert sorted(issue.message.split()[-1] for issue in archive.verify()) == ["changed.", "missing."]


@pytest.mark.parametrize("capture_id", ["", "ab", "../../etc/passwd", "0" * 64, "Z" * 64])
def test_an_unknown_id_is_told(tmp_path: Path, capture_id: str) -> None:
    with pytest.raises(NotFoundError):
        Archive(tmp_path).get(capture_id)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SourceError, match="cannot be written"):
        Archive(tmp_path / "file").put(PAGE)


@settings(deadline=None, max_examples=20)
@given(
    st.binary(max_size=50), st.text(max_size=20), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3)
)
def test_any_capture_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, source: str, supplied: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    capture = Capture.of(content, source, "text/plain", supplied=supplied)
    Archive(folder).put(capture)
    assert Archive(folder).get(capture.id) == capture
    shutil.rmtree(folder)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError, match="No space left"):
        Archive(tmp_path).put(PAGE)
    assert files(tmp_path) == {}
    monkeypatch.undo()
    Archive(tmp_path).put(PAGE)
    assert Archive(tmp_path).get(PAGE.id) == PAGE


KEEPER = """
import sys
from onrecord.acquire import Archive
from onrecord.model import Capture
archive = Archive(sys.argv[1])
for number in range(int(sys.argv[2]), 10**9):
    capture = Capture.of(b"story %d " % number * 500, f"story {number}", "text/plain")
    archive.put(capture)
    print(number, capture.id, flush=True)
"""


def test_killed_at_any_moment_the_archive_holds_all_it_said_it_kept(tmp_path: Path) -> None:
    kept: dict[int, str] = {}
    chance = random.Random(7)
    for _ in range(4):
        run = subprocess.Popen([sys.executable, "-c", KEEPER, str(tmp_path), str(len(kept))], stdout=subprocess.PIPE)
        assert run.stdout is not None
        said = [run.stdout.readline() for _ in range(3)]
        time.sleep(chance.random() / 5)
        run.kill()
        said += run.stdout.read().splitlines()
        run.wait()
        kept |= {int(words[0]): words[1].decode() for line in said if len(words := line.split()) == 2}
    archive = Archive(tmp_path)
    assert len(kept) >= 12
    assert set(kept.values()) <= set(archive.ids())
    assert list(archive.verify()) == []
