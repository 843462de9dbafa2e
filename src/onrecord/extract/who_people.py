"""What a document tells of those it names: whom they speak for, whether they act at all, how prominent they are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.extract.who_words import ANIMATE, NO_ACTORS, THINGS
from onrecord.model import ActorKind, Mention
from onrecord.text.names_shouted import is_shouted

_HEAD = (
    r"(?:presidents?|premier|ministers?|chancellor|secretary|governor|mayor|king|queen|senator|representative|speaker|"
    r"chair(?:man|woman|person)?|head|leader|chief|director(?:[ -]general)?|commissioner|commander|general|ambassador|"
    r"envoy|spokes(?:man|woman|person)|CEO|CFO|founder|owner|manager|administrator|aide|advis[eo]r|coach|lawyer|"
    r"prosecutor|judge|inspector|superintendent|rector)"
)
_RANK = r"(?:prime|deputy|vice|first|acting|former|executive|chief|general|managing|senior|press|presidential)"
_OF = re.compile(rf"\b{_HEAD}\b(?:\s+and\s+[\w\s]*?{_HEAD})?\s*(?:of|for|at|from|to)\s+(?:the\s+)?(?P<body>.+)$", re.I)
_ONLY_RANK = re.compile(rf"(?:(?:{_RANK}|then|new|late|his|her|its|the|state|foreign|defen[cs]e|finance)\s*)+", re.I)
_BEFORE = re.compile(rf"^(?P<body>.+?)\s+(?:{_RANK}\s+)*{_HEAD}\b", re.I)
_BOARDS = re.compile(
    r"^(?:the\s+)?(?:management|supervisory|executive)?\s*(?:board|committee|directors)"
    r"(?:\s+of(?:\s+directors)?(?:\s+of)?)?\s*",
    re.I,
)
_ACTS = re.compile(
    r"(?:['’]s?)?\s+(?:(?:has|had|have|is|was|were|are|will|would|shall|may|must|should|can|could|also|now|not|says?|"
    r"said)\b|(?!based|led|made|owned|held|called|named|related|sponsored)[a-z]{3,}ed\b|"
    r"plans?\b|intends?\b|wants?\b|expects?\b)|['’]s\b"
)

_PEOPLE = re.compile(r"(?:[^aeiou]ers|ors|ists|ians|ees|men|women|[^mv]ants)$")


@cache
def body_of_title(title: str) -> str | None:
    """Whom a title speaks for: 'Northern Bank CEO' → 'Northern Bank', 'spokesman for the port' → 'port'."""
    for part in reversed(re.split(r"\s+and\s+(?=[\w\s]*?" + _HEAD + r"\b)", title)):
        after = _OF.search(part)
        body = _BOARDS.sub("", after["body"]).strip() if after else ""
        if body:
            return body
        before = _BEFORE.search(part)
        if before and _names_a_body(before["body"]):
            return before["body"]
    return None


def _names_a_body(words: str) -> bool:
    """Whether what stands before an office is a name: 'Northern Bank', not 'Former' or 'First Deputy'."""
    return any(w[0].isupper() for w in words.split()) and not _ONLY_RANK.fullmatch(words)


def acts(text: str, mention: Mention) -> bool:
    """Whether a verb or a possessive follows the name somewhere: it does something."""
    return mention.span is not None and _ACTS.match(text, mention.span.end) is not None


def rank_of(title: str | None) -> str:
    """'chief' for heads of state and government, 'office' for other titles, '' for none."""
    if not title:
        return ""
    low = title.lower()
    if re.search(r"\b(?:deputy|vice|aide|advis|spokes|envoy|former|assistant)", low):
        return "office"
    return (
        "chief"
        if re.search(r"\b(?:president|prime minister|king|queen|chancellor|leader|head of state)\b", low)
        else "office"
    )


def is_actor_kind(kind: ActorKind | None) -> bool:
    """Persons, offices, bodies and countries act; places do not."""
    return kind in (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.BODY, ActorKind.COUNTRY)


def is_animate(phrase: str) -> bool:
    """Whether the head of a description is somebody or some body: 'rescue workers', 'the port authority'."""
    head = re.split(r"\s+(?:of|for|in|on|to|from|with|at|who|which|that)\s+|,|\s+\(", phrase, maxsplit=1)[0].split()
    if not head:
        return False
    last = head[-1].lower().strip(".’'")
    return last in ANIMATE or (last not in THINGS and _PEOPLE.search(last) is not None)


def is_actor_name(name: str) -> bool:
    """Whether a name can act at all: 'Executive Order On Bees', 'EUR', 'World Cup' and 'IT IS RESOLVED' cannot."""
    words = name.split()
    titled = any(w.lower() in NO_ACTORS and after.lower() == "on" for w, after in pairwise(words))
    return bool(words) and words[-1].lower() not in NO_ACTORS and not titled and not any(map(is_shouted, words[-2:]))
