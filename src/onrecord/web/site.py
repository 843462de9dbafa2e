"""The reading room as files: every page of it as of one day, with relative addresses and no server behind.

The same data functions and templates as the served pages; only the addresses differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.ledger import Filter, Ledger, Sort
from onrecord.model import ActorKind
from onrecord.publish.calendar import calendar
from onrecord.publish.export import csv_parts, json_parts, json_record
from onrecord.publish.feed import feed
from onrecord.web.data import actors, commitment, decided, finding, front, listing, source, topics
from onrecord.web.data.cite import citation
from onrecord.web.labels import label
from onrecord.web.language import languages
from onrecord.web.links import StaticLinks, list_file, unsorted
from onrecord.web.reading import FILTERS, about_values
from onrecord.web.rendering import STATIC, Reader, Renderer
from onrecord.web.site_index import Entry, scripts

FACETS_WITH_PAGES = ("state", "outcome", "basis", "kind", "strength", "topic")
LIST_SIZE = 200
LONG_LIST = 500
NEVER_PUBLISHED = ("desk.js", "vendor/htmx")
File = tuple[str, bytes]


def files(ledger: Ledger, as_of: date, base: str = "", language: str = "en") -> Iterator[File]:
    """Every file of the site: its path in the folder and its content.

    Args:
        ledger: what is published.
        as_of: the day it is read from.
        base: the address it will stand under, for citations, feeds and calendars.
        language: the code of the language it is written in.
    """
    yield from Site(ledger, as_of, base, language).files()


@dataclass(frozen=True, slots=True)
class Paging:
    """A list cut into files: the number of this one, how many entries each holds, and how files are called."""

    offset: int
    size: int
    total: int
    name: Callable[[int], str]

    @property
    def file(self) -> str:
        """The file of this stretch."""
        return self.name(self.offset // self.size + 1)

    def values(self) -> dict[str, Any]:
        """Where the files before and after are, for the template."""
        after = self.offset + self.size
        return {
            "previous": self.offset - self.size if self.offset else None,
            "next": after if after < self.total else None,
            "at": lambda offset: self.name(offset // self.size + 1).rpartition("/")[2],
        }


class Site:
    """One publication of a ledger."""

    def __init__(self, ledger: Ledger, as_of: date, base: str, language: str) -> None:
        self.ledger = ledger
        self.as_of = as_of
        self.base = base
        self.language = languages()[language]
        self.render = Renderer()
        self.filters = self._filters()
        self.lists = frozenset(unsorted(one) for one in self.filters)
        self.records: dict[str, str] = {}  # commitments as JSON, kept from their pages for the files of data
        self.found: list[Entry] = []  # what the search finds, kept from the pages in their order

    def files(self) -> Iterator[File]:
        """Every file, pages first."""
        yield from self._single_pages()
        for narrowed in self.filters:
            yield from self._list(narrowed)
        yield from self._commitments()
        for saved in self.ledger.saved_filters():
            yield from self._list(Filter.parse(saved.query), saved)
            yield from self._forms(Filter.parse(saved.query), f"saved/{saved.slug}", saved.title)
        yield from self._sources()
        yield from self._actors()
        yield from self._forms(Filter(), "commitments", "onrecord")
        yield from scripts(self.found)
        yield from _assets()

    def _page(self, path: str, template: str, **values: Any) -> File:
        links = StaticLinks(self.as_of, self.as_of, "../" * path.count("/"), self.lists)
        reader = Reader(links, self.language, f"/{path.removesuffix('.html').removesuffix('/index')}")
        return path, self.render(template, reader, values).encode("utf-8")

    def _filters(self) -> tuple[Filter, ...]:
        """The filters that get a list: none, those of the front page, and each value of the small facets."""
        counted = self.ledger.commitments(Filter(), self.as_of, limit=1, facets=True).facets
        values = [(one.field, value.value) for one in counted if one.field in FACETS_WITH_PAGES for value in one.values]
        fronts = [one for one in vars(FILTERS).values() if isinstance(one, Filter)]
        every = [Filter(), *fronts, *(Filter.parse([pair]) for pair in values)]
        return tuple({unsorted(one): one for one in every}.values())

    def _single_pages(self) -> Iterator[File]:
        ledger, as_of = self.ledger, self.as_of
        yield self._page("index.html", "front.html", front=front.front(ledger, as_of), f=FILTERS)
        yield self._page("topics.html", "topics.html", topics=topics.topics(ledger, as_of))
        yield self._page("about.html", "about.html", stats=ledger.stats(), **about_values(ledger, as_of))
        yield self._page("search.html", "search.html")
        entries = ledger.history(limit=1_000_000)
        told = decided.told(ledger, entries, as_of)
        whole = Paging(0, len(entries) or 1, len(entries), str)
        yield self._page(
            "corrections.html", "corrections.html", entries=entries, offset=0, later=0, told=told, **whole.values()
        )

    def _list(self, narrowed: Filter, saved: Any = None) -> Iterator[File]:
        offset, total = 0, 1
        while offset < total or offset == 0:
            shown = listing.listing(self.ledger, narrowed, self.as_of, offset, LIST_SIZE)
            total, number = shown.page.total, offset // LIST_SIZE + 1
            name = _saved_name(saved.slug) if saved else _list_name(narrowed)
            at = Paging(offset, LIST_SIZE, total, name).values()["at"]
            yield self._page(name(number), "commitments.html", list=shown, sorts=tuple(Sort), at=at, saved=saved)
            offset += LIST_SIZE

    def _commitments(self) -> Iterator[File]:
        for row in self.ledger.every(Filter(), self.as_of):
            path = f"commitment/{row.id}.html"
            page = commitment.commitment(self.ledger, row.id, self.as_of)
            self.records[row.id] = json_record(page.view)
            self.found.append(self._commitment_entry(page))
            reader = Reader(StaticLinks(self.as_of, self.as_of, "../"), self.language)
            yield self._page(path, "commitment.html", page=page, cite=citation(page, reader, self.base))

    def _sources(self) -> Iterator[File]:
        for shown, paging in self._stretches(finding.sources, "sources"):
            yield self._page(
                paging.name(paging.offset // paging.size + 1), "sources.html", page=shown, **paging.values()
            )
            for ref in shown.page.rows:
                page = source.source(self.ledger, ref.id, self.as_of)
                self.found.append(self._source_entry(page))
                yield self._page(f"source/{ref.id}.html", "source.html", page=page, numbers_shown=bool(page.numbers))

    def _actors(self) -> Iterator[File]:
        for shown, paging in self._stretches(actors.actors, "actors"):
            yield self._page(paging.file, "actors.html", page=shown, kinds=tuple(ActorKind), **paging.values())
            for row in shown.page.rows:
                page = actors.actor(self.ledger, row.actor.id, self.as_of, LONG_LIST)
                self.found.append(self._actor_entry(page))
                yield self._page(f"actor/{row.actor.id}.html", "actor.html", page=page)

    def _commitment_entry(self, page: commitment.CommitmentPage) -> Entry:
        view = page.view
        parties = " → ".join(ref.name for ref in (view.issuer, view.responsible) if ref)
        detail = self._detail(parties, self.language.short_day(view.status.due))
        told = [(one.source, one.statement.sentence) for one in view.statements]
        told += [(one.source, one.evidence.span) for one in view.evidence]
        outlets = dict.fromkeys(ref.outlet for ref, _ in told if ref.outlet)
        more = (*(span.quote for _, span in told[1:]), *outlets, *page.topics.values())
        path = f"commitment/{view.commitment.id}.html"
        return Entry(path, "commitment", view.commitment.action, detail, page.sentence.span.quote, more)

    def _source_entry(self, page: source.SourcePage) -> Entry:
        view, ref = page.view, page.view.ref
        spans = [one.statement.sentence for one in view.statements] + [one.span for one in view.evidence]
        spans.sort(key=lambda span: span.start)
        quotes = tuple(dict.fromkeys(span.quote for span in spans))
        detail = self._detail(ref.outlet, self.language.short_day(ref.day))
        more = tuple(part for part in (view.document.byline, view.document.place) if part)
        return Entry(f"source/{ref.id}.html", "source", ref.title or ref.id, detail, " ".join(quotes), more)

    def _actor_entry(self, page: actors.ActorPage) -> Entry:
        one = page.view.actor
        names = tuple(dict.fromkeys(name.text for name in one.names))
        detail = self._detail(label(self.language, "actor kind", one.kind), *(office.title for office in one.offices))
        return Entry(f"actor/{one.id}.html", "actor", one.name, detail, "", names)

    def _detail(self, *parts: str | None) -> str:
        return " · ".join(part for part in parts if part)

    def _stretches(self, read: Callable[..., Any], name: str) -> Iterator[tuple[Any, Paging]]:
        """A long list in stretches, each with its place."""
        offset, total = 0, 1
        while offset < total or offset == 0:
            shown = read(self.ledger, self.as_of, offset=offset, limit=LONG_LIST)
            total = shown.page.total
            yield shown, Paging(offset, LONG_LIST, total, _numbered(name))
            offset += LONG_LIST

    def _forms(self, narrowed: Filter, stem: str, title: str) -> Iterator[File]:
        """A list as calendar, feed, table and JSON."""
        base = self.base.rstrip("/")

        def address(ident: str) -> str:
            return f"{base}/commitment/{ident}.html"

        yield f"{stem}.ics", calendar(self.ledger, self.as_of, narrowed, address, title)
        yield f"{stem}.atom", feed(self.ledger, self.as_of, narrowed, address, f"{base}/{stem}.atom", title)
        table = csv_parts(self.ledger, self.as_of, narrowed)
        data = json_parts(self.ledger, self.as_of, narrowed, self.records.__getitem__)
        yield f"{stem}.csv", "".join(table).encode("utf-8")
        yield f"{stem}.json", "".join(data).encode("utf-8")


def _list_name(narrowed: Filter) -> Callable[[int], str]:
    return lambda number: list_file(narrowed, number)


def _saved_name(slug: str) -> Callable[[int], str]:
    return lambda number: f"saved/{slug}{'' if number == 1 else f'.{number}'}.html"


def _numbered(name: str) -> Callable[[int], str]:
    return lambda number: f"{name}{'' if number == 1 else f'.{number}'}.html"


def _assets() -> Iterator[File]:
    """The style, the scripts and the licences that come with them."""
    for path in sorted(STATIC.rglob("*")):
        name = path.relative_to(STATIC).as_posix()
        if path.is_file() and not name.startswith(NEVER_PUBLISHED):
            yield f"static/{name}", path.read_bytes()
