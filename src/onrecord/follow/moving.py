"""The day a passage gives instead of the one in force, or that it takes that day back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

from onrecord.follow.judge import Finding
from onrecord.follow.lengths import length_behind, length_later
from onrecord.follow.passages import Passage
from onrecord.follow.restated import EARLIER, LATER, RESTATED, days_ahead, near, times_ahead
from onrecord.follow.slippage import WITHDRAWN, current_end
from onrecord.model import Basis, Commitment, Move, Reason, Relation
from onrecord.text.deadlines import find_times


def new_day(
    commitment: Commitment, passage: Passage, finding: Finding, basis: Basis, moves: Sequence[Move]
) -> tuple[date | None, tuple[Reason, ...]]:
    """The later last day that a word of delay gives, and a reason where it withdraws the day without giving one.

    Only the side that undertook it can withdraw its day; others may doubt it.
    """
    told = passage.story.day
    end = current_end(commitment, moves, told - timedelta(days=1)) if told else None
    if told is None or finding.ends:
        return None, ()
    if end is None:
        never = not moves and not (commitment.timeframe and commitment.timeframe.end)
        return (_put_off_to(passage, finding, told) if never else None), ()
    same = near(end, commitment.first_stated)
    if finding.relation is not Relation.DONE and (anew := _named_anew(passage, told, end + same)):
        return anew, ()
    if finding.cue.rule.name in RESTATED:
        days = days_ahead(passage.span.quote, told)
        if finding.cue.rule.name == LATER.name:
            return next((day for day in days if day > end + same), None), ()
        return (min(days) if days and finding.cue.rule.name == EARLIER.name else None), ()
    if finding.cue.rule.name == "brought forward" and (length := length_behind(passage.span.quote, finding.cue.end)):
        return length.before(end), ()
    if finding.against == "short" and (anew := _of_the_rest(passage, told, end + same)):
        return anew, ()
    if finding.relation is not Relation.DELAY:
        return _day_set(passage, told, end, same)
    if finding.cue.rule.name == "not by the day":
        return _not_by(passage, finding, basis, end, told)
    return _put_off(passage, finding, end, told), ()


def _not_by(
    passage: Passage, finding: Finding, basis: Basis, end: date, told: date
) -> tuple[date | None, tuple[Reason, ...]]:
    """Where a day will not be kept: another that is named instead ("not ready until June", "not in May but in June").

    Else a reason that it is taken back, where the side that undertook it says so.
    """
    text = passage.span.quote
    times = find_times(f"{text} {passage.after}", told)
    instead = (t.last for t in times if t.operator == "until" or _BUT.search(text[: t.start]))
    if anew := next((day for day in instead if day and day > max(end, told)), None):
        return anew, ()
    beside = [t for t in times if -8 <= t.start - finding.cue.end <= 12]  # "by 2033", right behind the sign
    taken = basis is Basis.CLAIMED and any(t.last and t.last.year == end.year for t in beside)
    return None, (Reason(WITHDRAWN, 0.0, finding.cue.words),) if taken else ()


# What stands right before the day that takes the place of the one not kept.
_BUT = re.compile(r"\bbut(?: only| not before)?\s+$", re.IGNORECASE)
_BY_A_LENGTH = frozenset({"put off", "more time"})  # signs behind which it may stand how much later it will be


def _put_off(passage: Passage, finding: Finding, end: date, told: date) -> date | None:
    """The day so much later as it is put off by, or the later one named right behind the sign, or the first named."""
    behind = finding.cue.rule.name in _BY_A_LENGTH and length_behind(passage.span.quote, finding.cue.end)
    if length := behind or length_later(passage.span.quote):
        return length.after(end)
    times = [t for t in times_ahead(f"{passage.span.quote} {passage.after}", told) if t.last and t.last > end]
    right = (t.last for t in times if t.start <= finding.cue.end + 1 < t.end)
    return next(right, None) or min((t.last for t in times if t.last), default=None)


# What names the day that holds from now on: "the new date, 3 May", "now hopes for June", "now due in 2031".
_ANEW = re.compile(
    r"\b(?:new|revised|latest) (?:[a-z]+ )?(?:date|deadline|target|day|opening|schedule|timetable)\b"
    r"|\bnow (?:\w+ly )?(?:hop|aim|speak|talk|plan|expect|reckon|look|target|promis|due|set|schedul|fores|envisag|count"
    r"|see|say|to (?:be|open|start|begin|happen|come|run|arrive|follow)|anticipat|stat|giv|ha[sd]|have|carr|work"
    r"|expir|wait|tak|read|shown)\w*\b"
    r"|\bwill (?:now )?(?:take|wait|last|expire) (?:until|till|on)\b"
    r"|\b(?:hopes?|aims?|speaks?) (?:for|at|of)\b",
    re.IGNORECASE,
)


# What stands behind a day named in the place of another: "will open in June 2025 instead of this December".
_INSTEAD = re.compile(r",?\s*(?:and not|instead of|rather than|not)\b", re.IGNORECASE)
BEHIND = 50  # characters behind what names a day anew in which that day begins
AROUND = 2  # sentences before and behind in which another day may be named
_NEW_DATE = re.compile(r"\bthe (?:new|revised) (?:[a-z]+ )?(?:date|deadline)\b", re.IGNORECASE)


def _named_anew(passage: Passage, told: date, after: date) -> date | None:
    """The first day after another that a sentence, or one near it, names as the one that now holds.

    A sentence that speaks of "the new date" may stand anywhere in the story.
    """
    sentences, place = passage.story.sentences, passage.place
    near_it = (*sentences[place + 1 : place + 1 + AROUND], *reversed(sentences[max(0, place - AROUND) : place]))
    elsewhere = (s for s in sentences if _NEW_DATE.search(s))
    for text in (passage.span.quote, *near_it, *elsewhere):
        times = [t for t in times_ahead(text, told) if t.last and t.last > after]
        anew = _ANEW.search(text) if times else None
        instead = (t.last for t in times if _INSTEAD.match(text, t.end))
        behind = (t.last for t in times if anew and 0 <= t.start - anew.end() <= BEHIND)
        if later := next(chain(instead, behind), None):
            return later
    return None


_THE_REST = re.compile(
    r"\b(?:hop|expect|aim|promis|plan|want|intend|pledg|will|would|should|is to|are to|due)\w*\b[^.;]{0,40}?"
    r"\bthe (?:rest|remainder|others|remaining \w+|other \w+)\b(?! of the (?:year|month|week))"
    r"|\bthe (?:rest|remainder|others|remaining \w+|other \w+) (?:will|would|should|is|are|was|were)\b",
    re.IGNORECASE,
)


def _of_the_rest(passage: Passage, told: date, after: date) -> date | None:
    """The later day by which, where but a part is there, a sentence behind says that the rest is to be."""
    for text in passage.story.sentences[passage.place :]:
        if rest := _THE_REST.search(text):
            return next((day for day in days_ahead(text[rest.start() :], told) if day > after), None)
    return None


def _put_off_to(passage: Passage, finding: Finding, told: date) -> date | None:
    """The day to which something is put off that had no last day before."""
    if finding.cue.rule.name not in {"put off", "stays until"}:
        return None
    days = (t.last for t in find_times(passage.span.quote, told) if t.operator in {"by", "until", "in", "before"})
    return min((day for day in days if day and day > told), default=None)


# A sentence that names a last day: "the spring of 2031 was set as the finishing date", "extended to March".
_DAY_SET = re.compile(
    r"\bas (?:the|its|their|a|an) (?:new |final |official )*(?:finishing|completion|target|end|closing|opening|launch|"
    r"last|delivery)[ -](?:date|day|year)\b"
    r"|\b(?:deadline|end date|target date|finishing date|completion date|term|period)\b[^.;]{0,40}?"
    r"\b(?:is now|was moved|has been moved|extended|was set|has been set|put back|pushed back|brought forward)\b"
    r"|\b(?:extended|brought forward|put back|pushed back|moved) (?:\w+ ){0,3}(?:to|until|till)\b",
    re.IGNORECASE,
)


def _day_set(passage: Passage, told: date, end: date, same: timedelta) -> tuple[date | None, tuple[Reason, ...]]:
    """Another last day that a sentence names, or one right beside it that names nothing else."""
    for text in (passage.span.quote, passage.after, passage.before):
        if _DAY_SET.search(text):
            days = [t.last for t in find_times(text, told) if t.last and t.last > told]
            if days and abs(days[-1] - end) > same:
                return days[-1], (Reason("another last day", 0.0, text),)
    return None, ()
