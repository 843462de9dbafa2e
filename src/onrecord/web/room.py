"""What every route shares: the ledger, the day, the archive, and how a page is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse

from onrecord.acquire import Archive
from onrecord.errors import OnrecordError, UsageError
from onrecord.ledger import Ledger
from onrecord.web.asking import LANGUAGE_COOKIE, Asked, asked
from onrecord.web.labels import N_
from onrecord.web.language import chosen
from onrecord.web.links import Links
from onrecord.web.rendering import Reader, Renderer

HEADINGS = {
    400: N_("This request cannot be understood"),
    404: N_("Not found"),
    409: N_("Somebody decided on it meanwhile"),
    503: N_("The ledger is busy"),
}


class Room:
    """The reading room of one ledger."""

    def __init__(
        self, ledger: Ledger, today: Callable[[], date], now: Callable[[], datetime], archive: Archive
    ) -> None:
        self.ledger = ledger
        self.today = today
        self.now = now
        self.archive = archive
        self.render = Renderer(self.first_day)
        self._first_day: date | None = None

    def first_day(self) -> date | None:
        """The day of the oldest source, which the slider for the day of reading begins with."""
        if self._first_day is None:
            self._first_day = self.ledger.stats().first_day
        return self._first_day

    def asked(self, request: Request) -> Asked:
        """What a request asks for.

        Raises:
            UsageError: the day or the place in a list cannot be read.
        """
        return asked(request, self.today)

    def page(self, template: str, asked: Asked, status: int = 200, **values: Any) -> HTMLResponse:
        """A page as an answer."""
        html = self.render(template, asked.reader, values)
        return HTMLResponse(html, status, {"vary": "Cookie, Accept-Language", "cache-control": "no-cache"})

    def failure(self, request: Request, status: int, error: OnrecordError) -> HTMLResponse:
        """A page that says what went wrong and what to do."""
        try:
            about = self.asked(request)
        except UsageError:
            now = self.today()
            language = chosen(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", ""))
            about = Asked(Reader(Links(now, now), language, request.url.path), 0)
        heading = about.language.text(HEADINGS.get(status, N_("Something went wrong")))
        return self.page("error.html", about, status, heading=heading, message=error.message, remedy=error.remedy)


def own_path(text: str) -> str:
    """A path of this ledger; anything that could lead elsewhere becomes the front page."""
    parts = urlsplit(text)
    if parts.scheme or parts.netloc or not text.startswith("/") or text.startswith(("//", "/\\")):
        return "/"
    return text


def at(asked: Asked) -> Callable[[int], str]:
    """The address of this page at another place of its list."""
    reader = asked.reader
    kept = [(name, value) for name, value in reader.query if name != "offset"]
    return lambda offset: reader.links.to(reader.path, [*kept, ("offset", str(offset))] if offset else kept)
