"""The telling words of a passage: stems, concepts and weights from fixed tables."""

from collections import Counter

import pytest

from onrecord.resolve.terms import _CONCEPTS, _rows, concept, stem, telling, weight


@pytest.mark.parametrize(
    "one, other",
    [
        ("ministries", "ministry"),
        ("trained", "train"),
        ("planned", "plan"),
        ("warehouses", "warehouse"),
        ("taxes", "tax"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    "one, other", [("news", "new"), ("training", "trains"), ("police", "policy"), ("bring", "brie"), ("caress", "care")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_that_say_the_same_share_a_concept() -> None:
    assert concept(stem("salaries")) == concept(stem("pay"))
    assert concept(stem("construct")) == concept(stem("build"))
    assert concept(stem("salaries")) != concept(stem("build"))


def test_no_word_stands_in_two_concepts() -> None:
    heads = Counter(stem(word) for cells in _rows(_CONCEPTS) for word in {stem(c): c for c in cells}.values())
    assert [word for word, n in heads.items() if n > 1] == []


def test_rare_words_tell_more_than_common_ones() -> None:
    assert weight(stem("lighthouse")) == 1.0
    assert weight(stem("government")) < 0.5
    assert "the" not in telling("the lighthouse by the government")
