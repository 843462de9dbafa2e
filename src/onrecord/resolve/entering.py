"""What is kept of documents beside their readings, so that a few more can be added without reading them again.

Entries lead from a key to ids:

| kind | key | leads to |
| --- | --- | --- |
| `resolve.document` | document id | a mark of what was read from it |
| `resolve.block` | blocking key of a name | sign ids |
| `resolve.sign` | sign id | documents it stands in |
| `resolve.named` | document id | as a list in JSON, a sign that stands in it and the forms it has there |
| `resolve.seat` | sign id of an office over no field | sign ids of persons seen in it, each with how often |
| `resolve.sure` | levelled name | kinds of actors that documents are sure it is of |
| `resolve.unsure` | levelled name | keys of actors whose kind only their capitals tell |
| `resolve.actor` | sign id | the actor that has it |
| `resolve.signs` | actor id | its signs |
| `resolve.seed` | id of the commitment that a statement would be the first of | the statement |
| `resolve.party` | sign id | statements whose issuer or responsible it is |
| `resolve.promise` | blocking key of a statement | statement ids |
| `resolve.commitment` | statement id | the commitment that has it |
| `resolve.dated` | key of a passage that dates an event | its id |
| `resolve.hangs` | key of a statement whose time hangs on an event | the statement |
| `resolve.copy` | band of a document's signature | documents |

Notes are values under a key: `resolve.known` of a sign (`Kept`), `resolve.facts` of a statement (`Facts`, its parties
being sign ids), `resolve.unsure` of an actor (`Local`), `resolve.dating` of a passage that dates an event (`Dating`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Reading, Shelf, content_id
from onrecord.resolve import events
from onrecord.resolve.copies import bands
from onrecord.resolve.digest import Digest, digest
from onrecord.resolve.events import Dating
from onrecord.resolve.facts import Facts
from onrecord.resolve.known import Kept, Known, Sure, agreed, gather, may_be, sure_kinds
from onrecord.resolve.locals import Local
from onrecord.resolve.offices import seats_of
from onrecord.resolve.people import with_offices
from onrecord.resolve.promises import keys, seed
from onrecord.resolve.signs import Sign, blocks, sign_of

Pairs = set[tuple[str, str]]
KINDS = tuple(
    f"resolve.{what}"
    for what in (
        *("document", "block", "sign", "named", "seat", "sure", "unsure", "actor", "signs", "seed", "party", "promise"),
        *("commitment", "copy", "dated", "hangs"),
    )
)
NOTES = ("resolve.known", "resolve.facts", "resolve.unsure", "resolve.dating")


@dataclass(slots=True)
class Entries:
    """What to put under keys and what to take out, by kind; notes by kind and key, None where there is to be none."""

    put: dict[str, Pairs] = field(default_factory=lambda: defaultdict(set))
    drop: dict[str, Pairs] = field(default_factory=lambda: defaultdict(set))
    notes: dict[str, dict[str, object]] = field(default_factory=lambda: defaultdict(dict))

    def move(self, kind: str, key: str, before: str | None, now: str) -> None:
        """Let a key lead to one id in place of another."""
        if before is not None and before != now:
            self.drop[kind].add((key, before))
        self.put[kind].add((key, now))


@dataclass(frozen=True, slots=True)
class Heard:
    """Documents digested, with the kinds of their actors agreed with what others are sure of."""

    readings: tuple[Reading, ...]
    digests: tuple[Digest, ...]
    actors: tuple[Local, ...]
    """Without the offices beside them."""

    @property
    def datings(self) -> tuple[Dating, ...]:
        """The passages that date events."""
        return tuple(one for d in self.digests for one in d.datings)

    @property
    def known(self) -> dict[Sign, Known]:
        """What they say of each sign."""
        return gather(with_offices(self.actors))

    @property
    def facts(self) -> Iterator[Facts]:
        """The facts of their statements, parties being sign ids."""
        sign = {(a.document, a.name): sign_of(a).id for a in self.actors}
        for one in (f for d in self.digests for f in d.facts):
            issuer, responsible = (sign.get((one.document, n)) if n else None for n in (one.issuer, one.responsible))
            yield replace(one, issuer=issuer, responsible=responsible)


def hear(readings: Sequence[Reading], digests: Sequence[Digest], sure: Sure) -> Heard:
    """Documents with all that is to be said of them, given what kinds all documents are sure of."""
    actors = agreed([local for d in digests for local in d.actors], sure)
    return Heard(tuple(readings), tuple(digests), tuple(actors))


def digested(readings: Iterable[Reading]) -> list[Digest]:
    """The digests of documents."""
    return [digest(r) for r in readings]


def mark_of(reading: Reading) -> str:
    """A mark of what was read from a document, another where anything in it is read otherwise."""
    document, parsed = reading.document, reading.parsed
    read = (document.text, document.title, document.published, document.set_aside, parsed.mentions, parsed.quotations)
    return content_id(*map(repr, (*read, reading.statements)))


def enter_documents(entries: Entries, heard: Heard) -> None:
    """Enter what hangs on the documents alone."""
    for reading in heard.readings:
        document = reading.document
        entries.put["resolve.document"].add((document.id, mark_of(reading)))
        entries.put["resolve.copy"].update((band, document.id) for band in bands(document))
    for facts in heard.facts:
        enter_facts(entries, facts)
        entries.put["resolve.promise"].update((key, facts.statement) for key in keys(facts))
        if facts.hangs:
            entries.put["resolve.hangs"].update((k, facts.statement) for k in events.keys(facts.hangs, facts.document))
    for dating in heard.datings:
        entries.notes["resolve.dating"][dating.id] = dating
        entries.put["resolve.dated"].update((key, dating.id) for key in events.keys(dating, dating.document))
    raw = [local for d in heard.digests for local in d.actors]
    entries.put["resolve.sure"].update((key, kind) for key, kinds in sure_kinds(raw).items() for kind in kinds)
    for local in (a for a in raw if not a.sure):
        enter_unsure(entries, local)


def enter_facts(entries: Entries, facts: Facts) -> None:
    """Enter a statement's facts, parties being sign ids."""
    entries.notes["resolve.facts"][facts.statement] = facts
    entries.put["resolve.seed"].add((seed(facts.statement), facts.statement))
    entries.put["resolve.party"].update((sign, facts.statement) for sign in (facts.issuer, facts.responsible) if sign)


def enter_unsure(entries: Entries, local: Local) -> None:
    """Enter an actor whose kind only its capitals tell, under all names it may have."""
    key = content_id(local.document, local.name)
    entries.notes["resolve.unsure"][key] = local
    entries.put["resolve.unsure"].update((sign_of(may).key, key) for may in may_be(local))


def enter_signs(
    entries: Entries, heard: Mapping[Sign, Known], known: Mapping[str, Known], before: Mapping[str, Kept]
) -> None:
    """Enter what documents say of signs.

    Args:
        entries: where to.
        heard: what these documents say.
        known: by sign id, what all documents say.
        before: by sign id, what was kept of the documents before these.
    """
    for sign, mine in heard.items():
        whole = known[sign.id]
        entries.notes["resolve.known"][sign.id] = whole.kept()
        for document, forms in forms_by_document(mine).items():
            enter_named(entries, sign.id, document, forms)
        entries.put["resolve.block"].update((key, sign.id) for key in blocking(whole))
        _enter_seats(entries, whole, before.get(sign.id))


def _enter_seats(entries: Entries, whole: Known, before: Kept | None) -> None:
    now, then = seats_of(whole), seats_of(Known.of(before)) if before else {}
    for seat, times in now.items():
        if seat in then:
            entries.drop["resolve.seat"].add((seat.id, f"{whole.sign.id} {then[seat]}"))
        entries.put["resolve.seat"].add((seat.id, f"{whole.sign.id} {times}"))


def seen_in(shelf: Shelf, seats: Iterable[Sign]) -> Iterator[tuple[Sign, str, int]]:
    """Offices, each with the sign id of a person whom earlier documents show in it, and how often."""
    of = {seat.id: seat for seat in seats}
    for seat, entries in shelf.candidates("resolve.seat", sorted(of)).items():
        for entry in entries:
            person, times = entry.split()
            yield of[seat], person, int(times)


def enter_named(entries: Entries, sign: str, document: str, forms: Iterable[str]) -> None:
    """Enter under which forms a sign stands in a document."""
    entries.put["resolve.sign"].add((sign, document))
    entries.put["resolve.named"].add((document, json.dumps([sign, *sorted(forms)], ensure_ascii=False)))


def forms_by_document(known: Known) -> dict[str, set[str]]:
    """The documents at hand in which a sign stands, with the forms it has there."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, documents in known.names.items():
        for document in documents:
            forms[document].add(form)
    return forms


def named_in(shelf: Shelf, documents: Iterable[str]) -> Iterator[tuple[str, str, list[str], str]]:
    """What stands in documents: each with a sign and its forms there, and the entry that says so."""
    for document, found in shelf.candidates("resolve.named", sorted(documents)).items():
        for entry in found:
            sign, *forms = json.loads(entry)
            yield document, sign, forms, entry


def blocking(known: Known) -> Iterator[str]:
    """The keys under which a sign is met; a description that means something in its document alone meets no equal."""
    sign = known.sign
    own = f"{sign.kind}:{sign.key}" if sign.scope in {d for found in known.names.values() for d in found} else None
    yield from (key for key in blocks(sign, known.full, known.glosses) if key != own)
