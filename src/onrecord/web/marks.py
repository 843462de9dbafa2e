"""Spans over a text, as something HTML can nest.

Spans overlap as they please; elements must nest. The text is cut into its lines, each highlight is clipped to the
lines it touches, and where two highlights cross, the later one is cut at the end of the earlier. Only the first piece
of a highlight carries its address, so `#s-120-240` leads to where the passage begins. No character is lost: the
pieces of a line, joined, are the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import count

LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A use of one stretch `[start, end)`: its role (`action`, `deadline`, `evidence`, …) and what it belongs to."""

    start: int
    end: int
    role: str
    belongs: str = ""  # id of the commitment, or the reason a stretch was set aside


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a highlight inside one line. `content` holds text and nested pieces, in order."""

    start: int
    end: int
    address: str  # `s-120-240`, the same for all pieces of one highlight
    first: bool
    last: bool
    roles: tuple[str, ...]
    belongs: tuple[str, ...]
    content: tuple[str | Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text `[start, end)`, without its line break."""

    start: int
    end: int
    content: tuple[str | Piece, ...]


def address(start: int, end: int) -> str:
    """The permanent name of a stretch inside its source page."""
    return f"s-{start}-{end}"


def lines(text: str, marks: Iterable[Mark]) -> list[Line]:
    """The non-blank lines of `text` with every mark in place."""
    whole = _merged(marks, len(text))
    found: list[Line] = []
    live: list[Piece] = []
    following = iter(whole)
    upcoming = next(following, None)
    for match in LINE.finditer(text):
        if not match.group().strip():
            continue
        start, end = match.span()
        while upcoming is not None and upcoming.start < end:
            live.append(upcoming)
            upcoming = next(following, None)
        live = [piece for piece in live if piece.end > start]
        clipped = [_clip(piece, start, end) for piece in live]
        first_here = _claim_address(live, clipped)
        live = [replace(piece, first=piece.first and piece.address not in first_here) for piece in live]
        found.append(Line(start, end, tuple(_nest(text, start, end, _uncrossed(clipped)))))
    return found


def _claim_address(live: Sequence[Piece], clipped: Sequence[Piece]) -> set[str]:
    return {piece.address for piece, part in zip(live, clipped, strict=True) if part.start < part.end}


def _merged(marks: Iterable[Mark], length: int) -> list[Piece]:
    """One piece a distinct stretch, with all its uses, outer ones first."""
    uses: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        if 0 <= mark.start < mark.end <= length:
            uses.setdefault((mark.start, mark.end), []).append(mark)
    return [
        Piece(
            start,
            end,
            address(start, end),
            first=True,
            last=True,
            roles=tuple(dict.fromkeys(mark.role for mark in group)),
            belongs=tuple(dict.fromkeys(mark.belongs for mark in group if mark.belongs)),
        )
        for (start, end), group in sorted(uses.items(), key=lambda item: (item[0][0], -item[0][1]))
    ]


def _clip(piece: Piece, start: int, end: int) -> Piece:
    return replace(piece, start=max(piece.start, start), end=min(piece.end, end), last=piece.end <= end)


def _uncrossed(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces cut so that any two are nested or apart, outer ones first."""
    number = count()
    waiting = [_queued(piece, next(number)) for piece in pieces]
    heapify(waiting)
    settled: list[Piece] = []
    around: list[Piece] = []  # those the next piece may stand in, the innermost last
    while waiting:
        piece = heappop(waiting)[-1]
        while around and around[-1].end <= piece.start:
            around.pop()
        if around and around[-1].end < piece.end:
            cut = around[-1].end
            heappush(waiting, _queued(replace(piece, end=cut, last=False), next(number)))
            heappush(waiting, _queued(replace(piece, start=cut, first=False), next(number)))
            continue
        settled.append(piece)
        around.append(piece)
    return settled


def _queued(piece: Piece, number: int) -> tuple[int, int, int, Piece]:
    """A piece in the order of the text, outer ones first, in the order they came where both are alike."""
    return (piece.start, -piece.end, number, piece)


def _nest(text: str, start: int, end: int, pieces: Sequence[Piece]) -> Iterator[str | Piece]:
    """Text and pieces of `[start, end)` in order, inner pieces inside outer ones."""
    at = start
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        inner_end = index + 1
        while inner_end < len(pieces) and pieces[inner_end].start < piece.end:
            inner_end += 1
        if piece.start > at:
            yield text[at : piece.start]
        yield replace(piece, content=tuple(_nest(text, piece.start, piece.end, pieces[index + 1 : inner_end])))
        at, index = piece.end, inner_end
    if at < end:
        yield text[at:end]
