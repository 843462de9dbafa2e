"""The taxonomy as a form: a row a topic, words and bodies separated by semicolons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from starlette.datastructures import FormData

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.views import Topic

NOT_A_SLUG = re.compile(r"[^\w]+")


def topics_of(ledger: Ledger, form: FormData, as_of: date) -> list[Topic]:
    """The topics a form describes; rows without a title are left out.

    Raises:
        UsageError: two topics have one title, or a body is not known.
    """
    found = list(_rows(ledger, form, as_of))
    if len({topic.slug for topic in found}) < len(found):
        raise UsageError("Two topics have the same name.", "Give each its own.")
    return found


def slug_of(title: str) -> str:
    """A title as it stands in an address: `Harbour works` gives `harbour-works`."""
    return NOT_A_SLUG.sub("-", unicodedata.normalize("NFKC", title).casefold()).strip("-")


def _rows(ledger: Ledger, form: FormData, as_of: date) -> Iterator[Topic]:
    rows = zip(form.getlist("slug"), form.getlist("title"), form.getlist("words"), form.getlist("bodies"), strict=True)
    for slug, title, words, bodies in rows:
        name = str(title).strip()
        if name:
            known = tuple(_body(ledger, body, as_of) for body in _parts(str(bodies)))
            yield Topic(str(slug) or slug_of(name) or "topic", name, tuple(_parts(str(words))), known)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _body(ledger: Ledger, name: str, as_of: date) -> str:
    """The id of the actor with this name, or this id."""
    for row in ledger.actors(as_of, words=name, limit=20).rows:
        if row.actor.name.casefold() == name.casefold():
            return row.actor.id
    for actor in ledger.all_actors([name]):
        return actor.id
    raise UsageError(f"There is no actor called {name!r}.", "Look it up on the page of actors.")
