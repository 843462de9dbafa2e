"""Signs of an outcome in a sentence: completion, going on, delay, dropping, failure, restating.

Each row of `data/cues.tsv` is a named pattern with the relation it speaks for, how strongly, an example and a
counter-example; all run as tests. What lies ahead ("will be completed", "is to be built") is no sign of completion,
and a negation turns one into its opposite.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from onrecord.model import Outcome, Relation


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign. `strength` between 0 and 1; `ends` says how it closes the matter, if it does."""

    name: str
    relation: Relation
    strength: float
    pattern: re.Pattern[str]
    example: str
    counter: str
    ends: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign found in a text: offsets in it, half-open."""

    rule: Rule
    start: int
    end: int
    words: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rows of `data/cues.tsv`; where two signs overlap in a text, the row that stands first keeps the place."""
    lists: dict[str, str] = {}
    found = []
    table = resources.files("onrecord.follow").joinpath("data/cues.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        cells = line.split("\t")
        if line.startswith("$"):
            lists["{" + cells[0][1:] + "}"] = cells[1]
        elif line and not line.startswith("#"):
            found.append(_rule(cells, lists))
    return tuple(found)


def _rule(cells: list[str], lists: dict[str, str]) -> Rule:
    name, relation, strength, ends, pattern, example, counter = cells
    for word, words in lists.items():
        pattern = pattern.replace(word, words)
    compiled = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    closing = None if ends == "-" else Outcome(ends)
    return Rule(name, Relation(relation), float(strength), compiled, example, counter, closing)


@lru_cache(maxsize=8_192)
def cues_in(text: str) -> tuple[Cue, ...]:
    """All signs in a text by place; where two overlap, the row that stands first keeps the place."""
    taken: list[Cue] = []
    for rule in rules():
        for match in rule.pattern.finditer(text):
            if all(match.end() <= cue.start or cue.end <= match.start() for cue in taken):
                taken.append(Cue(rule, match.start(), match.end(), match.group()))
    return tuple(sorted(taken, key=lambda cue: cue.start))


_AS_DONE = re.compile(r"\b(?:has|have|['’]ve) (?:\w+ly |now |already |also )?been\b", re.IGNORECASE)


def tells_as_done(words: str) -> bool:
    """Whether words say what has been done, as no words of what is ahead do: an action with them is cut too wide."""
    return bool(_AS_DONE.search(words))
