"""The actors: the list, and one actor's scorecard with all its names and what it issued or answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Filter, Ledger, Sort
from onrecord.ledger.views import ActorRow, ActorView, Page, Row
from onrecord.model import ActorKind
from onrecord.web.data import decided

PAGE_SIZE = 60
SHOWN = 10


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """The list of actors as of a day."""

    page: Page[ActorRow]
    words: str
    kind: ActorKind | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor as of a day: the beginning of what it answers for and of what it issued."""

    view: ActorView
    answers_for: Page[Row]
    issued: Page[Row]
    told: decided.Told


def actors(
    ledger: Ledger, as_of: date, words: str = "", kind: ActorKind | None = None, offset: int = 0, limit: int = PAGE_SIZE
) -> ActorsPage:
    """The actors found by any of their names, those with most commitments first."""
    return ActorsPage(ledger.actors(as_of, words=words, kind=kind, limit=limit, offset=offset), words, kind)


def actor(ledger: Ledger, ident: str, as_of: date, limit: int = SHOWN) -> ActorPage:
    """The page of the actor with this id."""
    view = ledger.actor(ident, as_of)
    full = view.actor.id
    return ActorPage(
        view=view,
        answers_for=ledger.commitments(Filter(responsible=full, sort=Sort.DUE), as_of, limit=limit),
        issued=ledger.commitments(Filter(issuer=full, sort=Sort.NEWEST), as_of, limit=limit),
        told=decided.told(ledger, view.history, as_of),
    )
