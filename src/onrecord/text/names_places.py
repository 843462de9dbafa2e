"""Countries with their adjectives and capitals, and cities that were renamed: tables of general knowledge.

`country_of("Kazakh") == "KZ"`. Codes are ISO 3166-1 alpha-2; the four parts of the United Kingdom have their
ISO 3166-2 codes and are not the United Kingdom. One more country or renamed city is one more line in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from onrecord.text.names_fold import folded, plain

_COUNTRIES = Path(__file__).with_name("names_countries.tsv")
_PLACES = Path(__file__).with_name("names_places.tsv")
SUFFIXES: dict[str, str] = {"uk": "GB", "scot": "GB-SCT", "wales": "GB-WLS", "gov": "US", "mil": "US"}
NOT_COUNTRIES = frozenset({"tv", "me", "io", "co", "ai", "fm", "am", "cc", "ws", "to", "is", "in", "la", "md"})
"""Country-code suffixes sold to anybody: an address under them says nothing of a country."""


_STYLE = re.compile(
    r"^(?:(?:federal|islamic|socialist|people s|peoples)\s+)?(?:republic|kingdom|state|federation)\s+of\s+(?=\w{4})"
)
"""What a state calls itself: "Republic of Belarus"; not before a name that needs it, such as the two Congos."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code, names (the usual one first), adjectives and capitals."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries of the table."""
    return tuple(_country(line) for line in _lines(_COUNTRIES))


@lru_cache(maxsize=65536)
def country_of(words: str) -> str | None:
    """The code of the country that a name or an adjective stands for: "Kazakh", "the UK", "Republic of Belarus"."""
    return _index().get(_key(words, styled=True)) or _index().get(_key(words))


def capital_of(words: str) -> str | None:
    """The code of the country whose capital is named, under any of the city's names."""
    return _capitals().get(_key(words)) or _capitals().get(_key(place_of(words) or ""))


def place_of(words: str) -> str | None:
    """The current name of a city in the table of renamed cities, or None."""
    return _renamed().get(_key(words))


def country_of_address(url: str | None) -> str | None:
    """The country an address lies in, as far as its suffix tells."""
    host = re.match(r"(?:https?://)?([^/:?#]+)", url or "")
    suffix = host.group(1).rpartition(".")[2].lower() if host else ""
    if suffix in SUFFIXES or suffix in NOT_COUNTRIES:
        return SUFFIXES.get(suffix)
    code = suffix.upper()
    return code if code in {c.code for c in countries()} else None


def countries_in(text: str) -> Iterator[tuple[int, str]]:
    """Every country or adjective of a country in a text: where it starts, and the code."""
    for match in _pattern().finditer(text):
        code = country_of(match.group())
        if code:
            yield match.start(), code


def without_countries(text: str) -> str:
    """The text with every country and adjective of a country left out."""
    return _pattern().sub(lambda match: "" if country_of(match.group()) else match.group(), text)


def name_of(code: str) -> str:
    """The usual name of the country with this code; the code itself where the table has none."""
    return next((c.names[0] for c in countries() if c.code == code), code)


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _country(cells: list[str]) -> Country:
    code, *rest = cells + [""] * (4 - len(cells))
    names, adjectives, capitals = (tuple(x for x in cell.split(";") if x) for cell in rest[:3])
    return Country(code, names, adjectives, capitals)


def _key(words: str, styled: bool = False) -> str:
    bare = re.sub(r"^the\s+", "", plain(words).strip())
    if bare == "us" and not words.strip().removeprefix("the ").isupper():
        return "the pronoun"
    spaced = bare.replace(".", "").replace("-", " ").strip()
    return spaced if styled else _STYLE.sub("", spaced)


@cache
def _index() -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries():
        for word in (*country.names, *country.adjectives):
            table[_key(word, styled=True)] = country.code
            if word in country.adjectives and not word.endswith(("sh", "ch", "se", "ss", "s")):
                table.setdefault(_key(word + "s", styled=True), country.code)
    return table


@cache
def _capitals() -> dict[str, str]:
    return {_key(city): c.code for c in countries() for city in c.capitals}


@cache
def _renamed() -> dict[str, str]:
    table: dict[str, str] = {}
    for names in _lines(_PLACES):
        for name in names:
            table.setdefault(_key(name), names[0])
            table.setdefault(" ".join(folded(name)), names[0])
    return table


@cache
def _pattern() -> re.Pattern[str]:
    words = {w for c in countries() for w in (*c.names, *c.adjectives)}
    ordered = sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w.])(?:" + "|".join(ordered) + r")s?(?![\w$]|\.[a-z])")
