"""The application: routes, static files, errors, and the guard around all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from onrecord.acquire import Archive
from onrecord.config import Config
from onrecord.errors import HTTP_STATUSES, NotFoundError, OnrecordError, UsageError, mapped
from onrecord.ledger import Ledger
from onrecord.model import Decision
from onrecord.web import leaving, reading, saving
from onrecord.web.desk import routes as desk
from onrecord.web.desk.settling import Settling, up_to_date
from onrecord.web.rendering import STATIC
from onrecord.web.room import Room
from onrecord.web.security import LOOPBACK, Guard

LONGEST_GOODBYE = 60.0  # seconds a server that is stopped waits until the last decisions are in the record


def create_app(
    ledger: Path | Ledger,
    *,
    today: date | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    two_person: bool = False,
    settle: Callable[[Ledger, Sequence[Decision]], None] = up_to_date,
    hosts: frozenset[str] = LOOPBACK,
) -> FastAPI:
    """The pages of one ledger.

    Args:
        ledger: an open ledger, which several threads will read, or the file of one.
        today: the day pages are read from unless an address says otherwise; None follows the clock.
        now: the moment a decision is taken.
        two_person: whether verdicts of done and broken wait for a second person.
        settle: what brings the ledger up to date after the decisions it is given.
        hosts: host names it answers to, without port.
    """
    book = Ledger.open(ledger, create=False) if isinstance(ledger, Path) else ledger
    room = Room(book, (lambda: today) if today else date.today, now, Archive(Config(ledger=book.path).archive))
    settling = Settling(lambda decisions: settle(book, decisions))

    @asynccontextmanager
    async def until_settled(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(settling.wait, LONGEST_GOODBYE)

    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, openapi_url=None, lifespan=until_settled)
    app.state.settling = settling
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(reading.routes(room))
    app.include_router(leaving.routes(room))
    app.include_router(saving.routes(room))
    app.include_router(desk.routes(room, settling, two_person=two_person))
    app.add_middleware(Guard, hosts=hosts)

    _explain_errors(app, room)
    return app


def _explain_errors(app: FastAPI, room: Room) -> None:
    """Answer every error with a page that says what to do."""

    @app.exception_handler(OnrecordError)
    def explain(request: Request, error: Exception) -> Response:
        assert isinstance(error, OnrecordError)
        return room.failure(request, mapped(error, HTTP_STATUSES), error)

    @app.exception_handler(HTTPException)
    def refuse(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return room.failure(request, 404, NotFoundError("There is no such page."))
        if error.status_code == 405:
            return room.failure(request, 405, UsageError("This address cannot be asked in that way."))
        return room.failure(request, error.status_code, OnrecordError(str(error.detail)))

    @app.exception_handler(RequestValidationError)
    def question(request: Request, error: Exception) -> Response:
        remedy = "Ask in fewer words: at most 200 characters."
        return room.failure(request, 400, UsageError("What was asked cannot be read.", remedy))
