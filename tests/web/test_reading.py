"""The reading room as a reader meets it."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web import harbour

from onrecord.ledger import Ledger
from onrecord.web import create_app
from onrecord.web.data.commitment import drift

PAGES = [
    "/",
    "/commitments",
    f"/commitment/{harbour.SCHEDULE_ID}",
    f"/commitment/{harbour.FEES_ID}",
    f"/source/{harbour.PLANS_STORY.id}",
    f"/source/{harbour.PLANS_STORY.id}/compare/{harbour.AGAIN_STORY.id}",
    "/actors",
    f"/actor/{harbour.VARDEN.id}",
    "/sources",
    "/search",
    "/search?q=dredging",
    "/topics",
    "/corrections",
    "/about",
]


class Outline(HTMLParser):
    """What a page is made of: its tags with attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"td", "th", "dt", "dd", "p", "li", "h1", "h2", "caption"}:
            self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a" and "href" in attrs]


def words(html: str) -> str:
    return " ".join(Outline(html).text.split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_works_without_anything_inline(room: TestClient, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 200
    page = Outline(answer.text)
    assert not [attrs for _, attrs in page.tags if "style" in attrs or any(name.startswith("on") for name in attrs)]
    assert all("src" in attrs for tag, attrs in page.tags if tag == "script")
    assert not [tag for tag, _ in page.tags if tag == "style"]
    assert [tag for tag, _ in page.tags].count("h1") == 1
    idents = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(idents) == len(set(idents))


@pytest.mark.parametrize("path", PAGES)
def test_the_day_of_reading_is_kept_through_every_link(room: TestClient, path: str) -> None:
    day = "2025-01-25"
    html = room.get(path, params={"as_of": day} | dict(re.findall(r"[?&](\w+)=(\w+)", path))).text
    page = Outline(html)
    assert "as of 25 January 2025" in " ".join(page.text.split())
    back = Outline(f"<a {html.partition('data-back')[2].partition('>')[0]}>").links()
    assert len(back) == 1
    kept = [one for one in page.links() if one.startswith("/") and not one.startswith("/language/")]
    assert len(kept) > 10
    assert not [one for one in kept if f"as_of={day}" not in one and one not in back and not one.endswith("/capture")]


def test_every_inner_link_leads_somewhere(room: TestClient) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        answer = room.get(path)
        assert answer.status_code == 200, path
        if "text/html" not in answer.headers["content-type"]:
            continue
        for link in Outline(answer.text).links():
            bare = link.partition("#")[0]
            if bare.startswith("/") and "&" not in bare and bare not in seen:
                seen.add(bare)
                waiting.append(bare)
    assert len(seen) > 40


def test_the_front_page_counts_and_each_figure_leads_to_its_list(room: TestClient) -> None:
    html = room.get("/").text
    assert "5 firm commitments" in words(html)
    assert "1 is overdue" in words(html)
    overdue = next(link for link in Outline(html).links() if "state=overdue" in link)
    listed = words(room.get(overdue).text)
    assert "1 commitment" in listed
    assert "publish a dredging schedule" in listed
    assert "overdue by 123 days" in listed


def test_the_timeline_has_its_numbers_in_a_table(room: TestClient) -> None:
    html = room.get("/").text
    assert "<svg" in html
    table = words(html[html.index("<table") : html.index("</table>")])
    assert "Firm commitments by the period" in table
    assert "2024-10 – 1 – – 1" in table


def test_a_commitment_shows_its_sentence_first_and_both_axes(room: TestClient) -> None:
    html = room.get(f"/commitment/{harbour.SCHEDULE_ID}").text
    heading = words(html[html.index("<h1>") : html.index("</h1>")])
    assert heading == harbour.FIRST_SENTENCE
    text = words(html)
    assert "Deadline — arithmetic overdue by 123 days" in text
    assert "Original last day: 1 October 2024" in text
    assert "Latest day given instead: 15 March 2025 (moved back by 165 days)" in text
    assert "Outcome — testimony in progress" in text
    assert "the issuer or the responsible body says so" in text


def test_possible_evidence_stands_apart_and_counts_for_nothing(room: TestClient) -> None:
    html = room.get(f"/commitment/{harbour.SCHEDULE_ID}").text
    trail, _, apart = html.partition('class="possible"')
    assert "Nobody at the council" not in trail
    assert "Nobody at the council" in apart
    assert "Until a person has looked, they change no status" in apart


def test_targets_stand_against_the_figures_reported(room: TestClient) -> None:
    text = words(room.get(f"/commitment/{harbour.FEES_ID}").text)
    assert "on average 15 %" in text
    assert "5 Sept 2024 9 % 9 of 15 % Coast News" in text
    assert "2024-03-03 + 2 years = 2026-03-03" in text
    assert "on condition: provided that the council agrees" in text


def test_nothing_told_later_is_visible_on_an_earlier_day(room: TestClient) -> None:
    text = words(room.get(f"/commitment/{harbour.SCHEDULE_ID}?as_of=2024-06-01").text)
    assert "due in 122 days" in text
    assert "no report" in text
    assert "15 March 2025" not in text
    assert "Nobody at the council" not in text
    assert room.get(f"/commitment/{harbour.TUGS_ID}?as_of=2024-06-01").status_code == 404


def test_a_source_shows_its_whole_text_with_the_passages_marked(room: TestClient) -> None:
    html = room.get(f"/source/{harbour.PLANS_STORY.id}").text
    span = harbour.SCHEDULE.action
    assert f'<mark id="s-{span.start}-{span.end}"' in html
    assert "set aside: picture caption</span>Photo: the old quay" in html
    assert "teaser for another story" in html
    assert harbour.PLANS_STORY.capture in html
    assert "read from the dateline: “March 3, 2024”" in words(html)


def test_quotations_lead_to_their_passage_and_to_the_original(room: TestClient) -> None:
    links = Outline(room.get(f"/commitment/{harbour.SCHEDULE_ID}").text).links()
    span = harbour.SCHEDULE.sentence
    assert f"/source/{harbour.PLANS_STORY.id}#s-{span.start}-{span.end}" in links
    fragment = "#:~:text=Governor%20Ilse%20Varden%20told%20the,schedule%20by%201%20October%202024."
    assert any(link.endswith(fragment) for link in links)


def test_story_text_is_escaped(room: TestClient) -> None:
    html = room.get(f"/source/{harbour.PLANS_STORY.id}").text
    assert "&lt;b&gt;never&lt;/b&gt; spoke of tolls &amp; dues" in html
    assert "<b>never" not in html


@pytest.mark.parametrize("path", PAGES)
def test_a_search_word_with_markup_stays_a_word(room: TestClient, path: str) -> None:
    assert "<script>alert" not in room.get("/search", params={"q": "<script>alert(1)</script>"}).text


def test_the_filter_stands_in_the_address_and_can_be_left_again(room: TestClient) -> None:
    html = room.get("/commitments?kind=order&responsible=" + harbour.PORT.id).text
    page = Outline(html)
    assert "Responsible: Port Authority" in words(html)
    assert f"/commitments?responsible={harbour.PORT.id}" in page.links()
    assert "/commitments?kind=order" in page.links()


def test_the_actor_page_lists_all_names_with_their_sources(room: TestClient) -> None:
    text = words(room.get(f"/actor/{harbour.VARDEN.id}").text)
    for name in ("Ilse Varden", "the governor", "Varden"):
        assert name in text
    assert "Governor, seen so from 3 Mar 2024 to 1 Jul 2024" in text


def test_the_citation_carries_the_day(room: TestClient) -> None:
    text = words(room.get(f"/commitment/{harbour.SCHEDULE_ID}").text)
    assert f"http://localhost/commitment/{harbour.SCHEDULE_ID}?as_of={harbour.TODAY}" in text


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/commitment/0000", 404, "Not found"),
        ("/source/nosuch", 404, "Not found"),
        ("/actor/nosuch", 404, "Not found"),
        ("/nowhere", 404, "There is no such page"),
        ("/?as_of=tomorrow", 400, "Write it as 2021-11-01"),
        ("/commitments?colour=red", 400, "There is no filter called"),
        ("/commitments?kind=wish", 400, "does not fit"),
        ("/commitments?offset=-1", 400, "not a place in a list"),
        ("/actors?kind=robot", 400, "no kind of actor"),
    ],
)
def test_what_cannot_be_answered_is_explained(room: TestClient, path: str, status: int, message: str) -> None:
    answer = room.get(path)
    assert answer.status_code == status
    assert message in words(answer.text)


def test_the_archived_bytes_can_be_taken_but_never_shown_as_a_page(room: TestClient) -> None:
    answer = room.get(f"/source/{harbour.PLANS_STORY.id}/capture")
    assert answer.content == harbour.PLANS.encode()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_choosing_a_language_never_leads_elsewhere(room: TestClient, elsewhere: str) -> None:
    answer = room.get("/language/en", params={"from": elsewhere}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_today_is_handed_in(room: TestClient) -> None:
    assert date(2025, 2, 1) == harbour.TODAY
    assert "The record as of 1 February 2025" in words(room.get("/").text)


def test_two_captures_of_one_address_are_shown_as_what_differs(tmp_path: Path) -> None:
    texts = ("The quay opens on Monday.\n\nFees stay.\n", "The quay opens on Tuesday.\n\nFees stay.\n")
    stories = [harbour.story(text, date(2024, 3, 3), "Harbour Times", "independent", "Quay opens") for text in texts]
    with Ledger.open(tmp_path / "two.db") as ledger:
        for one in stories:
            ledger.accept(harbour.capture_of(one.text, f"{one.id}.txt"))
            ledger.record(harbour.reading(one))
        ledger.write_resolution((), (), {}, ())
        client = TestClient(create_app(ledger, today=harbour.TODAY), base_url="http://localhost")
        page = Outline(client.get(f"/source/{stories[1].id}").text)
        address = next(link for link in page.links() if "/compare/" in link)
        html = client.get(address).text
    changed = ["The quay opens on Monday.", "The quay opens on Tuesday."]
    assert sorted(re.findall(r"<(?:del|ins)>([^<]+)</", html)) == changed
    assert "<p>Fees stay.</p>" in html


def total(html: str) -> int:
    """How many commitments a list says it has."""
    found = re.search(r"([\d,]+) commitments?\b", re.sub(r"<[^>]+>", " ", html[html.index('role="status"') :]))
    assert found
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("day", ["", "?as_of=2024-06-01"])
def test_every_figure_of_the_front_page_is_the_length_of_the_list_behind_it(room: TestClient, day: str) -> None:
    html = room.get(f"/{day}").text
    board = html[html.index('<dl class="headline">') : html.index("</dl>")]
    found = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(?:and )?([\d,]+)[^<]*</a>', board)
    assert len(found) == 10 or not day
    for address, figure in found:
        listed = room.get(address.replace("&amp;", "&")).text
        assert total(listed) == int(figure.replace(",", "")), address


def test_every_figure_of_an_actor_is_the_length_of_the_list_behind_it(room: TestClient) -> None:
    html = room.get(f"/actor/{harbour.PORT.id}").text
    found = re.findall(r'<dd><a href="([^"]+)">(\d+)</a></dd>', html)
    assert found
    for address, figure in found:
        assert total(room.get(address.replace("&amp;", "&")).text) == int(figure), address


def test_a_list_narrowed_by_words_shows_where_they_stand(room: TestClient) -> None:
    html = room.get("/commitments?words=dredging").text
    assert re.search(r'<p class="snippet">[^<]*(<mark>[^<]+</mark>[^<]*)+</p>', html)
    assert "<mark>dredging</mark>" in html
    assert 'class="snippet"' not in room.get("/commitments").text


def test_a_changed_wording_is_shown_word_by_word() -> None:
    assert drift("publish a schedule by May", "publish a revised schedule") == (
        ("same", "publish a"),
        ("added", "revised"),
        ("same", "schedule"),
        ("removed", "by May"),
    )
    assert drift("Publish a schedule", "publish a  schedule") == ()


def test_a_day_before_the_record_begins_says_so_and_leads_to_its_beginning(room: TestClient) -> None:
    html = room.get("/?as_of=1999-01-01").text
    assert "There is nothing on this record as of this day. It begins on" in words(html)


def test_a_search_without_a_find_says_what_to_do(room: TestClient) -> None:
    assert "Fewer words find more" in words(room.get("/search?q=xyzzy").text)
