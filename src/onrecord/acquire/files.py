"""Files and folders: every regular file with a known ending becomes one capture, or many where it is a collection."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from onrecord.acquire import media
from onrecord.acquire.capturing import capture_of, too_large
from onrecord.acquire.packed import opened, unpacked_name
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.model import Capture, Issue

Found = Capture | Issue
Collection = Callable[[Path, str, Config], Iterator[Found]]


def from_path(source: str, collections: Mapping[str, Collection], config: Config) -> Iterator[Found]:
    """All that lies under a path the user named: one file, or a folder read in the order of its names.

    Args:
        source: the path.
        collections: ending of the lower-case name -> reader of a file that holds many captures.
        config: `max_bytes` bounds a single source.
    """
    path = Path(source)
    if not path.exists():
        yield Issue(source, "there is no such file or folder.", "Check the path.")
    elif path.is_dir():
        yield from _folder(path, collections, config)
    else:
        yield from _file(path, collections, config)


def _folder(folder: Path, collections: Mapping[str, Collection], config: Config) -> Iterator[Found]:
    left_out: Counter[str] = Counter()
    for path in _walk(folder):
        if _collection(path, collections) or media.by_name(unpacked_name(path.name)):
            yield from _file(path, collections, config)
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


def _collection(path: Path, collections: Mapping[str, Collection]) -> Collection | None:
    names = (path.name.lower(), unpacked_name(path.name.lower()))
    return next((reader for ending, reader in collections.items() for name in names if name.endswith(ending)), None)


def _file(path: Path, collections: Mapping[str, Collection], config: Config) -> Iterator[Found]:
    source = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Issue(source, "this is not a regular file.", "Name a file or a folder.")
        elif reader := _collection(path, collections):
            yield from reader(path, source, config)
        else:
            yield _single(path, source, config)
    except SourceError as error:
        yield Issue(source, error.message, error.remedy)
    except OSError as error:
        yield Issue(source, f"it cannot be read: {error.strerror or error}.", "Check its permissions.")


def _single(path: Path, source: str, config: Config) -> Found:
    size = path.stat().st_size
    if size > config.max_bytes:
        return too_large(source, size, config)
    with opened(path) as stream:
        content = stream.read(config.max_bytes + 1)
    if len(content) > config.max_bytes:
        return too_large(source, len(content), config)
    return capture_of(content, source, media.by_name(unpacked_name(path.name)))
