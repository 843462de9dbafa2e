"""Who is who: signs joined to actors, in two steps that do not depend on any order.

First signs that say the same thing outright are joined. Then each partial sign (a ministry whose country is unknown
first, then a family name alone, an acronym, a name cut short) goes to the one group it can mean; where two groups
survive, nobody is joined and the question is queued.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise

from onrecord.model import ActorKind, Proposal, Reason, content_id
from onrecord.resolve.features import ACCEPT, DOUBT, PARTIAL, SECOND_FAMILY_NAME, compare, shares_office
from onrecord.resolve.joining import Groups
from onrecord.resolve.known import Known
from onrecord.resolve.signs import SHORT, Sign, blocks, opposite, person_of
from onrecord.text.names_bodies import is_acronym

MOST_CANDIDATES = 5
"""More candidates than this and nobody is asked: the name says too little."""


Candidate = tuple[Sign, Reason]


@dataclass(slots=True)
class Joined:
    """Signs in groups, why each pair was joined, and what is uncertain."""

    groups: Groups[Sign]
    reasons: dict[frozenset[Sign], Reason] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


def join(known: Mapping[Sign, Known]) -> Joined:
    """Group the signs of all documents."""
    pairs = dict(_pairs(known))
    joined = Joined(Groups(known))
    for pair in sorted((p for p, reason in pairs.items() if _outright(p, reason)), key=sorted):
        _join(joined, pair, pairs[pair])
    _attach(joined, known, pairs)
    _join_leftovers(joined, known)
    return joined


def _pairs(known: Mapping[Sign, Known]) -> Iterator[tuple[frozenset[Sign], Reason]]:
    seen: set[frozenset[Sign]] = set()
    for a, b in _meeting(known):
        pair = frozenset((a, b))
        if pair not in seen:
            seen.add(pair)
            if reason := compare(known[a], known[b]):
                yield pair, reason


def _meeting(known: Mapping[Sign, Known]) -> Iterator[tuple[Sign, Sign]]:
    """The pairs that meet under their keys, the lesser sign first."""
    table: dict[str, list[Sign]] = defaultdict(list)
    for sign in sorted(known):
        for key in set(blocks(sign, known[sign].full, known[sign].glosses)):
            table[key].append(sign)
    for key, members in table.items():
        if opposite(key) == key:
            yield from combinations(members, 2)
        elif key.startswith(SHORT):
            others = table.get(opposite(key), ())
            yield from ((min(a, b), max(a, b)) for a in members for b in others if a != b)


def may_join(a: Known, b: Known) -> bool:
    """Whether two signs may come to be one actor, or be asked about: what `join` and `_attach` look at."""
    one, other = a.sign, b.sign
    if one.key == other.key and one.kind is other.kind and _may_be_left_over(a) and _may_be_left_over(b):
        return True
    reason = compare(a, b)
    return reason is not None and (reason.weight >= PARTIAL or _outright(frozenset((one, other)), reason))


def _outright(pair: frozenset[Sign], reason: Reason) -> bool:
    """Whether the reason alone joins: full names that agree, or an acronym the document explains."""
    if reason.feature == "person name":
        return reason.weight >= ACCEPT and all(person_of(sign).full for sign in pair)
    return reason.feature == "explained" or (reason.feature == "same name" and len({s.scope for s in pair}) == 1)


def _join(joined: Joined, pair: frozenset[Sign], reason: Reason) -> None:
    joined.reasons[pair] = reason
    joined.groups.join(*pair)


def _attach(joined: Joined, known: Mapping[Sign, Known], pairs: Mapping[frozenset[Sign], Reason]) -> None:
    """Give each partial sign to the one group it can mean: first to one of its own words, then to a fuller one."""
    same = {pair: reason for pair, reason in pairs.items() if len({s.key for s in pair}) == 1}
    placed = {sign for sign, winner, _ in _chosen(joined, known, same, ()) if winner}
    for pair, reason in pairs.items():
        if not DOUBT <= reason.weight < ACCEPT or reason.feature == SECOND_FAMILY_NAME:
            continue
        a, b = pair
        if _fullness(a) == _fullness(b) and not joined.groups.together(a, b):
            joined.proposals.append(proposal("merge", a.id, b.id, reason))
    for sign, _, others in _chosen(joined, known, pairs, placed):
        joined.proposals += [proposal("merge", sign.id, other.id, reason) for other, reason in others]


def _chosen(
    joined: Joined, known: Mapping[Sign, Known], pairs: Mapping[frozenset[Sign], Reason], placed: Collection[Sign]
) -> list[tuple[Sign, Candidate | None, list[Candidate]]]:
    """Join each partial sign that is not placed yet to the group that survives; says what was chosen."""
    wider: dict[Sign, list[Candidate]] = defaultdict(list)
    for pair, reason in pairs.items():
        if reason.weight < PARTIAL or joined.groups.together(*pair):
            continue
        few, many = sorted(pair, key=lambda s: (_fullness(s), len(s.key.split()), s))
        fuller = _fullness(few) < _fullness(many) or reason.feature == SECOND_FAMILY_NAME
        if fuller and few not in placed:
            wider[few].append((many, reason))
    frozen = {sign: joined.groups.find(sign) for sign in known}
    chosen = [_choose(sign, sorted(wider[sign], key=lambda x: x[0]), frozen, known) for sign in sorted(wider)]
    for sign, winner, _ in chosen:
        if winner:
            _join(joined, frozenset((sign, winner[0])), winner[1])
    return chosen


@lru_cache(maxsize=65_536)
def _fullness(sign: Sign) -> tuple[int, int, int]:
    """How much a sign says: partial signs go to fuller ones, never the other way."""
    if sign.kind is ActorKind.PERSON:
        name = person_of(sign)
        return (2 if name.full else 1 if name.given else 0, 0, 0)
    words = sign.key.split()
    return (len(words), 1 if sign.scope else 0, 1 if "ministry" in words else 0)


def _choose(
    sign: Sign, candidates: Sequence[Candidate], group_of: Mapping[Sign, Sign], known: Mapping[Sign, Known]
) -> tuple[Sign, Candidate | None, list[Candidate]]:
    """The one candidate group that survives, or none and the candidates to ask about."""
    tests: tuple[Callable[[Candidate], bool], ...] = (
        lambda c: True,
        lambda c: shares_office(known[sign], known[c[0]]),
        lambda c: bool(known[sign].homes.keys() & known[c[0]].homes.keys()),
    )
    left = list(candidates)
    for test in tests:
        passed = [c for c in left if test(c)]
        if len({group_of[c[0]] for c in passed}) == 1:
            return sign, max(passed, key=lambda c: (c[1].weight, c[0])), []
        left = passed or left
    firsts = {group_of[c[0]]: c for c in reversed(left)}
    ask = list(firsts.values()) if len(firsts) <= MOST_CANDIDATES else []
    return sign, None, ask


def _join_leftovers(joined: Joined, known: Mapping[Sign, Known]) -> None:
    """Join what met nothing fuller: one family name in one country, one acronym wherever it is used."""
    settled = {joined.groups.find(s) for s in known if " " in s.key}
    alone: dict[tuple[ActorKind, str], list[Sign]] = defaultdict(list)
    for sign in sorted(known):
        if joined.groups.find(sign) not in settled and _may_be_left_over(known[sign]):
            alone[sign.kind, sign.key].append(sign)
    for (kind, _), signs in alone.items():
        homes = {h for s in signs for h in known[s].homes}
        if kind is ActorKind.PERSON and len(homes) > 1:
            continue
        for a, b in pairwise(signs):
            _join(joined, frozenset((a, b)), Reason("same name", ACCEPT, "one name, and nobody fuller it could be"))


def _may_be_left_over(known: Known) -> bool:
    if " " in known.sign.key:
        return False
    kind = known.sign.kind
    return kind is ActorKind.PERSON or (kind is ActorKind.BODY and any(is_acronym(n) for n in known.full))


def proposal(verb: str, subject: str, other: str, *reasons: Reason) -> Proposal:
    """A question for a person. Its id is the same however the pair is turned."""
    first, second = sorted((subject, other))
    weight = max((r.weight for r in reasons), default=0.0)
    return Proposal(content_id("proposal", verb, first, second), verb, first, second, weight, reasons)
