"""Targets against the figures reported since: a small plot a target, as geometry, and the rows of its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.ledger.views import Shown
from onrecord.model import Target

WIDE, NARROW = 640, 340
HEIGHT, LEFT, RIGHT, TOP, BASE = 180, 64, 24, 18, 146
LABEL_ROOM = 88  # below a point its day stands, unless the last one written is nearer than this


@dataclass(frozen=True, slots=True)
class Point:
    """One reported figure and where it is drawn; `labelled` where there is room for its words."""

    day: date
    value: float
    shown: Shown
    x: float
    y: float
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """The figures as a picture of one width."""

    points: tuple[Point, ...]
    goal_y: float
    width: int
    left: int = LEFT
    height: int = HEIGHT
    base: int = BASE

    @property
    def right(self) -> int:
        """Where its lines end."""
        return self.width - RIGHT


@dataclass(frozen=True, slots=True)
class FigurePlot:
    """A target and the figures in its unit by day, drawn for a wide and for a narrow page."""

    target: Target
    wide: Drawing
    narrow: Drawing


def figure_plots(targets: Sequence[Target], evidence: Sequence[Shown]) -> tuple[FigurePlot, ...]:
    """One plot for every target that figures in its own unit were reported for."""
    plots = []
    for target in targets:
        told = sorted(
            (shown for shown in evidence if _fits(shown, target)),
            key=lambda shown: shown.evidence.told or date.min,
        )
        if told:
            plots.append(FigurePlot(target, _drawing(target, told, WIDE), _drawing(target, told, NARROW)))
    return tuple(plots)


def _fits(shown: Shown, target: Target) -> bool:
    figure = shown.evidence.figure
    return figure is not None and figure.unit == target.unit and shown.evidence.told is not None


def _drawing(target: Target, told: Sequence[Shown], width: int) -> Drawing:
    values = [shown.evidence.figure.value for shown in told if shown.evidence.figure]
    top = max([target.value, *values]) * 1.12 or 1.0
    days = [shown.evidence.told for shown in told if shown.evidence.told]
    length = max((days[-1] - days[0]).days, 1)
    points: list[Point] = []
    written = -float(LABEL_ROOM)
    for shown, day, value in zip(told, days, values, strict=True):
        x = _x(day, days[0], length, len(days), width)
        labelled = x - written >= LABEL_ROOM
        written = x if labelled else written
        points.append(Point(day, value, shown, x, _y(value, top), labelled))
    return Drawing(tuple(points), _y(target.value, top), width)


def _x(day: date, first: date, length: int, count: int, width: int) -> float:
    room = width - RIGHT - LEFT
    if count == 1:
        return LEFT + room / 2
    return round(LEFT + 24 + (day - first).days / length * (room - 48), 1)


def _y(value: float, top: float) -> float:
    return round(BASE - max(value, 0) / top * (BASE - TOP), 1)
