"""Web archives: each page in a WARC file, or in the WARC files of a WACZ package, is a capture.

Read record by record, so that memory does not grow with the archive. Only answers with status 200 whose content is a
page, a text or a PDF are taken; what else the archive holds is counted in one issue at its end.
"""

from __future__ import annotations

import gzip
import itertools
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from onrecord.acquire import media
from onrecord.acquire.capturing import capture_of, too_large
from onrecord.config import Config
from onrecord.model import Capture, Issue

Found = Capture | Issue
TAKEN = {"text/html": media.HTML, "application/xhtml+xml": media.HTML, "text/plain": media.TEXT, media.PDF: media.PDF}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_WARC_NAME = re.compile(r"\.(?:warc|arc)(?:\.gz)?$", re.IGNORECASE)


def warc(path: Path, source: str, config: Config) -> Iterator[Found]:
    """The pages in a WARC file, compressed or not."""
    with path.open("rb") as stream:
        yield from _pages(stream, source, config)


def wacz(path: Path, source: str, config: Config) -> Iterator[Found]:
    """The pages in the WARC files of a WACZ package."""
    try:
        with zipfile.ZipFile(path) as package:
            names = sorted(name for name in package.namelist() if _WARC_NAME.search(name))
            if not names:
                yield Issue(source, "the package holds no WARC file.", "Check where it came from.")
            for name in names:
                with package.open(name) as stream:
                    yield from _pages(stream, f"{source}/{name}", config)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield Issue(source, f"the package cannot be opened: {error}.", "Check that it is complete.")


def _pages(stream: IO[bytes], source: str, config: Config) -> Iterator[Found]:
    left_out: Counter[str] = Counter()
    taken = 0
    try:
        for record in _records(stream):
            reason = _left_out(record)
            if reason:
                left_out[reason] += 1
            else:
                found = _capture(record, source, config)
                taken += 1
                yield found
    except Exception as error:  # a broken archive raises whatever its damage provokes: keep what was read before
        said = f"the archive is damaged after {taken} pages ({type(error).__name__})."
        yield Issue(source, said, "Its earlier pages were taken; get the archive again.")
    if left_out:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        yield Issue(source, f"records that are no pages were left out: {kinds}.", "Nothing to do.")


def _records(stream: IO[bytes]) -> Iterator[Any]:
    """Every record; an archive that was compressed in one piece, instead of record by record, is read as well."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    read = 0
    try:
        for record in ArchiveIterator(stream, arc2warc=True):
            read += 1
            yield record
    except ArchiveLoadFailed as error:
        if "non-chunked gzip" not in str(error):
            raise
        stream.seek(0)
        with gzip.open(stream) as unpacked:
            yield from itertools.islice(ArchiveIterator(unpacked, arc2warc=True), read, None)


def _left_out(record: Any) -> str | None:
    """Why a record is not taken, or None for a page."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return f"{record.rec_type}" if record.rec_type not in ("warcinfo", "request", "metadata") else "without content"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status and status.isdigit() and status != "200":
        return f"status {status}"
    kind = _media_type(record)
    return None if kind in TAKEN else kind or "of unknown kind"


def _headers(record: Any) -> Any:
    return record.http_headers or record.rec_headers


def _media_type(record: Any) -> str:
    return str(_headers(record).get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _capture(record: Any, source: str, config: Config) -> Found:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{source}#{address}"
    content = record.content_stream().read(config.max_bytes + 1)
    if len(content) > config.max_bytes:
        return too_large(place, len(content), config)
    charset = _CHARSET.search(_headers(record).get_header("Content-Type") or "")
    supplied = {"url": address, "archive": source} | ({"charset": charset[1]} if charset else {})
    found = capture_of(content, place, TAKEN[_media_type(record)], supplied)
    return _with_time(found, record.rec_headers.get_header("WARC-Date"))


def _with_time(found: Found, stamp: str | None) -> Found:
    if isinstance(found, Issue) or not stamp:
        return found
    try:
        fetched = datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    except ValueError:
        return found
    return Capture(found.id, found.content, found.source, found.media_type, fetched, found.supplied)
