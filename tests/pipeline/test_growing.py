"""Adding stories a few at a time, looking only at what they touch, gives what going through everything gives."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pipeline.stories import read

from onrecord import growing, pipeline
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


@pytest.fixture(scope="module")
def readings() -> list[tuple[Capture, Reading]]:
    return read(STORIES)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FROM", 0)


def kept(ledger: Ledger) -> tuple[object, ...]:
    evidence = list(ledger.evidence())
    return (
        list(ledger.all_actors()),
        list(ledger.all_commitments()),
        evidence,
        ledger.copies(),
        [line for line in ledger.dump() if '"standing"' in line],
    )


def put(ledger: Ledger, portion: list[tuple[Capture, Reading]]) -> bool:
    """Add read stories; whether looking at what they touch was enough."""
    for capture, reading in portion:
        ledger.accept(capture)
        ledger.record(reading)
    grown = growing.grow(ledger)
    if not grown:
        pipeline.refresh(ledger)
    return grown


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(STORIES))), portion=st.integers(1, 3))
def test_in_any_order_and_portions_it_is_the_whole(readings: list[tuple[Capture, Reading]], order, portion):
    with TemporaryDirectory() as folder:
        with Ledger.open(Path(folder) / "whole.db") as ledger:
            for capture, reading in readings:
                ledger.accept(capture)
                ledger.record(reading)
            pipeline.refresh(ledger)
            whole = kept(ledger)
        with Ledger.open(Path(folder) / "grown.db") as ledger:
            for at in range(0, len(order), portion):
                put(ledger, [readings[n] for n in order[at : at + portion]])
            assert kept(ledger) == whole


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
