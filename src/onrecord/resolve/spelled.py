"""Actors whose kind stands in their own words, found by pattern where the parse stage may have missed or cut them.

A table: each row gives the kind, the pattern (its first group is the name), an example and a counter-example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import ActorKind
from onrecord.text.names_bodies import GENERIC, is_acronym, stands_for
from onrecord.text.names_places import country_of
from onrecord.text.names_titles import has_head, is_head_of_state

_CAP = r"[A-Z][\w'’-]+"
_WORDS = rf"{_CAP}(?:\s{_CAP})*"
_FIELD = rf"{_WORDS}(?:(?:,\s{_WORDS})*,?\s(?:and|&)\s{_WORDS})?"
_BOTH = rf"{_WORDS}(?:,\s{_WORDS})*,?\s(?:and|&)\s{_WORDS}"
_LONG = rf"{_CAP}(?:(?:,?\s(?:and|&)|\s(?:of|for|on)(?:\sthe)?|,)?\s{_CAP}){{1,9}}"


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
        ActorKind.BODY,
        re.compile(
            rf"\b((?:(?!The\s){_CAP}\s){{0,3}}"
            rf"(?:Agency|Authority|Board|Bureau|Chamber|Commission|Committee|Council|Directorate|Fund|Inspectorate|"
            rf"Institute|Office|Service)\s(?:of|for)\s{_BOTH})"
        ),
        "the Board of Harbours and Fish said",
        "Board of Harbours and Fish",
        "the Board of Harbours said",
    ),
    Row(
        ActorKind.BODY,
        re.compile(
            rf"\b({_BOTH}\s(?:Administration|Agency|Authority|Board|Bureau|Commission|Corporation|Council|Fund|"
            rf"Guard|Inspectorate|Institute|Service))\b"
        ),
        "the Fish and Harbours Agency said",
        "Fish and Harbours Agency",
        "the Harbours Agency said",
    ),
    Row(
        ActorKind.BODY,
        re.compile(rf"\b(General\s{_WORDS}\s(?:Administration|Agency|Authority|Directorate|Inspectorate|Office))\b"),
        "the General Harbours Administration said",
        "General Harbours Administration",
        "General Anna Berg of the Administration",
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
    Row(
        ActorKind.BODY,
        re.compile(rf"\b[Tt]he\s({_LONG})\s\((?P<short>[A-Z][\w&.]{{1,9}})\)"),
        "the General Board for Fish and Coasts (RZRyb) met",
        "General Board for Fish and Coasts",
        "the Head of the Fund for Fish (RZRyb)",
    ),
    Row(
        ActorKind.BODY,
        re.compile(rf"\b({_CAP}(?:\s{_CAP})?\s(?:City|Town|Borough)\s(?:and|&)\s(?:County|District)\sCouncil)\b"),
        "a site of Nordvik City and County Council",
        "Nordvik City and County Council",
        "the city and county councils",
    ),
    Row(
        ActorKind.BODY,
        re.compile(rf"\b[Tt]he\s((?:(?!Chief\s){_CAP}\s){{2,4}}Executive)\b"),
        "the Nordland Coast Shelter Executive said",
        "Nordland Coast Shelter Executive",
        "the Nordland Coast Chief Executive",
    ),
    Row(
        ActorKind.OFFICE,
        re.compile(rf"\b[Tt]he\s((?!{_CAP}'s){_CAP}\s(?:and|&)\s(?:Auditor|Inspector|Receiver|Surveyor)[ -]General)\b"),
        "the Registrar and Auditor-General looked at it",
        "Registrar and Auditor-General",
        "the Minister and Auditor-General met",
    ),
    Row(
        ActorKind.OFFICE,
        re.compile(
            rf"\b((?:Minister|Secretary)\s(?:of|for)\s{_WORDS}(?:,\s{_WORDS})*,?\s(?:and|&)\s{_CAP})\b(?!\s[A-Z])"
        ),
        "the Minister for Fish and Harbours said",
        "Minister for Fish and Harbours",
        "the Minister for Fish and President Lund",
    ),
)

OF_COUNTRY = re.compile(rf"\sof\s(?:the\s)?({_CAP}(?:\s{_CAP})?)")
LEADING = re.compile(
    r"^(?:(?:The|A|An|As|In|On|By|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"Mr|Mrs|Ms|Former|First|Deputy|Acting|Then|When|But|And|Foreign)\s)+(?=[A-Z])"
)
"""Words that begin a sentence or a title and are no part of the name."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """An actor that a text spells out: where its name begins and ends, and an acronym in brackets behind it."""

    kind: ActorKind
    name: str
    start: int
    end: int
    short: str = ""


def spelled(text: str) -> Iterator[Spelled]:
    """The actors that a text spells out, a body with the country said after it, and where they stand."""
    for row in ROWS:
        for match in row.pattern.finditer(text):
            if one := _named(row.kind, match, text):
                yield one


def _named(kind: ActorKind, match: re.Match[str], text: str) -> Spelled | None:
    name = " ".join(match.group(1).split())
    short = match.groupdict().get("short") or ""
    if short:
        return _with_short(match, name, short)
    if kind is ActorKind.BODY:
        name = _alone(name)
        if country_of(name.partition(" of ")[2]):
            return None
        after = OF_COUNTRY.match(text, match.end(1))
        name += after.group() if after and country_of(after.group(1)) else ""
    elif kind is ActorKind.PLACE:
        name = LEADING.sub("", name)
    elif (kind is ActorKind.COUNTRY and not country_of(name)) or (kind is ActorKind.OFFICE and not _is_office(name)):
        return None
    return Spelled(kind, name, match.start(1), match.start(1) + len(name))


def _alone(name: str) -> str:
    """A body's name without another body that stands behind "and": "Ministry of Fish and Coast Bank"."""
    first, joint, last = name.rpartition(" and ")
    return first if joint and _is_another(first, last) else name


def _is_another(first: str, last: str) -> bool:
    """Whether what stands on both sides of "and" are two bodies, or somebody's office."""
    heads = [bool(GENERIC & set(part.casefold().split())) for part in (first, last)]
    return all(heads) or has_head(last)


def _with_short(match: re.Match[str], name: str, short: str) -> Spelled | None:
    """A name with its acronym behind it: as much of it as the letters stand for.

    The letters of a name in another language stand for none of it: then all, if that is one body and no office.
    """
    if not is_acronym(short):
        return None
    starts = [m.start() for m in re.finditer(r"(?<![\w'’-])[A-Z]", name)]
    fits = [at for at in starts if stands_for(short, name[at:])]
    first, _, last = name.rpartition(" and ")
    if not fits and (has_head(name) or (first and _is_another(first, last))):
        return None
    begin = min(fits, default=0)
    return Spelled(ActorKind.BODY, name[begin:], match.end(1) - len(name) + begin, match.end(1), short)


def _is_office(name: str) -> bool:
    """Whether an office found by pattern is a head of state's, or a minister's or auditor's with nothing before it."""
    if name != LEADING.sub("", name) and not is_head_of_state(name):
        return False
    first, _, last = name.rpartition(" and ")
    if name.startswith(("Minister of ", "Minister for ", "Secretary of ", "Secretary for ")):
        return not has_head(last)
    if name.endswith("General"):
        return not has_head(first)
    return is_head_of_state(name) or name.endswith(("Secretary", "Minister"))
