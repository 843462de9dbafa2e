"""What the commands print: tables for people, JSON for programs, problems on standard error."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.model import Issue

T = TypeVar("T")
_PATIENCE = 2.0  # seconds without a progress bar


def console(*, stderr: bool = False) -> Console:
    """A console for people; colour follows the terminal and NO_COLOR."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def print_json(data: Any) -> None:
    """One JSON value, indented."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def print_line(data: Any) -> None:
    """One JSON value on one line."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, default=str) + "\n")


def report(issue: Issue | str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"onrecord: {issue}\n")


def with_progress(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """The items, with a progress bar on standard error once they take longer than two seconds."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    target = console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=target, transient=True, disable=not target.is_terminal)
    task = bar.add_task(label, total=total)
    begun, shown = time.monotonic(), False
    try:
        for item in items:
            yield item
            bar.advance(task)
            if not shown and time.monotonic() - begun > _PATIENCE:
                bar.start()
                shown = True
    finally:
        bar.stop()
