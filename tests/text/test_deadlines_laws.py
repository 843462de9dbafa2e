"""Laws that hold for any text and any day, and the bounds of time and size."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.deadlines import find_times
from onrecord.text.deadlines.lexicon import EVERY, MONTHS, TRIGGERS, UNITS, WEEKDAYS
from onrecord.text.deadlines.scan import worth_reading

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))
ANY_DAY = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2020, 2, 29)])
WORDS = st.sampled_from(
    sorted({*MONTHS, *WEEKDAYS, *UNITS, *EVERY, *TRIGGERS})
    + "by until before within the of next last this end mid early late , - / ( ) and to from between no later than "
    "after 1 5 12 29 30 31 90 1999 2020 2021 2024 2100 31st first second third half quarter each every thereafter "
    "9999 0 00 99999 date this order today . '".split()
)
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)


@given(st.text(max_size=300), ANY_DAY)
def test_any_text_is_read_without_error(text: str, said: date | None) -> None:
    _check(text, said)


@given(PHRASES, ANY_DAY)
@settings(max_examples=400, deadline=None)
def test_any_words_of_time_are_read_without_error(text: str, said: date | None) -> None:
    _check(text, said)


def _check(text: str, said: date | None) -> None:
    end = 0
    for found in find_times(text, said):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.first is None or found.last is None or found.first <= found.last
        end = found.end


@given(PHRASES)
@settings(max_examples=300, deadline=None)
def test_no_day_is_made_up_without_publication_and_year(text: str) -> None:
    if re.search(r"\d{4}|\d0|\d\d\s*['/]|'\s*\d\d|century|ies\b|\d", text):
        return
    assert all(e.first is None and e.last is None for e in find_times(text, None))


@given(DAYS, st.integers(1, 2000), st.integers(-3000, 3000))
def test_a_count_of_days_moves_with_the_day_it_is_said(said: date, count: int, shift: int) -> None:
    (here,) = find_times(f"within {count} days", said)
    (there,) = find_times(f"within {count} days", said + timedelta(days=shift))
    assert here.last is not None
    assert there.last == here.last + timedelta(days=shift)


@given(DAYS, st.sampled_from(["in March", "on Friday", "by 1 May", "this year", "in Q2", "by the end of the month"]))
def test_a_bare_date_never_lies_wholly_in_the_past(said: date, phrase: str) -> None:
    (found,) = find_times(phrase, said)
    assert found.last is not None
    assert found.last >= said


OPERATORS = ["by", "before", "until"]
PARTS = [f"the {part} of the " for part in ("start", "middle", "end")]
UNITS = ["month", "quarter", "year", "school year", "fiscal year", "summer", "winter"]
NAMED = ["May", "the beginning of March", "Friday", "summer", "Easter", "1 June"]


@given(
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.sampled_from(OPERATORS),
    st.sampled_from([f"{p}{u}" for p in PARTS for u in UNITS] + NAMED),
)
@settings(max_examples=300, deadline=None)
def test_nothing_is_due_by_a_day_gone(said: date, operator: str, phrase: str) -> None:
    (found,) = find_times(f"{operator} {phrase}", said)
    assert found.last is not None
    assert found.last >= said, f"{operator} {phrase}, said {said}: {found.last}"


@given(DAYS)
def test_a_day_written_out_is_itself(day: date) -> None:
    for phrase in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        (found,) = find_times(phrase, None)
        assert (found.first, found.last) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "2019 2020 2021 " * 20_000,
        "by the end of " * 21_000,
        "1" * 300_000,
        "1/1/" * 75_000,
        "of the date of the " * 15_000,
        "within 30 days after the " * 12_000,
        "May " * 75_000,
        "first half of the second half of the " * 8_000,
        " " * 300_000,
        "(90) " * 60_000,
    ],
    ids=lambda t: t[:20],
)
def test_no_text_makes_reading_slow(text: str) -> None:
    """A generous bound: the work must grow with the length of the text and no faster."""
    start = time.process_time()
    find_times(text[:15_000], date(2020, 11, 20))
    small = time.process_time() - start
    start = time.process_time()
    find_times(text, date(2020, 11, 20))
    assert time.process_time() - start < 60 * max(small, 0.05)


def test_a_sentence_without_time_is_not_read() -> None:
    assert not worth_reading("The minister was told to build a school and to open it for all children")
