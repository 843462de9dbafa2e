"""Whose word a passage is: the issuer's or responsible side's (`claimed`), or somebody else's (`reported`)."""

from __future__ import annotations

import re

from onrecord.follow.passages import Passage
from onrecord.model import Basis, Mention

# Those whose business is to check, count or comment: never the side that undertook.
_CHECKERS = re.compile(
    r"\b(?:audit\w*|auditor|ombudsman|watchdog|statistic\w*|inspector\w*|regulator|court|judge|observ\w+|monitor\w*|"
    r"fact[- ]?check\w*|full fact|think[- ]tank|trust|foundation|institute|university|professor|economist\w*|expert\w*|"
    r"analyst\w*|researcher\w*|fellow|union|charity|charities|campaign\w*|activist\w*|NGO|opposition|critics?|"
    r"public accounts committee|select committee|association|federation|council of|survey|study|newspaper|media|"
    r"residents|journalist\w*|human rights|amnesty|transparency)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:president\w*|prime minister|premier|minist\w+|chancellor|secretary|government|department|cabinet|"
    r"spokes\w+|press (?:service|office|secretary|release)|head of state|governor|mayor|akim|deputy|commander\w*|"
    r"general|colonel|admiral|chief|director\w*|official|officials|authority|agency|office|board|company|manufacturer|"
    r"chairman|chairwoman|chair|ceo|leader|officer|headquarters|administration|PM)\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:according to|as (?:reported|stated|told) by|said|says|told|reports?|reported|announced|stated|confirmed|"
    r"explained|added|informed|learnt from|with reference to|citing|quoted|in the words of|claims?|going by|"
    r"figures? (?:from|of|by|show)|found|finds?|thinks?|expects?|estimates?|declared|notified)\b",
    re.IGNORECASE,
)


def basis_of(passage: Passage, sides: frozenset[str]) -> tuple[Basis, str]:
    """Whose word it is, and why.

    Args:
        passage: the passage.
        sides: the names of issuer and responsible, lower case, all forms known.
    """
    text = passage.span.quote
    for speaker in passage.speakers:
        if verdict := _voice(speaker, sides):
            return verdict, f"in the words of {speaker.name}"
    for place, words in (("in it", text), ("beside it", passage.after), ("beside it", passage.before)):
        source = _sources(words)
        if _CHECKERS.search(source):
            return Basis.REPORTED, f"a checking body is named as source {place}"
        if source and (any(side in source.lower() for side in sides) or _OFFICIAL.search(source)):
            return Basis.CLAIMED, f"the side that undertook it is named as source {place}"
    if passage.story.outlet_kind == "official":
        return Basis.CLAIMED, "an official outlet's own words"
    return Basis.REPORTED, "the outlet's own words"


def _voice(speaker: Mention, sides: frozenset[str]) -> Basis | None:
    words = f"{speaker.title or ''} {speaker.name} {speaker.span.quote if speaker.span else ''}"
    if any(side and side in words.lower() for side in sides):
        return Basis.CLAIMED
    if _CHECKERS.search(words):
        return Basis.REPORTED
    return Basis.CLAIMED if _OFFICIAL.search(words) else None


def _sources(text: str) -> str:
    """The words around a word of attribution; empty where the sentence has none."""
    return " ".join(text[max(0, m.start() - 70) : m.end() + 70] for m in _ATTRIBUTED.finditer(text))
