"""The routes of what leaves: the archived bytes, and any list as a table, as JSON, as a feed or as a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from onrecord.errors import NotFoundError
from onrecord.ledger import Filter, Ledger
from onrecord.publish.calendar import calendar
from onrecord.publish.export import csv_parts, json_parts
from onrecord.publish.feed import feed
from onrecord.web.asking import Asked, filter_of
from onrecord.web.room import Room

WRITTEN: dict[str, tuple[Callable[[Ledger, date, Filter], Iterator[str]], str]] = {
    "csv": (csv_parts, "text/csv; charset=utf-8"),
    "json": (json_parts, "application/json"),
}


def routes(room: Room) -> APIRouter:
    """What can be taken away from the reading room."""
    router = APIRouter()

    @router.get("/source/{ident}/capture")
    def capture(ident: str) -> Response:
        view = room.ledger.source(ident)
        return Response(
            room.archive.get(view.capture.id).content,
            media_type="application/octet-stream",
            headers={
                "content-disposition": f'attachment; filename="{view.capture.id[:16]}"',
                "content-security-policy": "sandbox; default-src 'none'",
            },
        )

    @router.get("/commitments.{form}")
    def commitments(request: Request, form: str) -> Response:
        asked = room.asked(request)
        return list_as(form, room, request, asked, filter_of(asked.reader.query), _title(asked))

    return router


def list_as(form: str, room: Room, request: Request, asked: Asked, narrowed: Filter, title: str) -> Response:
    """A list in one of its other forms: `csv`, `json`, `atom`, `ics`.

    Raises:
        NotFoundError: there is no such form.
    """
    address = _address(asked, request)
    if form == "ics":
        content = calendar(room.ledger, asked.as_of, narrowed, address, title)
        return Response(content, media_type="text/calendar; charset=utf-8")
    if form == "atom":
        content = feed(room.ledger, asked.as_of, narrowed, address, str(request.url), title)
        return Response(content, media_type="application/atom+xml; charset=utf-8")
    if form not in WRITTEN:
        raise NotFoundError(f"A list has no form {form!r}.", "It has: csv, json, atom, ics.")
    parts, media_type = WRITTEN[form]
    headers = {"content-disposition": f'attachment; filename="commitments-{asked.as_of}.{form}"'}
    sent = (part.encode("utf-8") for part in parts(room.ledger, asked.as_of, narrowed))
    return StreamingResponse(sent, media_type=media_type, headers=headers)


def _address(asked: Asked, request: Request) -> Callable[[str], str]:
    base = str(request.base_url).rstrip("/")
    return lambda ident: base + asked.reader.links.commitment(ident)


def _title(asked: Asked) -> str:
    chosen = ", ".join(value for name, value in asked.reader.query if value and name != "sort")
    return f"onrecord: {chosen}" if chosen else "onrecord"
