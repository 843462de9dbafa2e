"""Bytes in: what the user names becomes captures, kept by content hash.

    acquire(sources, *, config) -> Iterator[Capture | Issue]
    Archive(path): put, get, sources, ids, verify

One bad source never stops the others: it becomes an `Issue` with a remedy. To take in one more kind of file, see
`sources`.
"""

from onrecord.acquire.archive import Archive
from onrecord.acquire.sources import acquire

__all__ = ["Archive", "acquire"]
