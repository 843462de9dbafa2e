"""A page in Russian holds no English but what its sources say, names, and what programs call things."""

import re
from html.parser import HTMLParser
from itertools import chain

import pytest
from fastapi.testclient import TestClient
from tests.web import harbour
from tests.web.test_desk import choose, form, moments, window
from tests.web.test_reading import PAGES, words

from onrecord.ledger import Ledger
from onrecord.web import create_app
from onrecord.web.labels import READY_REASONS

RUSSIAN = {"accept-language": "ru", "origin": "http://localhost", "sec-fetch-site": "same-origin"}
MORE_PAGES = [
    "/commitments?kind=order&state=overdue&words=dredging",
    "/commitments?words=xyzzy",
    f"/commitment/{harbour.WALKERS_ID}",
    f"/commitment/{harbour.SCHEDULE_ID}?as_of=2024-06-01",
    f"/source/{harbour.DOUBT_STORY.id}",
    f"/source/{harbour.PROGRESS_STORY.id}?as_of=2024-06-01",
    f"/actor/{harbour.PORT.id}",
    "/search?q=xyzzy",
    "/saved/overdue-orders",
    "/?as_of=2024-06-01",
    "/?as_of=1999-01-01",
    "/nothing",
    "/commitment/0000",
    "/source/0000",
    "/saved/nothing",
    "/commitments?as_of=soon",
    "/commitments?kind=wish",
    "/commitments?colour=red",
    "/commitments?offset=much",
    f"/search?q={'x' * 300}",
]
DESK = [
    "/review",
    *(f"/review?verb={verb}" for verb in ("accept", "link", "move", "verdict", "merge", "merge&at=1")),
    "/review?coder=yes",
    "/review/bulk?choice=accept",
    "/review/bulk?choice=reject",
    "/review/bulk?choice=burn",
    "/review/waiting",
    "/review/agreement?first=Ada&second=Bo",
    "/review/topics",
    f"/review/commitment/{harbour.SCHEDULE_ID}",
    f"/review/commitment/{harbour.SCHEDULE_ID}/link",
    f"/review/commitment/{harbour.SCHEDULE_ID}/link?words=xyzzy",
    f"/review/actor/{harbour.VARDEN.id}",
    "/review/0000",
]
VOID = frozenset("area base br col embed hr img input link meta source track wbr path rect circle".split())
QUOTING = {"data-span", "data-start", "cite"}  # attributes of what holds a source's own words
SPOKEN = ("aria-label", "title", "placeholder", "alt")
CALLED = {"onrecord", "SHA", "CSV", "JSON", "Atom", "Esc", "Ada", "csv", "json", "atom", "ics", "Enter", "Escape"}
WORD = re.compile(r"[A-Za-z]{2,}")


class Spoken(HTMLParser):
    """The words of the interface on a page: not those in code, in a quotation, or marked as English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        quoting = tag in {"code", "script", "kbd"} or given.get("lang") == "en" or bool(QUOTING & given.keys())
        quoting = quoting or given.get("class") in {"snippet", "quotation"}
        if not quoting and not any(self._open):
            self.said += [value for name in SPOKEN if (value := given.get(name))]
        if tag not in VOID:
            self._open.append(quoting)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself says nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.said.append(data)


def data() -> list[str]:
    """What the record of the harbour holds that is shown as it is, the longest first."""
    texts = chain.from_iterable(story.text.splitlines() for story in harbour.STORIES)
    names = (name.text for actor in (harbour.VARDEN, harbour.PORT, harbour.OFFICE) for name in actor.names)
    stories = chain.from_iterable((s.title, s.url, s.outlet, s.published and s.published.text) for s in harbour.STORIES)
    spans = (part.quote for one in harbour.STATEMENTS for part in (one.action, one.sentence, one.condition) if part)
    times = (one.timeframe.span.quote for one in harbour.STATEMENTS if one.timeframe)
    targets = (target.span.quote for one in harbour.STATEMENTS for target in one.targets)
    more = ("Harbour works", "Overdue orders", "dredging", "breakwater", "Kalmora", "Governor", "text/plain", "xyzzy")
    mentions = (m.span.quote for one in harbour.STATEMENTS for m in (one.issuer, one.responsible) if m and m.span)
    evidence = (one.span.quote for one in harbour.EVIDENCE)
    found = {*texts, *names, *stories, *spans, *times, *targets, *more, *mentions, *evidence} - {None, ""}
    return sorted(map(str, found), key=len, reverse=True)


def english(html: str) -> set[str]:
    """English words of the interface on a page."""
    text = " ".join(" ".join(Spoken(html).said).split())
    for known in data():
        text = text.replace(" ".join(known.split()), " ")
    text = re.sub(r"(Допустимо|Известные фильтры): [^.]+\.", " ", text)  # as they stand in an address
    text = re.sub(r"https?://\S+|'[^']*'|\b[0-9a-f]{8,}\b", " ", text)  # addresses, what was asked, ids
    return set(WORD.findall(text)) - CALLED


@pytest.fixture(scope="module")
def reader(kept: Ledger) -> TestClient:
    """Somebody who reads Russian, and has no name at the desk yet."""
    return TestClient(create_app(kept, today=harbour.TODAY), base_url="http://localhost", headers=RUSSIAN)


@pytest.fixture(scope="module")
def desk(kept: Ledger) -> TestClient:
    client = TestClient(create_app(kept, today=harbour.TODAY), base_url="http://localhost", headers=RUSSIAN)
    client.cookies.set("onrecord_editor", "Ada")
    return client


@pytest.mark.parametrize("path", [*PAGES, *MORE_PAGES])
def test_a_page_of_the_reading_room_in_russian_speaks_russian(reader: TestClient, path: str) -> None:
    assert english(reader.get(path).text) == set()


@pytest.mark.parametrize("path", DESK)
def test_a_page_of_the_desk_in_russian_speaks_russian(desk: TestClient, path: str) -> None:
    assert english(desk.get(path).text) == set()


def test_the_name_is_asked_in_russian(reader: TestClient) -> None:
    assert english(reader.get("/review").text) == set()


def test_what_people_decided_is_told_in_russian(desk_ledger: Ledger) -> None:
    ada, bo = (window(desk_ledger, who, moments()) for who in ("Ada", "Bo"))
    late = form(bo.get("/review?verb=link").text, "reject") | {"ready": READY_REASONS[1]}
    choose(ada, "/review?verb=link", "accept")
    clash = bo.post("/review/decide", data=late, headers=RUSSIAN)
    assert clash.status_code == 409
    choose(ada, "/review?verb=accept", "edit", kind="pledge", end="2025-03-01")
    choose(ada, "/review?verb=verdict", "verdict", outcome="done")
    choose(ada, "/review?verb=merge", "reject", ready=READY_REASONS[1])
    told = ada.get("/corrections", headers=RUSSIAN).text
    for html in (clash.text, told, ada.get(f"/commitment/{harbour.WALKERS_ID}", headers=RUSSIAN).text):
        assert english(html) - {"Bo"} == set()
    assert "1 мар. 2025" in words(told)
    assert "не о том же самом" in words(told)


def test_an_english_word_of_the_interface_would_be_found() -> None:
    assert english('<p title="Hello">Слово <b>left over</b> <code>rule.name</code></p>') == {"Hello", "left", "over"}
