"""Whose word a passage is: the issuer's or responsible side's (`claimed`), or somebody else's (`reported`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.follow.passages import Passage
from onrecord.model import Basis, Mention

# Those whose business is to check, count or comment: never the side that undertook.
_CHECKERS = re.compile(
    r"\b(?:audit\w*|auditor|ombudsman|watchdog|statistic\w*|inspectors?|inspectorate|regulator|court|judges?|observers|"
    r"fact[- ]?check\w*|full fact|think[- ]tank|universit\w+|professor|economist\w*|experts?|analysts?|researchers?|"
    r"fellow|trade unions?|a (?:leading )?union|unions|charit\w+|campaigners?|activist\w*|NGOs?|opposition|critics?|"
    r"(?:accounts|select|monitoring) committee|survey|human rights|residents|(?-i:Trust|Foundation|Institute|Association|"
    r"Transparency|Amnesty))\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:president\w*|prime minister|premier|minist\w+|chancellor|secretary|government|department|cabinet|"
    r"spokes\w+|press (?:service|office|secretary|release)|head of state|governor|mayor|akim|deputy|commander\w*|"
    r"general|colonel|admiral|chief|director\w*|official|officials|authority|agency|office|board|company|manufacturer|"
    r"chairman|chairwoman|chair|ceo|leader|officer|headquarters|administration|PM)\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\b(?:\w*news\w*|week|weekly|daily|times|post|herald|tribune|journal|magazine|review|portal|website|site|blog|"
    r"newspaper|reporters?|correspondent|broadcaster|channel|outlet|observers?)\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:according to|as (?:reported|stated|told) by|sa(?:id|ys?|ying)|t(?:old|ells?)|reports?|reported|announce[sd]?|"
    r"stated?|states|confirm(?:s|ed)?|explain(?:s|ed)?|add(?:s|ed)|informed|learnt from|with reference to|citing|quoted|"
    r"in (?:the|his|her|their) words|claim(?:s|ed)?|going by|figures? (?:\w+ )?(?:from|of|by|show)|found|finds?|thinks?|expects?|"
    r"estimates?|declared?|notified|conced\w+|admit\w*|acknowledg\w+|insist\w*|argu(?:es?|ed)|wr(?:ote|ites?|itten)|"
    r"promis(?:es|ed)|warn(?:s|ed)|point(?:s|ed) out|press release|statement|points? to)\b",
    re.IGNORECASE,
)

_TO_PARLIAMENT = re.compile(
    r"\s+(?:the\s+)?(?:MPs|parliament|House|lawmakers|deputies|Congress|senators|senate|Commons|Duma|Bundestag|cabinet|assembly)\b",
    re.IGNORECASE,
)
_SOURCE_FOLLOWS = re.compile(
    r"according|as |learnt|with reference|citing|quoted|in \w+ words|going by|figures|press release|statement",
    re.IGNORECASE,
)


def basis_of(passage: Passage, sides: frozenset[str]) -> tuple[Basis, str]:
    """Whose word it is, and why.

    The speaker of the passage decides; else who is named as source in it, then beside it; else whom the story as a
    whole relies on; else the outlet's kind.

    Args:
        passage: the passage.
        sides: the names of issuer and responsible, lower case, all forms known.
    """
    for speaker in passage.speakers:
        if verdict := _voice(speaker, passage, sides):
            return verdict, f"in the words of {speaker.name}"
    for place, words in (("in it", passage.span.quote), ("beside it", passage.after), ("beside it", passage.before)):
        if verdict := _source(words, passage, sides):
            return verdict, f"the source named {place}"
    if passage.story.outlet_kind == "official":
        return Basis.CLAIMED, "an official outlet's own words"
    if verdict := _source(passage.story.text, passage, sides):
        return verdict, "the sources of the story"
    return Basis.REPORTED, "the outlet's own words"


def _voice(speaker: Mention, passage: Passage, sides: frozenset[str]) -> Basis | None:
    words = f"{speaker.title or ''} {speaker.name} {speaker.span.quote if speaker.span else ''}"
    if _is_side(words, sides):
        return Basis.CLAIMED
    if _CHECKERS.search(words):
        return Basis.REPORTED
    return Basis.CLAIMED if _OFFICIAL.search(words) or speaker.name in passage.story.officials else None


def _source(text: str, passage: Passage, sides: frozenset[str]) -> Basis | None:
    """Whose word a text gives by the words around its verbs of saying."""
    source = " ; ".join(_said_by(text))
    if not source:
        return None
    if _CHECKERS.search(source):
        return Basis.REPORTED
    if _is_side(source, sides) or _OFFICIAL.search(source) or any(n in source for n in passage.story.officials):
        return Basis.CLAIMED
    return Basis.REPORTED if _MEDIA.search(source) else None


def _said_by(text: str) -> Iterator[str]:
    """The words that name who says it: behind "according to", before "said", or behind it where nothing stands before."""
    for match in _ATTRIBUTED.finditer(text):
        if _TO_PARLIAMENT.match(text, match.end()):
            yield "an official"
        before = re.split(r"[,;:.?!\"“”]", text[max(0, match.start() - 60) : match.start()])[-1]
        after = re.split(r"[,;:.?!\"“”]", text[match.end() : match.end() + 60])[0]
        yield after if _SOURCE_FOLLOWS.match(match.group()) or len(before.strip()) < 3 else before


def _is_side(words: str, sides: frozenset[str]) -> bool:
    low = words.lower()
    return any(side in low for side in sides)
