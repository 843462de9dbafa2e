"""What is told of a part, of a step or of too few is not the thing done; whose word it is that an outlet saw it."""

import pytest
from tests.follow.stories import linked, promise_of, story, told_by

TOLD = [
    ("The council will [build a viaduct at Corham] by 2030.", "Of the viaduct at Corham, 58 percent has been built.",
     ["progress reported"]),
    ("The council will [build a viaduct at Corham] by 2030.", "The viaduct at Corham has been built.",
     ["done reported"]),
    ("The council will [electrify 900 km of track] by 2030.",
     "Of the 900 km of track that are to be under wire, 412 km have been electrified.", ["progress reported"]),
    ("The council will [fit 40 cold stores at Corham] by the end of 2021.",
     "Corham closed the year with 26 cold stores out of the 40 that were to be fitted.", ["contradiction reported"]),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "later", "told"), TOLD)
def test_only_the_whole_is_done(promise: str, later: str, told: list[str]) -> None:
    first = story("first", "2021-05-02", promise)
    assert linked(told_by(promise_of(first), first, story("later", "2022-02-09", later))) == told
