"""Names that say themselves what they are, and known names where no mention covers them."""

import pytest
from tests.resolve.retelling import story

from onrecord.model import ActorKind, Reading
from onrecord.resolve import Resolution, resolve
from onrecord.resolve.spelled import ROWS, Row, spelled


def _spelled(text: str) -> list[tuple[ActorKind, str]]:
    return [(one.kind, one.name) for one in spelled(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_finds_its_example_and_leaves_its_counter_example(row: Row) -> None:
    assert (row.kind, row.name) in set(_spelled(row.example))
    assert not list(_spelled(row.counter))


def test_a_body_keeps_the_country_said_after_it() -> None:
    assert list(_spelled("the Ministry of Fish of Norway")) == [(ActorKind.BODY, "Ministry of Fish of Norway")]


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


def _names(*readings: Reading) -> set[frozenset[str]]:
    return {frozenset(n.text for n in a.names) for a in resolve(readings).actors}


def test_an_acronym_in_brackets_is_the_whole_names_and_not_its_last_words() -> None:
    found = _names(
        story("2021-01-01", "The <body>General Board for Fish</body> and <body>Coasts</body> (RZRyb) met."),
        story("2021-02-01", "<body>RZRyb</body> met again."),
    )
    assert found == {frozenset({"General Board for Fish and Coasts", "General Board for Fish", "Coasts", "RZRyb"})}


def test_letters_that_stand_for_the_last_words_leave_the_body_before_them_apart() -> None:
    found = _names(story("2021-01-01", "The <body>Treasury</body> and <body>Harbour Panel</body> (HP) met."))
    assert frozenset({"Treasury"}) in found
    assert frozenset({"Harbour Panel", "HP"}) in found or frozenset({"Harbour Panel"}) in found


@pytest.mark.parametrize(
    "text",
    [
        "<body>Hav o Kyst Vernet</body> (the <body>Coast Guard Agency</body>) met.",
        "The <body>Coast Guard Agency</body> (<body>Hav o Kyst Vernet</body>) met.",
        "<body>Hav o Kyst Vernet</body>, the <body>Coast Guard Agency</body>, met.",
    ],
)
def test_a_name_in_another_language_beside_it_is_the_same_body(text: str) -> None:
    found = _names(story("2021-01-01", text), story("2021-02-01", "<body>Hav o Kyst Vernet</body> met again."))
    assert found == {frozenset({"Hav o Kyst Vernet", "Coast Guard Agency"})}


@pytest.mark.parametrize(
    "text",
    [
        "<person>Anna Maria Berg</person> (<body>Coast Guard Agency</body>) spoke.",
        "<body>Nordlys</body>, the <body>Coast Guard Agency</body>, and the police met.",
        "<person>Anna Maria Berg</person>, the <body>Coast Guard Agency</body> director, spoke.",
    ],
)
def test_what_only_stands_beside_a_body_is_another(text: str) -> None:
    assert frozenset({"Coast Guard Agency"}) in _names(story("2021-01-01", text))


def test_a_list_of_names_joins_neither_bodies_nor_a_person() -> None:
    found = {
        name for _, name in _spelled("the Ministry of Fish and Coast Bank, the Ministry of Harbours, Anna Berg said")
    }
    assert found == {"Ministry of Fish", "Ministry of Harbours"}


def test_an_office_set_off_before_a_name_is_that_persons() -> None:
    found = resolve(
        [
            story("2021-01-01", "<office>Harbour Master</office>, Dr <person>Anna Berg</person>, spoke."),
            story("2021-01-02", "<office>Harbour Chief</office> met <person>Olav Lund</person>, who spoke."),
        ]
    )
    assert [(a.name, [o.title for o in a.offices]) for a in found.actors if a.kind is ActorKind.PERSON] == [
        ("Anna Berg", []),
        ("Olav Lund", []),
    ]
    found = resolve(
        [story("2021-01-01", "The <office>Chief Inspector</office>, Dr <person>Anna Berg</person>, spoke.")]
    )
    assert _kinds(found) == [ActorKind.PERSON]


def _kinds(found: Resolution) -> list[ActorKind]:
    return [a.kind for a in found.actors]


def test_titles_before_a_name_belong_to_the_form() -> None:
    reading = story(
        "2021-01-01", "Mrs <person>Moss</person> met Professor <person>Hill</person>. The <person>Dale</person>."
    )
    forms = {form for _, form in resolve([reading]).forms}
    assert {"Mrs Moss", "Professor Hill"} <= forms
    assert "The Dale" not in forms


def test_a_ministry_is_found_with_its_field_before_it() -> None:
    first = story("2021-01-01", "<body>Ministry of Fish and Harbours</body> met.")
    later = story("2021-02-01", "The fish and harbours ministry rested; a fish ministry did not.")
    found = resolve([first, later])
    assert found.forms[later.document.id, "fish and harbours ministry"] == found.actors[0].id
    assert (later.document.id, "fish ministry") not in found.forms


def test_a_company_is_no_person() -> None:
    assert _kinds(resolve([story("2021-01-01", "<person>Moss Hill Limited</person> built it.")])) == [ActorKind.BODY]
