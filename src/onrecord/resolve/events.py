"""What one document brings to days that hang on events: the events it dates, and what a statement's time hangs on.

    datings_of(reading, home, actors) -> Dating values          "the next election can be held no later than May 2044"
    hung(reading, statement, when, scene) -> Hung | None        "by the end of this parliament"

Both are pure maps over one document. They meet under `marks`: the land, or a name or outlet that both have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import ActorKind, Document, Reading, Sentence, Span, Statement, Timeframe, content_id
from onrecord.resolve.locals import Local
from onrecord.resolve.signs import sign_of
from onrecord.text.deadlines import TimeExpression
from onrecord.text.events import LEGISLATURE, PRESIDENCY, SESSION, TERM, Dated, dated_events, hanging, last_in_time
from onrecord.text.names_bodies import body
from onrecord.text.names_places import countries_in

OF_A_LAND = frozenset({LEGISLATURE, PRESIDENCY, SESSION, "referendum"})
"""Events of which a land has one at a time; of others the name, or a party, must be the same as well."""
PARTS = {"GB-ENG": "GB"}
"""Parts of a country that have its parliament and none of their own."""
LONGEST_GRAIN = timedelta(days=92)
AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Scene:
    """What tells where a document plays: its land's code, its outlet, and marks of the actors that it names."""

    land: str | None
    outlet: str | None
    named: frozenset[str]
    mark: dict[str, str]  # of the actors, by name


@dataclass(frozen=True, slots=True)
class Dating:
    """A passage that dates an event.

    Attributes:
        document: its document; day: when that was published; span: the passage.
        words, time: the event and its time as written there.
        kind, names, whose: what the event is called (`onrecord.text.events.Event`).
        land: code of the country whose event it is, if one can tell; marks: the names and the outlet it can be met by.
        holder: the mark of the one person whose term it is.
        low, last: its days, inclusive; bound: whether it is only said to be by then.
        lasting: whether it is a stretch of time that ends then; corrects: whether it was said otherwise before.
    """

    document: str
    day: date
    span: Span
    words: str
    time: str
    kind: str
    names: frozenset[str]
    whose: frozenset[str]
    land: str | None
    marks: frozenset[str]
    holder: str | None
    low: date
    last: date
    bound: bool
    lasting: bool
    corrects: bool

    @property
    def id(self) -> str:
        """The same in every run over the same text."""
        return content_id("dating", self.document, str(self.span.start), str(self.span.end))

    def last_day(self, *, strict: bool) -> date:
        """The last day that is still in time; `strict`: before the event, which is the day before where it has one."""
        return last_in_time(None if self.bound else self.low, self.last, lasting=self.lasting, strict=strict)


@dataclass(frozen=True, slots=True)
class Hung:
    """What a statement's time hangs on; attributes as of `Dating`. `called`: words of all names in its document."""

    kind: str
    names: frozenset[str]
    whose: frozenset[str]
    land: str | None
    marks: frozenset[str]
    sides: frozenset[str]  # marks of its parties
    called: frozenset[str]
    strict: bool


def scene_of(document: Document, home: str | None, actors: Iterable[Local]) -> Scene:
    """Where a document about a country (its code) plays."""
    mark = {a.name: m for a in actors if (m := _mark(a))}
    outlet = document.outlet if document.outlet_kind != AGENCY else None
    return Scene(_land(document, home), outlet, frozenset(mark.values()), mark)


def _mark(local: Local) -> str | None:
    """A mark by which an actor is known in any document; None for what every land has, and for family names alone."""
    sign = sign_of(local)
    if sign.kind is ActorKind.OFFICE or sign.scope == local.document:
        return None
    if sign.kind is ActorKind.PERSON and len(sign.key.split()) < 2:
        return None
    if sign.kind is ActorKind.BODY and body(local.name).institution:
        return None
    return f"{sign.kind}:{sign.key}"


def _land(document: Document, home: str | None) -> str | None:
    """The land a document is about; None where parts of it with a parliament of their own are named as often."""
    if home is None:
        return None
    codes = Counter(PARTS.get(c, c) for _, c in countries_in(f"{document.title or ''}\n{document.text}"))
    parts = sum(n for code, n in codes.items() if code.startswith(f"{home}-"))
    return home if parts * 2 <= codes[home] or not parts else None


def _land_of(said: str | None, sentence: str, scene: Scene) -> str | None:
    """The land of an event: that which its name says, else that of its sentence, else the document's."""
    if said:
        return PARTS.get(said, said)
    codes = {PARTS.get(c, c) for _, c in countries_in(sentence)}
    if not codes or codes == {scene.land}:
        return scene.land
    return next(iter(codes)) if len(codes) == 1 else None


def datings_of(reading: Reading, scene: Scene) -> Iterator[Dating]:
    """The passages of a document of known day that date an event, past ones as well."""
    document = reading.document
    if document.day is None:
        return
    before: Sentence | None = None
    for sentence in reading.parsed.sentences:
        text = document.text[sentence.start : sentence.end]
        for told in dated_events(text, document.day):
            span = document.span(sentence.start + told.start, sentence.start + told.end)
            holder = _holder(reading, scene, sentence, before) if told.event.kind == TERM else None
            yield _dating(document.day, span, told, text, scene, holder)
        before = sentence


def _dating(day: date, span: Span, told: Dated, text: str, scene: Scene, holder: str | None) -> Dating:
    event = told.event
    return Dating(
        document=span.document,
        day=day,
        span=span,
        words=text[event.start : event.end],
        time=told.time.text,
        kind=event.kind,
        names=event.names,
        whose=event.whose,
        land=_land_of(event.land, text, scene),
        marks=scene.named | ({f"outlet:{scene.outlet}"} if scene.outlet else set()),
        holder=holder,
        low=told.first or _low(told.time, told.last),
        last=told.last,
        bound=told.first is None,
        lasting=event.lasting,
        corrects=told.corrects,
    )


def _low(time: TimeExpression, last: date) -> date:
    """The first day of the month, year or season that "by" it is bound by."""
    if time.grain == "day":
        return last
    if time.grain == "month":
        return last.replace(day=1)
    return last.replace(month=1, day=1) if time.grain == "year" else last - LONGEST_GRAIN


def _holder(reading: Reading, scene: Scene, sentence: Sentence, before: Sentence | None) -> str | None:
    """The mark of the only person whom the sentence names, else the one before."""
    for place in filter(None, (sentence, before)):
        mentions = (m for m in reading.parsed.mentions if m.span and place.start <= m.span.start < place.end)
        people = {m for one in mentions if (m := scene.mark.get(one.name, "")).startswith("person:")}
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def hung(statement: Statement, when: Timeframe | None, scene: Scene) -> Hung | None:
    """What a statement's time hangs on, where its days are not known otherwise."""
    if when is None or when.start or when.end or when.recurrence:
        return None
    found = hanging(when.span.quote)
    if found is None:
        return None
    event = found.event
    parties = (m for m in (statement.issuer, statement.responsible, statement.speaker) if m)
    sides = frozenset(m for one in parties if (m := scene.mark.get(one.name)))
    places = {m for m in scene.named if m.startswith((f"{ActorKind.COUNTRY}:", f"{ActorKind.PLACE}:"))}
    return Hung(
        kind=event.kind,
        names=event.names,
        whose=event.whose,
        land=_land_of(event.land, statement.sentence.quote, scene),
        marks=sides | places | ({f"outlet:{scene.outlet}"} if scene.outlet else set()),
        sides=sides,
        called=frozenset(w.lower() for name in scene.mark for w in name.split()),
        strict=found.strict,
    )


def keys(one: Dating | Hung, document: str) -> frozenset[str]:
    """The keys under which what dates an event meets what hangs on it; a store can index them."""
    found = {f"{one.kind}+{mark}" for mark in (*one.marks, document)}
    return frozenset(found | {f"{one.kind}+{one.land}"} if one.land else found)
