"""Evidence and commitments written as lines: "2023-05-05 progress claimed"."""

from datetime import UTC, date, datetime

from onrecord.model import (
    Basis,
    Commitment,
    Decision,
    Document,
    Evidence,
    Figure,
    Kind,
    Outcome,
    Relation,
    Strength,
    Target,
    Timeframe,
    content_id,
)

PAGE = Document("doc", "capture", "It will raise pay by 30% before the end of the year.")


def day(text: str) -> date:
    return date.fromisoformat(text)


def promise(end: str | None = None, *, stated: str | None = "2020-01-01", target: float | None = None) -> Commitment:
    """A commitment first stated on a day, due on another, with a target in per cent."""
    when = Timeframe(PAGE.span(25, 51), None, day(end)) if end else None
    targets = (Target(PAGE.span(21, 24), target, "%"),) if target is not None else ()
    return Commitment(
        "c",
        ("s",),
        "raise pay",
        Kind.PLEDGE,
        Strength.FIRM,
        first_stated=day(stated) if stated else None,
        timeframe=when,
        targets=targets,
    )


def told(line: str, **more: object) -> Evidence:
    """`DAY RELATION BASIS [WORDS]`: words are `to DAY`, `ends OUTCOME`, `figure N`, `possible`, `copy`."""
    first, relation, basis, *words = line.split()
    fields: dict[str, object] = {"linked": True, "confidence": 0.9}
    while words:
        word = words.pop(0)
        if word == "to":
            fields["new_end"] = day(words.pop(0))
        elif word == "ends":
            fields["ends"] = Outcome(words.pop(0).replace("_", " "))
        elif word == "figure":
            fields["figure"] = Figure(PAGE.span(21, 24), float(words.pop(0)), "%")
        elif word == "possible":
            fields["linked"] = False
        elif word == "copy":
            fields["copy_of"] = "another"
    fields |= more
    when = None if first == "undated" else day(first)
    return Evidence(
        content_id("evidence", line), "c", PAGE.span(0, 10), Relation(relation), Basis(basis), when, **fields
    )  # type: ignore[arg-type]


def ruling(verb: str, subject: str, on: str, **after: str) -> Decision:
    """What a person ruled on a day."""
    when = datetime.combine(day(on), datetime.min.time(), UTC)
    return Decision(
        content_id(verb, subject, on, *after.values()), verb, subject, "editor", when, after=tuple(after.items())
    )
