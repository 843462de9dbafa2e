"""Saved filters and the taxonomy of topics."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, or_, select

from onrecord.errors import NotFoundError
from onrecord.ledger import bulk, dialect
from onrecord.ledger.codec import decode
from onrecord.ledger.schema import commitment, commitment_topic, decision, saved_filter, spell, topic
from onrecord.ledger.spells import count
from onrecord.ledger.store import Store
from onrecord.ledger.views import SavedFilter, Topic
from onrecord.model import Decision

TOPIC = "topic"  # the verb of decisions on topics


class Shelves(Store):
    """The part of the ledger that keeps filters and topics."""

    def save_filter(self, saved: SavedFilter) -> None:
        """Keep a filter under its slug, replacing the one there."""
        row = {"slug": saved.slug, "title": saved.title, "query": json.dumps(saved.query)}
        with self._writing() as connection:
            bulk.replace(connection, saved_filter.c.slug, [saved.slug], [row])

    def drop_filter(self, slug: str) -> None:
        """Forget a saved filter."""
        with self._writing() as connection:
            bulk.remove(connection, saved_filter.c.slug, [slug])

    def saved_filter(self, slug: str) -> SavedFilter:
        """One saved filter.

        Raises:
            NotFoundError: there is none.
        """
        for one in self.saved_filters():
            if one.slug == slug:
                return one
        raise NotFoundError(f"There is no saved filter {slug!r}.")

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """The saved filters by title."""
        wanted = select(saved_filter).order_by(saved_filter.c.title, saved_filter.c.slug)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(SavedFilter(row.slug, row.title, tuple((k, v) for k, v in json.loads(row.query))) for row in rows)

    def topics(self) -> tuple[Topic, ...]:
        """The taxonomy by title."""
        wanted = select(topic).order_by(topic.c.title, topic.c.slug)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            Topic(row.slug, row.title, tuple(json.loads(row.words)), tuple(json.loads(row.bodies))) for row in rows
        )

    def put_topics(self, topics: Iterable[Topic]) -> None:
        """Replace the taxonomy and propose its topics anew.

        A commitment belongs to a topic by its words or bodies, unless a decision of verb `topic` on it says otherwise:
        its `after` holds `topic` (the slug) and `holds` (true or false).
        """
        topics = list(topics)
        with self._writing() as connection:
            connection.execute(topic.delete())
            bulk.add(connection, topic, [_topic_row(one) for one in topics])
            assign(connection)

    def _topics_of(self, connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Commitment number → slugs of its topics."""
        found: dict[int, list[str]] = defaultdict(list)
        for row in bulk.fetch(connection, select(commitment_topic), commitment_topic.c.commitment, numbers):
            found[row.commitment].append(row.topic)
        return {n: tuple(sorted(slugs)) for n, slugs in found.items()}


def _topic_row(one: Topic) -> dict[str, str]:
    return {"slug": one.slug, "title": one.title, "words": json.dumps(one.words), "bodies": json.dumps(one.bodies)}


def assign(connection: Connection, ids: Iterable[str] | None = None) -> None:
    """Work out anew which topics these commitments (by id), or all, belong to."""
    numbers = None if ids is None else _numbers(connection, ids)
    if numbers is None:
        connection.execute(commitment_topic.delete())
    else:
        bulk.remove(connection, commitment_topic.c.commitment, numbers)
    ruled = _ruled(connection)
    for row in connection.execute(select(topic)).all():
        found = _fitting(connection, json.loads(row.words), json.loads(row.bodies), numbers)
        found = (found | ruled[row.slug, True]) - ruled[row.slug, False]
        wanted = found if numbers is None else found & numbers
        bulk.add(connection, commitment_topic, [{"commitment": n, "topic": row.slug} for n in sorted(wanted)])
    count(connection, "pairs")


def _numbers(connection: Connection, ids: Iterable[str]) -> set[int]:
    return {row.n for row in bulk.fetch(connection, select(commitment.c.n), commitment.c.id, ids)}


def _ruled(connection: Connection) -> dict[tuple[str, bool], set[int]]:
    """(slug, whether it holds) → numbers of the commitments of which a person last said so."""
    undone = select(decision.c.undoes).where(decision.c.undoes.is_not(None))
    wanted = (
        select(commitment.c.n, decision.c.data)
        .join(commitment, commitment.c.id == decision.c.subject)
        .where(decision.c.verb == TOPIC, decision.c.id.not_in(undone))
        .order_by(decision.c.number)
    )
    last: dict[tuple[int, str], bool] = {}
    for n, data in connection.execute(wanted):
        after = dict(decode(Decision, data).after)
        last[n, str(after.get("topic"))] = bool(after.get("holds", True))
    found: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for (n, slug), holds in last.items():
        found[slug, holds].add(n)
    return found


def _fitting(connection: Connection, words: list[str], bodies: list[str], among: set[int] | None) -> set[int]:
    """Numbers of the commitments that hold one of the words or concern one of the bodies; a few can be looked among."""
    found: set[int] = set()
    few = among if among is not None and len(among) <= bulk.STRETCH else None
    if query := dialect.query(" ".join(f'"{word}"' for word in words), joined=" OR "):
        found.update(connection.execute(dialect.matching("commitment", query, few)).scalars().all())
    if bodies:
        concerned = or_(spell.c.issuer.in_(bodies), spell.c.responsible.in_(bodies))
        if few is not None:
            concerned = and_(spell.c.commitment.in_(few), concerned)
        found.update(connection.execute(select(spell.c.commitment).where(concerned)).scalars().all())
    return found
