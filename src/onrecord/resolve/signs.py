"""Signs: what names are compared by. All mentions with one sign are one actor; few signs stand for many mentions.

A sign is a kind, a levelled name and, where the name is one that every country has (a ministry, a president), the
country. Its id depends on nothing else, so it is the same whatever is added before or after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import ActorKind, content_id
from onrecord.resolve.locals import THIS_COUNTRY, Local
from onrecord.text.names_bodies import Body, body, is_acronym
from onrecord.text.names_fold import folded, skeleton
from onrecord.text.names_persons import Person, person
from onrecord.text.names_places import country_of, place_of
from onrecord.text.names_titles import GENERIC as GENERIC_OFFICES
from onrecord.text.names_titles import HEADS as OFFICE_HEADS
from onrecord.text.names_titles import is_head_of_state, office

GEOGRAPHY = frozenset(
    "heights mountains sea islands island strip peninsula river valley desert strait gulf city".split()
)
"""Words that may be left out when a place is named again."""


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """What a name is compared by.

    Attributes:
        kind: the sort of thing.
        key: the levelled name.
        scope: country code for names every country has; the document's id for descriptions such as "the ministry".
    """

    kind: ActorKind
    key: str
    scope: str = ""

    @property
    def id(self) -> str:
        """The id an actor has that is known by this sign alone."""
        return content_id("actor", self.kind, self.key, self.scope)


def sign_of(local: Local) -> Sign:
    """The sign of a document's actor."""
    return _MAKERS[local.kind](local)


def _person(local: Local) -> Sign:
    name = person(local.name)
    return Sign(ActorKind.PERSON, name.key, "" if name.given else _hint(local))


def _hint(local: Local) -> str:
    """For a person called by the family name alone: the office and country that may tell whose it is."""
    offices = sorted({office(t) for t in local.titles} - {""})
    return "/".join([local.home or "", *offices[:1]])


def _body(local: Local) -> Sign:
    parts = body(local.meant or local.name)
    if parts.generic:
        return Sign(ActorKind.BODY, parts.key, local.document)
    if parts.institution:
        return Sign(ActorKind.BODY, parts.key, parts.country or local.home or "")
    return Sign(
        ActorKind.BODY, parts.key, (local.home or "") if is_acronym(local.name) and len(parts.words) == 1 else ""
    )


def _office(local: Local) -> Sign:
    sign = office_sign(local.name, local.home)
    return Sign(ActorKind.OFFICE, sign.key, local.document) if sign.key in GENERIC_OFFICES else sign


def office_sign(title: str, home: str | None) -> Sign:
    """The sign of an office: its words, and the country it says or else the document's.

    All the titles a head of state may have are one office.
    """
    said = next((c for w in title.replace("'s", "").split() if (c := country_of(w.strip(".,")))), None)
    words = "head of state" if is_head_of_state(title) else office(title) or " ".join(folded(title))
    return Sign(ActorKind.OFFICE, words, said or home or "")


def _country(local: Local) -> Sign:
    if local.name.casefold() in THIS_COUNTRY:
        return Sign(ActorKind.COUNTRY, local.home or " ".join(folded(local.name)), "" if local.home else local.document)
    return Sign(ActorKind.COUNTRY, country_of(local.name) or " ".join(folded(local.name)))


def _place(local: Local) -> Sign:
    current = place_of(local.name) or local.name
    words = [w for w in folded(current) if w != "te"]
    bare = current.casefold().removeprefix("the ").split()
    short = [w for w in bare if w not in GEOGRAPHY] or bare
    return Sign(ActorKind.PLACE, " ".join(folded(" ".join(short))) or " ".join(words))


_MAKERS = {
    ActorKind.PERSON: _person,
    ActorKind.BODY: _body,
    ActorKind.OFFICE: _office,
    ActorKind.COUNTRY: _country,
    ActorKind.PLACE: _place,
}


@lru_cache(maxsize=65536)
def person_of(sign: Sign) -> Person:
    """The person's name behind a sign."""
    family, *given = sign.key.split() or [sign.key]
    return Person(tuple(given), family)


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """The acronyms a body's name may have: its first letters with and without the small words."""
    words = [w.strip(",.").lower() for w in name.replace("-", " ").split() if w.lower() != "the"]
    small = {"of", "for", "and", "&", "on", "to", "in", "a"}
    letters = ["".join(w[:1] for w in words), "".join(w[:1] for w in words if w not in small)]
    return frozenset(x for x in letters if len(x) > 1)


def blocks(sign: Sign, names: Iterable[str]) -> Iterator[str]:
    """The keys under which signs that may be one meet; a store can index them."""
    if sign.kind is ActorKind.PERSON:
        family = person_of(sign).family
        yield f"person:{skeleton(family)}"
        if len(family) >= 6:
            yield f"person:{family[:4]}*{family[-1]}"
    elif sign.kind is ActorKind.BODY:
        yield from _body_blocks(sign, names)
    elif sign.kind is ActorKind.OFFICE:
        yield from (f"office:{word}" for word in sign.key.split() if word not in OFFICE_HEADS)
        yield f"office:{sign.key}"
    else:
        yield f"{sign.kind}:{sign.key}"


def party_key(sign: Sign) -> str:
    """One key for an actor as the party of a statement, the same for all romanisations."""
    return f"person:{skeleton(person_of(sign).family)}" if sign.kind is ActorKind.PERSON else f"{sign.kind}:{sign.key}"


COMMON = frozenset(
    "ministry department office agency authority service committee commission council board national".split()
)
"""Words of bodies too common to look others up by."""


def _body_blocks(sign: Sign, names: Iterable[str]) -> Iterator[str]:
    yield f"body:{sign.key}"
    for name in sorted(set(names)):
        parts: Body = body(name)
        if not parts.generic:
            yield from (f"body:{word}*" for word in parts.words if word not in COMMON)
        if is_acronym(name):
            yield f"initials:{name.replace('.', '').lower()}"
        else:
            yield from (f"initials:{letters}" for letters in sorted(initials(name)))
