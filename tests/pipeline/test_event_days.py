"""Last days that hang on an event are told by whichever report dates it, from that report's day on."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pipeline.stories import read

from onrecord import growing, pipeline
from onrecord.cli import present
from onrecord.contract import commitment_record
from onrecord.ledger import Filter, Ledger
from onrecord.model import Capture, Commitment, DeadlineState, Reading

Story = tuple[str, str]
PLEDGE = (
    "2041-02-03",
    "Prime Minister Ines Harlow of Norland promised to build 300 new schools by the end of this parliament.",
)
DATES = (
    "2041-06-01",
    "Ines Harlow was in Port Vell on Friday. The next general election can be held no later than May 2044, her office"
    " said.",
)
AGREES = ("2041-09-01", "Ines Harlow has time left: the parliament ends in spring 2044.")
CORRECTS = ("2042-03-01", "The general election has been brought forward to 4 June 2043, Ines Harlow announced.")
DISAGREES = ("2042-03-01", "Ines Harlow has little time left: the parliament ends in June 2043.")
ELSEWHERE = ("2041-05-01", "In Wessmark, Premier Olav Brandt said the next general election is due by June 2042.")
LOCAL = ("2041-05-02", "Local elections are due in June 2042, Ines Harlow said.")
LATER = ("2047-02-01", "Ines Harlow is back. The next general election can be held no later than May 2049.")
HELD = ("2043-07-01", "The general election held on 4 June 2043 was won by Ines Harlow.")
NEXT = ("2043-08-01", "Ines Harlow has time: the next general election can be held no later than June 2045.")
AGAIN = ("2041-08-01", "Prime Minister Ines Harlow promised again to build 300 new schools by 31 December 2043.")
FOLLOWED = ("2042-05-01", "So far 120 of the 300 new schools have been built, Ines Harlow said.")


@cache
def one_read(story: Story) -> tuple[Capture, Reading]:
    [found] = read([story])
    return found


def readings(stories: Sequence[Story]) -> list[Reading]:
    return [one_read(story)[1] for story in stories]


def put(ledger: Ledger, story: Story) -> None:
    capture, reading = one_read(story)
    ledger.accept(capture)
    ledger.record(reading)


def schools(stories: Sequence[Story]) -> Commitment:
    [found] = [c for c in pipeline.conclude(readings(stories)).resolution.commitments if "schools" in c.action]
    return found


def days(stories: Sequence[Story]) -> list[tuple[str, str]]:
    """From which day on which original last day is known."""
    one = schools(stories)
    return [(str(k.since), str(k.timeframe.end or "")) for k in one.known]


def test_another_report_tells_the_day() -> None:
    one = schools([PLEDGE, DATES])
    assert one.timeframe is not None
    assert one.timeframe.end == date(2044, 5, 31)
    assert one.due_on(date(2041, 5, 31)) is None, "nobody had dated it by then"
    assert one.due_on(date(2041, 6, 1)) == date(2044, 5, 31)
    assert one.timeframe.span.quote == "by the end of this parliament"
    assert one.moves == ()


def test_the_derivation_names_the_passage() -> None:
    [dates] = readings([DATES])
    one = schools([PLEDGE, DATES])
    assert one.timeframe is not None
    assert one.timeframe.anchor is not None
    source = one.timeframe.anchor.source
    assert source is not None
    assert source.document == dates.document.id
    assert dates.document.text[source.start : source.end] == source.quote
    assert source.quote == "The next general election can be held no later than May 2044"
    assert one.timeframe.arithmetic == "The next general election: no later than May 2044 = 2044-05-31"


@pytest.mark.parametrize(
    ("stories", "known"),
    [
        ([PLEDGE], []),
        ([PLEDGE, ELSEWHERE], []),
        ([PLEDGE, LOCAL], []),
        ([PLEDGE, LATER], []),
        ([PLEDGE, HELD, NEXT], []),
        ([PLEDGE, DATES, AGREES], [("2041-02-03", ""), ("2041-06-01", "2044-05-31")]),
        ([PLEDGE, DATES, ELSEWHERE, LOCAL], [("2041-02-03", ""), ("2041-06-01", "2044-05-31")]),
        (
            [PLEDGE, AGREES, DISAGREES],
            [("2041-02-03", ""), ("2041-09-01", "2044-05-31"), ("2042-03-01", "")],
        ),
        (
            [PLEDGE, AGREES, CORRECTS],
            [("2041-02-03", ""), ("2041-09-01", "2044-05-31"), ("2042-03-01", "2043-06-04")],
        ),
    ],
    ids=[
        "nobody dates it",
        "another land's election",
        "an election of another sort",
        "too far away",
        "one was held in between",
        "two agree",
        "others do not disturb",
        "two disagree",
        "a correction",
    ],
)
def test_what_is_known_from_day_to_day(stories: list[Story], known: list[tuple[str, str]]) -> None:
    assert days(stories) == known


def test_a_report_published_before_the_pledge_dates_it_from_the_start() -> None:
    early = ("2041-01-05", DATES[1])
    one = schools([PLEDGE, early])
    assert one.due_on(date(2041, 2, 3)) == date(2044, 5, 31)


def test_before_the_election_is_until_the_day_before_it() -> None:
    pledge = (PLEDGE[0], PLEDGE[1].replace("by the end of this parliament", "before the next election"))
    fixed = ("2041-06-01", "The general election is to be held on 4 June 2043, Ines Harlow announced.")
    one = schools([pledge, fixed])
    assert one.timeframe is not None
    assert one.timeframe.end == date(2043, 6, 3)


def test_a_term_ends_with_its_holder_s_alone() -> None:
    pledge = ("2041-02-03", "Mayor Ines Harlow promised to build 300 new schools by the end of her term.")
    hers = ("2041-06-01", "Ines Harlow spoke in the town hall. Her term, which runs until March 2043, has been stormy.")
    his = ("2041-06-01", "Ines Harlow was there. Tom Arlen is tired. His term, which runs until March 2042, was long.")
    assert days([pledge, his]) == []
    assert days([pledge, hers, his])[-1] == ("2041-06-01", "2043-03-31")


def test_a_bare_summit_in_a_report_on_others_dates_nothing() -> None:
    pledge = ("2041-02-03", "Mayor Ines Harlow promised to build 300 new schools before the Lakeside summit.")
    other = ("2041-03-01", "The Hillside summit, to be held on 4 June, has drawn many guests, Ines Harlow said.")
    same = ("2041-03-02", "The Lakeside summit, to be held on 5 June, has drawn few guests, Ines Harlow said.")
    assert days([pledge, other]) == []
    assert days([pledge, other, same])[-1] == ("2041-03-02", "2041-06-04")


def test_the_day_of_a_later_statement_is_known_from_then_on() -> None:
    assert days([PLEDGE, AGAIN]) == [("2041-02-03", ""), ("2041-08-01", "2043-12-31")]
    assert schools([PLEDGE, AGAIN]).moves == ()


def test_a_day_stated_after_the_event_was_dated_is_a_move() -> None:
    one = schools([PLEDGE, DATES, AGAIN])
    assert one.due_on(date(2041, 9, 1)) == date(2044, 5, 31)
    assert [(str(m.told), str(m.new_end)) for m in one.moves] == [("2041-08-01", "2043-12-31")]


EVERYTHING = [PLEDGE, DATES, AGREES, ELSEWHERE, LOCAL, CORRECTS, AGAIN, FOLLOWED]


@settings(deadline=None, max_examples=10)
@given(order=st.permutations(EVERYTHING), day=st.dates(date(2041, 1, 1), date(2044, 12, 31)))
def test_order_is_no_matter_and_no_day_sees_what_was_published_later(order: list[Story], day: date) -> None:
    whole = schools(order)
    assert whole == schools(EVERYTHING)
    by_then = [story for story in EVERYTHING if date.fromisoformat(story[0]) <= day]
    if PLEDGE in by_then:
        assert whole.due_on(day) == schools(by_then).due_on(day)


@settings(deadline=None, max_examples=5)
@given(order=st.permutations(EVERYTHING))
def test_added_one_by_one_it_is_the_whole(tmp_path_factory: pytest.TempPathFactory, order: list[Story]) -> None:
    folder, before = tmp_path_factory.mktemp("grown"), growing.FROM
    growing.FROM = 0
    try:
        with Ledger.open(folder / "whole.db") as ledger:
            for story in EVERYTHING:
                put(ledger, story)
            pipeline.refresh(ledger)
            whole = (list(ledger.all_commitments()), list(ledger.evidence()))
        with Ledger.open(folder / "grown.db") as ledger:
            for story in order:
                put(ledger, story)
                if not growing.grow(ledger):
                    pipeline.refresh(ledger)
            assert (list(ledger.all_commitments()), list(ledger.evidence())) == whole
    finally:
        growing.FROM = before


def test_one_dating_story_is_enough_to_grow_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FROM", 0)
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        put(ledger, PLEDGE)
        pipeline.refresh(ledger)
        put(ledger, DATES)
        assert growing.grow(ledger)
        [row] = ledger.commitments(Filter(words="schools"), date(2041, 7, 1)).rows
        assert row.due == date(2044, 5, 31)


def test_the_ledger_shows_it_as_of_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        for story in (PLEDGE, DATES):
            put(ledger, story)
        pipeline.refresh(ledger)
        [row] = ledger.commitments(Filter(words="schools"), date(2041, 5, 31)).rows
        assert (row.due, row.when) == (None, "by the end of this parliament")
        before, after = (ledger.commitment(row.id, date.fromisoformat(d)) for d in ("2041-05-31", "2041-06-01"))
        assert before.commitment.timeframe is not None
        assert (before.commitment.timeframe.end, before.status.deadline) == (None, DeadlineState.NONE)
        assert after.status.due == date(2044, 5, 31)
        assert after.dated_in is not None
        assert commitment_record(after)["timeframe"]["dated_by"]["source"]["id"] == after.dated_in.id
        assert list(ledger.verify()) == []
        present.commitment_page(after)
    assert "The next general election can be held no later than May 2044" in capsys.readouterr().out
