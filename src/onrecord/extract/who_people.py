"""What a document tells of those it names: whom they speak for, whether they act at all, how prominent they are."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import ActorKind, Mention

_HEAD = (
    r"(?:presidents?|premier|ministers?|chancellor|secretary|governor|mayor|king|queen|senator|representative|speaker|"
    r"chair(?:man|woman|person)?|head|leader|chief|director(?:[ -]general)?|commissioner|commander|general|ambassador|"
    r"envoy|spokes(?:man|woman|person)|CEO|CFO|founder|owner|manager|administrator|aide|advis[eo]r|coach|lawyer|"
    r"prosecutor|judge|inspector|superintendent|rector)"
)
_RANK = r"(?:prime|deputy|vice|first|acting|former|executive|chief|general|managing|senior|press|presidential)"
_OF = re.compile(rf"\b{_HEAD}\b(?:\s+and\s+[\w\s]*?{_HEAD})?\s*(?:of|for|at|from|to)\s+(?:the\s+)?(?P<body>.+)$", re.I)
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


@cache
def body_of_title(title: str) -> str | None:
    """Whom a title speaks for: 'Northern Bank CEO' → 'Northern Bank', 'spokesman for the port' → 'port'."""
    for part in reversed(re.split(r"\s+and\s+(?=[\w\s]*?" + _HEAD + r"\b)", title)):
        after = _OF.search(part)
        body = _BOARDS.sub("", after["body"]).strip() if after else ""
        if body:
            return body
        before = _BEFORE.search(part)
        if before and any(w[0].isupper() for w in before["body"].split()):
            return before["body"]
    return None


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


_PEOPLE = re.compile(r"(?:[^aeiou]ers|ors|ists|ians|ees|men|women|[^mv]ants)$")
THINGS = frozenset(
    """numbers orders letters papers matters powers computers containers carriers factors sectors borders offers
    chapters centers centres waters answers errors corridors indicators reactors motors trees committees guarantees fees degrees
    specimens drivers tractors monitors doors floors rumors rumours colors colours levers rivers towers corners
    helicopters plants grants orders figures orders quarters headquarters""".split()
)
ANIMATE = frozenset(
    """people person persons man woman men women child children citizen citizens resident residents official officials
    authority authorities member members employee employees staff personnel worker workers agency agencies ministry
    ministries department departments company companies government governments council councils committee committees
    commission commissions court courts parliament police army military navy force forces troops soldiers team teams
    party parties group groups union unions country countries state states nation nations region regions bank banks
    community communities public population families family students teachers doctors journalists media politicians
    leaders leader sides side heads chiefs chief director directors minister ministers president presidents governor
    governors mayor mayors judge judges prosecutors spokesman spokeswoman spokesperson expert experts representatives
    representative delegation delegations colleagues enterprises enterprise businesses business firm firms airline
    airlines operator operators manufacturer manufacturers organisers organizers organisation organisations
    organization organizations association associations university universities school schools hospital hospitals body bodies office
    offices board boards crew protesters activists militants rebels users consumers voters drivers passengers pilots
    secretary secretaries entity entities individual individuals applicant applicants contractor contractors recipient
    recipients participant participants chair chairman co-chair cabinet administration candidate candidates owner owners
    investors investor developer lawyers lawyer clergy church bishops players club league institute centre service
    services inspectors mission fund funds corporation consortium coalition alliance congress senate house municipality
    municipalities district districts province city town village everyone everybody anyone nobody somebody counterparts
    everyone guests spectators fans visitors tourists scientists researchers engineers firefighters rescuers units unit
    subsidiaries partners partner allies neighbours management leadership command headquarters federation""".split()
)


NO_ACTORS = frozenset(
    """order act law decree resolution agreement treaty protocol convention constitution strategy plan programme program
    project declaration memorandum budget address report bill charter code day war year eur usd gbp aud nzd cad utc gmt
    est edt internet article olympics cup championship championships games festival award awards""".split()
)


def is_actor_name(name: str) -> bool:
    """Whether a name can act at all: 'Executive Order', 'EUR' and 'World Cup' cannot."""
    words = name.lower().split()
    return bool(words) and words[-1] not in NO_ACTORS
