"""What the ledger must show for the two stories the project was conceived from, row by row."""

from datetime import date
from pathlib import Path

import pytest
from tests.seeds.book import FIRST, SECOND, Book, made

from onrecord.model import Basis, DeadlineState, Kind, Outcome, Relation, Strength

STORY_DAYS = {date(2020, 11, 19), date(2020, 11, 20)}


def is_tokayev(name: str) -> bool:
    return name in {"Kassym-Zhomart Tokayev", "Kassym-Jomart Tokayev"}


def test_row_1_the_concept_is_overdue_by_thirty_days(book: Book):
    row = book.row("develop a concept of ideological work", as_of=date(2021, 12, 1))
    assert row.kind is Kind.ORDER
    assert is_tokayev(row.issuer.name)
    assert "military command" in row.responsible.name
    assert row.due == date(2021, 11, 1)
    assert (row.status.deadline, row.status.overdue_days) == (DeadlineState.OVERDUE, 30)
    assert row.status.outcome is Outcome.NO_REPORT


def test_row_2_the_roadmap_in_the_passive(book: Book):
    row = book.row("develop a roadmap")
    assert row.kind is Kind.ORDER
    assert "Ministry of Defense" in row.responsible.name
    assert row.due == date(2021, 8, 1)


def test_row_3_the_single_operator(book: Book):
    row = book.row("create a single military information and communication infrastructure operator")
    assert row.kind is Kind.ORDER
    assert is_tokayev(row.issuer.name)
    assert row.due == date(2021, 11, 1)


def test_row_4_the_deputy_minister_is_a_decision_without_deadline(book: Book):
    row = book.row("introduce the position of Deputy Minister")
    assert row.kind is Kind.DECISION
    assert row.due is None
    assert row.status.deadline is DeadlineState.NONE


def test_row_5_the_food_money_starts_next_year_and_has_no_end(book: Book):
    row = book.row("food for law enforcement")
    assert (row.start, row.due) == (date(2021, 1, 1), None)
    assert row.id != book.row("increase financial payments").id


def test_row_6_the_payments_have_a_target_and_a_window(book: Book):
    view = book.view("increase financial payments")
    [target] = view.commitment.targets
    assert (target.value, target.unit, target.qualifier) == (30, "%", "average")
    frame = view.commitment.timeframe
    assert frame.start in STORY_DAYS
    assert frame.end == frame.start.replace(year=2023)


@pytest.mark.parametrize(
    "words", [("air defense",), ("closely monitor",), ("constantly improve",)], ids=lambda words: words[0]
)
def test_row_7_priorities_are_soft(book: Book, words):
    found = [r for r in book.rows() if all(w in r.action for w in words)]
    assert found
    assert {r.strength for r in found} == {Strength.SOFT}


@pytest.mark.parametrize("words", ["thanked", "unrest", "inevitably", "praised", "congratulated", "awarded"])
def test_row_8_praise_and_forecasts_are_none(book: Book, words: str):
    assert not [r.action for r in book.rows() if words in r.action]


def test_row_9_the_other_story_is_set_aside(book: Book):
    document = book.source(FIRST).document
    at = document.text.index("Related articles")
    teasers = [b for b in document.set_aside if b.reason == "teaser"]
    assert any(b.start <= at for b in teasers)
    assert not document.text[max(b.end for b in document.set_aside) :].strip()
    for view in (book.source(FIRST),):
        assert all(m.statement.action.end <= at for m in view.statements)
        assert all(q.span.end <= at for q in view.quotations)
    assert not [names for names in book.names().values() if any("Trump" in n or "Greenland" in n for n in names)]


def test_row_10_days_outlets_and_places(book: Book):
    first, second = book.source(FIRST).document, book.source(SECOND).document
    assert first.day in STORY_DAYS
    assert (first.published.how, "19 November 2020" in first.published.text) == ("caption", True)
    caption = first.text.index("photo: President")
    assert any(b.reason == "caption" and b.start <= caption < b.end for b in first.set_aside)
    assert second.day == date(2023, 5, 5)
    assert second.outlet == "Interfax"
    assert second.place.lower() == "astana"


def test_row_11_one_actor_with_every_form(book: Book):
    forms = [names for names in book.names().values() if any("Tokayev" in n for n in names)]
    assert len(forms) == 1
    lowered = {n.lower().removeprefix("the ") for n in forms[0]}
    assert {"kassym-zhomart tokayev", "kassym-jomart tokayev", "kazakh leader"} <= lowered
    assert any("commander-in-chief" in n for n in lowered)


def test_row_12_cities_and_a_person_nearly_alike_stay_apart(book: Book):
    def actors(form: str) -> set[str]:
        return {a for a, names in book.names().items() if form in {n.lower() for n in names}}

    city, person, astana = actors("nur sultan"), actors("nursultan nazarbayev"), actors("astana")
    assert not city & person
    assert not person & astana
    assert person


def test_row_13_quotations_word_for_word(book: Book):
    first, second = book.source(FIRST), book.source(SECOND)
    block = next(q for q in first.quotations if "the only guarantee of the sovereignty" in q.span.quote)
    assert is_tokayev(block.speaker.name)
    assert block.span.quote.endswith("to be a priority in my work.")
    typo = next(q for q in second.quotations if "Bu we cannot be careless" in q.span.quote)
    assert is_tokayev(typo.speaker.name)
    duty = next(q for q in second.quotations if "vigilantly safeguard" in q.span.quote)
    assert is_tokayev(duty.speaker.name)


def test_row_14_years_later_progress_is_claimed(book: Book):
    view = book.view("increase financial payments")
    pieces = [e.evidence for e in view.evidence if "salaries are being raised" in e.evidence.span.quote]
    assert len(pieces) == 1
    piece = pieces[0]
    assert (piece.relation, piece.basis, piece.told) == (Relation.PROGRESS, Basis.CLAIMED, date(2023, 5, 5))
    assert view.status.outcome is Outcome.IN_PROGRESS
    earlier = book.view("increase financial payments", as_of=date(2021, 1, 1))
    assert not earlier.evidence
    assert earlier.status.outcome is Outcome.NO_REPORT


def test_row_15_any_order_and_any_number_of_times(book: Book, shared: Path, tmp_path: Path):
    first, second = shared / "seeds" / FIRST, shared / "seeds" / SECOND
    again = made(tmp_path, second, first, second, first)
    assert list(again.ledger.dump()) == list(book.ledger.dump())
