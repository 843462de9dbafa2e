"""From where a chosen stretch is quoted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from onrecord.extract.barred import barred
from onrecord.extract.candidate import Candidate
from onrecord.extract.context import Setting
from onrecord.extract.cut import quoted
from onrecord.extract.engine import without_deadline
from onrecord.extract.marks import Marks
from onrecord.model import Document, Parsed, Timeframe

Read = Callable[[str], Parsed]


def cut(parsed: Parsed, *stretches: str) -> list[str]:
    """The quotations of stretches that were chosen in the first sentence."""
    empty = np.zeros(0, np.int64)
    setting = Setting.of(parsed, Marks.of(empty, empty, np.zeros((0, 11), np.float32)))
    text = parsed.document.text
    chosen = [Candidate(text.index(s), text.index(s) + len(s), 0, None, "tagger") for s in stretches]
    return [span.quote for span in quoted(setting, chosen) if span is not None]


@pytest.mark.parametrize(
    ("sentence", "chosen", "expected"),
    [
        ("The ferry is to start in Lorn in May.", "is to start in Lorn", "start in Lorn"),
        ("The ferry will leave Lorn in May.", "will leave Lorn in May", "leave Lorn in May"),
        (
            "The new bridge will be built in Harlow.",
            "will be built in Harlow",
            "The new bridge will be built in Harlow",
        ),
        ("The new bridge will be built in Harlow.", "built in Harlow", "The new bridge will be built in Harlow"),
        ("It will be built in Harlow.", "be built in Harlow", "be built in Harlow"),
        (
            "The port will join the League of Harbours (LH) soon.",
            "join the League of Harbours (LH",
            "join the League of Harbours (LH)",
        ),
        ("They plan a hall which will open the old quay.", "which will open the old quay", "open the old quay"),
        ("The council agreed to closely watch the river.", "watch the river", "closely watch the river"),
        ("The council will refurbish the old quay.", "urbish the old qu", "refurbish the old quay"),
        ("She called for an early vote in Lorn.", "called for an early vote in Lorn", "an early vote in Lorn"),
        ("They told the crew to mend the pier.", "told the crew to mend the pier", "mend the pier"),
        ("He said a new law would come soon.", "said a new law would come", "a new law would come"),
        ("The pier is to be built for 3.7 million.", "be built for 3", "be built for 3.7"),
        ("The council will, he said, mend the quay.", ", mend the quay", "mend the quay"),
    ],
)
def test_a_quotation_begins_where_a_reader_would_begin(sentence: str, chosen: str, expected: str, read: Read) -> None:
    assert cut(read(sentence), chosen) == [expected]


def test_a_subject_chosen_alone_is_quoted_with_its_verb(read: Read) -> None:
    parsed = read("Work on two sites for the ferry is to start in Lorn, and crews will mend the pier.")
    halves = ("Work on two sites for the ferry", "is to start in Lorn", "mend the pier")
    assert cut(parsed, *halves) == ["Work on two sites for the ferry is to start in Lorn", "mend the pier"]


def test_halves_of_a_word_stay_apart_and_nothing_may_be_chosen(read: Read) -> None:
    parsed = read("The council will discuss a plan to allocate funds.")
    assert cut(parsed, "discuss a plan to all", "ocate funds") == ["discuss a plan to all", "ocate funds"]
    assert cut(parsed) == []


def test_a_scrap_without_a_verb_is_never_chosen(read: Read) -> None:
    parsed = read("The council will build a store at a distance from the houses.")
    empty = np.zeros(0, np.int64)
    setting = Setting.of(parsed, Marks.of(empty, empty, np.zeros((0, 11), np.float32)))
    at = parsed.document.text.index("at a distance")
    scrap, whole = (Candidate(start, 60, 0, None, "tagger") for start in (at, 17))
    assert barred(setting, [scrap, whole]) == {(at, 60)}


def test_a_deadline_is_left_out_of_an_action_unless_that_leaves_it_in_the_air() -> None:
    text = "the repair of the quay will take no more than ten days; by 1 May, 2031 a list of quays to mend by May 2031"
    document = Document("d", "c", text)

    def shortened(action: str, time: str) -> str:
        span, told = (document.span(text.index(part), text.index(part) + len(part)) for part in (action, time))
        return without_deadline(document, span, Timeframe(told)).quote

    assert shortened("a list of quays to mend by May 2031", "by May 2031") == "a list of quays to mend"
    assert shortened("2031 a list of quays", "by 1 May, 2031") == "a list of quays"
    whole = "the repair of the quay will take no more than ten days"
    assert shortened(whole, "ten days") == whole
