"""The value that detection hands on: a stretch that may say what is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.clauses import Frame
from onrecord.model import Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may say what is to be done.

    Attributes:
        start, end: characters of the document, half-open.
        sentence: number of its sentence in the document.
        frame: the verb phrase it was made from; None where only the tagger proposed it.
        cut: the name of the variant ("phrase", "clause", "tagger", …).
    """

    start: int
    end: int
    sentence: int
    frame: Frame | None
    cut: str

    @property
    def rule(self) -> str:
        """The named construction that makes it binding, or "tagger" when only the model says so."""
        return (self.frame.rule if self.frame else "") or "tagger"


def touching(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates share a character."""
    return a.start < b.end and b.start < a.end


def inside(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch lies within a sentence."""
    return sentence.start <= start and end <= sentence.end
