"""How a last day moved: later days given in restatements and in evidence, and days withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.model import Commitment, Evidence, Move

# The feature by which the judging of a passage marks that a day was taken back and none given instead.
WITHDRAWN = "day withdrawn"


def slippage(commitment: Commitment, evidence: Iterable[Evidence]) -> tuple[Move, ...]:
    """Every move of a commitment's last day, in the order it was told; each tells a day not in force before.

    Restatements bring theirs in `commitment.moves`; linked, original evidence adds its `new_end`, or a withdrawal.
    """
    mine = (e for e in evidence if e.commitment == commitment.id)
    told = [*commitment.moves, *(move for move in map(move_of, mine) if move)]
    told.sort(key=_order)
    moves: list[Move] = []
    for move in told:
        if move.new_end != (moves[-1].new_end if moves else commitment.due_on(move.told)):
            moves.append(move)
    return tuple(moves)


def move_of(piece: Evidence) -> Move | None:
    """The move a piece of evidence tells of, if it counts and tells of one."""
    if not piece.linked or piece.copy_of or piece.told is None:
        return None
    if piece.new_end is not None or any(reason.feature == WITHDRAWN for reason in piece.reasons):
        return Move(None, piece.id, piece.told, piece.new_end)
    return None


def current_end(commitment: Commitment, moves: Sequence[Move], day: date) -> date | None:
    """The last day in force on a day: the original, or the one given latest by then; None where withdrawn."""
    told = [move for move in moves if move.told <= day]
    if told:
        return max(told, key=_order).new_end
    return commitment.due_on(day)


def _order(move: Move) -> tuple[date, bool, date, str, str]:
    """By day told; on one day a withdrawal counts last, and the later day after the earlier."""
    return (move.told, move.new_end is None, move.new_end or date.max, move.statement or "", move.evidence or "")
