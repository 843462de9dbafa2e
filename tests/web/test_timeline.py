"""The timeline keeps every commitment, whatever the span of years."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import DeadlineState
from onrecord.web.timeline import Due, timeline

TODAY = date(2024, 6, 15)
dues = st.lists(
    st.builds(
        Due,
        st.dates(date(1990, 1, 1), date(2080, 1, 1)),
        st.sampled_from([state for state in DeadlineState if state != DeadlineState.NONE]),
        st.integers(1, 500),
    ),
    min_size=1,
    max_size=30,
)


@given(dues, st.integers(8, 80))
def test_every_commitment_stands_in_one_column_inside_the_drawing(points: list[Due], most: int) -> None:
    line = timeline(points, TODAY, most_columns=most)
    assert sum(column.total for column in line.columns) == sum(due.count for due in points)
    assert len(line.columns) <= max(most, 12)
    for column in line.columns:
        for bar in column.bars:
            assert 0 <= bar.y <= bar.y + bar.height <= line.base + 1
            assert 0 <= bar.x <= bar.x + bar.width <= line.width
    assert line.now is not None
    assert 0 <= line.now <= line.width


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2024, 3, 3), date(2024, 9, 1), "2024-03"),
        (date(2020, 2, 1), date(2030, 9, 1), "2020-01 – 2020-03"),
        (date(1990, 2, 1), date(2030, 9, 1), "1990"),
    ],
)
def test_periods_are_called_by_their_months(first: date, last: date, label: str) -> None:
    line = timeline([Due(first, DeadlineState.OVERDUE), Due(last, DeadlineState.UPCOMING)], TODAY)
    assert next(column for column in line.columns if column.total).label == label


def test_nothing_due_gives_an_empty_drawing() -> None:
    assert timeline([], TODAY).columns == ()


def test_years_are_labelled_once_each_with_room_between() -> None:
    dues = [Due(date(year, month, 1), DeadlineState.OVERDUE) for year, month in ((2020, 10), (2021, 3), (2026, 12))]
    ticks = timeline(dues, TODAY).ticks
    assert [name for _, name in ticks] == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert min(b - a for (a, _), (b, _) in pairwise(ticks)) >= 44
