"""From an address to what is asked: the day of reading, the filter, the place in a list, the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request

from onrecord.errors import UsageError
from onrecord.ledger import Filter
from onrecord.web.language import Language, chosen
from onrecord.web.links import Links
from onrecord.web.rendering import Reader

LANGUAGE_COOKIE = "onrecord_language"
NOT_A_FILTER = frozenset({"as_of", "offset", "q", "from"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request asks for."""

    reader: Reader
    offset: int

    @property
    def as_of(self) -> date:
        """The day to read from."""
        return self.reader.links.as_of

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.reader.language


def asked(request: Request, today: Callable[[], date]) -> Asked:
    """Read a request.

    Raises:
        UsageError: the day or the offset cannot be read.
    """
    now = today()
    query = request.query_params
    links = Links(as_of=day_of(query.get("as_of"), now), today=now)
    language = chosen(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", ""))
    kept = tuple((name, value) for name, value in query.multi_items() if name != "as_of")
    return Asked(Reader(links, language, request.url.path, kept), number(query.get("offset")))


def day_of(text: str | None, default: date) -> date:
    """An ISO day, or the default where there is none."""
    if not text or not text.strip():
        return default
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day.", "Write it as 2021-11-01.") from error


def number(text: str | None) -> int:
    """A place in a list, 0 where none is given."""
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise UsageError(f"{text!r} is not a place in a list.")
    return int(text)


def filter_of(pairs: Iterable[tuple[str, str]]) -> Filter:
    """The filter in an address; what is no part of a filter is left alone.

    Raises:
        UsageError: a field is unknown or a value cannot be read.
    """
    return Filter.parse((name, value) for name, value in pairs if name not in NOT_A_FILTER)
