"""What later reports tell of a promise: the relation, whose word it is, the figure, the new day."""

import random
from dataclasses import replace
from datetime import date

import pytest
from tests.follow.stories import Copies, body, linked, passages, promise_of, story, told_by

from onrecord.follow import follow, slippage, status
from onrecord.model import Outcome, Relation

PROMISED = story(
    "promised",
    "2021-03-01",
    "The transport ministry will [build 40 new ferry terminals] by 2025, Transport Minister Ada Quill said on Monday.",
    "Forty ferry terminals promised",
)

# a later report, what it tells, and whose word that is
REPORTS = """
All 40 new ferry terminals have been built, Transport Minister Ada Quill said. | done claimed
Forty terminals now stand. The promise of 40 new ferry terminals has been kept, the Audit Office found. | done reported
Work on the ferry terminals is under way, the transport ministry said. | progress claimed
Nine ferry terminals have been built, the transport ministry said. | progress claimed
The building of the ferry terminals has been put off for two years, Ms Quill told parliament. | delay claimed
The 40 ferry terminals will not be ready by 2025, auditors found. | delay reported
The government has abandoned its plan for 40 ferry terminals, a spokesman said. | contradiction claimed
The government failed to keep its promise of 40 new ferry terminals, researchers found. | contradiction reported
""".strip().splitlines()

NOTHING = [
    "Ferries between the islands were full on Monday, and the harbour master said that tickets had been sold.",
    "The ferry terminal at Port Ness was built in 1907. It was painted by Tom Reed.",
    "New ferry terminals will be built, the ministry said.",
    "The health ministry has opened 40 new clinics, Health Minister Rob Dale said.",
]


@pytest.mark.parametrize("line", REPORTS, ids=[line[:50] for line in REPORTS])
def test_a_later_report_is_evidence(line: str) -> None:
    text, expected = line.split(" | ")
    later = story("later", "2024-06-01", text)
    ministry = body("ministry", "transport ministry", PROMISED, later)
    assert linked(told_by(promise_of(PROMISED, responsible="ministry"), PROMISED, later, actors=(ministry,))) == [
        expected
    ]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_evidence(text: str) -> None:
    assert linked(told_by(promise_of(PROMISED), PROMISED, story("later", "2024-06-01", text))) == []


def test_what_a_story_tells_does_not_hang_on_how_sure_a_later_statement_of_another_promise_is() -> None:
    said = story(
        "said", "2022-06-01", "The minister will [see to it that nine more ferry terminals have been built by May]."
    )
    surer = story("surer", "2022-07-01", "The minister will [have nine more ferry terminals by May].")
    [guess], [certain] = said.statements, surer.statements
    statements = {s.id: s for s in (*PROMISED.statements, replace(guess, confidence=0.65), certain)}
    told = passages(PROMISED, said, surer)

    def evidence(*stated: str) -> list[object]:
        other = replace(promise_of(said), id="other", statements=stated)
        other = replace(other, confidence=max(statements[i].confidence for i in stated))
        found = follow([promise_of(PROMISED), other], statements, (), told)
        return [e for e in found if e.commitment == "promise" and e.span.document == "said"]

    assert evidence(guess.id)
    assert evidence(guess.id) == evidence(guess.id, certain.id)


def test_nothing_older_than_the_promise_is_evidence() -> None:
    older = story("older", "2020-06-01", "All 40 new ferry terminals have been built, the minister said.")
    assert told_by(promise_of(PROMISED), PROMISED, older) == []


def test_a_document_without_a_day_is_only_possible() -> None:
    undated = story("undated", None, "All 40 new ferry terminals have been built, the minister said.")
    (piece,) = told_by(promise_of(PROMISED), PROMISED, undated)
    assert piece.told is None
    assert not piece.linked


def test_a_figure_below_the_target_is_progress_and_is_compared() -> None:
    later = story("later", "2024-06-01", "So far 12 of the 40 ferry terminals have been built, the minister said.")
    (piece,) = told_by(promise_of(PROMISED), PROMISED, later)
    assert piece.relation is Relation.PROGRESS
    assert piece.figure is not None
    assert (piece.figure.value, piece.figure.note) == (12, "12 of 40 terminals")


def test_so_many_of_how_many_is_a_figure_where_none_was_promised() -> None:
    promised = story("promised", "2021-03-01", "The city will [bring the ferries into public hands], the mayor said.")
    later = story("later", "2022-06-01", "So far 7 out of 14 ferries have been brought into public hands, he said.")
    (piece,) = [e for e in told_by(promise_of(promised), promised, later) if e.linked]
    assert piece.relation is Relation.PROGRESS
    assert piece.figure is not None
    assert (piece.figure.value, piece.figure.note) == (7, "7 of 14")


def test_a_day_put_off_by_a_length_moves_the_day() -> None:
    later = story("later", "2024-06-01", "The new ferry terminals have been put back by two years, the minister said.")
    promise = promise_of(PROMISED)
    (move,) = slippage(promise, told_by(promise, PROMISED, later))
    assert move.new_end == date(2027, 12, 31)


def test_only_the_side_that_undertook_it_withdraws_a_day() -> None:
    minister = story("minister", "2024-06-01", "The ferry terminals will not be ready by 2025, the minister said.")
    auditors = story("auditors", "2024-06-01", "The ferry terminals will not be ready by 2025, auditors said.")
    promise = promise_of(PROMISED)
    assert [m.new_end for m in slippage(promise, told_by(promise, PROMISED, minister))] == [None]
    assert slippage(promise, told_by(promise, PROMISED, auditors)) == ()


def test_a_later_statement_is_a_repeat_and_with_a_later_day_a_delay() -> None:
    again = story("again", "2022-03-01", "They will [build 40 new ferry terminals] by 2025, the minister said.")
    later = story("later", "2023-03-01", "They will [build 40 new ferry terminals] by 2028, the minister said.")
    told = told_by(promise_of(PROMISED, again, later), PROMISED, again, later)
    assert {(e.span.document, e.relation, e.new_end) for e in told} == {
        ("again", Relation.REPEAT, None),
        ("later", Relation.DELAY, date(2028, 12, 31)),
    }


def test_a_copy_repeats_the_originals_evidence_and_counts_for_nothing() -> None:
    text = "All 40 new ferry terminals have been built, the minister said."
    original, copy = story("original", "2024-06-01", text), story("copy", "2024-06-02", text)
    promise = promise_of(PROMISED)
    told = told_by(promise, PROMISED, original, copy, copies=(Copies("original", ("copy",)),))
    (first,) = [e for e in told if e.copy_of is None]
    (second,) = [e for e in told if e.copy_of]
    assert (second.span.document, second.copy_of) == ("copy", first.id)
    assert status(promise, told, [], date(2025, 1, 1)) == status(promise, [first], [], date(2025, 1, 1))


def test_commitments_compete_for_a_passage() -> None:
    rail = story("rail", "2021-03-01", "They will [build 40 new railway stations] by 2025, the minister said.")
    later = story("later", "2024-06-01", "All 40 new ferry terminals have been built, the minister said.")
    ferry_promise, rail_promise = promise_of(PROMISED), promise_of(rail)
    named = [c.__class__(f"c{n}", *_rest(c)) for n, c in enumerate((ferry_promise, rail_promise))]
    statements = {s.id: s for r in (PROMISED, rail) for s in r.statements}
    told = follow(named, statements, (), passages(PROMISED, rail, later))
    assert [e.commitment for e in told if e.linked] == ["c0"]


def _rest(commitment: object) -> list[object]:
    return [getattr(commitment, name) for name in commitment.__slots__[1:]]  # type: ignore[attr-defined]


def test_the_order_of_everything_is_no_matter() -> None:
    readings = [PROMISED] + [
        story(f"r{n}", f"2024-0{n + 1}-01", line.split(" | ")[0]) for n, line in enumerate(REPORTS)
    ]
    promise, statements = promise_of(PROMISED), {s.id: s for s in PROMISED.statements}
    expected = follow([promise], statements, (), passages(*readings))
    assert expected
    dice = random.Random(7)
    for _ in range(3):
        shuffled = passages(*readings)
        dice.shuffle(shuffled)
        assert follow([promise], statements, (), shuffled) == expected


def test_every_link_shows_its_reasons() -> None:
    later = story("later", "2024-06-01", "All 40 new ferry terminals have been built, the minister said.")
    (piece,) = told_by(promise_of(PROMISED), PROMISED, later)
    features = {reason.feature for reason in piece.reasons}
    assert {"sign: has been done", "basis", "the number of the target"} <= features


def test_a_post_that_is_held_is_done() -> None:
    promised = story(
        "promised", "2021-03-01", "The cabinet will [introduce the post of Deputy Minister of Fisheries for Harbours]."
    )
    later = story(
        "later", "2023-03-01", "The Deputy Minister of Fisheries for Harbours, Nora Lind, opened the regatta."
    )
    told = told_by(promise_of(promised), promised, later)
    assert [e.relation for e in told if e.linked] == [Relation.DONE]


def test_dropped_closes_the_matter() -> None:
    later = story("later", "2024-06-01", "The government has scrapped the 40 ferry terminals, the minister said.")
    promise = promise_of(PROMISED)
    told = told_by(promise, PROMISED, later)
    assert status(promise, told, [], date(2025, 1, 1)).outcome is Outcome.DROPPED
