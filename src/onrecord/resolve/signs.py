"""Signs: what names are compared by. All mentions with one sign are one actor; few signs stand for many mentions.

A sign is a kind, a levelled name and, where the name is one that every country has (a ministry, a president), the
country. Its id depends on nothing else, so it is the same whatever is added before or after.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import ActorKind, content_id
from onrecord.resolve.locals import THIS_COUNTRY, Local
from onrecord.text.names_bodies import INSTITUTIONS, Body, body, is_acronym
from onrecord.text.names_fold import folded, skeleton
from onrecord.text.names_persons import Person, person
from onrecord.text.names_places import countries_in, country_of, place_of
from onrecord.text.names_titles import GENERIC as GENERIC_OFFICES
from onrecord.text.names_titles import HEADS as OFFICE_HEADS
from onrecord.text.names_titles import is_head_of_state, names_a_field, office

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
    name = person(local.meant or local.name)
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


@lru_cache(maxsize=65536)
def office_sign(title: str, home: str | None) -> Sign:
    """The sign of an office: its words, and the country it says or else the document's.

    All the titles a head of state may have are one office.
    """
    told = title.replace("'s", "")
    said = next((c for _, c in countries_in(told)), None)
    said = said or next((c for w in told.split() if (c := country_of(w.strip(".,")))), None)
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


def blocks(sign: Sign, full: Collection[str], glosses: Iterable[str] = ()) -> Iterator[str]:
    """The keys under which a sign is entered; those that may be one meet under the other's `opposite` keys.

    Of signs that have words in common very few may be one. So what may be short for something is entered under what
    it is short for, and meets only what may be cut to that.

    Args:
        sign: the sign.
        full: its names as documents resolve them; glosses: other names by which they explain it.
    """
    if sign.kind is ActorKind.PERSON:
        given, family = person_of(sign).given, person_of(sign).family
        yield f"person:{skeleton(family)}"
        if len(given) > 1 and len(given[-1]) > 2:
            yield f"person:{skeleton(given[-1])}"  # the first of two family names
        if len(family) >= 6:
            yield f"person:{family[:4]}*{family[-1]}"
        return
    yield f"{sign.kind}:{sign.key}"
    if sign.kind is ActorKind.BODY:
        yield from _body_blocks(sign, full, glosses)
    if sign.kind is ActorKind.OFFICE and sign.key not in GENERIC_OFFICES:
        yield from _office_blocks(sign, full)


SHORT, LONG = "short:", "long:"
"""How the keys begin of what may be short for something, and of what something may be short for."""


def opposite(key: str) -> str:
    """The key of those that are met under a key: of longer names for a short one, else the key itself."""
    if key.startswith(SHORT):
        return LONG + key.removeprefix(SHORT)
    return SHORT + key.removeprefix(LONG) if key.startswith(LONG) else key


def party_key(sign: Sign) -> str:
    """One key for an actor as the party of a statement, the same for all romanisations."""
    return f"person:{skeleton(person_of(sign).family)}" if sign.kind is ActorKind.PERSON else f"{sign.kind}:{sign.key}"


COMMON = frozenset(
    "ministry department office agency authority service committee commission council board national".split()
)
"""Words of bodies too common to look others up by."""

SHORTENED = frozenset("ministry department agency authority office service committee board commission".split())
"""Bodies whose long names are commonly cut: "Department of Health" for "Department of Health and Sport"."""


def _body_blocks(sign: Sign, full: Iterable[str], glosses: Iterable[str]) -> Iterator[str]:
    names = {name: body(name) for name in sorted(set(full))}
    for name, parts in names.items():
        if is_acronym(name):
            yield f"{SHORT}initials:{_letters(name)}"
        else:
            yield from (f"{LONG}initials:{letters}" for letters in sorted(initials(name)))
        if not parts.generic:
            yield from _cut_blocks(parts)
    for other in sorted(set(glosses)):
        yield f"{LONG}initials:{_letters(other)}" if is_acronym(other) else f"{sign.kind}:{body(other).key}"
    words = set(sign.key.split())
    field = words - {"ministry", "department"}
    if len(words - field) == 1 and field - COMMON and not all(parts.generic for parts in names.values()):
        yield f"field:{' '.join(sorted(field))}"


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").lower()


def _cut_blocks(parts: Body) -> Iterator[str]:
    """The keys under which a body's name meets what it may be cut to, or cut from.

    An institution may lose any words of its field; other names keep the words they begin with.
    """
    heads, telling = sorted(SHORTENED & set(parts.words)), sorted(set(parts.words) - COMMON)
    if parts.institution:
        yield from (f"{LONG}institution:{head} {word}" for head in heads for word in telling)
        if heads and telling and not parts.acronym:
            yield f"{SHORT}institution:{heads[0]} {max(telling, key=len)}"
        return
    begun = [parts.words[:n] for n in range(1, len(parts.words) + 1)]
    yield from (f"{LONG}body:{' '.join(words)}" for words in begun[:-1] if not INSTITUTIONS.issuperset(words))
    if not parts.acronym:
        yield f"{SHORT}body:{' '.join(parts.words)}"


def _office_blocks(sign: Sign, full: Iterable[str]) -> Iterator[str]:
    """An office may lose words of its field, and keeps its heads: a deputy is somebody else."""
    words = sign.key.split()
    heads, field = [w for w in words if w in OFFICE_HEADS], [w for w in words if w not in OFFICE_HEADS]
    yield from (f"{LONG}office:{' '.join([*heads, word])}" for word in field)
    if field and any(names_a_field(title) for title in full):
        yield f"{SHORT}office:{' '.join([*heads, max(field, key=len)])}"
