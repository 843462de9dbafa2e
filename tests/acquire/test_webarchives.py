"""Web archives: each page a capture; what is no page is counted; damage costs what lies behind it."""

import gzip
import json
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import lxml.html
import pytest
from rapidfuzz.distance import Indel
from warcio.archiveiterator import ArchiveIterator

from onrecord.acquire import acquire
from onrecord.clean import clean
from onrecord.clean.plain import story_of
from onrecord.config import Config
from onrecord.model import Capture, Document, Issue
from onrecord.resolve.copies import copies

BODY = b"<html><body><p>The council will open the bridge by 2031.</p></body></html>"


def record(url: str, body: bytes, kind: str = "text/html", status: str = "200 OK", type_: str = "response") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2030-05-05T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


RECORDS = [
    record("http://harbour.example/1", BODY, "text/html; charset=utf-8"),
    record("http://harbour.example/logo.png", b"\x89PNG", "image/png"),
    record("http://harbour.example/gone", b"gone", status="404 Not Found"),
    record("http://harbour.example/2", BODY.replace(b"bridge", b"harbour")),
    record("http://harbour.example/big", b"<p>" + b"word " * 1000),
    record("http://harbour.example/1", BODY, type_="request"),
]


def got(path: Path) -> tuple[list[Capture], list[Issue]]:
    found = list(acquire([str(path)], config=Config(max_bytes=2000)))
    return [x for x in found if isinstance(x, Capture)], [x for x in found if isinstance(x, Issue)]


@pytest.fixture(params=["a.warc", "a.warc.gz", "in one piece.warc.gz", "a.wacz", "in one piece.wacz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    packed = b"".join(gzip.compress(record) for record in RECORDS)
    if "piece" in path.name:
        packed = gzip.compress(b"".join(RECORDS))
    if path.suffix == ".wacz":
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("archive/data.warc.gz", packed)
            package.writestr("datapackage.json", "{}")
    else:
        path.write_bytes(packed if path.suffix == ".gz" else b"".join(RECORDS))
    return path


def test_each_page_is_a_capture_and_the_rest_is_counted(archive: Path) -> None:
    captures, issues = got(archive)
    assert [dict(c.supplied)["url"] for c in captures] == ["http://harbour.example/1", "http://harbour.example/2"]
    assert captures[0].content == BODY
    assert captures[0].fetched is not None
    assert [issue.message for issue in issues] == [
        "it is too large: 0 MB, where at most 0 MB are read.",
        "records that are no pages were left out: 1 image/png, 1 status 404, 1 without content.",
    ]


def test_an_archive_in_one_piece_that_breaks_off_keeps_what_was_read_before(tmp_path: Path) -> None:
    filling = [random.Random(number).randbytes(800).hex().encode() for number in range(40)]
    pages = [record(f"http://harbour.example/{n}", BODY + words) for n, words in enumerate(filling)]
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"".join(pages))[:-500])
    captures, issues = got(tmp_path / "a.warc.gz")
    assert len(captures) in range(30, 40)
    assert f"damaged after {len(captures)} pages" in issues[0].message


def test_a_damaged_archive_keeps_what_was_read_before(tmp_path: Path) -> None:
    packed = [gzip.compress(record) for record in RECORDS]
    (tmp_path / "a.warc.gz").write_bytes(packed[0] + packed[3][:40] + b"damage" + packed[3][46:])
    captures, issues = got(tmp_path / "a.warc.gz")
    assert len(captures) == 1
    assert "damaged after 1 pages" in issues[0].message


@pytest.mark.parametrize("content", [b"no zip at all", b"PK\x03\x04broken"])
def test_a_package_that_cannot_be_opened_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wacz").write_bytes(content)
    captures, issues = got(tmp_path / "a.wacz")
    assert not captures
    assert len(issues) == 1


def test_a_record_that_unpacks_without_end_is_bounded(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"\0" * 30_000_000)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + bomb
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://b.example/\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    (tmp_path / "bomb.warc").write_bytes(head.encode() + answer + b"\r\n\r\n" + RECORDS[0])
    captures, issues = got(tmp_path / "bomb.warc")
    assert [dict(c.supplied)["url"] for c in captures] == ["http://harbour.example/1"]
    assert "too large" in issues[0].message


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[tuple[Capture, Document]]:
    archive = shared / "corpora" / "kremlin-1000.warc.gz"
    found = acquire([str(archive)], config=Config())
    return [(x, clean(x)) for x in found if isinstance(x, Capture)]


def test_a_thousand_real_pages_have_their_days_titles_and_addresses(
    shared: Path, corpus: list[tuple[Capture, Document]]
) -> None:
    lines = (shared / "corpora" / "kremlin-1000.jsonl").read_text("utf-8").splitlines()
    listed = {row["url"]: row for row in map(json.loads, lines)}
    documents = [document for _, document in corpus]
    assert len(documents) == 1084
    assert Counter(document.url in listed for document in documents) == {True: 1084}
    rows = [(document, listed[str(document.url)]) for document in documents]
    right = sum(str(document.day) == row["date"] for document, row in rows)
    titled = sum(document.title == " ".join(row["title"].split()) for document, row in rows)
    assert right / len(rows) >= 0.99
    assert titled / len(rows) >= 0.99


def test_the_84_print_copies_are_recognised_as_copies_of_their_pages(
    shared: Path, corpus: list[tuple[Capture, Document]]
) -> None:
    """By the stage that groups copies, from their texts; their own addresses are not those of the list."""
    lines = (shared / "corpora" / "kremlin-1000.jsonl").read_text("utf-8").splitlines()
    listed = {json.loads(line)["url"] for line in lines}
    pages = {dict(c.supplied)["url"]: document for c, document in corpus}
    prints = [document for address, document in pages.items() if address not in listed]
    assert len(prints) == 84
    group = {id: one.original for one in copies(d for _, d in corpus) for id in (one.original, *one.repeats)}
    found = sum(group.get(one.id, one.id) == group.get(pages[str(one.url)].id) for one in prints)
    assert found == 84
    others = group.keys() - {one.id for one in prints} - {pages[str(one.url)].id for one in prints}
    assert len(others) <= 20, "more is taken for copies than the few messages that one form was used for"


def test_the_story_of_a_page_is_what_the_page_marks_as_its_article(corpus: list[tuple[Capture, Document]]) -> None:
    scores = [character_f1(marked_article(c.content.decode()), story_without_title(d)) for c, d in corpus]
    assert len(scores) == 1084
    assert sum(score >= 0.95 for score in scores) / len(scores) >= 0.98


def test_it_is_found_too_where_the_page_does_not_mark_it(corpus: list[tuple[Capture, Document]]) -> None:
    scores = []
    for capture, _ in corpus[::8]:
        bare = capture.content.replace(b'itemprop="articleBody"', b"")
        document = clean(Capture.of(bare, capture.source, capture.media_type, supplied=dict(capture.supplied)))
        scores.append(character_f1(marked_article(capture.content.decode()), story_without_title(document)))
    assert sum(score >= 0.95 for score in scores) / len(scores) >= 0.98


def test_no_page_of_the_archive_is_lost_without_a_word(shared: Path, corpus: list[tuple[Capture, Document]]) -> None:
    """Every record is a capture, or counted in an issue that says why it was left out."""
    path = shared / "corpora" / "kremlin-1000.warc.gz"
    with path.open("rb") as stream:
        pages = sum(record.rec_type == "response" for record in ArchiveIterator(stream))
    issues = [found for found in acquire([str(path)], config=Config()) if isinstance(found, Issue)]
    counted = sum(int(n) for issue in issues for n in re.findall(r"(\d+) (?!without)\w", issue.message))
    assert len(corpus) + counted == pages
    assert {document.language for _, document in corpus} == {"en"}


def marked_article(html: str) -> str:
    """The summary and the body the page marks, without what it hides or sets apart in them; by another parser."""
    tree = lxml.html.fromstring(html)
    body = tree.xpath('//*[@itemprop="articleBody"]')[0]
    hidden = './/*[contains(concat(" ", @class, " "), " hidden ")]'
    for element in body.xpath(f'{hidden} | .//*[contains(@class, "masha-ignore") or contains(@class, "bottommeta")]'):
        element.drop_tree()
    leads = tree.xpath('//*[contains(@class, "entry-summary")]')
    return " ".join(element.text_content() for element in (*leads[:1], body))


def story_without_title(document: Document) -> str:
    return story_of(document.text, document.set_aside).replace(document.title or "", "", 1)


def character_f1(one: str, other: str) -> float:
    """F1 over the characters two texts have in common in one order (their longest common subsequence), blanks aside."""
    return Indel.normalized_similarity(*("".join(text.split()) for text in (one, other)))


def test_the_measure_tells_one_story_from_another_of_the_same_letters() -> None:
    words = "The council ordered the harbour office to draft a plan for the bridge".split()
    assert character_f1(" ".join(words), "\n".join(words)) == 1.0
    assert character_f1(" ".join(words), " ".join(reversed(words))) < 0.6
