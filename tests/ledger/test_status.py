"""The ledger's lists and the pure function of status say the same of every day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import AGAIN, ANNA, BRIDGE, OPENED, PARK, add, anna, promise

from onrecord.follow import standings, status
from onrecord.ledger import Filter, Ledger
from onrecord.model import Basis, Decision, Evidence, Outcome, Relation

DAYS = st.dates(date(2020, 6, 1), date(2022, 1, 1))
PLACES = [(OPENED, "opened"), (OPENED, "Monday"), (AGAIN, "vowed"), (PARK, "promised"), (OPENED, "Hundreds")]


@st.composite
def told(draw: st.DrawFn) -> list[Evidence]:
    found = []
    for number in range(draw(st.integers(0, 5))):
        where, words = draw(st.sampled_from(PLACES))
        found.append(
            Evidence(
                f"e{number}",
                promise(BRIDGE).id,
                where.span(words),
                draw(st.sampled_from(Relation)),
                draw(st.sampled_from([Basis.CLAIMED, Basis.REPORTED])),
                draw(st.none() | DAYS),
                new_end=draw(st.none() | DAYS),
                ends=draw(st.sampled_from([None, None, Outcome.DROPPED, Outcome.SUPERSEDED])),
                linked=draw(st.booleans()),
            )
        )
    return found


@st.composite
def ruled(draw: st.DrawFn) -> list[Decision]:
    days = draw(st.lists(DAYS, max_size=2))
    return [
        Decision(
            f"d{number}",
            "verdict",
            promise(BRIDGE).id,
            "Ed",
            datetime.combine(day, datetime.min.time()),
            after=(("outcome", draw(st.sampled_from(Outcome)).value),),
        )
        for number, day in enumerate(days)
    ]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger.open(tmp_path_factory.mktemp("read") / "a.db")
    add(ledger, BRIDGE, AGAIN, OPENED, PARK)
    ledger.write_resolution([anna(BRIDGE)], [promise(BRIDGE, AGAIN, responsible=ANNA)], {}, [])
    return ledger


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(told(), ruled())
def test_a_row_has_the_status_of_its_day(read: Ledger, evidence: list[Evidence], decisions: list[Decision]) -> None:
    (bridge,) = read.all_commitments()
    with read.transaction():
        read.write_evidence(evidence)
        read.write_standings({bridge.id: standings(bridge, evidence, decisions)})
    turns = {e.told for e in evidence if e.told} | {d.when.date() for d in decisions} | {date(2021, 5, 1)}
    for day in sorted({turn + timedelta(days=more) for turn in turns for more in (-1, 0, 1)}):
        (row,) = read.commitments(Filter(), day, facets=day.day % 2 == 0).rows
        assert row.status == status(bridge, evidence, decisions, day)


def test_the_status_of_a_story_told_in_ten_lines(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db") as ledger:
        add(ledger, BRIDGE, AGAIN, OPENED)
        bridge = promise(BRIDGE, AGAIN)
        opened = Evidence(
            "e", bridge.id, OPENED.span("was opened"), Relation.DONE, Basis.REPORTED, date(2021, 4, 12), linked=True
        )
        ledger.write_resolution([anna(BRIDGE)], [bridge], {}, [])
        ledger.write_evidence([opened])
        ledger.write_standings({bridge.id: standings(bridge, [opened], [])})
        days = ("2020-03-01", "2021-03-31", "2021-04-01", "2021-04-11", "2021-04-12", "2021-05-01", "2021-05-02")
        lines = [f"{day}: {_told(ledger, date.fromisoformat(day))}" for day in days]
    assert lines == [
        "2020-03-01: upcoming, no report",
        "2021-03-31: upcoming, no report",
        "2021-04-01: due soon, no report",
        "2021-04-11: due soon, no report",
        "2021-04-12: due soon, done (reported)",
        "2021-05-01: due soon, done (reported)",
        "2021-05-02: passed with outcome, done (reported)",
    ]


def _told(ledger: Ledger, day: date) -> str:
    status = ledger.commitments(Filter(), day).rows[0].status
    return f"{status.deadline}, {status.outcome}" + (f" ({status.basis})" if status.basis else "")
