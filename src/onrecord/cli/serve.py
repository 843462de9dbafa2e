"""`onrecord serve`: the reading room in a browser, on this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

PORT = 8321


def command(
    port: Annotated[int, typer.Option(help="The port on this machine; 0 takes a free one.")] = PORT,
    as_of: options.AsOfOption = None,
    two_person: Annotated[
        bool, typer.Option("--two-person", help="Verdicts of done and broken wait until a second person agrees.")
    ] = False,
    ledger: options.LedgerOption = None,
) -> None:
    """Serve the ledger to a browser on this machine (no login, no network)."""
    from onrecord.config import Config

    options.existing(ledger).close()
    serve(Config.read(ledger).ledger, options.day(as_of) if as_of else None, port, two_person=two_person)


def serve(ledger: Path, today: date | None, port: int, *, two_person: bool = False) -> None:
    """Serve a ledger on loopback until interrupted.

    Args:
        ledger: the SQLite file.
        today: the day pages are read on; None follows the clock.
        port: 0 takes a free one.
        two_person: whether final verdicts wait for a second person.

    Raises:
        UsageError: where the port is taken.
    """
    import socket

    import uvicorn

    from onrecord.errors import UsageError
    from onrecord.web import create_app

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError:
        raise UsageError(f"port {port} is taken.", "Choose another with --port, or --port 0 for any.") from None
    print(f"Read it at http://127.0.0.1:{listener.getsockname()[1]}/ (Ctrl-C to stop)", flush=True)
    server = uvicorn.Server(uvicorn.Config(create_app(ledger, today=today, two_person=two_person), log_level="warning"))
    server.run(sockets=[listener])
