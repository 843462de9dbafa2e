"""What the grammar gives: an expression of time in a text, with its days and how they were reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model import Anchor


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time.

    Attributes:
        start: offset of its first character in the text.
        end: offset after its last character.
        text: the words themselves.
        first: the first day, inclusive; None where open or unknown.
        last: the last day on which it would still be in time, inclusive; None where open or unknown.
        recurrence: ISO 8601 duration of what comes again.
        operator: by, until, before, within, over, in, starting, after, every, lasting, vague, ago, past.
        anchor: what the days are counted from, where they are counted.
        rule: the row that made it, then the rows of its parts.
        arithmetic: how the days were reached ("2013-02-12 + 180 days = 2013-08-11").
        flags: warnings ("no such day", "day or month first?", "no day to count from").
        relative: whether the days depend on the day of publication.
        grain: day, week, month, … of what is named.
    """

    start: int
    end: int
    text: str
    first: date | None = None
    last: date | None = None
    recurrence: str | None = None
    operator: str = "in"
    anchor: Anchor | None = None
    rule: tuple[str, ...] = ()
    arithmetic: str = ""
    flags: tuple[str, ...] = ()
    relative: bool = False
    grain: str = ""
