"""What a reader of one media type finds, before it becomes a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.clean.published import Claim
from onrecord.model import Block


@dataclass(slots=True)
class Draft:
    """The parts of a document as one reader found them.

    `claims` are days of publication in order of trust, worked out only as far as they are needed.
    """

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    place: str | None = None
    byline: str | None = None
    credit: str | None = None
    language: str | None = None
    aside: tuple[Block, ...] = ()
    source_map: tuple[tuple[int, int, int], ...] = ()
    claims: Iterable[Claim] = ()
    notes: tuple[str, ...] = ()
