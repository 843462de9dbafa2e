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

    def permanent(self, ident: str, base: str) -> str:
        """The whole address of a commitment's page with the day always in it, for citing."""
        address = self.commitment(ident)
        return base.rstrip("/") + (address if "as_of=" in address else f"{address}?as_of={self.as_of}")

    def knows(self, narrowed: Filter) -> bool:
        """Whether there is a page for what a filter shows."""
        return True

    @property
    def live(self) -> bool:
        """Whether a server stands behind the pages, so that forms work."""
        return True


@dataclass(frozen=True, slots=True)
class StaticLinks(Links):
    """Addresses inside a published folder, relative to a page; only some filters have a page there."""

    root: str = ""
    lists: frozenset[tuple[tuple[str, str], ...]] = frozenset()

    def to(self, path: str, pairs: Pairs = (), fragment: str = "") -> str:
        """A file of the folder; what only a server could answer is left out."""
        return self.root + path.lstrip("/") + ".html" + (f"#{fragment}" if fragment else "")

    def front(self) -> str:
        """The front page."""
        return f"{self.root}index.html"

    def commitments(self, narrowed: Filter | None = None, offset: int = 0, form: str = "") -> str:
        """The list of a filter that has one, else the whole list."""
        if form:
            return f"{self.root}commitments.{form}"
        return self.root + list_file(narrowed if narrowed and self.knows(narrowed) else Filter())

    def saved(self, slug: str, form: str = "") -> str:
        """A saved list, or another form of it."""
        return f"{self.root}saved/{slug}.{form or 'html'}"

    def page(self, name: str, pairs: Pairs = ()) -> str:
        """One of the single pages; a list of commitments by a pair is the list of that filter."""
        if name == "commitments":
            return self.commitments(Filter.parse(pairs))
        return self.to(name)

    def static(self, name: str) -> str:
        """A file that belongs to the pages themselves."""
        return f"{self.root}static/{name}"

    def permanent(self, ident: str, base: str) -> str:
        """The whole address of a commitment's page; the folder itself is of one day."""
        return f"{base.rstrip('/')}/commitment/{ident}.html"

    def knows(self, narrowed: Filter) -> bool:
        """Whether the folder holds a page for what a filter shows."""
        return unsorted(narrowed) in self.lists

    @property
    def live(self) -> bool:
        """Whether a server stands behind the pages."""
        return False


def unsorted(narrowed: Filter) -> tuple[tuple[str, str], ...]:
    """What a filter shows, whatever its order."""
    return tuple(pair for pair in narrowed.query() if pair[0] != "sort")


def list_file(narrowed: Filter, number: int = 1) -> str:
    """The file of a published list; `number` counts its pages from 1."""
    name = "-".join(f"{field}-{value}" for field, value in unsorted(narrowed)).replace(" ", "-") or "index"
    return f"commitments/{name}{'' if number == 1 else f'.{number}'}.html"


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
