from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import permutations
from pathlib import Path

import pytest
from tests.ledger.making import AGAIN, BRIDGE, OPENED, PARK, add, anna, filled, promise, story

from onrecord.acquire import Archive
from onrecord.errors import DocumentError, NotFoundError, SpanError
from onrecord.ledger import Ledger, concluding
from onrecord.model import Issue, Parsed, Reading, Sentence, Token


def test_a_reading_comes_back_as_it_was_stored(ledger: Ledger) -> None:
    add(ledger, BRIDGE, PARK)
    assert ledger.reading(BRIDGE.id) == BRIDGE.reading
    assert {r.document.id: r for r in ledger.readings()} == {s.id: s.reading for s in (BRIDGE, PARK)}


def test_tokens_are_not_kept(ledger: Ledger) -> None:
    token = Token("Anna", 0, 4, "Anna", "PROPN", "NNP", "nsubj", 0)
    parsed = replace(BRIDGE.reading.parsed, sentences=(Sentence(0, 10, (token,)),))
    ledger.accept(BRIDGE.capture)
    ledger.record(Reading(parsed, BRIDGE.reading.statements))
    assert ledger.reading(BRIDGE.id).parsed.sentences == (Sentence(0, 10),)


def test_recording_the_same_reading_twice_changes_nothing(ledger: Ledger) -> None:
    filled(ledger)
    before = list(ledger.dump())
    assert not ledger.accept(BRIDGE.capture)
    assert not ledger.record(BRIDGE.reading)
    assert list(ledger.dump()) == before


def test_the_order_of_adding_changes_nothing(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> None:
    filled(ledger, (BRIDGE, AGAIN, OPENED, PARK))
    with Ledger.open(tmp_path_factory.mktemp("other") / "b.db") as other:
        filled(other, (PARK, OPENED, AGAIN, BRIDGE))
        assert list(other.dump()) == list(ledger.dump())


def test_a_later_reading_takes_the_place_of_the_earlier_one(ledger: Ledger) -> None:
    add(ledger, BRIDGE)
    ledger.record(Reading(Parsed(replace(BRIDGE.reading.document, title="Other"), ())))
    assert ledger.reading(BRIDGE.id).document.title == "Other"
    assert list(ledger.statements()) == []
    assert ledger.search("Other", date(2021, 1, 1)).total == 1


def test_a_quotation_that_does_not_stand_in_the_text_is_refused(ledger: Ledger) -> None:
    ledger.accept(BRIDGE.capture)
    wrong = replace(BRIDGE.statement, action=replace(BRIDGE.statement.action, quote="build a palace"))
    with pytest.raises(SpanError, match="does not stand at"):
        ledger.record(Reading(BRIDGE.reading.parsed, (wrong,)))
    assert ledger.stats().documents == 0
    assert ledger.unread() == (BRIDGE.capture.id,)


def test_half_a_character_is_refused(ledger: Ledger) -> None:
    ledger.accept(BRIDGE.capture)
    document = replace(BRIDGE.reading.document, text="A \ud800 lone half.")
    with pytest.raises(DocumentError, match="half a character"):
        ledger.record(Reading(Parsed(document, ())))


def test_nuls_and_right_to_left_marks_are_kept(ledger: Ledger) -> None:
    odd = story("A \0 nul and a \u202e turn. <what>Build it</what>.", date(2020, 1, 1))
    add(ledger, odd)
    assert ledger.reading(odd.id) == odd.reading
    assert list(ledger.verify()) == []


def test_a_reading_of_a_capture_that_was_never_accepted_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError):
        ledger.record(BRIDGE.reading)


def test_a_capture_goes_from_accepted_to_read_to_resolved(ledger: Ledger) -> None:
    ledger.accept(BRIDGE.capture)
    assert ledger.unread() == (BRIDGE.capture.id,)
    ledger.record(BRIDGE.reading)
    assert ledger.unread() == ()
    assert ledger.unresolved() == (BRIDGE.id,)
    ledger.write_resolution([], [], {}, [])
    assert ledger.unresolved() == ()


def test_a_capture_without_a_story_is_not_tried_again_and_its_issue_kept_once(ledger: Ledger) -> None:
    ledger.accept(BRIDGE.capture)
    issue = Issue("a.txt", "it is empty.", "Give another.")
    ledger.fail(BRIDGE.capture.id, issue)
    ledger.report(issue)
    assert ledger.unread() == ()
    assert ledger.issues() == (issue,)
    assert ledger.issues("b.txt") == ()


def test_the_same_bytes_from_two_places_are_one_capture_with_both_named(ledger: Ledger) -> None:
    add(ledger, BRIDGE)
    ledger.accept(replace(BRIDGE.capture, source="mirror.txt"))
    assert ledger.source(BRIDGE.id).capture.sources == ("The Post-2020-03-01.txt", "mirror.txt")


PLACES = (
    {"source": "b.txt"},
    {"source": "a.txt"},
    {"source": "late", "fetched": datetime(2021, 1, 2), "supplied": (("url", "https://example.org/b"),)},
    {"source": "early", "fetched": datetime(2021, 1, 1), "supplied": (("url", "https://example.org/a"),)},
)


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_of_several_places_the_ledger_goes_by_the_one_the_archive_names_first(
    ledger: Ledger, tmp_path: Path, order: tuple[int, ...]
) -> None:
    archive = Archive(tmp_path / "archive")
    for place in order:
        capture = replace(BRIDGE.capture, **PLACES[place])
        archive.put(capture)
        ledger.accept(capture)
    ledger.record(BRIDGE.reading)
    best = archive.get(BRIDGE.capture.id)
    shown = ledger.source(BRIDGE.id).capture
    assert (shown.source, shown.fetched, shown.supplied) == (best.source, best.fetched, best.supplied)


def test_a_better_place_has_the_capture_read_again(ledger: Ledger) -> None:
    add(ledger, BRIDGE)
    ledger.write_resolution([], [], {}, [])
    assert not ledger.accept(replace(BRIDGE.capture, source="z", supplied=(("url", "https://example.org/a"),)))
    assert ledger.unread() == (BRIDGE.capture.id,)
    assert not ledger.record(BRIDGE.reading), "it says the same"
    assert ledger.unread() == ()
    assert not ledger.accept(BRIDGE.capture)
    assert ledger.unread() == ()


def test_a_transaction_is_all_or_nothing(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError), ledger.transaction():
        add(ledger, BRIDGE)
        raise RuntimeError
    assert ledger.stats().captures == 0
    add(ledger, BRIDGE)
    assert ledger.stats().captures == 1


def test_what_failed_within_a_transaction_leaves_the_rest_whole(ledger: Ledger) -> None:
    with ledger.transaction():
        add(ledger, BRIDGE)
        with pytest.raises(NotFoundError):
            ledger.write_resolution([anna(BRIDGE)], [promise(PARK)], {}, [])
        add(ledger, OPENED)
    assert (ledger.stats().documents, ledger.stats().actors) == (2, 0)


def test_blocking_keys_lead_to_what_they_were_stored_for(ledger: Ledger) -> None:
    ledger.put_keys("name", [("berg", "b"), ("berg", "a"), ("anna", "a")])
    ledger.put_keys("name", [("berg", "a"), ("berg", "c")])
    ledger.put_keys("topic", [("berg", "z")])
    assert ledger.candidates("name", ["berg", "nobody"]) == {"berg": ("a", "b", "c")}
    ledger.put_keys("name", [("berg", "d")], anew=True)
    assert ledger.candidates("name", ["berg", "anna"]) == {"berg": ("d",)}
    assert ledger.candidates("topic", ["berg"]) == {"berg": ("z",)}


def test_keys_that_lead_to_too_much_are_told_without_what_they_lead_to(ledger: Ledger) -> None:
    ledger.put_keys("name", [("berg", "a"), ("berg", "b"), ("anna", "a")])
    ledger.put_keys("topic", [("anna", "a"), ("anna", "b")])
    assert ledger.crowded("name", ["berg", "anna", "nobody"], 1) == {"berg"}
    assert ledger.crowded("name", ["berg"], 2) == frozenset()


def test_keys_are_crowded_by_what_bears_no_later_day(ledger: Ledger) -> None:
    ledger.put_keys("said", [("quay", "2024-02-01 a"), ("quay", "2024-03-01 b"), ("pier", "2024-02-01 a")])
    assert ledger.crowded("said", ["quay", "pier"], 1, date(2024, 3, 1)) == {"quay"}
    assert ledger.crowded("said", ["quay", "pier"], 1, date(2024, 2, 29)) == frozenset()


def test_keys_are_taken_out_one_by_one(ledger: Ledger) -> None:
    ledger.put_keys("name", [("berg", "a"), ("berg", "b"), ("anna", "a")])
    ledger.drop_keys("name", [("berg", "a"), ("anna", "b"), ("nobody", "c")])
    assert ledger.candidates("name", ["berg", "anna"]) == {"berg": ("b",), "anna": ("a",)}


def test_of_somebody_named_in_many_documents_the_days_of_the_new_ones_alone_are_read(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, PARK)
    add(ledger, BRIDGE)
    asked: list[set[str]] = []
    read = concluding.days_of
    monkeypatch.setattr(concluding, "days_of", lambda link, ids: read(link, asked.append(set(ids)) or asked[-1]))
    for stories in ((PARK,), (PARK, BRIDGE), (BRIDGE,)):
        ledger.write_resolution([anna(*stories)], [], {}, [], gone=())
    assert asked == [{PARK.id}, {BRIDGE.id}, {BRIDGE.id}]
    assert len(ledger.actors(as_of=date(2020, 3, 1)).rows) == 1


def test_keys_and_what_they_lead_to_can_be_asked_for_among_the_same_texts(ledger: Ledger) -> None:
    ledger.put_keys("pair", [("anna", "berg"), ("anna", "carl"), ("berg", "berg"), ("carl", "dora")])
    ledger.put_keys("other", [("berg", "carl")])
    assert ledger.linked("pair", {"anna", "berg", "dora"}) == {("anna", "berg"), ("berg", "berg")}
    assert ledger.linked("pair", set()) == frozenset()


@dataclass(frozen=True)
class Noted:
    words: Mapping[str, float]
    lands: frozenset[str] = frozenset()


def test_notes_come_back_as_they_were_kept_until_others_take_their_place(ledger: Ledger) -> None:
    one, other = Noted({"bridge": 0.5}, frozenset({"NO", "SE"})), Noted({})
    ledger.put_notes("words", {"a": one, "b": one})
    ledger.put_notes("words", {"b": other, "a": None})
    ledger.put_notes("other", {"a": one})
    assert ledger.notes("words", ["a", "b", "c"], Noted) == {"b": other}
    assert ledger.notes("other", ["a"], Noted) == {"a": one}
    ledger.put_notes("words", {}, anew=True)
    assert ledger.notes("words", ["b"], Noted) == {}


def test_what_another_process_adds_while_one_resolves_is_not_taken_for_resolved(ledger: Ledger) -> None:
    add(ledger, BRIDGE)
    seen = ledger.unresolved()
    add(ledger, PARK)
    ledger.write_resolution([], [], {}, [], documents=seen)
    assert ledger.unresolved() == (PARK.id,)
