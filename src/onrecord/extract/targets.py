"""How much: the quantities an action must reach, and not every number near it.

A quantity of the action's own words counts unless a named reason speaks against it (`targets_not`); one that stands
outside the action counts only where the sentence ties it to the action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.targets_not import context_of, why_not
from onrecord.model import Document, Sentence, Span, Target, Timeframe
from onrecord.text.numbers import Quantity, find_quantities

_ABOUT = r"(?:(?:all|the|the first|about|some|around|nearly|over|more than|another|up to|at least|an average of)\s+)*"
# Words between a subject that carries a number and the action it will do: "Fifty divers [will] …".
_SUBJECT_LINK = re.compile(
    r"^(?: of them,|(?:\s(?:[^,.;:]|(?<=\d),(?=\d)){0,90})?(?:, [^,.;:]{1,60},)?)\s"
    r"(?:will|would|shall|should|must|(?:are|is) (?:to|ready to|set to|due to|expected to)|"
    r"plan to|have to|need to)\s+(?:be\s+)?(?:also\s+|soon\s+|then\s+)?$",
    re.I,
)
_SUBJECT_START = re.compile(
    rf"(?:^|[,;:]|\bthat|\band|\bbut|^and|\d)\s*(?:an?\s+(?:further\s+|first\s+)?[a-z]+\s+of\s+)?{_ABOUT}[\"“]?$", re.I
)
# Words between an action and the number that measures it: "sell the platform [for] £65m".
_MEASURE_LINK = re.compile(
    rf"^\s*(?:[–—]\s|,\s)?(?:for|worth|at|to|by|totalling|up to|at least|in all|in each of|"
    r"with a maximum of|"
    rf"at an? (?:\w+ )?(?:cost|price) (?:of|not exceeding|not to exceed|not (?:greater|higher|more) than)|)"
    rf"\s*{_ABOUT}$",
    re.I,
)


def _belongs(text: str, sentence: Sentence, action: Span, quantity: Quantity) -> bool:
    """Whether the quantity stands in the action, is its subject, or measures it right behind."""
    if action.start <= quantity.start < action.end:
        return True
    if sentence.start <= quantity.start < action.start:
        leads = _SUBJECT_LINK.match(text[quantity.end : action.start])
        return bool(leads and _SUBJECT_START.search(text[sentence.start : quantity.start]))
    return action.end <= quantity.start and bool(_MEASURE_LINK.match(text[action.end : quantity.start]))


def targets_for(
    document: Document, sentence: Sentence, action: Span, timeframe: Timeframe | None = None
) -> tuple[Target, ...]:
    """The quantities the action must reach, in reading order.

    Args:
        document: the whole story.
        sentence: the sentence the action stands in; an action that runs past it widens it.
        action: what is to be done.
        timeframe: when it is to be done; its words hold no target.
    """
    start, end = min(sentence.start, action.start), max(sentence.end, action.end)
    when = (timeframe.span.start, timeframe.span.end) if timeframe else (0, 0)
    targets = []
    for read in find_quantities(document.text[start:end]):
        quantity = _shifted(read, start)
        timed = when[0] <= quantity.start < when[1] and quantity.baseline is None
        if timed or not _belongs(document.text, sentence, action, quantity):
            continue
        if why_not(context_of(document.text, start, end, quantity)) is None:
            targets.append(_target(document, quantity))
    return tuple(targets) or tuple(_in_next_sentence(document, end, action))


NEXT = 260  # characters behind the sentence in which the same things may be counted


def _in_next_sentence(document: Document, end: int, action: Span) -> Iterator[Target]:
    """Where the action counts nothing: the first count of the very things it speaks of, in the next sentence."""
    behind = re.split(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z\"“])|\n", document.text[end : end + NEXT].lstrip(". \n"))[0]
    start = document.text.find(behind, end) if behind else -1
    for read in find_quantities(behind) if start >= 0 else ():
        things = read.unit if read.unit and read.unit.isalpha() and len(read.unit) > 4 else None
        if things and read.value > 1 and re.search(rf"\b{things}\b", action.quote, re.IGNORECASE):
            quantity = _shifted(read, start)
            if why_not(context_of(document.text, start, start + len(behind), quantity)) is None:
                yield _target(document, quantity)
                return


def _shifted(q: Quantity, by: int) -> Quantity:
    return Quantity(q.start + by, q.end + by, q.value, q.unit, q.qualifier, q.direction, q.baseline, q.high)


def _target(document: Document, q: Quantity) -> Target:
    return Target(document.span(q.start, q.end), q.value, q.unit, q.direction, q.qualifier, q.baseline)
