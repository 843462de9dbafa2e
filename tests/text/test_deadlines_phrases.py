"""Phrases, the day they are said on, and the days they mean."""

from datetime import date

import pytest

from onrecord.text.deadlines import TimeExpression, find_times

SAID = "2020-11-20"  # a Friday

# phrase | said on | first day | last day | recurrence
TABLE = """
by August 1, 2021                               | 2020-11-20 |            | 2021-08-01 |
by 1 August 2021                                | 2020-11-20 |            | 2021-08-01 |
by 2021-08-01                                   | 2020-11-20 |            | 2021-08-01 |
by 01.08.2021                                   | 2020-11-20 |            | 2021-08-01 |
until Aug. 1, 2021                              | 2020-11-20 |            | 2021-08-01 |
in 2022                                         | 2020-11-20 | 2022-01-01 | 2022-12-31 |
by 2030                                         | 2020-11-20 |            | 2030-12-31 |
before 1 May                                    | 2020-11-20 |            | 2021-04-30 |
before the end of 2021                          | 2020-11-20 |            | 2021-12-31 |
before 2021 has run out                         | 2020-11-20 |            | 2021-12-31 |
before the year closes                          | 2020-11-20 |            | 2020-12-31 |
by the time 2022 comes to an end                | 2020-11-20 |            | 2022-12-31 |
when 2024 ended                                 | 2020-11-20 |            | 2024-12-31 |
by month's end                                  | 2020-11-20 |            | 2020-11-30 |
inside three weeks                              | 2020-11-20 | 2020-11-20 | 2020-12-11 |
by the end of May                               | 2020-11-20 |            | 2021-05-31 |
by the end of the year                          | 2020-11-20 |            | 2020-12-31 |
by the end of this month                        | 2020-11-20 |            | 2020-11-30 |
by the end of next week                         | 2020-11-20 |            | 2020-11-29 |
by the new year                                 | 2020-11-20 |            | 2020-12-31 |
in the new year                                 | 2020-11-20 | 2021-01-01 |            |
within 45 days after this order is signed       | 2020-11-20 | 2020-11-20 | 2021-01-04 |
twice yearly                                    | 2020-11-20 |            |            | P6M
at least once in four months                    | 2020-11-20 |            |            | P4M
by year's end                                   | 2020-11-20 |            | 2020-12-31 |
in March                                        | 2020-12-10 | 2021-03-01 | 2021-03-31 |
in November                                     | 2020-11-20 | 2020-11-01 | 2020-11-30 |
over the next 3 years                           | 2020-11-20 | 2020-11-20 | 2023-11-20 |
in the next three years                         | 2020-11-20 | 2020-11-20 | 2023-11-20 |
in the coming year                              | 2019-04-27 | 2019-04-27 | 2020-04-27 |
next year                                       | 2020-11-20 | 2021-01-01 | 2021-12-31 |
starting next year                              | 2020-11-20 | 2021-01-01 |            |
as from October 1, 2021                         | 2020-11-20 | 2021-10-01 |            |
from 1 January 2021                             | 2020-11-20 | 2021-01-01 |            |
effective January 1, 2021                       | 2020-11-20 | 2021-01-01 |            |
no earlier than 2023                            | 2020-11-20 | 2023-01-01 |            |
within 180 days of the date of this order       | 2013-02-12 | 2013-02-12 | 2013-08-11 |
not later than 1 year after the date of this order | 2004-08-26 | 2004-08-26 | 2005-08-26 |
2 years after the date of this order            | 2009-02-06 | 2011-02-06 | 2011-02-06 |
within ninety (90) days of the signing of this decree | 2021-01-01 | 2021-01-01 | 2021-04-01 |
within two-and-a-half years                     | 2020-11-20 | 2020-11-20 | 2023-05-20 |
within 10 working days                          | 2020-11-20 | 2020-11-20 | 2020-12-04 |
within 72 hours                                 | 2020-11-20 | 2020-11-20 | 2020-11-23 |
within the next 3–4 years                       | 2018-05-04 | 2018-05-04 | 2022-05-04 |
in two to three years                           | 2016-03-28 | 2018-03-28 | 2019-03-28 |
within 30 days of entry into force of this law  | 2020-11-20 |            |            |
within 30 days of the submission of the report  | 2020-11-20 |            |            |
within one month after the date of the report   | 2020-11-20 |            |            |
in the first half of 2021                       | 2020-11-20 | 2021-01-01 | 2021-06-30 |
in the third quarter of 2021                    | 2020-11-20 | 2021-07-01 | 2021-09-30 |
in Q3                                           | 2020-11-20 | 2021-07-01 | 2021-09-30 |
in the second quarter                           | 2013-04-04 | 2013-04-01 | 2013-06-30 |
by mid-2022                                     | 2020-11-20 |            | 2022-06-30 |
by the middle of 2022                           | 2020-11-20 |            | 2022-06-30 |
in early May                                    | 2020-11-20 | 2021-05-01 | 2021-05-15 |
in late May                                     | 2020-11-20 | 2021-05-16 | 2021-05-31 |
this summer                                     | 2020-05-20 | 2020-06-01 | 2020-08-31 |
by the end of the summer of 2022                | 2020-11-20 |            | 2022-08-31 |
every May and November                          | 2020-11-20 |            |            | P6M
every evening at six                            | 2020-11-20 |            |            | P1D
every month for five years                      | 2020-11-20 | 2020-11-20 | 2025-11-20 | P1M
on 1 April of each year from 2021 to 2023       | 2020-11-20 | 2021-04-01 | 2023-04-01 | P1Y
today or tomorrow                               | 2020-11-20 | 2020-11-20 | 2020-11-21 |
on 4 and 11 May 2021                            | 2020-11-20 | 2021-05-04 | 2021-05-11 |
on 5, 6 and 7 May                               | 2020-11-20 | 2021-05-05 | 2021-05-07 |
on Monday and Tuesday                           | 2020-11-20 | 2020-11-23 | 2020-11-24 |
on 30 November and 1 December                   | 2020-11-20 | 2020-11-30 | 2020-12-01 |
in 2021, 2022 and 2023                          | 2020-11-20 | 2021-01-01 | 2023-12-31 |
up to and including 5 May                       | 2020-11-20 |            | 2021-05-05 |
by Friday next                                  | 2020-11-20 |            | 2020-11-27 |
by the turn of the year                         | 2020-11-20 |            | 2020-12-31 |
in the new year                                 | 2020-11-20 | 2021-01-01 |            |
from 1 December for 90 days                     | 2020-11-20 | 2020-12-01 | 2021-03-01 |
for a period of two years from 1 January 2021   | 2020-11-20 | 2021-01-01 | 2023-01-01 |
within one month of this decision               | 2020-11-20 | 2020-11-20 | 2020-12-20 |
within a month of the day on which the ruling becomes final | 2020-11-20 |            |            |
in the winter of 2022                           | 2020-11-20 | 2022-12-01 | 2023-02-28 |
in fiscal year 2015                             | 2013-11-20 | 2014-10-01 | 2015-09-30 |
by the end of FY 2022                           | 2020-11-20 |            | 2022-09-30 |
by the end of the fiscal year                   | 2020-11-20 |            | 2021-09-30 |
in the next academic year                       | 2019-05-21 | 2019-09-01 | 2020-05-31 |
this financial year                             | 2020-11-20 |            |            |
on Friday                                       | 2020-11-18 | 2020-11-20 | 2020-11-20 |
next Tuesday                                    | 2020-11-20 | 2020-11-24 | 2020-11-24 |
on Monday, 7 December                           | 2020-11-20 | 2020-12-07 | 2020-12-07 |
tomorrow                                        | 2020-11-20 | 2020-11-21 | 2020-11-21 |
today                                           | 2020-11-20 | 2020-11-20 | 2020-11-20 |
later this year                                 | 2016-09-09 | 2016-09-09 | 2016-12-31 |
by the end of the decade                        | 2020-11-20 |            | 2029-12-31 |
from 2021 to 2023                               | 2020-11-20 | 2021-01-01 | 2023-12-31 |
between July and December 2021                  | 2020-11-20 | 2021-07-01 | 2021-12-31 |
May 6 to May 8, 2021                            | 2020-11-20 | 2021-05-06 | 2021-05-08 |
on March 22–24, 2021                            | 2020-11-20 | 2021-03-22 | 2021-03-24 |
in May–June 2021                                | 2020-11-20 | 2021-05-01 | 2021-06-30 |
in 2021–2025                                    | 2020-11-20 | 2021-01-01 | 2025-12-31 |
within the next three years, by 2023            | 2020-11-20 | 2020-11-20 | 2023-12-31 |
by Easter                                       | 2020-11-20 |            | 2021-04-04 |
before Christmas                                | 2020-11-20 |            | 2020-12-24 |
by Thanksgiving 2021                            | 2020-11-20 |            | 2021-11-25 |
three weeks after Easter                        | 2020-11-20 | 2021-04-25 | 2021-04-25 |
on the first of October                         | 2020-11-20 | 2021-10-01 | 2021-10-01 |
on the second Monday of January 2021            | 2020-11-20 | 2021-01-11 | 2021-01-11 |
on the last day of May 2021                     | 2020-11-20 | 2021-05-31 | 2021-05-31 |
annually                                        | 2020-11-20 |            |            | P1Y
every 90 days                                   | 2020-11-20 |            |            | P90D
twice a year                                    | 2020-11-20 |            |            | P6M
on a monthly basis                              | 2020-11-20 |            |            | P1M
quarterly                                       | 2020-11-20 |            |            | P3M
by 1 March each year                            | 2020-11-20 |            |            | P1Y
every year from 2021 to 2023                    | 2020-11-20 | 2021-01-01 | 2023-12-31 | P1Y
annually in 2021, 2022, and 2023                | 2020-11-20 | 2021-01-01 | 2023-12-31 | P1Y
within 180 days after the date of this order and annually thereafter | 2003-09-25 | 2003-09-25 | 2004-03-23 | P1Y
not later than July 1, 2021, and annually thereafter until January 1, 2025 | 2020-11-20 | 2021-07-01 | 2025-01-01 | P1Y
by Q4 FY2022                                    | 2020-11-20 |            | 2022-09-30 |
in fiscal year 2021-22                          | 2020-11-20 | 2021-10-01 | 2022-09-30 |
by year end 2022                                | 2020-11-20 |            | 2022-12-31 |
by early 2022                                   | 2020-11-20 |            | 2022-04-30 |
on May 6 and 9, 2021                            | 2020-11-20 | 2021-05-06 | 2021-05-09 |
by 30 Sept. 2021                                | 2020-11-20 |            | 2021-09-30 |
from 2021 onwards                               | 2020-11-20 | 2021-01-01 |            |
since 1 January                                 | 2020-11-20 | 2020-01-01 |            |
no sooner than 1 June 2021                      | 2020-11-20 | 2021-06-01 |            |
by the close of business on Monday              | 2020-11-20 |            | 2020-11-23 |
on the first Monday of each month               | 2020-11-20 |            |            | P1M
within 45 days of the end of each fiscal year   | 2020-11-20 |            |            | P1Y
by the end of this parliament                   | 2020-11-20 |            |            |
before the next general election                | 2020-11-20 |            |            |
in our first 100 days                           | 2020-11-20 |            |            |
as soon as possible                             | 2020-11-20 |            |            |
in the coming weeks                             | 2020-11-20 |            |            |
in the next few years                           | 2020-11-20 |            |            |
for three years                                 | 2020-11-20 |            |            |
by 31 June 2021                                 | 2020-11-20 |            |            |
by 29 February 2021                             | 2020-11-20 |            |            |
by 29 February                                  | 2020-11-20 |            | 2024-02-29 |
by February 30                                  | 2020-11-20 |            |            |
"""
CASES = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


def only(phrase: str, said: str | None = SAID) -> TimeExpression:
    """The one expression of a phrase."""
    (found,) = find_times(phrase, date.fromisoformat(said) if said else None)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_phrase_means_its_days(case: tuple[str, ...]) -> None:
    phrase, said, first, last = case[:4]
    found = only(phrase, said)
    assert found.text == phrase
    assert (str(found.first or ""), str(found.last or "")) == (first, last)
    assert (found.recurrence or "") == "".join(case[4:])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_phrase_stands_at_its_offsets_in_a_sentence(case: tuple[str, ...]) -> None:
    text = f"The ministry shall, {case[0]}, do its work."
    found = find_times(text, date.fromisoformat(case[1]))
    assert [text[e.start : e.end] for e in found] == [case[0]]


@pytest.mark.parametrize(
    "phrase",
    ["by&nbsp;1&nbsp;May 2021", "BY MAY 1, 2021", "by 1\nMay\n2021", "by\u00a01\u00a0May\u00a02021", "by May 1 2021"],
)
def test_the_same_day_in_capitals_across_lines_and_with_entities(phrase: str) -> None:
    found = only(phrase)
    assert (found.text, found.last) == (phrase, date(2021, 5, 1))


RELATIVE = """next year|in March|on Friday|tomorrow|within 30 days|over the next 3 years|by the end of the year|
by 1 May|this summer|in the third quarter|by Easter|two weeks ago|within 180 days of the date of this order"""


@pytest.mark.parametrize("phrase", [p.strip() for p in RELATIVE.split("|")])
def test_without_a_day_of_publication_what_is_relative_stays_open(phrase: str) -> None:
    found = only(phrase, None)
    assert (found.first, found.last) == (None, None)
    assert found.text == phrase


@pytest.mark.parametrize("phrase", ["by 1 May 2021", "in 2022", "by the end of May 2021", "before July 1, 2021"])
def test_without_a_day_of_publication_what_is_absolute_is_known(phrase: str) -> None:
    assert only(phrase, None).last == only(phrase).last is not None


def test_the_arithmetic_is_kept() -> None:
    found = only("within 180 days of the date of this order", "2013-02-12")
    assert found.arithmetic == "2013-02-12 + 180 days = 2013-08-11"
    assert found.anchor is not None
    assert (found.anchor.kind, found.anchor.day) == ("date of this document", date(2013, 2, 12))


def test_an_unknown_anchor_is_named_and_left_open() -> None:
    found = only("within 30 days of the submission of the report")
    assert found.anchor is not None
    assert (found.anchor.text, found.anchor.day) == ("the submission of the report", None)


def test_a_length_counted_from_something_unread_is_not_counted_from_publication() -> None:
    (found,) = find_times("They report within 45 days of the end of the reporting period.", date(2020, 11, 20))
    assert (found.first, found.last) == (None, None)
    assert "day of anchor unknown" in found.flags


def test_a_caller_may_know_the_day_of_an_anchor() -> None:
    anchors = {"entry into force": date(2021, 1, 1), "submission": date(2021, 3, 1)}
    (one,) = find_times("within 30 days of the entry into force of this law", date(2020, 11, 20), anchors=anchors)
    (two,) = find_times("within 30 days of its submission", date(2020, 11, 20), anchors=anchors)
    assert (one.first, one.last) == (date(2021, 1, 1), date(2021, 1, 31))
    assert two.last == date(2021, 3, 31)


def test_an_impossible_date_is_flagged() -> None:
    assert "no such day" in only("by 31 June 2021").flags


@pytest.mark.parametrize(("phrase", "month"), [("by 5/12/2021", 5), ("by 05.12.2021", 12)])
def test_an_unsure_order_of_day_and_month_is_flagged(phrase: str, month: int) -> None:
    found = only(phrase)
    assert found.last is not None
    assert found.last.month == month
    assert "day or month first?" in found.flags


QUIET = """
The parties may not transfer the property.
The delegation will march on and spring no surprises.
See section 1702(b)(2) of the code and Resolution 1701.
Staffing rose to 1,900 people at a cost of $2030.
He sat in the sun, and the price may fall again.
Call 555-1234 or write to room 2021B.
Ships under 15 metres are exempt from this order.
The bakery opens between 0530 and 0700 hours.
"""


@pytest.mark.parametrize("sentence", QUIET.strip().splitlines())
def test_no_time_is_read_into_other_words(sentence: str) -> None:
    assert [e for e in find_times(sentence, date(2020, 11, 20)) if e.first or e.last or e.recurrence] == []
