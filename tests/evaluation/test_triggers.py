"""The baseline finds what a list of words finds, so that the figure beside ours means something."""

import pytest

from onrecord.evaluation import extraction
from onrecord.evaluation.triggers import trigger_words


@pytest.mark.parametrize(
    ("sentence", "action", "kind"),
    [
        ("The ministry was instructed to draft a law.", "draft a law", "order"),
        ("She promised to open ten schools.", "open ten schools", "pledge"),
        ("They decided to close the road.", "close the road", "decision"),
        ("He urged the firms to pay.", "pay", "call"),
    ],
)
def test_a_trigger_and_the_rest_of_its_clause(sentence: str, action: str, kind: str):
    [found] = trigger_words(sentence)
    assert (found["action"]["text"], found["kind"]) == (action, kind)


def test_what_has_no_trigger_gives_nothing():
    assert trigger_words("The weather was fine and the guests were thanked.") == []


def test_it_is_a_fair_baseline(shared):
    documents = extraction.load(shared / "gold" / "dev")
    scores = extraction.score([extraction.match(d, trigger_words(d.text)) for d in documents])
    assert scores.commitments.f1 > 0.35
