"""From a capture to the document in it.

`READERS` says how each media type is decoded and read. A reader takes the decoded capture and what was given beside
it and gives a `Draft`; what is common to all (id, language, the day, the checks) is added here once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.clean.decode import Decoded, decode, told
from onrecord.clean.draft import Draft
from onrecord.clean.jsonline import read_record
from onrecord.clean.language import language_of
from onrecord.clean.letter import quoted_blocks, read_letter
from onrecord.clean.markdown import read_markdown
from onrecord.clean.pages import read_pdf
from onrecord.clean.plain import story_of
from onrecord.clean.published import first_sound
from onrecord.clean.text import read_text
from onrecord.clean.web import decode_page, read_web
from onrecord.errors import DocumentError
from onrecord.model import LANGUAGES_READ, Capture, Document, Issue, content_id

SHORTEST = 20  # characters of story below which there is nothing to read
NO_STORY = "There is no story in it."
Given = dict[str, str]


class Reader(NamedTuple):
    """How captures of one media type are read."""

    decode: Callable[[bytes, str | None], Decoded]
    read: Callable[[Decoded, Given, Capture], Draft]


def clean(capture: Capture) -> Document:
    """The story in a capture; pure, and the same for the same capture every time.

    Raises:
        DocumentError: where there is no story: empty, binary, nothing but page furniture.
    """
    reader = _reader(capture)
    given = dict(capture.supplied)
    draft = reader.read(reader.decode(capture.content, given.get("charset")), given, capture)
    return _document(capture, draft)


def decoded(capture: Capture) -> str:
    """The characters of a capture, as `Document.source_map` counts them."""
    return _reader(capture).decode(capture.content, dict(capture.supplied).get("charset")).text


def _reader(capture: Capture) -> Reader:
    reader = READERS.get(capture.media_type)
    if reader is None:
        raise DocumentError(f"Nothing reads {capture.media_type}.", "Give its text, HTML or PDF instead.")
    return reader


def _document(capture: Capture, draft: Draft) -> Document:
    story = story_of(draft.text, draft.aside)
    if len(story.strip()) < SHORTEST:
        raise DocumentError(NO_STORY, "Check that the source is an article with text.")
    published, notes = first_sound(draft.claims, _latest(capture))
    language = _language(draft.language, story)
    if language not in LANGUAGES_READ:
        notes.append(f"It is not in English ({language}); it is kept, and not read for commitments.")
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
        language=language,
        published=published,
        set_aside=draft.aside,
        source_map=draft.source_map,
        issues=tuple(Issue(capture.source, note) for note in (*draft.notes, *notes)),
    )


def _language(said: str | None, story: str) -> str:
    """The language of a story: the page's own word, except that English is known when it is seen."""
    seen = language_of(story)
    return seen if seen == "en" or said is None else said


def _latest(capture: Capture) -> date | None:
    """The last day the source can have been published: the day it was got and one more, for time zones.

    When somebody else's archive says when it got a page, that is a word like any other and may be off: pages are
    known that give themselves a later day. It bounds the day to within a year.
    """
    if capture.fetched is None:
        return None
    return capture.fetched.date() + timedelta(days=366 if "archive" in dict(capture.supplied) else 1)


def _plain(read: Decoded, given: Given, _: Capture) -> Draft:
    return read_text(read, given)


def _json_line(read: Decoded, given: Given, _: Capture) -> Draft:
    record = read_record(read.text)
    draft = read_text(told(record.text, read.encoding, read.notes), given | record.given)
    draft.source_map = record.source_map
    return draft


def _markdown(read: Decoded, given: Given, _: Capture) -> Draft:
    marked = read_markdown(read.text)
    said = marked.fields | ({"title": marked.title} if marked.title else {})
    draft = read_text(Decoded(marked.text, read.encoding, read.notes), given, told=said)
    draft.source_map = marked.source_map
    return draft


def _web_page(read: Decoded, given: Given, capture: Capture) -> Draft:
    return read_web(read, given, _latest(capture))


def _pdf_text(content: bytes, _: str | None) -> Decoded:
    pages = read_pdf(content)
    return told(pages.text, "pdf", pages.notes)


def _pdf(read: Decoded, given: Given, capture: Capture) -> Draft:
    pages = read_pdf(capture.content)
    said = {name: value for name, value in (("title", pages.title), ("created", pages.created)) if value}
    return read_text(read, given, told=said, furniture=pages.furniture)


def _letter_text(content: bytes, _: str | None) -> Decoded:
    return read_letter(content).body


def _letter(read: Decoded, given: Given, capture: Capture) -> Draft:
    letter = read_letter(capture.content)
    read = Decoded(read.text, read.encoding, (*read.notes, *letter.notes))
    said = (("title", letter.subject), ("published", letter.day), ("byline", letter.sender))
    known = {name: value for name, value in said if value}
    if letter.is_page:
        return read_web(read, known | given, _latest(capture))
    return read_text(read, given, told=known, furniture=quoted_blocks(read.text))


READERS: dict[str, Reader] = {
    "text/plain": Reader(decode, _plain),
    "text/markdown": Reader(decode, _markdown),
    "application/json": Reader(decode, _json_line),
    "text/html": Reader(decode_page, _web_page),
    "application/pdf": Reader(_pdf_text, _pdf),
    "message/rfc822": Reader(_letter_text, _letter),
}
