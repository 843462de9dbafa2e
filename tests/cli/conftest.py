"""Commands run as a person runs them: in a process of their own, in an empty folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = """Harbour bridge to be repaired

10 January 2024

Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2024.

She promised that the city would plant 400 trees along the quay.
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `onrecord` with arguments in a folder of its own; gives what it printed and its exit code."""

    def call(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]
        env = {k: v for k, v in os.environ.items() if k != "ONRECORD_LEDGER"} | {"NO_COLOR": "1", "COLUMNS": "100"}
        return subprocess.run(command, cwd=tmp_path, env=env | environ, capture_output=True, text=True, timeout=120)

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short story of our own."""
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return file
