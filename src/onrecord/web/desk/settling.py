"""Bringing the record up to date after decisions, behind the scenes, so that deciding never waits.

One thread per application; decisions made while it works are taken in by another round.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence

from onrecord.ledger import Ledger
from onrecord.model import Decision

log = logging.getLogger(__name__)


OF_ONE = frozenset({"verdict"})  # decisions that change how one commitment stands, and nothing else


def up_to_date(ledger: Ledger, decisions: Sequence[Decision]) -> None:
    """Apply decisions just taken or taken back: only to the commitments ruled on where that is all, else to the whole
    record, and propose topics where nobody decided otherwise.
    """
    from onrecord import pipeline  # the stages take seconds to import, and reading needs none of them

    verbs = {one.verb for one in decisions}
    if verbs <= OF_ONE:
        _standing_anew(ledger, sorted({one.subject for one in decisions}))
    elif verbs != {"topic"}:
        pipeline.refresh(ledger)
    if verbs - OF_ONE and (topics := ledger.topics()):
        ledger.put_topics(topics)


def _standing_anew(ledger: Ledger, commitments: Sequence[str]) -> None:
    from onrecord.follow import standings

    ruled = ledger.decisions()
    ledger.write_standings(
        {one.id: standings(one, list(ledger.evidence(one.id)), ruled) for one in ledger.all_commitments(commitments)}
    )


class Settling:
    """Runs `work` after `touch`, once for however many touches came meanwhile.

    Args:
        work: what brings the record up to date, given the decisions since it last did.
    """

    def __init__(self, work: Callable[[Sequence[Decision]], None]) -> None:
        self._work = work
        self._changed = threading.Condition()
        self._waiting: list[Decision] = []
        self._asked = 0
        self._done = 0
        self._thread: threading.Thread | None = None
        self.problem = ""

    def touch(self, decisions: Iterable[Decision]) -> None:
        """Say what was decided, or taken back."""
        with self._changed:
            self._waiting += decisions
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
                asked, decisions = self._asked, tuple(self._waiting)
            try:
                self._work(decisions)
                self.problem = ""
            except Exception as error:  # the desk shows it; the decisions themselves are safe
                log.exception("the record could not be brought up to date")
                self.problem = str(error) or type(error).__name__
            with self._changed:
                self._done = asked
                if not self.problem:
                    del self._waiting[: len(decisions)]
                self._changed.notify_all()
