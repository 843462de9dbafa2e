"""`onrecord watch`: feeds followed over time, once or as a service."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options, output

if TYPE_CHECKING:
    from onrecord.config import Config


def command(
    lists: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds, sitemaps or OPML lists.")],
    once: Annotated[bool, typer.Option("--once", help="Take what is due and stop, such as from cron.")] = False,
    allow_private: options.PrivateOption = False,
    ledger: options.LedgerOption = None,
) -> None:
    """Follow feeds politely and add what is new; resumes where it stopped. Without --once it goes on until stopped."""
    from dataclasses import replace

    from onrecord.config import Config

    config = replace(Config.read(ledger), allow_private=allow_private)
    if once:
        look(lists, config)
        return
    print("Watching; Ctrl-C to stop.", flush=True)
    _serve(lists, config)


def look(lists: list[str], config: Config) -> None:
    """Take everything that is due now, and conclude from it."""
    from onrecord import pipeline
    from onrecord.ledger import Ledger

    with Ledger.open(config.ledger) as book:
        added = pipeline.watch(lists, book, config)
    for issue in added.issues:
        output.report(issue)
    print(f"{added.new} new pages; {added.statements} new statements.", flush=True)


def _serve(lists: list[str], config: Config) -> None:
    """One look a minute, never two at once, run by huey; what a look finds due is up to the feeds' own pace."""
    from huey import SqliteHuey, crontab

    jobs = SqliteHuey("onrecord", filename=str(config.ledger.with_suffix(".jobs")))

    @jobs.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
    @jobs.lock_task("look")  # type: ignore[untyped-decorator]
    def minute() -> None:
        _look_on(lists, config)

    _look_on(lists, config)
    # A service that was killed while it looked has left its lock behind, which nobody else would ever undo.
    jobs.create_consumer(workers=1, check_worker_health=True, flush_locks=True).run()


def _look_on(lists: list[str], config: Config) -> None:
    """A look of the service: what stops it now, such as a ledger another process holds, may be over at the next."""
    from onrecord.errors import OnrecordError

    try:
        look(lists, config)
    except OnrecordError as error:
        sys.stderr.write(f"onrecord: {error} It looks again in a minute.\n")
