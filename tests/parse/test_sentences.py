"""Where sentences end. `|` stands where one ends, `|~` where no space follows."""

import re
import time

import pytest

from onrecord.model import Document
from onrecord.parse.sentences import LONGEST, sentences

from .marked import document

ROWS = [
    # abbreviations before names and numbers, and the same words at a sentence's end
    "Mr. Ames met Gen. Ortiz.|They spoke.",
    "The U.S. Dept. of Energy will pay.|It said so.",
    "They flew to the U.S.|The visit ended.",
    "See Sec. 2(b) and No. 14.|Then sign.",
    "It met at 9 a.m. on Monday.|Nobody came.",
    "He answered no.|Then he left.",
    "J. R. Moreno signed.|Then A. Lindqvist did.",
    "Prices rose 3.5 percent to $2.75.|Wages did not.",
    "Northwind Inc. will build it.|Southwind Ltd. will not.",
    # headings and lists of decrees
    "Sec. 2. Policy.|The Board shall act.",
    "Section 1. There is established a Board.|It shall meet.",
    "1. The ministry shall report.|\n2. It shall publish.",
    "The Board shall:|\n\n(a) meet monthly;|\n\n(b) report yearly; and|\n\n(c) publish its minutes.",
    "The Board shall:| (a) meet monthly;| (b) report yearly; and| (c) publish its minutes.",
    "Every agency, by 1 May,|\n- names an officer|\n- reports costs",
    # quotations
    '"We will pay.|We always do," he said.|Nobody doubted it.',
    '"Why now?" Ms Ames asked.|He shrugged.',
    "“It is done!” she said.|They cheered.",
    "He said: “It works.”|The others agreed.",
    # datelines, transcripts, headlines
    "PORTVALE. March 3 (Wire) - The mayor spoke.|He was brief.",
    "Board to meet\n\n|The board meets today.",
    "President of Arvania Ann Lee:| Good morning.|\n\nLet us begin.|\n\nTom Reed:| Thank you.",
    # forgotten spaces, ellipses, web addresses
    "It ended well.|~The crowd left.",
    "He waited... and then left.|She stayed.",
    "Read www.example.org/a.b today.|Then vote.",
    # wrapped lines go on, paragraphs do not
    "The minister said that the bridge\nwill open in May.|\n\nIt was late.",
]


@pytest.mark.parametrize("row", ROWS)
def test_ends(row: str) -> None:
    text = re.sub(r"\|(?=[^\s~])", " ", row).replace("|", "").replace("~", "")
    expected = [piece.strip(" \n~") for piece in row.split("|")]
    assert [text[s.start : s.end] for s in sentences(document(text))] == expected


def test_a_set_aside_block_ends_a_sentence_and_is_not_read() -> None:
    text = "The council voted to\nRead more: nine cats\nrepair the bridge. It rained."
    found = [text[s.start : s.end] for s in sentences(document(text, "Read more: nine cats"))]
    assert found == ["The council voted to", "repair the bridge.", "It rained."]


def test_text_wrapped_at_a_fixed_width_is_joined() -> None:
    lines = [
        "The Committee on Harbours met on Tuesday to hear the report of the",
        "Northern Inspectorate and decided that every pier built before the",
        "year 1950 would be examined by engineers. Members of the board had",
        "asked for more time. The chair of the Committee on Harbours agreed",
        "Anders Holm would lead the work, which begins in the spring in the",
        "Southern District and moves on to the Western District in the next",
        "Autumn, when the first results of the examination are expected and",
        "Parliament will be told. It was the third such meeting in one year",
        "Nobody spoke against the plan, and the Committee closed at midday.",
        "A second meeting follows.",
    ]
    text = "\n".join(lines)
    found = [text[s.start : s.end] for s in sentences(document(text))]
    assert len(found) == 5
    assert found[2].startswith("The chair of the Committee on Harbours agreed\nAnders Holm would lead")


def test_a_word_broken_at_the_end_of_a_line_does_not_end_a_sentence() -> None:
    text = "The board made a commit-\nment to repair the pier. It rained."
    assert len(sentences(document(text))) == 2


def test_text_in_capitals_is_cut_as_any_other() -> None:
    text = "THE BOARD WILL MEET ON MONDAY. MR. AMES WILL SPEAK. NOBODY ELSE WILL."
    assert len(sentences(document(text))) == 3


@pytest.mark.parametrize("words", ["word ", "Word. ", "a\n", "(a) ", '" ', "Sec. ", "x" * 50])
def test_a_huge_paragraph_is_read_at_once_and_in_bounded_pieces(words: str) -> None:
    text = words * (300_000 // len(words))
    began = time.process_time()
    found = sentences(Document("d", "c", text))
    assert time.process_time() - began < 5
    assert found
    assert all(s.end - s.start <= LONGEST for s in found)
