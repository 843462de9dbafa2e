"""What the tagger reads: sentences worth parsing alone, as if they stood next to one another."""

import numpy as np

from onrecord.extract.marks import OUTSIDE
from onrecord.extract.tagger import mark
from onrecord.model import Document
from onrecord.parse import parse

TITLE = "Mayor promises a new bridge"
ORDER = "The ministry was instructed to repair the old bridge by 1 August 2031."
WEATHER = "It rained on Tuesday."
PLEDGE = "The mayor said that he would plant two hundred trees."


def test_a_sentence_not_worth_parsing_is_outside_and_changes_no_other() -> None:
    long = Document("a", "a", "\n".join([TITLE, ORDER, WEATHER, PLEDGE]))
    short = Document("b", "b", "\n".join([TITLE, ORDER, PLEDGE]))
    with_weather = mark(parse(long, wanted=lambda s: s != WEATHER))
    without = mark(parse(short))
    first, last = with_weather.pieces(len(f"{TITLE}\n{ORDER}\n"), len(f"{TITLE}\n{ORDER}\n{WEATHER}"))
    assert last - first > 3
    assert (with_weather.p[first:last, OUTSIDE] == 1).all()
    assert (np.delete(with_weather.p, np.s_[first:last], axis=0) == without.p).all()
    assert without.p[:, OUTSIDE].min() < 0.1


def test_nothing_worth_parsing_is_all_outside() -> None:
    marks = mark(parse(Document("a", "a", f"{WEATHER} {WEATHER}"), wanted=lambda s: False))
    assert len(marks.p)
    assert (marks.p[:, OUTSIDE] == 1).all()
