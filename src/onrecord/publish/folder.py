"""Writing a published site to a folder, and reading one back to check it.

The folder appears whole or not at all: files are written beside it and take its place at the end, in one step. What a
run that died left beside it is cleared away by the next. `pages.txt` lists
every page, so that a site can be checked from its address alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.errors import SourceError, UsageError

LIST = "pages.txt"


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write a site, in place of an earlier one.

    Args:
        folder: where it goes; it must be missing, empty, or an earlier publication.
        files: paths in the folder and their content.

    Returns:
        How many files were written.

    Raises:
        UsageError: the folder holds something else.
        SourceError: it cannot be written (read-only, full); what was published before is as it was.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / LIST).is_file())):
        raise UsageError(f"{folder} holds something that was not published by onrecord.", "Choose another folder.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        workshop = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
        with _held(workshop):
            try:
                count = _fill(workshop, files)
                workshop.chmod(0o755)
                _exchange(folder, workshop)
            finally:
                shutil.rmtree(workshop, ignore_errors=True)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}; what was published before is as it was."
        raise SourceError(message, "Free some space or choose another place, and publish again.") from error
    return count


def _prefix(folder: Path) -> str:
    return f".{folder.name}.publishing."


def _clear(folder: Path) -> None:
    """Remove what publications that died left beside the folder; those that are running hold theirs."""
    for left in folder.parent.glob(f"{_prefix(folder)}*"):
        with contextlib.suppress(OSError), _held(left):
            shutil.rmtree(left)


@contextlib.contextmanager
def _held(workshop: Path) -> Iterator[None]:
    """Hold a folder while working in it; the system lets go for one that dies.

    Raises:
        OSError: another process holds it.
    """
    handle = os.open(workshop, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _fill(workshop: Path, files: Iterable[tuple[str, bytes]]) -> int:
    pages, count = [], 0
    for name, content in files:
        path = workshop / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
        if name.endswith(".html"):
            pages.append(name)
    (workshop / LIST).write_text("".join(f"{page}\n" for page in sorted(pages)), encoding="utf-8")
    return count


def _exchange(folder: Path, workshop: Path) -> None:
    """Put the workshop in the folder's place, and the folder in the workshop's, where there is one.

    Linux does it in one step. Elsewhere there is a moment between two steps in which nothing is published.
    """
    if not folder.exists():
        workshop.rename(folder)
        return
    if not _exchanged_at_once(folder, workshop):
        old = workshop.with_name(f"{workshop.name}.old")
        folder.rename(old)
        workshop.rename(folder)
        old.rename(workshop)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Whether the system could exchange two paths in one step."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def pages(read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Every page of a published site: its path and its HTML."""
    for name in read(LIST).splitlines():
        if name.strip():
            yield name, read(name)


def from_folder(folder: Path) -> Callable[[str], str]:
    """Reads the files of a site in a folder."""

    def read(name: str) -> str:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise SourceError(f"{name!r} leads out of the published folder.")
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.", "Publish the site again.") from error

    return read


def from_address(address: str) -> Callable[[str], str]:
    """Reads the files of a site over HTTP."""
    import httpx2

    client = httpx2.Client(base_url=address.rstrip("/") + "/", follow_redirects=True, timeout=30)

    def read(name: str) -> str:
        try:
            answer = client.get(name)
            answer.raise_for_status()
        except httpx2.HTTPError as error:
            raise SourceError(f"{address} does not give {name}: {error}.") from error
        return str(answer.text)

    return read
