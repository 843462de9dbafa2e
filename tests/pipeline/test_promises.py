"""The promises of the whole: the same content however it came in, a kill loses nothing, no network."""

import socket
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.acquire import Archive
from onrecord.config import Config
from onrecord.ledger import Filter, Ledger
from onrecord.model import Capture
from onrecord.remaking import remake

STORIES = {
    "bridge.txt": (
        "Harbour bridge to be repaired\n\n10 January 2024\n\n"
        "Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2024.\n"
    ),
    "trees.txt": (
        "City will plant trees\n\n2 February 2024\n\n"
        "Mayor Ines Harlow promised that the city would plant 400 trees along the quay by the end of 2025.\n"
    ),
    "later.txt": (
        "Bridge open again\n\n3 July 2024\n\n"
        "The roads department has repaired the harbour bridge, Mayor Ines Harlow said on Wednesday.\n"
    ),
}
LATER = date(2024, 12, 31)


@pytest.fixture
def stories(tmp_path: Path) -> list[str]:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in STORIES]


def config_in(folder: Path) -> Config:
    folder.mkdir(exist_ok=True)
    return Config(ledger=folder / "onrecord.db")


def content(config: Config) -> list[str]:
    with Ledger.open(config.ledger) as ledger:
        return list(ledger.dump())


def filled(config: Config, sources: list[str]) -> Config:
    with Ledger.open(config.ledger) as ledger:
        pipeline.add(sources, ledger, config)
    return config


def test_the_stories_give_something_to_compare(tmp_path: Path, stories: list[str]):
    config = filled(config_in(tmp_path / "a"), stories)
    with Ledger.open(config.ledger) as ledger:
        assert {"bridge" in r.action for r in ledger.every(Filter(), LATER)} == {True, False}


def test_any_order_any_number_of_times(tmp_path: Path, stories: list[str]):
    one = content(filled(config_in(tmp_path / "a"), stories))
    config = config_in(tmp_path / "b")
    for source in [*reversed(stories), *stories]:
        filled(config, [source])
    assert content(config) == one


def test_remade_from_the_archive_it_is_the_same(tmp_path: Path, stories: list[str]):
    config = filled(config_in(tmp_path / "a"), stories)
    before = content(config)
    config.ledger.write_bytes(config.ledger.read_bytes())
    remade = remake(config)
    assert remade.documents == 3
    assert remade.issues == ()
    assert content(config) == before


def test_the_ledger_holds_against_its_archive(tmp_path: Path, stories: list[str]):
    config = filled(config_in(tmp_path / "a"), stories)
    with Ledger.open(config.ledger) as ledger:
        assert list(pipeline.verify(ledger, Archive(config.archive))) == []


def test_what_a_run_archived_and_did_not_live_to_accept_is_told(tmp_path: Path, stories: list[str]):
    config = filled(config_in(tmp_path / "a"), stories)
    Archive(config.archive).put(Capture.of(b"The council will open the bridge.", "lost.txt", "text/plain"))
    with Ledger.open(config.ledger) as ledger:
        (issue,) = pipeline.verify(ledger, Archive(config.archive))
    assert issue.source == "lost.txt"
    assert "never accepted" in issue.message


def test_reading_needs_no_network(tmp_path: Path, stories: list[str], monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    config = filled(config_in(tmp_path / "a"), stories)
    assert content(config)


KILLED = """
import os, sys
from pathlib import Path
from onrecord import pipeline
from onrecord.config import Config
from onrecord.ledger import Ledger

config = Config(ledger=Path(sys.argv[1]))
at, calls = int(sys.argv[2]), 0

def watch(frame, event, argument):
    global calls
    if event == "call" and "/onrecord/ledger/" in frame.f_code.co_filename:
        calls += 1
        if calls == at:
            os.kill(os.getpid(), 9)

with Ledger.open(config.ledger) as ledger:
    sys.setprofile(watch)
    pipeline.add(sys.argv[3:], ledger, config)
"""


@pytest.mark.parametrize("at", [1, 60, 400, 1500, 5000])
def test_killed_at_any_call_the_next_run_finishes(tmp_path: Path, stories: list[str], at: int):
    whole = content(filled(config_in(tmp_path / "a"), stories))
    config = config_in(tmp_path / "b")
    command = [sys.executable, "-c", KILLED, str(config.ledger), str(at), *stories]
    subprocess.run(command, check=False, capture_output=True)
    assert content(filled(config, stories)) == whole


def test_two_processes_give_what_one_gives(tmp_path: Path, stories: list[str]):
    one = content(filled(config_in(tmp_path / "a"), stories))
    two = replace(config_in(tmp_path / "b"), jobs=2)
    assert content(filled(two, stories)) == one
