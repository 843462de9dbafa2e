"""What the program is unsure of is queued, under ids that stay."""

from dataclasses import replace

from tests.web import harbour

from onrecord.doubts import doubts, presently, unsure_commitments
from onrecord.model import Relation


def test_firm_commitments_below_the_line_are_asked_about_and_soft_ones_are_not() -> None:
    asked = list(unsure_commitments(harbour.COMMITMENTS))
    assert [(one.verb, one.subject) for one in asked] == [("accept", harbour.TUGS_ID)]


def test_possible_evidence_is_asked_about_and_what_is_linked_is_not() -> None:
    asked = doubts(harbour.EVIDENCE)
    assert [(one.verb, one.subject, one.other) for one in asked] == [("link", harbour.UNHEARD.id, harbour.SCHEDULE_ID)]
    moved = replace(harbour.DELAY, linked=False)
    assert [one.verb for one in doubts([moved])] == ["move"]


def test_a_contradiction_asks_for_a_verdict_and_a_copy_asks_nothing() -> None:
    linked = replace(harbour.UNHEARD, linked=True)
    assert linked.relation == Relation.CONTRADICTION
    assert [(one.verb, one.subject) for one in doubts([linked])] == [("verdict", harbour.SCHEDULE_ID)]
    assert doubts([replace(linked, copy_of="another"), replace(harbour.UNHEARD, copy_of="another")]) == ()


def test_the_same_record_gives_the_same_questions() -> None:
    assert doubts(harbour.EVIDENCE) == doubts(harbour.EVIDENCE)


def test_a_proposal_follows_its_subjects_to_their_present_ids() -> None:
    one = harbour.queued("merge", "former", harbour.AGAIN_ID)
    now = {"former": harbour.SCHEDULE_ID}
    assert [(p.subject, p.other, p.id) for p in presently([one], lambda ident: now.get(ident, ident))] == [
        (harbour.SCHEDULE_ID, harbour.AGAIN_ID, one.id)
    ]
    assert list(presently([one], lambda _: harbour.SCHEDULE_ID)) == []  # both are one by now
