"""Finding: runs of words, all their readings, and of these the longest that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.model import Anchor
from onrecord.text.deadlines import (
    rows_days,
    rows_every,
    rows_feasts,
    rows_inside,
    rows_lengths,
    rows_numbers,
    rows_operators,
    rows_parts,
    rows_ranges,
    rows_units,
    rows_vague,
    rows_years,
)
from onrecord.text.deadlines.chart import Edge
from onrecord.text.deadlines.expression import TimeExpression
from onrecord.text.deadlines.framing import bare
from onrecord.text.deadlines.grammar import GRAMMAR
from onrecord.text.deadlines.moments import Context, Frame, Moment
from onrecord.text.deadlines.rows_vague import lasting
from onrecord.text.deadlines.scan import Word, runs, worth_reading

# Imported so that they enter their rows.
ROWS = (
    rows_numbers,
    rows_days,
    rows_feasts,
    rows_years,
    rows_units,
    rows_inside,
    rows_parts,
    rows_ranges,
    rows_operators,
    rows_lengths,
    rows_vague,
    rows_every,
)
# Lengths the grammar counts from publication, unless the words after them name something else to count from.
_FROM_PUBLICATION = frozenset({"within", "in_length"})
_COUNTED_FROM = re.compile(
    r"\s+(?:of|after|from|following|before|prior to|since)\s+(?!now\b|today\b)(\w[^.,;:()\n]{0,60})"
)
_FINISHED = {"<frame>": 0, "<moment>": 1, "<length>": 2}


def find_times(
    text: str, published: date | None, *, anchors: Mapping[str, date] | None = None
) -> tuple[TimeExpression, ...]:
    """The expressions of time in a text, in order, none overlapping another.

    Args:
        text: any text; offsets of the result are into it.
        published: the day relative expressions count from. None leaves them without days.
        anchors: days of events the caller knows, by the words that name them ("entry into force").

    Returns:
        Every expression, also those whose days cannot be told: these have their text and no days.
    """
    if not worth_reading(text):
        return ()
    context = Context(published, anchors or {})
    seen: dict[str, list[Edge]] = {}
    found: list[TimeExpression] = []
    for run, items in runs(text, context):
        words = text[run[0].start : run[-1].end]
        if words not in seen:
            seen[words] = _longest([e for e in GRAMMAR.parse(context, items) if e.kind in _FINISHED])
        found += [_expression(text, run, edge, context) for edge in seen[words]]
    return tuple(found)


def _longest(edges: Sequence[Edge]) -> list[Edge]:
    """The readings to keep: the longest first, finished frames before bare moments; what overlaps a kept one goes."""
    taken: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.start - e.end, _FINISHED[e.kind], e.start, len(e.rules))):
        if all(edge.end <= t.start or edge.start >= t.end for t in taken):
            taken.append(edge)
    return sorted(taken, key=lambda e: e.start)


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a full stop closes the sentence and not an abbreviation ("Aug.", "p.m.")."""
    word = re.split(r"[\s.,]", text[start : end - 1])[-1]
    return len(word) > 4 or word.isdigit() or not text[end:].strip()


def _expression(text: str, run: Sequence[Word], edge: Edge, context: Context) -> TimeExpression:
    value = edge.value
    if isinstance(value, Moment):
        frame = bare(value, context)
    else:
        frame = value if isinstance(value, Frame) else lasting(context, value)
    start, end = run[edge.start].start, run[edge.end - 1].end
    if text[end - 1] == "." and _ends_sentence(text, start, end):
        end -= 1
    first, last = frame.first, frame.last
    if edge.rules[0] in _FROM_PUBLICATION and (told := _COUNTED_FROM.match(text, end)):
        frame = Frame(frame.operator, anchor=Anchor("event", None, told[1]), flags=("day of anchor unknown",))
        first = last = None
    if first and last and first > last:
        first = last = None
    return TimeExpression(
        start,
        end,
        text[start:end],
        first,
        last,
        frame.recurrence,
        frame.operator,
        frame.anchor,
        edge.rules,
        frame.arithmetic,
        frame.flags,
        frame.relative,
        frame.grain,
    )
