"""From what the user named to captures.

To read one more kind of single file, add its ending to `media.ENDINGS`; to read one more kind of file that holds many
captures, add its ending and reader to `COLLECTIONS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.acquire.addresses import from_address, from_list_file, is_address
from onrecord.acquire.capturing import storable
from onrecord.acquire.files import Collection, from_path
from onrecord.acquire.lines import json_lines
from onrecord.acquire.webarchives import wacz, warc
from onrecord.config import Config
from onrecord.model import Capture, Issue

COLLECTIONS: dict[str, Collection] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".warc": warc,
    ".warc.gz": warc,
    ".arc.gz": warc,
    ".wacz": wacz,
    ".rss": from_list_file,
    ".atom": from_list_file,
    ".xml": from_list_file,
    ".opml": from_list_file,
    ".json": from_list_file,
}


def acquire(sources: Iterable[str], *, config: Config) -> Iterator[Capture | Issue]:
    """Everything the sources hold, in the order given; one bad source never stops the others.

    Args:
        sources: files, folders and addresses; only addresses named here, and what lists among them name, are asked.
        config: `max_bytes` bounds a single source.

    Yields:
        A capture for each story's bytes, an issue for each thing that cannot be read.
    """
    for source in sources:
        if is_address(source):
            yield from map(storable, _from_address(source, config))
        else:
            yield from map(storable, from_path(source, COLLECTIONS, config))


def _from_address(source: str, config: Config) -> Iterator[Capture | Issue]:
    from onrecord.acquire.fetching import Fetcher  # imported late: most runs ask nobody

    yield from from_address(source, Fetcher(config), config)
