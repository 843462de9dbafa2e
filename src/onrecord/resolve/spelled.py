"""Actors whose kind stands in their own words, found by pattern where the parse stage may have missed or cut them.

A table: each row gives the kind, the pattern (its first group is the name), an example and a counter-example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import ActorKind
from onrecord.text.names_places import country_of
from onrecord.text.names_titles import is_head_of_state

_CAP = r"[A-Z][\w'’-]+"
_WORDS = rf"{_CAP}(?:\s{_CAP})*"
_FIELD = rf"{_WORDS}(?:,\s{_WORDS})*(?:,?\s(?:and|&)\s{_WORDS})?"


@dataclass(frozen=True, slots=True)
class Row:
    """One way in which a name says what it is."""

    kind: ActorKind
    pattern: re.Pattern[str]
    example: str
    name: str  # what is found in the example
    counter: str


ROWS: tuple[Row, ...] = (
    Row(
        ActorKind.PLACE,
        re.compile(
            rf"\b({_CAP}(?:\s{_CAP})?\s(?:[Rr]egion|[Dd]istrict|[Pp]rovince|[Oo]blast|[Cc]ounty|[Pp]refecture))\b"
        ),
        "a bridge in Nordland county fell",
        "Nordland county",
        "every county was asked",
    ),
    Row(
        ActorKind.BODY,
        re.compile(rf"\b((?:Ministry|Department)\s(?:of|for)\s{_FIELD})"),
        "the Ministry of Fish, Ports and Coastal Trade said",
        "Ministry of Fish, Ports and Coastal Trade",
        "a ministry of the interior",
    ),
    Row(
        ActorKind.COUNTRY,
        re.compile(rf"\b((?:Republic|Kingdom|Federation|Sultanate|Principality)\sof\s{_CAP})"),
        "the Kingdom of Norway signed",
        "Kingdom of Norway",
        "the Kingdom of heaven",
    ),
    Row(
        ActorKind.OFFICE,
        re.compile(rf"\b({_FIELD}\s(?:Secretary|Minister))\b(?!\s(?:of|for|General)\b)"),
        "Anna Berg, the Fish and Coastal Trade Minister",
        "Fish and Coastal Trade Minister",
        "the minister for fish",
    ),
    Row(
        ActorKind.OFFICE,
        re.compile(
            r"\b((?:President|Head|Commander|head of (?:the )?(?:state|republic|country|nation))"
            r"(?:[ -](?:and|of|the|in|[A-Z][\w-]*))*)(?![\w-])"
        ),
        "Anna Berg, the President and Supreme Commander of the Armed Forces, spoke",
        "President and Supreme Commander of the Armed Forces",
        "the Head of Programmes of the Coast Bank",
    ),
    Row(
        ActorKind.BODY,
        re.compile(
            rf"\b(?:Chief|Head|Director|Chair|Commander|Secretary|Chairman)\sof\sthe\s({_WORDS}"
            rf"\s(?:Staff|Guard|Forces?|Council|Committee|Board|Agency|Authority|Service|Police|Navy|Army))\b"
        ),
        "the Chief of the Coastal Guard",
        "Coastal Guard",
        "the head of the council",
    ),
)

OF_COUNTRY = re.compile(rf"\sof\s(?:the\s)?({_CAP}(?:\s{_CAP})?)")
LEADING = re.compile(
    r"^(?:(?:The|A|An|As|In|By|Mr|Mrs|Ms|Former|First|Deputy|Acting|Then|When|But|And|Foreign)\s)+(?=[A-Z])"
)
"""Words that begin a sentence or a title and are no part of the name."""


def spelled(text: str) -> Iterator[tuple[ActorKind, str]]:
    """The actors that a text spells out: kind and name, a body's with the country said after it."""
    for row in ROWS:
        for match in row.pattern.finditer(text):
            name = " ".join(match.group(1).split())
            if row.kind is ActorKind.BODY and not country_of(name.partition(" of ")[2]):
                after = OF_COUNTRY.match(text, match.end(1))
                yield row.kind, name + (after.group() if after and country_of(after.group(1)) else "")
            elif row.kind is ActorKind.PLACE:
                yield row.kind, LEADING.sub("", name)
            elif row.kind is ActorKind.COUNTRY:
                yield from ((row.kind, name),) if country_of(name) else ()
            elif row.kind is ActorKind.OFFICE and _is_office(name):
                yield row.kind, name


def _is_office(name: str) -> bool:
    """Whether an office found by pattern is a head of state's, or a minister's with nothing before it."""
    return is_head_of_state(name) or (name.endswith(("Secretary", "Minister")) and name == LEADING.sub("", name))
