"""Two engines, both opinions kept: what each says of a commitment, and where only one sees any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Reason, Statement

SAME = 0.5  # share of the characters (F1) two actions have in common when they are one


@dataclass(frozen=True, slots=True)
class Opinions:
    """One commitment as our own engine and as the user's model see it; at least one of them does."""

    own: Statement | None
    proposed: Statement | None

    @property
    def agreed(self) -> bool:
        """Whether both see it, with one kind and one strength."""
        a, b = self.own, self.proposed
        return a is not None and b is not None and (a.kind, a.strength) == (b.kind, b.strength)

    @property
    def statement(self) -> Statement:
        """What is shown: the model's fields where it proposed any, with our confidence in them and why."""
        if self.proposed is None:
            assert self.own is not None
            return replace(self.own, reasons=(*self.own.reasons, Reason("only the own engine", -0.1)))
        if self.own is None:
            return replace(self.proposed, confidence=0.3, reasons=(Reason("only the model", -0.2),))
        confidence = max(self.own.confidence, 0.5) if self.agreed else min(self.own.confidence, 0.5)
        reason = Reason(
            "both engines" if self.agreed else "engines differ", 0.0, f"own: {self.own.kind}, {self.own.strength}"
        )
        return replace(self.proposed, confidence=confidence, reasons=(reason, *self.own.reasons))


def compare(own: Sequence[Statement], proposed: Sequence[Statement]) -> tuple[Opinions, ...]:
    """Pair the statements of both engines, best overlap first, one to one, in the order of the text."""
    pairs = sorted(
        ((_overlap(a, b), i, j) for i, a in enumerate(own) for j, b in enumerate(proposed)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    of_own: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in pairs:
        if share >= SAME and i not in of_own and j not in taken:
            of_own[i] = j
            taken.add(j)
    found = [Opinions(a, proposed[of_own[i]] if i in of_own else None) for i, a in enumerate(own)]
    found += [Opinions(None, b) for j, b in enumerate(proposed) if j not in taken]
    return tuple(sorted(found, key=lambda o: o.statement.action.start))


def _overlap(a: Statement, b: Statement) -> float:
    shared = min(a.action.end, b.action.end) - max(a.action.start, b.action.start)
    return max(0.0, 2 * shared / (len(a.action.quote) + len(b.action.quote)))
