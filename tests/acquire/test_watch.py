"""Following feeds: politely, once each, and again where the last run stopped."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.acquire.server import Page, Site

from onrecord.acquire import watch as follow
from onrecord.acquire.fetching import Answer
from onrecord.acquire.watching import DAY, Surroundings, watch
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.model import Capture, Issue

FEED = "https://harbour.example/feed"
STORY = "<p>The council ordered the harbour office to draft a plan by June 2031."


@dataclass
class Web:
    """A web that answers from a table, and a clock that only its waits move."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    clock: float = 1000.0

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        self.asked.append((self.clock, url, headers or {}))
        self.clock += 0.1
        page = self.pages.get(url, Page(b"", 404))
        if page.status == 0:
            raise SourceError("it cannot be fetched.", "Try again later.")
        if page.etag and (headers or {}).get("If-None-Match") == page.etag:
            return Answer(url, 304, {}, b"", datetime.now(UTC))
        answered = {name.lower(): value for name, value in page.headers.items()}
        answered |= {"etag": page.etag} if page.etag else {}
        return Answer(url, page.status, answered, page.body, datetime.now(UTC))

    def wait(self, seconds: float) -> None:
        self.clock += seconds

    @property
    def world(self) -> Surroundings:
        return Surroundings(lambda: self.clock, self.wait, lambda: 0.0)

    def urls(self, name: str = "") -> list[str]:
        return [url for _, url, _ in self.asked if name in url and "robots" not in url]


def feed(*names: str, updated: str = "1") -> Page:
    items = "".join(
        f"<item><title>{name}</title><link>https://harbour.example/{name}</link><guid>{name}</guid>"
        f"<pubDate>Mon, 05 May 2030 10:00:0{updated} GMT</pubDate></item>"
        for name in names
    )
    body = f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"
    return Page(body.encode(), etag=f"feed {names} {updated}")


@pytest.fixture
def web() -> Web:
    pages = {f"https://harbour.example/{name}": Page(f"{STORY} {name}".encode(), etag=name) for name in "abc"}
    return Web({FEED: feed("a", "b")} | pages)


def run(web: Web, folder: Path, *feeds: str) -> list[Capture | Issue]:
    found = watch(feeds or (FEED,), folder / "w.db", config=Config(), once=True, fetcher=web, world=web.world)
    return list(found)


def test_each_page_of_a_feed_is_handed_out_once(web: Web, tmp_path: Path) -> None:
    first = run(web, tmp_path)
    assert [x.source for x in first] == ["https://harbour.example/a", "https://harbour.example/b"]
    web.clock += 3600
    web.pages[FEED] = feed("a", "b", "c")
    assert [x.source for x in run(web, tmp_path)] == ["https://harbour.example/c"]


def test_what_the_feed_said_is_kept_beside_the_page(web: Web, tmp_path: Path) -> None:
    capture = run(web, tmp_path)[0]
    assert isinstance(capture, Capture)
    supplied = dict(capture.supplied)
    assert (supplied["listed_published"], supplied["listed_outlet"]) == ("2030-05-05", "Gazette")


def test_a_feed_that_did_not_change_costs_one_conditional_request(web: Web, tmp_path: Path) -> None:
    run(web, tmp_path)
    web.clock += 3600
    before = len(web.urls())
    assert run(web, tmp_path) == []
    assert web.urls()[before:] == [FEED]
    assert web.asked[-1][2] == {"If-None-Match": web.pages[FEED].etag}


def test_a_feed_is_not_asked_again_before_it_is_due(web: Web, tmp_path: Path) -> None:
    run(web, tmp_path)
    before = len(web.asked)
    assert run(web, tmp_path) == []
    assert len(web.asked) == before


def test_requests_to_one_host_keep_a_pause_that_grows_when_the_site_asks(web: Web, tmp_path: Path) -> None:
    web.pages["https://harbour.example/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7")
    run(web, tmp_path)
    times = [at for at, url, _ in web.asked if "robots" not in url]
    assert len(times) == 3
    assert times[2] - times[1] >= 7
    assert times[1] - times[0] >= 2


def test_asking_for_robots_txt_keeps_the_pause_too(web: Web, tmp_path: Path) -> None:
    run(web, tmp_path)
    times = [at for at, _, _ in web.asked]
    assert len(times) == 4
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 2


def test_robots_txt_is_honoured_and_told(web: Web, tmp_path: Path) -> None:
    web.pages["https://harbour.example/robots.txt"] = Page(b"User-agent: *\nDisallow: /a")
    found = run(web, tmp_path)
    assert [x.source for x in found if isinstance(x, Capture)] == ["https://harbour.example/b"]
    assert ["robots.txt" in x.message for x in found if isinstance(x, Issue)] == [True]
    assert web.urls("/a") == []


def test_a_site_whose_robots_txt_is_out_of_order_is_left_alone_and_tried_later(web: Web, tmp_path: Path) -> None:
    web.pages["https://harbour.example/robots.txt"] = Page(b"", 503)
    assert not any(isinstance(x, Capture) for x in run(web, tmp_path))
    del web.pages["https://harbour.example/robots.txt"]
    web.clock += 3600
    assert len([x for x in run(web, tmp_path) if isinstance(x, Capture)]) == 2


def test_failures_wait_longer_each_time_and_end(web: Web, tmp_path: Path) -> None:
    web.pages["https://harbour.example/a"].status = 500
    issues = []
    for _ in range(40):
        issues += [x for x in run(web, tmp_path) if isinstance(x, Issue)]
        web.clock += DAY / 4
    assert len(issues) == 6
    assert "given up" in issues[-1].remedy
    times = [at for at, url, _ in web.asked if url.endswith("/a")]
    assert len(times) == 6


def test_a_host_that_asks_for_time_gets_it_and_does_not_hold_up_others(web: Web, tmp_path: Path) -> None:
    other = "https://bay.example/feed"
    web.pages[FEED] = Page(b"", 429, headers={"Retry-After": "7200"})
    web.pages[other] = feed("b")
    started = web.clock
    run(web, tmp_path, FEED, other)
    assert web.clock - started < 600
    assert web.urls(FEED) == [FEED]
    web.clock = started + 7000
    run(web, tmp_path, FEED, other)
    assert web.urls(FEED) == [FEED]
    web.clock = started + 9000
    run(web, tmp_path, FEED, other)
    assert web.urls(FEED) == [FEED, FEED]


def test_a_page_that_changed_is_a_new_capture_that_names_the_old(web: Web, tmp_path: Path) -> None:
    old = run(web, tmp_path)[0]
    web.pages["https://harbour.example/a"] = Page(f"{STORY} a, corrected".encode(), etag="a2")
    web.clock += 2 * DAY
    new = run(web, tmp_path)
    assert [x.source for x in new] == ["https://harbour.example/a"]
    assert isinstance(old, Capture)
    assert isinstance(new[0], Capture)
    assert dict(new[0].supplied)["replaces"] == old.id


def test_a_page_the_feed_calls_updated_is_visited_at_once(web: Web, tmp_path: Path) -> None:
    run(web, tmp_path)
    web.pages["https://harbour.example/b"] = Page(f"{STORY} b, updated".encode(), etag="b2")
    web.pages[FEED] = feed("a", "b", updated="2")
    web.clock += 3600
    assert [x.source for x in run(web, tmp_path)] == ["https://harbour.example/b"]


def test_an_unreachable_feed_is_told_and_tried_later(web: Web, tmp_path: Path) -> None:
    good = web.pages[FEED]
    web.pages[FEED] = Page(status=0)
    assert [str(x) for x in run(web, tmp_path)] == [f"{FEED}: it cannot be fetched. Try again later."]
    web.pages[FEED] = good
    web.clock += 120
    assert len(run(web, tmp_path)) == 2


def test_an_opml_list_leads_to_its_feeds(web: Web, tmp_path: Path) -> None:
    web.pages["https://harbour.example/opml"] = Page(f'<opml><body><outline xmlUrl="{FEED}"/></body></opml>'.encode())
    found = run(web, tmp_path, "https://harbour.example/opml")
    assert [x.source for x in found] == ["https://harbour.example/a", "https://harbour.example/b"]


def test_an_opml_list_in_a_file_leads_to_its_feeds(web: Web, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{FEED}"/></body></opml>')
    found = run(web, tmp_path, str(tmp_path / "feeds.opml"))
    assert [x.source for x in found] == ["https://harbour.example/a", "https://harbour.example/b"]
    with pytest.raises(SourceError, match="cannot be read"):
        run(web, tmp_path, str(tmp_path / "no.opml"))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.integers(0, 3), max_size=6))
def test_a_run_that_dies_anywhere_loses_nothing(tmp_path_factory: pytest.TempPathFactory, deaths: list[int]) -> None:
    folder = tmp_path_factory.mktemp("watch")
    web = Web({FEED: feed(*"abcdef")})
    web.pages |= {f"https://harbour.example/{name}": Page(f"{STORY} {name}".encode()) for name in "abcdef"}
    kept: list[str] = []
    for death in deaths:
        found = watch([FEED], folder / "w.db", config=Config(), once=True, fetcher=web, world=web.world)
        kept += taken(found, death)
    kept += [x.source for x in run(web, folder)]
    assert set(kept) == {f"https://harbour.example/{name}" for name in "abcdef"}
    assert len(kept) <= 6 + len(deaths)


def taken(found: Iterator[Capture | Issue], number: int) -> list[str]:
    """The sources of the first few; then the run dies."""
    sources = [x.source for x, _ in zip(found, range(number + 1), strict=False)]
    found.close()  # type: ignore[attr-defined]
    return sources


def test_over_a_real_connection(site: Site, tmp_path: Path) -> None:
    body = f"<rss version='2.0'><channel><item><link>{site.url}/a</link></item></channel></rss>"
    site.pages["/feed"] = Page(body.encode())
    site.pages["/a"] = Page(STORY.encode())
    found = list(follow([site.url + "/feed"], tmp_path / "w.db", config=Config(allow_private=True), once=True))
    assert [x.source for x in found] == [site.url + "/a"]
    assert site.paths == ["/robots.txt", "/feed", "/a"]


def test_a_notebook_that_is_no_notebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "w.db").write_bytes(b"this is no notebook at all, but it is here " * 40)
    with pytest.raises(SourceError, match="cannot be opened"):
        list(follow([FEED], tmp_path / "w.db", config=Config(), once=True))
