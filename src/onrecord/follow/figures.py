"""The figures of a sentence, compared with those to be reached."""

from __future__ import annotations

import re

from onrecord.follow.named import share_of
from onrecord.follow.passages import quantities_in
from onrecord.follow.words import terms
from onrecord.model import Figure, Span, Target
from onrecord.text.numbers import Quantity
from onrecord.text.numbers_tables import NUMERALS, TIME_UNITS


def compare(targets: tuple[Target, ...], sentence: Span, action: str = "") -> tuple[Figure | None, str]:
    """The figure of a sentence that a target can be compared with, and how it compares.

    So many of the very number to be reached come first, then a figure that is not the target's own number. "same": it
    reaches the target; "short": it stays below; "other": the same unit, but another amount of what cannot be added up;
    "": there is none. A share of a whole ("57 per cent of girls") is an amount where the action wants a share of one;
    otherwise shares tell of changes, or how much of the whole is done ("58 per cent has been built").
    """
    part = _so_many_of(sentence, targets)
    if part[0] and targets:
        return part
    quantities = quantities_in(sentence.quote)
    for target in targets:
        named = any(q.value == target.value for q in quantities)
        counted = _counted(action, target)
        fit = [q for q in quantities if _fits(q, target, sentence.quote, named, counted)]
        for quantity in sorted(fit, key=lambda q: (q.value == target.value, q.start)):
            how = _how(quantity, target, sentence.quote, action)
            return _figure(sentence, quantity, target.unit, _note(quantity, target)), how
    share = _share_done(sentence)
    return (share, "short") if share else part


def _figure(sentence: Span, quantity: Quantity, unit: str | None, note: str) -> Figure:
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    span = Span(sentence.document, start, end, sentence.quote[quantity.start : quantity.end])
    return Figure(span, quantity.value, unit, note)


# "58 per cent has been built", "60 % complete": how much of the whole is done.
_IS_DONE = re.compile(
    r"(?: of (?:the|its|their|this|that) (?:[\w-]+ ){1,4}?)?\s*(?:(?:has|have|had|is|are|was|were) (?:now |already )?"
    r"(?:been )?(?:built|complete[d]?|finished|done|ready|laid|installed|constructed|electrified|delivered|in place)\b"
    r"|(?:complete[d]?|finished|built|ready|done)\b)",
    re.IGNORECASE,
)


def _share_done(sentence: Span) -> Figure | None:
    """The share of a whole that is told as done, where it is not all of it."""
    for quantity in quantities_in(sentence.quote):
        if quantity.unit == "%" and quantity.value < 100 and _IS_DONE.match(sentence.quote, quantity.end):
            return _figure(sentence, quantity, "%", f"{quantity.value:g} of 100 %")
    return None


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


def _fits(quantity: Quantity, target: Target, sentence: str, named: bool, counted: frozenset[str]) -> bool:
    """Whether a quantity can be compared with a target: of its unit; or one says no unit and the number is its own.

    A number alone counts what the target counts, where nothing else can be meant.
    """
    if comparable(quantity.unit, target.unit):
        return True
    enough = quantity.value >= max(10, LEAST_PART * target.value)
    if enough and counted & _named_behind(quantity, sentence):
        return True
    if target.unit is None:
        return quantity.value == target.value and quantity.unit not in TIME_UNITS
    if quantity.unit is not None or not enough:
        return False
    return named or bool(_COUNT_ALONE.match(sentence, quantity.end))


_BEHIND = re.compile(r"(?:\s+[\w-]+){1,3}")
_NOT_COUNTED = re.compile(r"\b(?:of|in|on|for|at|to|by|from|with|and|or|that|which|who|have|has|had|were|was|are|is)\b")


def _counted(action: str, target: Target) -> frozenset[str]:
    """What a target counts that says no unit, by the words behind its number in the action: "65,000 route km"."""
    start = action.find(target.span.quote) if target.unit is None else -1
    return _terms_behind(action, start + len(target.span.quote)) if start >= 0 else frozenset()


def _named_behind(quantity: Quantity, sentence: str) -> frozenset[str]:
    """The terms of what a quantity counts, its unit or the words behind it."""
    return frozenset(terms(quantity.unit)) if quantity.unit else _terms_behind(sentence, quantity.end)


def _terms_behind(text: str, end: int) -> frozenset[str]:
    behind = _BEHIND.match(text, end)
    return frozenset(terms(_NOT_COUNTED.split(behind.group())[0])) if behind else frozenset()


_NUMBER = r"(\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion|lakh|crore))?|(?:" + "|".join(NUMERALS) + r"))"
_OF = re.compile(
    rf"(?<![\w.,-]){_NUMBER} (?:(?:[\w-]+ ){{0,7}}out )?of (?:the |its |their |all )?{_NUMBER}(?![\w.]\w|,\d)",
    re.IGNORECASE,
)


def _so_many_of(sentence: Span, targets: tuple[Target, ...] = ()) -> tuple[Figure | None, str]:
    """How many of how many, or how much of how much, are told of; the whole is a target, if there are any."""
    units = {t.value: t.unit for t in targets}
    for found in _OF.finditer(sentence.quote):
        part, whole = (_value(number) for number in found.groups())
        if part is None or whole is None or (targets and whole not in units):
            continue
        start = sentence.start + found.start(1)
        span = Span(sentence.document, start, start + len(found[1]), found[1])
        unit = units.get(whole)
        note = f"{part:.12g} of {whole:.12g} {unit or ''}".strip()
        return Figure(span, part, unit, note), "short" if part < whole else "same"
    return None, ""


def _value(number: str) -> float | None:
    word = NUMERALS.get(number.lower())
    return float(word) if word else next((q.value for q in quantities_in(number)), None)


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
