"""robots.txt: what a site asks of programs (RFC 9309)."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.acquire.addresses import Getter
from onrecord.errors import SourceError

NAME = "onrecord"
_LONGEST = 500_000  # bytes of a robots.txt that are read
_SLOWEST = 60.0  # seconds between requests that are granted to a site
_KEPT = 86_400.0  # seconds a robots.txt is believed


class Robots:
    """The wishes of sites, asked once a day."""

    def __init__(self, fetcher: Getter) -> None:
        self._fetcher = fetcher
        self._known: dict[str, tuple[float, RobotFileParser]] = {}

    def allows(self, url: str, now: float) -> bool:
        """Whether the site of an address lets programs read it.

        Raises:
            SourceError: where the site cannot say: until it can, it is left alone.
        """
        return self._wishes(url, now).can_fetch(NAME, url)

    def pause(self, url: str, now: float) -> float:
        """How many seconds the site wants between requests; 0 where it does not say."""
        try:
            wish = self._wishes(url, now).crawl_delay(NAME)
            return min(float(wish or 0), _SLOWEST)
        except (ValueError, SourceError):
            return 0.0

    def _wishes(self, url: str, now: float) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(site)
        if known is None or known[0] < now:
            known = (now + _KEPT, self._ask(site))
            self._known[site] = known
        return known[1]

    def _ask(self, site: str) -> RobotFileParser:
        answer = self._fetcher.get(f"{site}/robots.txt")
        if answer.status >= 500:
            raise SourceError(f"the site's robots.txt answers {answer.status}.", "Nothing to do.")
        text = answer.content[:_LONGEST].decode("utf-8", "replace") if answer.status == 200 else ""
        wishes = RobotFileParser()
        wishes.parse(text.splitlines())
        return wishes
