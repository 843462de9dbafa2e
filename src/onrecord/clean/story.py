"""From a capture to the document in it.

`READERS` says who reads which media type. A reader takes the capture and gives a `Draft`; what is common to all (id,
language, the day, the checks) is added here once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.clean.decode import Decoded, decode, told
from onrecord.clean.draft import Draft
from onrecord.clean.jsonline import read_record
from onrecord.clean.language import language_of
from onrecord.clean.lines import lines_of
from onrecord.clean.plain import layout_of, story_length
from onrecord.clean.published import (
    TIMESTAMP,
    address_claim,
    caption_claims,
    dateline_claim,
    first_sound,
    given_claim,
    printed_claim,
)
from onrecord.clean.web import decode_page, read_web
from onrecord.errors import DocumentError
from onrecord.model import Capture, Document, Issue, content_id

HTML = "text/html"
SHORTEST = 20  # characters of story below which there is nothing to read


def clean(capture: Capture) -> Document:
    """The story in a capture; pure, and the same for the same capture every time.

    Raises:
        DocumentError: where there is no story: empty, binary, nothing but page furniture.
    """
    reader = READERS.get(capture.media_type)
    if reader is None:
        raise DocumentError(f"Nothing reads {capture.media_type}.", "Give its text, HTML or PDF instead.")
    return _document(capture, reader(capture))


def decoded(capture: Capture) -> str:
    """The characters of a capture, as `Document.source_map` counts them."""
    return _decode(capture).text


def _decode(capture: Capture) -> Decoded:
    declared = dict(capture.supplied).get("charset")
    return (decode_page if capture.media_type == HTML else decode)(capture.content, declared)


def _document(capture: Capture, draft: Draft) -> Document:
    if story_length(draft.text, draft.aside) < SHORTEST:
        raise DocumentError("There is no story in it.", "Check that the source is an article with text.")
    published, notes = first_sound(draft.claims, _got(capture))
    return Document(
        id=content_id("document", capture.id),
        capture=capture.id,
        text=draft.text,
        title=draft.title,
        url=draft.url,
        outlet=draft.outlet,
        outlet_kind=draft.outlet_kind,
        place=draft.place,
        byline=draft.byline,
        credit=draft.credit,
        language=draft.language or language_of(draft.text),
        published=published,
        set_aside=draft.aside,
        source_map=draft.source_map,
        issues=tuple(Issue(capture.source, note) for note in (*draft.notes, *notes)),
    )


def plain(capture: Capture) -> Draft:
    """A plain text, kept exactly as given."""
    read = _decode(capture)
    return from_text(read.text, dict(capture.supplied), read.notes)


def json_line(capture: Capture) -> Draft:
    """One line of JSON Lines: the text exactly as given, what is given beside it."""
    read = _decode(capture)
    record = read_record(read.text)
    kept = told(record.text, read.encoding, read.notes)
    draft = from_text(kept.text, {**dict(capture.supplied), **record.given}, kept.notes)
    draft.source_map = record.source_map
    return draft


def from_text(text: str, given: dict[str, str], notes: tuple[str, ...]) -> Draft:
    """A draft from a text laid out by lines and from what is given beside it."""
    layout = layout_of(lines_of(text), text)
    head = layout.head
    url = given.get("url") or None
    known = [head.stamp.day] if head.stamp and head.stamp.day else []
    known += [claim.day for claim in address_claim(url) if claim.day]
    captions = list(caption_claims(layout.captions))
    known += [claim.day for claim in captions if claim.day]
    claims = (
        *given_claim(given.get("published")),
        *printed_claim(head.stamp, TIMESTAMP),
        *dateline_claim(head.dateline_day, known),
        *address_claim(url),
        *captions,
    )
    return Draft(
        text=text,
        title=given.get("title") or head.title,
        url=url,
        outlet=given.get("outlet") or head.outlet,
        outlet_kind=given.get("outlet_kind") or ("agency" if head.outlet and not given.get("outlet") else None),
        place=head.place,
        byline=given.get("byline") or head.byline,
        credit=layout.credit,
        aside=layout.aside,
        claims=claims,
        notes=notes,
    )


def web_page(capture: Capture) -> Draft:
    """A web page: its visible text, the story told from the rest."""
    return read_web(_decode(capture), dict(capture.supplied), _got(capture))


def _got(capture: Capture) -> date | None:
    return capture.fetched.date() if capture.fetched else None


READERS: dict[str, Callable[[Capture], Draft]] = {
    "text/plain": plain,
    "text/markdown": plain,
    "application/json": json_line,
    HTML: web_page,
}
