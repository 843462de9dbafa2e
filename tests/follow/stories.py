"""Small stories for the tests: a promise on one day, a later report, and what follows from it."""

from dataclasses import dataclass, replace
from datetime import date

from onrecord.follow import follow, passages_of
from onrecord.follow.passages import Passage
from onrecord.model import (
    Actor,
    ActorKind,
    Commitment,
    Document,
    Evidence,
    Kind,
    Name,
    Published,
    Reading,
    Statement,
    Strength,
    Target,
    Timeframe,
)
from onrecord.parse import parse
from onrecord.text.deadlines import find_times
from onrecord.text.numbers import find_quantities


@dataclass(frozen=True)
class Copies:
    original: str
    repeats: tuple[str, ...]


def story(identifier: str, day: str | None, text: str, title: str = "", outlet_kind: str = "independent") -> Reading:
    """A reading of a text, its action, if it has one, in square brackets."""
    start, end = text.find("["), text.find("]") - 1
    plain = text.replace("[", "").replace("]", "")
    published = Published(date.fromisoformat(day), "given") if day else None
    document = Document(
        identifier, identifier, plain, title=title or None, outlet_kind=outlet_kind, published=published
    )
    parsed = parse(document, wanted=lambda sentence: False)
    if start < 0:
        return Reading(parsed)
    action = document.span(start, end)
    sentence = next(s for s in parsed.sentences if s.start <= start < s.end)
    targets = tuple(
        Target(document.span(start + q.start, start + q.end), q.value, q.unit, q.direction)
        for q in find_quantities(action.quote)
        if q.unit != "years"
    )
    times = [t.last for t in find_times(document.text[sentence.start : sentence.end], document.day) if t.last]
    when = Timeframe(document.span(sentence.start, sentence.end), None, max(times)) if times else None
    statement = Statement(
        Statement.id_for(action), identifier, action, document.span(sentence.start, sentence.end), Kind.PLEDGE,
        Strength.FIRM, timeframe=when, targets=targets, confidence=0.9,
    )  # fmt: skip
    return Reading(parsed, (statement,))


def promise_of(*readings: Reading, responsible: str | None = None) -> Commitment:
    """The commitment behind the statements of the readings, in their order."""
    stated = [(r.document.day, s) for r in readings for s in r.statements]
    first = stated[0][1]
    return Commitment(
        "promise", tuple(s.id for _, s in stated), first.action.quote, first.kind, first.strength,
        responsible=responsible, first_stated=stated[0][0], timeframe=first.timeframe, targets=first.targets,
    )  # fmt: skip


def body(identifier: str, name: str, *readings: Reading) -> Actor:
    return Actor(identifier, name, ActorKind.BODY, (Name(name, tuple(r.document.id for r in readings)),))


def told_by(
    commitment: Commitment, *readings: Reading, actors: tuple[Actor, ...] = (), copies: tuple[Copies, ...] = ()
) -> list[Evidence]:
    """What the readings tell of one commitment, linked or not."""
    statements = {s.id: s for r in readings for s in r.statements}
    return list(follow([commitment], statements, actors, passages(*readings), copies))


def passages(*readings: Reading) -> list[Passage]:
    return [p for r in readings for p in passages_of(r)]


def linked(evidence: list[Evidence]) -> list[str]:
    """What is linked, as words: relation and basis."""
    return sorted(f"{e.relation} {e.basis}" for e in evidence if e.linked and not e.copy_of)


def without_day(commitment: Commitment) -> Commitment:
    return replace(commitment, timeframe=None)
