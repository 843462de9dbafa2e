"""Whether a passage bears on a commitment: named features, each with a weight, added up to a confidence.

The confidence is the logistic of the sum. Every feature that counted is kept as a reason of the link.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.follow.cues import Cue
from onrecord.follow.matching import Match
from onrecord.follow.topic import Topic
from onrecord.model import Reason, Relation

LINKED = 0.5  # from this confidence a passage is linked
CLOSES = 0.55  # from this one where it says that the matter is closed: dropped or superseded
POSSIBLE = 0.25  # from this one it is queued as possible


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything the features look at."""

    topic: Topic
    match: Match
    cue: Cue
    told: date | None
    actor: bool  # issuer or responsible is named in the story
    stated_here: bool  # the story states the commitment again
    first_here: bool  # the story is the one that stated it first
    retold: bool  # and tells of it as promised before
    is_statement: bool  # the sign stands in the very words that state it
    same_sentence: bool  # the sentence states it, in other words of its
    opens: bool  # the sentence is the story's lead
    figure: str  # how the sentence's figures compare with the target: "", "same", "short", "other"
    fresh_figure: bool  # and one of them is another number than the target's own
    promise: bool  # the sentence speaks of a promise or target
    other_promise: bool  # a promise is spoken of with its content, which is another
    other_clause: bool  # the sign stands in a clause that speaks of something else
    other_words: float  # how sure it is that the sign stands in words that state another commitment
    year_named: bool  # the story names the year of the last day
    of_old: bool  # the sign is dated before the commitment was made
    end: date | None  # the last day in force


WEIGHTS: dict[str, float] = {
    "start": -4.15,
    "words of the action in the sentence": 3.2,
    "words of the action around it": 2.6,
    "hardly a word of it in the sentence": -1.5,
    "words of the setting": 1.0,
    "what it is done to is named": 1.2,
    "what was to be done is told of it": 0.7,
    "the number of the target": 0.9,
    "and it is a rare one": 0.7,
    "the number of the target in its story": 0.8,
    "and a rare one there": 0.6,
    "its year is named": 0.4,
    "a figure to compare": 0.8,
    "a code name in common": 1.2,
    "another code name": -2.5,
    "the paper or body to be made is not named": -3.5,
    "a code name in both titles": 0.8,
    "another one of a series": -2.5,
    "of the very kind": -2.5,
    "the same one of a series": 0.8,
    "none of its names is in the story": -1.2,
    "another place or name instead": -2.5,
    "countries of the action are not named": -1.6,
    "a country in common": 0.2,
    "other countries only": -1.6,
    "its actors are named": 0.5,
    "the story states it again": 0.9,
    "the story that first stated it": -4.0,
    "an old promise, first told of there": -0.8,
    "a figure to compare there": 2.4,
    "a promise spoken of there": 2.4,
    "the words that state it": -4.0,
    "the sentence that first stated it": -2.5,
    "words that state another commitment": -2.0,
    "the sign is of another clause": -5.0,
    "the promise spoken of is another": -3.0,
    "years since it was last stated": -0.15,
    "told about its last day": 0.6,
    "the story opens with it": 0.5,
    "a promise is spoken of": 1.3,
    "a strong sign": 1.0,
    "another figure in the same unit": -1.0,
    "an interim target, and not about its day": -1.5,
    "long after its last day": -0.9,
    "dated before it was stated": -3.5,
}


# Features that say that something else is spoken of: no training moves them.
VETOES = frozenset(
    {
        "another code name",
        "another one of a series",
        "of the very kind",
        "the paper or body to be made is not named",
        "another place or name instead",
        "countries of the action are not named",
        "other countries only",
        "words that state another commitment",
        "the words that state it",
        "the sign is of another clause",
        "the promise spoken of is another",
        "dated before it was stated",
    }
)


def values_of(seen: Seen) -> dict[str, float]:
    """The features with their values."""
    return _of_words(seen) | _of_names(seen) | _of_figures(seen) | _of_story(seen) | _of_promises(seen) | _of_time(seen)


def reasons_for(
    seen: Seen, values: Mapping[str, float] | None = None, weights: Mapping[str, float] = WEIGHTS
) -> tuple[Reason, ...]:
    """The features that hold, each with what it adds.

    Args:
        seen: what they look at.
        values, weights: other features than those of `values_of`, with their weights.
    """
    details = {
        "words of the action around it": " ".join(t.removeprefix("=") for t in seen.match.shared),
        "a strong sign": seen.cue.words,
    }
    added = {name: weights.get(name, 0.0) * value for name, value in (values or values_of(seen)).items()}
    return tuple(
        reason(name, round(weight, 3), details.get(name, "")) for name, weight in added.items() if abs(weight) >= 0.005
    )


@lru_cache(maxsize=65_536)
def reason(feature: str, weight: float, detail: str = "") -> Reason:
    """One object for equal reasons, since very many pieces of evidence share few."""
    return Reason(feature, weight, detail)


def _of_words(seen: Seen) -> dict[str, float]:
    """How far the sentence speaks of the matter. In the story that states it as new, its setting is there anyway."""
    m = seen.match
    return {
        "words of the action in the sentence": m.own,
        "words of the action around it": m.about,
        "hardly a word of it in the sentence": float(m.own < 0.2 and not m.number),
        "words of the setting": 0.0 if _is_new(seen) else m.setting,
        "what it is done to is named": m.head,
        "what was to be done is told of it": float(m.act),
        "the paper or body to be made is not named": float(m.instrument and seen.cue.rule.name != "the office is held"),
        "the sign is of another clause": float(seen.other_clause),
        "a strong sign": (seen.cue.rule.strength - 0.7) / 0.3,
    }


def _of_names(seen: Seen) -> dict[str, float]:
    m = seen.match
    return {
        "a code name in common": float(m.code > 0),
        "another code name": float(m.code < 0),
        "a code name in both titles": float(m.titled and m.code <= 0),
        "none of its names is in the story": float(m.unnamed and not m.series),
        "another place or name instead": float(m.another),
        "the same one of a series": float(m.series),
        "another one of a series": float(m.ordinal),
        "of the very kind": float(m.other_series),
        "countries of the action are not named": float(m.missing_places),
        "a country in common": float(m.land > 0 and not _is_new(seen)),
        "other countries only": float(m.land < 0),
        "its actors are named": float(seen.actor and not _is_new(seen)),
    }


def _of_figures(seen: Seen) -> dict[str, float]:
    m, later = seen.match, not seen.first_here
    return {
        "the number of the target": float(m.number),
        "and it is a rare one": float(m.rare_number and later),
        "the number of the target in its story": float(m.number_near and not m.number and later),
        "and a rare one there": float(m.rare_near and not m.number and later),
        "its year is named": float(seen.year_named and later),
        "a figure to compare": float(seen.fresh_figure and later and m.head >= 0.5),
        "a figure to compare there": float(_is_new(seen) and seen.fresh_figure and m.own >= 0.5),
        "another figure in the same unit": float(seen.figure == "other"),
    }


def _of_story(seen: Seen) -> dict[str, float]:
    """Whether the story states the commitment itself, and where the sentence stands in it."""
    return {
        "the story states it again": float(seen.stated_here and not seen.first_here),
        "the story that first stated it": float(_is_new(seen)),
        "an old promise, first told of there": float(seen.first_here and seen.retold),
        "the words that state it": float(seen.is_statement),
        "the sentence that first stated it": float(seen.first_here and seen.same_sentence),
        "words that state another commitment": seen.other_words,
        "the story opens with it": float(seen.opens),
    }


def _of_promises(seen: Seen) -> dict[str, float]:
    """What is said of a promise as such; it may be another one's, or only that of a stage on the way."""
    m, named, interim = seen.match, "promise" in seen.cue.rule.name, _is_interim(seen)
    its_own = named and not seen.other_promise and not interim
    return {
        "a promise is spoken of": float(its_own and (m.own >= 0.25 or m.number)),
        "a promise spoken of there": float(_is_new(seen) and (seen.promise or named)),
        "the promise spoken of is another": float(seen.other_promise),
        "an interim target, and not about its day": float(interim),
    }


def _of_time(seen: Seen) -> dict[str, float]:
    return {
        "years since it was last stated": _years(seen),
        "told about its last day": float(_is_about_due(seen)),
        "long after its last day": float(_is_late(seen)),
        "dated before it was stated": float(seen.of_old),
    }


def confidence(reasons: tuple[Reason, ...], weights: Mapping[str, float] = WEIGHTS) -> float:
    """The logistic of the start and of what the features add."""
    total = weights["start"] + sum(r.weight for r in reasons)
    return 1 / (1 + math.exp(-total))


def _is_interim(seen: Seen) -> bool:
    """A target on the way is spoken of, and the last day is not about now: it is another's."""
    interim = any(word in seen.cue.words.lower().split() for word in ("interim", "intermediate", "initial"))
    return interim and not _is_about_due(seen)


def _is_new(seen: Seen) -> bool:
    """Whether the story is the one that stated it first, as something new."""
    return seen.first_here and not seen.retold


def _years(seen: Seen) -> float:
    if seen.told is None or seen.topic.day is None:
        return 0.0
    return min(8.0, max(0.0, (seen.told - seen.topic.day).days / 365))


def _is_about_due(seen: Seen) -> bool:
    """Word of fulfilment or failure between two months before the last day and half a year after it."""
    if seen.told is None or seen.end is None or seen.cue.rule.relation is Relation.PROGRESS:
        return False
    return -60 <= (seen.told - seen.end).days <= 183


def _is_late(seen: Seen) -> bool:
    """Word of fulfilment more than a year past the last day."""
    if seen.told is None or seen.end is None or seen.cue.rule.relation not in {Relation.DONE, Relation.PROGRESS}:
        return False
    return (seen.told - seen.end).days > 365
