"""Deadlines as an iCalendar (RFC 5545): all-day events, since the large calendars show no to-dos.

The UID of a commitment stays; when its day moves, the event moves with it and its SEQUENCE rises, so that a calendar
that subscribes replaces the old one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import Row
from onrecord.model import DeadlineState

PRODUCT = "-//onrecord//deadlines//EN"


def calendar(ledger: Ledger, as_of: date, narrowed: Filter, address: Callable[[str], str], title: str) -> bytes:
    """The last days of all that a filter shows on a day.

    Args:
        ledger: where they stand.
        as_of: the day to read from.
        narrowed: what is shown; commitments without a last day are left out.
        address: from the id of a commitment to the address of its page.
        title: what a calendar program calls it.
    """
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", title)
    for row in ledger.every(narrowed, as_of):
        if row.due:
            whole.add_component(_event(row, as_of, _moves(ledger, row, as_of), address(row.id)))
    return bytes(whole.to_ical())


def uid(ident: str) -> str:
    """The UID of a commitment's event, the same in every calendar for good."""
    return f"{ident}@onrecord"


def _moves(ledger: Ledger, row: Row, as_of: date) -> int:
    return len(ledger.commitment(row.id, as_of).moves) if row.status.moved_to else 0


def _event(row: Row, as_of: date, moves: int, address: str) -> Event:
    day = row.status.moved_to or row.due
    assert day is not None
    event = Event()
    event.add("uid", uid(row.id))
    event.add("sequence", moves)
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1) if day < date.max else day)
    event.add("summary", _summary(row))
    event.add("description", _description(row, day))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [str(row.kind), str(row.strength)])
    return event


def _summary(row: Row) -> str:
    who = row.responsible or row.issuer
    return f"{who.name}: {row.action}" if who else row.action


def _description(row: Row, day: date) -> str:
    status = row.status
    parts = [f"Issued by {row.issuer.name}." if row.issuer else "Issuer not named."]
    if row.due != day:
        parts.append(f"Original last day {row.due}, later given as {day}.")
    if status.deadline == DeadlineState.OVERDUE:
        parts.append(f"Overdue by {status.overdue_days} days as of {status.as_of}.")
    outcome = f"{status.outcome} ({status.basis})" if status.basis else str(status.outcome)
    parts.append(f"Outcome as of {status.as_of}: {outcome}.")
    return "\n".join(parts)
