"""What leaves is read back by readers that somebody else wrote."""

import csv
import io
import json
from datetime import date

import feedparser
import icalendar
from fastapi.testclient import TestClient
from tests.web import harbour

from onrecord.ledger import Ledger
from onrecord.web import create_app


def events(room: TestClient, query: str = "") -> dict[str, icalendar.Event]:
    answer = room.get(f"/commitments.ics{query}")
    assert answer.headers["content-type"].startswith("text/calendar")
    read = icalendar.Calendar.from_ical(answer.content)
    return {str(event["uid"]): event for event in read.walk("VEVENT")}


def test_a_calendar_holds_every_last_day_as_a_whole_day(room: TestClient) -> None:
    found = events(room)
    walkers = found[f"{harbour.WALKERS_ID}@onrecord"]
    assert walkers["dtstart"].dt == date(2024, 5, 31)
    assert len(found) == 4


def test_a_move_shifts_the_event_and_raises_its_sequence_under_the_same_uid(room: TestClient) -> None:
    ident = f"{harbour.SCHEDULE_ID}@onrecord"
    before, after = events(room, "?as_of=2024-06-01")[ident], events(room)[ident]
    assert (before["dtstart"].dt, before["sequence"]) == (date(2024, 10, 1), 0)
    assert (after["dtstart"].dt, after["sequence"]) == (date(2025, 3, 15), 1)


def test_a_feed_says_what_changed_under_ids_that_stay(room: TestClient) -> None:
    read = feedparser.parse(room.get("/commitments.atom").content)
    assert not read.bozo
    titles = [entry.title for entry in read.entries]
    assert "Moved to 2025-03-15: publish a dredging schedule" in titles
    assert "Overdue: publish a dredging schedule" in titles
    again = feedparser.parse(room.get("/commitments.atom?as_of=2025-01-31").content)
    assert {entry.id for entry in again.entries} <= {entry.id for entry in read.entries}
    assert len({entry.id for entry in read.entries}) == len(read.entries)


def test_each_filter_has_its_own_feed_and_calendar(room: TestClient) -> None:
    read = feedparser.parse(room.get("/commitments.atom?state=overdue").content)
    assert {entry.link.rpartition("/")[2] for entry in read.entries} == {harbour.SCHEDULE_ID}
    assert set(events(room, "?state=overdue")) == {f"{harbour.SCHEDULE_ID}@onrecord"}


def test_the_table_is_complete(room: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(room.get("/commitments.csv").text)))
    assert {row["id"] for row in rows} == {one.id for one in harbour.COMMITMENTS}
    schedule = next(row for row in rows if row["id"] == harbour.SCHEDULE_ID)
    assert schedule["due"] == "2024-10-01"
    assert schedule["overdue_days"] == "123"


def test_the_json_is_complete_with_every_span(room: TestClient) -> None:
    answer = room.get("/commitments.json")
    assert {one["id"] for one in json.loads(answer.content)} == {one.id for one in harbour.COMMITMENTS}
    assert harbour.FIRST_SENTENCE in answer.text


def test_a_saved_filter_is_at_once_a_page_a_feed_a_calendar_and_a_download(room: TestClient) -> None:
    page = room.get("/saved/overdue-orders")
    assert "<h1>Overdue orders</h1>" in page.text
    assert "1 commitment" in page.text
    assert [e.link.rpartition("/")[2] for e in feedparser.parse(room.get("/saved/overdue-orders.atom").content).entries]
    read = icalendar.Calendar.from_ical(room.get("/saved/overdue-orders.ics").content)
    assert str(read["x-wr-calname"]) == "onrecord: Overdue orders"
    assert len(room.get("/saved/overdue-orders.json").json()) == 1
    assert room.get("/saved/nosuch").status_code == 404
    assert room.get("/saved/overdue-orders.xls").status_code == 404


def test_a_list_is_saved_under_its_name_and_forgotten_again(desk_ledger: Ledger) -> None:
    client = TestClient(create_app(desk_ledger, today=harbour.TODAY), base_url="http://localhost")
    landed = client.post("/saved", data={"title": "Pledges of Ilse", "query": "kind=pledge&sort=newest"})
    assert landed.url.path == "/saved/pledges-of-ilse"
    assert "2 commitments" in landed.text
    client.post("/saved/pledges-of-ilse/drop")
    assert client.get("/saved/pledges-of-ilse").status_code == 404
