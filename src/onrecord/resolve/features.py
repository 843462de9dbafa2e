"""The features by which two signs are taken for one actor: a table of small functions, each with a reason.

A feature answers a score from 0 to 1 or None where it has nothing to say. One more feature is one more function
in the table of its kind. `ACCEPT` and above joins, if nobody else could be meant; `DOUBT` and above asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from onrecord.model import ActorKind, Reason
from onrecord.resolve.known import Known
from onrecord.resolve.signs import SHORTENED, Sign, person_of
from onrecord.text.names_bodies import HEADS, body, is_acronym, stands_for
from onrecord.text.names_persons import Person, likeness
from onrecord.text.names_places import country_of
from onrecord.text.names_titles import HEADS as TITLE_HEADS
from onrecord.text.names_titles import RANKS_BELOW, names_a_field, office

ACCEPT = 0.9
DOUBT = 0.7
PARTIAL = 0.5
SECOND_FAMILY_NAME = "second family name"

Feature = Callable[[Known, Known], Reason | None]

TAILS = frozenset("service force group company corporation industry holding organisation party agency".split())
"""Words that may follow a name already whole without making it another body's: "City Police Service"."""


def same_name(a: Known, b: Known) -> Reason | None:
    """Bodies, offices and places whose levelled names are the same."""
    if a.sign.key == b.sign.key:
        return Reason("same name", 1.0, "names alike once spelling, word order and country are levelled")
    return None


def person_name(a: Known, b: Known) -> Reason | None:
    """Persons whose names agree feature by feature, or one of whom has a further family name."""
    return _one_person(a.sign, b.sign)


@lru_cache(maxsize=262_144)
def _one_person(a: Sign, b: Sign) -> Reason | None:
    one, other = person_of(a), person_of(b)
    score, said = likeness(one, other)
    if score <= DOUBT and _leaves_out_a_name(one, other):
        return Reason(SECOND_FAMILY_NAME, DOUBT, "the second family name left out")
    return Reason("person name", score, "; ".join(why for _, _, why in said)) if score else None


def _leaves_out_a_name(one: Person, other: Person) -> bool:
    """Whether one has a further family name behind the whole of the other's: "Pilar Soto Vera" and "Pilar Soto"."""
    short, long = (one, other) if len(one.given) <= len(other.given) else (other, one)
    return bool(short.given) and long.given == (*short.given, short.family) and len(short.family) > 2


def acronym(a: Known, b: Known) -> Reason | None:
    """One is written as the initials of the other: "AO" and "Audit Office"."""
    for short, long in ((a, b), (b, a)):
        for letters in sorted(short.full):
            if is_acronym(letters):
                named = next((n for n in sorted(long.full) if not is_acronym(n) and stands_for(letters, n)), None)
                if named:
                    return Reason("acronym", 0.92, f"{letters} are the initials of {named}")
    return None


def gloss(a: Known, b: Known) -> Reason | None:
    """A document itself explains the acronym: "Audit Office (AO)"."""
    for explained, short in ((a, b), (b, a)):
        letters = sorted(explained.glosses.keys() & short.full.keys())
        if letters:
            return Reason("explained", 1.0, f"a document explains {letters[0]} as {min(explained.full)}")
    return None


def shortened(a: Known, b: Known) -> Reason | None:
    """One body's name is the other's cut short: by its later words, or a ministry by part of its field."""
    for short, long in ((a, b), (b, a)):
        for brief in sorted(short.full):
            named = next((n for n in sorted(long.full) if is_cut(brief, n)), None)
            if named:
                return Reason("shortened", 0.9, f"{brief} may be short for {named}")
    return None


def same_field(a: Known, b: Known) -> Reason | None:
    """One is called a ministry, the other a department of the same field: "the defence department"."""
    one, other = set(a.sign.key.split()), set(b.sign.key.split())
    if one ^ other == {"ministry", "department"} and len(one) > 1:
        return Reason("same field", ACCEPT, f"{min(a.full)} and {min(b.full)} are over one field")
    return None


def is_cut(short: str, long: str) -> bool:
    """Whether one body's name may be another's cut short.

    A national branch is not its parent: "Acme" is not "Acme France".
    """
    a, b = body(short), body(long)
    extra = set(b.words) - set(a.words)
    if (
        not a.words
        or not extra
        or not set(a.words) < set(b.words)
        or is_acronym(short)
        or any(country_of(w) for w in extra)
    ):
        return False
    if a.institution:
        return len(a.words) > 1 and b.institution and bool(SHORTENED & set(a.words))
    whole = a.words[-1] in HEADS or a.words[-1] + "s" in HEADS
    return b.words[: len(a.words)] == a.words and any(len(w) > 3 for w in a.words) and (not whole or extra <= TAILS)


def shortened_office(a: Known, b: Known) -> Reason | None:
    """One office is the other with part of its field left out: "Health Secretary"."""
    short, long = sorted((a, b), key=lambda k: len(k.sign.key.split()))
    few, many = set(short.sign.key.split()), set(long.sign.key.split())
    extra = many - few
    if few < many and names_a_field(min(short.full)) and not extra & (TITLE_HEADS | RANKS_BELOW):
        return Reason("shortened", ACCEPT, f"{min(short.full)} may be short for {min(long.full)}")
    return None


TABLE: dict[ActorKind, tuple[Feature, ...]] = {
    ActorKind.PERSON: (person_name,),
    ActorKind.BODY: (same_name, gloss, acronym, shortened, same_field),
    ActorKind.OFFICE: (same_name, shortened_office),
    ActorKind.COUNTRY: (same_name,),
    ActorKind.PLACE: (same_name,),
}


def _strongest(features: Sequence[Feature]) -> Feature:
    if len(features) == 1:
        return features[0]

    def strongest(a: Known, b: Known) -> Reason | None:
        said = [r for feature in features if (r := feature(a, b))]
        return max(said, key=lambda r: (r.weight, r.feature), default=None)

    return strongest


_STRONGEST = {kind: _strongest(features) for kind, features in TABLE.items()}


def compare(a: Known, b: Known) -> Reason | None:
    """The strongest reason to take two signs for one actor, or None. Never across kinds, never across countries."""
    if a.sign.kind is not b.sign.kind or not scopes_agree(a, b):
        return None
    return _STRONGEST[a.sign.kind](a, b)


def scopes_agree(a: Known, b: Known) -> bool:
    """Whether nothing says that the two belong to different countries.

    A part of a country (its code has a hyphen) is never meant by a name without a country.
    """
    if a.sign.kind is ActorKind.PERSON:
        return True
    one, other = a.sign.scope, b.sign.scope
    return one == other or (not one and "-" not in other) or (not other and "-" not in one)


def shares_office(a: Known, b: Known) -> bool:
    """Whether documents give both the same office in the same country."""
    return bool((_offices(a) & _offices(b)) - {("", "")})


def _offices(known: Known) -> set[tuple[str, str]]:
    return {(office(title), home) for title, home in known.titles}
