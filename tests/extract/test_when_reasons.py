"""Reasons for which an expression of time is no deadline: each drops its example and keeps its counter-example."""

from datetime import date

import pytest

from onrecord.extract.when_not import EXCLUSIONS, Exclusion
from onrecord.extract.when_view import View
from onrecord.model import Document, Published
from onrecord.parse import parse
from onrecord.text.deadlines import find_times

PUBLISHED = Published(date(2040, 11, 20), "given")


def marked(text: str) -> View:
    """The expression of time that covers the words between angle marks, in the parsed sentence around them."""
    start, end = text.index("<"), text.index(">") - 1
    plain = text.replace("<", "").replace(">", "") + "."
    document = Document("d", "c", plain, published=PUBLISHED)
    (sentence,) = parse(document).sentences
    (found,) = [e for e in find_times(plain, document.day) if e.start < end and e.end > start]
    return View(document, sentence, found)


@pytest.mark.parametrize("reason", EXCLUSIONS, ids=lambda e: e.name)
def test_reason_drops_its_example(reason: Exclusion) -> None:
    assert reason.test(marked(reason.drops))


@pytest.mark.parametrize("reason", EXCLUSIONS, ids=lambda e: e.name)
def test_reason_keeps_its_counter_example(reason: Exclusion) -> None:
    assert not reason.test(marked(reason.keeps))
