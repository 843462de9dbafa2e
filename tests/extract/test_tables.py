"""Every row of the tables of language rules holds on its example and not on its counter-example."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

from onrecord.extract.barred import BARS, Bar, bar_of
from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Tree, frames
from onrecord.extract.condition import OPENERS, Opener, condition_for
from onrecord.extract.context import Setting
from onrecord.extract.marks import Marks
from onrecord.extract.negation import SIGNS, Sign, is_negated
from onrecord.extract.phrases import from_syntax
from onrecord.extract.sure import BY_A_DAY, SURE, Sure, let_in
from onrecord.extract.triggers import MODALS, TRIGGERS, Modal, Trigger
from onrecord.model import Parsed

Read = Callable[[str], Parsed]


def marked(sentence: str) -> tuple[str, str]:
    """A sentence without its brackets, and what stood in them."""
    found = re.search(r"\[(.+?)\]", sentence)
    return re.sub(r"[\[\]]", "", sentence), found.group(1) if found else ""


def governed(parsed: Parsed, name: str) -> list[str]:
    """The phrases of a sentence that a row's trigger or modal governs."""
    text = parsed.document.text
    trees = [Tree.of(s.tokens) for s in parsed.sentences]
    return [
        text[tree.tokens[frame.start].start : tree.tokens[frame.end - 1].end]
        for tree in trees
        for frame in frames(tree)
        if name in (frame.trigger, frame.modal)
    ]


@pytest.mark.parametrize("row", [*TRIGGERS, *MODALS], ids=lambda row: row.name)
def test_a_trigger_governs_its_example_and_not_its_counter_example(row: Trigger | Modal, read: Read) -> None:
    sentence, action = marked(row.example)
    assert action in governed(read(sentence), row.name)
    assert governed(read(row.counter), row.name) == []


@pytest.mark.parametrize("row", OPENERS, ids=lambda row: row.pattern)
def test_a_condition_is_found_whole(row: Opener, read: Read) -> None:
    sentence, condition = marked(row.example)
    parsed = read(sentence)
    at = sentence.index("will") if "will" in sentence else sentence.index("shall")
    action = parsed.document.span(at, at + 4)
    found = condition_for(parsed.document, parsed.sentences[0], action)
    assert found is not None
    assert found.quote == condition
    if row.counter:
        other = read(row.counter)
        end = len(row.counter)
        assert condition_for(other.document, other.sentences[0], other.document.span(end - 2, end)) is None


@pytest.mark.parametrize("row", SIGNS, ids=lambda row: row.example)
def test_refusals_and_prohibitions_are_told_from_undertakings(row: Sign) -> None:
    for marked_sentence, expected in ((row.example, True), (row.counter, False)):
        before, action = marked_sentence.split("[")
        assert is_negated(before, action.split("]")[0]) is expected


@pytest.mark.parametrize("row", [*SURE, BY_A_DAY], ids=lambda row: row.name)
def test_a_plain_construction_is_taken_unless_denied_supposed_or_bygone(row: Sure, read: Read) -> None:
    sentence, action = marked(row.example)
    assert action in held(read(sentence), row)
    assert held(read(row.counter), row) == []


def phrases(parsed: Parsed, wanted: Callable[[Setting, Candidate], bool]) -> list[str]:
    """The words of the candidates that syntax gives and that are wanted."""
    empty = np.zeros(0, np.int64)
    setting = Setting.of(parsed, Marks.of(empty, empty, np.zeros((0, 11), np.float32)))
    candidates = [c for n, s in enumerate(parsed.sentences) for c in from_syntax(n, s)]
    return [parsed.document.text[c.start : c.end] for c in candidates if wanted(setting, c)]


def held(parsed: Parsed, row: Sure) -> list[str]:
    """The phrases for which a plain construction holds."""
    return phrases(parsed, lambda setting, c: let_in(setting, c) == row)


@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.name)
def test_what_is_no_commitment_is_barred(bar: Bar, read: Read) -> None:
    sentence, action = marked(bar.example)
    assert action in kept_out(read(sentence), bar)
    assert kept_out(read(bar.counter), bar) == []


def kept_out(parsed: Parsed, bar: Bar) -> list[str]:
    """The phrases for which a bar holds."""
    return phrases(parsed, lambda setting, c: bar_of(setting, c) == bar)
