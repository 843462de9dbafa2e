"""Sources as a list, and search over everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Ledger
from onrecord.ledger.views import FacetValue, Hit, Page, SourceRef

PAGE_SIZE = 60
HITS = 25


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The sources published by a day, with the outlets to narrow them by."""

    page: Page[SourceRef]
    outlets: tuple[FacetValue, ...]
    words: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for some words; `page` is None where nothing was asked."""

    words: str
    page: Page[Hit] | None


def sources(
    ledger: Ledger, as_of: date, words: str = "", outlet: str | None = None, offset: int = 0, limit: int = PAGE_SIZE
) -> SourcesPage:
    """The sources published by the day, latest first."""
    page = ledger.sources(as_of, words=words, outlet=outlet, limit=limit, offset=offset)
    return SourcesPage(page, ledger.outlets(), words, outlet)


def search(ledger: Ledger, words: str, as_of: date, offset: int = 0) -> SearchPage:
    """Documents and commitments that hold all the words."""
    words = words.strip()
    return SearchPage(words, ledger.search(words, as_of, limit=HITS, offset=offset) if words else None)
