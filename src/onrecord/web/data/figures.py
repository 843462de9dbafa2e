"""Targets against the figures reported since: a small plot a target, as geometry, and the rows of its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.ledger.views import Shown
from onrecord.model import Target

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BASE = 640, 180, 64, 24, 18, 146


@dataclass(frozen=True, slots=True)
class Point:
    """One reported figure and where it is drawn."""

    day: date
    value: float
    shown: Shown
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class FigurePlot:
    """A target, the figures in its unit by day, and the height of the target's line."""

    target: Target
    points: tuple[Point, ...]
    goal_y: float
    top: float  # the value at the upper edge
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = BASE


def figure_plots(targets: Sequence[Target], evidence: Sequence[Shown]) -> tuple[FigurePlot, ...]:
    """One plot for every target that figures in its own unit were reported for."""
    plots = []
    for target in targets:
        told = sorted(
            (shown for shown in evidence if _fits(shown, target)),
            key=lambda shown: shown.evidence.told or date.min,
        )
        if told:
            plots.append(_plot(target, told))
    return tuple(plots)


def _fits(shown: Shown, target: Target) -> bool:
    figure = shown.evidence.figure
    return figure is not None and figure.unit == target.unit and shown.evidence.told is not None


def _plot(target: Target, told: Sequence[Shown]) -> FigurePlot:
    values = [shown.evidence.figure.value for shown in told if shown.evidence.figure]
    top = max([target.value, *values]) * 1.12 or 1.0
    days = [shown.evidence.told for shown in told if shown.evidence.told]
    length = max((days[-1] - days[0]).days, 1)
    points = tuple(
        Point(day, value, shown, _x(day, days[0], length, len(days)), _y(value, top))
        for shown, day, value in zip(told, days, values, strict=True)
    )
    return FigurePlot(target, points, _y(target.value, top), top)


def _x(day: date, first: date, length: int, count: int) -> float:
    room = WIDTH - RIGHT - LEFT
    if count == 1:
        return LEFT + room / 2
    return round(LEFT + 12 + (day - first).days / length * (room - 24), 1)


def _y(value: float, top: float) -> float:
    return round(BASE - max(value, 0) / top * (BASE - TOP), 1)
