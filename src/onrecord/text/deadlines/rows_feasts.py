"""Rows for feasts and the weekends about them."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.text.deadlines import days as cal
from onrecord.text.deadlines.days import Days, Series
from onrecord.text.deadlines.grammar import row
from onrecord.text.deadlines.moments import Context, Moment

DAY = timedelta(days=1)


@row(
    "<moment>",
    "the? weekend of <feast>",
    "the? <feast> weekend",
    example=("over the Labor Day weekend", "2021-09-04..2021-09-06"),
    counter="Labor Day",
)
def feast_weekend(_: Context, series: Series) -> Moment:
    """The weekend nearest to a feast, the days between them included."""
    return Moment("span", series=lambda year: [_weekend_with(d.first) for d in series(year)], name=("weekend",))


@row(
    "<moment>",
    "the? weekend of <feast> <year>",
    "the? <feast> <year> weekend",
    "the? <feast> weekend <year>",
    example=("the weekend of Thanksgiving 2023", "2023-11-23..2023-11-26"),
    counter="Thanksgiving 2023",
)
def feast_weekend_of_year(context: Context, series: Series, year: int) -> Moment | None:
    """The weekend of a feast in a year."""
    whole = Moment("span", series=lambda y: [_weekend_with(d.first) for d in series(y)])
    return whole.inside(cal.of_years(year))


def _weekend_with(feast: date) -> Days:
    saturday = feast + DAY * (
        (5 - feast.weekday()) % 7 if feast.weekday() in (2, 3, 4, 5) else -((feast.weekday() - 5) % 7)
    )
    return Days(min(feast, saturday), max(feast, saturday + DAY))


@row("<moment>", "<feast>", example=("by Christmas", "..2020-12-25"), counter="the Christian week")
def feast(_: Context, series: Series) -> Moment:
    """Christmas: the next one."""
    return Moment("day", series=series, name=("feast",))
