"""From a moment to a finished frame: shared by the rows that say what a phrase means for its days."""

from __future__ import annotations

from datetime import date

from onrecord.model import Anchor
from onrecord.text.deadlines.moments import Context, Frame, Moment, due_in, shown

PUBLICATION = "publication"
NO_DAY = "no day to count from"


def framed(moment: Moment, context: Context, operator: str, first: date | None, last: date | None) -> Frame:
    """A frame around a settled moment."""
    anchor = Anchor(PUBLICATION, context.published) if moment.relative else None
    arithmetic = moment.how or shown(moment.days)
    return Frame(operator, first, last, None, anchor, arithmetic, moment.flags, moment.relative, moment.grain)


def bare(moment: Moment, context: Context) -> Frame:
    """A moment without an operator: all of its days."""
    found = moment.settled(context)
    days = found.days
    return framed(found, context, "in", days and days.first, days and days.last)


def due(moment: Moment) -> date | None:
    """The last day that is still "by" a moment."""
    days = moment.days
    return due_in(days, moment.part) if days else None
