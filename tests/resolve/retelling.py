"""Marked-up stories for the tests of resolving.

`<person>`, `<body>`, `<office>`, `<country>` and `<place>` are mentions; `as=` gives the name the parse stage would
have found in the document, `title=` the office beside it. `<what>` is an action; `<when end=…>` its timeframe and
`<much value=… unit=…>` a target of the same sentence. The first mention of a sentence is the issuer, the next one
that is a body the responsible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from onrecord.model import (
    Actor,
    ActorKind,
    Commitment,
    Decision,
    Document,
    Kind,
    Mention,
    Parsed,
    Published,
    Reading,
    Sentence,
    Span,
    Statement,
    Strength,
    Target,
    Timeframe,
    content_id,
)
from onrecord.resolve import Resolution

TAG = re.compile(r"<(/?)(\w+)((?:\s+\w+=(?:\"[^\"]*\"|\S+?))*)>")
ATTRIBUTE = re.compile(r"(\w+)=(?:\"([^\"]*)\"|([^\s>]+))")
KINDS = {k.value for k in ActorKind}


@dataclass
class Mark:
    tag: str
    start: int
    attributes: dict[str, str]
    end: int = 0


@dataclass
class Unmarked:
    text: str = ""
    marks: list[Mark] = field(default_factory=list)


def unmarked(marked: str) -> Unmarked:
    result, open_marks, at = Unmarked(), [], 0
    for tag in TAG.finditer(marked):
        result.text += marked[at : tag.start()]
        at = tag.end()
        if tag.group(1):
            mark = open_marks.pop()
            mark.end = len(result.text)
            result.marks.append(mark)
        else:
            attributes = {m[1]: m[2] if m[2] is not None else m[3] for m in ATTRIBUTE.finditer(tag.group(3))}
            open_marks.append(Mark(tag.group(2), len(result.text), attributes))
    result.text += marked[at:]
    result.marks.sort(key=lambda m: m.start)
    return result


def story(day: str | None, marked: str, *, title: str | None = None, url: str | None = None) -> Reading:
    """A reading of one story: sentences end at full stops followed by a space or at line ends."""
    plain = unmarked(marked)
    identifier = content_id("document", plain.text, day or "", title or "")
    published = Published(date.fromisoformat(day), "given") if day else None
    document = Document(identifier, identifier, plain.text, title=title, url=url, published=published)
    sentences = tuple(Sentence(m.start(), m.end()) for m in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", plain.text, re.M))
    mentions = {m.start: mention(document, m) for m in plain.marks if m.tag in KINDS}
    statements = tuple(
        statement(document, sentence, plain.marks, mentions, mark)
        for sentence in sentences
        for mark in plain.marks
        if mark.tag == "what" and sentence.start <= mark.start < sentence.end
    )
    return Reading(Parsed(document, sentences, (), tuple(mentions.values())), statements)


def mention(document: Document, mark: Mark) -> Mention:
    span = document.span(mark.start, mark.end)
    name = mark.attributes.get("as", span.quote)
    return Mention(name, span, ActorKind(mark.tag), "marked", mark.attributes.get("title"))


def statement(
    document: Document, sentence: Sentence, marks: list[Mark], mentions: dict[int, Mention], mark: Mark
) -> Statement:
    inside = [m for m in marks if sentence.start <= m.start < sentence.end]
    who = [mentions[m.start] for m in inside if m.start in mentions]
    bodies = [m for m in who[1:] if m.kind is ActorKind.BODY]
    when = next((m for m in inside if m.tag == "when"), None)
    action = document.span(mark.start, mark.end)
    return Statement(
        id=Statement.id_for(action),
        document=document.id,
        action=action,
        sentence=document.span(sentence.start, sentence.end),
        kind=Kind(mark.attributes.get("kind", "order")),
        strength=Strength(mark.attributes.get("strength", "firm")),
        negated="negated" in mark.attributes,
        issuer=who[0] if who else None,
        responsible=bodies[0] if bodies else None,
        timeframe=timeframe(document.span(when.start, when.end), when) if when else None,
        targets=tuple(target(document, m) for m in inside if m.tag == "much"),
        confidence=0.9,
    )


def timeframe(span: Span, mark: Mark) -> Timeframe:
    start, end = (date.fromisoformat(v) if (v := mark.attributes.get(k)) else None for k in ("start", "end"))
    return Timeframe(span, start, end)


def target(document: Document, mark: Mark) -> Target:
    span = document.span(mark.start, mark.end)
    return Target(span, float(mark.attributes["value"]), mark.attributes.get("unit"))


def ruling(verb: str, subject: str, *, at: int = 1, **after: Any) -> Decision:
    """A decision of the desk, made at the given minute of one morning."""
    when = datetime(2026, 1, 5, 9, at, tzinfo=UTC)
    identifier = content_id("decision", verb, subject, str(at), repr(sorted(after.items())))
    return Decision(identifier, verb, subject, "desk", when, "looked at both", after=tuple(after.items()))


def actor_named(resolution: Resolution, form: str) -> Actor:
    """The one actor that appears under a form."""
    found = [a for a in resolution.actors if form in {n.text for n in a.names} or a.name == form]
    assert len(found) == 1, f"{form}: {[a.name for a in found]}"
    return found[0]


def forms(resolution: Resolution) -> set[frozenset[str]]:
    """The actors as sets of their names."""
    return {frozenset(n.text for n in a.names) for a in resolution.actors}


def promises(resolution: Resolution, readings: list[Reading]) -> set[frozenset[str]]:
    """The commitments as sets of their statements' actions."""
    action = {s.id: s.action.quote for r in readings for s in r.statements}
    return {frozenset(action[s] for s in c.statements) for c in resolution.commitments}


def promise_of(resolution: Resolution, reading: Reading, at: int = 0) -> Commitment:
    """The commitment behind a story's statement."""
    wanted = reading.statements[at].id
    return next(c for c in resolution.commitments if wanted in c.statements)
