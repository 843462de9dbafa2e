"""Questions to a press office, from a commitment's fields."""

from datetime import date

import pytest

from onrecord.follow import press_question
from onrecord.model import Kind

FIELDS = {
    "issuer": "Ines Harlow",
    "responsible": "roads department",
    "stated": date(2024, 1, 10),
    "due": date(2024, 6, 30),
    "as_of": date(2025, 1, 1),
}
ASKED = [
    (
        {},
        "On 10 January 2024 Ines Harlow ordered this: “repair the bridge” (to be done by roads department; "
        "last day 30 June 2024). Has it been done? If so, when, and which published document shows it? "
        "If not, what is the new day?",
    ),
    (
        {"issuer": None, "responsible": None, "due": None, "stated": None},
        "It was ordered this: “repair the bridge”. How far has it come, by when will it be done, "
        "and which published document shows it?",
    ),
    (
        {"as_of": date(2024, 2, 1), "responsible": "Ines Harlow"},
        "On 10 January 2024 Ines Harlow ordered this: “repair the bridge” (last day 30 June 2024). "
        "How far has it come, is the day still the same, and which published document shows it?",
    ),
]


@pytest.mark.parametrize(("changed", "question"), ASKED)
def test_the_question_uses_what_is_known_and_nothing_else(changed, question):
    assert press_question("repair the bridge", Kind.ORDER, **FIELDS | changed) == question


def test_what_must_not_be_done_is_asked_as_kept():
    question = press_question("raise fares", Kind.PLEDGE, **FIELDS, negated=True)
    assert "promised not to do this: “raise fares”" in question
    assert "kept to" in question
