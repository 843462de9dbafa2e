"""Adding a few stories to a ledger that holds very many: only what they touch is resolved and followed again.

The whole is gone through instead (`grow` returns False) where a change reaches further than a few stories: documents
of unknown day that state something, stories from long before the newest.
What is written is what going through everything would write; questions for a person that no longer arise may stay
queued until everything is gone through again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from onrecord.doubts import doubts, presently, unsure_commitments
from onrecord.follow import (
    CASE,
    KIND,
    PAIR,
    STORY,
    Case,
    Retold,
    by_commitment,
    entries,
    prepared,
    retell,
    standings,
    stories,
)
from onrecord.ledger import Ledger
from onrecord.model import Commitment, Decision, Evidence, Reading
from onrecord.pointed import ids_of
from onrecord.resolve import KINDS, NOTES, Change, Entries, Resolution, entered, extend

T = TypeVar("T")
FROM = 2_000  # documents from which on a ledger is added to in this way
AT_ONCE = 200  # more new stories than this at a time, and the whole is gone through
LATER = 200  # more stories published since the new ones, and the whole is gone through
EARLIER = 5  # stories told again where very many were published since and names in them stand for another party
PART = 500  # documents or commitments entered at a time
MARK = ("grown", "whole, ninth form", "1")  # the key that says that the entries are complete, and made as now


def enter(ledger: Ledger, resolution: Resolution, documents: Sequence[str]) -> None:
    """Enter everything under its keys, part by part, so that a few stories can be added later.

    Args:
        ledger: the ledger; the resolution is written to it already.
        resolution: who is who, and which statements are one promise.
        documents: ids of all documents that were resolved.
    """
    for kind in (*KINDS, KIND, PAIR, MARK[0]):
        ledger.put_keys(kind, (), anew=True)
    for kind in (*NOTES, STORY, CASE):
        ledger.put_notes(kind, {}, anew=True)
    if len(documents) < FROM:
        return
    commitment_of = {s: c.id for c in resolution.commitments for s in c.statements}
    for part in (list(ledger.readings(ids)) for ids in _parts(documents)):
        _put(ledger, entered(part, resolution, commitment_of, ledger))
        ledger.put_notes(STORY, stories(part))
    for told in _parts(resolution.commitments):
        _prepare(ledger, (c.id for c in told))
    ledger.put_keys(MARK[0], [MARK[1:]])


def _prepare(ledger: Ledger, commitments: Iterable[str]) -> None:
    """Keep commitments ready for following, and enter what leads to them."""
    cases = prepared(commitments, ledger)
    ledger.put_notes(CASE, cases)
    for kind, pairs in entries(cases.values()).items():
        ledger.put_keys(kind, pairs)


def _put(ledger: Ledger, found: Entries) -> None:
    for kind, pairs in found.drop.items():
        ledger.drop_keys(kind, pairs - found.put.get(kind, set()))
    for kind, pairs in found.put.items():
        ledger.put_keys(kind, pairs)
    for kind, notes in found.notes.items():
        ledger.put_notes(kind, notes)


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(items), PART):
        yield items[at : at + PART]


def grow(ledger: Ledger, outlets: tuple[tuple[str, str], ...] = ()) -> bool:
    """Resolve and follow what is new in the ledger and what it touches, in one transaction.

    Args:
        ledger: the ledger.
        outlets: rows of the user's own table of outlets.

    Returns:
        Whether that was enough; if not, nothing is written, and the whole is to be gone through.
    """
    documents = ledger.unresolved()
    if len(documents) > AT_ONCE or not ledger.candidates(MARK[0], [MARK[1]]):
        return False
    new, decisions = list(ledger.readings(documents)), ledger.decisions()
    change = extend(new, ledger, decisions)
    if change is None or any(r.document.day is None and r.statements for r in new):
        return False
    again = _again(ledger, change, new)
    if again is None:
        return False
    with ledger.transaction():
        pointed = list(_moved(ledger, change, decisions))
        ledger.put_notes(STORY, stories(new))
        changed = _write(ledger, change, documents, again.moved)
        retold = retell({*documents, *again.moved}, again.later, changed, ledger, ledger.copies(), decisions, outlets)
        _write_told(ledger, retold, change, pointed, decisions)
    return True


def _write(ledger: Ledger, change: Change, documents: Sequence[str], moved: Iterable[str]) -> set[str]:
    """Write who is who and what is one promise; gives the commitments that are others now for those who follow them.

    `moved`: documents in which names stand for others, so that what is stated there is about something else.
    """
    found = change.resolution
    about = {c.id for c in found.commitments}
    beside = ledger.commitments_in(moved) - change.touched
    before = ledger.notes(CASE, {*change.touched, *beside}, Case)
    ledger.drop_keys(KIND, entries(before.values())[KIND])
    ledger.write_resolution(
        found.actors,
        found.commitments,
        found.copy_of,
        (*presently(found.proposals, found.present), *unsure_commitments(found.commitments)),
        gone=change.gone,
        documents=documents,
    )
    _put(ledger, change.entries)
    ledger.put_notes(CASE, dict.fromkeys(change.gone))
    _prepare(ledger, {*about, *beside})
    now = ledger.notes(CASE, beside, Case)
    return about | {i for i in beside if now.get(i) != before.get(i)}


def _moved(ledger: Ledger, change: Change, decisions: Sequence[Decision]) -> Iterator[Evidence]:
    """What people pointed at on commitments that are now part of others, as evidence on those."""
    pointed = ids_of(decisions)
    for piece in ledger.evidence_on(change.gone):
        if piece.id in pointed:
            yield replace(piece, commitment=change.resolution.present(piece.commitment))


def _write_told(
    ledger: Ledger, retold: Retold, change: Change, moved: Sequence[Evidence], decisions: Sequence[Decision]
) -> None:
    pointed = ids_of(decisions)
    before = {e.commitment for e in ledger.evidence_in(retold.documents)}
    about = {c.id for c in change.resolution.commitments} | before | {e.commitment for e in retold.evidence}
    kept = [e for e in ledger.evidence_on(about) if e.span.document not in retold.documents or e.id in pointed]
    kept += [e for e in moved if e.commitment in about]
    of = by_commitment({e.id: e for e in (*kept, *retold.evidence)}.values())
    evidence = [piece for pieces in of.values() for piece in pieces]
    ledger.write_evidence(evidence, doubts(evidence), of=about)
    ledger.write_standings({c.id: standings(c, of.get(c.id, []), decisions) for c in ledger.all_commitments(about)})


@dataclass(frozen=True, slots=True)
class _Again:
    """Earlier stories to be told again: those in which names stand for others, and those that may tell otherwise."""

    moved: frozenset[str]
    later: frozenset[str]


def _again(ledger: Ledger, change: Change, new: Sequence[Reading]) -> _Again | None:
    """The stories to be told again; None where the new ones are old, so that very many are.

    Where very many were published since an earlier commitment that is another now, those that tell of it are.
    """
    days = [r.document.day for r in new if r.document.day] or [date.max]
    moved = {d: day or date.min for d, day in ledger.days_of(_moved_stories(ledger, change)).items()}
    fresh = {r.document.id for r in new}
    since = min([*days, *_changed_days(ledger, change, fresh), *moved.values()])
    later = set(ledger.published_since(since)) - fresh
    if len(later) <= LATER:
        return _Again(frozenset(moved), frozenset(later))
    later = set(ledger.published_since(min(days))) - fresh
    if len(later) > LATER:
        return None
    told = {(e.told or date.max, e.span.document) for e in ledger.evidence_on(change.touched)}
    later |= {document for _, document in sorted(told, reverse=True)[:LATER]} - fresh
    return _Again(frozenset(sorted(moved, key=lambda d: (moved[d], d))[-EARLIER:]), frozenset(later))


def _changed_days(ledger: Ledger, change: Change, fresh: set[str]) -> Iterator[date]:
    """The days from which commitments are others than they were, by what earlier stories state of them."""
    stored = {c.id: c for c in ledger.all_commitments(change.touched)}
    moved: set[str] = set()
    for one in change.resolution.commitments:
        old = stored.get(one.id)
        moved |= set(one.statements) ^ set(old.statements if old else ())
        if old and _differs(one, old, change.successor):
            moved |= set(one.statements[:1])
    moved |= {s for i in change.gone if i in stored for s in stored[i].statements}
    documents = {s.document for s in ledger.statements(moved)} - fresh
    yield from (day or date.min for day in ledger.days_of(documents).values())


def _differs(one: Commitment, old: Commitment, successor: Mapping[str, str]) -> bool:
    """Whether a commitment is another to those who follow it, apart from what later statements add to it.

    `successor`: former id of an actor to that under which it goes on.
    """
    sides = [successor.get(side or "", side) for side in (old.issuer, old.responsible)]
    return (one.action, one.issuer, one.responsible, one.first_stated, one.statements[:1]) != (
        old.action,
        *sides,
        old.first_stated,
        old.statements[:1],
    ) or bool(set(old.moves) - set(one.moves))


def _moved_stories(ledger: Ledger, change: Change) -> set[str]:
    """The earlier stories in which a name stands for somebody else now who is a party to a commitment."""
    before = {now: old for old, now in change.successor.items()}
    concerned = {a for actors in change.moved.values() for a in actors}
    sides = {c for one in change.resolution.commitments for c in (one.issuer, one.responsible) if c}
    parties = {a for a in concerned if a in sides or ledger.are_parties([before.get(a, a), a])}
    return {document for document, actors in change.moved.items() if actors & parties}
