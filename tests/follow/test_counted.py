"""What is told of one, some or all that were counted before, of parts of a sum, and by whom."""

import pytest
from tests.follow.stories import Copies, body, linked, promise_of, story, told_by

from onrecord.follow.cues import tells_as_done
from onrecord.model import Basis, Relation

ORDERED = "Peru has today ordered four CX-9 ferries from Astero. The first will reach Puno in May 2022 and "
TOLD = [
    pytest.param(
        ORDERED + "[all four are to be in place] by the end of 2023, Minister Rosa Vidal said.",
        "Peru's first CX-9 ferry was moored at Puno on Monday.",
        ["progress reported"],
        id="one of all that were counted",
    ),
    pytest.param(
        ORDERED + "[all four are to be in place] by the end of 2023, Minister Rosa Vidal said.",
        "The fourth and last CX-9 ferry arrived at Puno on Monday.",
        ["done reported"],
        id="the last of them",
    ),
    pytest.param(
        "[A new law on salt pans will be laid] before parliament by Easter 2023, Premier Odile Marchand said.",
        "On Friday the government laid a bill on salt pans before parliament.",
        ["done reported"],
        id="a law is laid as a bill",
    ),
    pytest.param(
        "By the premier's decision [a new post will be introduced], that of Deputy Minister of Ports for Salvage.",
        "The Deputy Minister of Ports for Salvage, Odile Marchand, also spoke of salvage in the ports.",
        ["done reported"],
        id="the post that the sentence names afterwards",
    ),
    pytest.param(
        "Chad will [give Malta aid for its salt pans] until 2026, Minister Rosa Vidal pledged.",
        "Chad's aid to Nepal for its salt pans grew by 200 tonnes.",
        [],
        id="what is done to another country",
    ),
    pytest.param(
        "The island of Ruhn will [build 900 flats for fishermen] by 2028, its mayor said.",
        "Of the 900 flats that the government wants to have by 2023, only 312 have been built.",
        [],
        id="what was promised by another day",
    ),
]


@pytest.mark.parametrize(("promise", "later", "told"), TOLD)
def test_what_is_told_of_it(promise: str, later: str, told: list[str]) -> None:
    first = story("first", "2021-05-02", promise)
    assert linked(told_by(promise_of(first), first, story("later", "2022-08-09", later))) == told


PIERS = story(
    "piers", "2021-03-01", "The harbour office will [build 40 new piers] by 2025, Harbour Minister Ada Quill said."
)


def test_so_much_of_how_much() -> None:
    aid = story("aid", "2021-03-01", "The harbour office will [see to it that the reef fund is paid out], it said.")
    later = story(
        "later", "2022-06-01", "So far 520 million of the 1.5 billion shells of the reef fund have been paid out."
    )
    (piece,) = [e for e in told_by(promise_of(aid), aid, later) if e.linked]
    assert piece.figure is not None
    assert (piece.relation, piece.figure.value, piece.figure.note) == (
        Relation.PROGRESS, 520e6, "520000000 of 1500000000",
    )  # fmt: skip


def test_who_promised_it_is_no_source_of_what_became_of_it() -> None:
    later = story(
        "later", "2022-06-01",
        "Only 12 of the 40 new piers that Harbour Minister Ada Quill had announced have been built.",
    )  # fmt: skip
    told = [e for e in told_by(promise_of(PIERS), PIERS, later) if e.linked]
    assert {e.basis for e in told} == {Basis.REPORTED}


def test_an_old_promise_may_be_told_of_and_dropped_in_one_sentence() -> None:
    text = "The fish hall at Ruhn, which was to [serve 200 boats by 2027], has been abandoned, Mayor Ada Quill said."
    told = told_by(promise_of(fish := story("fish", "2024-03-07", text)), fish)
    plain = story("fish", "2024-03-07", text.replace("which was to", "planned to"))
    unlinked = told_by(promise_of(plain), plain)
    assert max(e.confidence for e in told) > max((e.confidence for e in unlinked), default=0.0)


def test_words_that_tell_what_has_been_done() -> None:
    assert tells_as_done("520 of the 900 flats have been built")
    assert not tells_as_done("build 900 flats")


def test_a_statement_that_holds_what_is_told_of_it_is_no_repeat() -> None:
    wide = story("wide", "2022-06-01", "The office said that [all of its 40 new piers have been built].")
    assert linked(told_by(promise_of(PIERS, wide), PIERS, wide)) == ["done claimed"]


def test_a_copy_that_tells_more_is_no_mere_repeat() -> None:
    text = "All 40 new piers have been built, the office said. In 2021 it said that it would [build 40 new piers]."
    one, two = story("one", "2024-06-01", text), story("two", "2024-06-02", text)
    told = told_by(promise_of(PIERS, one, two), PIERS, one, two, copies=(Copies("one", ("two",)),))
    assert {e.relation for e in told if e.span.document == "two" and e.linked} == {Relation.DONE}


def test_what_is_told_of_some_of_all_is_not_told_of_one_that_is_not_named() -> None:
    promised = story(
        "first", "2025-01-10", "[Corham Trains will pass into public hands] on 1 May 2026, the ministry said."
    )
    operator = body("corham", "Corham Trains", promised)
    promise = promise_of(promised, responsible=operator.id)
    some = "Half of the train operators, 7 out of 14, have passed into public hands, the ministry said."
    later = story("later", "2025-12-01", some, title="Trains in public hands")
    assert not linked(told_by(promise, promised, later, actors=(operator,)))
    named = story("later", "2025-12-01", f"With Corham Trains, half of the {some[12:]}", title="Trains in public hands")
    assert linked(told_by(promise, promised, named, actors=(operator,)))
