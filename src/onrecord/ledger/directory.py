"""Lists of sources, outlets and actors."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from onrecord.ledger import bulk, dialect
from onrecord.ledger.counting import Counting
from onrecord.ledger.filters import EVERYTHING
from onrecord.ledger.listing import actor_refs
from onrecord.ledger.schema import actor, actor_name, document
from onrecord.ledger.showing import source_refs
from onrecord.ledger.views import ActorRef, ActorRow, FacetValue, Page, SourceRef
from onrecord.model import ActorKind


class Directory(Counting):
    """The part of the ledger that lists whom and what it knows."""

    def sources(
        self, as_of: date, *, words: str = "", outlet: str | None = None, limit: int = 50, offset: int = 0
    ) -> Page[SourceRef]:
        """The documents published by the day, latest first, those of unknown day last."""
        d = document.c
        asked = [or_(d.day <= as_of, d.day.is_(None))]
        if outlet is not None:
            asked.append(d.outlet == outlet)
        if query := dialect.query(words):
            asked.append(d.n.in_(dialect.matching("document_text", query)))
        wanted = select(d.id).where(*asked).order_by(d.day.desc(), d.id.desc()).limit(limit).offset(offset)
        with self._reading() as connection:
            total = connection.execute(select(func.count()).select_from(document).where(*asked)).scalar_one()
            ids = list(connection.execute(wanted).scalars())
            refs = {ref.id: ref for ref in source_refs(connection, d.id.in_(ids))}
        return Page(tuple(refs[id] for id in ids), total, offset, limit)

    def outlets(self) -> tuple[FacetValue, ...]:
        """The outlets with how many documents each has, most first."""
        d = document.c
        count = func.count()
        wanted = (
            select(d.outlet, count).where(d.outlet.is_not(None)).group_by(d.outlet).order_by(count.desc(), d.outlet)
        )
        with self._reading() as connection:
            return tuple(FacetValue(name, name, found) for name, found in connection.execute(wanted))

    def actors(
        self, as_of: date, *, words: str = "", kind: ActorKind | None = None, limit: int = 50, offset: int = 0
    ) -> Page[ActorRow]:
        """The actors, those with most commitments first; `words` finds them by any of their names."""
        wanted = _actors(as_of, words, kind)
        with self._reading() as connection:
            shown = self._shown(connection, EVERYTHING, as_of)
            issued, responsible = (Counter(shown.counted(name).all()) for name in ("issuer", "responsible"))
            counts = issued + responsible
            total = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
            found = list(bulk.fetch(connection, wanted, actor.c.id, _busiest(counts, offset + limit)))
            if len(found) < min(offset + limit, total):  # some of the busiest are not asked for
                found = list(connection.execute(wanted))
            found.sort(key=lambda row: (-counts[row.id], row.name, row.id))
            names = _names(connection, [row.id for row in found[offset : offset + limit]])
        rows = tuple(
            ActorRow(
                ActorRef(row.id, row.name, ActorKind(row.kind)), names[row.id], issued[row.id], responsible[row.id]
            )
            for row in found[offset : offset + limit]
        )
        return Page(rows, total, offset, limit)

    def busiest_actors(self, as_of: date, limit: int) -> tuple[ActorRef, ...]:
        """The actors with most commitments, most first; unlike `actors`, quick among very many that have equally
        many.
        """
        with self._reading() as connection:
            shown = self._shown(connection, EVERYTHING, as_of)
            counts: Counter[str] = Counter()
            for name in ("issuer", "responsible"):
                counts.update(dict(shown.counted(name).best(limit)))
            ids = sorted(counts, key=lambda id: (-counts[id], id))[:limit]
            found = actor_refs(connection, ids)
        return tuple(found[id] for id in ids if id in found)


def _busiest(counts: Counter[str], most: int) -> list[str]:
    """Those with the highest counts, and all that tie with the last of them."""
    ranked = counts.most_common()
    if len(ranked) <= most:
        return []  # those without any are asked for too
    least = ranked[most - 1][1] if most else 0
    return [id for id, count in ranked if count >= least] if least else []


def _actors(as_of: date, words: str, kind: ActorKind | None) -> Any:
    """Id, name and kind of the actors known on the day."""
    asked = [or_(actor.c.first_day <= as_of, actor.c.first_day.is_(None))]
    if kind:
        asked.append(actor.c.kind == kind.value)
    for word in words.casefold().split():
        like = actor_name.c.text.contains(word, autoescape=True)
        asked.append(actor.c.id.in_(select(actor_name.c.actor).where(like)))
    return select(actor.c.id, actor.c.name, actor.c.kind).where(and_(*asked))


def _names(connection: Connection, ids: list[str]) -> Counter[str]:
    wanted = select(actor_name.c.actor, func.count().label("found")).group_by(actor_name.c.actor)
    return Counter({row.actor: row.found for row in bulk.fetch(connection, wanted, actor_name.c.actor, ids)})
