"""What people ruled on who is who and what is one promise, applied on top of what the program found.

Decisions, by verb (`after` holds the rest):

| verb | subject | after | effect |
| --- | --- | --- | --- |
| merge | actor or commitment | other: id | both are one |
| reject | actor or commitment | other: id | both stay apart, and nobody asks again |
| split | actor | names: forms | these names are somebody else |
| split | commitment | statements: ids | these statements are another promise |
| reject | commitment or statement | – | not a commitment |
| edit | actor or commitment | fields | the fields say what the person wrote |
| accept | commitment | – | confirmed: its confidence is 1 |
| undo | decision, or any with undoes: id | – | the other decision never was |

Ids may be former ones: every id hangs on one name or statement, and the ruling holds for the group that has it now.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from onrecord.model import Decision
from onrecord.resolve.joining import Groups

M = TypeVar("M", bound=Hashable)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions nobody took back, oldest first. An undo of an undo brings the first back."""
    void: set[str] = set()
    kept: list[Decision] = []
    for one in sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.when, d.id), reverse=True):
        if one.id in void:
            continue
        if one.verb == "undo":
            void.add(str(dict(one.after).get("undoes", one.subject)))
        else:
            kept.append(one)
    return tuple(reversed(kept))


@dataclass(frozen=True, slots=True)
class Ruling(Generic[M]):
    """One decision on groups: these members leave, or come to, the group of `subject`."""

    subject: M
    others: frozenset[M]
    joins: bool
    decision: Decision


def settle(members: Iterable[M], edges: Iterable[frozenset[M]], rulings: Sequence[Ruling[M]]) -> Groups[M]:
    """The groups that the edges make once all rulings are applied in their order."""
    everybody = list(members)
    held = set(edges)
    for ruling in rulings:
        held = held | _joining(ruling) if ruling.joins else _cut(everybody, held, ruling)
    return _grouped(everybody, held)


def _joining(ruling: Ruling[M]) -> set[frozenset[M]]:
    return {frozenset((ruling.subject, other)) for other in ruling.others if other != ruling.subject}


def _cut(everybody: Sequence[M], edges: set[frozenset[M]], ruling: Ruling[M]) -> set[frozenset[M]]:
    """The edges without those between the leaving members and the rest of the subject's group."""
    groups = _grouped(everybody, edges)
    leaving = {m for m in ruling.others if groups.together(m, ruling.subject)}
    if not leaving:
        return edges
    staying = {m for m in everybody if m not in leaving and groups.together(m, ruling.subject)}
    kept = {e for e in edges if not (e & leaving and e - leaving)}
    return kept | _chained(leaving) | _chained(staying)


def _chained(members: set[M]) -> set[frozenset[M]]:
    """Edges that hold members together."""
    return {frozenset(pair) for pair in pairwise(members)}


def _grouped(everybody: Iterable[M], edges: Iterable[frozenset[M]]) -> Groups[M]:
    groups = Groups(everybody)
    for edge in edges:
        one, *rest = edge
        for other in rest:
            groups.join(one, other)
    return groups


def on_groups(
    decisions: Iterable[Decision], member_of: Mapping[str, M], named: Mapping[str, frozenset[M]]
) -> tuple[Ruling[M], ...]:
    """The decisions that join or part groups.

    Args:
        decisions: those in force.
        member_of: id to the member it hangs on.
        named: a name or statement id, as splits list them, to members.
    """
    found = []
    for one in decisions:
        subject = member_of.get(one.subject)
        others = _others(one, member_of, named)
        if subject is not None and others and one.verb in ("merge", "split", "reject"):
            found.append(Ruling(subject, others, one.verb == "merge", one))
    return tuple(found)


def _others(one: Decision, member_of: Mapping[str, M], named: Mapping[str, frozenset[M]]) -> frozenset[M]:
    after = dict(one.after)
    if one.verb == "split":
        listed = [*after.get("names", ()), *after.get("statements", ())]
        return frozenset(m for name in listed for m in named.get(str(name), ()))
    other = member_of.get(str(after.get("other")))
    return frozenset() if other is None else frozenset((other,))


def in_words(decision: Decision) -> str:
    """Who ruled what and why, in a line."""
    return f"{decision.verb} by {decision.who}: {decision.why}".rstrip(": ")


def rejected(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of commitments and statements that were ruled to be none."""
    return frozenset(d.subject for d in decisions if d.verb == "reject" and "other" not in dict(d.after))


def edits(decisions: Iterable[Decision]) -> dict[str, dict[str, Any]]:
    """By subject, the fields people wrote, later over earlier; `accepted` where somebody confirmed it."""
    found: dict[str, dict[str, Any]] = {}
    for one in decisions:
        if one.verb == "edit":
            found.setdefault(one.subject, {}).update(dict(one.after))
        elif one.verb == "accept":
            found.setdefault(one.subject, {})["accepted"] = True
    return found
