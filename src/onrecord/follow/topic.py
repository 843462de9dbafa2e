"""What a commitment is about, as weighted terms, and how far a passage speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from onrecord.follow.passages import Passage
from onrecord.follow.words import DOING, terms, weight
from onrecord.model import Statement, Target
from onrecord.text.names_places import countries, countries_in
from onrecord.text.numbers import Quantity, find_quantities

ENOUGH = 1.8  # weight of terms below which a wording is too thin to be recognised by
# Papers and bodies: where one of them is what is to be made, a passage must name it.
INSTRUMENTS = frozenset("=roadmap =concept =strategy =law =decree =treaty =commission =post =report register".split())

# Words about undertakings and authorities: they stand in every report of every promise.
_TALK = frozenset(
    terms(
        "promise pledge commitment target goal vow aim plan programme measure work government minister ministry president "
        "state country national instruct order task decide decision instruction announce decree deadline future need "
        "ensure continue take make come go get put use carry prepare develop whole entire full part place number total "
        "people person head leader official authority agency department term end start begin possible special general "
        "process thing way level important main additional ready due expect intend set big large great good"
    )
)
# Kept from the talk: ideas that are a matter of their own wherever they stand.
_MATTERS = frozenset({"=minister"})


@dataclass(frozen=True, slots=True)
class Topic:
    """The terms of one wording of a commitment: `core` from the action, `setting` from the words around it.

    `head` holds the core's telling terms that stand first: what the action is done to. `day` is when it was said.
    """

    core: Mapping[str, float]
    setting: Mapping[str, float]
    head: tuple[str, ...]
    numbers: frozenset[float]
    document: str
    day: date | None
    codes: frozenset[str]  # names with digits in them
    lands: frozenset[str]  # codes of the countries named with it


def topic_of(
    statement: Statement, targets: Iterable[Target], title: str, day: date | None, names: frozenset[str]
) -> Topic:
    """The topic of one statement.

    Args:
        statement: its action and sentence are read.
        targets: the quantities to be reached.
        title: the title of its document.
        day: when that was published.
        names: words of the names of issuer and responsible; they are weighed as actors, not as topic.
    """
    words = [t for t in terms(statement.action.quote) if t not in _TALK or t in _MATTERS]
    telling = [t for t in words if t[1:] not in DOING and not is_land(t)]
    core: dict[str, float] = {}
    for place, term in enumerate(words):
        early = 1.0 if place < 8 else 0.6
        core[term] = max(core.get(term, 0), _worth(term, names) * early)
    head = tuple(dict.fromkeys(t for t in telling if t not in names))[:2]
    for term in head:
        core[term] *= 1.4
    around = {
        t: _worth(t, names) for t in terms(f"{title}. {statement.sentence.quote}") if t not in core and t not in _TALK
    }
    _thicken(core, around)
    values = frozenset(t.value for t in targets if t.value >= 10)
    return Topic(
        core,
        around,
        head,
        values,
        statement.document,
        day,
        frozenset(t for t in core if _is_code(t)),
        lands_in(f"{title}. {statement.sentence.quote}"),
    )


def _thicken(core: dict[str, float], around: dict[str, float]) -> None:
    """A wording of few telling words ("its delivery is due") borrows the best of those around it, at half weight."""
    for term in sorted(around, key=lambda t: (-around[t], t))[:4]:
        if sum(core.values()) >= ENOUGH:
            return
        core[term] = around.pop(term) / 2


def lands_in(text: str) -> frozenset[str]:
    """The countries a text names. England has no government of its own: it counts as the United Kingdom."""
    return frozenset(code.removesuffix("-ENG") for _, code in countries_in(text))


@cache
def _land_terms() -> frozenset[str]:
    return frozenset(t for c in countries() for word in (*c.names, *c.adjectives) for t in terms(word))


def is_land(term: str) -> bool:
    """Whether a term is a word of a country's name or adjective."""
    return term in _land_terms()


def _worth(term: str, names: frozenset[str]) -> float:
    if is_land(term):
        return 0.15
    return weight(term) * (0.4 if term[1:] in DOING or term in names else 1.0)


def _is_code(term: str) -> bool:
    return bool(re.search(r"\d", term)) and bool(re.search(r"[a-z]", term))


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as terms: in the sentence itself, beside it, in title and lead, and the figures in the sentence."""

    own: frozenset[str]
    near: frozenset[str]
    top: frozenset[str]
    numbers: frozenset[float]
    codes: frozenset[str]
    lands: frozenset[str]


def read(passage: Passage) -> Reading:
    """The terms of a passage and of what stands around it."""
    own = _terms(passage.span.quote)
    near = _terms(passage.before) | _terms(passage.after)
    top = _terms(passage.story.title) | _terms(passage.story.lead)
    numbers = frozenset(q.value for q in _quantities(passage.span.quote))
    return Reading(own, near, top, numbers, frozenset(t for t in own if _is_code(t)), _lands(passage))


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


@lru_cache(maxsize=20_000)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text)


def _lands(passage: Passage) -> frozenset[str]:
    """The countries of the sentence, or where it names none those at the top of its story."""
    return lands_in(passage.span.quote) or lands_in(f"{passage.story.title}. {passage.story.lead}")


@dataclass(frozen=True, slots=True)
class Match:
    """How far a passage speaks of a topic, each between 0 and 1."""

    own: float  # the core's weight found in the sentence
    about: float  # the same with what stands around it
    setting: float  # the setting's weight found anywhere near
    head: float  # whether what it is done to is named: 1 in the sentence, 0.6 near, 0.5 at the top
    shared: tuple[str, ...] = ()
    number: bool = False
    instrument: int = 0  # -1: a paper or body is to be made and the passage does not name it
    code: int = 0  # 1: a code name in common, -1: another one instead
    land: int = 0  # 1: a country in common, -1: only others


def match(topic: Topic, seen: Reading) -> Match:
    """Compare a topic with a passage."""
    total = max(sum(topic.core.values()), ENOUGH)
    own = sum(w for t, w in topic.core.items() if t in seen.own)
    about = sum(w * _found(t, seen) for t, w in topic.core.items())
    around = sum(topic.setting.values()) or 1.0
    setting = sum(w for t, w in topic.setting.items() if _found(t, seen))
    head = sum(_found(t, seen) for t in topic.head) / max(1, len(topic.head))
    shared = tuple(sorted((t for t in topic.core if _found(t, seen)), key=lambda t: (-topic.core[t], t)))[:6]
    return Match(
        own / total,
        about / total,
        setting / around,
        head,
        shared,
        bool(topic.numbers & seen.numbers),
        -1 if any(t in INSTRUMENTS and not _found(t, seen) for t in topic.head[:1]) else 0,
        _agree(topic.codes, seen.codes),
        _agree(topic.lands, seen.lands),
    )


def _agree(one: frozenset[str], other: frozenset[str]) -> int:
    """1 where two sets share something, -1 where both hold something and share nothing, else 0."""
    return 1 if one & other else -1 if one and other else 0


def _found(term: str, seen: Reading) -> float:
    if term in seen.own:
        return 1.0
    return 0.6 if term in seen.near else 0.5 if term in seen.top else 0.0
