"""Saved filters: a list under an address of its own, at once a page, a feed, a calendar and a download."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import Filter, Ledger, Sort
from onrecord.ledger.views import SavedFilter
from onrecord.web.asking import Asked, filter_of
from onrecord.web.data import listing
from onrecord.web.desk.taxonomy import slug_of
from onrecord.web.leaving import list_as
from onrecord.web.room import Room, at


async def sent(request: Request) -> FormData:
    """The form that was sent."""
    return await request.form()


Form = Annotated[FormData, Depends(sent)]


def routes(room: Room) -> APIRouter:
    """Keeping filters, and the lists they stand for."""
    router = APIRouter(prefix="/saved", default_response_class=HTMLResponse)
    ledger = room.ledger

    @router.post("")
    def keep(request: Request, form: Form) -> RedirectResponse:
        saved = _saved(form)
        ledger.save_filter(saved)
        return RedirectResponse(room.asked(request).reader.links.page(f"saved/{saved.slug}"), 303)

    @router.post("/{slug}/drop")
    def drop(request: Request, slug: str) -> RedirectResponse:
        ledger.drop_filter(slug)
        return RedirectResponse(room.asked(request).reader.links.commitments(), 303)

    @router.get("/{name}")
    def show(request: Request, name: str) -> Response:
        asked = room.asked(request)
        slug, _, form = name.partition(".")
        saved = find(ledger, slug)
        narrowed = Filter.parse(saved.query)
        if form:
            return list_as(form, room, request, asked, narrowed, f"onrecord: {saved.title}")
        return _page(room, asked, saved, narrowed)

    return router


def find(ledger: Ledger, slug: str) -> SavedFilter:
    """The saved filter under an address.

    Raises:
        NotFoundError: there is none.
    """
    for saved in ledger.saved_filters():
        if saved.slug == slug:
            return saved
    raise NotFoundError(f"There is no saved list {slug!r}.")


def _page(room: Room, asked: Asked, saved: SavedFilter, narrowed: Filter) -> HTMLResponse:
    shown = listing.listing(room.ledger, narrowed, asked.as_of, asked.offset)
    return room.page("commitments.html", asked, list=shown, sorts=tuple(Sort), at=at(asked), saved=saved)


def _saved(form: FormData) -> SavedFilter:
    title = " ".join(str(form.get("title") or "").split())[:80]
    slug = slug_of(title)
    if not slug:
        raise UsageError("A saved list needs a name.")
    query = filter_of(parse_qsl(str(form.get("query") or ""))).query()
    return SavedFilter(slug, title, query)
