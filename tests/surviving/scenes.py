"""Folders as they lie before a command, and what the command comes to when nothing disturbs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.acquire.server import Site
from tests.surviving import desk
from tests.surviving.nursery import Nursery, Run


@dataclass(frozen=True)
class Scene:
    """A folder as it lies before a command, the command, and what it comes to undisturbed."""

    before: Path
    words: tuple[str, ...]
    after: Path
    undisturbed: Run


@dataclass
class Stage:
    """Makes each scene once."""

    root: Path
    nursery: Nursery
    site: Site

    def __post_init__(self) -> None:
        self._scenes: dict[str, Scene] = {}
        self.desk = self.root / "desk"
        self.desk.mkdir()
        desk.write(self.desk, desk.FIRST)
        assert self.nursery.run("add", "bridge.txt", folder=self.desk).code == 0
        desk.rule(self.desk, "d1")
        assert self.nursery.run("add", "bridge.txt", folder=self.desk).code == 0

    def scene(self, name: str) -> Scene:
        if name not in self._scenes:
            self._scenes[name] = self._made(name)
        return self._scenes[name]

    def _made(self, name: str) -> Scene:
        before, after = self.root / name / "before", self.root / name / "after"
        shutil.copytree(self.desk, before)
        words = PREPARED[name](self, before)
        shutil.copytree(before, after)
        run = self.nursery.run(*words, folder=after)
        assert run.code == 0, run.said
        assert run.points > 20
        return Scene(before, words, after, run)

    def run(self, folder: Path, *words: str) -> Run:
        run = self.nursery.run(*words, folder=folder)
        assert run.code == 0, run.said
        return run


def _first(stage: Stage, folder: Path) -> tuple[str, ...]:
    shutil.rmtree(folder)
    folder.mkdir()
    desk.write(folder, desk.FIRST | desk.LATER)
    return ("add", ".")


def _more(stage: Stage, folder: Path) -> tuple[str, ...]:
    desk.write(folder, desk.LATER)
    return ("add", ".")


def _watch(stage: Stage, folder: Path) -> tuple[str, ...]:
    site = stage.site
    words = ("watch", f"{site.url}/feed", "--once", "--allow-private")
    site.pages.update(desk.paper(site.url, later=False))
    assert stage.run(folder, *words).said.startswith("1 new page")
    desk.due_again(folder)
    site.pages.update(desk.paper(site.url, later=True))
    return words


def _rebuild(stage: Stage, folder: Path) -> tuple[str, ...]:
    desk.write(folder, desk.LATER)
    stage.run(folder, "add", ".")
    return ("rebuild",)


def _publish(stage: Stage, folder: Path) -> tuple[str, ...]:
    words = ("publish", "site", "--as-of", "2024-12-31")
    stage.run(folder, *words)
    desk.write(folder, {"open.txt": desk.LATER["open.txt"]})
    stage.run(folder, "add", "open.txt")
    return words


PREPARED: dict[str, Callable[[Stage, Path], tuple[str, ...]]] = {
    "add, the first time": _first,
    "add": _more,
    "watch": _watch,
    "rebuild": _rebuild,
    "publish": _publish,
}
