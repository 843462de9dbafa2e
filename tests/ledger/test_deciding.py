from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.ledger.making import AGAIN, BRIDGE, OPENED, PARK, filled, promise, report

from onrecord.errors import ConflictError, NotFoundError, UsageError
from onrecord.ledger import Filter, Ledger
from onrecord.ledger.desk import kappa
from onrecord.ledger.views import HistoryEntry
from onrecord.model import Decision, Proposal, Relation, Strength, content_id

MOMENT = datetime(2021, 6, 1, 9, 0)
DAY = date(2021, 6, 1)


def ruling(verb: str, subject: str, who: str = "Ed", minute: int = 0, **after: object) -> Decision:
    when = MOMENT + timedelta(minutes=minute)
    id = content_id("decision", verb, subject, who, when.isoformat(), str(sorted(after)))
    return Decision(id, verb, subject, who, when, after=tuple(after.items()))


def verdict(subject: str, outcome: str, who: str, minute: int = 0) -> Decision:
    return ruling("verdict", subject, who, minute, outcome=outcome)


def test_decisions_are_given_back_in_order(ledger: Ledger) -> None:
    made = [ruling("accept", "a"), ruling("reject", "b", minute=1), ruling("merge", "a", minute=2, other="c")]
    ledger.decide(made[:1])
    ledger.decide(made[1:])
    assert ledger.decisions() == tuple(made)
    assert [entry.decision for entry in ledger.history("a")] == [made[2], made[0]], "latest first"
    assert len({entry.batch for entry in ledger.history()}) == 2


def test_the_second_of_two_windows_sees_what_happened_and_loses_nothing(ledger: Ledger) -> None:
    shown = ledger.version("a")
    ledger.decide([ruling("accept", "a", "Ed")], expected={"a": shown})
    with pytest.raises(ConflictError, match="Ed decided on a meanwhile") as caught:
        ledger.decide([ruling("reject", "a", "Flo"), ruling("reject", "b", "Flo")], expected={"a": shown, "b": 0})
    (happened,) = caught.value.happened
    assert isinstance(happened, HistoryEntry)
    assert happened.decision.verb == "accept"
    assert ledger.version("b") == 0, "all or none"
    ledger.decide([ruling("reject", "a", "Flo")], expected={"a": ledger.version("a")})
    assert [d.who for d in ledger.decisions()] == ["Ed", "Flo"]


def test_of_many_windows_deciding_at_once_exactly_one_wins(ledger: Ledger) -> None:
    def decide(who: str) -> bool:
        try:
            ledger.decide([ruling("accept", "a", who)], expected={"a": 0})
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as windows:
        won = list(windows.map(decide, [f"Editor {i}" for i in range(8)]))
    assert won.count(True) == 1
    assert len(ledger.history("a")) == 1


def test_a_decision_sent_twice_is_made_once(ledger: Ledger) -> None:
    one = ruling("accept", "a")
    assert ledger.decide([one], expected={"a": 0}) == ledger.decide([one], expected={"a": 0})
    assert len(ledger.history("a")) == 1


def test_undo_is_another_decision_and_keeps_what_was_undone(ledger: Ledger) -> None:
    ledger.decide([ruling("accept", "a")])
    (taken,) = ledger.undo("Ed", MOMENT, "too soon")
    assert taken.decision.verb == "accept"
    assert ledger.decisions() == ()
    undo, accept = ledger.history("a")
    assert (undo.decision.verb, undo.decision.why) == ("undo", "too soon")
    assert accept.undone_by == undo.decision.id
    assert len(ledger.decisions(effective=False)) == 2


def test_any_number_of_steps_can_be_undone_also_those_in_bulk(ledger: Ledger) -> None:
    ledger.decide([ruling("accept", "a")])
    ledger.decide([ruling("reject", "b", minute=1), ruling("reject", "c", minute=1)])
    ledger.decide([ruling("link", "d", minute=2)])
    assert [e.decision.subject for e in ledger.undo("Ed", MOMENT)] == ["d"]
    assert {e.decision.subject for e in ledger.undo("Ed", MOMENT)} == {"b", "c"}
    ledger.decide([ruling("accept", "e", minute=3)])
    assert [e.decision.subject for e in ledger.undo("Ed", MOMENT, steps=99)] == ["e", "a"]
    assert ledger.undo("Ed", MOMENT) == ()
    assert ledger.decisions() == ()


def test_everybody_undoes_only_their_own(ledger: Ledger) -> None:
    ledger.decide([ruling("accept", "a", "Ed")])
    ledger.decide([ruling("accept", "b", "Flo", minute=1)])
    ledger.undo("Ed", MOMENT)
    assert [d.who for d in ledger.decisions()] == ["Flo"]


def test_a_final_verdict_waits_for_a_second_person_who_says_the_same(ledger: Ledger) -> None:
    first = verdict("c", "broken", "Ed")
    ledger.decide([first], two_person=True)
    assert ledger.decisions() == ()
    assert [entry.decision for entry in ledger.waiting()] == [first]
    ledger.decide([verdict("c", "broken", "Ed", 1)], two_person=True)
    ledger.decide([verdict("c", "done", "Flo", 2)], two_person=True)
    assert ledger.decisions() == (), "the same person twice, or another outcome, is no second"
    second = verdict("c", "broken", "Flo", 3)
    ledger.decide([second], two_person=True)
    assert second in ledger.decisions()
    assert first in ledger.decisions()
    ledger.undo("Flo", MOMENT)
    assert ledger.decisions() == ()


def test_other_verdicts_need_nobody_else(ledger: Ledger) -> None:
    ledger.decide([verdict("c", "in progress", "Ed"), ruling("accept", "p")], two_person=True)
    assert len(ledger.decisions()) == 2


def test_exported_decisions_are_replayed_whole(ledger: Ledger, tmp_path: Path) -> None:
    ledger.decide([ruling("accept", "a")])
    ledger.decide([verdict("c", "done", "Ed", 1)], two_person=True)
    ledger.undo("Ed", MOMENT)
    lines = list(ledger.export_decisions())
    with Ledger.open(tmp_path / "other.db") as other:
        assert other.import_decisions(lines) == 3
        assert other.import_decisions(lines) == 0
        assert list(other.export_decisions()) == lines
        assert other.history() == ledger.history()


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"id": "x", "colour": "red"}'])
def test_a_line_that_is_no_decision_stops_the_import_before_it_begins(ledger: Ledger, line: str) -> None:
    ledger.decide([ruling("accept", "a")])
    good = next(iter(ledger.export_decisions())).replace('"subject": "a"', '"subject": "b"')
    with pytest.raises(UsageError, match="Line 2"):
        ledger.import_decisions([good, line])
    assert len(ledger.history()) == 1


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger whose queue holds a doubtful link, an uncertain promise and a soft one."""
    bridge, park = promise(BRIDGE, AGAIN), promise(PARK, strength=Strength.SOFT)
    filled(ledger)
    doubtful = report(bridge, OPENED, "Hundreds walked across", Relation.PROGRESS, linked=False, confidence=0.4)
    ledger.write_resolution(
        list(ledger.all_actors()),
        [bridge, park],
        {},
        [
            Proposal("soft", "accept", park.id, confidence=0.1),
            Proposal("sure", "accept", BRIDGE.statement.id, confidence=0.7),
            Proposal("merge", "merge", "actor-anna", "actor-anna", confidence=0.2),
        ],
    )
    ledger.write_evidence([doubtful], [Proposal("link", "link", doubtful.id, bridge.id, 0.4)])
    return ledger


def order(ledger: Ledger, **asked: object) -> list[str]:
    return [item.proposal.id for item in ledger.queue(DAY, **asked).rows]  # type: ignore[arg-type]


def test_the_queue_goes_by_consequence(desk: Ledger) -> None:
    assert order(desk) == ["link", "sure", "merge", "soft"]
    assert order(desk, verb="accept") == ["sure", "soft"]
    assert order(desk, filter=Filter(words="bridge")) == ["link", "sure"]
    assert order(desk, limit=1, offset=1) == ["sure"]


def test_an_item_of_the_queue_holds_all_that_is_needed_to_decide_it(desk: Ledger) -> None:
    link, sure, merge, _ = desk.queue(DAY).rows
    assert link.evidence and link.evidence.span.quote == "Hundreds walked across"
    assert link.source and link.source.outlet == "The Courier"
    assert link.row and link.row.action == "build a bridge"
    assert sure.statement and sure.statement.id == BRIDGE.statement.id
    assert sure.row and sure.row.id == link.row.id
    assert [actor.name for actor in merge.actors] == ["Anna Berg", "Anna Berg"]
    assert desk.queue_item("link", DAY) == link


def test_nothing_told_later_is_in_the_queue(desk: Ledger) -> None:
    found = [item.proposal.id for item in desk.queue(date(2020, 4, 1)).rows]
    assert found == ["sure", "merge"]


def test_what_was_decided_leaves_the_queue_and_comes_back_when_undone(desk: Ledger) -> None:
    item = desk.queue(DAY).rows[0]
    desk.decide([ruling("accept", item.proposal.subject, proposal="link")], expected={item.proposal.subject: 0})
    assert order(desk) == ["sure", "merge", "soft"]
    assert desk.queue_item("link", DAY).version == 1
    desk.undo("Ed", MOMENT)
    assert order(desk) == ["link", "sure", "merge", "soft"]


def test_what_was_decided_elsewhere_leaves_the_queue_too(desk: Ledger) -> None:
    link, sure, _, soft = (item.proposal for item in desk.queue(DAY).rows)
    desk.decide([ruling("unlink", link.subject), ruling("reject", sure.subject), ruling("verdict", soft.subject)])
    assert order(desk) == ["merge", "soft"], "a verdict does not say whether it is a promise at all"
    desk.undo("Ed", MOMENT)
    assert order(desk) == ["link", "sure", "merge", "soft"]


def test_what_was_decided_stays_decided_when_everything_is_resolved_anew(desk: Ledger) -> None:
    desk.decide([ruling("reject", "x", proposal="sure"), ruling("reject", "y", proposal="link")])
    filled(desk)
    bridge = promise(BRIDGE, AGAIN)
    again = [Proposal("sure", "accept", BRIDGE.statement.id, confidence=0.7)]
    desk.write_resolution(list(desk.all_actors()), [bridge], {}, again)
    assert order(desk) == []
    assert desk.stats().open_proposals == 0


def test_an_unknown_proposal_is_not_found(desk: Ledger) -> None:
    with pytest.raises(NotFoundError):
        desk.queue_item("none", DAY)


def test_two_coders_each_see_the_whole_queue_and_decide_nothing(desk: Ledger) -> None:
    for proposal, choice in (("link", "accept"), ("sure", "accept"), ("merge", "reject")):
        desk.code(proposal, "Ed", choice, MOMENT)
    assert order(desk, coder="Ed") == ["soft"]
    assert order(desk, coder="Flo") == ["link", "sure", "merge", "soft"]
    for proposal, choice in (("link", "reject"), ("link", "accept"), ("sure", "reject"), ("merge", "reject")):
        desk.code(proposal, "Flo", choice, MOMENT)
    assert order(desk) == ["link", "sure", "merge", "soft"]
    found = desk.agreement("Ed", "Flo")
    assert (found.items, found.same) == (3, 2)
    assert found.disagreements == (("sure", "accept", "reject"),)
    assert found.kappa == pytest.approx(0.4)


def test_kappa_of_a_published_example() -> None:
    """Fifty proposals read by two: yes/yes 20, yes/no 5, no/yes 10, no/no 15 give 0.40."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("yes", "yes")] * 5) is None
    assert kappa([]) is None
