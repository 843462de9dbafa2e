"""By when: the expression of time that belongs to one action, and not to another one beside it.

    timeframe_for(document, sentence, action, others=(), *, head=None) -> Timeframe | None

The grammar in `text.deadlines` reads all expressions of the sentence; here one of them is chosen. An expression is
first set aside where it cannot be a deadline of anything still to do (past days, days of laws already made, bare
lengths); of the rest the one that stands nearest to the action wins, by the reasons in `REASONS`.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Document, Sentence, Span, Timeframe
from onrecord.text.deadlines import TimeExpression, find_times


def timeframe_for(
    document: Document,
    sentence: Sentence,
    action: Span,
    others: Sequence[Span] = (),
    *,
    head: Sentence | None = None,
) -> Timeframe | None:
    """The time by, in or from which the action is to be done, or None where the text tells none.

    Args:
        document: relative expressions count from its day; without one they keep their words and no days.
        sentence: the sentence the action stands in.
        action: what is to be done.
        others: other actions in the same sentence, whose deadlines are theirs.
        head: the sentence that governs a list, where the action is an item of it.
    """
    for part in (sentence, head):
        if part is None:
            continue
        text = document.text[part.start : part.end]
        found = find_times(text, document.day)
        ranked = sorted(
            (e for e in found if e.operator not in ("ago", "past", "lasting")),
            key=lambda e: _distance(e, part, action),
        )
        if ranked:
            return _timeframe(document, part, ranked[0])
    return None


def _distance(expression: TimeExpression, part: Sentence, action: Span) -> int:
    start, end = part.start + expression.start, part.start + expression.end
    return max(0, action.start - end, start - action.end)


def _timeframe(document: Document, part: Sentence, found: TimeExpression) -> Timeframe:
    return Timeframe(
        document.span(part.start + found.start, part.start + found.end),
        found.first,
        found.last,
        found.recurrence,
        found.anchor,
        " ".join(found.rule),
        found.arithmetic,
    )
