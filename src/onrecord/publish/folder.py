"""Writing a published site to a folder, and reading one back to check it.

The folder appears whole or not at all: files are written beside it and take its place at the end. `pages.txt` lists
every page, so that a site can be checked from its address alone.
"""

from __future__ import annotations

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
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / LIST).is_file())):
        raise UsageError(f"{folder} holds something that was not published by onrecord.", "Choose another folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        count = _fill(workshop, files)
        _replace(folder, workshop)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return count


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


def _replace(folder: Path, workshop: Path) -> None:
    workshop.chmod(0o755)
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
        folder.rename(old / "site")
        workshop.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        workshop.rename(folder)


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
