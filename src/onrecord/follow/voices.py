"""Whose word a passage is: the issuer's or responsible side's (`claimed`), or somebody else's (`reported`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.follow.passages import Passage
from onrecord.model import Basis, Mention

_TO_PARLIAMENT = re.compile(
    r"\s+(?:the\s+)?(?:MPs|parliament|House|lawmakers|deputies|Congress|senat(?:ors|e)|Commons|assembly|cabinet)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(r"(?:It|That|This|These|Those)\b")  # a sentence that goes on with what the one before it gave
_PRONOUN = re.compile(r"(?:^|[\s;])(?:he|she|they)\s*(?:$|;)", re.IGNORECASE)
NEAR = 60  # characters beside a verb of saying in which its source stands


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what a match means, the pattern, a phrase it holds for and one it does not."""

    kind: str
    pattern: re.Pattern[str]
    example: str
    counter: str


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rows of `data/voices.tsv` (who a source is) or `data/sayings.tsv` (where a source stands)."""
    text = resources.files("onrecord.follow").joinpath(f"data/{table}.tsv").read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Row(kind, re.compile(rf"\b(?:{p})\b", re.IGNORECASE), yes, no) for kind, p, yes, no in cells)


def _is(kind: str, words: str) -> bool:
    return any(row.kind == kind and row.pattern.search(words) for row in rows("voices"))


def basis_of(passage: Passage, sides: frozenset[str]) -> tuple[Basis, str]:
    """Whose word it is, and why.

    The speaker of the passage decides; else who is named as source in it, then beside it; else whom the story as a
    whole relies on; else the outlet's kind.

    Args:
        passage: the passage.
        sides: the names of issuer and responsible, lower case, all forms known.
    """
    for speaker in passage.speakers:
        if _promised_only(speaker, passage.span.quote):
            continue
        if verdict := _voice(speaker, passage, sides):
            return verdict, f"in the words of {speaker.name}"
    beside = (passage.before, passage.after) if _LEANS.match(passage.span.quote) else (passage.after, passage.before)
    for place, words in (("in it", passage.span.quote), *(("beside it", words) for words in beside)):
        if verdict := _source(words, passage, sides):
            return verdict, f"the source named {place}"
    if _is("checker", passage.story.outlet):
        return Basis.REPORTED, "a checking body's own words"
    if passage.story.outlet_kind == "official":
        return Basis.CLAIMED, "an official outlet's own words"
    if verdict := _source(passage.story.text, passage, sides):
        return verdict, "the sources of the story"
    return Basis.REPORTED, "the outlet's own words"


# Who promised what a sentence tells of is no source of it: "12 of the 40 buses that the mayor had announced".
_PROMISED = re.compile(
    r"\b(?:that|which|as)\s+(?:[^\s,.;]+\s+){1,7}?(?:(?:has|have|had)\s+)?(?:\w+ly\s+|first\s+|once\s+)?"
    r"(?:promised|pledged|announced|vowed|undertook|undertaken|ordered|committed)\b",
    re.IGNORECASE,
)


def _promised_only(speaker: Mention, sentence: str) -> bool:
    """Whether a sentence names somebody for having promised it, and for nothing else."""
    return speaker.name in sentence and speaker.name not in _PROMISED.sub(" ", sentence)


def _voice(speaker: Mention, passage: Passage, sides: frozenset[str]) -> Basis | None:
    words = f"{speaker.title or ''} {speaker.name} {speaker.span.quote if speaker.span else ''}"
    if _is_side(words, sides):
        return Basis.CLAIMED
    if _is("checker", words):
        return Basis.REPORTED
    return Basis.CLAIMED if _is("official", words) or speaker.name in passage.story.officials else None


def _source(text: str, passage: Passage, sides: frozenset[str]) -> Basis | None:
    """Whose word a text gives by the words around its verbs of saying."""
    source = " ; ".join(_said_by(_PROMISED.sub(" ", text)))
    if _PRONOUN.search(source) and text == passage.span.quote:
        source += f" ; {passage.before}"  # "she said": whoever was named before
    if not source:
        return None
    if _is("checker", source):
        return Basis.REPORTED
    if _is_own_release(text, source, passage.story.outlet):
        return Basis.CLAIMED
    if _is_side(source, sides) or _is("official", source) or any(n in source for n in passage.story.officials):
        return Basis.CLAIMED
    return Basis.REPORTED if _is("media", source) else None


_ANNOUNCES = re.compile(r"\b(?:announce[sd]?|announcing|declare[sd]?|confirm(?:s|ed)?|stated?)\b", re.IGNORECASE)


def _is_own_release(text: str, source: str, outlet: str) -> bool:
    """Whether an outlet announces something itself, as a body does in its releases."""
    return bool(outlet) and outlet in source and bool(_ANNOUNCES.search(text)) and not _is("media", outlet)


def _said_by(text: str) -> Iterator[str]:
    """The words that name who says it: behind "according to", else before "said", or behind it if none stand before."""
    for row in rows("sayings"):
        for match in row.pattern.finditer(text):
            if _TO_PARLIAMENT.match(text, match.end()):
                yield "an official"
            before = re.split(r"[,;:.?!\"“”]", text[max(0, match.start() - NEAR) : match.start()])[-1]
            after = re.split(r"[,;:.?!\"“”]", text[match.end() : match.end() + NEAR])[0]
            yield after if row.kind == "after" or len(before.strip()) < 3 else before


def _is_side(words: str, sides: frozenset[str]) -> bool:
    low = words.lower()
    return any(side in low for side in sides)
