"""Names that say themselves what they are, and known names where no mention covers them."""

import pytest
from tests.resolve.retelling import story

from onrecord.model import ActorKind
from onrecord.resolve import resolve
from onrecord.resolve.spelled import ROWS, Row, spelled


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_finds_its_example_and_leaves_its_counter_example(row: Row) -> None:
    assert (row.kind, row.name) in set(spelled(row.example))
    assert not list(spelled(row.counter))


def test_a_body_keeps_the_country_said_after_it() -> None:
    assert list(spelled("the Ministry of Fish of Norway")) == [(ActorKind.BODY, "Ministry of Fish of Norway")]


def test_a_name_known_elsewhere_links_where_no_mention_covers_it() -> None:
    first = story("2021-01-01", "<body>Harbour Safety Panel</body> met.")
    later = story("2021-02-01", "Members of the harbour safety panel of Norway rested, Panel staff did not.")
    found = resolve([first, later])
    one = found.forms[first.document.id, "Harbour Safety Panel"]
    assert found.forms[later.document.id, "harbour safety panel"] == one
    assert found.forms[later.document.id, "harbour safety panel of Norway"] == one
    assert (later.document.id, "Panel") not in found.forms


def test_the_ministry_is_that_of_the_one_minister_a_document_names() -> None:
    found = resolve(
        [
            story("2021-01-01", "Norway, Norway: <body>Ministry of Fish</body> met."),
            story(
                "2021-02-01",
                'Norway, Norway: <person title="Fish Minister">Anna Berg</person>, <body>the ministry</body>.',
            ),
            story("2021-02-02", "Norway, Norway: <body>the ministry</body> says nothing."),
        ]
    )
    bodies = {frozenset(n.text for n in a.names) for a in found.actors if a.kind is ActorKind.BODY}
    assert bodies == {frozenset({"Ministry of Fish", "the ministry"}), frozenset({"the ministry"})}


def test_a_form_of_address_belongs_to_the_form() -> None:
    reading = story("2021-01-01", "Baroness <person>Hill</person> of Northfield spoke.")
    found = resolve([reading])
    assert found.forms[reading.document.id, "Baroness Hill of Northfield"] == found.actors[0].id
