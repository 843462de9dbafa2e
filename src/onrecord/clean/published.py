"""The day of publication, and how it is known.

The first source that gives a day wins: what the caller gave, the page's own data, the list (feed, sitemap) that led
to it, the timestamp, the dateline (its year from elsewhere), the heading of a legal text, the address, and last the
caption of the story's picture. Nothing is ever dated by the clock of the machine. A day that no calendar has, or that
lies after the day the source was got, is reported and not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.clean.days import Printed, day_of_month, printed_days
from onrecord.model import Published

GIVEN, METADATA, LISTED, TIMESTAMP = "given", "metadata", "list", "timestamp"
DATELINE, HEADING, ADDRESS, CAPTION = "dateline", "heading", "address", "caption"
_ADDRESS_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_.-]|$)|[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)"
)
_PACKED_DAY = re.compile(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?")  # as in PDF: D:20300505101500
_EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A day some part of the source gives for itself: the words, the way, and the day (None: impossible)."""

    how: str
    text: str
    day: date | None


def first_sound(claims: Iterable[Claim], latest: date | None) -> tuple[Published | None, list[str]]:
    """The first claim that can be true, and what is wrong with those before it.

    Args:
        claims: in order of trust.
        latest: the last day it can be, where known.
    """
    notes: list[str] = []
    for claim in claims:
        if claim.day is None or claim.day < _EARLIEST:
            notes.append(f"The day {claim.text!r} ({claim.how}) is not a possible day; it was not used.")
        elif latest and claim.day > latest:
            notes.append(f"The day {claim.text!r} ({claim.how}) lies after the source was got; it was not used.")
        else:
            return Published(claim.day, claim.how, claim.text), notes
    return None, notes


def given_claim(words: str | None, how: str = GIVEN) -> Iterator[Claim]:
    """The claim of a value that should be an ISO day or time, as given by a caller or a page's own data."""
    if not words or not words.strip():
        return
    words = words.strip()
    if packed := _PACKED_DAY.match(words):
        words = "-".join(packed.groups())
    try:
        yield Claim(how, words, date.fromisoformat(words[:10]))
    except ValueError:
        printed = next(printed_days(words), None)
        yield Claim(how, words, printed.day if printed else None)


def printed_claim(printed: Printed | None, how: str) -> Iterator[Claim]:
    """The claim of a day as printed."""
    if printed:
        yield Claim(how, printed.text, printed.day)


def address_claim(url: str | None) -> Iterator[Claim]:
    """The claim of a day in the address of a page: /2023/05/05/."""
    for match in _ADDRESS_DAY.finditer(url or ""):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            yield Claim(ADDRESS, match.group().strip("/_-"), date(year, month, day))
            return
        except ValueError:
            continue


def dateline_claim(words: str, known: Iterable[date]) -> Iterator[Claim]:
    """The claim of a dateline; a month and day alone take the year of a day known from elsewhere."""
    if not words:
        return
    if printed := next(printed_days(words), None):
        yield Claim(DATELINE, words, printed.day)
        return
    for anchor in known:
        candidates = [day_of_month(words, anchor.year + shift) for shift in (0, -1, 1)]
        days = [printed.day for printed in candidates if printed and printed.day]
        if days:
            yield Claim(DATELINE, words, min(days, key=lambda day: abs(day - anchor)))
        return


def caption_claims(captions: Iterable[str]) -> Iterator[Claim]:
    """The claims of days in captions of the story's own pictures."""
    for caption in captions:
        for printed in printed_days(caption):
            before = re.search(r"\bon $", caption[: printed.start])
            yield Claim(CAPTION, ("on " if before else "") + printed.text, printed.day)
            return
