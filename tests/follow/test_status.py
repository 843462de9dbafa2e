"""Status as of a day: deadlines by arithmetic, outcomes by testimony."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.follow.ledger_lines import day, promise, ruling, told

from onrecord.follow import standings, status
from onrecord.model import Basis, DeadlineState, Evidence, Move, Outcome, Relation


@pytest.mark.parametrize(
    ("as_of", "state", "overdue"),
    [
        ("2021-09-30", "upcoming", None),
        ("2021-10-02", "due soon", None),
        ("2021-11-01", "due soon", None),
        ("2021-11-02", "overdue", 1),
        ("2021-12-01", "overdue", 30),
    ],
)
def test_the_last_day_is_still_in_time(as_of: str, state: str, overdue: int | None) -> None:
    seen = status(promise("2021-11-01"), [], [], day(as_of))
    assert (seen.deadline, seen.overdue_days) == (DeadlineState(state), overdue)


# what | what was told | the outcome at the start of 2022 (or on the day after "@"), and its basis
HISTORIES = """
nothing | | no report
a claim of progress | 2021-03-01 progress claimed | in progress, claimed
a delay is progress of a kind | 2021-03-01 delay reported | in progress, reported
the latest day decides | 2021-03-01 delay reported; 2021-04-01 progress claimed | in progress, claimed
a repeat is no report | 2021-03-01 repeat claimed | no report
done wins | 2021-03-01 done claimed; 2021-06-01 progress reported | done, claimed
a report outweighs a claim | 2021-03-01 done claimed; 2021-03-01 done reported | done, reported
told later than asked | 2022-02-01 done claimed | no report
only possible | 2021-03-01 done claimed possible | no report
a copy | 2021-03-01 done claimed copy | no report
undated | undated done claimed | no report
older than the promise | 2019-12-31 done claimed | no report
dropped | 2021-03-01 contradiction claimed ends dropped; 2021-04-01 progress claimed | dropped, claimed
superseded | 2021-03-01 contradiction reported ends superseded | superseded, reported
falls short | 2021-03-01 done claimed; 2021-03-01 contradiction reported ends partly_done | partly done, reported
below the target, its day ahead | 2021-03-01 progress claimed figure 12 | in progress, claimed @ 2021-06-01
below the target, its day past | 2021-03-01 progress claimed figure 12 | partly done, claimed
a figure that reaches the target | 2021-03-01 progress claimed figure 31 | in progress, claimed
""".strip().splitlines()


@pytest.mark.parametrize("line", HISTORIES, ids=[h.split(" |")[0] for h in HISTORIES])
def test_the_outcome_is_testimony(line: str) -> None:
    _, history, expected = (part.strip() for part in line.split("|"))
    expected, _, as_of = expected.partition(" @ ")
    outcome, _, basis = expected.partition(", ")
    evidence = [told(one.strip()) for one in history.split(";") if one.strip()]
    seen = status(promise("2021-11-01", target=30), evidence, [], day(as_of or "2022-01-01"))
    assert (seen.outcome, seen.basis) == (Outcome(outcome), Basis(basis) if basis else None)


def test_below_the_target_with_a_day_that_nobody_can_tell_is_still_in_progress() -> None:
    named = promise("2021-11-01", target=30)
    assert named.timeframe is not None
    some_day = replace(named, timeframe=replace(named.timeframe, end=None))
    seen = [
        status(c, [told("2021-03-01 progress claimed figure 12")], [], day("2022-01-01"))
        for c in (some_day, replace(named, timeframe=None))
    ]
    assert [s.outcome for s in seen] == [Outcome.IN_PROGRESS, Outcome.PARTLY_DONE]


def test_a_contradiction_asks_a_person_and_never_says_broken() -> None:
    seen = status(promise("2021-11-01"), [told("2021-12-01 contradiction reported")], [], day("2022-01-01"))
    assert seen.contradicted
    assert seen.outcome is Outcome.NO_REPORT
    assert seen.deadline is DeadlineState.OVERDUE


def test_a_verdict_is_in_force_from_its_day_and_can_be_undone() -> None:
    verdict = ruling("verdict", "c", "2022-01-10", outcome="broken")
    undo = ruling("undo", verdict.id, "2022-02-01")
    outcome = lambda on, *made: status(promise("2021-11-01"), [], list(made), day(on)).outcome  # noqa: E731
    assert outcome("2022-01-09", verdict) is Outcome.NO_REPORT
    assert outcome("2022-01-10", verdict) is Outcome.BROKEN
    assert outcome("2022-03-01", undo, verdict) is Outcome.NO_REPORT


def test_a_verdict_may_hold_from_an_earlier_day() -> None:
    verdict = ruling("verdict", "c", "2024-01-10", outcome="done", since="2021-12-01")
    assert status(promise("2021-11-01"), [], [verdict], day("2021-12-01")).basis is Basis.RULED


def test_a_person_can_link_and_unlink() -> None:
    possible, linked = told("2021-03-01 done claimed possible"), told("2021-04-01 progress claimed")
    made = [ruling("link", possible.id, "2023-01-01"), ruling("unlink", linked.id, "2023-01-01")]
    assert status(promise(), [possible, linked], made, day("2022-01-01")).evidence == (possible.id,)


def test_overdue_counts_from_the_original_day() -> None:
    moved = told("2021-06-01 delay claimed to 2022-06-01")
    seen = status(promise("2021-11-01"), [moved], [], day("2021-11-11"))
    assert (seen.overdue_days, seen.moved_to, seen.due) == (10, day("2022-06-01"), day("2021-11-01"))


def test_a_restatement_that_moves_the_day_is_seen_from_its_own_day() -> None:
    slipped = replace(promise("2021-11-01"), moves=(Move("s2", None, day("2021-06-01"), day("2023-01-01")),))
    assert status(slipped, [], [], day("2021-05-31")).moved_to is None
    assert status(slipped, [], [], day("2021-06-01")).moved_to == day("2023-01-01")


# laws

LINES = st.builds(
    lambda on, relation, basis, tail: f"{on} {relation} {basis}{tail}",
    st.dates(date(2019, 6, 1), date(2023, 1, 1)).map(str) | st.just("undated"),
    st.sampled_from([r.value for r in Relation]),
    st.sampled_from(["claimed", "reported"]),
    st.sampled_from(
        ["", "", "", " copy", " possible", " ends dropped", " ends partly_done", " figure 12", " to 2022-08-01"]
    ),
)
HISTORY = st.lists(LINES.map(told), max_size=6, unique_by=lambda e: e.id)
DAYS = st.dates(date(2019, 1, 1), date(2024, 1, 1))


@given(HISTORY, DAYS)
def test_nothing_told_after_the_day_matters(history: list[Evidence], as_of: date) -> None:
    known = [e for e in history if e.told and e.told <= as_of]
    commitment = promise("2021-11-01", target=30)
    assert status(commitment, history, [], as_of) == status(commitment, known, [], as_of)


@given(HISTORY, DAYS, st.randoms())
def test_order_and_repetition_change_nothing(history: list[Evidence], as_of: date, dice: random.Random) -> None:
    commitment = promise("2021-11-01", target=30)
    shuffled = history + history[:2]
    dice.shuffle(shuffled)
    assert status(commitment, history, [], as_of) == status(commitment, shuffled, [], as_of)


@given(HISTORY, DAYS)
def test_a_syndicated_copy_changes_nothing(history: list[Evidence], as_of: date) -> None:
    commitment = promise("2021-11-01", target=30)
    copies = [replace(e, id=f"copy-{e.id}", copy_of=e.id) for e in history]
    assert status(commitment, [*history, *copies], [], as_of) == status(commitment, history, [], as_of)


@given(HISTORY, DAYS)
def test_standings_agree_with_the_status_of_every_day(history: list[Evidence], as_of: date) -> None:
    commitment = promise("2021-11-01", target=30)
    seen = status(commitment, history, [], as_of)
    held = [s for s in standings(commitment, history, []) if s.since <= as_of]
    if held:
        now = held[-1]
        assert (now.outcome, now.basis, now.moved_to, now.contradicted, now.evidence) == (
            seen.outcome,
            seen.basis,
            seen.moved_to,
            seen.contradicted,
            seen.evidence,
        )
    else:
        assert as_of < day("2020-01-01")
        assert seen.outcome is Outcome.NO_REPORT


@given(HISTORY)
def test_standings_follow_one_another_and_differ(history: list[Evidence]) -> None:
    held = standings(promise("2021-11-01", target=30), history, [])
    assert held[0].since == day("2020-01-01")
    for one, two in pairwise(held):
        assert one.since < two.since
        assert replace(one, since=two.since) != two


def test_the_machine_never_says_broken() -> None:
    lines = [f"{date(2021, 1, 1) + timedelta(n)} {relation} {basis}" for n, (relation, basis) in enumerate(
        (r.value, b) for r in Relation for b in ("claimed", "reported"))]  # fmt: skip
    histories = [[told(line) for line in lines[:n]] for n in range(len(lines) + 1)]
    assert all(status(promise(), h, [], day("2023-01-01")).outcome is not Outcome.BROKEN for h in histories)
