"""Runs of `onrecord` that start in milliseconds and can be killed at any point.

The nursery is a process that has loaded everything once; for each run it forks a child, which takes the command line's
own way in. A run dies of a true SIGKILL: after some time, or at the n-th of its points, which are what it does to the
outside (files opened, made, renamed, removed and flushed, statements and commits of the database).
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

POINTS = frozenset(
    "open os.rename os.remove os.mkdir os.rmdir os.chmod shutil.rmtree sqlite3.connect tempfile.mkdtemp".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended: its exit code, or minus the signal it died of; how long it took; how many points it passed."""

    code: int
    seconds: float
    points: int
    said: str

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


def kill(process: int) -> None:
    """The end, without a word."""
    os.kill(process, signal.SIGKILL)


class Nursery:
    """The other end of the nursery's process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.surviving.nursery"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def run(
        self,
        *words: str,
        folder: Path,
        after: float | None = None,
        act: Callable[[int], None] = kill,
        at: int | None = None,
        limit: int | None = None,
    ) -> Run:
        """Run a command in a folder.

        Args:
            words: the command line.
            folder: the working folder.
            after: seconds after which to act on the run.
            act: what is done then with its process; by default it is killed.
            at: the number of the point at which it is killed.
            limit: the most bytes any file may grow to.
        """
        with tempfile.TemporaryDirectory() as notes:
            order = {"words": words, "folder": str(folder), "notes": notes, "at": at, "limit": limit}
            begun = time.monotonic()
            self._tell(json.dumps(order))
            child = self._answer()["child"]
            timer = threading.Timer(after, act, (child,)) if after is not None else None
            if timer:
                timer.start()
            code = self._answer()["code"]  # the nursery has not let go of the child yet: its number is no other's
            seconds = time.monotonic() - begun
            if timer:
                timer.cancel()
                timer.join()
            self._tell("")
            self._answer()
            report, said = Path(notes, "run.json"), Path(notes, "said.txt")
            points = json.loads(report.read_text())["points"] if report.exists() else 0
            return Run(code, seconds, points, said.read_text() if said.exists() else "")

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


def watched(at: int | None) -> list[int]:
    """Count the points of this process from here on, and die at one of them."""
    from sqlalchemy import Engine, event

    passed = [0]

    def point(*_: object) -> None:
        passed[0] += 1
        if passed[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def flush(handle: int, own: Any = os.fsync) -> None:
        own(handle)
        point()

    os.fsync = flush
    event.listen(Engine, "before_cursor_execute", point)
    event.listen(Engine, "commit", point)
    sys.addaudithook(lambda name, _: point() if name in POINTS else None)
    return passed


def child(order: dict[str, Any]) -> int:
    """One run, in the process that was forked for it."""
    from onrecord.cli.app import main

    notes = Path(order["notes"])
    said = os.open(notes / "said.txt", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(order["folder"])
    sys.argv = ["onrecord", *order["words"]]
    passed = watched(order["at"])
    if order["limit"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], order["limit"]))
    code = 0
    try:
        main()
    except SystemExit as end:
        code = int(end.code or 0)
    points = passed[0]
    (notes / "run.json").write_text(json.dumps({"points": points}))
    sys.stdout.flush()
    return code


def warm() -> None:
    """Load all that a run loads, so that a child need not."""
    import importlib
    import pkgutil

    import onrecord
    from onrecord import pipeline
    from onrecord.acquire import watching
    from onrecord.config import Config
    from onrecord.ledger import Ledger
    from onrecord.model import Capture
    from onrecord.web import site

    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if "versions" not in module.name and "migrations" not in module.name:
            importlib.import_module(module.name)
    story = b"10 January 2024\n\nMayor Ines Harlow ordered the roads office to repair the bridge by 30 June 2024.\n"
    page = b"<html><body><article><p>" + story + b"</p></article></body></html>"
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "warm.db") as ledger:
        (Path(folder) / "story.txt").write_bytes(story)
        pipeline.add([str(Path(folder) / "story.txt")], ledger, Config(ledger=ledger.path))
        list(site.files(ledger, date(2024, 12, 31), "", "en"))  # the templates
    readings = [pipeline.read(Capture.of(raw, "", kind)) for raw, kind in ((story, "text/plain"), (page, "text/html"))]
    pipeline.conclude(readings)
    watching._PAUSE = 0.0  # the host is this machine


def main() -> None:
    warm()
    print(json.dumps({"ready": True}), flush=True)
    for line in iter(sys.stdin.readline, ""):
        order = json.loads(line)
        number = os.fork()
        if number == 0:
            code = 70
            try:
                code = child(order)
            finally:
                os._exit(code)
        print(json.dumps({"child": number}), flush=True)
        os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)
        print(json.dumps({"code": _code(os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT))}), flush=True)
        sys.stdin.readline()
        os.waitpid(number, 0)
        print(json.dumps({"gone": number}), flush=True)


def _code(ended: Any) -> int:
    return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status


if __name__ == "__main__":
    main()
