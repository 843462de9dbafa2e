"""A hundred kills at random points of adding, watching, rebuilding and publishing; the next run finishes the rest.

Half of the runs die after a random time, half at a random one of their points (see `nursery`). Seeded by
`ONRECORD_KILL_SEED`; `ONRECORD_KILLS` sets how many.
"""

import os
import random
import shutil
from pathlib import Path

import pytest
from tests.surviving import desk
from tests.surviving.nursery import Nursery, Run
from tests.surviving.scenes import PREPARED, Scene

KILLS = int(os.environ.get("ONRECORD_KILLS", "100"))
SEED = int(os.environ.get("ONRECORD_KILL_SEED", "6"))


@pytest.mark.parametrize("scene", PREPARED, indirect=True)
def test_killed_anywhere_nothing_is_lost_or_doubled_and_the_next_run_finishes(
    scene: Scene, nursery: Nursery, tmp_path: Path
) -> None:
    expected, bytes_kept = desk.content(scene.after), desk.archived(scene.after)
    known = (scene.before / desk.LEDGER).exists()
    accepted = desk.accepted(scene.before) if known else set()
    decisions = desk.decisions(scene.before) if known else []
    sites = {desk.site(folder / "site") for folder in (scene.before, scene.after)}
    chance, killed, tries = random.Random(f"{SEED} {scene.words}"), 0, 0
    while killed < KILLS / len(PREPARED):
        tries += 1
        assert tries < KILLS, "most runs end before they are killed"
        folder = tmp_path / str(tries)
        shutil.copytree(scene.before, folder)
        run = _disturbed(nursery, scene, folder, chance)
        if not run.killed:
            continue
        killed += 1
        desk.whole(folder, accepted, decisions)
        assert desk.site(folder / "site") in sites, "the published site is neither the old one nor the new one"
        accepted_now = desk.accepted(folder)
        again = nursery.run(*scene.words, folder=folder)
        assert again.code == 0, again.said
        assert desk.content(folder) == expected
        assert accepted_now <= desk.accepted(folder)
        assert desk.archived(folder) == bytes_kept
        assert desk.site(folder / "site") == desk.site(scene.after / "site")
        assert _names(folder) == _names(scene.after), "something was left lying about"
        shutil.rmtree(folder)


def _disturbed(nursery: Nursery, scene: Scene, folder: Path, chance: random.Random) -> Run:
    if chance.random() < 0.5:
        return nursery.run(*scene.words, folder=folder, after=chance.uniform(0, scene.undisturbed.seconds))
    return nursery.run(*scene.words, folder=folder, at=chance.randint(1, scene.undisturbed.points))


def _names(folder: Path) -> list[str]:
    """What lies in the folder, but for the database's own journals."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))
