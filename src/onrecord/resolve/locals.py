"""The actors of one document: its mentions gathered by the name they stand for there, with what tells them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import ActorKind, Document, Mention, Reading
from onrecord.resolve.beside import glosses, office_before, written
from onrecord.resolve.spelled import Spelled, spelled
from onrecord.text.names_bodies import HEADS as BODY_HEADS
from onrecord.text.names_bodies import LEGAL, body, looks_like_body
from onrecord.text.names_persons import family_stands_first
from onrecord.text.names_places import capital_of, countries_in, country_of, country_of_address, place_of
from onrecord.text.names_titles import field_of_minister, looks_like_office, strip_titles

THIS_COUNTRY = frozenset({"the country", "the republic", "the state", "the nation", "this country", "our country"})
MINISTRIES = frozenset({"ministry", "department"})
UNSAID = frozenset("agency company group firm operator regulator manufacturer watchdog organisation".split())
"""What a body may be called whose name does not say it."""
GEOGRAPHY = frozenset(
    "heights mountains sea islands island strip peninsula river valley desert strait gulf city region district "
    "province oblast county town village lake ocean bay coast prefecture governorate".split()
)
"""Last words of names of places."""
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
        glosses: acronyms and names in another language that the document explains by this name: "Audit Office (AO)".
        sure: whether more than its capitals says what kind it is.
        meant: for a description such as "the ministry", or a piece of a name ("Soto" for Pilar Soto Vera): the name it
            stands for there, where the document lets one tell.
    """

    document: str
    day: date | None
    name: str
    kind: ActorKind
    home: str | None
    titles: tuple[str, ...]
    forms: tuple[str, ...]
    glosses: tuple[str, ...]
    sure: bool = True
    meant: str = ""

    @property
    def full(self) -> str:
        """The name in full: that which a piece of it stands for."""
        return self.name if body(self.name).generic else self.meant or self.name


def locals_of(reading: Reading, home: str | None) -> tuple[Local, ...]:
    """The actors of one document about a country (its code), by name."""
    document = reading.document
    claimed = {m.span: m.name for m in reading.parsed.mentions if m.span}
    groups: dict[str, list[Mention]] = {}
    for mention in mentions_of(reading):
        if mention.name.lower() in PRONOUNS:
            continue
        if mention.span and claimed.get(mention.span, mention.name) != mention.name:
            mention = replace(mention, span=None)  # those words name somebody else: this one follows from them
        groups.setdefault(mention.name, []).append(mention)
    told = _spelled_out(document, groups)
    offices = _offices(groups, told)
    found = [_local(document, home, name, mentions, offices) for name, mentions in sorted(groups.items())]
    found = [_whole(local, groups[local.name], told) for local in found]
    pieces = _pieces_of(local.name for local in found if local.kind is ActorKind.PERSON)
    found = [_called(_meant(local, found), pieces) for local in found]
    more = {one.name: one for one in told if one.name not in groups}
    return (*found, *(_spelled(document, home, one) for _, one in sorted(more.items())))


def _spelled_out(document: Document, groups: Mapping[str, Sequence[Mention]]) -> list[Spelled]:
    """The actors that a story spells out, without those whose name runs on into a person's."""
    persons = [found for name, found in groups.items() if found[0].kind is ActorKind.PERSON and " " in name]
    return [one for one in spelled(_story(document)) if not any(_runs_into(one, found) for found in persons)]


def _runs_into(one: Spelled, person: Sequence[Mention]) -> bool:
    """Whether a name spelled out holds that of a person, known for one by a title or by standing elsewhere too."""
    known = any(m.title or (m.span and not one.start <= m.span.start < one.end) for m in person)
    return known and person[0].name in one.name


def _offices(groups: Mapping[str, Sequence[Mention]], spelled: Iterable[Spelled]) -> dict[int, str]:
    """The offices of a document by where they end."""
    named = {m.span.end: m.name for found in groups.values() for m in found if m.span and m.kind is ActorKind.OFFICE}
    return named | {one.end: one.name for one in spelled if one.kind is ActorKind.OFFICE}


def _spelled(document: Document, home: str | None, one: Spelled) -> Local:
    short = (one.short,) if one.short else ()
    return Local(document.id, document.day, one.name, one.kind, home, (), (one.name,), short)


def _whole(local: Local, found: Iterable[Mention], spelled: Iterable[Spelled]) -> Local:
    """A name that everywhere is but a piece of a longer one that the story spells out stands for that body."""
    spans = [m.span for m in found if m.span]
    if not spans or (local.kind is not ActorKind.BODY and local.sure):
        return local
    for one in spelled:
        within = all(any(o.name == one.name and o.start <= s.start and s.end <= o.end for o in spelled) for s in spans)
        if one.kind is ActorKind.BODY and within and len(one.name) > len(local.name):
            return replace(local, kind=ActorKind.BODY, sure=True, meant=one.name)
    return local


def _meant(local: Local, others: Sequence[Local]) -> Local:
    """ "The ministry" in a document that speaks of one minister and no other ministry is that minister's.

    "The agency" is the one agency of a document, and where none is called so the one body whose name does not say
    what it is.
    """
    head = local.name.casefold().removeprefix("the ")
    if local.meant or local.kind is not ActorKind.BODY:
        return local
    if head in MINISTRIES:
        titles = {t for o in others for t in (*o.titles, *((o.name,) if o.kind is ActorKind.OFFICE else ()))}
        fields = {f for t in titles if (f := field_of_minister(t))}
        return replace(local, meant=f"{head} of {fields.pop()}") if len(fields) == 1 else local
    if not body(local.name).generic:
        return local
    names = {o.full: set(body(o.full).words) for o in others if o.kind is ActorKind.BODY and o.name != local.name}
    called = [name for name, words in names.items() if head in words and len(words) > 1]
    if not called and head in UNSAID:
        called = [name for name, words in names.items() if words.isdisjoint(BODY_HEADS)]
    return replace(local, meant=called[0]) if len(called) == 1 else local


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Pieces of the names of a document's persons, each with the names it is a piece of.

    Attributes:
        told: what a person may be called by: how a name begins, and a family name before the last.
        untold: what may be a person's though nothing says that it is one: any family name.
    """

    told: dict[str, set[str]]
    untold: dict[str, set[str]]


def _pieces_of(persons: Iterable[str]) -> _Pieces:
    pieces = _Pieces(defaultdict(set), defaultdict(set))
    for name in persons:
        words = name.split()
        for piece in (*words[1:-1], *(" ".join(words[:n]) for n in range(2, len(words)))):
            pieces.told[piece].add(name)
        families = words[:1] if len(words) > 1 and family_stands_first(words) else words[1:]
        for family in families:
            pieces.untold[family].add(name)
    return pieces


def _called(local: Local, pieces: _Pieces) -> Local:
    """A piece of the one fuller name of a person in the document stands for that person.

    "Pilar Soto" for Pilar Soto Vera, "Soto" for her too; "Berg" for Anna Berg, where only capitals said what it was.
    """
    words = local.name.split()
    capitals_alone = not local.sure or (local.kind is ActorKind.BODY and not looks_like_body(local.name))
    if local.meant or not (local.kind is ActorKind.PERSON or (capitals_alone and len(words) == 1)):
        return local
    table = pieces.untold if capitals_alone and len(words) == 1 else pieces.told
    fuller = table.get(" ".join(words), set())
    return replace(local, kind=ActorKind.PERSON, sure=True, meant=min(fuller)) if len(fuller) == 1 else local


def mentions_of(reading: Reading) -> Iterator[Mention]:
    """Every mention of a document, those of its statements and quotations among them."""
    yield from reading.parsed.mentions
    yield from (q.speaker for q in reading.parsed.quotations if q.speaker)
    for statement in reading.statements:
        yield from (m for m in (statement.issuer, statement.responsible, statement.speaker) if m)


def home_of(document: Document) -> str | None:
    """The country a document is about: the one most named in it, its dateline and address counted in.

    The parts of the United Kingdom count for the whole. Where two are level the address decides; None where it does
    not, or where one is named in passing.
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
    ranked = votes.most_common(2)
    if not ranked:
        return None
    site = country_of_address(document.url)
    (first, most), others = ranked[0], ranked[1:]
    if most < LEAST_VOTES:
        return first if first == site and not others else None
    if others and others[0][1] == most:
        return site if votes[site or ""] == most else None
    return first


def _story(document: Document) -> str:
    """The text with blanks for what is set aside, so that places in it stay."""
    text = document.text
    for block in document.set_aside:
        text = text[: block.start] + " " * (block.end - block.start) + text[block.end :]
    return text


def _local(document: Document, home: str | None, name: str, found: list[Mention], offices: Mapping[int, str]) -> Local:
    kind, sure = _kind(name, found)
    spans = [m.span for m in found if m.span]
    other = sure and (kind not in (ActorKind.BODY, ActorKind.PERSON) or any(m.title for m in found))
    explained = set() if other else {g for s in spans for g in glosses(document, s)}
    if explained:
        kind, sure = ActorKind.BODY, True
    before, _ = strip_titles(name) if kind is ActorKind.PERSON else ("", name)
    titles = {t for m in found if m.title for t in (m.title,)} | ({before} if before else set())
    if kind is ActorKind.PERSON:
        titles |= {o for s in spans if (o := office_before(document, s, offices))}
    forms = {name} | {f for s in spans if s.quote.lower() not in PRONOUNS for f in written(document, s, kind)}
    said, names, others = map(_sorted, (titles, forms, explained))
    return Local(document.id, document.day, name, kind, home, said, names, others, sure)


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _kind(name: str, found: Iterable[Mention]) -> tuple[ActorKind, bool]:
    """What sort of thing a name stands for in a document, and whether more than its capitals says so."""
    votes = Counter(m.kind for m in found if m.kind)
    told = _told_by_words(name)
    if not votes:
        return (told, True) if told else (_guess(name), False)
    said = min(votes, key=lambda k: (-votes[k], k))
    if said is not ActorKind.PERSON and told in (ActorKind.COUNTRY, ActorKind.PLACE):
        return told, True
    if said in (ActorKind.PERSON, ActorKind.BODY) and looks_like_office(name):
        return ActorKind.OFFICE, True
    if said is ActorKind.OFFICE and name.lower().endswith("ministers"):
        return ActorKind.BODY, True
    if said is ActorKind.PERSON and name.casefold().rpartition(" ")[2].strip(".") in LEGAL:
        return ActorKind.BODY, True
    return said, True


def _told_by_words(name: str) -> ActorKind | None:
    """What sort of thing a name's words say it is."""
    if country_of(name) or name.casefold() in THIS_COUNTRY:
        return ActorKind.COUNTRY
    if place_of(name) or name.casefold().rpartition(" ")[2] in GEOGRAPHY:
        return ActorKind.PLACE
    if looks_like_office(name):
        return ActorKind.OFFICE
    if looks_like_body(name) or body(name).generic:
        return ActorKind.BODY
    return None


def _guess(name: str) -> ActorKind:
    words = name.split()
    return ActorKind.PERSON if len(words) > 1 and all(w[:1].isupper() for w in words) else ActorKind.BODY
