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
from typer.testing import CliRunner

from onrecord import pipeline
from onrecord.cli.app import app as program
from onrecord.config import Config
from onrecord.ledger import Filter, Ledger
from onrecord.web import create_app

pytestmark = pytest.mark.browser
DAY = date(2026, 5, 31)
MOST_STEPS = 300
PATIENCE = 120_000  # milliseconds: the record is brought up to date meanwhile
MOST_ROUNDS = 8  # in which decisions may bring up further questions


def command(*words: str) -> str:
    """Run the program as from a shell."""
    result = CliRunner().invoke(program, list(words))
    assert result.exit_code == 0, result.output
    return result.output


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
    context.set_default_timeout(PATIENCE)
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


def clear(page: Page, house: House, path: str) -> None:
    """Decide on everything that waits, by keys alone; what the decisions bring up as well."""
    for _ in range(MOST_ROUNDS):
        page.goto(path)
        for _ in range(MOST_STEPS):
            if page.locator("[data-key=a]").count():
                press(page, "a")
            elif page.locator("[data-key=v]").count():
                page.keyboard.press("v")
                press(page, "2")  # the second outcome: in progress
            elif page.get_by_text("Nothing waits for a decision here.").count():
                break
            else:  # what was asked was settled by an earlier answer
                page.goto(path)
        expect(page.get_by_text("Nothing waits for a decision here.")).to_be_visible()
        house.settled()
        if not house.queue():
            return
    pytest.fail("the queue does not come to an end")


def rule(page: Page, ident: str, outcome: str) -> None:
    """Open a commitment as a reader does and give a verdict on it by keys."""
    page.goto(f"/commitment/{ident}")
    page.get_by_role("link", name="Decide on it").click()
    page.wait_for_load_state()
    page.keyboard.press("v")
    page.get_by_label(outcome, exact=True).check()
    page.locator("#since").fill(DAY.isoformat())
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_editors_morning(chrome: Browser, house: House, tmp_path: Path) -> None:
    before, waiting = house.rows(), house.queue()
    assert house.queue("accept"), "the demo leaves something to decide"
    assert house.queue("merge")
    context, page = editor(chrome, house, "Ada Brook")

    # a span is changed by selecting text
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

    # one is refused with a reason, two become one, and the rest of the queue is cleared by keys
    page.goto("/review?verb=accept")
    page.keyboard.press("x")
    press(page, "1")  # the first of the ready reasons
    assert house.ledger.decisions()[-1].verb == "reject"
    assert house.ledger.decisions()[-1].why
    page.goto("/review?verb=merge")
    press(page, "a")
    assert house.ledger.decisions()[-1].verb == "merge"
    house.settled()
    clear(page, house, "/review")
    assert {"edit", "reject", "merge", "link"} <= {one.verb for one in house.ledger.decisions()}
    assert house.rows() != before

    # everything is taken back to the start
    taken = len(house.ledger.decisions())
    page.goto("/review")
    assert undo_all(page) == taken
    house.settled()
    assert house.ledger.decisions() == ()
    assert house.rows() == before
    assert house.queue() == waiting

    # a verdict holds once a second person says the same
    ident = next(row.id for row in house.rows() if row.due and row.status.basis is None)
    rule(page, ident, "done")
    assert house.ledger.decisions() == ()
    page.goto("/review/waiting")
    expect(page.get_by_text("You gave this verdict")).to_be_visible()
    context.close()
    context, page = editor(chrome, house, "Bo Reed")
    rule(page, ident, "done")
    assert [one.verb for one in house.ledger.decisions()] == ["verdict", "verdict"]
    house.settled()
    stands = house.rows()
    pipeline.refresh(house.ledger)
    assert house.rows() == stands  # what was done for one commitment is what the whole run gives

    # a reader finds it on its page, in the feed and in the calendar that the page links
    page.goto(f"/commitment/{ident}")
    expect(page.locator(".two-axes")).to_contain_text("an editor decided")
    found = {
        name: page.request.get(
            page.get_by_role("contentinfo").get_by_role("link", name=name).get_attribute("href") or ""
        )
        for name in ("Atom", "Calendar")
    }
    feed = feedparser.parse(found["Atom"].body())
    assert any(e.title.startswith("Done (ruled)") and ident in e.id for e in feed.entries)
    calendar = icalendar.Calendar.from_ical(found["Calendar"].body())
    event = next(one for one in calendar.walk("VEVENT") if one["uid"] == f"{ident}@onrecord")
    assert "done (ruled)" in str(event["description"])
    context.close()

    # it is published, read from the disk, and every quotation of it verified, as a folder and over the network
    ledger = ["--ledger", str(house.ledger.path)]
    site = tmp_path / "site"
    command("publish", str(site), "--as-of", DAY.isoformat(), "--address", "https://record.example", *ledger)
    context = chrome.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="ruled").click()
    page.locator(f"a[href*='{ident}']").click()
    expect(page.locator(".two-axes")).to_contain_text("an editor decided")
    context.close()
    assert "stands in the archive" in command("verify", str(site), *ledger)
    with browser.files(site) as address:
        assert "stands in the archive" in command("verify", address, *ledger)
