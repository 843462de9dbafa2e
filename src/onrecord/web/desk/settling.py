"""Bringing the record up to date after decisions, behind the scenes, so that deciding never waits.

One thread per application; decisions made while it works are taken in by another round.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from onrecord.ledger import Ledger

log = logging.getLogger(__name__)


def up_to_date(ledger: Ledger) -> None:
    """Apply all decisions: resolve and follow anew, and propose topics where nobody decided otherwise."""
    from onrecord import pipeline  # the stages take seconds to import, and reading needs none of them

    pipeline.refresh(ledger)
    if topics := ledger.topics():
        ledger.put_topics(topics)


class Settling:
    """Runs `work` after `touch`, once for however many touches came meanwhile.

    Args:
        work: what brings the record up to date.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._changed = threading.Condition()
        self._asked = 0
        self._done = 0
        self._thread: threading.Thread | None = None
        self.problem = ""

    def touch(self) -> None:
        """Say that something was decided."""
        with self._changed:
            self._asked += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="settling", daemon=True)
                self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether the record is not yet up to date."""
        with self._changed:
            return self._done < self._asked

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until all that was decided is in the record; False where that took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self._done >= self._asked, seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                if self._done >= self._asked:
                    self._thread = None
                    return
                asked = self._asked
            try:
                self._work()
                self.problem = ""
            except Exception as error:  # the desk shows it; the decisions themselves are safe
                log.exception("the record could not be brought up to date")
                self.problem = str(error) or type(error).__name__
            with self._changed:
                self._done = asked
                self._changed.notify_all()
