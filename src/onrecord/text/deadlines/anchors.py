"""What durations count from: "the date of this order", "entry into force", "its submission to the President".

An anchor the document itself stands for (its date, signing, issuance, adoption, publication) is the day of
publication unless the caller knows better. Every other anchor is named and its day left open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Anchor
from onrecord.text.deadlines.lexicon import UNITS
from onrecord.text.deadlines.moments import Context

_SELF = (
    r"(?:this|the present)\s+(?:executive\s+|presidential\s+|military\s+)?(?:order|decree|memorandum|directive|"
    r"proclamation|resolution|decision|act|law|agreement|announcement|notice|statement|document|instruction|"
    r"determination|declaration|letter|plan|rule|regulation|report|treaty|judge?ment|ruling|award|by-law|circular|ordinance|"
    r"instrument|permit|licen[cs]e)"
)
_ACT = r"(?:date|issuance|issue|signing|signature|adoption|publication|promulgation|enactment|making|passage|release)"
_IN_FORCE = (
    r"(?:the\s+)?(?:effective\s+date|entry\s+into\s+(?:force|effect)|coming\s+into\s+(?:force|effect)|"
    r"commencement|date\s+(?:on\s+which|when)\s+\w+\s+\w+\s+(?:enters?|comes?)\s+into\s+(?:force|effect)|"
    r"it\s+(?:enters?|comes?)\s+into\s+(?:force|effect)|it\s+takes\s+effect)"
)
_KNOWN = re.compile(
    rf"(?P<force>{_IN_FORCE}(?:\s+of\s+(?:{_SELF}|the\s+\w+))?)"
    rf"|(?P<itself>{_SELF}\b(?=\s*[.,;:)]|\s*$|\s+(?:to|and|a|an|the|shall|must|will|in|for|or)\b))"
    rf"|(?P<self>(?:the\s+)?(?:date\s+of\s+(?:the\s+)?)?{_ACT}\s+of\s+{_SELF}\b|(?:the\s+)?date\s+hereof|"
    rf"the\s+date\s+of\s+its\s+(?:signing|signature|adoption|issuance)|"
    rf"(?:the\s+date\s+)?{_SELF}\s+(?:is|was)\s+(?:signed|issued|adopted|published|made))",
    re.IGNORECASE,
)
# A noun phrase after "within N days of": up to a verb, a mark or a new clause.
_OPEN = re.compile(
    r"(?:the|its|their|his|her|a|an|this|that|those|these|such|any|each|receipt|receiving|submission|submitting|"
    r"completion|completing|approval|establishment|enactment|adoption|publication|signature|ratification|issuance|launch|"
    r"appointment|being|becoming|taking|election|notification|delivery|\w+ing)\b"
    r"(?:\s+(?!(?:shall|will|must|may|should|is|are|was|were|has|have|had|would|to)\b)[\w'’.-]*[\w'’]){0,9}",
    re.IGNORECASE,
)
_TIMELY = re.compile(
    r"(?:the\s+)?(?!(?:day|date)\s+(?:on\s+which|from\s+which|when|that|after|following|of)\b)(?:(?:same|next|last|this|previous|following|coming|current|end|start|beginning|middle|first|second|"
    r"third|fourth|week|month|year|quarter|day|spring|summer|autumn|fall|winter|weekend|\d)\b)",
    re.IGNORECASE,
)
_AFTER_WORDS = frozenset({"of", "after", "from", "following", "upon", "since", "before", "to"})
_PERSONAL = re.compile(r"this|that|these|those", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """An anchor in the text: where it ends, what it is, and whether it is worth a reading by itself."""

    end: int
    anchor: Anchor
    strong: bool


def anchor_at(text: str, start: int, before: tuple[str, str], context: Context) -> Found | None:
    """The anchor that begins at an offset, given the two words before it (the nearer one last)."""
    if before[1] not in _AFTER_WORDS:
        return None
    if term := next((t for t in context.anchors if t[:4] == "the " and text.startswith(t, start)), None):
        return Found(start + len(term), Anchor("event", context.anchors[term], term), True)
    known = _KNOWN.match(text, start)
    if known and not (known["itself"] and before[0] not in UNITS):  # "exempt from this order"
        kind = "entry into force" if known["force"] else "date of this document"
        day = context.anchors.get(kind)
        if day is None and (known["self"] or known["itself"]):
            day = context.published
        return Found(known.end(), Anchor(kind, day, known[0]), True)
    counted = before[0] in UNITS and before[1] != "since"
    return _open(text, start, context) if counted or before == ("prior", "to") else None


def _open(text: str, start: int, context: Context) -> Found | None:
    if _TIMELY.match(text, start):
        return None
    found = _OPEN.match(text, start)
    if not found or _HOLDS_TIME.search(found[0]):
        return None
    named = next((d for k, d in context.anchors.items() if k.lower() in found[0].lower()), None)
    return Found(found.end(), Anchor("event", named, found[0]), False)


_HOLDS_TIME = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|year|month|week|quarter|"
    r"decade|century|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}|\d{1,2}(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
