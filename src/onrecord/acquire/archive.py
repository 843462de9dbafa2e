"""The archive: captured bytes kept by content hash, with all that is needed to make the ledger anew.

Each capture has a folder `ab/<id>/` that holds its bytes in `content`, exactly as they were got, and one small JSON
file for every place they were got from. Nothing in it is ever rewritten: the same bytes from another source add a
file beside the others. A file appears whole or not at all (written aside, flushed to disk, then renamed), the bytes
before the first word about them, so that a run that dies half-way leaves nothing that is half a capture.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from onrecord.errors import NotFoundError, SourceError
from onrecord.model import Capture, Issue, content_id

CONTENT = "content"
_HEX = frozenset("0123456789abcdef")


class Archive:
    """Captures in a folder, by the SHA-256 of their bytes. Many processes may write at once."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def put(self, capture: Capture) -> None:
        """Keep a capture. Keeping the same one again changes nothing.

        Raises:
            SourceError: where the folder cannot be written (read-only, full).
        """
        folder = self._folder(capture.id)
        note = f"{_occurrence_id(capture)}.json"
        files = {CONTENT: capture.content, note: _note(capture)}
        missing = {name: content for name, content in files.items() if not (folder / name).exists()}
        try:
            if missing:
                _write(folder, missing)
        except OSError as error:
            message = f"the archive {self.path} cannot be written: {error.strerror or error}."
            raise SourceError(message, "Free some space or choose another place for the ledger.") from error

    def get(self, capture_id: str) -> Capture:
        """The capture with this id; of several sources, the one `sources` names first.

        Raises:
            NotFoundError: where the archive holds no such capture.
        """
        return self.sources(capture_id)[0]

    def sources(self, capture_id: str) -> tuple[Capture, ...]:
        """The capture as got from each of its sources: those with an address first, then by time and name.

        Raises:
            NotFoundError: where the archive holds no such capture.
        """
        notes = self._notes(capture_id)
        if not notes:
            raise NotFoundError(f"The archive {self.path} holds no capture {capture_id}.", "Run: onrecord verify")
        content = (self._folder(capture_id) / CONTENT).read_bytes()
        captures = [_read(content, capture_id, note) for note in notes]
        return tuple(sorted(captures, key=_preference))

    def ids(self) -> Iterator[str]:
        """The ids of all captures, in order."""
        for shelf in sorted(_entries(self.path)):
            if len(shelf) == 2:
                yield from (name for name in sorted(_entries(self.path / shelf)) if self._notes(name))

    def __contains__(self, capture_id: str) -> bool:
        return bool(self._notes(capture_id))

    def verify(self) -> Iterator[Issue]:
        """Hash every capture again; an issue for each whose bytes are gone or no longer what they were."""
        for capture_id in self.ids():
            file = self._folder(capture_id) / CONTENT
            try:
                with file.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
            except OSError:
                yield Issue(str(file), "the archived bytes are missing.", "Restore them from a backup.")
                continue
            if digest != capture_id:
                yield Issue(str(file), "the archived bytes have changed.", "Restore them from a backup.")

    def _folder(self, capture_id: str) -> Path:
        return self.path / capture_id[:2] / capture_id

    def _notes(self, capture_id: str) -> list[Path]:
        if len(capture_id) != 64 or not set(capture_id) <= _HEX:
            return []
        folder = self._folder(capture_id)
        names = (name for name in sorted(_entries(folder)) if name.endswith(".json") and not name.startswith("."))
        return [folder / name for name in names]


def _entries(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _occurrence_id(capture: Capture) -> str:
    parts = [part for pair in capture.supplied for part in pair]
    return content_id("occurrence", capture.source, capture.media_type, *parts)


def _note(capture: Capture) -> bytes:
    note = {
        "source": capture.source,
        "media_type": capture.media_type,
        "fetched": capture.fetched.isoformat() if capture.fetched else None,
        "supplied": dict(capture.supplied),
    }
    return json.dumps(note, ensure_ascii=True, indent=1, sort_keys=True).encode("ascii")


def _read(content: bytes, capture_id: str, file: Path) -> Capture:
    note = json.loads(file.read_bytes())
    fetched = datetime.fromisoformat(note["fetched"]) if note["fetched"] else None
    supplied = tuple(sorted(note["supplied"].items()))
    return Capture(capture_id, content, note["source"], note["media_type"], fetched, supplied)


def _preference(capture: Capture) -> tuple[bool, str, str]:
    has_address = "url" in dict(capture.supplied)
    return (not has_address, capture.fetched.isoformat() if capture.fetched else "", capture.source)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder so that each is there whole or not at all, in this order, even after a power cut."""
    changed = [folder]
    while not changed[-1].exists():  # the name of a new folder stands in the one above it
        changed.append(changed[-1].parent)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        for left in folder.glob(".*"):  # of a run that died
            left.unlink(missing_ok=True)
        aside = {folder / f".{name}": folder / name for name in files}
        try:
            for temporary, content in zip(aside, files.values(), strict=True):
                with temporary.open("wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
            for temporary, final in aside.items():
                temporary.replace(final)
        finally:
            for temporary in aside:
                temporary.unlink(missing_ok=True)
    for parent in changed:
        _flush_folder(parent)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other writes into the folder, and keep others out; the system lets go for one that dies."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
