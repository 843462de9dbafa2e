"""What a statement is compared by: its telling words, numbers, days and parties, taken from its document once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import Kind, Mention, Reading, Statement, Strength
from onrecord.resolve.terms import telling

ACTION, SENTENCE, BEFORE, TITLE = 1.0, 0.5, 0.3, 0.3
"""How much a word counts by where it stands: in the action, its sentence, the two sentences before, the title."""
SENTENCES_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What one statement is compared by.

    Attributes:
        statement: the statement's id; document: its document's; day: its day of publication; start: where it stands.
        action: concepts of the action with weights; words: those of action, sentence and surroundings together.
        numbers: targets as (value, unit); start_day, end: the timeframe's days; recurrence: ISO 8601 duration.
        issuer, responsible: actor ids.
    """

    statement: str
    document: str
    day: date | None
    start: int
    kind: Kind
    strength: Strength
    negated: bool
    action: Mapping[str, float]
    words: Mapping[str, float]
    numbers: frozenset[tuple[float, str]]
    start_day: date | None
    end: date | None
    recurrence: str | None
    issuer: str | None
    responsible: str | None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Statements in the order they were made; those of unknown day come last."""
        return (self.day.isoformat() if self.day else "9999", self.document, self.start, self.statement)


def facts_of(reading: Reading, actor_of: Mapping[tuple[str, str], str]) -> tuple[Facts, ...]:
    """The facts of every statement of a document; `actor_of` maps (document id, name) to actor ids."""
    return tuple(_facts(reading, s, actor_of) for s in reading.statements)


def _facts(reading: Reading, statement: Statement, actor_of: Mapping[tuple[str, str], str]) -> Facts:
    when = statement.timeframe
    action = telling(statement.action.quote)

    def actor(mention: Mention | None) -> str | None:
        return actor_of.get((reading.document.id, mention.name)) if mention else None

    return Facts(
        statement=statement.id,
        document=statement.document,
        day=reading.document.day,
        start=statement.action.start,
        kind=statement.kind,
        strength=statement.strength,
        negated=statement.negated,
        action=action,
        words=_words(reading, statement, action),
        numbers=frozenset((t.value, unit(t.unit)) for t in statement.targets),
        start_day=when.start if when else None,
        end=when.end if when else None,
        recurrence=when.recurrence if when else None,
        issuer=actor(statement.issuer),
        responsible=actor(statement.responsible),
    )


def unit(words: str | None) -> str:
    """A unit reduced to what it counts, so that "officers" and "police officers" agree."""
    counted = sorted(telling(words or "").items(), key=lambda x: (-x[1], x[0]))
    return words if words and (words.isupper() or not counted) else counted[0][0] if counted else ""


def _words(reading: Reading, statement: Statement, action: Mapping[str, float]) -> Mapping[str, float]:
    words = dict(action)
    for text, share in (
        (statement.sentence.quote, SENTENCE),
        (_before(reading, statement), BEFORE),
        (reading.document.title or "", TITLE),
    ):
        for word, weight in telling(text).items():
            words[word] = max(words.get(word, 0.0), weight * share)
    return words


def _before(reading: Reading, statement: Statement) -> str:
    """The sentences before the statement's own."""
    text = reading.document.text
    earlier = [s for s in reading.parsed.sentences if s.end <= statement.sentence.start]
    return " ".join(text[s.start : s.end] for s in earlier[-SENTENCES_BEFORE:])
