"""A last day told in a clause of its own, and one counted from the day it was said."""

from dataclasses import replace
from datetime import date

import pytest
from tests.resolve.retelling import story

from onrecord.model import Anchor
from onrecord.resolve import resolve

DAY = "2021-03-01"
LENT = [
    (
        "<what>Work on the ferry hall at Svart</what> is planned to start in 2022, says <person>Anna Berg</person>.",
        "2022-12-31",
    ),
    (
        "<person>Anna Berg</person> said the line will <what>be taken on to Corham</what>; "
        "the whole line is to be finished by 2040.",
        "2040-12-31",
    ),
    (
        "<person>Anna Berg</person> will <what>close the old quay at Svart</what>. It would happen by the end of 2022, "
        "she added.",
        "2022-12-31",
    ),
    (
        "Eleven divers <what>will go to the islands on a rescue mission</what>. Parliament agreed, and the board says "
        "the mission, the first of its kind, starts in May.",
        "2021-05-31",
    ),
    (
        "<person>Anna Berg</person> will <what>give a shelter to each of the five islands</what>. Completion of all "
        "five is foreseen for May 2024, at a cost she would not name.",
        "2024-05-31",
    ),
]
KEPT_APART = [
    "<what>Close the old quay</what>, she said, is what they will hear in 2022 from <person>Anna Berg</person>.",
    "<person>Anna Berg</person> will <what>close the old quay</what>. The swimming baths are to open by 2022.",
    "<person>Anna Berg</person> will <what>close the old quay</what>. It was opened in 1907.",
    "<person>Anna Berg</person> will <what>close the old quay</what>. People wait.\n\nIt is to open by 2022.",
    "<person>Anna Berg</person> will <what>close the old quay</what>. It is dear, and she hopes for more by 2022.",
]


@pytest.mark.parametrize(("marked", "end"), LENT)
def test_a_clause_of_its_own_gives_the_last_day(marked: str, end: str) -> None:
    (one,) = resolve([story(DAY, marked)]).commitments
    assert one.timeframe is not None
    assert str(one.timeframe.end) == end
    assert one.timeframe.span.quote in marked


@pytest.mark.parametrize("marked", KEPT_APART)
def test_the_time_of_something_else_is_not_taken(marked: str) -> None:
    (one,) = resolve([story(DAY, marked)]).commitments
    assert one.timeframe is None


def test_what_is_told_of_an_action_as_its_subject_may_be_found_apart() -> None:
    marked = "<what>The hall at Svart</what> is to <what>be opened</what> <when end=2022-12-31>in 2022</when>."
    ends = [str(c.timeframe and c.timeframe.end) for c in resolve([story(DAY, marked)]).commitments]
    assert ends == ["2022-12-31", "2022-12-31"]


@pytest.mark.parametrize(
    ("marked", "end"),
    [
        (
            "A hall for <what>the washing of sails shall be built</what> in Svart, and shall be <what>put into "
            "operation</what> <when end=2023-12-31>by 31 December 2023</when>.",
            date(2023, 12, 31),
        ),
        (
            "The city will <what>build a hall in Svart</what> and <what>buy six boats</what> "
            "<when end=2023-12-31>by 31 December 2023</when>.",
            None,
        ),
    ],
)
def test_the_end_of_an_action_gives_it_its_last_day_and_another_action_none(marked: str, end: date | None) -> None:
    told = story(DAY, marked)
    first, *others = sorted(told.statements, key=lambda s: s.action.start)
    (one,) = [
        c
        for c in resolve([replace(told, statements=(replace(first, timeframe=None), *others))]).commitments
        if c.statements == (first.id,)
    ]
    assert (one.timeframe.end if one.timeframe else None) == end


def test_a_second_predicate_gives_no_time_to_the_first() -> None:
    marked = "<what>The old quay</what> is to be closed and <what>a hall be built</what> in 2022."
    ends = {c.action: c.timeframe for c in resolve([story(DAY, marked)]).commitments}
    assert ends["The old quay"] is None


def test_its_own_time_is_kept_and_another_statement_between_takes_it() -> None:
    marked = (
        "<person>Anna Berg</person> will <what>close the old quay</what> and <what>build a ferry hall</what>. "
        "It is to be ready by 2025."
    )
    ends = {c.action: c.timeframe for c in resolve([story(DAY, marked)]).commitments}
    assert ends["close the old quay"] is None
    assert str(ends["build a ferry hall"].end) == "2025-12-31"  # type: ignore[union-attr]


def said_on(day: str) -> date | None:
    marked = f'{day} <person>Anna Berg</person> told the council: "We will <what>close the old quay</what> {WHEN}."'
    reading = story("2024-01-02", marked.replace(WHEN, f"<when end=2025-12-31>{WHEN}</when>"))
    (own,) = reading.statements
    assert own.timeframe is not None
    counted = replace(own.timeframe, anchor=Anchor("publication", date(2024, 1, 2)))
    (one,) = resolve([replace(reading, statements=(replace(own, timeframe=counted),))]).commitments
    return one.timeframe.end if one.timeframe else None


WHEN = "by the end of next year"


def test_what_was_said_before_counts_from_that_day() -> None:
    assert said_on("On 13 December 2022") == date(2023, 12, 31)
    assert said_on("On 31 December 2023") == date(2025, 12, 31)
    assert said_on("In a hall") == date(2025, 12, 31)
