"""Rows for what is kept as words without days: how long, as soon as possible, by the end of this parliament."""

from __future__ import annotations

from onrecord.model import Anchor
from onrecord.text.deadlines.days import Duration
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import Context, Frame


@row(
    "<frame>",
    "for|over|during|lasting? at? least? <length>",
    "for|over|during at? least? a? <length> period",
    "for a period of <length>",
    "for a? further|another|additional <length>",
    "<length> long|period",
    example=("for three years", "unknown"),
    counter="within three years",
)
def lasting(_: Context, length: Duration) -> Frame:
    """For three years: how long, not by when."""
    return Frame("lasting", arithmetic=length.words, flags=("a length, not a day",), grain="length")


@row(
    "<frame>",
    "by|before|until|in|during|within the? end of this|the|the? current|next? <tenure>",
    "by|before|until|in|during|over|within|throughout? this|current|next <tenure>",
    "by|before|until|in|during|over|within|throughout the current|next general|presidential|parliamentary? <tenure>",
    "by|before|until|in|during|within the? end of my|our|its|their|his|her <tenure>",
    "over|during|within|throughout my|our|its|their|his|her <tenure>",
    "before my|our|its|their|his|her <tenure> ends",
    "before my|our|its|their|his|her <tenure> is out|over",
    "later in|during this|the <tenure>",
    "over|during|within the? lifetime of this|the <tenure>",
    "over|during|throughout the <tenure>",
    "over the? course of this|the <tenure>",
    "before this|the|next <tenure> ends",
    "before this|the|next <tenure> is out|over",
    example=("by the end of this parliament", "unknown"),
    counter="by the end of this year",
)
def term_of_office(_: Context, tenure: str) -> Frame:
    """By the end of this parliament: its days stand in no calendar."""
    anchor = Anchor("term of office", None, tenure)
    return Frame("by", anchor=anchor, flags=("depends on a term of office",), grain="vague")


@row(
    "<frame>",
    "in|within|during our|the|its first <length>",
    "in|within|during our|the|its first <length> in|of office|term",
    example=("in our first 100 days", "unknown"),
    counter="within 100 days",
)
def first_days_in_office(_: Context, length: Duration) -> Frame:
    """In our first hundred days: counted from taking office, whose day is not told."""
    anchor = Anchor("taking office")
    return Frame("within", anchor=anchor, arithmetic=f"+ {length.words}", flags=("day of anchor unknown",))


@row(
    "<frame>",
    "within|in|over|during|for|after? the? next|coming|following|upcoming|last|past? <loose>",
    "<vague>",
    "as soon|quickly|promptly|early as possible|practicable",
    "in the very? near|nearest future",
    "in the future",
    "in the short|medium|long -? term",
    "at the earliest",
    "in due course",
    "within a reasonable time|period",
    "in a timely manner",
    "on a regular|continuing|periodic basis",
    "very? soon",
    "in the coming|next days|weeks|months|years",
    "over|within the coming|next days|weeks|months|years",
    "in time",
    "one day",
    "on|from day one",
    "until further notice",
    "on an? ongoing basis",
    "at regular intervals",
    "from time to time",
    example=("in the coming weeks", "unknown"),
    counter="in the coming week",
)
def vague(_: Context, *_values: object) -> Frame:
    """In the coming weeks, as soon as possible: no day can be told."""
    return Frame("vague", flags=("no day is told",), grain="vague")
