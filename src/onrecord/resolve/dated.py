"""The day of an event that a statement hangs on, out of what any document says of it, as it was known from day to day.

    known_days(facts, datings) -> ((since, Dating | None), …)

A pure function of the statement and of all passages that date such an event, in any order. A passage counts where it
is of the same event: the same kind and name, of the same land or body, ahead of both documents, no further away than
such events are apart, and with no other such event in between that has come about by then. Where passages disagree
the one that corrects the others counts, and if none does the day is open again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Anchor, Known, Timeframe
from onrecord.resolve.events import OF_A_LAND, Dating, Hung, keys
from onrecord.text.events import FEW, TERM, YEARS

DATED = "event dated"
"""The kind of anchor, and the rule, of a day that another passage gives."""
YEAR = timedelta(days=366)


class Datings:
    """Passages that date events, by the keys under which they are met."""

    def __init__(self, datings: Iterable[Dating] = ()) -> None:
        self._by_key: dict[str, dict[str, Dating]] = defaultdict(dict)
        for one in datings:
            for key in keys(one, one.document):
                self._by_key[key][one.id] = one

    def near(self, hung: Hung, document: str) -> list[Dating]:
        """Those that may date what a statement of a document hangs on, past events as well."""
        met = {i: d for key in keys(hung, document) for i, d in self._by_key.get(key, {}).items()}
        return [met[i] for i in sorted(met) if _same_event(hung, met[i], document)]


def _same_event(hung: Hung, dating: Dating, document: str) -> bool:
    """Whether a passage is of the kind of event that a statement hangs on, as far as names and lands tell."""
    own = dating.document == document
    if (dating.kind, dating.names) != (hung.kind, hung.names) or (
        dating.land and hung.land and dating.land != hung.land
    ):
        return False
    if dating.kind == TERM:
        return dating.holder is not None and dating.holder in hung.sides
    if not own and not dating.whose <= hung.whose | hung.called:
        return False
    land = dating.land is not None and dating.land == hung.land
    return own or bool(hung.marks & dating.marks) or (land and (dating.kind in OF_A_LAND or bool(dating.names)))


def known_days(
    hung: Hung, document: str, stated: date | None, datings: Datings
) -> tuple[tuple[date, Dating | None], ...]:
    """From which day on which passage gives the day of the event; None from where they disagree.

    Args:
        hung: what the statement hangs on.
        document: the statement's.
        stated: when that was published; of an unknown day nothing can be told.
        datings: all passages that date events.
    """
    if stated is None:
        return ()
    met = datings.near(hung, document)
    steps: list[tuple[date, Dating | None]] = []
    end: date | None = None
    for day in sorted({max(d.day, stated) for d in met}):
        best = _best([d for d in met if d.day <= day], stated, YEAR * YEARS.get(hung.kind, FEW))
        now = best.last_day(strict=hung.strict) if best else None
        if now != end:
            steps.append((day, best))
            end = now
    return tuple(steps)


def _best(told: Sequence[Dating], stated: date, longest: timedelta) -> Dating | None:
    """The passage that gives the day of the next such event after a day, by what is told of all of them."""
    ahead = [d for d in told if max(stated, d.day) <= d.last <= stated + longest and not _is_later(d, told, stated)]
    agreeing = ahead if _agree(ahead) else _corrected(ahead)
    fixed = [d for d in agreeing if not d.bound] or agreeing
    return min(fixed, key=lambda d: (d.last - d.low, d.last, d.day, d.id), default=None)


def _is_later(dating: Dating, told: Iterable[Dating], stated: date) -> bool:
    """Whether another such event came about after the statement and before the passage was published."""
    return any(not d.bound and stated <= d.last < dating.day and d.last < dating.low for d in told)


def _agree(datings: Sequence[Dating]) -> bool:
    """Whether all may be of one day: days overlap, and none lies behind a last possible one."""
    fixed, bounds = [d for d in datings if not d.bound], [d for d in datings if d.bound]
    if fixed:
        first = max(d.low for d in fixed)
        return first <= min(d.last for d in datings)
    return not bounds or max(d.low for d in bounds) <= min(d.last for d in bounds)


def _corrected(datings: Sequence[Dating]) -> list[Dating]:
    """Of passages that disagree, the latest that corrects the others, with what was said since; none where in doubt."""
    latest = max((d.day for d in datings if d.corrects), default=None)
    kept = [d for d in datings if latest and (d.day > latest or (d.day == latest and d.corrects))]
    return kept if _agree(kept) else []


def dated(when: Timeframe, dating: Dating, *, strict: bool) -> Timeframe:
    """A time that hangs on an event, with its last day; the passage that dates the event is its anchor."""
    end = dating.last_day(strict=strict)
    return replace(
        when,
        end=end,
        anchor=Anchor(DATED, dating.last, dating.words, dating.span),
        rule=f"{when.rule} + {DATED}",
        arithmetic=f"{dating.words}: {dating.time} = {end}",
    )


def steps_of(when: Timeframe, since: date, steps: Iterable[tuple[date, Dating | None]], *, strict: bool) -> list[Known]:
    """A time that hangs on an event as it is known from day to day, from the day on which it was stated."""
    found = [Known(since, when)]
    for day, dating in steps:
        known = Known(day, dated(when, dating, strict=strict) if dating else when)
        found = [k for k in found if k.since < day] + [known]
    return found
