"""What a statement is compared by: its telling words, numbers, days and parties, taken from its document once."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from onrecord.model import ActorKind, Kind, Reading, Statement, Strength, Timeframe
from onrecord.resolve.events import Hung, Scene, hung
from onrecord.resolve.locals import Local
from onrecord.resolve.signs import party_key, sign_of
from onrecord.resolve.terms import META, concept, concepts, stems, telling, weight
from onrecord.resolve.times import time_of
from onrecord.text.clauses import edges
from onrecord.text.names_places import countries, countries_in
from onrecord.text.retold import tells_as_old

CLAUSE, SENTENCE, BEFORE, TITLE = 0.8, 0.5, 0.3, 0.3
MEANT = 0.6
"""How much a word counts by where it stands, next to 1 in the action: in its clause, its sentence, the two sentences
before, the title."""
SENTENCES_BEFORE = 2
TOPIC = 24
"""How many concepts tell what a document is about."""
ANAPHORA = re.compile(
    r"\b(?:they|them|this|these|those|both|such)\b"
    r"|\bit\b(?!(?:['’]s| is| was| has been| had been| has also been| will be)(?: \w+)? \w+ (?:to|that)\b)",
    re.I,
)
"""Words that stand for something said before: a clause with one of them is about that (`MEANT`). In "it was decided
to" the word stands for what follows."""
ENDING = "end"
"""The concept of putting an end to something."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one statement is compared by.

    Attributes:
        statement: the statement's id; document: its document's; day: its day of publication; start: where it stands.
        core: concepts of the action and its clause with weights; words: those of sentence and surroundings as well.
        negated: not to be done; a ban is no "not", but an end put to something.
        numbers: targets as (value, unit); start_day, end: the timeframe's days; recurrence: ISO 8601 duration.
        when: the timeframe those days come from.
        issuer, responsible: actor ids; until actors are resolved, the names in the document.
        parties: keys under which the parties' names are looked up, whatever their spelling.
        home: code of the country the document is about; countries: of those its sentence and the one before name.
        topic: the concepts that tell what the whole document is about.
        hangs: the event on which its time hangs, where its days are not told with it.
    """

    statement: str
    document: str
    day: date | None
    start: int
    kind: Kind
    strength: Strength
    negated: bool
    core: Mapping[str, float]
    words: Mapping[str, float]
    numbers: frozenset[tuple[float, str]]
    start_day: date | None
    end: date | None
    recurrence: str | None
    issuer: str | None
    responsible: str | None
    when: Timeframe | None = None
    parties: tuple[str, ...] = ()
    home: str | None = None
    countries: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    hangs: Hung | None = None
    old: bool = False

    @property
    def weight(self) -> float:
        """How much the core tells."""
        return math.fsum(self.core.values())

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Statements in the order they were made; those of unknown day come last."""
        return (self.day.isoformat() if self.day else "9999", self.document, self.start, self.statement)


def facts_of(reading: Reading, home: str | None, actors: Iterable[Local], scene: Scene) -> tuple[Facts, ...]:
    """The facts of every statement of a document about a country (`home`, its code); parties are names yet.

    `actors` are the document's, for the keys under which parties are looked up; `scene` is where it plays.
    """
    names = _names(reading, home)
    party = {a.name: party_key(sign_of(a)) for a in actors}
    topic = _topic(reading)
    facts = ((s, _facts(reading, s, names, party)) for s in reading.statements)
    return tuple(replace(f, home=home, topic=topic, hangs=hung(s, f.when, scene)) for s, f in facts)


def _topic(reading: Reading) -> frozenset[str]:
    """The concepts a document speaks of most, rare ones first."""
    if not reading.statements:
        return frozenset()
    title, text = reading.document.title or "", reading.document.text
    counts = Counter(
        concept(s) for sentence in reading.parsed.sentences for s, _ in stems(text[sentence.start : sentence.end])
    )
    counts.update(concept(s) for s, _ in stems(title))
    weighed = {word: weight(word) * min(n, 4) for word, n in counts.items() if word not in META}
    return frozenset(sorted(weighed, key=lambda w: (-weighed[w], w))[:TOPIC])


def with_parties(facts: Iterable[Facts], actor_of: Mapping[tuple[str, str], str]) -> list[Facts]:
    """Facts whose parties are actors: `actor_of` maps (document id, name) to actor ids."""
    return [
        replace(
            f,
            issuer=actor_of.get((f.document, f.issuer)) if f.issuer else None,
            responsible=actor_of.get((f.document, f.responsible)) if f.responsible else None,
        )
        for f in facts
    ]


def _names(reading: Reading, home: str | None) -> frozenset[str]:
    """Words that say who speaks and where, which a whole document shares: its speakers, their titles, its country."""
    speakers = [q.speaker for q in reading.parsed.quotations]
    speakers += [m for s in reading.statements for m in (s.issuer, s.speaker)]
    said = [t for m in speakers if m and m.kind is ActorKind.PERSON for t in (m.name, m.title or "")]
    return concepts(said) | _country_words(home) | META


_SAME: dict[float, float] = {}
"""One object for each weight, since very many statements share few weights."""


@cache
def _country_words(code: str | None) -> frozenset[str]:
    country = next((c for c in countries() if c.code == code), None)
    return concepts([*country.names, *country.adjectives]) if country else frozenset()


def _facts(reading: Reading, statement: Statement, names: frozenset[str], party: Mapping[str, str]) -> Facts:
    when = time_of(reading, statement)
    parties = [m for m in (statement.issuer, statement.responsible) if m]
    names |= concepts(m.name for m in parties if m.kind is not ActorKind.PERSON)
    clause = _clause(statement)
    meant = _before(reading, statement) if ANAPHORA.search(clause) else ""
    core = _with({}, ((statement.action.quote, 1.0), (clause, CLAUSE), (meant, MEANT)), names)
    if _ENDS.match(statement.action.quote):
        core[ENDING] = max(core.get(ENDING, 0.0), weight(ENDING))
    return Facts(
        statement=statement.id,
        document=statement.document,
        day=reading.document.day,
        start=statement.action.start,
        kind=statement.kind,
        strength=statement.strength,
        negated=statement.negated and not _bans(clause),
        core=core,
        words=_words(reading, statement, core, names),
        numbers=frozenset((t.value, unit(t.unit)) for t in statement.targets),
        start_day=when.start if when else None,
        end=when.end if when else None,
        recurrence=when.recurrence if when else None,
        when=when,
        issuer=statement.issuer.name if statement.issuer else None,
        responsible=statement.responsible.name if statement.responsible else None,
        countries=frozenset(
            code for _, code in countries_in(f"{statement.sentence.quote}\n{_before(reading, statement)}")
        ),
        parties=tuple(dict.fromkeys(party[m.name] for m in parties if m.name in party)),
        old=tells_as_old(statement.sentence.quote),
    )


# "End" is no telling word ("by the end of May") but where it is what is to be done.
_ENDS = re.compile(r"(?:(?:will|would|shall|to|and) )?end(?:s|ing)?\b(?! (?:of|in|on|at|by|up)\b)", re.I)
_BANS = re.compile(r"\b(?:bans?|banned|banning|prohibit\w*)\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|cannot)\b|n[’']t\b", re.I)


def _bans(clause: str) -> bool:
    """Whether it is a ban that leaves something undone: this puts an end to it, which can be said without "not"."""
    return _BANS.search(clause) is not None and _NOT.search(clause) is None


def unit(words: str | None) -> str:
    """A unit reduced to what it counts, so that "officers" and "police officers" agree."""
    counted = sorted(telling(words or "").items(), key=lambda x: (-x[1], x[0]))
    return words if words and (words.isupper() or not counted) else counted[0][0] if counted else ""


def _words(
    reading: Reading, statement: Statement, core: Mapping[str, float], names: frozenset[str]
) -> dict[str, float]:
    return _with(
        core,
        (
            (statement.sentence.quote, SENTENCE),
            (_before(reading, statement), BEFORE),
            (reading.document.title or "", TITLE),
        ),
        names,
    )


def _with(
    words: Mapping[str, float], passages: tuple[tuple[str, float], ...], without: frozenset[str]
) -> dict[str, float]:
    """Words, and those of further passages at a share of their weight."""
    result = dict(words)
    for text, share in passages:
        for word, telling_weight in telling(text).items():
            if word in without:
                continue
            value = round(telling_weight * share, 3)
            result[word] = max(result.get(word, 0.0), _SAME.setdefault(value, value))
    return result


def _clause(statement: Statement) -> str:
    """The stretch of the sentence around the action, up to where another clause begins: that one counts less."""
    text, base = statement.sentence.quote, statement.sentence.start
    start, end = edges(text, max(0, statement.action.start - base), statement.action.end - base)
    return text[start:end]


def _before(reading: Reading, statement: Statement) -> str:
    """The sentences before the statement's own."""
    text = reading.document.text
    earlier = [s for s in reading.parsed.sentences if s.end <= statement.sentence.start]
    return " ".join(text[s.start : s.end] for s in earlier[-SENTENCES_BEFORE:])
