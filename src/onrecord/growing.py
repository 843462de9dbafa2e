"""Adding a few stories to a ledger that holds very many: only what they touch is resolved and followed again.

The whole is gone through instead (`grow` returns False) where a change reaches further than a few stories: documents
of unknown day that state something, stories from long before the newest, names that come to stand for somebody else.
What is written is what going through everything would write; questions for a person that no longer arise may stay
queued until everything is gone through again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from onrecord.doubts import doubts, presently, unsure_commitments
from onrecord.follow import KIND, Retold, by_commitment, entries, retell, standings
from onrecord.ledger import Ledger
from onrecord.model import Actor, Commitment, Decision, Evidence, Reading
from onrecord.pointed import ids_of
from onrecord.resolve import Change, Resolution, extend, keys_of, keys_to

T = TypeVar("T")
FROM = 2_000  # documents from which on a ledger is added to in this way
AT_ONCE = 200  # more new stories than this at a time, and the whole is gone through
LATER = 200  # more stories published since, and the whole is gone through
PART = 500  # documents or commitments entered at a time
KINDS = (
    *(f"resolve.{what}" for what in ("block", "sign", "actor", "signs", "promise", "commitment", "copy")),
    KIND,
    "grown",
)
MARK = ("grown", "whole, third form", "1")  # the key that says that the entries are complete, and made as now


def enter(ledger: Ledger, resolution: Resolution, documents: Sequence[str]) -> None:
    """Enter everything under its keys, part by part, so that a few stories can be added later.

    Args:
        ledger: the ledger; the resolution is written to it already.
        resolution: who is who, and which statements are one promise.
        documents: ids of all documents that were resolved.
    """
    for kind in KINDS:
        ledger.put_keys(kind, (), anew=True)
    if len(documents) < FROM:
        return
    names = replace(resolution, commitments=())
    for part in (list(ledger.readings(ids)) for ids in _parts(documents)):
        _put(ledger, keys_of(part) | keys_to(names, part))
    for told in _parts(resolution.commitments):
        _put(ledger, keys_to(replace(resolution, commitments=tuple(told)), ()))
        _put(ledger, {KIND: entries((c.id for c in told), ledger)})
    _put(ledger, {MARK[0]: {MARK[1:]}})


def _put(ledger: Ledger, pairs: Mapping[str, Iterable[tuple[str, str]]]) -> None:
    for kind, found in pairs.items():
        ledger.put_keys(kind, found)


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
    since = _since(ledger, change, new)
    if since is None:
        return False
    later = [d for d in ledger.published_since(since) if d not in documents]
    if len(later) > LATER:
        return False
    with ledger.transaction():
        moved = list(_moved(ledger, change, decisions))
        _write(ledger, change, documents)
        changed = {c.id for c in change.resolution.commitments}
        retold = retell(documents, later, changed, ledger, ledger.copies(), decisions, outlets)
        _write_told(ledger, retold, change, moved, decisions)
    return True


def _write(ledger: Ledger, change: Change, documents: Sequence[str]) -> None:
    found = change.resolution
    touched = {c.id for c in found.commitments} | set(change.gone)
    ledger.drop_keys(KIND, entries(touched, ledger))
    ledger.write_resolution(
        found.actors,
        found.commitments,
        found.copy_of,
        (*presently(found.proposals, found.present), *unsure_commitments(found.commitments)),
        gone=change.gone,
        documents=documents,
    )
    _put(ledger, change.entries)
    _put(ledger, {KIND: entries((c.id for c in found.commitments), ledger)})


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


def _since(ledger: Ledger, change: Change, new: Sequence[Reading]) -> date | None:
    """The first day from which anything may be told otherwise, or None where that cannot be said."""
    if any(r.document.day is None and r.statements for r in new) or _renamed(ledger, change, new):
        return None
    days = [r.document.day for r in new if r.document.day] or [date.max]
    fresh = {s.id for r in new for s in r.statements}
    stored = {c.id: c for c in ledger.all_commitments({c.id for c in change.resolution.commitments} | set(change.gone))}
    moved: set[str] = set()
    for one in change.resolution.commitments:
        old = stored.get(one.id)
        moved |= set(one.statements) ^ set(old.statements if old else ())
        if old and _differs(one, old):
            moved |= set(one.statements[:1])
    moved |= {s for i in change.gone if i in stored for s in stored[i].statements}
    documents = {s.document for s in ledger.statements(moved - fresh)}
    told = [r.document.day for r in ledger.readings(documents)]
    return None if None in told else min([*days, *(day for day in told if day)])


def _differs(one: Commitment, old: Commitment) -> bool:
    """Whether a commitment is another to those who follow it, apart from what later statements add to it."""
    return (one.action, one.issuer, one.responsible, one.first_stated, one.statements[:1]) != (
        old.action,
        old.issuer,
        old.responsible,
        old.first_stated,
        old.statements[:1],
    ) or bool(set(old.moves) - set(one.moves))


def _renamed(ledger: Ledger, change: Change, new: Sequence[Reading]) -> bool:
    """Whether a name in an earlier document stands for somebody else now who is a party to a commitment."""
    documents = {r.document.id for r in new}
    ids = {a.id for a in change.resolution.actors} | set(change.gone)
    before = dict(_names(ledger.all_actors(ids), documents))
    after = dict(_names(change.resolution.actors, documents))
    others = {(owner, after.get(name)) for name, owner in before.items() if after.get(name) != owner}
    owners = {owner for pair in others for owner in pair if owner}
    parties = {a for c in change.resolution.commitments for a in (c.issuer, c.responsible) if a}
    return bool(owners) and (bool(owners & parties) or ledger.are_parties(owners))


def _names(actors: Iterable[Actor], without: set[str]) -> Iterator[tuple[tuple[str, str, str], str]]:
    for actor in actors:
        for name in actor.names:
            for document in name.documents:
                if document not in without:
                    yield (name.text, document, actor.kind), actor.id
