"""From what a model proposed to statements: a quotation that does not stand in the document is no statement."""

from __future__ import annotations

import re

from onrecord.assist.schema import Draft
from onrecord.model import Document, Kind, Mention, Parsed, Span, Statement, Strength, Target, Timeframe
from onrecord.text.deadlines import find_times
from onrecord.text.numbers import find_quantities


def grounded(draft: Draft, parsed: Parsed, rule: str) -> Statement | None:
    """The statement a draft stands for, or None where its action is not in the story word for word.

    A deadline or condition whose words are not in the document is left out; so is a name none of whose words occur.
    """
    document = parsed.document
    action = locate(document, draft.action)
    if action is None:
        return None
    sentence = _sentence(parsed, action)
    return Statement(
        id=Statement.id_for(action),
        document=document.id,
        action=action,
        sentence=sentence,
        kind=Kind(draft.kind),
        strength=Strength(draft.strength),
        negated=draft.negated,
        issuer=_mention(document, draft.issuer),
        responsible=_mention(document, draft.responsible),
        timeframe=_timeframe(document, draft.when, action),
        targets=_targets(document, action),
        condition=locate(document, draft.condition, near=action) if draft.condition else None,
        confidence=0.5,
        rule=rule,
    )


def locate(document: Document, quote: str, near: Span | None = None) -> Span | None:
    """Where a quotation stands in the story, runs of white space counting as equal; the place nearest to `near`.

    What was set aside is not the story.
    """
    words = quote.split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    places = [m.span() for m in re.finditer(pattern, document.text) if not _aside(document, m.start(), m.end())]
    if not places:
        return None
    start, end = min(places, key=lambda place: abs(place[0] - near.start)) if near else places[0]
    return document.span(start, end)


def _aside(document: Document, start: int, end: int) -> bool:
    return any(block.start < end and start < block.end for block in document.set_aside)


def _sentence(parsed: Parsed, action: Span) -> Span:
    touched = [s for s in parsed.sentences if s.start < action.end and action.start < s.end]
    start = min([action.start, *(s.start for s in touched)])
    end = max([action.end, *(s.end for s in touched)])
    return parsed.document.span(start, end)


def _mention(document: Document, name: str | None) -> Mention | None:
    if not name or not name.strip():
        return None
    span = locate(document, name)
    if span is None and not any(
        re.search(rf"\b{re.escape(w)}\b", document.text) for w in name.split() if w[:1].isupper()
    ):
        return None
    return Mention(name.strip(), span, how="proposed by the model")


def _timeframe(document: Document, words: str | None, action: Span) -> Timeframe | None:
    span = locate(document, words, near=action) if words else None
    if span is None:
        return None
    found = find_times(span.quote, document.day)
    if not found:
        return Timeframe(span, rule="as quoted")
    time = found[0]
    return Timeframe(span, time.first, time.last, time.recurrence, time.anchor, "/".join(time.rule), time.arithmetic)


def _targets(document: Document, action: Span) -> tuple[Target, ...]:
    return tuple(
        Target(
            document.span(action.start + q.start, action.start + q.end),
            q.value,
            q.unit,
            q.direction,
            q.qualifier,
            q.baseline,
        )
        for q in find_quantities(action.quote)
    )
