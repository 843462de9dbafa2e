"""PDF: paragraphs, page numbers, running heads, scanned pages."""

import pytest
from tests.clean.marks import read
from tests.clean.pdf import pdf

from onrecord.errors import DocumentError

DECREE = [
    [
        "Harbour City Council - Decisions",
        "Decision on the new bridge over the bay",
        "5 May 2030",
        "The council decided that the harbour office shall draft a plan for the new",
        "bridge over the northern bay, and shall present it to the council and to the",
        "public by 1 June 2031.",
        "(a) The plan shall say what the bridge costs and who pays for it.",
        "(b) The plan shall say how long the ferries go on.",
        "1",
    ],
    [
        "Harbour City Council - Decisions",
        "The port shall pay one half of the costs, and the city shall pay the other one.",
        "2",
    ],
    ["Harbour City Council - Decisions", "The decision enters into force on the day after it is published.", "3"],
]


def test_lines_become_paragraphs_and_running_heads_are_set_aside() -> None:
    document = read(pdf(DECREE), "application/pdf")
    paragraph = (
        "The council decided that the harbour office shall draft a plan for the new bridge over the northern bay, "
        "and shall present it to the council and to the public by 1 June 2031."
    )
    assert paragraph in document.text.split("\n\n")
    heads = [block for block in document.set_aside if block.reason == "running head"]
    aside = [" ".join(document.text[block.start : block.end].split()) for block in heads]
    assert aside == [
        "Harbour City Council - Decisions",
        "1 Harbour City Council - Decisions",
        "2 Harbour City Council - Decisions",
        "3",
    ]


def test_every_place_knows_its_page() -> None:
    document = read(pdf(DECREE), "application/pdf")
    for words, page in (("harbour office", 1), ("port shall pay", 2), ("enters into force", 3)):
        assert document.page_of(document.text.index(words)) == page
    assert read("The council will open the bridge.").page_of(3) is None


def test_the_day_is_read_from_the_page_before_the_making_of_the_file() -> None:
    published = read(pdf(DECREE, created="D:20310101120000"), "application/pdf").published
    assert published is not None
    assert (published.day.isoformat(), published.how) == ("2030-05-05", "timestamp")
    published = read(pdf(DECREE[1:], created="D:20310101120000"), "application/pdf").published
    assert published is not None
    assert (published.day.isoformat(), published.how) == ("2031-01-01", "metadata")


def test_scanned_pages_are_told() -> None:
    document = read(pdf([DECREE[0], None, DECREE[1]]), "application/pdf")
    assert [issue.message for issue in document.issues] == ["Scanned pages without text: 2."]


def test_a_pdf_of_scanned_pages_alone_is_refused() -> None:
    with pytest.raises(DocumentError, match="scanned"):
        read(pdf([None, None]), "application/pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"%PDF-1.4\n" + b"junk " * 100, pdf(DECREE)[:400]])
def test_a_broken_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        read(content, "application/pdf")


def test_the_same_pdf_reads_the_same() -> None:
    assert read(pdf(DECREE), "application/pdf") == read(pdf(DECREE), "application/pdf")
