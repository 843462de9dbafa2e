"""Words and heads of the wanted sentences; legible text leads back to the document."""

import subprocess
import sys
from typing import Any

import pytest

from onrecord.model import Document
from onrecord.parse import parse
from onrecord.parse.legible import legible

from .marked import document


def test_only_wanted_sentences_are_parsed() -> None:
    text = "It rained. The mayor will repair the bridge."
    one, two = parse(document(text), wanted=lambda s: "will" in s).sentences
    assert one.tokens == ()
    assert [t.text for t in two.tokens] == ["The", "mayor", "will", "repair", "the", "bridge", "."]


def test_heads_point_inside_the_sentence() -> None:
    (sentence,) = parse(document("The mayor  will\nrepair the   old bridge.")).sentences
    repair = next(t for t in sentence.tokens if t.text == "repair")
    mayor = next(t for t in sentence.tokens if t.text == "mayor")
    assert sentence.tokens[mayor.head] == repair
    assert sentence.tokens[repair.head] == repair
    assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a  b\n c", "a b c"),
        ("a commit-\nment made", "a commitment made"),
        ("the Anglo-\nSaxon", "the Anglo- Saxon"),  # a capital follows: the hyphen is the word's own
        ("as Start Printed Page 123 authorized", "as authorized"),
        ("soft\u00adly", "softly"),
        ("(a) report yearly", "report yearly"),  # the mark of a list item is not the sentence's
        ("plain", "plain"),
    ],
)
def test_legible(raw: str, seen: str) -> None:
    view = legible(raw, 0, len(raw))
    assert view.text == seen
    for at, letter in enumerate(view.text):
        start, end = view.place(at, at + 1)
        assert raw[start:end] == letter or raw[start:end].isspace() or letter == " "


def test_a_mended_word_keeps_its_place() -> None:
    text = "The board made a commit-\nment to repair it."
    (sentence,) = parse(document(text)).sentences
    word = next(t for t in sentence.tokens if t.text == "commitment")
    assert text[word.start : word.end] == "commit-\nment"


def test_importing_the_stage_loads_no_model() -> None:
    code = "import sys, onrecord.parse; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_wanted_needs_no_model() -> None:
    assert parse(Document("d", "c", "")).sentences == ()


def test_words_looked_up_once_are_what_the_parser_says_of_them() -> None:
    """Spelling, lemma, part of speech and form of every word, also where two words make a row of the ruler."""
    from importlib import import_module, util

    from onrecord.parse.syntax import PACKAGES, language

    name = next(n for n in PACKAGES if util.find_spec(n))
    plain = import_module(name).load(exclude=["senter", "ner"])
    texts = [
        "The ministry will have had it repaired, and there are those that do not.",
        "They're gonna go; let's see whether y'all gotta leave. It ain't right, c'mon!",
        "There's no reason\n\n  to wait: that is what you said to 'em, and what I did.",
        "",
    ] * 2
    for first, second in zip(plain.pipe(texts), language().pipe(texts), strict=True):
        assert [_word(w) for w in first] == [_word(w) for w in second]


def _word(word: Any) -> tuple[object, ...]:
    return word.text, word.lemma_, word.pos_, word.tag_, word.dep_, word.head.i, str(word.morph)
