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
    if _looked_itself(passage):
        return Basis.REPORTED, "the outlet's own finding"
    if verdict := _source(passage.span.quote, passage, sides):
        return verdict, "the source named in it"
    if _is("checker", passage.story.outlet):
        return Basis.REPORTED, "a checking body's own words"
    beside = (passage.before, passage.after) if _LEANS.match(passage.span.quote) else (passage.after, passage.before)
    for words in beside:
        if verdict := _source(words, passage, sides):
            return verdict, "the source named beside it"
    if passage.story.outlet_kind == "official":
        return Basis.CLAIMED, "an official outlet's own words"
    if not _is_seen(passage) and (verdict := _source(passage.story.text, passage, sides)):
        return verdict, "the sources of the story"
    return Basis.REPORTED, "the outlet's own words"


# Where an outlet tells what it saw or counted itself.
_ITS_OWN = re.compile(
    r"\b(?:our|this (?:paper|newspaper|magazine|station|website)['’]s) (?:own )?(?:[\w-]+ )?"
    r"(?:team|survey|count|reporters?|correspondents?|analysis|data|examination|visits?|investigation|"
    r"measurements?|photographs?)\b"
    r"|\bwe (?:have )?(?:found|find|counted|measured|visited|asked|looked|saw|seen|checked|obtained)\b"
    r"|\b(?:a|our) (?:reporter|correspondent)s? (?:of|for|from) this\b|\bfor this (?:paper|newspaper|magazine)\b"
    r"|\b(?:shown|showed|given|told) us\b",
    re.IGNORECASE,
)
# What happened before people's eyes, by its day of the week or hour: "It landed at 9:40 a.m. on Tuesday".
_SEEN = re.compile(
    r"\b(?:last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|hours)"
    r"|\ban? hour (?:later|earlier)\b|\bthis (?:morning|afternoon|evening)\b|\bfor the first time\b"
)


def _is_seen(passage: Passage) -> bool:
    """Whether an outlet that is no body's tells, in its own voice, what happened on a day of the week or at an hour."""
    text = passage.span.quote
    own = passage.story.outlet_kind in {"independent", "agency"} and not (_is("official", text) or any(_said_by(text)))
    return own and bool(_SEEN.search(text))


_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")


def _looked_itself(passage: Passage) -> bool:
    """Whether a passage tells what its outlet found out itself; a body's own count is its word."""
    return passage.story.outlet_kind != "official" and bool(_ITS_OWN.search(_QUOTED.sub(" ", passage.span.quote)))


# Who promised what a sentence tells of is no source of it: "12 of the 40 buses that the mayor had announced".
_PROMISED = re.compile(
    r"\b(?:that|which|as)\s+(?:[^\s,.;]+\s+){1,7}?(?:(?:has|have|had)\s+)?(?:\w+ly\s+|first\s+|once\s+)?"
    r"(?:promised|pledged|announced|vowed|undertook|undertaken|ordered|committed)\b"
    r"|\b(?:than|since|as|what|that) (?:when )?(?:[^\s,.;]+\s+){1,7}?said (?:[^\s,.;]+\s+){1,6}?would\b",
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
        source += f" ; {_named_before(passage)}"
    if _OWN_COUNT.search(text):
        return Basis.CLAIMED
    if not source:
        return None
    if _is("checker", source) or _is_the_checker(source, passage.story.outlet):
        return Basis.REPORTED
    if _is_own_release(text, source, passage.story.outlet):
        return Basis.CLAIMED
    if _is_side(source, sides) or _is("official", source) or any(n in source for n in passage.story.officials):
        return Basis.CLAIMED
    return Basis.REPORTED if _is("media", source) else None


# "Has let 608, by its own reckoning": the word of whom it is told of.
_OWN_COUNT = re.compile(r"\bby (?:its|his|her|their) own (?:count|reckoning|account|figures|estimate)\b", re.IGNORECASE)
_BACK = 3  # sentences before "she said" in which she is looked for


def _named_before(passage: Passage) -> str:
    """The nearest sentence before that names an official or a person in office, for "she said"."""
    earlier = passage.story.sentences[max(0, passage.place - _BACK) : passage.place][::-1]
    named = (s for s in earlier if _is("official", s) or any(n in s for n in passage.story.officials))
    return next(named, passage.before)


def _is_the_checker(source: str, outlet: str) -> bool:
    """Whether a source is the checking body whose report it is: "the Commission", in its own words."""
    bare = re.sub(r"^\W*(?:the|a)\s+", "", source.strip(), flags=re.IGNORECASE).strip()
    return bool(bare) and bare in outlet and _is("checker", outlet)


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
