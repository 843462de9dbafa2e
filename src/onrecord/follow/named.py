"""What a text names and counts: figures, countries, code names, places, ordinals, short names of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.follow.passages import Story, quantities_in
from onrecord.follow.words import terms
from onrecord.text.names_places import countries, countries_in
from onrecord.text.numbers_tables import CODES, TIME_UNITS

_CAP = f"[{''.join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())}]"  # a capital letter of Latin script
_UNITS_KEPT = CODES | {"%", "pp"}
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
# Amounts, dates and measures that only look like code names: "35bn", "2030s", "21st", "18-week".
_AMOUNT = re.compile(
    r"\d[\d.,]*(?:st|nd|rd|th|s|m|mn|bn|tn|k|pc|p|am|pm|km|kg|kw|kwh|mw|gw|ha|x|(?:year|month|week|day|hour|min)\w*)"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?=[A-Za-z0-9])", re.IGNORECASE)
_ONE_OF_A_SERIES = re.compile(
    r"\b(?:line|phase|stage|wave|unit|block|route|section|reactor|lot|terminal|package|round) (\d{1,2})\b(?![.,]\d)",
    re.IGNORECASE,
)


def figure_term(value: float, unit: str | None) -> str:
    """A figure as a term; small numbers and lengths of time say nothing of a topic and give none."""
    if value < 10 or unit in TIME_UNITS:
        return ""
    return f"#{value:.10g}{unit if unit in _UNITS_KEPT else ''}"


def acronyms_in(text: str) -> frozenset[str]:
    """Short names of bodies, as terms: they stand in every report of all that the body does."""
    return frozenset(t for m in _ACRONYM.finditer(text) for t in terms(m.group()))


def lands_in(text: str) -> frozenset[str]:
    """The countries a text names. England has no government of its own: it counts as the United Kingdom."""
    return frozenset(code.removesuffix("-ENG") for _, code in countries_in(text))


def ordinals_in(text: str) -> frozenset[str]:
    """The numbers that tell one of a series from another: "the second stage", "line 2"."""
    words = {str(1 + _ORDINALS.index(m[1].lower())) for m in _ORDINAL.finditer(text)}
    return frozenset(words | {m[1] for m in _ONE_OF_A_SERIES.finditer(text)})


def series_in(text: str) -> frozenset[str]:
    """Names made of a kind and a number: "line 2"."""
    return frozenset(m.group().lower() for m in _ONE_OF_A_SERIES.finditer(text))


_CAPITAL = re.compile(rf"(?:(?<=\w\s)|^(?={_CAP}\w+ {_CAP}[^\W\d_A-Z]))(?!{_CAP}{{2}}){_CAP}[^\W\d_]+\b")
_PLACED = re.compile(
    r"\b(?:in|at|near|from|between|through|around|to|for|of)\s+(?:the\s+)?"
    rf"(?P<name>{_CAP}[\w'’-]+(?:\s+(?:(?:and|of|the|del?|la)\s+)?{_CAP}[\w'’-]+)*)"
)


def capitals_in(text: str) -> frozenset[str]:
    """The terms of words with a capital inside a text: names and their parts."""
    return frozenset(t for m in _CAPITAL.finditer(text) for t in terms(m.group()) if t[0] not in "=#@")


def placed_in(text: str) -> frozenset[str]:
    """The terms of names behind a word that says where: "the quay at Port Amsel", "between Ashby and Corham"."""
    return frozenset(t for m in _PLACED.finditer(text) for t in terms(m["name"]) if t[0] not in "=#@")


_WHERE = re.compile(
    r"\b(?:in|at|near|between|around|through|outside|from)\s+(?:the\s+)?"
    rf"(?P<name>{_CAP}[\w'’-]+(?:\s+(?:(?:and|to|of|the|del?|la)\s+)?{_CAP}[\w'’-]+)*)"
)


def places_in(text: str) -> frozenset[str]:
    """The terms of names that a word before them tells for places, whatever else they look like."""
    return frozenset(t for m in _WHERE.finditer(text) for t in terms(m["name"]) if t[0] not in "=#@")


def all_names_in(text: str) -> frozenset[str]:
    """The terms of words with a capital and of names of places, without those of countries."""
    named = capitals_in(text) | placed_in(text) | places_in(text)
    return frozenset(t for t in named if not is_land(t))


_NAME = re.compile(
    rf"{_CAP}[\w'’-]+(?:\s+{_CAP}[\w'’-]+)+"
    rf"|(?<=\bbetween ){_CAP}[\w'’-]+ and {_CAP}[\w'’-]+|(?<=\bfrom ){_CAP}[\w'’-]+ to {_CAP}[\w'’-]+"
)


def full_names_in(text: str) -> tuple[frozenset[str], ...]:
    """The terms of each name of two words and more; "between Ashby and Corham" names a stretch."""
    found = (frozenset(t for t in terms(m.group()) if t[0] not in "=#@") for m in _NAME.finditer(text))
    return tuple(name for name in found if len(name) > 1)


_FIELD = rf"{_CAP}[\w’-]+(?:(?:,| and| &| of| for)?(?: the)? {_CAP}[\w’-]+)*"
_OFFICE = re.compile(
    rf"\b(?:{_FIELD}(?: and)? )?"
    r"(?:Secretary|Minister|Ministry|Department|Committee|Commissioner|Chancellor|Ombudsman)\b"
    rf"(?: (?:of State )?(?:of|for|on) (?:the )?{_FIELD})?"
    r"|\b(?:\w+ and )?(?:\w+ )?\w+ (?:secretary|minister|ministry|department|spokes\w+)\b"
)
_BEYOND = re.compile(rf"\b(?:north|south|east|west|outside|beyond|short)(?:wards?)? of (?:the )?{_CAP}[\w’-]+")


def names_office(text: str) -> bool:
    """Whether a text names an office or a ministry."""
    return bool(_OFFICE.search(text))


def without_offices(text: str) -> str:
    """A text without the names of offices: the words of a ministry's field are there whatever it speaks of."""
    return _OFFICE.sub(" ", text)


def without_bearings(text: str) -> str:
    """A text without the places that only say where something else is: "the line north of Ashby"."""
    return _BEYOND.sub(" ", text)


@cache
def _land_terms() -> frozenset[str]:
    return frozenset(t for c in countries() for word in (*c.names, *c.adjectives) for t in terms(word))


def is_land(term: str) -> bool:
    """Whether a term is a word of a country's name or adjective."""
    return term in _land_terms()


_SHARE_OF = re.compile(r"\s+of (?:the |all |its |their |these |those |our )?(?P<whole>\w+)")


def share_of(text: str, start: int, figure: str = "") -> frozenset[str]:
    """The terms of what a share is one of: "90 per cent of girls". Empty where the text says none.

    Args:
        text: the words.
        start: where the figure begins (negative: it is not there), or ends where none is given.
        figure: its words.
    """
    found = _SHARE_OF.match(text, start + len(figure)) if start >= 0 else None
    return frozenset(terms(found["whole"])) if found else frozenset()


def codes_in(found: Iterable[str]) -> frozenset[str]:
    """Those of the terms that are code names: letters with digits in them."""
    return frozenset(
        t
        for t in found
        if t[0] not in "#@" and any(c.isdigit() for c in t) and any(c.isalpha() for c in t) and not _AMOUNT.fullmatch(t)
    )


@lru_cache(maxsize=4_096)
def terms_in(text: str) -> frozenset[str]:
    """The terms, figures and countries of a text."""
    figures = (figure_term(q.value, q.unit) for q in quantities_in(text))
    return frozenset([*terms(text), *(f for f in figures if f), *(f"@{code}" for code in lands_in(text))])


def story_terms(story: Story) -> frozenset[str]:
    """All terms, figures and countries of a story and its title."""
    return _story_terms(f"{story.title}. {story.text}")


@lru_cache(maxsize=256)
def _story_terms(text: str) -> frozenset[str]:
    return terms_in(text)
