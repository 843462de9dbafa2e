"""What choosing a candidate is worth beside others of its sentence."""

from __future__ import annotations

import numpy as np

from onrecord.extract.context import Setting
from onrecord.extract.marks import COLUMNS, Marks
from onrecord.extract.phrases import from_syntax
from onrecord.extract.weigh import weighed
from onrecord.model import Document
from onrecord.parse import parse


def worths(text: str, likely: str) -> dict[str, float]:
    """What each phrase is worth where the judge likes the stretch `likely` best."""
    parsed, empty = parse(Document("d", "d", text)), np.zeros(0, np.int64)
    setting = Setting.of(parsed, Marks.of(empty, empty, np.zeros((0, COLUMNS), np.float32)))
    candidates = [c for n, s in enumerate(parsed.sentences) for c in from_syntax(n, s) if c.cut == "phrase"]
    quotes = [text[c.start : c.end] for c in candidates]
    return dict(zip(quotes, weighed(setting, candidates, [0.5 if q == likely else 0.4 for q in quotes]), strict=True))


def test_a_part_of_what_is_plainly_ordered_is_worth_less_than_the_whole() -> None:
    found = worths(
        "The mayor ordered the fire brigade to draw up a plan for closing the coast road.", "closing the coast road"
    )
    assert found["closing the coast road"] < found["draw up a plan for closing the coast road"]


def test_a_second_act_is_no_part_of_the_first() -> None:
    found = worths(
        "The mayor ordered the brigade to inspect every hotel and to close the coast road.", "close the coast road"
    )
    assert found["close the coast road"] == 0.5
