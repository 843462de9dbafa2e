"""Every row of the grammar fires on its example, gives the days told there, and leaves its counter-example alone."""

from datetime import date

import pytest

from onrecord.text.deadlines import TimeExpression, find_times
from onrecord.text.deadlines.chart import Row
from onrecord.text.deadlines.grammar import GRAMMAR

SAID = date(2020, 11, 20)  # a Friday


def days(found: TimeExpression) -> str:
    """`2021-05-01`, `2021-05-01..2021-05-31`, `..2021-05-31`, with the recurrence after it; `unknown` without days."""
    if found.first is None and found.last is None:
        return found.recurrence or "unknown"
    shown = str(found.first) if found.first == found.last else f"{found.first or ''}..{found.last or ''}"
    return f"{shown} {found.recurrence}" if found.recurrence else shown


def test_the_grammar_has_its_rows() -> None:
    assert len(GRAMMAR.rows) > 140
    assert len({r.name for r in GRAMMAR.rows}) == len(GRAMMAR.rows)


@pytest.mark.parametrize("row", GRAMMAR.rows, ids=lambda r: r.name)
def test_row_reads_its_example(row: Row) -> None:
    phrase, expected = row.example
    fired = [e for e in find_times(phrase, SAID) if row.name in e.rule]
    assert [days(e) for e in fired] == [expected]


@pytest.mark.parametrize("row", GRAMMAR.rows, ids=lambda r: r.name)
def test_row_leaves_its_counter_example(row: Row) -> None:
    assert not [e for e in find_times(row.counter, SAID) if row.name in e.rule]


@pytest.mark.parametrize("row", GRAMMAR.rows, ids=lambda r: r.name)
def test_row_says_what_it_reads(row: Row) -> None:
    assert row.make.__doc__
