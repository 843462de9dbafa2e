"""Names meet only what they may be one with, however many have a word in common."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.model import ActorKind
from onrecord.resolve.features import compare
from onrecord.resolve.known import Known
from onrecord.resolve.locals import Local
from onrecord.resolve.signs import COMMON, blocks, opposite, sign_of
from onrecord.text.names_bodies import body

BODY, OFFICE = ActorKind.BODY, ActorKind.OFFICE


def known(name: str, kind: ActorKind = BODY, *glosses: str) -> Known:
    local = Local("story", None, name, kind, None, (), (name,), glosses)
    found = Known(sign_of(local))
    found.add(local)
    return found


def meet(a: Known, b: Known) -> bool:
    one, other = (set(blocks(k.sign, k.full, k.glosses)) for k in (a, b))
    return bool({opposite(key) for key in one} & other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (known("Marlow Ferries"), known("Marlow Ferries Group")),
        (known("Health Ministry"), known("Ministry of Health and Sport")),
        (known("Ministry of Fisheries"), known("Department of Fisheries")),
        (known("HPA"), known("Harbour Pilots Association")),
        (known("XPL"), known("Harbour Pilots Association", BODY, "XPL")),
        (known("Fish Minister", OFFICE), known("Fish and Ports Minister", OFFICE)),
    ],
)
def test_what_may_be_one_meets(one: Known, other: Known) -> None:
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (known("Marlow Ferries"), known("Marlow Dairy Group")),
        (known("Old Marlow Ferries"), known("Marlow Ferries")),
        (known("Health Ministry"), known("Health Council")),
        (known("Fish Minister", OFFICE), known("Deputy Fish Minister", OFFICE)),
        (known("HPA"), known("HPQ")),
    ],
)
def test_a_word_in_common_is_not_enough_to_meet(one: Known, other: Known) -> None:
    assert not meet(one, other)


WORDS = "Ministry Department Committee Health Trade Defence Marlow Ferries Trust Group Service National Port".split()
TITLES = "Deputy Minister Secretary Director Fish Port Trade First".split()
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
OFFICES = st.lists(st.sampled_from(TITLES), min_size=1, max_size=4, unique=True).map(" ".join)


@given(NAMES, NAMES)
def test_bodies_that_anything_speaks_for_meet(one: str, other: str) -> None:
    assume(all(set(body(name).words) - COMMON and not body(name).generic for name in (one, other)))
    assert meet(known(one), known(other)) or not compare(known(one), known(other))


@given(OFFICES, OFFICES)
def test_offices_that_anything_speaks_for_meet(one: str, other: str) -> None:
    assert meet(known(one, OFFICE), known(other, OFFICE)) or not compare(known(one, OFFICE), known(other, OFFICE))
