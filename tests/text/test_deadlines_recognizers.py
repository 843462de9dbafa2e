"""The date cases of Recognizers-Text, read by our grammar; `recognizers` tells what differs by convention."""

from collections import Counter
from pathlib import Path

import pytest
from tests.text.recognizers import FILES, LEFT_OUT, Case, agrees, cases, ours

FLOOR = 0.905  # of all that are not left out
FLOORS = {"DatePeriodParser": 0.90, "DateTimeModel": 0.90, "HolidayParser": 0.90, "SetParser": 1.0}
MOST_LEFT_OUT = 0.10  # of the results that are about days


@pytest.fixture(scope="module")
def sorted_cases(shared: Path) -> tuple[list[Case], Counter[str]]:
    """The cases to read, and how many are left out for which reason."""
    kept, left, seen = [], Counter[str](), set()
    for case in cases(shared / "deadlines" / "recognizers-text"):
        key = (case.text.lower().strip(" ."), case.words.lower(), case.reference)
        reason = case.left_out or ("seen already" if key in seen else None)
        if reason:
            left[reason] += 1
        else:
            seen.add(key)
            kept.append(case)
    return kept, left


def test_most_are_read_alike(sorted_cases: tuple[list[Case], Counter[str]]) -> None:
    kept, _ = sorted_cases
    assert len(kept) > 850
    assert sum(agrees(c, ours(c)) for c in kept) / len(kept) >= FLOOR


@pytest.mark.parametrize("file", FILES)
def test_each_file_is_read_alike(file: str, sorted_cases: tuple[list[Case], Counter[str]]) -> None:
    kept = [c for c in sorted_cases[0] if c.file == file]
    assert kept
    assert sum(agrees(c, ours(c)) for c in kept) / len(kept) >= FLOORS[file]


def test_what_is_left_out_has_a_reason_and_is_little(sorted_cases: tuple[list[Case], Counter[str]]) -> None:
    kept, left = sorted_cases
    assert set(left) <= set(LEFT_OUT)
    not_days = left["time of day"] + left["bare duration"] + left["seen already"]
    about_days = len(kept) + left.total() - not_days
    assert (left.total() - not_days) / about_days <= MOST_LEFT_OUT
