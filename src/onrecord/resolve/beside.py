"""What a document writes beside a name: titles before it, its acronym or its name in another language behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.model import ActorKind, Document, Span
from onrecord.text.names_bodies import LEGAL, is_acronym, looks_like_body
from onrecord.text.names_fold import plain
from onrecord.text.names_places import capital_of, country_of, place_of
from onrecord.text.names_titles import ADDRESS, HEADS, RANKS, has_head, strip_titles

_GLOSS = re.compile(r"\s?\(([A-Z][A-Za-z&.]{1,9})\)")
_CAPITALS = re.compile(r"(?:[A-Z][\w.'’-]*[ ]){1,3}$")
_WORDS = re.compile(r"(?:[\w.'’&-]+,?[ ]){1,7}$")
_JOINING = frozenset("of for and the &".split())
_BEGINNING = frozenset(
    "The A An But And When As In On At By For From To With If Then Yet So While After Before "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_LEGAL_FORM = re.compile(
    r" (?:S\.p\.A\.|S\.A\.|N\.V\.|Corp\.?|Inc\.?|Co\.(?:,? Ltd\.?)?|Ltd\.?|plc|PLC|JSC|AG|GmbH)(?!\w)"
)
_SEAT = re.compile(r" of [A-Z][\w'’-]+")
_NAME = r"[^\W\d_a-z][\w'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w'’-]*){0,7}"
_TRANSLATED = re.compile(
    rf" \((?P<the>[Tt]he )?(?P<bracket>{_NAME})(?:, (?P<short>[A-Z]{{2,9}}))?\)"
    rf"|, the (?P<comma>{_NAME}),(?! (?:and|or|the)\b)"
)
_LISTED = re.compile(r", (?:the )?$")
_OWN_WORDS = 3
"""So many words are a body's name in another language, where fewer may be a person's or a town's."""
_BEHIND_OFFICE = re.compile(r"(?:, | \()((?:[A-Z][\w.]* ){0,2})")
_CLOSED = re.compile(r"[,.;)]")


def written(document: Document, span: Span, kind: ActorKind) -> Iterator[str]:
    """The words of a name, and with what is written beside them.

    A person's with titles and offices before them: "Berg", "Dame Anna Berg", "Dame Anna Berg of Hill", "Harbour
    Minister Anna Berg"; a body's with its legal form behind: "Coast Bank S.A.".
    """
    yield span.quote
    if document.text[span.end : span.end + 1] == "." and plain(span.quote.rpartition(" ")[2]) in LEGAL:
        yield f"{span.quote}."
    if kind is ActorKind.BODY and (behind := _LEGAL_FORM.match(document.text, span.end)):
        yield f"{span.quote}{behind.group()}"
    if kind is ActorKind.PERSON:
        yield from (f"{title} {span.quote}" for title in _offices_before(document, span))
    before = _CAPITALS.search(document.text, max(0, span.start - 40), span.start)
    words = before.group().split() if before else []
    seat = _SEAT.match(document.text, span.end)
    for many in range(1, len(words) + 1):
        title = " ".join(words[-many:])
        if words[-many] == "The" or _ends_a_sentence(words[-many]) or strip_titles(f"{title} X")[0] != title:
            return
        yield f"{title} {span.quote}"
        if seat:
            yield f"{title} {span.quote}{seat.group()}"


def _offices_before(document: Document, span: Span) -> Iterator[str]:
    """The office written right before a person's name, with and without its field: "Harbour Minister", "Minister"."""
    before = _WORDS.search(document.text, max(0, span.start - 60), span.start)
    words = before.group().split() if before else []
    if not words or plain(words[-1]).strip(".") not in HEADS | ADDRESS:
        return
    for many in range(1, len(words) + 1):
        word = words[-many]
        if word in _BEGINNING or word[-1] in ",;:" or _ends_a_sentence(word):
            return
        if not (word[0].isupper() or word in _JOINING or plain(word) in HEADS):
            return
        if word[0].isupper():
            yield " ".join(words[-many:])


def _ends_a_sentence(word: str) -> bool:
    """Whether a word with a stop behind it is no title cut short: "Minister.", not "Gov."."""
    return word.endswith(".") and plain(word).strip(".") not in ADDRESS | RANKS


def glosses(document: Document, span: Span) -> Iterator[str]:
    """Other names by which a document explains a body's: its acronym, its name in another language."""
    short = is_acronym(span.quote)
    after = _GLOSS.match(document.text, span.end)
    if after and is_acronym(after.group(1)) and not short:
        yield after.group(1)
    other = _TRANSLATED.match(document.text, span.end)
    if other and not _LISTED.search(document.text, max(0, span.start - 6), span.start):
        yield from _translations(span.quote, other)


def _translations(name: str, other: re.Match[str]) -> Iterator[str]:
    """The name in another language: exactly one of the two says by its words that it is a body."""
    said = other["bracket"] or other["comma"]
    told = looks_like_body(said)
    if country_of(said) or capital_of(said) or place_of(said) or has_head(said):
        return
    if is_acronym(name):
        yield from (said,) if other["comma"] and told else ()
    elif (
        told is not looks_like_body(name)
        and len((name if told else said).split()) >= _OWN_WORDS
        and (not told or other["the"] or other["comma"])
    ):
        yield said
        yield from (other["short"],) if other["short"] else ()


def office_before(document: Document, span: Span, offices: Mapping[int, str]) -> str | None:
    """The office set off before a person's name: "the Harbour Master, Dr Anna Berg," or "(Dr Anna Berg)".

    `offices`: those of the document, by where they end.
    """
    if not _CLOSED.match(document.text, span.end):
        return None
    for end, name in offices.items():
        if 0 < span.start - end <= 24:
            between = _BEHIND_OFFICE.fullmatch(document.text, end, span.start)
            title = between.group(1).strip() if between else ""
            if between and (not title or strip_titles(f"{title} X")[0] == title):
                return name
    return None
