"""Where a person is at the desk, and who they are: read from addresses, forms and the one cookie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from fastapi import Request
from starlette.datastructures import FormData

from onrecord.errors import UsageError
from onrecord.ledger import Filter
from onrecord.web.asking import filter_of

EDITOR_COOKIE = "onrecord_editor"
DESK_FIELDS = frozenset({"at", "verb", "coder", "choice", "first", "second", "note"})
VERBS = ("accept", "merge", "link", "move", "verdict")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the queue: what it is narrowed to, and how far down."""

    filter: Filter
    verb: str | None
    at: int
    coding: bool

    def pairs(self, at: int | None = None) -> list[tuple[str, str]]:
        """The place as pairs for an address."""
        pairs = list(self.filter.query())
        pairs += [("verb", self.verb)] if self.verb else []
        pairs += [("coder", "yes")] if self.coding else []
        where = self.at if at is None else at
        return pairs + ([("at", str(where))] if where else [])


def place_of(pairs: Iterable[tuple[str, str]]) -> Place:
    """The place in the queue that an address or a form names."""
    pairs = list(pairs)
    found = {name: value for name, value in pairs if name in DESK_FIELDS}
    at = found.get("at", "0")
    if not (at.isascii() and at.isdigit() and len(at) < 9):
        raise UsageError(f"{at!r} is not a place in the queue.")
    narrowed = filter_of((name, value) for name, value in pairs if name not in DESK_FIELDS)
    verb = found.get("verb") if found.get("verb") in VERBS else None
    return Place(narrowed, verb, int(at), found.get("coder") == "yes")


def acting(request: Request) -> str | None:
    """Who is acting: the one seam for it. On loopback, without login, it is the name the editor gave once."""
    return unquote(request.cookies.get(EDITOR_COOKIE, "")).strip() or None


def version_of(form: FormData) -> int:
    """The version of the subject that was shown to the person who decides."""
    text = str(form.get("version") or "0")
    if not text.isdigit():
        raise UsageError("The version is missing from the form.")
    return int(text)
