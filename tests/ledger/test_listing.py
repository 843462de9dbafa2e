from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import AGAIN, ANNA, BRIDGE, OPENED, PARK, Story, add, anna, filled, promise, report, story

from onrecord.errors import UsageError
from onrecord.ledger import Filter, Ledger, Sort, changing
from onrecord.ledger.listing import deadline_state
from onrecord.ledger.views import Topic
from onrecord.model import Basis, DeadlineState, Kind, Move, Outcome, Relation, Standing, Strength

EARLY, LATE = date(2020, 4, 1), date(2021, 6, 1)


def shown(ledger: Ledger, as_of: date, **asked: object) -> list[str]:
    """The actions a list shows."""
    return [row.action for row in ledger.commitments(Filter(**asked), as_of).rows]  # type: ignore[arg-type]


def test_nothing_is_shown_before_it_was_first_stated(ledger: Ledger) -> None:
    filled(ledger)
    assert shown(ledger, date(2020, 2, 29)) == []
    assert shown(ledger, date(2020, 3, 1)) == ["build a bridge"]
    assert shown(ledger, date(2020, 9, 1)) == ["build a bridge", "plant a park"]


def test_a_row_tells_what_was_known_on_its_day(ledger: Ledger) -> None:
    filled(ledger)
    before, after = (ledger.commitments(Filter(words="bridge"), day).rows[0] for day in (EARLY, LATE))
    assert (before.statements, before.status.outcome, before.status.basis) == (1, Outcome.NO_REPORT, None)
    assert (after.statements, after.status.outcome, after.status.basis) == (2, Outcome.DONE, Basis.REPORTED)
    assert after.status.deadline is DeadlineState.PASSED
    assert after.when == "by 2021-05-01"
    assert after.issuer and after.issuer.name == "Anna Berg"


def test_overdue_counts_from_the_day_after_the_original_last_day(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    ledger.write_standings({bridge.id: []})
    (on_time,) = ledger.rows([bridge.id], date(2021, 5, 1))
    (late,) = ledger.rows([bridge.id], date(2021, 5, 2))
    assert (on_time.status.deadline, on_time.status.overdue_days) == (DeadlineState.DUE_SOON, None)
    assert (late.status.deadline, late.status.overdue_days) == (DeadlineState.OVERDUE, 1)


def test_a_moved_day_is_told_beside_the_original_one_which_still_counts(ledger: Ledger) -> None:
    add(ledger, BRIDGE, AGAIN)
    moved = promise(BRIDGE, AGAIN, moves=(Move(AGAIN.statement.id, None, date(2020, 6, 1), date(2022, 1, 1)),))
    ledger.write_resolution([anna(BRIDGE)], [moved], {}, [])
    (before,), (after,) = (ledger.rows([moved.id], day) for day in (EARLY, LATE))
    assert before.status.moved_to is None
    assert after.status.moved_to == date(2022, 1, 1)
    assert after.status.due == date(2021, 5, 1)
    assert after.status.overdue_days == 31
    assert shown(ledger, LATE, moved=True) == ["build a bridge"]
    assert shown(ledger, EARLY, moved=True) == []


def test_what_stands_in_a_document_of_unknown_day_is_shown_on_every_day(ledger: Ledger) -> None:
    undated = story("<who>Anna Berg</who> promised to <what>dig a well</what>.", None)
    add(ledger, undated)
    ledger.write_resolution([anna(undated)], [promise(undated)], {}, [])
    assert shown(ledger, date(1990, 1, 1)) == shown(ledger, LATE) == ["dig a well"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["build a bridge", "plant a park"]),
        ({"words": "bridge"}, ["build a bridge"]),
        ({"words": "Anna bridges"}, ["build a bridge"]),
        ({"words": "bridge park"}, []),
        ({"words": "hundreds walked"}, []),
        ({"actor": ANNA}, ["build a bridge", "plant a park"]),
        ({"issuer": ANNA, "responsible": "other"}, []),
        ({"kind": (Kind.PLEDGE, Kind.ORDER)}, ["build a bridge", "plant a park"]),
        ({"kind": (Kind.ORDER,)}, []),
        ({"strength": (Strength.FIRM,)}, ["build a bridge", "plant a park"]),
        ({"state": (DeadlineState.PASSED,)}, ["build a bridge"]),
        ({"state": (DeadlineState.NONE,)}, ["plant a park"]),
        ({"state": (DeadlineState.NONE, DeadlineState.PASSED)}, ["build a bridge", "plant a park"]),
        ({"state": (DeadlineState.OVERDUE,)}, []),
        ({"outcome": (Outcome.DONE,)}, ["build a bridge"]),
        ({"outcome": (Outcome.NO_REPORT,)}, ["plant a park"]),
        ({"basis": (Basis.REPORTED,)}, ["build a bridge"]),
        ({"basis": (Basis.CLAIMED,)}, []),
        ({"outlet": ("The Times",)}, ["build a bridge", "plant a park"]),
        ({"outlet": ("The Post",)}, ["build a bridge"]),
        ({"outlet": ("The Courier",)}, []),
        ({"source": PARK.id}, ["plant a park"]),
        ({"due_from": date(2021, 5, 1)}, ["build a bridge"]),
        ({"due_from": date(2021, 5, 2)}, []),
        ({"due_to": date(2021, 5, 1)}, ["build a bridge"]),
        ({"due_to": date(2021, 4, 30)}, []),
        ({"stated_from": date(2020, 3, 2)}, ["plant a park"]),
        ({"stated_to": date(2020, 3, 1)}, ["build a bridge"]),
        ({"moved": False}, ["build a bridge", "plant a park"]),
        ({"contradicted": True}, []),
        ({"sort": Sort.NEWEST}, ["plant a park", "build a bridge"]),
        ({"sort": Sort.LATEST_DUE}, ["build a bridge", "plant a park"]),
    ],
    ids=str,
)
def test_filters(ledger: Ledger, asked: dict[str, object], found: list[str]) -> None:
    filled(ledger)
    assert shown(ledger, LATE, **asked) == found


def test_an_outlet_counts_from_the_day_it_stated_the_promise(ledger: Ledger) -> None:
    filled(ledger)
    assert shown(ledger, date(2020, 5, 31), outlet=("The Times",)) == []
    assert shown(ledger, date(2020, 6, 1), outlet=("The Times",)) == ["build a bridge"]


def test_due_within_counts_both_ends(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    assert shown(ledger, date(2021, 4, 1), due_within=30) == ["build a bridge"]
    assert shown(ledger, date(2021, 4, 1), due_within=29) == []
    assert shown(ledger, date(2021, 5, 1), due_within=0) == ["build a bridge"]
    assert [row.id for row in ledger.due(30, date(2021, 4, 1))] == [bridge.id]
    assert ledger.due(30, date(2021, 4, 12)) == (), "its outcome settles it"
    assert shown(ledger, LATE, due_within=99_999) == []


def test_pages_follow_one_another_without_gap_or_overlap(ledger: Ledger) -> None:
    many = [story(f"<who>Anna Berg</who> promised to <what>open door {i}</what>.", date(2020, 1, 1)) for i in range(7)]
    add(ledger, *many)
    ledger.write_resolution([anna(*many)], [promise(one) for one in many], {}, [])
    pages = [ledger.commitments(Filter(), LATE, limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page.rows) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}
    ids = [row.id for page in pages for row in page.rows]
    assert ids == [row.id for row in ledger.every(Filter(), LATE)]
    assert len(set(ids)) == 7


def test_facets_count_the_whole_list_not_the_page(ledger: Ledger) -> None:
    filled(ledger)
    page = ledger.commitments(Filter(), LATE, limit=1, facets=True)
    facets = {facet.field: {v.label: v.count for v in facet.values} for facet in page.facets}
    assert facets["state"] == {"passed with outcome": 1, "none": 1}
    assert facets["outlet"] == {"The Times": 2, "The Post": 1}
    assert facets["issuer"] == {"Anna Berg": 2}
    assert facets["basis"] == {"reported": 1}


def test_choosing_a_facets_value_shows_as_many_rows_as_it_said(ledger: Ledger) -> None:
    filled(ledger)
    facets = ledger.commitments(Filter(), LATE, facets=True).facets
    assert facets
    for facet in facets:
        for value in facet.values:
            narrowed = Filter.parse([(facet.field, value.value)])
            assert ledger.commitments(narrowed, LATE).total == value.count, (facet.field, value)


def test_counts_tell_whose_word_an_outcome_rests_on(ledger: Ledger) -> None:
    filled(ledger)
    counts = ledger.counts(LATE)
    assert (counts.made, counts.undated, counts.passed, counts.overdue) == (2, 1, 1, 0)
    assert (counts.done, counts.done_reported, counts.done_claimed, counts.no_report) == (1, 1, 0, 1)
    assert ledger.counts(date(2020, 1, 1)).made == 0


def test_counts_follow_a_change(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    assert ledger.counts(LATE).done == 1
    ledger.write_standings({bridge.id: []})
    assert (ledger.counts(LATE).done, ledger.counts(LATE).overdue) == (0, 1)


def test_the_timeline_has_a_bar_for_every_month_with_a_last_day(ledger: Ledger) -> None:
    filled(ledger)
    (bar,) = ledger.timeline(LATE)
    assert (bar.month, bar.passed, bar.total) == (date(2021, 5, 1), 1, 1)
    assert ledger.timeline(date(2020, 1, 1)) == ()


def test_silent_is_what_nobody_spoke_of_for_long(ledger: Ledger) -> None:
    bridge, park = filled(ledger)
    assert [row.id for row in ledger.silent(200, LATE)] == [park.id], "the bridge was opened"
    assert ledger.silent(400, LATE) == ()
    ledger.write_standings({bridge.id: []})
    assert [row.id for row in ledger.silent(40, LATE)] == [bridge.id, park.id]
    assert bridge.id not in {row.id for row in ledger.silent(60, LATE)}, "the opening was reported less long ago"


def test_changes_tell_what_became_different_and_from_which_source(ledger: Ledger) -> None:
    filled(ledger)
    found = ledger.changes(date(2020, 1, 1), LATE)
    assert [(c.day.isoformat(), c.what, c.row.action) for c in found] == [
        ("2021-04-12", "outcome", "build a bridge"),
        ("2020-09-01", "stated", "plant a park"),
        ("2020-06-01", "restated", "build a bridge"),
        ("2020-03-01", "stated", "build a bridge"),
    ]
    assert found[0].source and found[0].source.id == OPENED.id
    assert ledger.changes(date(2021, 4, 12), LATE) == (), "the first day is exclusive"
    assert len(ledger.changes(date(2021, 4, 11), date(2021, 4, 12))) == 1, "the last day is inclusive"


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (("outcome", "moved"), ["outcome"]),
        (("stated",), ["stated", "stated"]),
        (("restated",), ["restated"]),
        (("overdue",), []),
    ],
    ids=str,
)
def test_changes_of_some_sorts_alone(ledger: Ledger, only: tuple[str, ...], found: list[str]) -> None:
    filled(ledger)
    assert [change.what for change in ledger.changes(date(2020, 1, 1), LATE, only=only)] == found


@pytest.mark.parametrize("few", [0, 10])
@pytest.mark.parametrize("limit", [1, 10])
def test_changes_of_what_a_filter_shows(ledger: Ledger, few: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(ledger)
    monkeypatch.setattr(changing, "FEW", few)
    for asked in (Filter(words="bridge"), Filter(words="park"), Filter(words="bridge", sort=Sort.NEWEST)):
        shown = {row.id for row in ledger.every(asked, LATE)}
        wanted = [one for one in ledger.changes(date(2020, 1, 1), LATE) if one.row.id in shown]
        assert wanted
        assert list(ledger.changes(date(2020, 1, 1), LATE, limit=limit, filter=asked)) == wanted[:limit]
    assert ledger.changes(date(2020, 1, 1), LATE, filter=Filter(words="nothing")) == ()


def test_what_becomes_overdue_is_a_change_on_the_day_after_its_last_day(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    ledger.write_standings({bridge.id: []})
    assert [(c.day, c.what) for c in ledger.changes(date(2021, 5, 1), date(2021, 5, 2))] == [
        (date(2021, 5, 2), "overdue")
    ]
    assert ledger.changes(date(2021, 5, 2), date(2021, 6, 2)) == ()


FILTERS = st.builds(
    Filter,
    words=st.text(min_size=1).map(str.strip),
    actor=st.none() | st.just("a1"),
    kind=st.lists(st.sampled_from(Kind), unique=True).map(tuple),
    state=st.lists(st.sampled_from(DeadlineState), unique=True).map(tuple),
    due_within=st.none() | st.integers(0, 9999),
    due_from=st.none() | st.dates(),
    moved=st.none() | st.booleans(),
    sort=st.sampled_from(Sort),
)


@given(FILTERS)
def test_a_filter_survives_its_address(asked: Filter) -> None:
    assert Filter.parse(asked.query()) == asked


@pytest.mark.parametrize(
    "pair",
    [("colour", "red"), ("kind", "wish"), ("due_from", "31 June"), ("due_within", "soon"), ("moved", "perhaps")],
    ids=str,
)
def test_a_filter_that_cannot_be_understood_says_so(pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        Filter.parse([pair])
    assert repr(pair[0]) in str(caught.value)


def test_days_and_weeks_are_understood() -> None:
    assert Filter.parse([("due_within", "90d")]).due_within == 90
    assert Filter.parse([("due_within", "2w")]).due_within == 14


@pytest.fixture(scope="module")
def stood(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Ledger:
    """A ledger of promises of every kind, with last days around one another, settled and not, moved and not."""
    ledger = Ledger.open(Path(shutil.copy(empty, tmp_path_factory.mktemp("stood") / "a.db")))
    stories = [_promised(i) for i in range(30)]
    add(ledger, *stories)
    made = [
        promise(
            one,
            kind=list(Kind)[i % 5],
            strength=Strength.SOFT if i == 11 else Strength.FIRM,
            issuer=ANNA if i % 3 else None,
            confidence=(i % 4) / 4,
            moves=(Move(one.statement.id, None, date(2021, 3, 1), date(2022, 1, 1)),) if i % 6 == 0 else (),
        )
        for i, one in enumerate(stories)
    ]
    with ledger.transaction():
        ledger.write_resolution([anna(*stories)], made, {}, [])
        ledger.write_standings({one.id: [_stands(i)] for i, one in enumerate(made) if i % 5})
        ledger.put_topics([Topic("hatches", "Hatches", ("hatch",))])
    return ledger


def _promised(i: int) -> Story:
    what, outlet = ("hatch" if i % 4 == 0 else "door"), ("The Times" if i % 3 else "The Post")
    when = f" <when>by {date(2021, 1, 1) + timedelta(days=7 * (i // 2))}</when>" if i % 7 else ""
    day = None if i == 13 else date(2020, 1, 1) + timedelta(days=i)
    return story(f"<who>Anna Berg</who> promised to <what>open {what} {i}</what>{when}.", day, outlet)


def _stands(i: int) -> Standing:
    outcome = list(Outcome)[i % len(Outcome)]
    return Standing(
        date(2021, 2, 1) + timedelta(days=i), outcome, Basis.CLAIMED, settled=i % 2 == 0, contradicted=i % 9 == 0
    )


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.dates(date(2019, 12, 1), date(2022, 1, 1)))
def test_filters_facets_and_rows_agree_on_every_day(stood: Ledger, as_of: date) -> None:
    page = stood.commitments(Filter(), as_of, facets=True)
    rows = page.rows
    assert all(row.first_stated is None or row.first_stated <= as_of for row in rows)
    states = Counter(row.status.deadline.value for row in rows)
    facets = {facet.field: {v.value: v.count for v in facet.values} for facet in page.facets}
    assert facets["state"] == states
    assert facets["outcome"] == Counter(row.status.outcome.value for row in rows)
    counts = stood.counts(as_of)
    firm = [row for row in rows if row.strength is Strength.FIRM]
    assert counts.overdue == sum(row.status.deadline is DeadlineState.OVERDUE for row in firm)
    assert counts.made == len(firm) == sum(bar.total for bar in stood.timeline(as_of)) + counts.undated


NARROW = st.builds(
    Filter,
    words=st.sampled_from(["", "", "", "door", "hatch", "promised 3"]),
    actor=st.sampled_from([None, None, ANNA, "nobody"]),
    issuer=st.sampled_from([None, None, ANNA, "nobody"]),
    kind=st.lists(st.sampled_from(Kind), unique=True, max_size=4).map(tuple),
    strength=st.sampled_from([(), (), (Strength.FIRM,), (Strength.SOFT,)]),
    state=st.lists(st.sampled_from(DeadlineState), unique=True, max_size=4).map(tuple),
    outcome=st.lists(st.sampled_from(Outcome), unique=True, max_size=4).map(tuple),
    basis=st.sampled_from([(), (), (Basis.CLAIMED,), (Basis.RULED,)]),
    topic=st.sampled_from([(), (), ("hatches",), ("none",)]),
    outlet=st.sampled_from([(), (), ("The Post",), ("The Post", "The Times")]),
    due_within=st.none() | st.integers(0, 200),
    due_from=st.none() | st.dates(date(2020, 12, 1), date(2021, 9, 1)),
    due_to=st.none() | st.dates(date(2020, 12, 1), date(2021, 9, 1)),
    stated_from=st.none() | st.dates(date(2020, 1, 1), date(2020, 2, 1)),
    stated_to=st.none() | st.dates(date(2020, 1, 1), date(2020, 2, 1)),
    moved=st.sampled_from([None, None, True, False]),
    contradicted=st.sampled_from([None, None, True, False]),
    sort=st.sampled_from(Sort),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(NARROW, st.dates(date(2019, 12, 1), date(2022, 1, 1)), st.integers(1, 40), st.integers(0, 12))
def test_the_board_and_the_database_show_the_same_rows_in_the_same_order(
    stood: Ledger, asked: Filter, as_of: date, limit: int, offset: int
) -> None:
    database = stood.commitments(asked, as_of, limit=limit, offset=offset)
    board = stood.commitments(asked, as_of, limit=limit, offset=offset, facets=True)
    assert board.rows == database.rows
    assert board.total == database.total


def test_the_board_keeps_step_with_every_change(ledger: Ledger) -> None:
    def agreed() -> int:
        for sort in Sort:
            board, database = (ledger.commitments(Filter(sort=sort), LATE, facets=flag) for flag in (True, False))
            assert board.rows == database.rows
        return board.total

    assert agreed() == 0
    bridge, park = filled(ledger)
    assert agreed() == 2
    ledger.write_standings({park.id: [Standing(date(2021, 1, 1), Outcome.DROPPED, Basis.CLAIMED, settled=True)]})
    assert agreed() == 2
    with pytest.raises(RuntimeError), ledger.transaction():
        ledger.write_standings({park.id: []})
        assert ledger.counts(LATE).no_report == 1
        raise RuntimeError
    assert ledger.counts(LATE).no_report == 0
    ledger.write_standings({bridge.id: []})
    assert agreed() == 2
    assert ledger.counts(LATE).no_report == 1
    ledger.write_resolution([anna(BRIDGE)], [bridge], {}, [])
    assert agreed() == 1
    filled(ledger)
    assert agreed() == 2


@pytest.mark.parametrize(
    ("due", "settled", "state"),
    [
        (None, False, DeadlineState.NONE),
        (date(2021, 5, 1), False, DeadlineState.DUE_SOON),
        (date(2021, 4, 30), False, DeadlineState.OVERDUE),
        (date(2021, 4, 30), True, DeadlineState.PASSED),
        (date(2021, 5, 31), True, DeadlineState.DUE_SOON),
        (date(2021, 6, 1), False, DeadlineState.UPCOMING),
    ],
)
def test_the_arithmetic_of_deadlines_on_the_first_of_may(due: date | None, settled: bool, state: DeadlineState) -> None:
    assert deadline_state(due, settled, date(2021, 5, 1), soon=30) is state


def test_a_list_is_read_from_an_index_in_every_order(tmp_path: Path) -> None:
    """No timing here: what holds at any size is that nothing is gone through and nothing sorted."""
    with Ledger.open(tmp_path / "a.db") as ledger, ledger._reading() as connection:
        for order in ("due_key, id", "first_stated DESC, id DESC", "confidence DESC, id DESC", "head, id"):
            plan = connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT n FROM spell WHERE since <= '2021-01-01' AND until > '2021-01-01'"
                f" ORDER BY {order} LIMIT 50"
            ).all()
            assert "USING INDEX" in str(plan), plan
            assert "TEMP B-TREE" not in str(plan), plan


def test_moves_and_contradictions_are_changes_with_their_source(ledger: Ledger) -> None:
    add(ledger, BRIDGE, AGAIN, OPENED)
    bridge = promise(BRIDGE, AGAIN, moves=(Move(AGAIN.statement.id, None, date(2020, 6, 1), date(2022, 1, 1)),))
    against = report(bridge, OPENED, "opened", Relation.CONTRADICTION)
    ledger.write_resolution([anna(BRIDGE)], [bridge], {}, [])
    ledger.write_evidence([against])
    doubted = Standing(date(2021, 4, 12), Outcome.NO_REPORT, contradicted=True, moved_to=date(2022, 1, 1))
    ledger.write_standings({bridge.id: [doubted]})
    found = ledger.changes(date(2020, 3, 1), LATE, only=("moved", "contradicted"))
    assert [(change.what, change.moved_to, change.source and change.source.id) for change in found] == [
        ("contradicted", None, OPENED.id),
        ("moved", date(2022, 1, 1), AGAIN.id),
    ]
    assert found[0].row.status.contradicted
