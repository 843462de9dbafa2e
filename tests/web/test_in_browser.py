"""The pages in a real browser: nothing serious for axe, no error in the console, all by keyboard."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web import harbour
from tests.web.browser import AXE
from tests.web.test_reading import PAGES

pytestmark = pytest.mark.browser
SERIOUS = {"serious", "critical"}


@pytest.fixture
def complaints() -> list[str]:
    """What the console of the page complains of."""
    return []


@pytest.fixture
def page(chrome: Browser, address: str, complaints: list[str]) -> Any:
    """A fresh page in a desktop window; whatever the console complains of fails the test."""
    context = chrome.new_context(base_url=address, viewport={"width": 1400, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def issues(page: Page) -> list[str]:
    """What axe finds serious on the page. Its script goes in past the page's own policy."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SERIOUS]


def speak(page: Page, address: str, language: str) -> None:
    page.context.add_cookies([{"name": "onrecord_language", "value": language, "url": address}])


WRONG = ["/nothing", "/commitments?as_of=soon", "/commitments?words=xyzzy", "/?as_of=1999-01-01"]
LOOKS = [(390, "light", "en"), (1400, "dark", "en"), (390, "dark", "ru"), (1400, "light", "ru")]


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
@pytest.mark.parametrize("path", [*PAGES, *WRONG])
def test_axe_finds_nothing_serious(
    page: Page, address: str, path: str, width: int, scheme: str, language: str, complaints: list[str]
) -> None:
    speak(page, address, language)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(path)
    assert issues(page) == []
    beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert beyond <= 0, "the page scrolls sideways"
    if path in WRONG[:2]:
        complaints.clear()  # the console tells of the status, as it should


def test_a_status_can_be_checked_in_two_clicks(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="publish a dredging schedule").first.click()
    page.locator(".statement figcaption a").first.click()
    span = harbour.SCHEDULE.sentence
    expect(page).to_have_url(re.compile(f"#s-{span.start}-{span.end}$"))
    target = page.locator(f"#s-{span.start}-{span.end}")
    expect(target).to_be_in_viewport()
    assert target.inner_text().startswith("Governor Ilse Varden told")


def test_the_slider_turns_the_page_to_another_day(page: Page) -> None:
    page.goto(f"/commitment/{harbour.SCHEDULE_ID}")
    expect(page.get_by_text("overdue by 123 days").first).to_be_visible()
    slider = page.get_by_role("slider")
    slider.fill(str(page.evaluate("Date.parse('2024-06-01') / 86400000")))
    slider.dispatch_event("change")
    expect(page).to_have_url(re.compile("as_of=2024-06-01"))
    expect(page.get_by_text("due in 122 days").first).to_be_visible()


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    """Go to the first such element by the Tab key alone; it must be seen that one is there."""
    wanted = page.locator(selector).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
            return
    pytest.fail(f"{selector} cannot be reached by the keyboard")


def test_from_the_list_to_the_proof_and_back_by_keyboard(page: Page) -> None:
    page.goto("/commitments?kind=order&state=overdue")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the head
    tab_to(page, ".docket .said a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(harbour.SCHEDULE_ID))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, ".statement figcaption a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/source/.*#s-"))
    expect(page.locator("mark:target").first).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(re.compile(harbour.SCHEDULE_ID))
    page.go_back()  # to its top, past the head
    page.go_back()
    expect(page.locator(".docket .said a")).to_have_text("publish a dredging schedule")


def test_nothing_glides_where_less_motion_is_wanted(page: Page) -> None:
    for wish, gliding in (("reduce", "auto"), ("no-preference", "smooth")):
        page.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]
        page.goto("/")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == gliding


def test_what_is_printed_shows_the_chart_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/")
    expect(page.locator(".chart .bar").first).to_be_visible()
    for gone in (".masthead nav", ".dayline form", ".footer"):
        expect(page.locator(gone)).to_be_hidden()
    page.goto("/commitments")
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator(".to-facets")).to_be_hidden()


def test_choosing_an_order_renews_the_list_without_a_new_page(page: Page) -> None:
    page.goto("/commitments")
    page.evaluate("window.stayed = true")
    page.get_by_label("Order").select_option("newest")
    expect(page).to_have_url(re.compile("sort=newest"))
    expect(page.locator(".docket .said").first).to_have_text("buy two tugs")
    assert page.evaluate("window.stayed") is True


def test_the_list_narrows_without_script(chrome: Browser, address: str) -> None:
    context = chrome.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/commitments")
    page.get_by_label("Words", exact=True).fill("tugs")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".docket")).to_have_count(1)
    page.get_by_label("Read it as of another day").fill("2024-06-01")
    page.get_by_role("button", name="Turn to this day").click()
    expect(page.get_by_text("No commitment fits")).to_be_visible()
    context.close()


DESK = [
    "/review",
    "/review?verb=accept",
    "/review?verb=merge",
    "/review?verb=verdict",
    "/review/bulk?choice=reject",
    "/review/waiting",
    "/review/agreement?first=Ada&second=Bo",
    "/review/topics",
    f"/review/commitment/{harbour.SCHEDULE_ID}",
    f"/review/commitment/{harbour.SCHEDULE_ID}/link",
    f"/review/actor/{harbour.VARDEN.id}",
]


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
@pytest.mark.parametrize("path", DESK)
def test_axe_finds_nothing_serious_at_the_desk(
    page: Page, address: str, path: str, width: int, scheme: str, language: str
) -> None:
    speak(page, address, language)
    page.context.add_cookies([{"name": "onrecord_editor", "value": "Ada", "url": address}])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(path)
    assert issues(page) == []
    beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert beyond <= 0, "the page scrolls sideways"
    choices = page.locator("details.choice > summary").all()
    for choice in choices:
        choice.click()
        expect(choice.locator("..").locator(".panel")).to_be_in_viewport()
    if choices:
        assert issues(page) == []  # the last one is open


def test_keys_do_nothing_while_one_writes(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "onrecord_editor", "value": "Ada", "url": address}])
    page.goto("/review?verb=accept")
    page.keyboard.press("v")
    page.locator("#why-verdict").click()
    page.keyboard.type("a j x")
    expect(page.locator("details.choice[open] input[name=why]")).to_have_value("a j x")
    page.keyboard.press("Escape")
    expect(page.locator("details.choice[open]")).to_have_count(0)
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("at=1"))
    page.keyboard.press("k")
    expect(page).not_to_have_url(re.compile("at=1"))
    page.keyboard.press("?")
    expect(page.get_by_text("take back your last decision")).to_be_visible()


def test_evidence_is_linked_by_keys_alone(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "onrecord_editor", "value": "Ada", "url": address}])
    page.goto(f"/review/commitment/{harbour.WALKERS_ID}")
    with page.expect_navigation():
        page.keyboard.press("l")
    page.keyboard.press("/")
    expect(page.get_by_label("Words of the passage")).to_be_focused()
    page.keyboard.type("council schedule")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    offered = page.locator("[name=passage]")
    assert offered.count() >= 2
    page.keyboard.press("2")
    expect(offered.nth(1)).to_be_checked()
    expect(offered.nth(1)).to_be_focused()
    for key, relation in (("d", "done"), ("p", "progress"), ("y", "delay"), ("c", "contradiction"), ("r", "repeat")):
        expect(page.locator(f"[data-key={key}]")).to_have_attribute("value", relation)
    page.get_by_label("Why").focus()
    page.keyboard.press("Enter")  # decides nothing: it is not said what the passage tells
    expect(page).to_have_url(re.compile("/link"))
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("b")
    expect(page).to_have_url(re.compile(f"/review/commitment/{harbour.WALKERS_ID}$"))


@pytest.mark.parametrize(
    "path", ["/review?verb=accept", "/review?verb=merge", "/review?verb=link", "/review?coder=yes"]
)
def test_the_keys_told_are_those_that_work_here(page: Page, address: str, path: str) -> None:
    page.context.add_cookies([{"name": "onrecord_editor", "value": "Ada", "url": address}])
    page.goto(path)
    page.keyboard.press("?")
    told = set(page.locator(".keys kbd").all_inner_texts()) - {"1", "9", "Esc"}
    work = page.locator("[data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
    assert told | {"?"} == set(work)
