"""The fuzz run, and the batch of hostile files among sound ones, each in a process whose peak memory is bounded.

`ONRECORD_FUZZ_SECONDS` sets how long the run takes (two minutes in continuous integration), `ONRECORD_FUZZ_SEED` what
it tries.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.acquire.server import Page, running
from tests.fuzz import batch

SECONDS = float(os.environ.get("ONRECORD_FUZZ_SECONDS", "120" if os.environ.get("CI") else "10"))
SEED = os.environ.get("ONRECORD_FUZZ_SEED", "6")
MEMORY = 800  # MiB; more than half of it is the parser and the detector
SLOWEST = 10.0  # seconds of processor time for one small damaged file
BATCH = """
import json, re, sys
from pathlib import Path
from onrecord import pipeline
from onrecord.acquire import Archive
from onrecord.config import Config
from onrecord.ledger import Ledger

config = Config(ledger=Path(sys.argv[1]), allow_private=True, fetch_seconds=5)
with Ledger.open(config.ledger) as ledger:
    added = pipeline.add(sys.argv[2:], ledger, config)
    documents = [reading.document for reading in ledger.readings()]
    broken = [str(issue) for issue in pipeline.verify(ledger, Archive(config.archive))]
peak = int(re.findall(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[0]) // 1024
print(json.dumps({"new": added.new, "issues": [str(issue) for issue in added.issues], "peak MiB": peak,
    "titles": [document.title for document in documents], "broken": broken,
    "captures": [document.capture for document in documents]}))
"""


def outcome(command: list[str], tell: Any) -> dict[str, Any]:
    run = subprocess.run([sys.executable, *command], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert run.returncode == 0, run.stderr[-3000:]
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    with tell.disabled():
        print(f"\n  {json.dumps({k: v for k, v in found.items() if not isinstance(v, list) or k == 'slowest'})}")
    return found


def test_damage_for_a_while_breaks_no_promise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = outcome(["-m", "tests.fuzz.running", str(SECONDS), SEED, str(tmp_path)], capsys)
    assert found["tried"] >= SECONDS / 2
    assert found["documents"] > 0
    assert found["issues"] > 0
    assert found["slowest"][0] < SLOWEST
    assert found["peak MiB"] < MEMORY


def test_a_batch_of_hostile_files_among_sound_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    hostile, sound = batch.write(folder)
    with running() as site:
        site.pages["/round"] = Page(status=302, headers={"Location": f"{site.url}/round"})
        ledger = str(tmp_path / "onrecord.db")
        found = outcome(["-c", BATCH, ledger, str(folder), f"{site.url}/round"], capsys)
    issues = found["issues"]
    assert found["new"] >= sound - 2, "a sitemap and an OPML list in files hold no story"
    assert not [issue for issue in issues if "report this" in issue], issues
    assert not found["broken"]
    for name in batch.hostile():
        if name.startswith(("bomb", "twice", "outside")) or name in ("laughs.rss", "laughs.xml", "laughs.opml"):
            assert any(f"/{name}" in issue for issue in issues), f"{name} was passed over without a word"
    assert any("redirects more than" in issue for issue in issues)
    assert any("/nested.jsonl" in issue for issue in issues)
    assert found["peak MiB"] < MEMORY
    assert hostile + sound > 30
