"""By when: the expression of time that belongs to one action, and not to another one beside it.

    timeframe_for(document, sentence, action, others=(), *, head=None) -> Timeframe | None

The grammar in `text.deadlines` reads every expression of time in the sentence. What cannot be the time of anything
still to be done is set aside for a named reason (`when_not`); of the rest the one that belongs to the action most
strongly is taken (`when_whose`). Days are also told by pointing ("from that day", `when_back`) and by events
(`when_events`). Where the sentence tells none, the head of its list, the heading, the sentence beside and a "Deadline:"
line below are asked (`when_around`). To add a reason or a feature, add a row to the table there, with its examples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from onrecord.extract.condition import condition_for
from onrecord.extract.when_around import (
    continued,
    deadline_line,
    head_of_list,
    heading_of,
    lasting_line,
    stated_anchors,
    told_behind,
)
from onrecord.extract.when_back import pointing
from onrecord.extract.when_events import events
from onrecord.extract.when_meant import meant
from onrecord.extract.when_not import excluded
from onrecord.extract.when_view import View
from onrecord.extract.when_whose import THRESHOLD, weigh
from onrecord.model import Document, Sentence, Span, Timeframe
from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.evened import evened

_BOUND = frozenset({"by", "within", "before", "until"})
# Conditions that may hold a time of their own, unlike "if possible".
_IF = re.compile(
    r"(?:only |even )?(?:if|unless|should|provided|in case|in the event)\b(?! (?:necess|possib|need|approp|required))",
    re.I,
)
LENGTH_LESS = 1.5  # weight by which a day goes before a length of time
REACH = 1500  # characters beyond which no time is looked for in a very long sentence


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
        others: other actions in the same sentence, whose times are theirs.
        head: the sentence that governs a list, where the action is an item of it; found in the text if not given.
    """
    own = _best(document, sentence, action, others)
    if own and _tells(own):
        return _timeframe(own)
    for above in [head] if head else head_of_list(document, sentence):
        if found := _governing(document, above):
            return _timeframe(found)
    found = _elsewhere(document, action, sentence) or own
    return _timeframe(found) if found else None


def _elsewhere(document: Document, action: Span, sentence: Sentence) -> View | None:
    """The time a heading, the sentence beside, or a "Deadline:" line below tells."""
    for told, bound in (
        (told_behind(document, action, sentence), True),
        (heading_of(document, sentence), True),
        (lasting_line(document, sentence), False),
        (continued(document, sentence), True),
    ):
        found = _governing(document, told) if told else None
        if found and (not bound or found.expression.operator in _BOUND):
            return found
    due = deadline_line(document, sentence)
    found = _governing(document, due) if due else None
    return _by(found) if found and found.expression.operator == "in" else found


def _by(view: View) -> View:
    """ "Deadline: 15 July": by that day."""
    return replace(view, expression=replace(view.expression, operator="by", first=None))


def considered(
    document: Document, sentence: Sentence, action: Span, others: Sequence[Span] = ()
) -> list[tuple[str, float | None, tuple[str, ...]]]:
    """Why: each expression of time of the sentence, its weight for the action and the features that gave it.

    The weight is None where the expression was set aside; the reason for that stands in place of the features.
    """
    told = []
    times = _times(document.text[sentence.start : sentence.end], document.day)
    for found in meant(document, sentence, times):
        view = View(document, sentence, found)
        reason = excluded(view)
        weight, features = (None, (reason,)) if reason else weigh(view, action, others)
        told.append((found.text, weight, features))
    return told


def views(document: Document, sentence: Sentence, near: Span | None = None) -> list[View]:
    """The expressions of time in a sentence, within reach of a span, that can be the time of something to be done."""
    text = document.text[sentence.start : sentence.end]
    found = _times(text, document.day)
    anchors = stated_anchors(document)
    if anchors and (any(e.anchor and e.anchor.day is None for e in found) or any(name in text for name in anchors)):
        found = _read(text, document.day, anchors)
    if near and len(text) > REACH:
        low, high = near.start - REACH - sentence.start, near.end + REACH - sentence.start
        found = tuple(e for e in found if low < e.end and e.start < high)
    seen = [View(document, sentence, e) for e in meant(document, sentence, found)]
    told = [View(document, sentence, e) for e in (*events(document, sentence), *pointing(document, sentence))]
    kept = [v for v in seen if excluded(v) is None and not any(v.start < t.end and t.start < v.end for t in told)]
    return kept + told


@lru_cache(maxsize=256)
def _times(text: str, day: date | None) -> tuple[TimeExpression, ...]:
    """`find_times`, remembered: every action of a sentence asks for the same."""
    return _read(text, day, {})


def _read(text: str, day: date | None, anchors: Mapping[str, date]) -> tuple[TimeExpression, ...]:
    """`find_times` over the words as they were before page headers and line ends broke them; the quotations stay."""
    even = evened(text)
    found = find_times(even, day, anchors=anchors)
    return found if even is text else tuple(_as_written(text, e) for e in found)


def _as_written(text: str, found: TimeExpression) -> TimeExpression:
    end = found.end
    while end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end += 1
    return replace(found, end=end, text=text[found.start : end])


def _best(document: Document, sentence: Sentence, action: Span, others: Sequence[Span]) -> View | None:
    close = [o for o in others if action.start - REACH < o.end and o.start < action.end + REACH]
    around = views(document, sentence, action)
    condition = condition_for(document, sentence, action) if around else None
    free = [v for v in around if not _of_condition(v, condition, action)]
    weighed = [(weigh(v, action, close)[0], v.start, v) for v in free]
    best = max(weighed, key=lambda w: (w[0] - LENGTH_LESS * _is_length(w[2]), w[1]), default=None)
    return best[2] if best and best[0] > THRESHOLD else None


def _of_condition(view: View, condition: Span | None, action: Span) -> bool:
    """ "If the debt is not paid by 5 May, the club will be struck off": the time of the condition."""
    if condition is None or not _IF.match(condition.quote) or condition.start <= action.start < condition.end:
        return False
    return condition.start < view.start and view.end <= condition.end


def _governing(document: Document, sentence: Sentence) -> View | None:
    """The time a head or a deadline line tells for all below it: the first that has a day or comes again."""
    return next((v for v in views(document, sentence) if _tells(v) and not _held_on_the_day(v)), None)


def _held_on_the_day(view: View) -> bool:
    """ "The council, meeting on 3 May, orders as follows": the day of the document itself."""
    found, day = view.expression, view.document.day
    return found.operator == "in" and day is not None and found.last is not None and found.last <= day


def _is_length(view: View) -> bool:
    """Whether it tells only how long: "a two-day meeting on 5 May" is on 5 May."""
    return view.expression.operator == "lasting"


def _tells(view: View) -> bool:
    """Whether it tells a day or how often, or what its days are counted from; "soon" and "for a year" do not."""
    return view.expression.operator not in ("vague", "lasting")


def _timeframe(view: View) -> Timeframe:
    found = view.expression
    return Timeframe(
        view.document.span(view.start, view.end),
        found.first,
        found.last,
        found.recurrence,
        found.anchor,
        " ".join(found.rule),
        found.arithmetic,
    )
