"""The figures of a sentence, compared with those to be reached."""

from __future__ import annotations

import re

from onrecord.follow.named import share_of
from onrecord.follow.passages import quantities_in
from onrecord.follow.words import terms
from onrecord.model import Figure, Span, Target
from onrecord.text.numbers import Quantity
from onrecord.text.numbers_tables import TIME_UNITS


def compare(targets: tuple[Target, ...], sentence: Span, action: str = "") -> tuple[Figure | None, str]:
    """The figure of a sentence that a target can be compared with, and how it compares.

    A figure that is not the target's own number comes first. "same": it reaches the target; "short": it stays below;
    "other": the same unit, but another amount of what cannot be added up; "": there is none. A share of a whole
    ("57 per cent of girls") is an amount where the action wants a share of one; otherwise shares tell of changes.
    """
    quantities = quantities_in(sentence.quote)
    for target in targets:
        named = any(q.value == target.value for q in quantities)
        fit = [q for q in quantities if _fits(q, target, sentence.quote, named)]
        for quantity in sorted(fit, key=lambda q: (q.value == target.value, q.start)):
            start, end = quantity.start, quantity.end
            how = _how(quantity, target, sentence.quote, action)
            span = Span(sentence.document, sentence.start + start, sentence.start + end, sentence.quote[start:end])
            return Figure(span, quantity.value, target.unit, _note(quantity, target)), how
    return (None, "") if targets else _so_many_of(sentence)


LEAST_PART = 0.01  # of a target: a number without a unit that is smaller counts something else
# A number that counts what was named before: "so far 287 have joined", "12 of them are at work".
_COUNT_ALONE = re.compile(r"\s+(?:of (?:them|these|those)\b|(?:have|has|had|were|are)\b)", re.IGNORECASE)
_LEAVES_OUT = re.compile(r"(?:^|[,;:–—]\s)(?:[\w'’-]+\s){0,5}?$")


def counts_alone(sentence: str) -> bool:
    """Whether a number stands alone in a sentence for so many of what was named before it: "287 have joined"."""
    return any(
        q.unit is None
        and q.value >= 10
        and _COUNT_ALONE.match(sentence, q.end)
        and _LEAVES_OUT.search(sentence[: q.start])
        for q in quantities_in(sentence)
    )


def _fits(quantity: Quantity, target: Target, sentence: str, named: bool) -> bool:
    """Whether a quantity can be compared with a target: of its unit; or one says no unit and the number is its own.

    A number alone counts what the target counts, where nothing else can be meant.
    """
    if comparable(quantity.unit, target.unit):
        return True
    if target.unit is None:
        return quantity.value == target.value and quantity.unit not in TIME_UNITS
    if quantity.unit is not None or quantity.value < max(10, LEAST_PART * target.value):
        return False
    return named or bool(_COUNT_ALONE.match(sentence, quantity.end))


_NUMBER = r"(\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?)"
_OF = re.compile(rf"(?<![\d.,-]){_NUMBER} (?:out )?of (?:the |its |their |all )?{_NUMBER}(?![\d.]|,\d)")


def _so_many_of(sentence: Span) -> tuple[Figure | None, str]:
    """Where no figure was to be reached: how many of how many, or how much of how much, are told of."""
    found = _OF.search(sentence.quote)
    told = [q.value for n in found.groups() for q in quantities_in(n)[:1]] if found else []
    if not found or len(told) < 2:
        return None, ""
    part, whole = told
    start = sentence.start + found.start(1)
    span = Span(sentence.document, start, start + len(found[1]), found[1])
    return Figure(span, part, None, f"{part:.12g} of {whole:.12g}"), "short" if part < whole else "same"


def comparable(one: str | None, other: str | None) -> bool:
    """Whether two units count the same thing: equal, or nouns of one idea."""
    if one is None or other is None:
        return False
    return one == other or bool(set(terms(one)) & set(terms(other)))


def _how(quantity: Quantity, target: Target, sentence: str, action: str) -> str:
    if target.unit in {"%", "pp"}:
        of_all = share_of(sentence, quantity.end) and share_of(
            action, action.find(target.span.quote), target.span.quote
        )
        if not of_all or quantity.value == target.value:
            return "same" if quantity.value == target.value else "other"
    if target.direction == "decrease":
        return "same" if quantity.value <= target.value else "short"
    return "same" if quantity.value >= target.value else "short"


def _note(quantity: Quantity, target: Target) -> str:
    return f"{quantity.value:g} of {target.value:g} {target.unit or ''}".strip()
