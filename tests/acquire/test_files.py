"""Files and folders become captures; what cannot be read becomes one clear issue, and the rest goes in."""

import bz2
import gzip
import lzma
import os
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.config import Config
from onrecord.model import Capture, Issue

STORY = "The council will open the bridge by 2031.\n"


def got(*sources: Path | str, max_bytes: int = 1_000_000) -> tuple[list[Capture], list[Issue]]:
    found = list(acquire([str(source) for source in sources], config=Config(max_bytes=max_bytes)))
    return [x for x in found if isinstance(x, Capture)], [x for x in found if isinstance(x, Issue)]


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html", ".hidden.txt", "table.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name)
    captures, issues = got(tmp_path)
    assert [Path(c.source).name for c in captures] == ["a.txt", "b.md", "c.html"]
    assert [c.media_type for c in captures] == ["text/plain", "text/markdown", "text/html"]
    assert [issue.message for issue in issues] == ["files of other kinds were left out: 1 .csv."]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "PNG"),
        ("big.txt", b"word " * 300_000, "too large: 2 MB"),
        ("false.pdf", b"not a pdf at all", "no PDF"),
        ("empty.jsonl", b"\n\n", "empty"),
    ],
)
def test_bad_input_costs_one_clear_line_and_the_rest_goes_in(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(STORY)
    captures, issues = got(tmp_path / name, tmp_path / "good.txt")
    assert [capture.content for capture in captures] == [STORY.encode()]
    assert len(issues) == 1
    assert said in issues[0].message
    assert issues[0].remedy
    assert "\n" not in str(issues[0])


def test_a_missing_path_is_told() -> None:
    captures, issues = got("/no/such/file.txt")
    assert not captures
    assert "no such file" in issues[0].message


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    captures, issues = got(tmp_path / "pipe.txt")
    assert not captures
    assert "regular" in issues[0].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "secret.txt").chmod(0)
    _, issues = got(tmp_path / "secret.txt")
    assert "cannot be read" in issues[0].message


def test_a_file_with_another_ending_is_told_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!DOCTYPE html><html><p>" + STORY)
    (tmp_path / "note").write_text(STORY)
    captures, _ = got(tmp_path / "page", tmp_path / "note")
    assert [capture.media_type for capture in captures] == ["text/html", "text/plain"]


def test_each_line_is_a_capture_and_a_bad_line_costs_one_document(tmp_path: Path) -> None:
    lines = [
        b'{"id": "one", "text": "The bridge opens."}',
        b"",
        b"not json",
        b'{"id": "two"}',
        b'{"id": "three", "text": "  "}',
        b'{"id": "big", "text": "' + b"x" * 2000 + b'"}',
        b'{"text": "The second bridge opens."}',
    ]
    file = tmp_path / "stories.jsonl"
    file.write_bytes(b"\n".join(lines))
    captures, issues = got(file, max_bytes=1000)
    assert [capture.source for capture in captures] == [f"{file}#one", f"{file}#7"]
    assert [capture.content for capture in captures] == [lines[0], lines[6]]
    assert [issue.source.rsplit(":", 1)[1] for issue in issues] == ["3", "4", "5", "6"]


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz"])
def test_a_packed_file_is_the_same_as_what_is_in_it(tmp_path: Path, ending: str) -> None:
    pack = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}[ending]
    lines = '{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n'
    for name, content in (("a.txt", STORY), ("b.html", f"<p>{STORY}</p>"), ("c.jsonl", lines)):
        (tmp_path / name).write_text(content)
        (tmp_path / f"{name}{ending}").write_bytes(pack(content.encode()))
        plain, packed = got(tmp_path / name)[0], got(tmp_path / f"{name}{ending}")[0]
        assert [(c.id, c.media_type) for c in packed] == [(c.id, c.media_type) for c in plain]
        assert packed
    captures, issues = got(tmp_path)
    assert (len(captures), issues) == (8, [])


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.rss"])
@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz"])
def test_a_packed_bomb_or_a_broken_packing_costs_one_line(tmp_path: Path, name: str, ending: str) -> None:
    pack = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}[ending]
    bomb = pack(b'{"id": 1, "text": "' + b"a" * 80_000_000)
    for content in (bomb, pack(STORY.encode() * 200)[:-20], bomb[:9]):
        (tmp_path / f"{name}{ending}").write_bytes(content)
        captures, issues = got(tmp_path / f"{name}{ending}")
        assert not captures
        assert issues
        assert all(issue.remedy for issue in issues)


def test_half_characters_in_names_are_replaced(tmp_path: Path) -> None:
    """A file's name need not be UTF-8, and JSON can name halves of characters: no database would take them."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text(STORY)
    (tmp_path / "b.jsonl").write_text('{"id": "\\ud800\\ud83d\\ude00", "text": "One."}\n')
    captures, issues = got(tmp_path)
    assert [Path(c.source).name for c in captures] == ["a\ufffd.txt", "b.jsonl#\ufffd\U0001f600"]
    assert not issues
