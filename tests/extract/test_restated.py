"""One commitment stated twice."""

from __future__ import annotations

import pytest

from onrecord.extract.restated import Told, restatements, same_action


def told(*actions: str) -> list[Told]:
    return [Told(action, sentence=place) for place, action in enumerate(actions)]


def test_the_fuller_statement_stands() -> None:
    actions = ["build the ring road", "build the ring road around the old harbour by 2030", "plant ten thousand trees"]
    assert restatements(told(*actions)) == {0: 1}


def test_actions_that_share_only_a_word_stay_apart() -> None:
    assert not same_action("open a hospital in the north", "close a hospital in the south")
    assert not same_action("meet", "meet")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("chair the harbour safety council and call its meetings", "report to the harbour safety council every year"),
        ("train the crews of the ferry fleet", "buy new engines for the ferry fleet and its crews in the north"),
    ],
)
def test_duties_that_share_all_but_their_verb_stay_apart(a: str, b: str) -> None:
    assert not same_action(a, b)


def test_halves_of_one_sentence_stay_apart() -> None:
    halves = ["repair the northern pumping station", "repair the northern pumping station roof"]
    assert restatements([Told(half, sentence=7) for half in halves]) == {}


def test_equal_statements_keep_the_first() -> None:
    action = "repair the northern pumping station"
    assert restatements(told(action, action)) == {1: 0}


def test_what_tells_more_stands_though_it_is_shorter() -> None:
    pair = [Told("Old harbour bridge to be repaired", 0), Told("repair the harbour bridge", 3, more=3)]
    assert restatements(pair) == {0: 1}


def test_a_headline_says_it_with_another_verb() -> None:
    body = "replace all lead pipes in the district of Harlow"
    assert restatements([Told("phase out lead pipes in Harlow", 0, headline=True), Told(body, 4, more=1)]) == {0: 1}
    assert restatements(told("phase out lead pipes in Harlow", body)) == {}
