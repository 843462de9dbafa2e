"""How far a passage speaks of what a commitment is about."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.follow.figures import counts_alone
from onrecord.follow.named import (
    codes_in,
    figure_term,
    full_names_in,
    is_land,
    lands_in,
    ordinals_in,
    places_in,
    series_in,
    share_of,
    story_terms,
    terms_in,
    without_bearings,
    without_offices,
)
from onrecord.follow.passages import Passage, quantities_in
from onrecord.follow.topic import ENOUGH, MEANT, Topic
from onrecord.follow.words import DOING, terms, weight
from onrecord.text.numbers import Quantity
from onrecord.text.numbers_tables import CODES

MONTHS = frozenset(terms("January February March April May June July August September October November December"))
WHOLE_OFFICE = 0.8  # share of an office's name from which a sentence names that very office
NEAR, AT_THE_TOP = 0.6, 0.5  # how much a term counts that stands beside the sentence, or in title and lead
LEAST = 0.15  # less of a topic than this around a sentence, and it bears on nothing
SAID = 1.0  # but where words of so much weight that were said with it stand in the sentence
BESIDE = 0.5  # how much a term counts that stands in the clause of the action only
# A sentence that speaks of what was said before it by a word that stands for it, or of "the target", "the work".
_LEANS = re.compile(r"(?:It|Its|They|Their|This|That|These|Those|Both)\b")
_LEANS_ON_ALL = re.compile(
    r"\b(?:the|this|that|its|their|his|her) (?:\w+ )?(?:promise|pledge|commitment|target|goal|deadline|date)\b"
    r"(?!\s+(?:for|of|to|on|in|that|by)\b)"
    r"|\bnow (?:hop|aim|speak|talk|expect|reckon)\w* (?:for|of|with|on|at|it)\b"
    r"|\b(?:(?:says?|suggests?|shows?) otherwise|(?:different|another) story|not (?:so|true|the case))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as terms: in the sentence itself, beside it, in title and lead, with its figures and names."""

    own: frozenset[str]
    visible: frozenset[str]  # in the sentence, in what it leans on, beside it, at the top
    offices: frozenset[str]  # words of the sentence that only an office is named with, or where something else lies
    meant: frozenset[str]  # of what the sentence leans on: that before it, or title and lead for "the target"
    near: frozenset[str]
    top: frozenset[str]
    numbers: frozenset[str]
    counts: Mapping[str, frozenset[str]]  # figure to the terms of what it counts in the sentence
    codes: frozenset[str]
    top_codes: frozenset[str]
    lands: frozenset[str]  # of the sentence, or where it names none of the story's top
    places: frozenset[str]  # names behind a word that says where
    names: tuple[frozenset[str], ...]  # of two words and more
    where: Mapping[str, float]  # how near each term stands that can be found: 1 in the sentence
    story: frozenset[str]  # of the whole story and its title
    ordinals: frozenset[str]
    series: frozenset[str]


def read(passage: Passage) -> Seen:
    """The terms of a passage and of what stands around it."""
    story, text = passage.story, passage.span.quote
    head = f"{story.title}. {story.lead}"
    whole, own, top = terms_in(text), _terms(without_bearings(text)), _terms(head)
    meant, near = _meant(passage, top), _terms(passage.before) | _terms(passage.after)
    spread = ((top, AT_THE_TOP), (near, NEAR), (meant, MEANT), (own, 1.0))
    return Seen(
        own=own,
        visible=whole | meant | near | top,
        offices=whole - own,
        meant=meant,
        near=near,
        top=top,
        numbers=frozenset(t for t in whole if t[0] == "#"),
        counts={figure_term(q.value, q.unit): _counted(q, text) for q in quantities_in(text)},
        codes=codes_in(whole),
        top_codes=codes_in(top),
        lands=lands_in(text) or lands_in(head),
        places=places_in(text),
        names=full_names_in(text),
        where={term: share for terms_there, share in spread for term in terms_there},
        story=story_terms(story),
        ordinals=ordinals_in(text),
        series=series_in(text),
    )


@lru_cache(maxsize=4_096)
def _terms(text: str) -> frozenset[str]:
    """The terms of a text, those of names of offices left out."""
    return terms_in(without_offices(text))


def _counted(quantity: Quantity, text: str) -> frozenset[str]:
    """The terms of what a figure counts, of a share what it is one of; money counts nothing that a topic would name."""
    if quantity.unit == "%":
        return share_of(text, quantity.end)
    return frozenset(terms(quantity.unit)) if quantity.unit and quantity.unit not in CODES else frozenset()


def _meant(passage: Passage, top: frozenset[str]) -> frozenset[str]:
    before = _terms(passage.before)
    if _LEANS_ON_ALL.search(passage.span.quote):
        return before | top
    if not (_LEANS.match(passage.span.quote) or counts_alone(passage.span.quote)):
        return frozenset()
    return before | top if any(weight(t) >= 0.4 for t in before & top) else before


@dataclass(frozen=True, slots=True)
class Match:
    """How far a passage speaks of a topic; shares lie between 0 and 1."""

    own: float  # the core's weight found in the sentence
    about: float  # the same with what stands around it
    setting: float  # the setting's weight found anywhere near
    said: float  # the weight of whatever was said with it that stands in the sentence
    told: float  # the share of that which the whole story holds
    named: float  # the weight of the names said with it that stand in the sentence
    named_near: float  # beside it or at the top
    named_story: float  # anywhere in the story
    head: float  # whether what it is done to is named: 1 in the sentence or by a code name, 0.6 beside, 0.5 at the top
    shared: tuple[str, ...]
    found: frozenset[str]  # the terms that stand in the sentence or in what it leans on
    act: bool  # what was to be done, or the opposite, is told of what it was to be done to
    number: bool  # the value to be reached stands in the sentence
    rare_number: bool  # and it has four digits or more, so that it is hardly there by chance
    number_near: bool  # or anywhere in the story
    rare_near: bool  # and it is such a one
    instrument: bool  # a paper or body is to be made, and the passage does not name it
    coded: bool  # a code name of the action in the sentence or in what it leans on
    code: int  # 1: a code name in common, -1: another one instead
    unnamed: bool  # proper names of the action, none of which the story knows
    another: bool  # the sentence names another place or thing of the kind instead
    titled: bool  # a code name in both titles or leads
    land: int  # 1: a country in common, -1: only others
    missing_places: bool  # countries of the action that the story does not name
    ordinal: bool  # another one of a series
    other_series: bool  # and of the very kind: "line 2" instead of "line 4"
    series: bool  # the same one, by its kind and number


@dataclass(frozen=True, slots=True)
class Look:
    """A first look at how far a passage speaks of a topic: enough to choose among topics, and to let most go."""

    topic: Topic
    seen: Seen
    others: frozenset[str]  # figures that count something else
    found: Mapping[str, float]  # the core's terms that are there, with how near they stand
    own: float
    about: float

    @property
    def figures(self) -> frozenset[str]:
        """The figures to be reached that stand in the sentence and count nothing else."""
        return (self.topic.numbers & self.seen.numbers) - self.others

    @property
    def bears(self) -> bool:
        """Whether there is enough of the topic to look closer."""
        topic, seen = self.topic, self.seen
        numbered = bool(self.figures or topic.series & seen.series)
        return self.about >= LEAST or numbered or _said(topic, seen) >= SAID


def look(topic: Topic, seen: Seen) -> Look:
    """Compare the core of a topic with a passage."""
    others = frozenset(f for f, counted in seen.counts.items() if _counts_something_else(counted, topic))
    if topic.office and _share(topic, seen.own | seen.offices) >= WHOLE_OFFICE:
        where = {**seen.where, **dict.fromkeys(seen.offices, 1.0)}
        seen = replace(seen, own=seen.own | seen.offices, where=where)
    found = {t: seen.where[t] for t in topic.core if t in seen.where and t not in others}
    clause = [(w * BESIDE, seen.where[t]) for t, w in topic.beside.items() if t in seen.where]
    own, near = math.fsum(w * f for w, f in clause if f >= MEANT), math.fsum(w * f for w, f in clause)
    total = max(math.fsum(topic.core.values()), ENOUGH)
    return Look(
        topic,
        seen,
        others,
        found,
        own=min(1.0, (math.fsum(topic.core[t] * f for t, f in found.items() if f >= MEANT) + own) / total),
        about=min(1.0, (math.fsum(topic.core[t] * f for t, f in found.items()) + near) / total),
    )


def _said(topic: Topic, seen: Seen) -> float:
    """The weight of whatever was said with a topic that stands in the sentence."""
    return math.fsum(w for t, w in topic.whole.items() if t in seen.own)


def match(looked: Look) -> Match:
    """Compare a topic with a passage."""
    topic, seen, others, found = looked.topic, looked.seen, looked.others, looked.found
    around = math.fsum(topic.setting.values()) or 1.0
    heads = [seen.where.get(t, 0.0) for t in topic.head]
    whole = topic.whole
    return Match(
        own=looked.own,
        about=looked.about,
        setting=math.fsum(w for t, w in topic.setting.items() if t in seen.where) / around,
        said=_said(topic, seen),
        told=math.fsum(w for t, w in whole.items() if t in seen.story) / (math.fsum(whole.values()) or 1.0),
        named=_weight(topic.names & seen.own),
        named_near=_weight(topic.names & (seen.near | seen.top)),
        named_story=_weight(topic.names & seen.story),
        head=1.0 if topic.codes & (seen.own | seen.meant) else sum(heads) / max(1, len(heads)),
        shared=tuple(sorted(found, key=lambda t: (-topic.core[t], t)))[:6],
        found=frozenset(t for t, f in found.items() if f >= MEANT),
        act=_is_act_told(topic, seen),
        number=bool(looked.figures),
        rare_number=any(_is_rare(f) for f in looked.figures),
        number_near=bool((topic.numbers & seen.story) - others),
        rare_near=any(_is_rare(f) for f in (topic.numbers & seen.story) - others),
        instrument=bool(topic.made) and topic.made not in seen.where,
        coded=bool(topic.codes & (seen.own | seen.meant)),
        code=_agree(topic.codes, seen.codes),
        unnamed=bool(topic.proper) and not topic.proper & seen.story,
        another=_is_another(topic, seen),
        titled=bool((topic.title_codes | topic.codes) & (seen.top_codes | seen.codes)),
        land=_land(topic, seen),
        missing_places=len({f"@{code}" for code in topic.places} - seen.story) >= 2,
        series=bool(topic.series & seen.series),
        ordinal=bool(topic.ordinals and seen.ordinals and not topic.ordinals & seen.ordinals),
        other_series=_kinds(topic.series - seen.series) & _kinds(seen.series) != frozenset(),
    )


def _weight(names: frozenset[str]) -> float:
    return math.fsum(weight(t) for t in names)


def touches(topic: Topic, seen: Seen) -> bool:
    """Whether a passage has anything of a topic that could make a match: the cheap look before it."""
    return not (
        topic.core.keys().isdisjoint(seen.visible)
        and topic.beside.keys().isdisjoint(seen.visible)
        and topic.setting.keys().isdisjoint(seen.own)
        and topic.numbers.isdisjoint(seen.numbers)
        and topic.series.isdisjoint(seen.series)
    )


_OPPOSITE = {"=close": "=open", "=open": "=close"}


def _is_act_told(topic: Topic, seen: Seen) -> bool:
    """Whether of the thing itself is told what was to be done to it, or the opposite: "the kiln stays open"."""
    told = any(act in seen.own or _OPPOSITE.get(act) in seen.own for act in topic.acts)
    return told and topic.head[:1] != () and topic.head[0] in seen.own


def _land(topic: Topic, seen: Seen) -> int:
    """How the countries agree; what is done to one country is not told of another, whoever does both."""
    if topic.places and seen.lands - topic.lands and not topic.places & seen.lands:
        return -1
    return _agree(topic.lands, seen.lands)


def _kinds(series: frozenset[str]) -> frozenset[str]:
    return frozenset(name.split()[0] for name in series)


def _share(topic: Topic, found: frozenset[str]) -> float:
    """How much of the name of an office is found; that it is a post to be made is no part of the name."""
    name = {t: w for t, w in topic.core.items() if t != "=post" and t[1:] not in DOING}
    return math.fsum(w for t, w in name.items() if t in found) / (math.fsum(name.values()) or 1.0)


def _is_another(topic: Topic, seen: Seen) -> bool:
    """Whether the story lacks the names of the action, and the sentence names another place or a name like theirs.

    A name like theirs shares a word: "the Upper Marl bridge" is not "the Lower Marl bridge".
    """
    if topic.proper and not topic.proper & seen.story:
        return any(weight(t) >= 0.7 and not _knows(topic, t) for t in seen.places)
    missing = topic.proper - seen.story
    return bool(missing) and any(
        name & topic.proper and any(weight(t) >= 0.7 and not _knows(topic, t) for t in name) for name in seen.names
    )


def _knows(topic: Topic, term: str) -> bool:
    return term in topic.core or term in topic.beside or term in topic.setting or term in MONTHS or is_land(term)


def _is_rare(figure: str) -> bool:
    digits = figure[1:].split(".")[0]
    return sum(c.isdigit() for c in digits) >= 4


def _counts_something_else(counted: frozenset[str], topic: Topic) -> bool:
    """Whether a figure in a passage counts a thing that the commitment does not speak of."""
    return bool(counted) and not any(t in topic.core or t in topic.setting for t in counted)


def _agree(one: frozenset[str], other: frozenset[str]) -> int:
    """1 where two sets share something, -1 where both hold something and share nothing, else 0."""
    return 1 if one & other else -1 if one and other else 0
