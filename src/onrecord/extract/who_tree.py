"""The dependency tree of one sentence, as far as finding who acts needs it. Labels are those of ClearNLP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Span, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative", "obj")
_OUTSIDE = ("relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "parataxis", "dep", "advmod", "preconj")


class Tree:
    """Children, subjects, objects and governors of the words of a sentence, by index."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.below: list[list[int]] = [[] for _ in tokens]
        for i, t in enumerate(tokens):
            if t.head != i:
                self.below[t.head].append(i)

    def child(self, i: int, labels: Sequence[str]) -> int | None:
        """The first child of i with one of the labels."""
        return next((c for c in self.below[i] if self.tokens[c].dep in labels), None)

    def up(self, i: int) -> int | None:
        """The governor of i, None at the root."""
        head = self.tokens[i].head
        return head if head != i else None

    def head_of(self, span: Span) -> int | None:
        """The word of a stretch that governs the others; a verb where several stand side by side."""
        inside = [
            i for i, t in enumerate(self.tokens) if t.start < span.end and t.end > span.start and t.pos != "PUNCT"
        ]
        if not inside:
            return None
        members = set(inside)
        tops = [i for i in inside if self.tokens[i].head not in members or self.tokens[i].head == i]
        verbs = [i for i in tops if self.tokens[i].pos in ("VERB", "AUX")]
        return (verbs or tops or inside)[0]

    def subject(self, i: int) -> int | None:
        """The subject of verb i, its own or that of the verb it is joined to; the antecedent for 'who' and 'which'."""
        for _ in range(6):
            own = self.child(i, _SUBJECTS)
            if own is not None:
                return self._antecedent(i) if self.tokens[own].tag in ("WDT", "WP") else own
            above = self.up(i)
            if above is None or self.tokens[i].dep not in ("conj", "aux", "auxpass"):
                return None
            i = above
        return None

    def _antecedent(self, verb: int) -> int | None:
        return self.up(verb) if self.tokens[verb].dep in ("relcl", "acl") else None

    def is_passive(self, i: int) -> bool:
        """Whether verb i is in the passive voice."""
        return self.child(i, ("nsubjpass", "auxpass")) is not None or (
            self.tokens[i].tag == "VBN" and self.tokens[i].dep == "acl"
        )

    def object(self, i: int) -> int | None:
        """The object of verb i; the subject of its clause in 'asked them to go'; the noun in 'called on them to go'."""
        own = self.child(i, _OBJECTS)
        if own is not None:
            return own
        for clause in self.below[i]:
            if self.tokens[clause].dep in ("ccomp", "xcomp", "advcl"):
                subject = self.child(clause, _SUBJECTS)
                if subject is not None:
                    return subject
        for prep in self.below[i]:
            if self.tokens[prep].dep == "prep" and self.tokens[prep].text.lower() in (
                "on",
                "upon",
                "to",
                "for",
                "with",
            ):
                noun = self.child(prep, ("pobj",))
                if noun is not None:
                    return noun
        return None

    def agent(self, i: int) -> int | None:
        """The noun of 'by …' under verb i."""
        for prep in self.below[i]:
            if self.tokens[prep].dep == "agent" or self.tokens[prep].text.lower() == "by":
                noun = self.child(prep, ("pobj",))
                if noun is not None:
                    return noun
        return None

    def owner(self, i: int) -> int | None:
        """Whose noun i is: 'the ministry's plan', 'a decision of the court', 'an order by the mayor'."""
        own = self.child(i, ("poss",))
        if own is not None:
            return own
        for prep in self.below[i]:
            if self.tokens[prep].dep == "prep" and self.tokens[prep].text.lower() in ("of", "by", "from"):
                return self.child(prep, ("pobj",))
        return None

    def governors(self, i: int) -> Iterator[int]:
        """The words above i that carry clauses or are nouns with a clause, nearest first."""
        seen = {i}
        above = self.up(i)
        while above is not None and above not in seen:
            seen.add(above)
            if self.tokens[above].pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
                yield above
            above = self.up(above)

    def phrase(self, i: int) -> tuple[int, int]:
        """Words `[first, last)` of the noun phrase headed by i: what precedes it and its 'of' phrases."""
        first, last = i, i
        for c in self.below[i]:
            if self.tokens[c].dep in _OUTSIDE:
                continue
            left, right = self._reach(c)
            if c < i:
                first = min(first, left)
            elif self.tokens[c].dep == "prep" and self.tokens[c].text.lower() in ("of", "for", "in", "on", "to"):
                last = max(last, right)
        return first, last + 1

    def _reach(self, i: int) -> tuple[int, int]:
        low = high = i
        stack = [i]
        while stack:
            here = stack.pop()
            low, high = min(low, here), max(high, here)
            stack.extend(c for c in self.below[here] if self.tokens[c].dep not in ("relcl", "acl", "advcl", "punct"))
        return low, high

    def conjuncts(self, i: int) -> list[int]:
        """i and the nouns coordinated with it, in order."""
        found, at = [i], i
        while True:
            nxt = next(
                (c for c in self.below[at] if self.tokens[c].dep == "conj" and self.tokens[c].pos in ("NOUN", "PROPN")),
                None,
            )
            if nxt is None:
                return found
            found.append(nxt)
            at = nxt
