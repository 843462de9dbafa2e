"""One promise in many stories: statements joined to commitments, the surest pairs first.

Statements meet under blocking keys (`keys`); a pair whose evidence reaches `JOIN` joins its groups, unless the
groups taken together do not bear it out. Nothing hangs on the order in which statements are given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.model import Decision, Proposal, Reason, content_id
from onrecord.resolve.actors import proposal
from onrecord.resolve.facts import Facts
from onrecord.resolve.joining import Groups
from onrecord.resolve.likeness import ASK, JOIN, RARE_NUMBER, barred, likeness, most_likely
from onrecord.resolve.rulings import Ruling, on_groups, settle

PAIRED, BESIDE = 5, 3
"""How many of its rarest concepts a statement is looked up by: two at a time, and one beside a party, number or day."""
CROWD = 24
"""More statements than this under one key and the key tells nothing."""
BORNE_OUT = 0.6
"""What two groups' members must reach on average to be joined."""
QUESTIONS = 3
"""How often a person is asked about one group, the likeliest first."""
WITNESSES = 6
"""How many members of each group are asked."""


def seed(statement: str) -> str:
    """The id of the commitment that this statement would be the first of."""
    return content_id("commitment", statement)


def keys(facts: Facts) -> Iterator[str]:
    """The keys under which statements that may be one promise meet; a store can index them."""
    rare = _rarest(facts.words, PAIRED)
    yield from (f"{one}+{other}" for one, other in combinations(sorted(rare), 2))
    beside = list(facts.parties)
    beside += [f"{value:g} {unit}" for value, unit in sorted(facts.numbers)]
    beside += [str(facts.end)] if facts.end else []
    yield from (f"{thing}+{word}" for thing in beside for word in rare[:BESIDE])
    yield from {f"{value:g}" for value, _ in facts.numbers if value >= RARE_NUMBER}


def _rarest(words: Mapping[str, float], most: int) -> list[str]:
    return sorted(words, key=lambda w: (-words[w], w))[:most]


@dataclass(slots=True)
class Promises:
    """Statements in groups, why pairs were joined, and what is uncertain."""

    groups: Groups[str]
    reasons: dict[frozenset[str], tuple[Reason, ...]] = field(default_factory=dict)
    ruled: dict[frozenset[str], Ruling[str]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


def gather(facts: Sequence[Facts], decisions: Sequence[Decision] = (), crowded: Collection[str] = ()) -> Promises:
    """Group statements that are one promise, the decisions in force on top; `crowded` keys tell nothing."""
    by_id = {f.statement: f for f in facts}
    promises = Promises(Groups(sorted(by_id)))
    members = {s: [s] for s in by_id}
    scored = sorted(_scored(facts, crowded), key=lambda x: (-x[0], x[1], x[2]))
    for score, a, b, reasons in scored:
        one, other = promises.groups.find(a), promises.groups.find(b)
        if one == other:
            continue
        if score >= JOIN and _borne_out(members[one], members[other], by_id):
            promises.reasons[frozenset((a, b))] = reasons
            promises.groups.join(a, b)
            members[promises.groups.find(a)] = members[one] + members[other]
    rulings = on_groups(decisions, {seed(s): s for s in by_id}, {s: frozenset((s,)) for s in by_id})
    promises.groups = settle(sorted(by_id), promises.reasons, rulings)
    for ruling in rulings:
        for other in ruling.others:
            promises.ruled[frozenset((ruling.subject, other))] = ruling
    _ask(promises, scored)
    return promises


Scored = tuple[float, str, str, tuple[Reason, ...]]


def _scored(facts: Sequence[Facts], crowded: Collection[str]) -> Iterator[Scored]:
    """Every pair worth a question, with what speaks for it."""
    by_id = {f.statement: f for f in sorted(facts, key=lambda f: f.order)}
    blocks: dict[str, list[str]] = defaultdict(list)
    for one in by_id.values():
        for key in set(keys(one)):
            blocks[key].append(one.statement)
    seen: set[tuple[str, str]] = set()
    for key, met in blocks.items():
        if len(met) > CROWD or key in crowded:
            continue
        for pair in combinations(met, 2):
            if pair not in seen:
                seen.add(pair)
                scored = compared(by_id[pair[0]], by_id[pair[1]])
                if scored:
                    yield scored


def compared(a: Facts, b: Facts) -> Scored | None:
    """A pair with what speaks for it, the earlier statement first; None where it is not worth a question."""
    if barred(a, b) or most_likely(a, b) < ASK:
        return None
    score, reasons = likeness(a, b)
    return (score, a.statement, b.statement, reasons) if score >= ASK else None


def _borne_out(one: Iterable[str], other: Iterable[str], by_id: Mapping[str, Facts]) -> bool:
    """Whether the groups' earliest members are alike on average, and no document lists the two apart."""
    a, b = (sorted((by_id[s] for s in group), key=lambda f: f.order) for group in (one, other))
    if {f.document for f in a} & {f.document for f in b}:
        return False
    scores = [_score(x, y) for x in a[:WITNESSES] for y in b[:WITNESSES]]
    return sum(scores) / len(scores) >= BORNE_OUT


def _score(a: Facts, b: Facts) -> float:
    return 0.0 if barred(a, b) else likeness(a, b)[0]


def _ask(promises: Promises, scored: Iterable[Scored]) -> None:
    """Queue the likeliest pair of any two groups that stayed apart, and of each group only a few."""
    asked = {frozenset(promises.groups.find(s) for s in pair) for pair in promises.ruled}
    times: Counter[str] = Counter()
    for _, a, b, reasons in scored:
        pair = frozenset((promises.groups.find(a), promises.groups.find(b)))
        if len(pair) == 2 and pair not in asked and all(times[group] < QUESTIONS for group in pair):
            asked.add(pair)
            times.update(pair)
            promises.proposals.append(proposal("merge", seed(a), seed(b), *reasons))
