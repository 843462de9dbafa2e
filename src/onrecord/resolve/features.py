"""The features by which two signs are taken for one actor: a table of small functions, each with a reason.

A feature answers a score from 0 to 1 or None where it has nothing to say. One more feature is one more function
in the table of its kind. `ACCEPT` and above joins, if nobody else could be meant; `DOUBT` and above asks.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import ActorKind, Reason
from onrecord.resolve.known import Known
from onrecord.resolve.signs import person_of
from onrecord.text.names_bodies import body, is_acronym, stands_for
from onrecord.text.names_persons import likeness
from onrecord.text.names_places import country_of
from onrecord.text.names_titles import office

ACCEPT = 0.9
DOUBT = 0.7
PARTIAL = 0.5

Feature = Callable[[Known, Known], Reason | None]

SHORTENED = frozenset("ministry department agency authority office service committee board commission".split())
"""Bodies whose long names are commonly cut: "Department of Health" for "Department of Health and Sport"."""


def same_name(a: Known, b: Known) -> Reason | None:
    """Bodies, offices and places whose levelled names are the same."""
    if a.sign.key == b.sign.key:
        return Reason("same name", 1.0, "names alike once spelling, word order and country are levelled")
    return None


def person_name(a: Known, b: Known) -> Reason | None:
    """Persons whose names agree feature by feature."""
    score, said = likeness(person_of(a.sign), person_of(b.sign))
    if score == 0.0:
        return None
    return Reason("person name", score, "; ".join(why for _, _, why in said))


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
        letters = sorted(explained.glosses & short.full)
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


def is_cut(short: str, long: str) -> bool:
    """Whether one body's name may be another's cut short.

    A national branch is not its parent: "Acme" is not "Acme France".
    """
    a, b = body(short), body(long)
    extra = set(b.words) - set(a.words)
    if not extra or not set(a.words) < set(b.words) or is_acronym(short) or any(country_of(w) for w in extra):
        return False
    if a.institution:
        return len(a.words) > 1 and b.institution and bool(SHORTENED & set(a.words))
    return b.words[: len(a.words)] == a.words and any(len(w) > 3 for w in a.words)


TABLE: dict[ActorKind, tuple[Feature, ...]] = {
    ActorKind.PERSON: (person_name,),
    ActorKind.BODY: (same_name, gloss, acronym, shortened),
    ActorKind.OFFICE: (same_name,),
    ActorKind.COUNTRY: (same_name,),
    ActorKind.PLACE: (same_name,),
}


def compare(a: Known, b: Known) -> Reason | None:
    """The strongest reason to take two signs for one actor, or None. Never across kinds, never across countries."""
    if a.sign.kind is not b.sign.kind or not scopes_agree(a, b):
        return None
    said = [r for feature in TABLE[a.sign.kind] if (r := feature(a, b))]
    return max(said, key=lambda r: (r.weight, r.feature), default=None)


def scopes_agree(a: Known, b: Known) -> bool:
    """Whether nothing says that the two belong to different countries."""
    if a.sign.kind is ActorKind.PERSON:
        return True
    one, other = a.sign.scope, b.sign.scope
    return not one or not other or one == other


def shares_office(a: Known, b: Known) -> bool:
    """Whether documents give both the same office in the same country."""
    one = {(office(t), home) for t, seen in a.titles.items() for _, home in seen}
    other = {(office(t), home) for t, seen in b.titles.items() for _, home in seen}
    return bool((one & other) - {("", "")})
