"""What went wrong on a dossier: each wrong or missed link, move and status, what was said and what is annotated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.evaluation.dossier import (
    Found,
    Matched,
    agrees,
    annotated_pairs,
    as_dossiers_count,
    is_wrong,
    links_of,
    moves,
    status_agrees,
)
from onrecord.model import Evidence

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DossierError:
    """One error.

    Attributes:
        what: "wrong link", "tempting link", "missed link", "relation or basis", "missed statement", "missed move",
            "status".
        commitment: key of the annotated commitment; where: the report, or the day of a status.
        said: what the program says; wanted: what is annotated; words: the passage, as far as there is one.
    """

    what: str
    commitment: str
    where: str
    said: str = ""
    wanted: str = ""
    words: str = ""


def errors(gold: Record, found: Found) -> list[DossierError]:
    """All errors of a dossier, statements first, since most of the others follow from them."""
    matched = Matched(gold, found)
    return [*_statements(matched), *_links(matched), *_moves(matched), *_statuses(matched)]


def _statements(matched: Matched) -> Iterator[DossierError]:
    for key, commitment in matched.keys.items():
        for number, quoted in enumerate(commitment["statements"]):
            if (key, number) not in matched.hits:
                yield DossierError("missed statement", key, quoted["report"], words=quoted["quote"])


def _links(matched: Matched) -> Iterator[DossierError]:
    annotated, links = annotated_pairs(matched.gold), links_of(matched)
    tempting = {(n["report"], n["commitment"]) for n in matched.gold["not_evidence"]}
    for (report, key), pieces in links.items():
        wanted = annotated.get((report, key), [])
        for piece in pieces:
            what = ""
            if (report, key) in tempting and is_wrong(piece, wanted):
                what = "tempting link"
            elif not wanted:
                what = "wrong link"
            elif not all(agrees(piece, wanted)):
                what = "relation or basis"
            if what:
                yield DossierError(what, key, report, _told(piece), _annotated(wanted), piece.span.quote)
    for (report, key), wanted in annotated.items():
        if (report, key) not in links:
            yield DossierError("missed link", key, report, wanted=_annotated(wanted), words=wanted[0]["quote"])


def _told(piece: Evidence) -> str:
    return f"{piece.relation}, {piece.basis}"


def _annotated(wanted: list[Record]) -> str:
    return " or ".join(dict.fromkeys(f"{one['relation']}, {one['basis']}" for one in wanted))


def _moves(matched: Matched) -> Iterator[DossierError]:
    for key, move, hit in moves(matched):
        if not hit:
            chosen = matched.chosen(key)
            known = matched.found.moves_of(chosen) if chosen else ()
            said = ", ".join(f"{m.told}: {m.new_end or 'withdrawn'}" for m in known)
            yield DossierError("missed move", key, move["report"], said, move["new_end"] or "withdrawn")


def _statuses(matched: Matched) -> Iterator[DossierError]:
    for row in matched.gold["status"]:
        chosen = matched.chosen(row["commitment"])
        if chosen is not None and status_agrees(matched, chosen, row):
            continue
        said = "not found"
        if chosen is not None:
            as_of = date.fromisoformat(row["as_of"])
            seen = matched.found.status_on(chosen, as_of)
            deadline, _ = as_dossiers_count(chosen, matched.found.moves_of(chosen), seen, as_of)
            said = ", ".join(filter(None, (deadline, seen.outcome, seen.basis)))
        wanted = ", ".join(filter(None, (row["deadline"], row["outcome"], row["basis"])))
        yield DossierError("status", row["commitment"], row["as_of"], said, wanted)
