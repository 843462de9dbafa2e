"""What is common to everything that comes as lines of text: its layout, and the claims to its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.clean.decode import Decoded
from onrecord.clean.draft import Draft
from onrecord.clean.head import instrument_day
from onrecord.clean.lines import lines_of
from onrecord.clean.metadata import is_web
from onrecord.clean.plain import layout_of, merged
from onrecord.clean.published import (
    HEADING,
    METADATA,
    TIMESTAMP,
    address_claim,
    caption_claims,
    dateline_claim,
    given_claim,
    printed_claim,
)
from onrecord.model import Block


def read_text(
    read: Decoded,
    given: Mapping[str, str],
    *,
    told: Mapping[str, str] | None = None,
    furniture: Iterable[Block] = (),
) -> Draft:
    """A draft from a text laid out in lines.

    Args:
        read: the text.
        given: what the caller gave beside it.
        told: what the file says of itself beside its text (title, published, byline); the caller counts more.
        furniture: stretches already known not to be the story.
    """
    text = read.text
    lines = lines_of(text)
    layout = layout_of(lines, text)
    head = layout.head
    own = told or {}
    url = next((url for url in (given.get("url"), own.get("url")) if is_web(url)), None)
    captions = list(caption_claims(layout.captions))
    known = [head.stamp.day] if head.stamp and head.stamp.day else []
    known += [claim.day for claim in (*address_claim(url), *captions) if claim.day]
    outlet = given.get("outlet") or own.get("outlet")
    return Draft(
        text=text,
        title=given.get("title") or own.get("title") or head.title,
        url=url,
        outlet=outlet or head.outlet,
        outlet_kind=given.get("outlet_kind") or ("agency" if head.outlet and not outlet else None),
        place=head.place,
        byline=given.get("byline") or own.get("byline") or own.get("author") or head.byline,
        credit=layout.credit,
        aside=merged([*layout.aside, *furniture], text),
        claims=(
            *given_claim(given.get("published")),
            *given_claim(own.get("published") or own.get("date"), METADATA),
            *printed_claim(head.stamp, TIMESTAMP),
            *dateline_claim(head.dateline_day, known),
            *printed_claim(instrument_day(lines), HEADING),
            *address_claim(url),
            *given_claim(own.get("created"), METADATA),
            *captions,
        ),
        notes=read.notes,
    )
