"""How it is told that an act was done: to be delivered, and "landed"; to be published, and "came out".

Each row of `data/acts.tsv` says by which words an act is named that is still to be done, and by which it is told as
done, with an example of either and a counter-example; all run as tests. What lies ahead, was only to be, is supposed
or denied is not told as done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from onrecord.follow.cues import Cue, Rule
from onrecord.model import Relation

STRENGTH = 0.75  # of a sign that an act was done, by its words alone
_BEGINNING = r"(?:^|(?:^|\b)(?:will|shall|would|should|must|to|be)\s+(?:be\s+)?)"
# What makes of a telling something ahead, only meant, supposed or denied: right before it, and in its clause.
_NOT_TOLD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|to|not|never|nor|no longer|barely|hardly|being)"
    r"(?:\s+\w+ly)?(?:\s+(?:have|be|been|being|yet|all|also|still|soon|then|now))*\s+$"
    r"|n['’]t(?:\s+(?:yet|been|be|have))*\s+$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|until|till|before|whether|once|so that|in order|on condition|provided|as long as|in case)\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """One way of being done: how it is named ahead of it, how it is told, and examples of both."""

    wanted: re.Pattern[str]
    sign: Rule
    example: str


@cache
def acts() -> tuple[Act, ...]:
    """The rows of `data/acts.tsv`."""
    table = resources.files("onrecord.follow").joinpath("data/acts.tsv").read_text(encoding="utf-8")
    return tuple(_act(*line.split("\t")) for line in table.splitlines() if line and not line.startswith("#"))


def _act(name: str, wanted: str, told: str, example: str, telling: str, counter: str) -> Act:
    ahead = re.compile(rf"(?<![\w-])(?:{wanted.replace('{AHEAD}', _BEGINNING)})(?![\w-])", re.IGNORECASE)
    pattern = re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)
    return Act(ahead, Rule(f"told as {name}", Relation.DONE, STRENGTH, pattern, telling, counter), example)


@lru_cache(maxsize=4_096)
def _acts_of(action: str) -> tuple[Act, ...]:
    return tuple(act for act in acts() if act.wanted.search(action))


def acts_told(action: str, sentence: str) -> Iterator[Cue]:
    """Where a sentence tells as done what an action names, by any of the words for it."""
    for act in _acts_of(action):
        for match in act.sign.pattern.finditer(sentence):
            if is_told(sentence, match.start()):
                yield Cue(act.sign, match.start(), match.end(), match.group())


def is_act(cue: Cue) -> bool:
    """Whether a sign is one of an act told as done."""
    return any(act.sign is cue.rule for act in acts())


def is_told(sentence: str, start: int) -> bool:
    """Whether what stands at a place of a sentence is told as having happened."""
    before = sentence[:start]
    return not (_NOT_TOLD.search(before) or _SUPPOSED.search(before[-60:]))


def tells_an_act(sentence: str) -> bool:
    """Whether any act is told as done: the cheap first look."""
    return bool(_any_act().search(sentence))


@cache
def _any_act() -> re.Pattern[str]:
    return re.compile("|".join(act.sign.pattern.pattern for act in acts()), re.IGNORECASE)
