"""The words of a passage as terms that can be compared: stems, ideas that several words stand for, and weights.

A term's weight says how much it tells of a topic: 1.0 for a word the background texts hardly know, near 0 for one
that stands everywhere. The weights come from a table shipped with the package, so that what is found for one
commitment never depends on what else is in the ledger.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from importlib import resources
from sys import intern

_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
# Ending, what replaces it, how many letters must stay; the first that fits counts.
_ENDINGS = (
    "isations:is:4 izations:is:4 isation:is:4 ization:is:4 ising:is:4 izing:is:4 ised:is:4 ized:is:4 "
    "ises:is:4 izes:is:4 ise:is:4 ize:is:4 ations:at:4 ation:at:4 ions::4 ion::4 ments::4 ment::4 "
    "ences:ens:3 ence:ens:3 enses:ens:3 ense:ens:3 sses:ss:2 ies:y:2 ches:ch:2 shes:sh:2 xes:x:2 "
    "ating:at:3 ated:at:3 ates:at:3 ate:at:3 "
    "ing::3 ed::3 es::4 s::3 e::4"
)
_SUFFIXES = tuple((e, to, int(stay)) for e, to, stay in (row.split(":") for row in _ENDINGS.split()))


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    """Words that tell nothing, and irregular forms with the word they are stemmed as."""
    text = resources.files("onrecord.follow").joinpath("data/stems.txt").read_text(encoding="utf-8")
    words = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return frozenset(w for w in words if ":" not in w), dict(w.split(":") for w in words if ":" in w)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word's stem: endings off, British and American spellings levelled ("digitization", "digitisation")."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    low = _table()[1].get(low, low)
    if any(c.isdigit() for c in low):
        return low.replace("-", "")
    for ending, instead, stay in _SUFFIXES:
        if (
            low.endswith(ending)
            and len(low) - len(ending) >= stay
            and not (ending == "s" and low.endswith(("ss", "us", "is")))
        ):
            low = low[: -len(ending)] + instead
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "lse":
        low = low[:-1]
    return low.replace("our", "or") if len(low) > 4 else low


@cache
def _concepts() -> tuple[dict[str, str], re.Pattern[str], dict[str, str]]:
    """Stem to idea, a pattern of all phrases, and phrase to idea."""
    words: dict[str, str] = {}
    phrases: dict[str, str] = {}
    table = resources.files("onrecord.follow").joinpath("data/concepts.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        name, members = line.split("\t")
        for phrase, word in re.findall(r'"([^"]+)"|(\S+)', members):
            if phrase:
                phrases[phrase.lower()] = name
            else:
                words.setdefault(stem(word), name)
    pattern = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    return words, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), phrases


# Ideas of doing rather than of a thing: they tell what is done, not to what.
DOING = frozenset(
    "raise cut create finish open close supply modernise repair move send leave join protect improve build publish "
    "report buy sale recruit".split()
)


def terms(text: str) -> list[str]:
    """The terms of a text in order: an idea is written `=name`, any other word is its stem."""
    words, phrase, names = _concepts()
    found: list[str] = []
    position = 0
    for match in phrase.finditer(text):
        found += _plain(text[position : match.start()], words)
        found.append("=" + names[match.group().lower()])
        position = match.end()
    return [intern(t) for t in found + _plain(text[position:], words)]


def _plain(text: str, words: dict[str, str]) -> list[str]:
    found, stops = [], _table()[0]
    for match in _WORD.finditer(text):
        low = match.group().lower()
        if low in stops or low.isdigit() or len(low) < 2:
            continue
        for part in [low] if any(c.isdigit() for c in low) else low.split("-"):
            if part and part not in stops:
                root = stem(part)
                found.append("=" + words[root] if root in words else root)
    return found


@cache
def _background() -> dict[str, int]:
    """Term to how common it is: 9 stands in nearly every text, 0 in hardly any."""
    path = resources.files("onrecord.follow").joinpath("data/background.tsv")
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {term: int(common) for common, members in rows for term in members.split()}


def weight(term: str) -> float:
    """How much a term tells of a topic, between 0.05 and 1."""
    common = _background().get(term, 0)
    return max(0.05, 1.0 - common / 10)


def commonness(share: float) -> int:
    """The class, 0 to 9, of a term that stands in this share of the background texts."""
    return 0 if share <= 0.002 else min(9, int(9 * (1 - math.log(share) / math.log(0.002)) + 0.5))
