"""An editor's morning on the demo's ledger, in a real browser: decide, correct, merge, take all back, rule, publish."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.web import browser

from onrecord import pipeline
from onrecord.config import Config
from onrecord.ledger import Filter, Ledger
from onrecord.publish import checking, folder
from onrecord.web import create_app, site

pytestmark = pytest.mark.browser
DAY = date(2026, 5, 31)
MOST_STEPS = 300


@dataclass
class House:
    """The demo's ledger, the application on it, and where it is served."""

    ledger: Ledger
    app: FastAPI
    address: str

    def settled(self) -> None:
        assert self.app.state.settling.wait(120), "the record was not brought up to date"
        assert self.app.state.settling.problem == ""

    def rows(self) -> list[Any]:
        return list(self.ledger.every(Filter(), DAY))

    def queue(self, verb: str | None = None) -> list[str]:
        return [item.proposal.id for item in self.ledger.queue(DAY, verb=verb, limit=500).rows]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    config = Config(ledger=tmp_path_factory.mktemp("demo") / "demo.db")
    with Ledger.open(config.ledger) as ledger:
        pipeline.add([str(files("onrecord") / "data" / "demo" / "reports.jsonl")], ledger, config)
        app = create_app(ledger, today=DAY, two_person=True)
        with browser.served(app) as address:
            yield House(ledger, app, address)


def editor(chrome: Browser, house: House, name: str) -> tuple[BrowserContext, Page]:
    context = chrome.new_context(base_url=house.address, viewport={"width": 1400, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto("/review")
    page.get_by_label("Your name, as it is to stand beside your decisions").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"deciding as {name}")).to_be_visible()
    return context, page


def press(page: Page, key: str) -> None:
    """Press a key and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def undo_all(page: Page) -> int:
    for steps in range(MOST_STEPS):
        if not page.locator("[data-key=u]:enabled").count():
            return steps
        press(page, "u")
    pytest.fail("undo does not come to an end")


def select_action(page: Page, house: House) -> tuple[int, int]:
    """Select the first words of the marked action, as with a mouse."""
    page.locator("[data-selectable] mark.action").first.evaluate(
        """mark => {
            const text = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT).nextNode();
            const end = Math.min(text.data.length, Math.max(4, text.data.indexOf(' ', 4)));
            document.getSelection().setBaseAndExtent(text, 0, text, end);
        }"""
    )
    expect(page.locator("[data-action]")).not_to_have_text("")
    return int(page.locator("#action_start").input_value()), int(page.locator("#action_end").input_value())


def test_a_queue_is_cleared_by_keys_and_everything_taken_back(chrome: Browser, house: House) -> None:
    before, waiting = house.rows(), house.queue()
    assert house.queue("accept"), "the demo leaves something to decide"
    assert house.queue("merge")
    context, page = editor(chrome, house, "Ada Brook")

    page.goto("/review?verb=accept")
    page.keyboard.press("e")
    start, end = select_action(page, house)
    with page.expect_navigation():
        page.get_by_role("button", name="Save the changes").click()
    edited = house.ledger.decisions()[-1]
    assert edited.verb == "edit"
    after = dict(edited.after)
    assert (after["action_start"], after["action_end"]) == (start, end)
    house.settled()
    assert house.ledger.commitment(edited.subject, DAY).commitment.action == after["action"]

    page.goto("/review?verb=accept")
    page.keyboard.press("x")
    press(page, "1")  # the first of the ready reasons
    assert house.ledger.decisions()[-1].verb == "reject"
    for _ in range(MOST_STEPS):
        if not page.locator("[data-key=a]").count():
            break
        press(page, "a")
    expect(page.get_by_text("Nothing waits for a decision here.")).to_be_visible()
    house.settled()

    page.goto("/review?verb=merge")
    press(page, "a")
    assert house.ledger.decisions()[-1].verb == "merge"
    house.settled()
    assert house.rows() != before

    taken = len(house.ledger.decisions())
    page.goto("/review")
    assert undo_all(page) == taken
    house.settled()
    assert house.ledger.decisions() == ()
    assert house.rows() == before
    assert house.queue() == waiting
    context.close()


def test_a_verdict_of_two_people_reaches_feed_calendar_and_site(chrome: Browser, house: House, tmp_path: Path) -> None:
    ident = next(row.id for row in house.rows() if row.due and row.status.basis is None)
    for name, ruled in (("Ada Brook", 0), ("Bo Reed", 2)):
        context, page = editor(chrome, house, name)
        page.goto(f"/commitment/{ident}")
        page.get_by_role("link", name="Decide on it").click()
        page.wait_for_load_state()
        page.keyboard.press("v")
        page.get_by_label("done", exact=True).check()
        with page.expect_navigation():
            page.get_by_role("button", name="Verdict", exact=True).last.click()
        assert len([one for one in house.ledger.decisions() if one.verb == "verdict"]) == ruled
        context.close()
    house.settled()
    stands = house.rows()
    pipeline.refresh(house.ledger)
    assert house.rows() == stands  # what was done for one commitment is what the whole run gives

    context = chrome.new_context(base_url=house.address)
    page = context.new_page()
    page.goto(f"/commitment/{ident}")
    expect(page.locator(".two-axes")).to_contain_text("an editor decided")
    feed = feedparser.parse(page.request.get("/commitments.atom").body())
    assert any(e.title.startswith("Done (ruled)") and ident in e.id for e in feed.entries)
    calendar = icalendar.Calendar.from_ical(page.request.get("/commitments.ics").body())
    event = next(one for one in calendar.walk("VEVENT") if one["uid"] == f"{ident}@onrecord")
    assert "done (ruled)" in str(event["description"])
    context.close()

    folder.write(tmp_path / "site", site.files(house.ledger, DAY, "https://record.example"))
    pages = dict(folder.pages(folder.from_folder(tmp_path / "site")))
    assert "an editor decided" in pages[f"commitment/{ident}.html"]
    texts = {reading.document.id: reading.document.text for reading in house.ledger.readings()}
    assert list(checking.check(pages.items(), texts.get)) == []
