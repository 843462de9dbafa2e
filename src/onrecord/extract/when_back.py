"""Days told by pointing: "from that day", "the same evening", "by the effective date", where the text tells the day.

    pointing(document, sentence) -> tuple[TimeExpression, ...]

The day pointed at is that of the words before, in the sentence itself or in the one just before it, where they tell
one day still to come and no second one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.extract.when_around import IN_FORCE, stated_anchors
from onrecord.model import Anchor, Document, Sentence
from onrecord.text.deadlines import TimeExpression, find_times

REACH = 300  # characters before the sentence in which the day is looked for
_POINTED = re.compile(
    r"\b(?:(?P<how>from|by|before|prior to|until|after|on|as of|starting)\s+)?"
    r"(?:(?:that|the same|that same|the said)\s+(?:very\s+)?(?:day|date|morning|afternoon|evening|night)\b(?!\s+of\b)"
    r"|(?<=from )then on\b|(?<=until )then\b|(?<=by )then\b)",
    re.IGNORECASE,
)
_EFFECTIVE = re.compile(
    r"\b(?P<how>from|by|before|prior to|until|after|on|as of)\s+"
    r"(?:the\s+effective\s+date|(?:the|its)\s+entry\s+into\s+force)\b",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"(?<=[.;?!”\"])\s+(?=[A-Z“\"(])|\n")
_MARK = re.compile(r"\n\s*(?:\(?\d{1,2}[.)])?\s*$")  # of a paragraph that goes on from the one above
ONE_DAY = timedelta(days=1)


def pointing(document: Document, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """The expressions of a sentence that point at a day told before; offsets are into the sentence."""
    text = document.text[sentence.start : sentence.end]
    found = []
    for told in _POINTED.finditer(text):
        named = _told_before(document, sentence, told.start())
        day = named and (named.last or named.first)
        if named and day:
            how = told["how"] or ("from" if told[0].lower().startswith("then") else "on")
            if how.lower() == "until" and named.last is None:
                how = "before"  # "The pier opens from 5 May. Until then …"
            found.append(on_day(told, how, day, Anchor("day named", day), "pointing"))
    in_force = stated_anchors(document).get(IN_FORCE)
    if in_force:
        anchor = Anchor(IN_FORCE, in_force)
        found += [on_day(t, t["how"], in_force, anchor, "pointing") for t in _EFFECTIVE.finditer(text)]
    return tuple(found)


def _told_before(document: Document, sentence: Sentence, at: int) -> TimeExpression | None:
    """What tells the one day before an offset: in the sentence, else in the one before it; None where in doubt."""
    low = max(0, sentence.start - REACH)
    above = _LAST_SENTENCE.split(_MARK.sub("", document.text[low : sentence.start]).rstrip(" "))[-1]
    for words in (document.text[sentence.start : sentence.start + at], above):
        told = [e for e in find_times(words, document.day) if e.grain == "day" and not e.recurrence]
        known = {d: e for e in told if (d := e.last or e.first)}
        if known:
            (day, *others) = known
            return None if others or (document.day and day < document.day) else known[day]
    return None


_BOUNDS = {
    "by": "by",
    "in time for": "by",
    "until": "until",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "after": "after",
    "from": "starting",
    "as of": "starting",
    "starting": "starting",
}


def on_day(told: re.Match[str], how: str, day: date, anchor: Anchor, rule: str) -> TimeExpression:
    """Words that tell a bound ("before", "from") of a known day: the days they mean; any other word means that day."""
    operator = _BOUNDS.get(how.lower(), "in")
    first = {"in": day, "starting": day, "after": day + ONE_DAY}.get(operator)
    last = {"in": day, "by": day, "until": day, "before": day - ONE_DAY}.get(operator)
    return TimeExpression(
        told.start(),
        told.end(),
        told[0],
        first,
        last,
        operator=operator,
        anchor=anchor,
        rule=(rule,),
        arithmetic=f"{anchor.text or anchor.kind}: {day}",
        grain="day",
    )
