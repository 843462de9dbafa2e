"""Files and folders: every regular file with a known ending becomes one capture, or many where it is a collection.

To read one more kind of single file, add its ending to `media.ENDINGS`; to read one more kind of collection (a file
of many captures), add its ending and reader to `COLLECTIONS`.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.acquire import media
from onrecord.acquire.lines import json_lines
from onrecord.config import Config
from onrecord.model import Capture, Issue

Found = Capture | Issue
Collection = Callable[[Path, str, Config], Iterator[Found]]

# ending of the lower-case name -> reader of a file that holds many captures
COLLECTIONS: dict[str, Collection] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
}


def from_path(source: str, config: Config) -> Iterator[Found]:
    """All that lies under a path the user named: one file, or a folder read in the order of its names."""
    path = Path(source)
    if not path.exists():
        yield Issue(source, "there is no such file or folder.", "Check the path.")
    elif path.is_dir():
        yield from _folder(path, config)
    else:
        yield from _file(path, config)


def _folder(folder: Path, config: Config) -> Iterator[Found]:
    left_out: Counter[str] = Counter()
    for path in _walk(folder):
        if _collection(path) or media.by_name(path.name):
            yield from _file(path, config)
        else:
            left_out[path.suffix.lower() or path.name] += 1
    if left_out:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(left_out.items()))
        yield Issue(str(folder), f"files of other kinds were left out: {kinds}.", "Name a file itself to have it read.")


def _walk(folder: Path) -> Iterator[Path]:
    """The files under a folder in a fixed order; hidden ones and linked folders are passed over."""
    for parent, folders, names in os.walk(folder, onerror=None, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def _collection(path: Path) -> Collection | None:
    name = path.name.lower()
    return next((reader for ending, reader in COLLECTIONS.items() if name.endswith(ending)), None)


def _file(path: Path, config: Config) -> Iterator[Found]:
    source = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Issue(source, "this is not a regular file.", "Name a file or a folder.")
        elif reader := _collection(path):
            yield from reader(path, source, config)
        else:
            yield _single(path, source, config)
    except OSError as error:
        yield Issue(source, f"it cannot be read: {error.strerror or error}.", "Check its permissions.")


def _single(path: Path, source: str, config: Config) -> Found:
    size = path.stat().st_size
    if size > config.max_bytes:
        return too_large(source, size, config)
    with path.open("rb") as stream:
        content = stream.read(config.max_bytes + 1)
    if len(content) > config.max_bytes:
        return too_large(source, len(content), config)
    return capture_of(content, source, media.by_name(path.name))


def too_large(source: str, size: int, config: Config) -> Issue:
    """The issue for a source over the bound: its size, the bound, what to do."""
    message = f"it is too large: {size / 1e6:.0f} MB, where at most {config.max_bytes / 1e6:.0f} MB are read."
    return Issue(source, message, "Split it into one file a story.")


def capture_of(
    content: bytes, source: str, media_type: str | None, supplied: dict[str, str] | None = None
) -> Capture | Issue:
    """A capture of the bytes, or the issue where nothing in them can be read: empty, or binary."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Issue(source, "it is empty.", "Nothing to read; remove it or fetch it again.")
    proven = media.magic(content)
    if proven == media.PDF:
        return Capture.of(content, source, media.PDF, supplied=supplied)
    if proven or (media_type != media.MAIL and media.is_binary(content)):
        return Issue(source, f"it is {proven or 'binary data'}, not text.", "Give its text, HTML or PDF instead.")
    if media_type == media.PDF:
        return Issue(source, "it is named .pdf but is no PDF.", "Check where it came from.")
    return Capture.of(content, source, media_type or media.by_content(content), supplied=supplied)
