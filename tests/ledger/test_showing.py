from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import AGAIN, ANNA, BRIDGE, OPENED, PARK, add, anna, filled, promise, report, story

from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import Filter, Ledger, dialect
from onrecord.ledger.views import SavedFilter, Topic
from onrecord.model import Actor, ActorKind, Decision, Move, Name, Relation

LATE = date(2021, 6, 1)


def test_a_commitments_page_rests_on_its_quotations(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    view = ledger.commitment(bridge.id, LATE)
    assert [stated.source.outlet for stated in view.statements] == ["The Post", "The Times"]
    assert [shown.evidence.span.quote for shown in view.evidence] == ["The bridge was opened on Monday"]
    assert view.commitment == bridge
    assert view.responsible and view.responsible.id == ANNA


def test_a_commitments_page_of_an_earlier_day_holds_nothing_told_later(ledger: Ledger) -> None:
    add(ledger, BRIDGE, AGAIN, OPENED)
    bridge = promise(BRIDGE, AGAIN, moves=(Move(AGAIN.statement.id, None, date(2020, 6, 1), date(2022, 1, 1)),))
    ledger.write_resolution([anna(BRIDGE)], [bridge], {}, [])
    ledger.write_evidence([report(bridge, OPENED, "The bridge was opened", Relation.DONE)])
    view = ledger.commitment(bridge.id, date(2020, 5, 31))
    assert view.commitment.statements == (BRIDGE.statement.id,)
    assert (view.commitment.moves, view.moves, view.evidence) == ((), (), ())
    (moved,) = ledger.commitment(bridge.id, date(2020, 6, 1)).moves
    assert (moved.by_days, moved.source and moved.source.id) == (245, AGAIN.id)


def test_linked_possible_and_copied_evidence_stand_apart(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    linked = report(bridge, OPENED, "The bridge was opened", Relation.DONE)
    possible = report(bridge, OPENED, "Hundreds walked", Relation.PROGRESS, linked=False)
    copied = report(bridge, AGAIN, "the paper said", Relation.DONE, copy_of=linked.id)
    ledger.write_evidence([linked, possible, copied])
    view = ledger.commitment(bridge.id, LATE)
    assert [one.evidence for one in view.evidence] == [linked]
    assert [one.evidence for one in view.possible] == [possible]
    assert [one.evidence for one in view.copies] == [copied]


def test_the_beginning_of_an_id_will_do_where_it_is_the_only_one(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    assert ledger.commitment(bridge.id[:6].upper(), LATE).commitment.id == bridge.id
    assert ledger.source(BRIDGE.id[:6]).ref.id == BRIDGE.id
    assert ledger.actor("actor", LATE).actor.id == ANNA


def test_a_beginning_that_fits_several_is_refused(ledger: Ledger) -> None:
    filled(ledger)
    two = [Actor(f"abc{i}", "A", ActorKind.BODY) for i in range(2)]
    ledger.write_resolution([anna(BRIDGE), *two], list(ledger.all_commitments()), {}, [])
    with pytest.raises(UsageError, match="Several actors begin with abc"):
        ledger.actor("abc", LATE)


@pytest.mark.parametrize("id", ["nosuchthing", "", "%", "é"])
def test_what_is_not_there_is_not_found(ledger: Ledger, id: str) -> None:
    filled(ledger)
    for show in (lambda: ledger.commitment(id, LATE), lambda: ledger.source(id), lambda: ledger.actor(id, LATE)):
        with pytest.raises(NotFoundError):
            show()


def test_a_commitment_that_was_not_yet_stated_is_not_found(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    with pytest.raises(NotFoundError, match="not yet stated on 2020-02-01"):
        ledger.commitment(bridge.id, date(2020, 2, 1))


def test_a_sources_page_shows_what_was_read_from_it(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    view = ledger.source(AGAIN.id)
    assert view.document == AGAIN.reading.document
    assert [(one.statement.action.quote, one.commitment) for one in view.statements] == [("build a bridge", bridge.id)]
    assert view.capture.id == AGAIN.capture.id
    (evidence,) = ledger.source(OPENED.id).evidence
    assert evidence.commitment == bridge.id


def test_copies_and_other_captures_of_an_address_are_named(ledger: Ledger) -> None:
    first = story("The council met.", date(2020, 1, 1), url="https://example.org/a")
    changed = story("The council met again.", date(2020, 1, 2), url="https://example.org/a")
    copy = story("The council met. Agencies.", date(2020, 1, 1), "The Copy")
    add(ledger, first, changed, copy)
    ledger.write_resolution([], [], {copy.id: first.id}, [])
    view = ledger.source(first.id)
    assert [ref.id for ref in view.versions] == [changed.id]
    assert [ref.id for ref in view.copies] == [copy.id]
    assert ledger.source(copy.id).ref.copy_of == first.id
    assert ledger.copies() == {copy.id: first.id}
    ledger.write_resolution([], [], {}, [])
    assert ledger.copies() == {}


def test_an_actors_page_lists_its_names_with_the_sources_of_each(ledger: Ledger) -> None:
    filled(ledger)
    names = (Name("Anna Berg", (BRIDGE.id,), "as written"), Name("Minister Berg", (PARK.id,), "title"))
    ledger.write_resolution([Actor(ANNA, "Anna Berg", ActorKind.PERSON, names)], list(ledger.all_commitments()), {}, [])
    view = ledger.actor(ANNA, LATE)
    assert [(name.text, [s.id for s in name.sources]) for name in view.names] == [
        ("Anna Berg", [BRIDGE.id]),
        ("Minister Berg", [PARK.id]),
    ]
    assert [name.text for name in ledger.actor(ANNA, date(2020, 4, 1)).names] == ["Anna Berg"]
    assert (view.issued.made, view.issued.done_reported) == (2, 1)


def test_actors_are_found_by_any_of_their_names(ledger: Ledger) -> None:
    filled(ledger)
    (found,) = ledger.actors(LATE, words="BERG anna").rows
    assert (found.actor.name, found.issued, found.responsible, found.names) == ("Anna Berg", 2, 2, 1)
    assert ledger.actors(LATE, words="b%g").total == 0
    assert ledger.actors(LATE, kind=ActorKind.BODY).total == 0
    assert ledger.actors(date(2020, 1, 1)).total == 0


def test_sources_are_listed_latest_first_up_to_the_day(ledger: Ledger) -> None:
    filled(ledger)
    add(ledger, story("No day here.", None))
    assert [ref.day for ref in ledger.sources(LATE).rows] == [
        date(2021, 4, 12),
        date(2020, 9, 1),
        date(2020, 6, 1),
        date(2020, 3, 1),
        None,
    ]
    assert ledger.sources(date(2020, 6, 1)).total == 3
    assert ledger.sources(LATE, outlet="The Times").total == 2
    assert ledger.sources(LATE, words="hundreds").total == 1
    assert {v.value: v.count for v in ledger.outlets()} == {"The Post": 2, "The Times": 2, "The Courier": 1}


def test_search_finds_promises_then_sources_and_marks_the_words(ledger: Ledger) -> None:
    filled(ledger)
    page = ledger.search("bridges", LATE)
    assert [hit.what for hit in page.rows] == ["commitment", "source", "source", "source"]
    assert page.total == 4
    assert [word for text, hit in page.rows[0].snippet for word in [text] if hit] == ["bridge"]
    assert "".join(text for text, _ in page.rows[0].snippet).startswith("Anna Berg promised to build a bridge")


def test_search_pages_run_on_from_promises_to_sources(ledger: Ledger) -> None:
    filled(ledger)
    whole = ledger.search("bridge", LATE).rows
    assert tuple(ledger.search("bridge", LATE, limit=1, offset=at).rows[0] for at in range(4)) == whole


def test_of_very_many_hits_the_last_added_come_first(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(ledger)
    monkeypatch.setattr(dialect, "MANY", 1)
    sources = [hit.day for hit in ledger.search("bridge", LATE).rows if hit.what == "source"]
    assert sources == [date(2021, 4, 12), date(2020, 6, 1), date(2020, 3, 1)]
    assert ledger.search("bridge", date(2020, 3, 1)).total == 2
    assert ledger.search("berg", LATE).total == 5


def test_search_sees_nothing_published_later(ledger: Ledger) -> None:
    filled(ledger)
    assert ledger.search("bridge", date(2020, 2, 1)).total == 0
    assert ledger.search("bridge", date(2020, 3, 1)).total == 2


def test_words_in_quotation_marks_are_found_side_by_side(ledger: Ledger) -> None:
    filled(ledger)
    assert ledger.search('"build a bridge"', LATE).total == 3
    assert ledger.search('"bridge a build"', LATE).total == 0


@pytest.mark.parametrize(
    "words",
    [
        "bridge OR park",
        "bridge NOT river",
        "NEAR(bridge river)",
        "bri*",
        "title:bridge",
        "bridge AND",
        "(",
        "-",
    ],
)
def test_signs_of_the_query_language_are_plain_text(ledger: Ledger, words: str) -> None:
    filled(ledger)
    assert ledger.search(words, LATE).total == 0


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(alphabet="\"'*()^-:+ aORN{}\0\\"))
def test_no_query_breaks_the_search(ledger: Ledger, words: str) -> None:
    assert ledger.search(words, LATE).total == 0
    assert ledger.commitments(Filter(words=words), LATE).total == 0
    assert ledger.sources(LATE, words=words).total == 0
    assert ledger.passages([words]) == ()


def test_passages_lead_to_the_documents_that_bear_on_the_words(ledger: Ledger) -> None:
    filled(ledger)
    assert ledger.passages(["opened", "walked"])[0] == OPENED.id
    assert ledger.passages(["bridge"], date(2021, 1, 1)) == (OPENED.id,)
    assert ledger.passages(["zeppelin"]) == ()
    assert len(ledger.passages(["bridge"], limit=2)) == 2


def test_a_saved_filter_is_kept_replaced_and_dropped(ledger: Ledger) -> None:
    first = SavedFilter("late", "Late bridges", (("words", "bridge"), ("state", "overdue")))
    ledger.save_filter(first)
    assert ledger.saved_filters() == (first,)
    second = SavedFilter("late", "All late", (("state", "overdue"),))
    ledger.save_filter(second)
    assert ledger.saved_filter("late") == second
    ledger.drop_filter("late")
    assert ledger.saved_filters() == ()
    with pytest.raises(NotFoundError):
        ledger.saved_filter("late")


def test_a_commitment_belongs_to_a_topic_by_its_words_or_its_bodies(ledger: Ledger) -> None:
    bridge, park = filled(ledger)
    ledger.put_topics([Topic("roads", "Roads", ("bridge", "rail way")), Topic("anna", "Anna's", bodies=(ANNA,))])
    assert ledger.commitment(bridge.id, LATE).topics == ("anna", "roads")
    assert ledger.commitment(park.id, LATE).topics == ("anna",)
    assert [row.id for row in ledger.commitments(Filter(topic=("roads",)), LATE).rows] == [bridge.id]
    assert [topic.title for topic in ledger.topics()] == ["Anna's", "Roads"]
    ledger.put_topics([])
    assert ledger.commitment(bridge.id, LATE).topics == ()


def topical(subject: str, holds: bool, minute: int) -> Decision:
    after = (("topic", "roads"), ("holds", holds))
    return Decision(f"d{minute}", "topic", subject, "Ed", datetime(2021, 6, 1, 9, minute), after=after)


def test_a_person_has_the_last_word_on_topics(ledger: Ledger) -> None:
    bridge, park = filled(ledger)
    ledger.put_topics([Topic("roads", "Roads", ("bridge",))])
    ledger.decide([topical(bridge.id, False, 0), topical(park.id, True, 1)])
    assert (ledger.commitment(bridge.id, LATE).topics, ledger.commitment(park.id, LATE).topics) == ((), ("roads",))
    ledger.put_topics([Topic("roads", "Roads and bridges", ("bridge",))])
    filled(ledger)
    assert (ledger.commitment(bridge.id, LATE).topics, ledger.commitment(park.id, LATE).topics) == ((), ("roads",))
    ledger.undo("Ed", datetime(2021, 6, 2))
    assert (ledger.commitment(bridge.id, LATE).topics, ledger.commitment(park.id, LATE).topics) == (("roads",), ())


def test_a_new_commitment_finds_its_topics(ledger: Ledger) -> None:
    ledger.put_topics([Topic("roads", "Roads", ("bridge",))])
    bridge, park = filled(ledger)
    assert (ledger.commitment(bridge.id, LATE).topics, ledger.commitment(park.id, LATE).topics) == (("roads",), ())
