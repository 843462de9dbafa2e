"""Addresses of the pages, in one place: the day of reading is kept through every link.

`Links` writes the addresses of a running server; `StaticLinks` those of a published folder, where a page is a file and
the day is fixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlencode

from onrecord.ledger.filters import Filter
from onrecord.web.marks import address

Pairs = Iterable[tuple[str, str]]
FRAGMENT_WORDS = 12


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen on `as_of`; the day is written only where it is not today's."""

    as_of: date
    today: date

    def to(self, path: str, pairs: Pairs = (), fragment: str = "") -> str:
        """An address of this ledger with the day of reading kept."""
        asked = list(pairs)
        if self.as_of != self.today:
            asked.append(("as_of", self.as_of.isoformat()))
        return path + (f"?{urlencode(asked)}" if asked else "") + (f"#{fragment}" if fragment else "")

    def on(self, day: date) -> Links:
        """The same addresses as seen on another day."""
        return replace(self, as_of=day)

    def front(self) -> str:
        """The front page."""
        return self.to("/")

    def commitments(self, narrowed: Filter | None = None, offset: int = 0, form: str = "") -> str:
        """A list; `form` is an extension (`csv`, `json`, `atom`, `ics`) for the same list in another form."""
        pairs = list((narrowed or Filter()).query())
        if offset:
            pairs.append(("offset", str(offset)))
        return self.to(f"/commitments.{form}" if form else "/commitments", pairs)

    def commitment(self, ident: str, fragment: str = "") -> str:
        """The page of one commitment."""
        return self.to(f"/commitment/{ident}", fragment=fragment)

    def source(self, ident: str, start: int | None = None, end: int | None = None) -> str:
        """The page of one source, at a passage if one is given."""
        return self.to(f"/source/{ident}", fragment="" if start is None or end is None else address(start, end))

    def saved(self, slug: str, form: str = "") -> str:
        """A saved list, or another form of it."""
        return self.to(f"/saved/{slug}.{form}" if form else f"/saved/{slug}")

    def capture(self, ident: str) -> str:
        """The archived bytes of a source."""
        return f"/source/{ident}/capture"

    def compare(self, ident: str, other: str) -> str:
        """Two captures of one address, side by side."""
        return self.to(f"/source/{ident}/compare/{other}")

    def actor(self, ident: str) -> str:
        """The page of one actor."""
        return self.to(f"/actor/{ident}")

    def page(self, name: str, pairs: Pairs = ()) -> str:
        """One of the single pages: `actors`, `sources`, `search`, `about`, `corrections`, `topics`, …"""
        return self.to(f"/{name}", pairs)

    def static(self, name: str) -> str:
        """A file that belongs to the pages themselves."""
        return f"/static/{name}"

    @property
    def live(self) -> bool:
        """Whether a server stands behind the pages, so that forms work."""
        return True


def text_fragment(url: str | None, quotation: str) -> str | None:
    """The original's address with a text fragment, so that a browser scrolls to the quotation there.

    Long quotations are given by their first and last words (https://wicg.github.io/scroll-to-text-fragment/).
    Only http and https addresses are linked.
    """
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    words = quotation.split("\n")[0].split()
    if not words:
        return url
    short = len(words) <= FRAGMENT_WORDS
    wanted = _fragment(words) if short else f"{_fragment(words[:5])},{_fragment(words[-5:])}"
    joint = ":~:" if "#" in url else "#:~:"
    return f"{url}{joint}text={wanted}"


def _fragment(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
