"""The topics: a small taxonomy, its words, its bodies, and how many commitments each has."""

from __future__ import annotations

from datetime import date

from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import ActorRef, Topic


def topics(ledger: Ledger, as_of: date) -> tuple[tuple[Topic, tuple[ActorRef, ...], int], ...]:
    """Each topic with its bodies and the number of its commitments on the day."""
    return tuple(
        (topic, _bodies(ledger, topic), ledger.commitments(Filter(topic=(topic.slug,)), as_of, limit=1).total)
        for topic in ledger.topics()
    )


def _bodies(ledger: Ledger, topic: Topic) -> tuple[ActorRef, ...]:
    found = ledger.all_actors(topic.bodies) if topic.bodies else ()
    return tuple(ActorRef(actor.id, actor.name, actor.kind) for actor in found)
