"""A passage that a person pointed at is evidence, whatever is added later, until the decision is taken back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.pipeline.stories import read

from onrecord import growing, pipeline
from onrecord.ledger import Filter, Ledger
from onrecord.model import (
    Basis,
    Capture,
    Decision,
    Document,
    Evidence,
    Outcome,
    Published,
    Reading,
    Relation,
    content_id,
)
from onrecord.pointed import pointed_out

STORIES = [
    ("2022-01-10", "Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2022."),
    ("2022-06-20", "The market was quiet. Carts and prams rolled over it again since Monday, a fishmonger told us."),
    ("2022-07-02", "The roads department has repaired the harbour bridge, Mayor Ines Harlow said on Saturday."),
]
QUOTE = "Carts and prams rolled over it again since Monday, a fishmonger told us."
DAY = date(2022, 6, 25)


@pytest.fixture(scope="module")
def readings() -> list[tuple[Capture, Reading]]:
    return read(STORIES)


def put(ledger: Ledger, one: tuple[Capture, Reading]) -> None:
    ledger.accept(one[0])
    ledger.record(one[1])


def linked(commitment: str, document: Document, quote: str = QUOTE, place: int | None = None) -> Decision:
    start = document.text.index(quote) if place is None else place
    after = {
        "commitment": commitment,
        "document": document.id,
        "place": f"{start}-{start + len(quote)}",
        "quote": quote,
        "relation": "done",
        "basis": "reported",
    }
    subject = content_id("evidence", commitment, Relation.DONE, document.id, str(start))
    return Decision("d1", "link", subject, "Ada", datetime(2022, 7, 1, tzinfo=UTC), "", (), tuple(after.items()))


def on(ledger: Ledger) -> list[Evidence]:
    return [one for one in ledger.evidence() if one.span.quote == QUOTE]


def test_it_counts_at_once_stays_when_the_ledger_grows_and_goes_when_taken_back(
    readings: list[tuple[Capture, Reading]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "FROM", 0)
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        for one in readings[:2]:
            put(ledger, one)
        pipeline.refresh(ledger)
        (row,) = list(ledger.every(Filter(), DAY))
        assert on(ledger) == []
        ledger.decide([linked(row.id, readings[1][1].document)], expected={})
        pipeline.refresh(ledger)
        (piece,) = on(ledger)
        assert (piece.linked, piece.relation, piece.basis) == (True, Relation.DONE, Basis.REPORTED)
        assert ledger.commitment(row.id, DAY).status.outcome is Outcome.DONE

        put(ledger, readings[2])
        assert growing.grow(ledger), "looking at what the story touches was enough"
        assert on(ledger) == [piece]
        grown = sorted(one.id for one in ledger.evidence())
        pipeline.refresh(ledger)
        assert sorted(one.id for one in ledger.evidence()) == grown

        ledger.undo("Ada", datetime(2022, 7, 3, tzinfo=UTC))
        pipeline.refresh(ledger)
        assert on(ledger) == []


def test_words_lead_to_a_passage_that_stands_elsewhere_now_and_never_to_another_one() -> None:
    old = Document("doc", "cap", f"Photo: a cart.\n{QUOTE}\n")
    new = Document("doc", "cap", f"{QUOTE}\n", published=Published(date(2022, 6, 20), "given"))
    twice = Document("doc", "cap", f"{QUOTE}\n{QUOTE} Indeed.\n", published=new.published)
    decision = linked("c1", old)

    def of(document: Document, *known: str) -> list[Evidence]:
        return list(pointed_out([decision], {"doc": document}, lambda one: one, known))

    (piece,) = of(new, "c1")
    assert (piece.span.start, piece.span.quote) == (0, QUOTE)
    assert of(new, "another") == []
    assert of(twice, "c1") == []
    assert of(old, "c1") == [], "a source of unknown day tells nothing"
