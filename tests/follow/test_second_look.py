"""What a second look links, and what it leaves alone."""

from datetime import date

import pytest
from tests.follow.stories import promise_of, story, told_by

from onrecord.follow import second_look
from onrecord.follow.bearing import WEIGHTS
from onrecord.follow.cases import keys_of
from onrecord.follow.topic import topic_of
from onrecord.model import Relation

PROMISED = story(
    "first",
    "2024-03-04",
    "The Port of Amsel is promised a deeper harbour. Ines Harlow said that the [breakwater at Amsel would be rebuilt "
    "with granite from Corham by 30 June 2027].",
    title="Harlow in Amsel: breakwater and granite",
)
SLIPPED = story(
    "later",
    "2026-02-01",
    "Stormy weather and a quarry dispute mark the season in Amsel. The granite from Corham for the breakwater is shown "
    "for September 2029 on the board at the harbour office.",
    title="Amsel: Corham granite and the breakwater",
)


def test_a_day_past_the_last_one_is_a_delay_and_moves_it() -> None:
    (piece,) = [e for e in told_by(promise_of(PROMISED), PROMISED, SLIPPED) if e.linked]
    assert (piece.relation, piece.new_end) == (Relation.DELAY, date(2029, 9, 30))
    assert "whatever was said with it, in the story" in {r.feature for r in piece.reasons}


def test_without_it_nothing_is_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_look, "SURE", 2.0)
    assert not [e for e in told_by(promise_of(PROMISED), PROMISED, SLIPPED) if e.linked]


@pytest.mark.parametrize(
    "text",
    [
        "The granite from Corham for the breakwater at Amsel lies on the quay.",  # no sign of an outcome
        "Will the granite from Corham reach the breakwater at Amsel before September 2029?",
        "A ferry to Duln is shown for September 2029 on the board at the station.",
    ],
)
def test_what_it_does_not_link(text: str) -> None:
    later = story("later", "2026-02-01", text, title="Amsel: Corham granite and the breakwater")
    assert not [e for e in told_by(promise_of(PROMISED), PROMISED, later) if e.linked]


def test_nothing_is_linked_and_possible_at_once() -> None:
    told = told_by(promise_of(PROMISED), PROMISED, SLIPPED)
    places = [(e.commitment, e.span.document) for e in told]
    assert len(places) == len(set(places))


def test_what_speaks_for_a_link_never_speaks_against_it_here() -> None:
    for name, weight in second_look.weights().items():
        assert name in {"start", "no sign of an outcome"} or weight * WEIGHTS.get(name, 1.0) >= 0, name


def test_a_story_meets_a_promise_by_what_was_said_around_it() -> None:
    statement = PROMISED.statements[0]
    topic = topic_of(statement, (), "Harlow and the quarry dispute", None, frozenset())
    assert any("quarry" in pair for pair in keys_of(topic))


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("The Corham granite for the breakwater at Amsel was counted in May 2029 on paper.", False),
        ("The Corham granite for the breakwater at Amsel stays on the board for May 2029.", True),
    ],
)
def test_a_day_past_the_last_one_is_told_of_what_is_ahead(text: str, delay: bool) -> None:
    later = story("later", "2026-02-01", text, title="Amsel: Corham granite and the breakwater")
    told = [e for e in told_by(promise_of(PROMISED), PROMISED, later) if e.linked]
    assert bool(told) is delay
