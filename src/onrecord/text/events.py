"""Events that deadlines hang on, and the sentences that tell their days.

    hanging(words) -> Hanging | None                    "by the end of this parliament"
    dated_events(text, published) -> tuple[Dated, ...]  "the parliament, which runs until May 2044"

A parliament ends with its general election, a presidency with the presidential one: they are one kind of event. What
an event is called beside its noun ("local", "climate") and the land its name says are kept, so that it is not taken
for another. To add an event, add its noun to `KINDS`, with the longest time that may lie before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.names_places import countries_in

LEGISLATURE, PRESIDENCY, TERM, SESSION = "legislature", "presidency", "term", "session"
KINDS = {
    LEGISLATURE: "parliament parliaments legislature election elections",
    PRESIDENCY: "presidency",
    TERM: "term mandate tenure",
    SESSION: "session",
    "summit": "summit",
    "conference": "conference",
    "congress": "congress",
    "referendum": "referendum",
    "inauguration": "inauguration",
}
YEARS = {LEGISLATURE: 5, PRESIDENCY: 7, TERM: 7}
"""How many years may lie between a promise and the event it hangs on; of other events, as many as `FEW`."""
FEW = 2
LASTING = frozenset({"parliament", "parliaments", "legislature", "presidency", "term", "mandate", "tenure", "session"})
"""Nouns of what lasts, and is dated by its end; the others are occasions, dated by their day."""
_KIND = {noun: kind for kind, nouns in KINDS.items() for noun in nouns.split()}
_LEVELS = {
    "presidential": PRESIDENCY,
    "parliamentary": LEGISLATURE,
    "legislative": LEGISLATURE,
    "general": LEGISLATURE,
}
_NEUTRAL = frozenset(
    "next current coming present upcoming forthcoming following new whole national federal snap early scheduled "
    "regular full second last five-year four-year six-year".split()
) | frozenset(_LEVELS)
_COMING = frozenset("next coming upcoming forthcoming following new".split())
_FIRST = frozenset("the this that its their our my his her a an whose".split())
_STOP = frozenset(
    "of in on at by for before until after during within over throughout and or but as from to with since is was are "
    "were be will when if than through every each any no all not".split()
)
_NOUN = re.compile(
    rf"\b(?P<noun>{'|'.join(sorted(_KIND, key=len, reverse=True))})\b(?![-–]\w)"
    r"(?!\s+(?:campaign|manifesto|results?|pledges?|promises?|commission|candidates?|victory|building|paper|law|rules)\b)"
    r"(?!['’]s?\s+(?:term|session|mandate)\b)"
    r"(?:\s+(?:of|in)\s+office\b)?(?:\s+of\s+(?:(?:the|this)\s+)?(?P<of>(?-i:[A-Z]\w+(?:\s+[A-Z]\w+)*)|parliament|legislature))?",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s?$")
_BODIES = frozenset({"parliament", "legislature"})
_WORD_BEFORE = re.compile(r"([\w-]+(?:['’]s?)?)\s+$")
MODIFIERS = 5
"""Words before the noun that are looked at."""
_HELPERS = (
    r"(?:is|are|was|were|will|would|should|must|can|could|may|has|have|due|set|expected|scheduled|likely|to|be|been|"
    r"now|currently|officially|formally|only|itself|at the latest|at latest)"
)
_WHICH = r"\s*,?(?:\s*(?:which|that)\b)?"
_BEGUN = r"(?:,\s*(?:which|that)\s+[^,;.]{1,40},)?"
_ENDS = (
    r"(?:ends?|ending|end|expires?|expiring|runs?(?:\s+out)?|running(?:\s+out)?|finish(?:es)?|closes?|lasts?|"
    r"continues?|sits?|dissolved|over)"
)
_LASTS_UNTIL = re.compile(
    rf"{_BEGUN}{_WHICH}(?:\s+{_HELPERS})*\s+{_ENDS}"
    rf"(?:{_WHICH}(?:\s+{_HELPERS})+(?:\s+(?:come|happen|fall))?)?\s*[,(]?\s*(?:to\s+|till\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_WHICH}(?:\s+{_HELPERS})*\s*,?\s*(?:that is,?\s*|in other words,?\s*)?\(?\s*$",
    re.IGNORECASE,
)
_TAKES_PLACE = re.compile(
    rf"{_WHICH}(?:\s+(?:{_HELPERS}|(?:brought forward|moved|postponed|put (?:back|off)) (?:to|until)|"
    r"held|planned|called|fixed|take|takes|place|taking|slated|opens?|opening|begins?|for|"
    r"falls?|in\s+(?:the\s+)?[A-Z][\w-]+|[A-Z][\w-]+))*\s*,?\s*\(?\s*$",
)
_END_OF = re.compile(
    r"\b(?:end|close|expiry|dissolution|lifetime|course)\s+of\s+(?:(?:the|this|its|their|our|my|his|her)\s+)?$",
    re.IGNORECASE,
)
_RIGHT_BEHIND = re.compile(r"(?:['’]s?)?\s+")
_CORRECTS = re.compile(
    r"\b(?:brought forward|moved|postponed|put (?:back|off)|delayed|instead|rather than|snap|early election|new date|"
    r"will now|is now|are now|no longer|earlier than planned|later than planned|called (?:an? )?)\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\b(?:(?P<how>before|by|ahead of|prior to|until|in time for)|(?P<in>during|in|within|over|throughout))\s+"
    r"(?:(?:the\s+)?(?:(?:very\s+)?(?:end|close|lifetime|course|rest|remainder)\s+of\s+))?$",
    re.IGNORECASE,
)
_STRICT = frozenset({"before", "ahead of", "prior to"})
_TELLS_NO_END = frozenset({"lasting", "vague", "ago", "past", "after", "starting", "every"})
LONGEST = 120
"""Characters that may lie between an event and the time that dates it."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is named.

    Attributes:
        kind: the sort of event, the same for a parliament and its general election.
        names: what else it is called, lower case; whose: the words of whose it is ("Ruritania's", "of Norland").
        land: code of the country its name says; None where it says none.
        lasting: whether it is a stretch of time and no occasion.
        start, end: where it is named, its first word and its modifiers included.
    """

    kind: str
    names: frozenset[str]
    whose: frozenset[str]
    land: str | None
    lasting: bool
    start: int
    end: int
    coming: bool = False  # "the next", of what lasts: not the one that is running


@dataclass(frozen=True, slots=True)
class Bound:
    """Where the words begin that say by when, and whether they mean the time before an event, or the time of it."""

    start: int
    strict: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class Hanging:
    """What words of time hang on, and whether they mean the time before it (`strict`)."""

    event: Event
    strict: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with the days a text tells for it.

    Attributes:
        start, end: the stretch of the text that names it and tells its days.
        time: the expression that tells them; offsets as in the text.
        first, last: its days, inclusive; of what lasts, those in which it ends. `first` is None where only a bound is.
        corrects: whether it is told as other than it was told before.
    """

    event: Event
    start: int
    end: int
    time: TimeExpression
    first: date | None
    last: date
    corrects: bool

    def last_day(self, *, strict: bool) -> date:
        """The last day that is still in time: before an occasion of a known day, the day before it."""
        return last_in_time(self.first, self.last, lasting=self.event.lasting, strict=strict)


def last_in_time(first: date | None, last: date, *, lasting: bool, strict: bool) -> date:
    """The last day that is still in time: before an occasion of a known day, the day before it."""
    return last - timedelta(days=1) if strict and not lasting and first == last else last


def named_events(text: str) -> Iterator[Event]:
    """The events that a text names."""
    for found in _NOUN.finditer(text):
        noun, of = found["noun"].lower(), found["of"] or ""
        start, words, first = _before(text, found.start())
        stretch = text[start : found.end()]
        land = next((code for _, code in countries_in(stretch)), None)
        whose = {w.lower() for w in (first, *of.split()) if w[:1].isupper() and w.lower() not in {*_FIRST, *_BODIES}}
        said = {w.lower() for w in (first, *words, of)}
        names = {w.lower() for w in words} - _NEUTRAL - _KIND.keys()
        if land:
            own = " ".join(stretch[at:].split()[0] for at, _ in countries_in(stretch)).lower()
            names, whose = {n for n in names if n not in own}, {w for w in whose if w not in own}
        coming = noun in LASTING and bool(_COMING & said)
        kind = _kind(noun, said)
        yield Event(kind, frozenset(names), frozenset(whose), land, noun in LASTING, start, found.end(), coming)


def _kind(noun: str, said: set[str]) -> str:
    """The sort of event: a term is the parliament's where its words say so."""
    if noun in ("election", "elections", "term", "mandate", "tenure"):
        return next((_LEVELS.get(w) or _KIND[w] for w in sorted(said) if w in _LEVELS or w in _BODIES), _KIND[noun])
    return _KIND[noun]


def _before(text: str, at: int) -> tuple[int, tuple[str, ...], str]:
    """Where the name of an event begins, its words before the noun, and the determiner or owner before them.

    Words in lower case that are no known modifiers belong to the name only behind a determiner: "the climate summit".
    """
    start, words = at, list[str]()
    while len(words) < MODIFIERS and (found := _WORD_BEFORE.search(text, max(0, start - 40), start)):
        word = found[1]
        bare = _OWNER.sub("", word)
        if word.lower() in _FIRST or (bare != word and bare.lower() not in _BODIES):
            return found.start(), tuple(reversed(words)), bare
        if word.lower() in _STOP or any(c.isdigit() for c in word):
            break
        words.append(bare)
        start = found.start()
    kept = list(takewhile(lambda w: w[:1].isupper() or w.lower() in _NEUTRAL, words))
    start = at
    for word in kept:
        start = text.rindex(word, 0, start)
    return start, tuple(reversed(kept)), ""


def hanging(words: str) -> Hanging | None:
    """The event that words of time hang on: "before the next election"; None where they name none, or several.

    A parliament to come after the running one ("over the next parliament") ends on a day nobody dates yet.
    """
    found = list(named_events(words))
    if len(found) != 1 or found[0].coming:
        return None
    bound = bound_before(words, found[0].start)
    return Hanging(found[0], bool(bound and bound.strict))


def bound_before(text: str, at: int) -> Bound | None:
    """The words that say by when, right before an event's name: "before the", "by the end of her"."""
    found = _HOW.search(text[max(0, at - 60) : at])
    if found is None:
        return None
    return Bound(max(0, at - 60) + found.start(), (found["how"] or "").lower() in _STRICT, found["in"] is not None)


def dated_events(text: str, published: date | None) -> tuple[Dated, ...]:
    """The events of a text whose days it tells, in order; past ones as well."""
    events = list(named_events(text))
    times = [t for t in find_times(text, published) if _tells_an_end(t)] if events else []
    found = (_dated(text, one, times) for one in events)
    return tuple(one for one in found if one)


def _tells_an_end(time: TimeExpression) -> bool:
    return time.last is not None and time.recurrence is None and time.operator not in _TELLS_NO_END


def _dated(text: str, event: Event, times: list[TimeExpression]) -> Dated | None:
    behind = (t for t in times if event.end <= t.start <= event.end + LONGEST)
    if told := next((t for t in behind if _links(text, event, t)), None):
        return _made(text, event, told)
    if event.lasting:
        return None
    ahead = next((t for t in reversed(times) if t.end <= event.end), None)
    if ahead and ahead.operator == "in" and ahead.grain in ("day", "month"):
        between = text[ahead.end : event.end]
        if _RIGHT_BEHIND.match(between) and len(between.split()) <= MODIFIERS and not re.search(r"[,;:()]", between):
            return _made(text, event, ahead)
    return None


def _links(text: str, event: Event, time: TimeExpression) -> bool:
    """Whether the words between an event and a time behind it say that the one is dated by the other."""
    between = text[event.end : time.start]
    if not event.lasting:
        return bool(_TAKES_PLACE.fullmatch(between))
    if _LASTS_UNTIL.fullmatch(between):
        return True
    return bool(_END_OF.search(text[: event.start]) and _BESIDE.fullmatch(between))


def _made(text: str, event: Event, time: TimeExpression) -> Dated | None:
    if time.last is None:
        return None
    start, end = min(event.start, time.start), max(event.end, time.end)
    end += text[start:end].count("(") > text[start:end].count(")") and text.startswith(")", end)
    names = event.names - set(time.text.lower().split())
    land = event.land or next((code for _, code in countries_in(text[start:end])), None)
    first = time.first if time.operator == "in" else None
    corrects = _CORRECTS.search(text) is not None
    return Dated(replace(event, names=names, land=land), start, end, time, first, time.last, corrects)
