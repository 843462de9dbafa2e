"""Scoring against what people ruled."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.errors import SourceError
from onrecord.evaluation import rulings
from onrecord.model import Basis, Commitment, Evidence, Kind, Outcome, Relation, Span, Strength, Timeframe

PROMISE = Commitment(
    "c1",
    ("s1",),
    "build a bridge",
    Kind.ORDER,
    Strength.FIRM,
    timeframe=Timeframe(Span("d1", 0, 3, "May"), end=date(2024, 5, 31)),
)
OPENED = Evidence("e1", "c1", Span("d2", 0, 6, "opened"), Relation.DONE, Basis.REPORTED, date(2024, 4, 1), linked=True)
SAYS = rulings.Concluded(
    {"c1": PROMISE},
    {"e1": OPENED, "e2": replace(OPENED, id="e2", linked=False)},
    lambda ident: {"c9": "c1"}.get(ident, ident),
    lambda commitment, day: Outcome.DONE if day >= date(2024, 4, 1) else Outcome.NO_REPORT,
)


def line(number: int, verb: str, subject: str, who: str = "Ada", **fields: Mapping[str, Any] | bool) -> str:
    given = {name: list(value.items()) if isinstance(value, dict) else value for name, value in fields.items()}
    return json.dumps({"id": f"d{number}", "verb": verb, "subject": subject, "who": who, **given})


def scored(*lines: str) -> list[tuple[str, bool]]:
    return [(one.what, one.right) for one in rulings.compare(rulings.load(lines), SAYS)]


@pytest.mark.parametrize(
    ("verb", "subject", "after", "found"),
    [
        ("accept", "c1", {}, [("commitments", True)]),
        ("accept", "c9", {}, [("commitments", True)]),  # a former id
        ("accept", "c2", {}, [("commitments", False)]),
        ("reject", "c1", {}, [("commitments", False)]),
        ("reject", "c2", {"proposal": "p"}, [("commitments", True)]),
        ("reject", "p1", {}, []),  # a question that was refused
        ("edit", "c1", {"kind": "pledge"}, [("commitments", True), ("fields", False)]),
        ("edit", "c1", {"kind": "order", "end": "2024-05-31"}, [("commitments", True)] + [("fields", True)] * 2),
        ("merge", "c1", {"other": "c9"}, [("merges", True)]),
        ("merge", "c1", {"other": "c2"}, [("merges", False)]),
        ("reject", "c1", {"other": "c2"}, [("merges", True)]),
        ("link", "e1", {}, [("evidence", True)]),
        ("link", "e1", {"relation": "progress"}, [("evidence", True), ("relations", False)]),
        ("link", "e2", {}, [("evidence", False)]),
        ("unlink", "e2", {}, [("evidence", True)]),
        ("unlink", "e3", {}, [("evidence", True)]),
        ("verdict", "c1", {"outcome": "done", "since": "2024-06-01"}, [("outcomes", True)]),
        ("verdict", "c1", {"outcome": "done", "since": "2024-01-01"}, [("outcomes", False)]),
        ("topic", "c1", {"topic": "roads"}, []),
    ],
)
def test_each_ruling_is_a_question_to_the_program(
    verb: str, subject: str, after: dict[str, Any], found: list[tuple[str, bool]]
) -> None:
    assert scored(line(1, verb, subject, after=after)) == found


def test_what_was_taken_back_does_not_count_and_of_several_rulings_the_last_does() -> None:
    assert scored(line(1, "reject", "c1"), line(2, "undo", "c1", after={"undoes": "d1"})) == []
    assert scored(line(1, "reject", "c1"), line(2, "accept", "c1")) == [("commitments", True)]


def test_a_verdict_counts_once_a_second_person_gave_it() -> None:
    done = {"outcome": "done", "since": "2024-06-01"}
    first = line(1, "verdict", "c1", after=done, two_person=True)
    assert scored(first) == []
    assert scored(first, line(2, "verdict", "c1", "Bo", after=done, two_person=True)) == [("outcomes", True)]


def test_the_share_of_what_is_alike() -> None:
    lines = (line(1, "accept", "c1"), line(2, "accept", "c2"), line(3, "link", "e1"))
    assert rulings.score(rulings.compare(rulings.load(lines), SAYS)) == {
        "commitments": {"ruled": 2, "right": 1, "share": 0.5},
        "evidence": {"ruled": 1, "right": 1, "share": 1.0},
    }


@pytest.mark.parametrize("bad", ["nothing", "[]", "{}", '{"id": 1, "verb": "accept"}'])
def test_a_line_that_is_no_decision_is_said(bad: str) -> None:
    with pytest.raises(SourceError):
        rulings.load([bad])
