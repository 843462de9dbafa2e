"""A ledger of the seed stories, with the questions the tests ask of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord import pipeline
from onrecord.config import Config
from onrecord.ledger import Filter, Ledger
from onrecord.ledger.views import CommitmentView, Row, SourceView

FIRST = "000_4418ce4c6c5b4e4f.txt"
SECOND = "002_0478477891a16b3a.txt"
LATER = date(2023, 12, 31)


@dataclass
class Book:
    """A ledger with the questions the table asks of it."""

    ledger: Ledger
    config: Config

    def rows(self, as_of: date = LATER) -> list[Row]:
        return list(self.ledger.every(Filter(), as_of))

    def row(self, *words: str, as_of: date = LATER) -> Row:
        found = [r for r in self.rows(as_of) if all(w in r.action for w in words)]
        assert len(found) == 1, f"{words}: {[r.action for r in found or self.rows(as_of)]}"
        return found[0]

    def view(self, *words: str, as_of: date = LATER) -> CommitmentView:
        return self.ledger.commitment(self.row(*words, as_of=as_of).id, as_of)

    def source(self, name: str) -> SourceView:
        refs = self.ledger.sources(LATER).rows
        views = [self.ledger.source(ref.id) for ref in refs]
        return next(v for v in views if any(name in s for s in v.capture.sources))

    def names(self) -> dict[str, set[str]]:
        """The forms of every actor, by its id."""
        actors = self.ledger.actors(LATER, limit=200).rows
        return {a.actor.id: {n.text for n in self.ledger.actor(a.actor.id, LATER).names} for a in actors}


def made(folder: Path, *sources: Path) -> Book:
    config = Config(ledger=folder / "onrecord.db")
    ledger = Ledger.open(config.ledger)
    for source in sources:
        pipeline.add([str(source)], ledger, config)
    return Book(ledger, config)
