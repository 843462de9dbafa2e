"""The question one would put to a press office about a commitment nobody speaks of any more."""

from __future__ import annotations

from datetime import date

from onrecord.model import Kind

_SAID = {
    Kind.ORDER: "ordered",
    Kind.PLEDGE: "promised",
    Kind.DECISION: "decided",
    Kind.PLAN: "announced",
    Kind.CALL: "called for",
}


def press_question(
    action: str,
    kind: Kind,
    *,
    issuer: str | None,
    responsible: str | None,
    stated: date | None,
    due: date | None,
    as_of: date,
    negated: bool = False,
) -> str:
    """A question made from a commitment's fields alone, which asks for a document that shows the answer.

    Args:
        action: what is to be done, in its source's words.
        kind: who binds whom.
        issuer: who undertook or ordered it, where known.
        responsible: who must act, where known.
        stated: the day it was first stated, where known.
        due: the original last day, where there is one.
        as_of: the day of asking.
        negated: whether it is something not to be done.
    """
    opening = f"On {_written(stated)} " if stated else ""
    opening += f"{issuer} {_SAID[kind]}" if issuer else f"it was {_SAID[kind]}"
    opening = opening[:1].upper() + opening[1:]
    quoted = f"not to do this: “{action}”" if negated else f"this: “{action}”"
    terms = [f"to be done by {responsible}"] if responsible and responsible != issuer else []
    terms += [f"last day {_written(due)}"] if due else []
    aside = f" ({'; '.join(terms)})" if terms else ""
    return f"{opening} {quoted}{aside}. {_asked(due, as_of, negated)}"


def _asked(due: date | None, as_of: date, negated: bool) -> str:
    if negated:
        return "Has this been kept to, and which published document shows it?"
    if due is None:
        return "How far has it come, by when will it be done, and which published document shows it?"
    if due < as_of:
        return "Has it been done? If so, when, and which published document shows it? If not, what is the new day?"
    return "How far has it come, is the day still the same, and which published document shows it?"


def _written(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
