"""The routes of what leaves: the archived bytes, and any list as a table, as JSON, as a feed or as a calendar."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.publish.calendar import calendar
from onrecord.publish.export import to_csv, to_json
from onrecord.publish.feed import feed
from onrecord.web.asking import Asked, filter_of
from onrecord.web.room import Room


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

    @router.get("/commitments.csv")
    def csv(request: Request) -> Response:
        return _written(room, request, to_csv, "text/csv; charset=utf-8", "csv")

    @router.get("/commitments.json")
    def json(request: Request) -> Response:
        return _written(room, request, to_json, "application/json", "json")

    @router.get("/commitments.ics")
    def ics(request: Request) -> Response:
        asked = room.asked(request)
        narrowed = filter_of(asked.reader.query)
        content = calendar(room.ledger, asked.as_of, narrowed, _address(asked, request), _title(asked))
        return Response(content, media_type="text/calendar; charset=utf-8")

    @router.get("/commitments.atom")
    def atom(request: Request) -> Response:
        asked = room.asked(request)
        narrowed = filter_of(asked.reader.query)
        own = str(request.url)
        content = feed(room.ledger, asked.as_of, narrowed, _address(asked, request), own, _title(asked))
        return Response(content, media_type="application/atom+xml; charset=utf-8")

    return router


def _written(room: Room, request: Request, write: Callable[..., None], media_type: str, extension: str) -> Response:
    asked = room.asked(request)
    stream = StringIO(newline="")
    write(room.ledger, asked.as_of, stream, filter_of(asked.reader.query))
    name = f"commitments-{asked.as_of}.{extension}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(stream.getvalue().encode("utf-8"), media_type=media_type, headers=headers)


def _address(asked: Asked, request: Request) -> Callable[[str], str]:
    base = str(request.base_url).rstrip("/")
    return lambda ident: base + asked.reader.links.commitment(ident)


def _title(asked: Asked) -> str:
    chosen = ", ".join(value for name, value in asked.reader.query if value and name != "sort")
    return f"onrecord: {chosen}" if chosen else "onrecord"
