"""Offices: who is seen in which, on which days, and whom a description such as "the president" can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import ActorKind, Office
from onrecord.resolve.joining import Groups
from onrecord.resolve.known import Known
from onrecord.resolve.signs import Sign, office_sign
from onrecord.text.names_titles import GENERIC, is_head_of_state, names_a_field, office


@dataclass(slots=True)
class Seat:
    """One office of one country: the titles it is called by, and the groups of signs seen in it."""

    titles: dict[str, set[date | None]] = field(default_factory=dict)
    holders: set[Sign] = field(default_factory=set)


def seat_of(title: str, home: str | None) -> Sign:
    """The office a title stands for; all titles of a head of state are one office."""
    sign = office_sign(title, home)
    return Sign(ActorKind.OFFICE, "head of state", sign.scope) if is_head_of_state(title) else sign


def seats(known: Mapping[Sign, Known], groups: Groups[Sign]) -> dict[Sign, Seat]:
    """All offices that persons are seen in."""
    found: dict[Sign, Seat] = defaultdict(Seat)
    for sign, about in known.items():
        if sign.kind is not ActorKind.PERSON:
            continue
        for title, seen in about.titles.items():
            for day, home in seen:
                seat = found[seat_of(title, home)]
                seat.titles.setdefault(title, set()).add(day)
                seat.holders.add(groups.find(sign))
    return found


def holder(sign: Sign, known: Known, found: Mapping[Sign, Seat]) -> Sign | None:
    """The one person (leader of a group) whom an office named without a person can mean, or None.

    An office over a field ("Transport Secretary") stays an office: it outlives its holders.
    """
    title = min(known.full)
    if names_a_field(title) or office(title) in GENERIC:
        return None
    holders = found.get(seat_of(title, sign.scope or None), Seat()).holders
    return next(iter(holders)) if len(holders) == 1 else None


def stands_alone(seat: Sign, about: Seat) -> bool:
    """Whether an office is an actor of its own: it is over a field, or several people are seen in it."""
    title = min(about.titles)
    return office(title) not in GENERIC and (names_a_field(title) or len(about.holders) > 1)


def held(known: Iterable[Known]) -> tuple[Office, ...]:
    """The offices one actor is seen in, the days of all documents that say so taken together."""
    days: dict[str, set[date]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for about in known:
        for title, seen in about.titles.items():
            words = office(title)
            if words:
                titles[words].add(title)
                days[words].update(day for day, _ in seen if day)
    return tuple(
        Office(min(titles[w], key=lambda t: (len(t), t)), min(days[w], default=None), max(days[w], default=None))
        for w in sorted(titles)
    )
