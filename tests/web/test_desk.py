"""The review desk: what each choice writes down, and that nothing is lost."""

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from tests.web import harbour
from tests.web.test_reading import words

from onrecord.ledger import Ledger
from onrecord.model import Decision
from onrecord.web import create_app
from onrecord.web.desk.settling import Settling

BEGIN = datetime(2025, 2, 1, 9, 0, tzinfo=UTC)
OURS = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}


def moments() -> Callable[[], datetime]:
    """A clock that moves on by a second whenever it is read."""
    state = {"now": BEGIN}

    def read() -> datetime:
        state["now"] += timedelta(seconds=1)
        return state["now"]

    return read


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return moments()


@pytest.fixture
def desk(desk_ledger: Ledger, clock: Callable[[], datetime]) -> Iterator[TestClient]:
    """Ada's window. Nothing is resolved anew: these tests look at what is written down."""
    yield window(desk_ledger, "Ada Brook", clock)


def window(ledger: Ledger, who: str, clock: Callable[[], datetime], two_person: bool = False) -> TestClient:
    app = create_app(ledger, today=harbour.TODAY, now=clock, two_person=two_person, settle=lambda *_: None)
    client = TestClient(app, base_url="http://localhost", headers=OURS)
    client.post("/review/name", data={"name": who})
    return client


def form(html: str, choice: str) -> dict[str, str]:
    """The hidden fields of the form that makes a choice."""
    forms = re.findall(r"<form[^>]*>.*?</form>", html, re.S)
    mine = next(one for one in forms if f'name="choice" value="{choice}"' in one)
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', mine))


def choose(desk: TestClient, path: str, choice: str, **fields: str) -> str:
    """Open a screen, fill in the form of a choice, send it; gives the page one lands on."""
    answer = desk.post("/review/decide", data=form(desk.get(path).text, choice) | fields)
    assert answer.status_code == 200, words(answer.text)
    return answer.text


def bulk_form(html: str) -> dict[str, str]:
    """The form under a report of what a bulk decision would change."""
    fields = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)"', html[html.index('action="/review/bulk"') :]
    )
    return {name: value.replace("&amp;", "&") for name, value in fields}


def last(ledger: Ledger) -> Decision:
    return ledger.decisions()[-1]


def waiting(ledger: Ledger) -> list[str]:
    return [item.proposal.verb for item in ledger.queue(harbour.TODAY).rows]


def test_the_name_is_asked_once(desk_ledger: Ledger, clock: Callable[[], datetime]) -> None:
    app = create_app(desk_ledger, today=harbour.TODAY, now=clock, settle=lambda *_: None)
    client = TestClient(app, base_url="http://localhost", headers=OURS)
    assert "Your name" in client.get("/review").text
    assert client.post("/review/decide", data={"choice": "accept"}).status_code == 400
    client.post("/review/name", data={"name": "  Zoë   Lund "})
    assert "deciding as Zoë Lund" in words(client.get("/review").text)
    assert (
        "httponly"
        in client.post("/review/name", data={"name": "Z"}, follow_redirects=False).headers["set-cookie"].lower()
    )


def test_the_queue_is_ordered_by_consequence(desk_ledger: Ledger) -> None:
    ranks = [item.rank for item in desk_ledger.queue(harbour.TODAY).rows]
    assert ranks == sorted(ranks)
    assert len(ranks) == len(harbour.PROPOSALS) + len(harbour.LINKS)


def test_the_queue_can_be_narrowed_as_a_list_can(desk: TestClient) -> None:
    assert "1 of 2" in words(desk.get("/review?verb=accept").text)
    assert "1 of 1" in words(desk.get("/review?verb=accept&strength=soft").text)
    assert "Nothing waits for a decision here." in words(desk.get("/review?verb=accept&kind=call").text)


def test_accepting_is_one_choice_and_leads_to_the_next(desk: TestClient, desk_ledger: Ledger) -> None:
    before = waiting(desk_ledger)
    landed = choose(desk, "/review?verb=accept", "accept")
    assert "keep working for calm seas" in landed
    found = last(desk_ledger)
    assert (found.verb, found.subject, found.who) == ("accept", harbour.TUGS_ID, "Ada Brook")
    assert len(waiting(desk_ledger)) == len(before) - 1


def test_rejecting_keeps_the_reason(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=accept", "reject", why="They only think about it.")
    assert (last(desk_ledger).verb, last(desk_ledger).why) == ("reject", "They only think about it.")


def test_merging_two_commitments_and_two_actors(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=merge", "accept")
    found = last(desk_ledger)
    assert (found.verb, found.subject, dict(found.after)["other"]) == ("merge", harbour.SCHEDULE_ID, harbour.AGAIN_ID)
    choose(desk, "/review?verb=merge", "reject", ready="not about the same thing")
    found = last(desk_ledger)
    assert (found.verb, found.subject, dict(found.after)["other"]) == ("reject", harbour.PORT.id, harbour.OFFICE.id)
    assert "merge" not in waiting(desk_ledger)


def test_evidence_is_linked_with_what_it_says_corrected(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=link", "link", relation="delay", basis="reported", why="They do not know of it yet.")
    found = last(desk_ledger)
    assert (found.verb, found.subject) == ("link", harbour.UNHEARD.id)
    assert dict(found.before)["relation"] == "contradiction"
    assert dict(found.after)["relation"] == "delay"


def test_a_passage_the_program_did_not_propose_is_linked_and_taken_back(desk: TestClient, desk_ledger: Ledger) -> None:
    screen = desk.get(f"/review/commitment/{harbour.TUGS_ID}").text
    page = f"/review/commitment/{harbour.WALKERS_ID}/link"
    assert f'data-key="l" href="{page}"' in desk.get(f"/review/commitment/{harbour.WALKERS_ID}").text
    assert 'data-key="l"' in screen
    html = desk.get(page, params={"words": "walkers breakwater"}).text
    passage = "Walkers took to the northern breakwater on Saturday."
    assert passage in words(html)
    start = harbour.OPENED.index(passage)
    offered = re.findall(r'name="passage" value="([^"]+)"', html)
    assert f"{harbour.OPENED_STORY.id}:{start}-" in offered[0]
    sent = form(html, "link") | {"passage": offered[0], "relation": "progress", "basis": "reported", "why": "Seen."}
    assert desk.post("/review/decide", data=sent).status_code == 200
    found = last(desk_ledger)
    assert (found.verb, found.why) == ("link", "Seen.")
    after = dict(found.after)
    assert (after["commitment"], after["document"]) == (harbour.WALKERS_ID, harbour.OPENED_STORY.id)
    assert harbour.OPENED[start:].startswith(after["quote"])
    assert passage in words(desk.get("/corrections").text)
    desk.post("/review/undo")
    assert desk_ledger.decisions() == ()


@pytest.mark.parametrize(
    "passage", ["", "nothing", f"{harbour.OPENED_STORY.id}:5-99999", f"{harbour.PLANS_STORY.id}:0-10"]
)
def test_a_passage_that_is_none_or_no_later_one_is_refused(desk: TestClient, desk_ledger: Ledger, passage: str) -> None:
    html = desk.get(f"/review/commitment/{harbour.TUGS_ID}").text
    sent = form(html, "edit") | {"choice": "link", "passage": passage, "relation": "done", "basis": "reported"}
    assert desk.post("/review/decide", data=sent).status_code == 400
    assert desk_ledger.decisions() == ()


def test_linking_from_the_queue_leads_back_to_its_place(desk: TestClient) -> None:
    screen = desk.get("/review?verb=verdict").text
    (address,) = re.findall(r'data-key="l" href="([^"]+)"', screen)
    html = desk.get(address.replace("&amp;", "&")).text
    offered = re.findall(r'name="passage" value="([^"]+)"', html)
    sent = form(html, "link") | {"passage": offered[0], "relation": "done", "basis": "reported"}
    landed = desk.post("/review/decide", data={k: v.replace("&amp;", "&") for k, v in sent.items()})
    assert str(landed.url).endswith("/review?verb=verdict")


def test_evidence_that_bears_on_nothing_is_unlinked(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=link", "reject", ready="not about the same thing")
    assert (last(desk_ledger).verb, last(desk_ledger).subject) == ("unlink", harbour.UNHEARD.id)


def test_a_span_is_changed_to_another_stretch_of_the_source(desk: TestClient, desk_ledger: Ledger) -> None:
    start = harbour.DOUBT.index("two tugs")
    fields = {"action_start": str(start), "action_end": str(start + len("two tugs")), "kind": "pledge"}
    choose(desk, "/review?verb=accept", "edit", **fields)
    found = last(desk_ledger)
    assert found.verb == "edit"
    assert dict(found.before) == {
        "kind": "plan",
        "action": "buy two tugs",
        "action_start": harbour.TUGS.action.start,
        "action_end": harbour.TUGS.action.end,
    }
    after = dict(found.after)
    assert (after["action"], after["kind"]) == ("two tugs", "pledge")


@pytest.mark.parametrize(
    "fields",
    [
        {"action_start": "5", "action_end": "999999"},
        {"action_start": "9", "action_end": "9"},
        {"kind": "wish"},
        {"end": "soon"},
        {},
    ],
)
def test_an_edit_that_fits_no_source_or_changes_nothing_is_refused(
    desk: TestClient, desk_ledger: Ledger, fields: dict[str, str]
) -> None:
    sent = form(desk.get("/review?verb=accept").text, "edit") | fields
    assert desk.post("/review/decide", data=sent).status_code == 400
    assert desk_ledger.decisions() == ()


def test_a_corrected_span_is_what_the_page_marks(desk: TestClient) -> None:
    start = harbour.DOUBT.index("two tugs")
    fields = {"action_start": str(start), "action_end": str(start + len("two tugs"))}
    choose(desk, "/review?verb=accept", "edit", **fields)
    html = desk.get(f"/commitment/{harbour.TUGS_ID}").text
    assert re.search(r'<mark[^>]*class="action"[^>]*>two tugs</mark>', html)


def test_evidence_that_a_person_refused_is_no_longer_shown_as_possible(desk: TestClient) -> None:
    page = f"/commitment/{harbour.SCHEDULE_ID}"
    assert "Nobody at the council" in desk.get(page).text
    choose(desk, "/review?verb=link", "reject")
    assert "Nobody at the council" not in desk.get(page).text
    desk.post("/review/undo")
    assert "Nobody at the council" in desk.get(page).text


def test_a_verdict_holds_from_the_day_of_reading(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=verdict", "verdict", outcome="done", why="I walked there.")
    found = last(desk_ledger)
    assert (found.verb, found.subject) == ("verdict", harbour.WALKERS_ID)
    assert dict(found.after) | {"proposal": ""} == {"outcome": "done", "since": "2025-02-01", "proposal": ""}


def test_a_final_verdict_can_need_a_second_person(desk_ledger: Ledger, clock: Callable[[], datetime]) -> None:
    ada = window(desk_ledger, "Ada Brook", clock, two_person=True)
    choose(ada, f"/review/commitment/{harbour.WALKERS_ID}", "verdict", outcome="done")
    assert desk_ledger.decisions() == ()
    assert "open the northern breakwater" in ada.get("/review/waiting").text
    bo = window(desk_ledger, "Bo Reed", clock, two_person=True)
    choose(bo, f"/review/commitment/{harbour.WALKERS_ID}", "verdict", outcome="done")
    assert {one.who for one in desk_ledger.decisions()} == {"Ada Brook", "Bo Reed"}
    assert "No verdict waits" in bo.get("/review/waiting").text


def test_undo_goes_back_any_number_of_steps(desk: TestClient, desk_ledger: Ledger) -> None:
    before = waiting(desk_ledger)
    for _ in range(3):
        choose(desk, "/review?verb=accept" if "accept" in waiting(desk_ledger) else "/review?verb=merge", "accept")
    assert len(waiting(desk_ledger)) == len(before) - 3
    for _ in range(3):
        desk.post("/review/undo")
    assert waiting(desk_ledger) == before
    assert desk_ledger.decisions() == ()
    assert len(desk_ledger.decisions(effective=False)) == 6  # nothing is ever deleted
    assert desk.post("/review/undo").status_code == 200


def test_two_windows_on_one_item_lose_nothing(desk_ledger: Ledger, clock: Callable[[], datetime]) -> None:
    ada, bo = (window(desk_ledger, who, clock) for who in ("Ada Brook", "Bo Reed"))
    mine = form(ada.get("/review?verb=link").text, "accept")
    theirs = form(bo.get("/review?verb=link").text, "reject") | {"why": "Hearsay."}
    assert ada.post("/review/decide", data=mine).status_code == 200
    answer = bo.post("/review/decide", data=theirs)
    assert answer.status_code == 409
    text = words(answer.text)
    assert "Somebody decided on it meanwhile" in text
    assert "link · Ada Brook" in text
    assert "Hearsay." in text
    assert [one.who for one in desk_ledger.decisions()] == ["Ada Brook"]


def test_bulk_says_what_will_change_and_changes_exactly_that(desk: TestClient, desk_ledger: Ledger) -> None:
    shown = desk.get("/review/bulk?choice=reject&verb=accept").text
    assert "Reject 2 proposals" in words(shown)
    assert "buy two tugs" in shown
    assert desk_ledger.decisions() == ()
    assert "2 commitments are taken off the record" in words(shown)
    desk.post("/review/bulk", data=bulk_form(shown) | {"why": "Test of the desk."})
    assert {one.subject for one in desk_ledger.decisions()} == {harbour.TUGS_ID, harbour.CALM_ID}
    desk.post("/review/undo")
    assert desk_ledger.decisions() == ()


def test_bulk_is_atomic(desk: TestClient, desk_ledger: Ledger) -> None:
    shown = desk.get("/review/bulk?choice=accept&verb=accept").text
    choose(desk, "/review?verb=accept", "accept")
    answer = desk.post("/review/bulk", data=bulk_form(shown))
    assert answer.status_code == 409
    assert "Nothing was decided" in words(answer.text)
    assert "Accept 1 proposal" in words(answer.text)
    assert len(desk_ledger.decisions()) == 1
    assert desk.post("/review/bulk", data=bulk_form(answer.text)).status_code == 200
    assert len(desk_ledger.decisions()) == 2


def test_bulk_decides_as_one_by_one_would(desk_ledger: Ledger, clock: Callable[[], datetime]) -> None:
    ada = window(desk_ledger, "Ada Brook", clock)
    for choice in ("accept", "reject"):
        shown = ada.get(f"/review/bulk?choice={choice}").text
        assert "1 verdict to make is left out" in words(shown)
        ada.post("/review/bulk", data=bulk_form(shown) | {"why": "Together."})
        together = [(d.verb, d.subject, d.before, d.after) for d in desk_ledger.decisions()]
        ada.post("/review/undo")
        for item in desk_ledger.queue(harbour.TODAY).rows:
            if item.proposal.verb != "verdict":
                data = {"proposal": item.proposal.id, "version": str(item.version), "choice": choice, "why": "Singly."}
                assert ada.post("/review/decide", data=data).status_code == 200
        assert [(d.verb, d.subject, d.before, d.after) for d in desk_ledger.decisions()] == together
        for _ in range(len(together)):
            ada.post("/review/undo")
        assert desk_ledger.decisions() == ()


def test_a_rejection_keeps_the_words_it_took_off_the_record(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=accept", "reject", why="Praise.")
    found = desk_ledger.decisions()[0]
    assert dict(found.before)["action"] in words(desk.get("/corrections").text)


def test_the_corrections_page_can_be_turned_to_an_earlier_day(desk: TestClient) -> None:
    choose(desk, "/review?verb=accept", "accept")
    choose(desk, "/review?verb=merge", "accept")
    assert "Ada Brook" in words(desk.get("/corrections").text)
    earlier = words(desk.get("/corrections?as_of=2024-06-01").text)
    assert "2 later decisions are not shown on this day." in earlier
    assert "Ada Brook" not in earlier


def test_two_coders_code_the_same_queue_and_decide_nothing(desk_ledger: Ledger, clock: Callable[[], datetime]) -> None:
    ada, bo = (window(desk_ledger, who, clock) for who in ("Ada Brook", "Bo Reed"))
    for client, choices in ((ada, ["accept"] * 6), (bo, ["accept"] * 3 + ["reject"] * 3)):
        for choice in choices:
            html = client.get("/review?coder=yes").text
            available = choice if f'name="choice" value="{choice}"' in html else "verdict"
            client.post("/review/code", data=form(html, available))
    assert desk_ledger.decisions() == ()
    text = words(ada.get("/review/agreement", params={"first": "Ada Brook", "second": "Bo Reed"}).text)
    found = desk_ledger.agreement("Ada Brook", "Bo Reed")
    assert found.items == 6
    assert f"coded by both 6 chosen alike {found.same}" in text.replace(" dt", "")
    assert found.kappa is not None
    assert f"{found.kappa:.2f}" in text
    assert "Where they differ" in text
    assert "Who has coded: Ada Brook, Bo Reed" in text


def test_the_corrections_page_shows_who_when_why_before_and_after(desk: TestClient) -> None:
    choose(desk, "/review?verb=accept", "edit", kind="pledge", why="It is a promise.")
    text = words(desk.get("/corrections").text)
    assert "edit · Ada Brook buy two tugs kind: plan→ became pledge It is a promise." in text
    assert desk.get(f"/id/{harbour.TUGS_ID}", follow_redirects=False).headers["location"].startswith("/commitment/")
    assert desk.get(f"/id/{harbour.VARDEN.id}", follow_redirects=False).headers["location"].startswith("/actor/")
    assert desk.get("/id/0000").status_code == 404


def test_decisions_leave_as_lines_that_another_ledger_takes_in(desk: TestClient, desk_ledger: Ledger) -> None:
    choose(desk, "/review?verb=accept", "accept")
    lines = desk.get("/review/decisions.jsonl").text.splitlines()
    assert [json.loads(line)["verb"] for line in lines] == ["accept"]
    assert desk_ledger.import_decisions(lines) == 0  # all here already


def test_topics_are_edited_and_a_person_overrules_what_words_propose(desk: TestClient, desk_ledger: Ledger) -> None:
    rows = {"slug": ["harbour", ""], "title": ["Harbour works", "Money"], "words": ["dredging; breakwater", "fees"]}
    desk.post("/review/topics", data=rows | {"bodies": ["Port Authority", ""]})
    assert [(one.slug, one.words) for one in desk_ledger.topics()] == [
        ("harbour", ("dredging", "breakwater")),
        ("money", ("fees",)),
    ]
    assert desk_ledger.commitment(harbour.FEES_ID, harbour.TODAY).topics == ("money",)
    choose(desk, f"/review/commitment/{harbour.FEES_ID}", "topic", topic="harbour")
    assert [dict(one.after) for one in desk_ledger.decisions()] == [
        {"topic": "harbour", "holds": True},
        {"topic": "money", "holds": False},
    ]
    desk_ledger.put_topics(desk_ledger.topics())
    assert desk_ledger.commitment(harbour.FEES_ID, harbour.TODAY).topics == ("harbour",)
    assert desk.post("/review/topics", data=rows | {"bodies": ["Nobody known", ""]}).status_code == 400


def test_a_foreign_page_cannot_decide(desk: TestClient, desk_ledger: Ledger) -> None:
    sent = form(desk.get("/review?verb=accept").text, "accept")
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}):
        assert desk.post("/review/decide", data=sent, headers=headers).status_code == 403
    assert desk_ledger.decisions() == ()


@pytest.mark.parametrize("verb", ["accept", "merge", "link", "verdict"])
def test_every_kind_of_screen_asks_its_question(desk: TestClient, verb: str) -> None:
    questions = {
        "accept": "Is this a commitment",
        "merge": "Is this one commitment, stated twice?",
        "link": "Does this passage bear on the commitment?",
        "verdict": "What came of it?",
    }
    assert questions[verb] in words(desk.get(f"/review?verb={verb}").text)


def test_settling_takes_in_what_comes_while_it_works_and_keeps_what_failed() -> None:
    begun, go_on = threading.Event(), threading.Event()
    seen: list[tuple[str, ...]] = []

    def work(decisions: Sequence[Decision]) -> None:
        seen.append(tuple(one.id for one in decisions))
        begun.set()
        assert go_on.wait(10)
        if len(seen) == 1:
            raise OSError("the disk is full")

    def named(ident: str) -> Decision:
        return Decision(ident, "verdict", "commitment", "Ada", BEGIN)

    settling = Settling(work)
    settling.touch([named("first")])
    assert begun.wait(10)
    settling.touch([named("second")])
    settling.touch([named("third")])
    assert settling.busy
    go_on.set()
    assert settling.wait(10)
    assert seen == [("first",), ("first", "second", "third")]
    assert settling.problem == ""
