"""What comes in: captures accepted, what was read from them, what went wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import DocumentError, NotFoundError, SpanError
from onrecord.ledger import bulk
from onrecord.ledger import schema as t
from onrecord.ledger.codec import encode, pack
from onrecord.ledger.schema import (
    capture_source,
    document,
    document_text,
    parsed,
    statement,
)
from onrecord.ledger.store import Store
from onrecord.model import Capture, Document, Issue, Mention, Reading, Span, content_id


class Taking(Store):
    """The part of the ledger that takes in captures and readings."""

    def accept(self, capture: Capture) -> bool:
        """Note that a capture is in the archive and is to be read; its bytes are not stored here.

        Where the same bytes come from several places, what is known of the best of them counts: one with an address
        before others, then the earliest, then by name. If that is another than before, the capture is to be read anew.

        Returns:
            True where it is new; False where the same bytes were accepted before.
        """
        with self._writing() as connection:
            known = connection.execute(select(t.capture).where(t.capture.c.id == capture.id)).first()
            row = _capture_row(capture)
            if not known:
                connection.execute(insert(t.capture), row)
            elif _preference(row["source"], row["data"]) < _preference(known.source, known.data):
                connection.execute(update(t.capture).where(t.capture.c.id == capture.id).values(row))
            _add_source(connection, capture)
        return not known

    def record(self, reading: Reading) -> bool:
        """Store what was read from an accepted capture, replacing an earlier reading of it. The tokens of sentences
        are not kept: `readings` gives them back without.

        Returns:
            False where just this was stored already, and nothing changed.

        Raises:
            SpanError: a span does not stand in the document's text; nothing is stored.
            DocumentError: the text cannot be stored, since it holds halves of characters; nothing is stored.
            NotFoundError: its capture was never accepted.
        """
        check(reading)
        rows = _reading_rows(reading)
        with self._writing() as connection:
            stored = connection.execute(
                select(document.c.n, document.c.digest).where(document.c.id == reading.document.id)
            ).first()
            if stored and stored.digest == rows["document"]["digest"]:
                waiting = (t.capture.c.id == reading.document.capture) & (t.capture.c.state != "resolved")
                connection.execute(update(t.capture).where(waiting).values(state="read"))
                return False
            _set_state(connection, reading.document.capture, "read")
            _write_reading(connection, rows, stored.n if stored else None)
        return True

    def fail(self, capture_id: str, issue: Issue) -> None:
        """Note that a capture holds nothing that can be read, and why; it is not tried again by `unread`."""
        with self._writing() as connection:
            _set_state(connection, capture_id, "failed")
            self.report(issue)

    def report(self, issue: Issue) -> None:
        """Keep an issue with a source; the same one twice is kept once."""
        key = content_id("issue", issue.source, issue.message, issue.remedy)
        row = {"id": key, "source": issue.source, "message": issue.message, "remedy": issue.remedy}
        with self._writing() as connection:
            bulk.replace(connection, t.issue.c.id, [key], [row])

    def issues(self, source: str | None = None) -> tuple[Issue, ...]:
        """The issues kept, of one source or of all, by source."""
        wanted = select(t.issue.c.source, t.issue.c.message, t.issue.c.remedy).order_by(t.issue.c.source, t.issue.c.id)
        if source is not None:
            wanted = wanted.where(t.issue.c.source == source)
        with self._reading() as connection:
            return tuple(Issue(*row) for row in connection.execute(wanted))

    def accepted(self) -> frozenset[str]:
        """Ids of all captures ever accepted, whatever came of them."""
        with self._reading() as connection:
            return frozenset(connection.execute(select(t.capture.c.id)).scalars())

    def unread(self) -> tuple[str, ...]:
        """Ids of captures accepted but not yet read: what a run that died left to do."""
        wanted = select(t.capture.c.id).where(t.capture.c.state == "accepted").order_by(t.capture.c.id)
        with self._reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def unresolved(self) -> tuple[str, ...]:
        """Ids of documents read but not yet part of a resolution."""
        wanted = (
            select(document.c.id)
            .join(t.capture, t.capture.c.id == document.c.capture)
            .where(t.capture.c.state == "read")
            .order_by(document.c.id)
        )
        with self._reading() as connection:
            return tuple(connection.execute(wanted).scalars())


def check(reading: Reading) -> None:
    """See that every span of a reading stands in its document.

    Raises:
        SpanError: one does not.
        DocumentError: the text holds halves of characters, which cannot be written in UTF-8.
    """
    for span in _spans(reading):
        if not reading.document.holds(span):
            raise SpanError(f"{span.quote!r} does not stand at {span.start}:{span.end} of document {span.document}.")
    try:
        reading.document.text.encode()
    except UnicodeEncodeError as error:
        at = error.start
        raise DocumentError(f"Document {reading.document.id} holds half a character at {at}.") from error


def _spans(reading: Reading) -> Iterator[Span]:
    for one in reading.statements:
        yield from one.spans
    for quotation in reading.parsed.quotations:
        yield quotation.span
        yield from _named(quotation.speaker)
    for mention in reading.parsed.mentions:
        yield from _named(mention)


def _named(mention: Mention | None) -> Iterator[Span]:
    if mention and mention.span:
        yield mention.span


def _capture_row(one: Capture) -> dict[str, Any]:
    data = {"fetched": one.fetched and one.fetched.isoformat(), "supplied": one.supplied}
    return {
        "id": one.id,
        "source": one.source,
        "media_type": one.media_type,
        "state": "accepted",
        "data": json.dumps(data, separators=(",", ":"), sort_keys=True),
    }


def _preference(source: str, data: str) -> tuple[bool, str, str]:
    """What of several places with the same bytes counts: the least. The archive goes by the same order."""
    known = json.loads(data)
    return "url" not in dict(known["supplied"]), known["fetched"] or "", source


def _add_source(connection: Connection, one: Capture) -> None:
    same = (capture_source.c.capture == one.id) & (capture_source.c.source == one.source)
    if not connection.execute(select(capture_source.c.source).where(same)).first():
        connection.execute(insert(capture_source), {"capture": one.id, "source": one.source})


def _set_state(connection: Connection, capture_id: str, state: str) -> None:
    changed = connection.execute(update(t.capture).where(t.capture.c.id == capture_id).values(state=state))
    if not changed.rowcount:
        raise NotFoundError(f"Capture {capture_id} was never accepted into this ledger.")


def _reading_rows(reading: Reading) -> dict[str, Any]:
    """All rows a reading makes, by table."""
    rows: dict[str, Any] = {
        "text": {"title": reading.document.title, "text": reading.document.text},
        "parsed": _parsed_row(reading),
        "statement": [{"id": s.id, "document": s.document, "data": encode(s)} for s in reading.statements],
    }
    rows["document"] = _document_row(reading.document, len(reading.statements))
    rows["document"]["digest"] = content_id(json.dumps(rows, sort_keys=True))
    rows["document"]["day"] = reading.document.day
    return rows


def _document_row(one: Document, statements: int) -> dict[str, Any]:
    data = pack(one)
    data.pop("text", None)
    return {
        "id": one.id,
        "capture": one.capture,
        "title": one.title,
        "url": one.url,
        "outlet": one.outlet,
        "outlet_kind": one.outlet_kind,
        "statements": statements,
        "data": json.dumps(data, separators=(",", ":"), sort_keys=True),
    }


def _parsed_row(reading: Reading) -> dict[str, Any]:
    return {
        "document": reading.document.id,
        "sentences": _listed((s.start, s.end) for s in reading.parsed.sentences),
        "quotations": _listed(pack(q) for q in reading.parsed.quotations),
        "mentions": _listed(pack(m) for m in reading.parsed.mentions),
    }


def _listed(items: Iterable[object]) -> str:
    return json.dumps(list(items), separators=(",", ":"), sort_keys=True)


def _write_reading(connection: Connection, rows: dict[str, Any], n: int | None) -> None:
    """Put the rows in place of those of the document's earlier reading, which had the number `n`."""
    id = rows["document"]["id"]
    if n is not None:
        connection.execute(delete(document_text).where(document_text.c.n == n))
        connection.execute(delete(document).where(document.c.n == n))
    made: Any = connection.execute(insert(document), rows["document"] | ({"n": n} if n else {}))
    connection.execute(insert(document_text), rows["text"] | {"n": made.inserted_primary_key.n})
    bulk.replace(connection, parsed.c.document, [id], [rows["parsed"]])
    bulk.replace(connection, statement.c.document, [id], rows["statement"])
