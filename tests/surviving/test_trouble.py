"""A full disk, a folder that cannot be written, a ledger another holds, a power cut: said plainly, nothing lost."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.surviving import desk
from tests.surviving.nursery import Nursery
from tests.surviving.scenes import Scene, Stage

from onrecord.config import Config
from onrecord.ledger import Filter, Ledger
from onrecord.remaking import remake

COMMANDS = ["add", "watch", "rebuild", "publish"]


@contextmanager
def small_disk(size: str, at: Path) -> Iterator[Path]:
    """A disk of that size, where we may make one; else the test is passed over."""
    at.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "onrecord-test", at], capture_output=True)
    if made.returncode:
        pytest.skip("no right to mount a disk")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


def remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", disk], check=True)


def filled(disk: Path, leave: int) -> None:
    """Fill the disk but for so many bytes."""
    free = shutil.disk_usage(disk).free
    (disk / "ballast").write_bytes(b"x" * max(0, free - leave))


def finished(nursery: Nursery, scene: Scene, folder: Path) -> None:
    """The next run does the rest."""
    run = nursery.run(*scene.words, folder=folder)
    assert run.code == 0, run.said
    assert desk.content(folder) == desk.content(scene.after)
    assert desk.archived(folder) == desk.archived(scene.after)
    assert desk.site(folder / "site") == desk.site(scene.after / "site")


def unharmed(scene: Scene, folder: Path) -> None:
    desk.whole(folder, desk.accepted(scene.before), desk.decisions(scene.before))
    assert desk.site(folder / "site") in {desk.site(one / "site") for one in (scene.before, scene.after)}


@pytest.mark.parametrize("scene", COMMANDS, indirect=True)
def test_a_full_disk(scene: Scene, nursery: Nursery, tmp_path: Path) -> None:
    failed = 0
    for kilobytes in (0, 40, 400):
        with small_disk("64m", tmp_path / str(kilobytes)) as disk:
            folder = disk / "desk"
            shutil.copytree(scene.before, folder)
            filled(disk, kilobytes * 1000)
            run = nursery.run(*scene.words, folder=folder)
            assert run.code in (0, 3, 5), run.said
            assert "Traceback" not in run.said
            if run.code:
                failed += 1
                assert "disk is full" in run.said or "No space left" in run.said, run.said
            (disk / "ballast").unlink()
            unharmed(scene, folder)
            finished(nursery, scene, folder)
    assert failed


@pytest.mark.parametrize("scene", COMMANDS, indirect=True)
def test_files_that_may_not_grow(scene: Scene, nursery: Nursery, tmp_path: Path) -> None:
    """The same by a limit of the system on files, which needs no right to mount."""
    folder = tmp_path / "desk"
    shutil.copytree(scene.before, folder)
    run = nursery.run(*scene.words, folder=folder, limit=4000)
    assert run.code in (3, 5), run.said
    assert "Traceback" not in run.said
    assert "cannot be written" in run.said or "the disk" in run.said, run.said
    unharmed(scene, folder)
    finished(nursery, scene, folder)


@pytest.mark.parametrize("scene", COMMANDS, indirect=True)
def test_a_folder_that_cannot_be_written(scene: Scene, nursery: Nursery, tmp_path: Path) -> None:
    with small_disk("64m", tmp_path / "disk") as disk:
        folder = disk / "desk"
        shutil.copytree(scene.before, folder)
        remount(disk, "ro")
        run = nursery.run(*scene.words, folder=folder)
        assert run.code in (3, 5), run.said
        assert any(word in run.said.lower() for word in ("read-only", "readonly", "cannot be written")), run.said
        assert "Traceback" not in run.said
        assert nursery.run("list", folder=folder).code == 0, "it can still be read"
        remount(disk, "rw")
        unharmed(scene, folder)
        finished(nursery, scene, folder)


@pytest.mark.parametrize("scene", ["add", "watch", "rebuild"], indirect=True)
def test_a_ledger_another_process_holds(scene: Scene, nursery: Nursery, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(scene.before, folder)
    with closing(sqlite3.connect(folder / desk.LEDGER, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        run = nursery.run(*scene.words, folder=folder)
        assert run.code == 6, run.said
        assert "another process is writing" in run.said
    unharmed(scene, folder)
    finished(nursery, scene, folder)


@pytest.mark.parametrize("scene", ["add", "rebuild", "watch"], indirect=True)
def test_a_power_cut_leaves_files_that_open_and_the_next_run_finishes(
    scene: Scene, nursery: Nursery, tmp_path: Path
) -> None:
    """All files as they lie at some moment, journals included, are copied elsewhere."""
    chance = random.Random(f"cut {scene.words}")
    for cut in range(4):
        folder, copy = tmp_path / f"{cut}", tmp_path / f"{cut}-copy"
        shutil.copytree(scene.before, folder)

        def snapshot(process: int, folder: Path = folder, copy: Path = copy) -> None:
            os.kill(process, signal.SIGSTOP)
            try:
                shutil.copytree(folder, copy)
            finally:
                os.kill(process, signal.SIGCONT)

        run = nursery.run(
            *scene.words, folder=folder, after=chance.uniform(0, scene.undisturbed.seconds * 0.8), act=snapshot
        )
        assert run.code == 0, run.said
        if copy.exists():
            unharmed(scene, copy)
            finished(nursery, scene, copy)


def test_what_is_decided_while_the_ledger_is_made_anew_is_kept(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(stage.desk, folder)
    config = Config(ledger=folder / desk.LEDGER)
    with Ledger.open(config.ledger) as served:
        (shown,) = served.commitments(Filter(), date(2024, 8, 2)).rows

        def meanwhile(items: Iterable[Any], _: str) -> Iterable[Any]:
            desk.rule(folder, "d2")
            return items

        remake(config, progress=meanwhile)
        assert [one.id for one in served.decisions()] == ["d1", "d2"]
        (row,) = served.commitments(Filter(), date(2024, 8, 2)).rows
        assert (row.id, row.status.outcome) == (shown.id, "done"), "who has it open goes on in the same file"
        assert served.saved_filters()
        assert served.topics()
    assert len(desk.decisions(folder)) == 2


def test_a_ledger_that_is_no_longer_one_is_made_anew_from_exported_decisions(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(stage.desk, folder)
    kept, exported = desk.accepted(folder), desk.decisions(folder)
    (folder / desk.LEDGER).write_bytes(b"not a database at all" * 1000)
    remake(Config(ledger=folder / desk.LEDGER), exported)
    desk.whole(folder, kept, exported)
