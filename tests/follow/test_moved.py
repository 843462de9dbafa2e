"""Moved days and restatements told where no statement was found, and signs that tell of something else."""

from datetime import date

import pytest
from tests.follow.stories import Copies, linked, passages, promise_of, story, told_by

from onrecord.follow import follow, slippage
from onrecord.follow.cases import Index, case_of, is_retold
from onrecord.follow.passages import story_of
from onrecord.follow.promised import is_another_promise
from onrecord.follow.restated import days_ahead
from onrecord.follow.topic import topic_of
from onrecord.model import Relation

PROMISED = story(
    "promised",
    "2021-03-01",
    "The transport ministry will [build 40 new ferry terminals] by 2025, Transport Minister Ada Quill said on Monday.",
    "Forty ferry terminals promised",
)

# a later sentence about the same matter, what it tells, and the day it gives instead of the end of 2025
DAYS = """
Forty new ferry terminals are to be built by 2025, the transport ministry said. | repeat | -
Forty new ferry terminals are to be built by 2029, the transport ministry said. | delay | 2029-12-31
Forty new ferry terminals are now to be built by 2023, the transport ministry said. | repeat | 2023-12-31
The ferry terminals are under way. It set the end of March 2027 as the finishing date. | progress | 2027-03-31
Work on the ferry terminals is under way. The deadline was extended to June 2026. | progress | 2026-06-30
The 40 ferry terminals will not be built before spring 2027. The new date is 31 May 2027. | delay | 2027-05-31
The 40 new ferry terminals will not be ready by 2025. The ministry now hopes for April 2026. | delay | 2026-04-30
Work on the 40 new ferry terminals is under way. It now counts on an opening in March 2027. | progress | 2027-03-31
The 40 new ferry terminals would open in June 2027, instead of at the end of 2025, it said. | delay | 2027-06-30
Work on the 40 new ferry terminals, which were to have opened by May, will take until May 2026. | delay | 2026-05-31
Work on the 40 new ferry terminals is under way. It now opens late, she said on Thursday. | progress | -
The 40 ferry terminals are under way, it said. They are now to open in March 2027. | progress | 2027-03-31
""".strip().splitlines()


@pytest.mark.parametrize("line", DAYS, ids=[line[:60] for line in DAYS])
def test_a_day_is_told_without_a_statement(line: str) -> None:
    text, relation, day = line.split(" | ")
    promise, later = promise_of(PROMISED), story("later", "2022-06-01", text)
    told = [e for e in told_by(promise, PROMISED, later) if e.linked]
    assert relation in {e.relation for e in told}
    assert [str(m.new_end) for m in slippage(promise, told)] == ([] if day == "-" else [day])


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("The 40 ferry terminals [will now be built] by 2027, the ministry said.", True),
        ("The 40 ferry terminals [will be built] by 2027, a year later than was planned, the ministry said.", True),
        ("The council came to power on a promise to [build 40 ferry terminals] within five years.", True),
        ("The 40 ferry terminals were supposed to [be built by] the end of the year.", True),
        ("The target dates from 2017, when the two agreed to [build 40 ferry terminals] in three years.", True),
        ("The ministry will not [build 40 ferry terminals] until 2029.", True),
        ("The ministry will [build 40 ferry terminals] by 2027, it said.", False),
        ("The ministry plans to [build 40 ferry terminals] that are cheaper to run by 2027.", False),
    ],
)
def test_what_a_sentence_tells_as_promised_before(text: str, old: bool) -> None:
    told = story("told", "2022-06-01", text)
    [statement] = told.statements
    assert is_retold(statement, story_of(told)) is old


def test_the_later_day_of_the_next_clause_moves_nothing() -> None:
    text = "The 40 new ferry terminals are to be built by 2025, and new ferry terminals abroad are to follow in 2029."
    promise, later = promise_of(PROMISED), story("later", "2022-06-01", text)
    told = [e for e in told_by(promise, PROMISED, later) if e.linked]
    assert {e.relation for e in told} == {"repeat"}
    assert not slippage(promise, told)


def test_a_day_that_only_a_report_gave_can_be_withdrawn() -> None:
    moved = story(
        "moved", "2022-06-01", "The new ferry terminals are to be built by 2028, the transport ministry said."
    )
    taken = story(
        "taken", "2024-06-01", "The ferry terminals will not be ready by 2028, Transport Minister Quill said."
    )
    promise = promise_of(PROMISED)
    moves = slippage(promise, told_by(promise, PROMISED, moved, taken))
    assert [m.new_end for m in moves] == [date(2028, 12, 31), None]


def test_somebody_charged_with_it_once_more_is_a_repeat() -> None:
    promised = story("promised", "2021-03-01", "The ministry will [build safe ferry terminals], Ms Quill said.")
    again = story("again", "2022-03-01", "The ministry was told to build safe ferry terminals faster, Ms Quill said.")
    assert linked(told_by(promise_of(promised), promised, again)) == ["repeat claimed"]


def test_what_it_stands_for_may_be_in_the_sentence_before() -> None:
    later = story(
        "later", "2022-06-01", "A ship passed the first of the ferry terminals. Their completion is due by 2028.",
        "Forty new ferry terminals being built",
    )  # fmt: skip
    promise = promise_of(PROMISED)
    assert [m.new_end for m in slippage(promise, told_by(promise, PROMISED, later))] == [date(2028, 12, 31)]


NOT_DONE = [
    "The plan for 40 new ferry terminals has been published, the ministry said.",
    "The 40 new ferry terminals were to have been built by now, the ministry said.",
]
NOTHING = [
    "Has the promise of 40 new ferry terminals been kept?",
    "The ministry has scrapped the rest of the ferry timetable, and the terminals were painted.",
    "The 40 ferry terminals will be finished, she said, but bus routes that were cancelled will not come back.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_only_meant_or_written_is_not_done(text: str) -> None:
    told = told_by(promise_of(PROMISED), PROMISED, story("later", "2024-06-01", text))
    assert Relation.DONE not in {e.relation for e in told if e.linked}


@pytest.mark.parametrize("text", NOTHING)
def test_signs_of_something_else(text: str) -> None:
    told = told_by(promise_of(PROMISED), PROMISED, story("later", "2024-06-01", text))
    assert not {e.relation for e in told if e.linked} & {Relation.DONE, Relation.CONTRADICTION}


def test_the_very_act_told_as_done() -> None:
    promised = story("promised", "2021-03-01", "The port authority will [dredge the Kestrel canal] by 2023, it said.")
    later = story("later", "2022-06-01", "The Kestrel canal has been dredged, the port authority said.")
    assert linked(told_by(promise_of(promised), promised, later)) == ["done claimed"]


def test_a_promise_with_its_content_is_that_promise() -> None:
    (statement,) = PROMISED.statements
    topic = topic_of(statement, statement.targets, "", None, frozenset())
    assert is_another_promise("He broke his promise to cut fees for students.", topic)
    assert not is_another_promise("He kept his promise of 40 new ferry terminals.", topic)
    assert not is_another_promise("He kept his promise.", topic)


def test_a_sentence_that_lists_matters_tells_of_each() -> None:
    ferries = story("ferries", "2021-03-01", "The ministry will [build new ferry terminals], Ms Quill said.")
    lights = story("lights", "2021-03-02", "The ministry will [repair the lighthouses of the coast], Ms Quill said.")
    later = story(
        "later", "2022-06-01",
        "Ms Quill reported to the board on progress made in building new ferry terminals and in repairing the "
        "lighthouses of the coast.",
    )  # fmt: skip
    promises = [promise_of(ferries), promise_of(lights)]
    named = [c.__class__(f"c{n}", *[getattr(c, f) for f in c.__slots__[1:]]) for n, c in enumerate(promises)]
    statements = {s.id: s for r in (ferries, lights) for s in r.statements}
    told = follow(named, statements, (), passages(ferries, lights, later))
    assert {e.commitment for e in told if e.linked} == {"c0", "c1"}


def test_a_story_meets_only_what_was_said_by_its_day() -> None:
    (statement,) = PROMISED.statements
    (passage, *_) = passages(PROMISED)
    case = case_of(promise_of(PROMISED), {statement.id: statement}, {}, {"promised": passage.story})
    index, found = Index([case]), frozenset(t for topic in case.topics for t in topic.core)
    assert index.candidates(found, date(2021, 2, 28)) == []
    assert index.candidates(found, date(2021, 3, 1)) == [case]
    assert index.candidates(found) == [case]


def test_what_is_said_later_changes_nothing_told_before() -> None:
    done = story("done", "2022-06-01", "All 40 new ferry terminals have been built, the ministry said.")
    again = story("again", "2023-03-01", "They will [build 40 new ferry terminals] by 2028, the minister said.")
    before = told_by(promise_of(PROMISED), PROMISED, done)
    after = told_by(promise_of(PROMISED, again), PROMISED, done, again)
    assert [e for e in after if e.span.document == "done"] == before


def test_documents_that_are_copies_of_each_other_lose_nothing() -> None:
    text = "All 40 new ferry terminals have been built, the minister said."
    one, two = story("one", "2024-06-01", text), story("two", "2024-06-02", text)
    circle = (Copies("one", ("two",)), Copies("two", ("one",)))
    told = told_by(promise_of(PROMISED), PROMISED, one, two, copies=circle)
    assert isinstance(told, list)


def test_contradictory_dates_are_all_kept() -> None:
    one = story("one", "2022-06-01", "The new ferry terminals are to be built by 2027, the transport ministry said.")
    two = story("two", "2022-06-01", "The new ferry terminals are to be built by 2029, the transport ministry said.")
    promise = promise_of(PROMISED)
    moves = slippage(promise, told_by(promise, PROMISED, one, two))
    assert {m.new_end for m in moves} == {date(2027, 12, 31), date(2029, 12, 31)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They were downgraded in March and will be shut in May.", ["2022-05-31"]),
        ("It was postponed to March.", ["2022-03-31"]),
        ("On Thursday they said that it opens by Friday.", ["2022-02-04"]),
        ("It was to have opened by December and will open in June.", ["2022-06-30"]),
        ("It opened in the spring, and a second one is to open in 2023.", ["2023-12-31"]),
    ],
)
def test_what_happened_is_no_day_ahead(text: str, days: list[str]) -> None:
    assert [str(day) for day in days_ahead(text, date(2022, 2, 1))] == days


def test_a_day_that_a_report_put_off_comes_back_with_a_restatement() -> None:
    off = story("off", "2022-06-01", "The new ferry terminals are to be built by 2029, the transport ministry said.")
    back = story("back", "2024-06-01", "We will [build 40 new ferry terminals] by 2025, the next minister said.")
    promise = promise_of(PROMISED, back)
    told = told_by(promise, PROMISED, off, back)
    assert [str(m.new_end) for m in slippage(promise, told)] == ["2029-12-31", "2025-12-31"]
    assert {e.relation for e in told if e.span.document == "back"} == {Relation.REPEAT}
