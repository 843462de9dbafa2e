"""Files that are compressed as a whole (.gz, .bz2, .xz): read as what is in them, never more than a bound."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from onrecord.errors import SourceError

# ending -> the first bytes, and what opens it
PACKINGS: dict[str, tuple[bytes, Callable[..., Any] | None]] = {
    ".gz": (b"\x1f\x8b", gzip.open),
    ".bz2": (b"BZh", bz2.open),
    ".xz": (b"\xfd7zXZ\x00", lzma.open),
}


def unpacked_name(name: str) -> str:
    """The name of what is in a file: without the ending of its packing."""
    ending = next((ending for ending in PACKINGS if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)]


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where its name and its first bytes say that it is packed.

    Raises:
        SourceError: where the packing is broken.
        OSError: where the file cannot be read.
    """
    ending = next((ending for ending in PACKINGS if path.name.lower().endswith(ending)), None)
    with path.open("rb") as stream:
        first, opener = PACKINGS.get(ending or "", (b"", None))
        packed = bool(first) and stream.read(len(first)) == first
        stream.seek(0)
        if opener is None or not packed:
            yield stream
            return
        try:
            with opener(stream) as inner:
                yield cast(IO[bytes], inner)
        except (EOFError, lzma.LZMAError, zlib.error, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:  # the disk's, not the packing's
                raise
            raise SourceError("its compression is broken.", "Get it again.") from error
