"""One expression of time in its sentence: the words around it, and where it hangs in the parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Document, Sentence, Span, Token
from onrecord.text.deadlines import TimeExpression

_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class View:
    """An expression of time seen from its sentence. Offsets are into the document."""

    document: Document
    sentence: Sentence
    expression: TimeExpression

    @property
    def start(self) -> int:
        """Where the expression starts."""
        return self.sentence.start + self.expression.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.start + self.expression.end

    @property
    def before(self) -> str:
        """Up to 60 characters of the sentence before it."""
        return self.document.text[max(self.sentence.start, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """Up to 60 characters of the sentence after it."""
        return self.document.text[self.end : min(self.sentence.end, self.end + 60)]

    @cached_property
    def top(self) -> int | None:
        """The highest of its words in the parse; None without a parse."""
        tokens = self.sentence.tokens
        inside = [i for i, t in enumerate(tokens) if t.start < self.end and t.end > self.start]
        return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)

    @cached_property
    def ancestors(self) -> tuple[int, ...]:
        """The words it hangs from, nearest first."""
        return () if self.top is None else ancestors(self.sentence.tokens, self.top)

    @cached_property
    def verb(self) -> int | None:
        """The nearest verb it hangs from."""
        tokens = self.sentence.tokens
        return next((i for i in self.ancestors if tokens[i].pos in _VERBAL), None)


def ancestors(tokens: tuple[Token, ...], index: int) -> tuple[int, ...]:
    """The heads of a word up to the root, nearest first."""
    found: list[int] = []
    while tokens[index].head != index and 0 <= tokens[index].head < len(tokens) and tokens[index].head not in found:
        index = tokens[index].head
        found.append(index)
    return tuple(found)


def root_of(sentence: Sentence, span: Span) -> int | None:
    """The word of a span that governs the rest of it; None without a parse."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < span.end and t.end > span.start]
    verbs = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    return next((i for i in verbs if tokens[i].pos in _VERBAL), verbs[0] if verbs else None)
