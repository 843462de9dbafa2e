"""Scores what the program concludes by itself against what people ruled at the review desk.

The decisions are those `onrecord decisions` exports; what was taken back, and verdicts still waiting for a second
person, do not count. Of several rulings on one thing the last counts. The program is run without them, so that it
cannot be right by having been told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from onrecord.errors import SourceError
from onrecord.model import Commitment, Evidence, Outcome

Record = dict[str, Any]


class Ruled(NamedTuple):
    """One question that a person answered: what it was about, and whether the program answers alike."""

    what: str  # commitments, fields, merges, evidence, relations, outcomes
    subject: str
    right: bool
    said: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the program says by itself.

    `present` gives the id that a commitment or actor has now for any it may have had; `outcome` how a commitment stands
    on a day.
    """

    commitments: Mapping[str, Commitment]
    evidence: Mapping[str, Evidence]
    present: Callable[[str], str]
    outcome: Callable[[Commitment, date], Outcome]


def load(lines: Iterable[str]) -> list[Record]:
    """The decisions of an export that hold, in order.

    Raises:
        SourceError: a line is no decision.
    """
    try:
        found = [json.loads(line) for line in lines if line.strip()]
        undone = {one["after"]["undoes"] for one in map(_plain, found) if "undoes" in one["after"]}
        return [one for one in map(_plain, found) if one["verb"] != "undo" and one["id"] not in undone]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"These are no decisions: {error}.", "Export them with `onrecord decisions`.") from error


def _plain(one: Record) -> Record:
    """A decision with its fields as mappings, whichever way they were written."""
    fields = {name: dict(one.get(name) or {}) for name in ("before", "after")}
    return {"id": one["id"], "verb": one["verb"], "subject": one["subject"], "who": one.get("who", ""), **fields} | {
        "two_person": bool(one.get("two_person"))
    }


def compare(decisions: Iterable[Record], concluded: Concluded) -> Iterator[Ruled]:
    """Each question that a person answered last, with whether the program answers alike."""
    answers: dict[tuple[str, ...], list[Ruled]] = {}
    held = _seconded(list(decisions))
    for one in held:
        if read := READERS.get(one["verb"]):
            for ruled in read(one, concluded):
                key = (ruled.what, ruled.subject)
                answers[key] = [ruled]
    for found in answers.values():
        yield from found


def score(ruled: Iterable[Ruled]) -> dict[str, Record]:
    """By what was asked: how many questions were answered, how many alike, and the share."""
    found = list(ruled)
    asked, right = Counter(one.what for one in found), Counter(one.what for one in found if one.right)
    return {
        what: {"ruled": asked[what], "right": right[what], "share": round(right[what] / asked[what], 4)}
        for what in WHAT
        if asked[what]
    }


WHAT = ("commitments", "fields", "merges", "evidence", "relations", "outcomes")


def _seconded(decisions: list[Record]) -> list[Record]:
    """The decisions without verdicts that still wait for a second person."""

    def agreed(one: Record) -> bool:
        return any(
            other["verb"] == "verdict"
            and other["subject"] == one["subject"]
            and other["who"] != one["who"]
            and other["after"].get("outcome") == one["after"].get("outcome")
            for other in decisions
        )

    return [one for one in decisions if not one["two_person"] or agreed(one)]


def _known(ident: str, concluded: Concluded) -> Commitment | None:
    return concluded.commitments.get(concluded.present(ident))


def _accepted(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    found = _known(one["subject"], concluded)
    yield Ruled("commitments", one["subject"], found is not None, "read" if found else "not read", "read")


def _edited(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    yield from _accepted(one, concluded)
    if found := _known(one["subject"], concluded):
        said = _fields(found)
        for name, wanted in one["after"].items():
            if name in said:
                now = said[name]
                yield Ruled("fields", f"{one['subject']}.{name}", now == _levelled(wanted), now, _levelled(wanted))


def _rejected(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    if other := one["after"].get("other"):
        yield from _joined(one["subject"], other, False, concluded)
        return
    found = _known(one["subject"], concluded)
    if found or "proposal" in one["after"] or "action" in one["before"]:  # else it was a question that was refused
        yield Ruled("commitments", one["subject"], found is None, "read" if found else "not read", "not read")


def _merged(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    yield from _joined(one["subject"], one["after"]["other"], True, concluded)


def _joined(first: str, second: str, wanted: bool, concluded: Concluded) -> Iterator[Ruled]:
    now = concluded.present(first) == concluded.present(second)
    words = {True: "one", False: "two"}
    yield Ruled("merges", "+".join(sorted((first, second))), now is wanted, words[now], words[wanted])


def _linked(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    found = concluded.evidence.get(one["subject"])
    held = found is not None and found.linked
    yield Ruled("evidence", one["subject"], held, "linked" if held else "not linked", "linked")
    if found and (wanted := one["after"].get("relation")):
        yield Ruled("relations", one["subject"], found.relation == wanted, str(found.relation), str(wanted))


def _unlinked(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    found = concluded.evidence.get(one["subject"])
    held = found is not None and found.linked
    yield Ruled("evidence", one["subject"], not held, "linked" if held else "not linked", "not linked")


def _verdict(one: Record, concluded: Concluded) -> Iterator[Ruled]:
    found, wanted = _known(one["subject"], concluded), str(one["after"].get("outcome"))
    if found is not None and (since := one["after"].get("since")):
        said = concluded.outcome(found, date.fromisoformat(str(since)))
        yield Ruled("outcomes", one["subject"], said == wanted, str(said), wanted)


READERS: dict[str, Callable[[Record, Concluded], Iterator[Ruled]]] = {
    "accept": _accepted,
    "edit": _edited,
    "reject": _rejected,
    "merge": _merged,
    "link": _linked,
    "unlink": _unlinked,
    "verdict": _verdict,
}


def _fields(commitment: Commitment) -> dict[str, str]:
    """The fields that an edit can change, in the form the desk writes them."""
    frame = commitment.timeframe
    return {
        "action": _levelled(commitment.action),
        "kind": str(commitment.kind),
        "strength": str(commitment.strength),
        "negated": _levelled(commitment.negated),
        "issuer": commitment.issuer or "",
        "responsible": commitment.responsible or "",
        "condition": _levelled(commitment.condition or ""),
        "start": frame.start.isoformat() if frame and frame.start else "",
        "end": frame.end.isoformat() if frame and frame.end else "",
    }


def _levelled(value: object) -> str:
    return " ".join(str(value).split())
