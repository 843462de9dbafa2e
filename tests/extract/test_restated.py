"""One commitment stated twice."""

from __future__ import annotations

from onrecord.extract.restated import restatements, same_action


def test_the_fuller_statement_stands() -> None:
    actions = ["build the ring road", "build the ring road around the old harbour by 2030", "plant ten thousand trees"]
    assert restatements(actions) == {0: 1}


def test_actions_that_share_only_a_word_stay_apart() -> None:
    assert not same_action("open a hospital in the north", "close a hospital in the south")
    assert not same_action("meet", "meet")


def test_equal_statements_keep_the_first() -> None:
    action = "repair the northern pumping station"
    assert restatements([action, action]) == {1: 0}


def test_what_tells_more_stands_though_it_is_shorter() -> None:
    assert restatements(["Old harbour bridge to be repaired", "repair the harbour bridge"], [0, 3]) == {0: 1}
