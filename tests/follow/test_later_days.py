"""By how much a day is put off, and the wordings of a new day."""

from datetime import date

import pytest
from tests.follow.stories import promise_of, story, told_by

from onrecord.follow import slippage
from onrecord.follow.lengths import Length, length_in, length_later
from onrecord.model import Relation

PIERS = story(
    "piers",
    "2021-03-01",
    "The harbour office will [build 40 new piers] by 2025, Harbour Minister Ada Quill said on Monday.",
    "Forty piers promised",
)
HALL = story(
    "hall",
    "2021-03-01",
    "The new concert hall in Corham will [open in March 2024], Mayor Ines Harlow said on Monday.",
    "Concert hall for Corham",
)

OF_PIERS = """
The 40 piers will not be ready until 2027, the office said. | 2027-12-31
Completion of the 40 piers slips to 2028. | 2028-12-31
The 40 piers will take another year, the office said. | 2026-12-31
The office needs two more years to build the 40 piers. | 2027-12-31
The office has got an extra six months to build the 40 piers. | 2026-06-30
The office has been given until June 2027 to build the 40 piers. | 2027-06-30
The 40 piers will be finished two years later than planned, the office said. | 2027-12-31
Only 12 of the 40 piers have been built. Minister Quill hopes to have the rest ready by June 2026. | 2026-06-30
The building of the 40 piers has been brought forward by a year. | 2024-12-31
""".strip().splitlines()
OF_A_HALL = """
The new concert hall in Corham will not open in March but in September 2024, the mayor said. | 2024-09-30
The opening of the Corham concert hall slips by six months. | 2024-09-30
The Corham concert hall is to open a year later, in March 2025. | 2025-03-31
The concert hall in Corham stands empty. The builder hopes for June 2025. | 2025-06-30
Corham's concert hall, which was to open this month, is not finished. The new opening date is 3 June 2024. | 2024-06-03
""".strip().splitlines()


@pytest.mark.parametrize("line", OF_PIERS)
def test_a_new_last_day_of_a_year(line: str) -> None:
    text, day = line.split(" | ")
    promise = promise_of(PIERS)
    told = told_by(promise, PIERS, story("later", "2022-06-01", text))
    assert [str(m.new_end) for m in slippage(promise, told)] == [day]
    assert Relation.DONE not in {e.relation for e in told if e.linked}


@pytest.mark.parametrize("line", OF_A_HALL)
def test_a_new_last_day_of_a_month(line: str) -> None:
    text, day = line.split(" | ")
    promise = promise_of(HALL)
    told = told_by(promise, HALL, story("later", "2024-03-11", text))
    assert [str(m.new_end) for m in slippage(promise, told)] == [day]


def test_what_stands_as_it_stood_puts_off_its_closing_or_its_opening() -> None:
    shut = story("shut", "2021-03-01", "The old kiln at Corham will [be closed by 2024], the board said.")
    later = story("later", "2024-03-11", "The old kiln at Corham stays open. It remains empty on Mondays.")
    told = told_by(promise_of(shut), shut, later)
    assert [e.relation for e in told if e.linked] == [Relation.DELAY]


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("by a year", 12, 0),
        ("by half a year", 6, 0),
        ("another month", 1, 0),
        ("for eighteen months", 18, 0),
        ("six more weeks", 0, 42),
    ],
)
def test_a_length(text: str, months: int, days: int) -> None:
    assert length_in(text) == Length(months, days)


@pytest.mark.parametrize("text", ["by many years", "a yearly fair", "by 2030", "by one and a half weeks"])
def test_no_length_in_whole_units(text: str) -> None:
    assert length_in(text) is None


def test_what_came_late_lies_not_ahead() -> None:
    assert length_later("The pier will open a year late.") == Length(12, 0)
    assert length_later("The pier opened a year late.") is None


def test_the_last_of_a_month_stays_the_last() -> None:
    assert Length(1, 0).after(date(2024, 1, 31)) == date(2024, 2, 29)
    assert Length(6, 0).after(date(2024, 6, 30)) == date(2024, 12, 31)
    assert Length(12, 0).before(date(2024, 12, 31)) == date(2023, 12, 31)
    assert Length(0, 42).after(date(2024, 1, 1)) == date(2024, 2, 12)
    assert Length(12 * 9000, 0).after(date(2024, 1, 1)) is None
