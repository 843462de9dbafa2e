"""The list of commitments: what a filter shows, the facets to narrow it by, and how to leave each choice again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import Facet, FacetValue, Page, Row, SavedFilter

PAGE_SIZE = 40
NEVER_A_CHIP = {"sort"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many rows have it, whether it is chosen, and the filter with it taken or left."""

    value: FacetValue
    chosen: bool
    toggled: Filter


@dataclass(frozen=True, slots=True)
class Chip:
    """One narrowing in force and the filter without it."""

    field: str
    value: str
    without: Filter


@dataclass(frozen=True, slots=True)
class Listing:
    """The list page as of a day."""

    filter: Filter
    page: Page[Row]
    facets: tuple[tuple[str, tuple[Choice, ...]], ...]
    chips: tuple[Chip, ...]
    names: dict[str, str]  # actor id → name, source id → title, for the chips
    saved: tuple[SavedFilter, ...]
    snippets: dict[str, tuple[tuple[str, bool], ...]]  # commitment id → where it holds the words asked for

    @property
    def previous(self) -> int | None:
        """Offset of the page before, if there is one."""
        return max(self.page.offset - self.page.limit, 0) if self.page.offset else None

    @property
    def next(self) -> int | None:
        """Offset of the page after, if there is one."""
        after = self.page.offset + self.page.limit
        return after if after < self.page.total else None


def listing(ledger: Ledger, narrowed: Filter, as_of: date, offset: int = 0, limit: int = PAGE_SIZE) -> Listing:
    """A page of the list a filter shows on a day."""
    page = ledger.commitments(narrowed, as_of, limit=limit, offset=offset, facets=True)
    return Listing(
        filter=narrowed,
        page=page,
        facets=tuple((facet.field, _choices(narrowed, facet)) for facet in page.facets if facet.values),
        chips=tuple(chips(narrowed)),
        names=_names(ledger, narrowed, as_of),
        saved=ledger.saved_filters(),
        snippets=ledger.snippets(narrowed.words, [row.id for row in page.rows]),
    )


def chips(narrowed: Filter) -> Iterator[Chip]:
    """Each narrowing in force, with the filter that lacks it."""
    for field, value in narrowed.query():
        if field not in NEVER_A_CHIP:
            yield Chip(field, value, toggled(narrowed, field, value))


def toggled(narrowed: Filter, field: str, value: str) -> Filter:
    """The filter with one value of a field taken if it lacks it, left if it has it."""
    pairs = list(narrowed.query())
    if (field, value) in pairs:
        pairs.remove((field, value))
    else:
        several = isinstance(getattr(narrowed, field), tuple)
        pairs = [pair for pair in pairs if several or pair[0] != field] + [(field, value)]
    return Filter.parse(pairs)


def _choices(narrowed: Filter, facet: Facet) -> tuple[Choice, ...]:
    held = set(narrowed.query())
    return tuple(
        Choice(value, (facet.field, value.value) in held, toggled(narrowed, facet.field, value.value))
        for value in facet.values
    )


def _names(ledger: Ledger, narrowed: Filter, as_of: date) -> dict[str, str]:
    names = {}
    for ident in {narrowed.actor, narrowed.issuer, narrowed.responsible} - {None}:
        names[str(ident)] = ledger.actor(str(ident), as_of).actor.name
    if narrowed.source:
        ref = ledger.source(narrowed.source).ref
        names[narrowed.source] = ref.title or ref.outlet or ref.id
    return names
