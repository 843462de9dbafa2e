"""What the parser's own tables say of a word, looked up once for a word in one place of the syntax.

spaCy's attribute ruler tries its 179 rows on every word, a third of the time of a parse. All but nine of the rows look
at one word alone: what they say of it follows from its spelling, tag and dependency, and is kept. So are lemmas, which
follow from spelling, part of speech and form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Token

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler

Match = tuple[int, int, int]  # the row's name in the vocabulary, the first word, one past the last
KEPT = 50_000  # words kept before all are forgotten
Lemmas = Callable[[Token], list[str]]


class RememberingMatcher:
    """Stands in for the matcher of a ruler: the same matches, those of single words looked up once."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        rows: Any = ruler.patterns
        for number, row in enumerate(rows):
            for matcher, long in (self._single, False), (self._longer, True):
                patterns = [p for p in row["patterns"] if (len(p) > 1) is long]
                if patterns:
                    matcher.add(str(number), patterns)

    def __call__(self, doc: Doc, *, allow_missing: bool, as_spans: bool) -> list[Match]:
        """All matches in the document, in no order; never as spans."""
        matches: list[Match] = self._longer(doc, allow_missing=allow_missing)
        for i, word in enumerate(map(tuple, doc.to_array(["LOWER", "TAG", "DEP"]).tolist())):
            rows = self._known.get(word)
            if rows is None:
                if len(self._known) >= KEPT:
                    self._known.clear()
                found = self._single(doc[i : i + 1], allow_missing=allow_missing)
                rows = self._known[word] = tuple(row for row, _, _ in found)
            matches += [(row, i, i + 1) for row in rows]
        return matches


def remembering(lemmas: Lemmas) -> Lemmas:
    """The same lemmas, each word of one form looked up once."""
    known: dict[tuple[int, int, int], list[str]] = {}

    def found(word: Token) -> list[str]:
        form: Any = word.morph
        key = word.orth, word.pos, form.key
        if key not in known:
            if len(known) >= KEPT:
                known.clear()
            known[key] = lemmas(word)
        return known[key]

    return found
