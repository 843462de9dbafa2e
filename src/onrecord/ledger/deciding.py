"""Decisions: append-only, made in batches, taken back by further decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select

from onrecord.errors import ConflictError, UsageError
from onrecord.ledger import bulk
from onrecord.ledger.codec import decode, encode, unpack
from onrecord.ledger.proposing import mark_decided
from onrecord.ledger.schema import decision
from onrecord.ledger.shelves import TOPIC, assign
from onrecord.ledger.store import Store
from onrecord.ledger.views import HistoryEntry
from onrecord.model import Decision, Outcome, content_id

FINAL = frozenset({Outcome.DONE, Outcome.BROKEN})  # verdicts that can be set to need a second person


class Deciding(Store):
    """The part of the ledger that keeps what people decided."""

    def decide(
        self,
        decisions: Sequence[Decision],
        *,
        expected: Mapping[str, int] | None = None,
        two_person: bool = False,
    ) -> str:
        """Append decisions, all or none, as one batch. Sending the same ones twice appends them once.

        A proposal counts as decided when its id is the subject of a decision, or stands in its `after` under the
        key `proposal`, or when what it asks about a single thing was decided elsewhere (`proposing.ANSWERS`).
        With `two_person` a verdict of `done` or `broken` (`after` key `outcome`) waits until a second person decides
        the same.

        Args:
            decisions: what was decided, in order.
            expected: subject id → `version` as it was shown to the person who decides.
            two_person: whether final verdicts need a second person.

        Returns:
            The id of the batch.

        Raises:
            ConflictError: a subject has another version by now; `happened` holds the HistoryEntry values since.
        """
        batch = content_id("batch", *(one.id for one in decisions))
        with self._writing() as connection:
            ids = {one.id for one in decisions}
            known = {row.id for row in bulk.fetch(connection, select(decision.c.id), decision.c.id, ids)}
            if ids - known:
                self._expect(connection, expected or {})
            rows = [_row(one, batch, two_person and _final(one)) for one in decisions if one.id not in known]
            _append(connection, rows)
        return batch

    def undo(self, who: str, when: datetime, why: str = "", *, steps: int = 1) -> tuple[HistoryEntry, ...]:
        """Take back the last `steps` batches of this person that still hold, by appending decisions of verb `undo`.

        Returns:
            The decisions taken back, latest first; empty where there is nothing left to undo.
        """
        with self._writing() as connection:
            batches = _last_batches(connection, who, steps)
            taken = [entry for batch in batches for entry in _entries(connection, decision.c.batch == batch)]
            undos = [_undo(entry.decision, who, when, why) for entry in taken if entry.undone_by is None]
            if undos:
                batch = content_id("batch", *(one.id for one in undos))
                _append(connection, [_row(one, batch, False) for one in undos])
        return tuple(taken)

    def version(self, subject: str) -> int:
        """The number of the last decision on the subject, 0 where there is none."""
        with self._reading() as connection:
            return self._version(connection, subject)

    def decisions(self, *, effective: bool = True) -> tuple[Decision, ...]:
        """All decisions in order; by default only those that hold: not undone, not waiting for a second person."""
        with self._reading() as connection:
            entries = _entries(connection, decision.c.number > 0)
        return tuple(entry.decision for entry in reversed(entries) if entry.effective or not effective)

    def history(self, subject: str | None = None, *, limit: int = 100, offset: int = 0) -> tuple[HistoryEntry, ...]:
        """The decisions on one subject, or on all (the corrections page), latest first."""
        condition = decision.c.number > 0 if subject is None else _on(subject)
        with self._reading() as connection:
            return _entries(connection, condition, limit, offset)

    def waiting(self) -> tuple[HistoryEntry, ...]:
        """The verdicts that wait for a second person, oldest first."""
        with self._reading() as connection:
            entries = _entries(connection, decision.c.two_person.is_(True))
        return tuple(entry for entry in reversed(entries) if entry.waiting)

    def export_decisions(self) -> Iterator[str]:
        """Every decision as one line of JSON, in order, undone ones included; `import_decisions` replays them."""
        with self._reading() as connection:
            rows = connection.execute(select(decision).order_by(decision.c.number)).all()
        for row in rows:
            extra = {"batch": row.batch, "two_person": row.two_person}
            yield json.dumps(json.loads(row.data) | extra, sort_keys=True, ensure_ascii=False)

    def import_decisions(self, lines: Iterable[str]) -> int:
        """Append the decisions of an export that are not here yet, and say how many.

        Raises:
            UsageError: a line is none; nothing is appended.
        """
        rows = [_imported(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        with self._writing() as connection:
            ids = [row["id"] for row in rows]
            known = {row.id for row in bulk.fetch(connection, select(decision.c.id), decision.c.id, ids)}
            fresh = {row["id"]: row for row in rows if row["id"] not in known}
            _append(connection, list(fresh.values()))
        return len(fresh)

    def _version(self, connection: Connection, subject: str) -> int:
        found = connection.execute(select(func.max(decision.c.number)).where(_on(subject))).scalar()
        return int(found or 0)

    def _history(self, connection: Connection, subjects: Iterable[str]) -> tuple[HistoryEntry, ...]:
        return _entries(connection, decision.c.subject.in_(list(subjects)))

    def _expect(self, connection: Connection, expected: Mapping[str, int]) -> None:
        """See that nobody decided on the subjects since they were shown."""
        for subject, version in expected.items():
            if self._version(connection, subject) != version:
                since = _entries(connection, _on(subject) & (decision.c.number > version))
                who = ", ".join(sorted({entry.decision.who for entry in since})) or "Somebody"
                raise ConflictError(
                    f"{who} decided on {subject} meanwhile; nothing was changed.",
                    "Look at what was decided and decide again.",
                    tuple(reversed(since)),
                )


def _on(subject: str) -> Any:
    return or_(decision.c.subject == subject, decision.c.proposal == subject)


def _final(one: Decision) -> bool:
    return one.verb == "verdict" and dict(one.after).get("outcome") in FINAL


def _row(one: Decision, batch: str, two_person: bool) -> dict[str, Any]:
    after = dict(one.after)
    return {
        "id": one.id,
        "verb": one.verb,
        "subject": one.subject,
        "proposal": after.get("proposal"),
        "who": one.who,
        "batch": batch,
        "two_person": two_person,
        "undoes": after.get("undoes"),
        "data": encode(one),
    }


def _append(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Append rows, and bring the proposals they concern up to date."""
    for part in bulk.stretches(rows):
        connection.execute(insert(decision), part)
    undone = [row["undoes"] for row in rows if row["undoes"]]
    again = bulk.fetch(connection, select(decision.c.subject, decision.c.proposal), decision.c.id, undone)
    concerned = {id for row in rows for id in (row["proposal"], row["subject"]) if id}
    concerned |= {id for row in again for id in (row.subject, row.proposal) if id}
    mark_decided(connection, concerned)
    if any(row["verb"] in (TOPIC, "undo") for row in rows):
        assign(connection, {row["subject"] for row in rows})


def _undo(one: Decision, who: str, when: datetime, why: str) -> Decision:
    """The decision that takes another back: its before and after are the other's, turned round."""
    after = (*one.before, ("undoes", one.id))
    id = content_id("decision", "undo", one.id, who, when.isoformat())
    return Decision(id, "undo", one.subject, who, when, why, before=one.after, after=after)


def _last_batches(connection: Connection, who: str, steps: int) -> list[str]:
    """The last batches of a person that hold: not undone, and themselves no undo; latest first."""
    undone = select(decision.c.undoes).where(decision.c.undoes.is_not(None))
    wanted = (
        select(decision.c.batch)
        .where(decision.c.who == who, decision.c.undoes.is_(None), decision.c.id.not_in(undone))
        .group_by(decision.c.batch)
        .order_by(func.max(decision.c.number).desc())
        .limit(steps)
    )
    return list(connection.execute(wanted).scalars())


def _entries(connection: Connection, condition: Any, limit: int = -1, offset: int = 0) -> tuple[HistoryEntry, ...]:
    """The decisions that fit a condition, latest first, with whether each still holds."""
    wanted = select(decision).where(condition).order_by(decision.c.number.desc())
    if limit >= 0:
        wanted = wanted.limit(limit).offset(offset)
    rows = connection.execute(wanted).all()
    undo = select(decision.c.undoes, decision.c.id)
    undone = {row.undoes: row.id for row in bulk.fetch(connection, undo, decision.c.undoes, [row.id for row in rows])}
    seconded = _seconded(connection, [row for row in rows if row.two_person])
    return tuple(
        HistoryEntry(
            decision=decode(Decision, row.data),
            number=row.number,
            batch=row.batch,
            undone_by=undone.get(row.id),
            waiting=row.two_person and row.id not in undone and row.id not in seconded,
        )
        for row in rows
    )


def _seconded(connection: Connection, rows: Sequence[Any]) -> set[str]:
    """Ids of the verdicts that two different people gave alike, none of them taken back."""
    wanted = select(decision).where(decision.c.verb == "verdict")
    peers = list(bulk.fetch(connection, wanted, decision.c.subject, {row.subject for row in rows}))
    undo = select(decision.c.undoes)
    undone = {row.undoes for row in bulk.fetch(connection, undo, decision.c.undoes, [row.id for row in peers])}
    held = [(row, _outcome(row)) for row in peers if row.id not in undone]
    return {
        row.id
        for row in rows
        if any(p.subject == row.subject and p.who != row.who and said == _outcome(row) for p, said in held)
    }


def _outcome(row: Any) -> Any:
    return dict(decode(Decision, row.data).after).get("outcome")


def _imported(number: int, line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
        batch, two_person = data.pop("batch", ""), data.pop("two_person", False)
        one = unpack(Decision, data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"Line {number} is no decision.", "Give a file that was exported from a ledger.") from error
    return _row(one, batch or content_id("batch", one.id), bool(two_person))
