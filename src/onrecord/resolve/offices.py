"""Offices: every title beside a name is an office too; who is seen in it, and whom its bare name can mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from onrecord.model import ActorKind, Office
from onrecord.resolve.joining import Groups
from onrecord.resolve.known import Known
from onrecord.resolve.locals import Local
from onrecord.resolve.signs import Sign, office_sign
from onrecord.text.names_titles import GENERIC, HEADS, is_head_of_state, names_a_field, office

PREVAILS = 4
"""Somebody seen so many times as often in an office as the next is the one its bare name means."""


def offices_beside(local: Local) -> Iterator[Local]:
    """The offices written beside a person's name, as actors of the document."""
    if local.kind is ActorKind.PERSON:
        for title in local.titles:
            if is_office(title):
                yield Local(local.document, local.day, title, ActorKind.OFFICE, local.home, (), (title,), ())


def is_office(title: str) -> bool:
    """Whether a title is an office and no form of address, and says more than "the minister"."""
    words = office(title)
    return bool(set(words.split()) & HEADS) and words not in GENERIC


Seats = Mapping[Sign, Counter[Sign | str]]


def seats(known: Mapping[Sign, Known], groups: Groups[Sign], outside: Mapping[Sign, Counter[str]]) -> Seats:
    """For every group of offices, how often each group of persons is seen in it, or by id somebody from outside."""
    found: dict[Sign, Counter[Sign | str]] = defaultdict(Counter)
    for seat, others in outside.items():
        found[groups.find(seat)].update(others)
    for sign, about in known.items():
        for seat, times in seats_of(about).items():
            if seat in known:
                found[groups.find(seat)][groups.find(sign)] += times
    return found


def seats_of(about: Known) -> Counter[Sign]:
    """The offices a person is seen in, with how often, but those that stay offices whoever holds them.

    An office written in two ways is seen as often as the more frequent one tells.
    """
    seats: Counter[Sign] = Counter()
    if about.sign.kind is not ActorKind.PERSON:
        return seats
    spelled: Counter[tuple[str, str]] = Counter()
    for (title, home), told in about.titles.items():
        if not outlives(title):
            way = (title.casefold().removeprefix("the "), home)
            spelled[way] = max(spelled[way], told.times)
    for (title, home), times in spelled.items():
        seats[office_sign(title, home or None)] += times
    return seats


def outlives(title: str) -> bool:
    """Whether an office is one over a field ("Transport Secretary"): it stays an office, whoever holds it."""
    return names_a_field(title) and not is_head_of_state(title)


def holder(offices: Iterable[Known], seen: Counter[Sign | str]) -> Sign | str | None:
    """The one person (a group of signs, or somebody from outside) whom an office alone can mean, or None."""
    if any(outlives(title) for about in offices for title in about.full):
        return None
    (first, most), (_, next_most) = (*seen.most_common(2), (None, 0), (None, 0))[:2]
    return first if most and most >= PREVAILS * next_most else None


def held(known: Iterable[Known]) -> tuple[Office, ...]:
    """The offices one actor is seen in, the days of all documents that say so taken together."""
    days: dict[str, set[date]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for about in known:
        for (title, _), seen in about.titles.items():
            words = office(title)
            if set(words.split()) & HEADS:
                titles[words].add(title)
                days[words].update(day for day in (seen.first, seen.last) if day)
    return tuple(
        Office(min(titles[w], key=lambda t: (len(t), t)), min(days[w], default=None), max(days[w], default=None))
        for w in sorted(titles)
    )
