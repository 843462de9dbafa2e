"""The actors of one document: its mentions gathered by the name they stand for there, with what tells them apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.model import ActorKind, Document, Mention, Reading
from onrecord.text.names_bodies import body, is_acronym, looks_like_body
from onrecord.text.names_places import capital_of, countries_in, country_of, country_of_address, place_of
from onrecord.text.names_titles import looks_like_office, strip_titles

GLOSS = re.compile(r"^\s?\(([A-Z][A-Za-z&.]{1,9})\)")
THIS_COUNTRY = frozenset({"the country", "the republic", "the state", "the nation", "this country", "our country"})
PRONOUNS = frozenset(
    "i me my we us our you your he him his himself she her hers herself it its itself they them their themselves "
    "who whom whose this that these those one".split()
)
PLACE_WEIGHT = 3
ADDRESS_WEIGHT = 1
TITLE_WEIGHT = 2
LEAST_VOTES = 2


@dataclass(frozen=True, slots=True)
class Local:
    """One actor of one document.

    Attributes:
        document: id of the document; day: its day of publication.
        name: the fullest name it has there, as the parse stage resolved it.
        kind: what sort of thing it is.
        home: code of the country the document is about, or None.
        titles: offices written beside the name.
        forms: the names and descriptions as written.
        glosses: acronyms the document itself explains by this name: "Audit Office (AO)".
    """

    document: str
    day: date | None
    name: str
    kind: ActorKind
    home: str | None
    titles: tuple[str, ...]
    forms: tuple[str, ...]
    glosses: tuple[str, ...]


def locals_of(reading: Reading, home: str | None) -> tuple[Local, ...]:
    """The actors of one document about a country (its code), by name."""
    document = reading.document
    groups: dict[str, list[Mention]] = {}
    for mention in mentions_of(reading):
        if mention.name.lower() in PRONOUNS:
            continue
        groups.setdefault(mention.name, []).append(mention)
    return tuple(_local(document, home, name, found) for name, found in sorted(groups.items()))


def mentions_of(reading: Reading) -> Iterator[Mention]:
    """Every mention of a document, those of its statements and quotations among them."""
    yield from reading.parsed.mentions
    yield from (q.speaker for q in reading.parsed.quotations if q.speaker)
    for statement in reading.statements:
        yield from (m for m in (statement.issuer, statement.responsible, statement.speaker) if m)


def home_of(document: Document) -> str | None:
    """The country a document is about: the one most named in it, its dateline and address counted in.

    The parts of the United Kingdom count for the whole. None where two countries are level, or one is named in passing.
    """
    votes: Counter[str] = Counter()
    for _, named in countries_in(_story(document)):
        votes[named.partition("-")[0]] += 1
    for _, named in countries_in(document.title or ""):
        votes[named.partition("-")[0]] += TITLE_WEIGHT
    told: tuple[tuple[str | None, int], ...] = (
        (capital_of(document.place or "") or country_of(document.place or ""), PLACE_WEIGHT),
        (country_of_address(document.url), ADDRESS_WEIGHT),
    )
    for code, weight in told:
        if code:
            votes[code.partition("-")[0]] += weight
    (first, most), (_, next_most) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= LEAST_VOTES and most > next_most else None


def _story(document: Document) -> str:
    text = document.text
    for block in sorted(document.set_aside, key=lambda b: b.start, reverse=True):
        text = text[: block.start] + " " + text[block.end :]
    return text


def _local(document: Document, home: str | None, name: str, found: list[Mention]) -> Local:
    kind = _kind(name, found)
    before, _ = strip_titles(name) if kind is ActorKind.PERSON else ("", name)
    titles = {t for m in found if m.title for t in (m.title,)} | ({before} if before else set())
    forms = {name} | {m.span.quote for m in found if m.span and m.span.quote.lower() not in PRONOUNS}
    glosses = {g for m in found for g in _glosses(document, m)} if kind is ActorKind.BODY else set()
    return Local(document.id, document.day, name, kind, home, _sorted(titles), _sorted(forms), _sorted(glosses))


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _kind(name: str, found: Iterable[Mention]) -> ActorKind:
    votes = Counter(m.kind for m in found if m.kind)
    said = min(votes, key=lambda k: (-votes[k], k)) if votes else _guess(name)
    if said in (ActorKind.PERSON, ActorKind.BODY) and looks_like_office(name):
        return ActorKind.OFFICE
    if said is ActorKind.OFFICE and name.split()[-1].lower() == "ministers":
        return ActorKind.BODY
    if said in (ActorKind.PLACE, ActorKind.BODY, ActorKind.COUNTRY):
        if country_of(name) or name.casefold() in THIS_COUNTRY:
            return ActorKind.COUNTRY
        if place_of(name):
            return ActorKind.PLACE
    return said


def _guess(name: str) -> ActorKind:
    """What sort of thing a name stands for, by its words alone."""
    if country_of(name):
        return ActorKind.COUNTRY
    if place_of(name):
        return ActorKind.PLACE
    if looks_like_office(name):
        return ActorKind.OFFICE
    if looks_like_body(name) or body(name).generic:
        return ActorKind.BODY
    words = name.split()
    return ActorKind.PERSON if len(words) > 1 and all(w[:1].isupper() for w in words) else ActorKind.BODY


def _glosses(document: Document, mention: Mention) -> Iterator[str]:
    if mention.span is None or is_acronym(mention.span.quote):
        return
    after = GLOSS.match(document.text[mention.span.end : mention.span.end + 14])
    if after and is_acronym(after.group(1)):
        yield after.group(1)
