"""Adding stories a few at a time, looking only at what they touch, gives what going through everything gives."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pipeline.stories import read

from onrecord import growing, pipeline
from onrecord.follow import PAIR
from onrecord.ledger import Ledger
from onrecord.model import Capture, Reading

STORIES = [
    ("2022-01-10", "Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2022."),
    ("2022-01-12", "The roads department is to repair the harbour bridge by 30 June 2022, Mayor Ines Harlow said."),
    ("2022-02-02", "Mayor Ines Harlow promised that the city would plant 400 trees along the quay by the end of 2023."),
    ("2022-05-20", "The repair of the harbour bridge has been put off for one year, Mayor Ines Harlow said on Friday."),
    ("2022-09-01", "So far 120 of the 400 trees along the quay have been planted, the parks department said."),
    (
        "2023-02-01",
        "The planting of the 400 trees along the quay has been put off until the end of 2025, the city said.",
    ),
    (
        "2023-05-01",
        "The city will plant the 400 trees along the quay by the end of 2023 after all, Mayor Ines Harlow said.",
    ),
    ("2023-07-03", "The roads department has repaired the harbour bridge, Mayor Ines Harlow said on Monday."),
    (
        "2023-07-04",
        "The roads department has repaired the harbour bridge, Mayor Ines Harlow said on Monday. It is open.",
    ),
    (
        "2023-08-01",
        "The ferry company will buy two electric ferries by the end of 2025, its director Tom Arlen announced.",
    ),
    ("2024-01-05", "All 400 trees along the quay have been planted, the parks department said."),
    ("2024-03-01", "The ferry company has bought two electric ferries, Tom Arlen told reporters."),
]

PARTIES = [  # who is who changes as stories come: offices written in two ways, short names explained late
    ("2021-03-01", "President Ana Ruiz said on Monday that Chile would open 40 clinics by the end of 2022."),
    (
        "2021-04-02",
        "The Harbour Safety Board will inspect all 60 cranes in the port of Arica with HARSA teams by June 2022.",
    ),
    (
        "2021-05-03",
        "The president, Ana Ruiz, told Congress that the 40 clinics in Chile would be open by the end of 2022.",
    ),
    (
        "2021-06-04",
        "In Chile, President Luis Soto walked through Arica, and there president Luis Soto praised the port.",
    ),
    (
        "2021-09-01",
        "Southern Rail and Coastal Rail are to be taken into public ownership on 1 February 2022, Chile's transport "
        "ministry said.",
    ),
    ("2021-10-06", "President Ana Ruiz of Chile opened a school in Arica. President Ana Ruiz thanked the builders."),
    ("2021-11-10", "Half of the operators, 2 of 4, are now in public ownership, the transport ministry said."),
    ("2021-12-08", "President Ana Ruiz of Chile visited the port of Arica."),
    ("2022-02-07", "The Harbour Safety Board (HARSA) has inspected 31 of the 60 cranes in Arica, its director said."),
    ("2022-03-08", "The President of Chile said that 12 of the 40 clinics were open. The Head of State was pleased."),
    ("2022-05-11", "President Ana Ruiz of Chile received the builders of the clinics."),
    ("2022-08-09", "HARSA teams have inspected all 60 cranes in the port of Arica, the harbour master said."),
    ("2023-01-12", "Only 22 of the 40 clinics that the President promised are open, the audit office reported."),
]


@pytest.fixture(scope="module")
def readings() -> list[tuple[Capture, Reading]]:
    return read(STORIES)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FROM", 0)
    monkeypatch.setattr(growing, "PART", 3)  # entered in several parts, as very many are


def kept(ledger: Ledger) -> tuple[object, ...]:
    evidence = list(ledger.evidence())
    return (
        list(ledger.all_actors()),
        list(ledger.all_commitments()),
        evidence,
        ledger.copies(),
        [line for line in ledger.dump() if '"standing"' in line],
    )


def entered(ledger: Ledger) -> tuple[object, ...]:
    """What is kept beside the readings; a first term may lead to second ones that no commitment has any more."""
    with closing(sqlite3.connect(ledger.path)) as store:
        keys = store.execute("SELECT kind, key, ref FROM block_key WHERE kind != ? ORDER BY kind, key, ref", [PAIR])
        return keys.fetchall(), store.execute("SELECT kind, key, data FROM note ORDER BY kind, key").fetchall()


def put(ledger: Ledger, portion: list[tuple[Capture, Reading]]) -> bool:
    """Add read stories; whether looking at what they touch was enough."""
    for capture, reading in portion:
        ledger.accept(capture)
        ledger.record(reading)
    grown = growing.grow(ledger)
    if not grown:
        pipeline.refresh(ledger)
    return grown


@pytest.fixture(scope="module")
def parties() -> list[tuple[Capture, Reading]]:
    return read(PARTIES)


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(STORIES))), portion=st.integers(1, 3))
def test_in_any_order_and_portions_it_is_the_whole(readings: list[tuple[Capture, Reading]], order, portion):
    grows_to_the_whole(readings, order, portion)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(PARTIES))), portion=st.integers(1, 3))
def test_so_it_is_where_who_is_who_changes_on_the_way(parties: list[tuple[Capture, Reading]], order, portion):
    grows_to_the_whole(parties, order, portion)


MOVES = [
    ("2021-03-01", "The works ministry will build a bridge to Long island, Works Minister Ana Ruiz said."),
    ("2023-10-19", "Work on the bridge to Long island was put off to March 2024, the works ministry said."),
    ("2022-11-14", "The bridge to Long island has been put off to the third quarter of 2023, the works ministry said."),
]


def test_a_day_told_before_later_ones_is_told_without_them() -> None:
    grows_to_the_whole(read(MOVES), [0, 1, 2], 1)


def grows_to_the_whole(stories: list[tuple[Capture, Reading]], order: list[int], portion: int) -> None:
    with TemporaryDirectory() as folder:
        with Ledger.open(Path(folder) / "whole.db") as ledger:
            for capture, reading in stories:
                ledger.accept(capture)
                ledger.record(reading)
            pipeline.refresh(ledger)
            whole = kept(ledger), entered(ledger)
        with Ledger.open(Path(folder) / "grown.db") as ledger:
            for at in range(0, len(order), portion):
                put(ledger, [stories[n] for n in order[at : at + portion]])
            assert (kept(ledger), entered(ledger)) == whole


def test_stories_in_the_order_of_their_days_touch_little(readings: list[tuple[Capture, Reading]], tmp_path: Path):
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        grown = [put(ledger, [one]) for one in readings]
    assert grown[0] is False
    assert sum(grown) >= len(readings) // 2


def test_where_very_many_were_published_since_who_is_who_and_what_is_one_promise_are_still_the_whole(
    readings: list[tuple[Capture, Reading]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(growing, "LATER", 0)
    with Ledger.open(tmp_path / "grown.db") as ledger:
        assert [put(ledger, [one]) for one in readings] == [False] + [True] * (len(readings) - 1)
        grown = kept(ledger)
        pipeline.refresh(ledger)
        assert grown[:2] == kept(ledger)[:2]


def test_an_old_story_added_late_to_very_many_is_gone_through_with_everything(
    readings: list[tuple[Capture, Reading]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(growing, "LATER", 3)
    with Ledger.open(tmp_path / "grown.db") as ledger:
        put(ledger, readings[1:])
        assert not put(ledger, readings[:1])
