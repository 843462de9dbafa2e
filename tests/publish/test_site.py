"""The reading room as files: complete, every link leads somewhere, every quotation holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import feedparser
import icalendar
import pytest
from playwright.sync_api import Browser, expect
from tests.web import harbour
from tests.web.test_reading import Outline, words

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.publish import checking, folder
from onrecord.web import site, site_index

BASE = "https://record.example/kalmora"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with harbour.build(tmp_path_factory.mktemp("harbour")) as found:
        yield found


@pytest.fixture(scope="module")
def published(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("public") / "site"
    folder.write(where, site.files(ledger, harbour.TODAY, BASE))
    return where


def texts(document: str) -> str | None:
    return next((one.text for one in harbour.STORIES if one.id == document), None)


def test_every_commitment_source_and_actor_has_its_page(published: Path) -> None:
    for one in harbour.COMMITMENTS:
        assert (published / "commitment" / f"{one.id}.html").is_file()
    for story in harbour.STORIES:
        assert (published / "source" / f"{story.id}.html").is_file()
    for actor in (harbour.VARDEN, harbour.PORT, harbour.OFFICE):
        assert (published / "actor" / f"{actor.id}.html").is_file()


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(published: Path) -> None:
    pages = {path.relative_to(published).as_posix(): Outline(path.read_text()) for path in published.rglob("*.html")}
    followed = 0
    for name, page in pages.items():
        for link in page.links() + [str(a["src"]) for tag, a in page.tags if tag == "script"]:
            if "://" in link:
                continue
            target, fragment = urldefrag(urljoin(name, link))
            assert (published / target).is_file(), f"{name}: {link}"
            if fragment and target in pages:
                assert fragment in {attrs.get("id") for _, attrs in pages[target].tags}, f"{name}: {link}"
            followed += 1
    assert followed > 300


def test_no_page_asks_for_a_server(published: Path) -> None:
    for path in published.rglob("*.html"):
        html = path.read_text()
        assert 'method="post"' not in html
        assert "/review" not in html
        assert "htmx" not in html.replace("htmx-config", "")


def test_the_lists_of_the_headline_figures_are_there(published: Path) -> None:
    front = Outline((published / "index.html").read_text())
    overdue = next(link for link in front.links() if "overdue" in link)
    assert "publish a dredging schedule" in words((published / overdue).read_text())


def test_every_quotation_holds_against_the_archive(published: Path) -> None:
    pages = list(folder.pages(folder.from_folder(published)))
    assert sum(html.count("data-span") for _, html in pages) > 25
    assert list(checking.check(pages, texts)) == []


def test_a_quotation_that_was_tampered_with_is_found(published: Path) -> None:
    name = f"commitment/{harbour.SCHEDULE_ID}.html"
    html = (published / name).read_text()
    for wrong, right in (("1 October 2024", "1 October 2034"), ("told the Port Authority", "asked the Port Authority")):
        assert wrong in html
        found = list(checking.check([(name, html.replace(wrong, right))], texts))
        assert found
        assert all(name in issue.source for issue in found)
    moved = re.sub(r'data-span="(\w+):(\d+)-', r'data-span="\1:1\2-', html, count=1)
    assert len(list(checking.check([(name, moved)], texts))) == 1


def test_a_document_that_the_archive_lacks_is_said(published: Path) -> None:
    pages = list(folder.pages(folder.from_folder(published)))
    issues = list(checking.check(pages, lambda _: None))
    assert issues
    assert "no such document" in issues[0].message


def test_a_site_without_quotations_is_no_proof() -> None:
    assert len(list(checking.check([("index.html", "<p>nothing</p>")], texts))) == 1


def test_feed_and_calendar_carry_the_public_address(published: Path) -> None:
    read = feedparser.parse((published / "commitments.atom").read_bytes())
    assert read.entries[0].link.startswith(f"{BASE}/commitment/")
    calendar = icalendar.Calendar.from_ical((published / "commitments.ics").read_bytes())
    assert all(str(event["url"]).startswith(BASE) for event in calendar.walk("VEVENT"))
    assert (published / "saved" / "overdue-orders.ics").is_file()


def test_the_citation_is_the_public_address(published: Path) -> None:
    text = words((published / "commitment" / f"{harbour.FEES_ID}.html").read_text())
    assert f"{BASE}/commitment/{harbour.FEES_ID}.html" in text


def test_publishing_again_replaces_the_site_whole(ledger: Ledger, tmp_path: Path) -> None:
    where = tmp_path / "site"
    folder.write(where, [("index.html", b"<p>old</p>"), ("gone.html", b"")])
    folder.write(where, site.files(ledger, harbour.TODAY, BASE))
    assert not (where / "gone.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_publication_that_dies_leaves_the_old_one(tmp_path: Path) -> None:
    where = tmp_path / "site"
    folder.write(where, [("index.html", b"<p>old</p>")])

    def dying() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"<p>new</p>"
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        folder.write(where, dying())
    assert (where / "index.html").read_bytes() == b"<p>old</p>"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(UsageError):
        folder.write(tmp_path, [("index.html", b"")])
    assert (tmp_path / "diary.txt").read_text() == "mine"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("DREDGING port", "publish a dredging schedule"),
        ("dredg sched repeated", "publish a dredging schedule"),  # beginnings, and the words of a later statement
        ("council agrees", "cut berth fees by 15 percent on average"),  # the quoted sentence
        ("reporter saw", "open the northern breakwater to walkers"),  # evidence
        ("varden tolls", None),  # stands in a source, and is no part of the record
        ("walkers harbour times", "open the northern breakwater to walkers"),  # the outlet
        ("governor", "Ilse Varden"),  # an actor by another name
        ("coast fees", "Fees fall, dredging waits"),  # a source by outlet and title
        ("x", None),
    ],
)
def test_search_works_from_a_disk_without_a_server(
    chrome: Browser, published: Path, asked: str, found: str | None
) -> None:
    context = chrome.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto((published / "search.html").as_uri())
    page.get_by_role("searchbox").fill(asked)
    if found is None:
        expect(page.get_by_role("status")).to_have_text("Nothing found.")
    else:
        expect(page.locator("[data-hits] .said a", has_text=found).first).to_be_visible()
        page.locator("[data-hits] .said a", has_text=found).first.click()
        expect(page.locator("h1")).to_be_visible()
    assert complaints == []
    context.close()


@pytest.mark.browser
def test_a_hit_shows_its_quotation_with_the_words_marked(chrome: Browser, published: Path) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.goto((published / "search.html").as_uri() + "?q=dredging")
    expect(page.locator("[data-hits] mark").first).to_have_text("dredging")
    expect(page.get_by_role("status")).to_contain_text("Found:")
    context.close()


def test_the_index_is_read_in_parts(tmp_path: Path) -> None:
    entries = [
        site_index.Entry(
            f"commitment/{n}.html", "commitment", f"build pier {n}", "Ines Harlow → Port", f"Şirin {n % 7}"
        )
        for n in range(1000)
    ]
    files = dict(site_index.scripts(entries))
    head = files.pop("static/search-index.js")
    assert len(head) < 1000
    assert b'"73-69"' in head, "the word is found without its marks: sirin"
    assert len([name for name in files if "entries-" in name]) == 1000 / site_index.CHUNK
    assert b'"sirin":[0,1,1,1' in files["static/search/words-73-69.js"]
    assert max(map(len, files.values())) < 25_000
