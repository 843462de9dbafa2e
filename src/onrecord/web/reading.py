"""The routes of the reading room: each turns an address into a call and its answer into a page."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import Filter, Ledger, Sort
from onrecord.ledger.views import Page
from onrecord.model import ActorKind, Basis, DeadlineState, Outcome, Strength
from onrecord.web.asking import LANGUAGE_COOKIE, Asked, filter_of
from onrecord.web.data import actors, commitment, decided, finding, front, listing, source, topics
from onrecord.web.data.cite import citation
from onrecord.web.labels import N_
from onrecord.web.language import languages
from onrecord.web.room import Room, at, own_path
from onrecord.web.timeline import Column

HISTORY_SIZE = 100
MEANINGS = (
    ("order", N_("the issuer has authority over who must act, and makes it a duty")),
    ("pledge", N_("the issuer binds itself or the body it leads or speaks for")),
    ("decision", N_("a formal choice was made that something be done; the doing is still ahead")),
    ("plan", N_("future action announced or reported without promise or formal decision")),
    ("call", N_("the issuer asks another without ordering")),
)
Words = Annotated[str, Query(max_length=200)]


def period(column: Column) -> Filter:
    """The filter behind one column of the timeline."""
    return Filter(strength=(Strength.FIRM,), due_from=column.first, due_to=column.last)


FILTERS = SimpleNamespace(
    FIRM=front.FIRM,
    SOFT=front.SOFT,
    OVERDUE=front.OVERDUE,
    DUE=front.DUE,
    DUE_SOON=front.DUE_SOON,
    UPCOMING=front.UPCOMING,
    DONE=front.DONE,
    CLAIMED=front.CLAIMED,
    REPORTED=front.REPORTED,
    RULED=front.RULED,
    SILENT=front.SILENT,
    MOVED=front.MOVED,
    period=period,
)


def around(page: Page[Any]) -> dict[str, Any]:
    """Where the pages before and after a stretch of a list begin."""
    after = page.offset + page.limit
    return {
        "previous": max(page.offset - page.limit, 0) if page.offset else None,
        "next": after if after < page.total else None,
    }


def routes(room: Room) -> APIRouter:
    """The pages a reader sees."""
    router = APIRouter(default_response_class=HTMLResponse)
    for add in (_lists, _things, _rest):
        add(router, room)
    return router


def _lists(router: APIRouter, room: Room) -> None:
    """The front page, the lists, and search."""
    ledger = room.ledger

    @router.get("/")
    def front_page(request: Request) -> HTMLResponse:
        asked = room.asked(request)
        return room.page("front.html", asked, front=front.front(ledger, asked.as_of), f=FILTERS)

    @router.get("/commitments")
    def commitments_page(request: Request) -> HTMLResponse:
        asked = room.asked(request)
        narrowed = filter_of(asked.reader.query)
        shown = listing.listing(ledger, narrowed, asked.as_of, asked.offset)
        return room.page("commitments.html", asked, list=shown, sorts=tuple(Sort), at=at(asked), saved=None)

    @router.get("/actors")
    def actors_page(request: Request, words: Words = "", kind: str = "") -> HTMLResponse:
        asked = room.asked(request)
        page = actors.actors(ledger, asked.as_of, words.strip(), actor_kind(kind), asked.offset)
        return room.page("actors.html", asked, page=page, kinds=tuple(ActorKind), at=at(asked), **around(page.page))

    @router.get("/sources")
    def sources_page(request: Request, words: Words = "", outlet: Words = "") -> HTMLResponse:
        asked = room.asked(request)
        page = finding.sources(ledger, asked.as_of, words.strip(), outlet or None, asked.offset)
        return room.page("sources.html", asked, page=page, at=at(asked), **around(page.page))

    @router.get("/search")
    def search_page(request: Request, q: Words = "") -> HTMLResponse:
        asked = room.asked(request)
        page = finding.search(ledger, q, asked.as_of, asked.offset)
        places = around(page.page) if page.page else {}
        return room.page("search.html", asked, page=page, at=at(asked), **places)


def _things(router: APIRouter, room: Room) -> None:
    """The page of one commitment, source or actor."""
    ledger = room.ledger

    @router.get("/commitment/{ident}")
    def commitment_page(request: Request, ident: str) -> HTMLResponse:
        asked = room.asked(request)
        page = commitment.commitment(ledger, ident, asked.as_of)
        return room.page("commitment.html", asked, page=page, cite=citation(page, asked.reader, str(request.base_url)))

    @router.get("/source/{ident}")
    def source_page(request: Request, ident: str) -> HTMLResponse:
        asked = room.asked(request)
        page = source.source(ledger, ident, asked.as_of)
        return room.page("source.html", asked, page=page, numbers_shown=bool(page.numbers))

    @router.get("/source/{ident}/compare/{other}")
    def compare_page(request: Request, ident: str, other: str) -> HTMLResponse:
        return room.page("compare.html", room.asked(request), page=source.compare(ledger, ident, other))

    @router.get("/actor/{ident}")
    def actor_page(request: Request, ident: str) -> HTMLResponse:
        asked = room.asked(request)
        return room.page("actor.html", asked, page=actors.actor(ledger, ident, asked.as_of))

    @router.get("/id/{ident}")
    def whatever(request: Request, ident: str) -> RedirectResponse:
        asked = room.asked(request)
        return RedirectResponse(address_of(room, ident, asked), 303)


def _rest(router: APIRouter, room: Room) -> None:
    """The single pages, and the choice of a language."""
    ledger = room.ledger

    @router.get("/topics")
    def topics_page(request: Request) -> HTMLResponse:
        asked = room.asked(request)
        return room.page("topics.html", asked, topics=topics.topics(ledger, asked.as_of))

    @router.get("/corrections")
    def corrections_page(request: Request) -> HTMLResponse:
        asked = room.asked(request)
        later = decided.later(ledger, asked.as_of) if asked.as_of < asked.reader.links.today else 0
        found = ledger.history(limit=HISTORY_SIZE + 1, offset=later + asked.offset)
        page = Page(found[:HISTORY_SIZE], asked.offset + len(found), asked.offset, HISTORY_SIZE)
        values = {"entries": page.rows, "offset": asked.offset, "later": later, "at": at(asked), **around(page)}
        return room.page("corrections.html", asked, told=decided.told(ledger, page.rows, asked.as_of), **values)

    @router.get("/about")
    def about_page(request: Request) -> HTMLResponse:
        asked = room.asked(request)
        return room.page("about.html", asked, stats=ledger.stats(), **about_values(ledger, asked.as_of))

    @router.get("/language/{code}")
    def choose_language(request: Request, code: str) -> RedirectResponse:
        if code not in languages():
            raise UsageError(f"There is no catalogue for {code!r}.")
        answer = RedirectResponse(own_path(request.query_params.get("from", "/")), 303)
        answer.set_cookie(LANGUAGE_COOKIE, code, max_age=31_536_000, httponly=True, samesite="lax")
        return answer


def address_of(room: Room, ident: str, asked: Asked) -> str:
    """The page of whatever has this id.

    Raises:
        NotFoundError: nothing has it on the day.
    """
    ledger, links = room.ledger, asked.reader.links
    for look, link in (
        (lambda: ledger.commitment(ident, asked.as_of), links.commitment),
        (lambda: ledger.actor(ident, asked.as_of), links.actor),
        (lambda: ledger.source(ident), links.source),
    ):
        try:
            look()
        except NotFoundError:
            continue
        return link(ident)
    raise NotFoundError(f"Nothing on the record has the id {ident} on this day.", "A person may have rejected it.")


def about_values(ledger: Ledger, as_of: date) -> dict[str, Any]:
    """What the page on method explains, and how much there is on the day."""
    counted = ledger.counts(as_of)
    return {
        "documents": ledger.sources(as_of, limit=1).total,
        "commitments": counted.made + counted.soft,
        "kinds": MEANINGS,
        "bases": tuple(Basis),
        "states": tuple(DeadlineState),
        "outcomes": tuple(Outcome),
    }


def actor_kind(text: str) -> ActorKind | None:
    """A kind of actor from an address, None where none is asked for."""
    if not text:
        return None
    try:
        return ActorKind(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no kind of actor.", f"One of: {', '.join(ActorKind)}.") from error
