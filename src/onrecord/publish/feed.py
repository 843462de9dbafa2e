"""What changed, as an Atom feed (RFC 4287): one entry for every change, with an id that stays for good."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import Change

ATOM = "http://www.w3.org/2005/Atom"
DAYS = 400
MOST = 200
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def changes_shown(ledger: Ledger, as_of: date, narrowed: Filter) -> tuple[Change, ...]:
    """The latest changes of what a filter shows on a day, latest first."""
    return ledger.changes(as_of - timedelta(days=DAYS), as_of, limit=MOST, filter=narrowed)


def feed(ledger: Ledger, as_of: date, narrowed: Filter, address: Callable[[str], str], own: str, title: str) -> bytes:
    """The changes of what a filter shows, as of a day.

    Args:
        ledger: where they stand.
        as_of: the day to read from.
        narrowed: what is shown.
        address: from the id of a commitment to the address of its page.
        own: the address of the feed itself.
        title: what a feed reader calls it.
    """
    changes = changes_shown(ledger, as_of, narrowed)
    root = Element("feed", xmlns=ATOM)
    _text(root, "title", title)
    _text(root, "id", _tag("feed/" + "&".join(f"{name}={value}" for name, value in narrowed.query())))
    _text(root, "updated", _moment(changes[0].day if changes else as_of))
    SubElement(root, "link", rel="self", href=own, type="application/atom+xml")
    SubElement(SubElement(root, "author"), "name").text = "onrecord"
    for change in changes:
        _entry(root, change, address(change.row.id))
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _entry(root: Element, change: Change, address: str) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "title", f"{_what(change)}: {change.row.action}")
    source = change.source.id if change.source else ""
    _text(entry, "id", _tag(f"commitment/{change.row.id}/{change.what}/{change.day}/{source}".rstrip("/")))
    _text(entry, "updated", _moment(change.day))
    SubElement(entry, "link", rel="alternate", href=address)
    if change.source and change.source.url and change.source.url.startswith(("http://", "https://")):
        SubElement(entry, "link", rel="via", href=change.source.url)
    _text(entry, "summary", _summary(change))
    SubElement(entry, "category", term=change.what)


def _what(change: Change) -> str:
    if change.what == "moved":
        return f"Moved to {change.moved_to}" if change.moved_to else "Day withdrawn"
    if change.what == "outcome" and change.outcome:
        return f"{str(change.outcome).capitalize()} ({change.basis})" if change.basis else str(change.outcome)
    return change.what.capitalize()


def _summary(change: Change) -> str:
    row = change.row
    said = row.issuer.name if row.issuer else "issuer not named"
    must = f" → {row.responsible.name}" if row.responsible else ""
    due = f" Original last day {row.due}." if row.due else ""
    source = f" Source: {change.source.outlet or change.source.title}." if change.source else ""
    return f"{str(row.kind).capitalize()}, {said}{must}.{due}{source}"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = NOT_XML.sub("\ufffd", text)


def _tag(path: str) -> str:
    return f"tag:onrecord,2026:{path}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
