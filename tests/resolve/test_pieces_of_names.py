"""Names cut short, and what is written beside them, within a document and across stories."""

import pytest
from tests.resolve.retelling import actor_named, forms, story

from onrecord.resolve import resolve
from onrecord.text.names_persons import person

LONG = story("2021-03-01", '<person title="Harbour Minister">Pilar Soto Vera</person> of Norway came.')
SHORT = story("2021-04-01", "<person>Pilar Soto</person> flew to Norway.")


def test_a_second_family_name_may_be_left_out() -> None:
    found = resolve([LONG, SHORT])
    assert {"Pilar Soto Vera", "Pilar Soto"} <= {n.text for n in actor_named(found, "Pilar Soto Vera").names}


def test_what_two_longer_names_begin_with_is_neither() -> None:
    other = story("2021-05-01", "<person>Pilar Soto Lund</person> sang.")
    found = resolve([LONG, SHORT, other])
    assert {n.text for n in actor_named(found, "Pilar Soto").names} == {"Pilar Soto"}
    assert [p for p in found.proposals if p.verb == "merge"]


def test_the_first_of_two_family_names_alone_is_the_person_of_that_document() -> None:
    found = resolve([story("2021-03-01", "<person>Pilar Soto Vera</person> came. <body>Soto</body> spoke.")])
    assert frozenset({"Pilar Soto Vera", "Soto"}) in forms(found)


def test_a_body_of_a_persons_name_stays_a_body_where_its_words_say_so() -> None:
    found = resolve([story("2021-03-01", "<person>Pilar Soto Vera</person> came. <body>Soto Bank</body> fell.")])
    assert frozenset({"Soto Bank"}) in forms(found)


def test_a_person_has_the_office_right_before_the_name_as_a_form() -> None:
    found = resolve([story("2021-03-01", "On Monday Fish and Harbour Minister <person>Anna Berg</person> came.")])
    told = {n.text for n in actor_named(found, "Anna Berg").names}
    assert {"Minister Anna Berg", "Fish and Harbour Minister Anna Berg"} <= told
    assert not any(n.startswith("Monday") for n in told)


def test_an_office_behind_a_full_stop_is_not_before_the_name() -> None:
    found = resolve([story("2021-03-01", "They met the Harbour Minister. <person>Anna Berg</person> came.")])
    assert {n.text for n in actor_named(found, "Anna Berg").names} == {"Anna Berg"}


def test_the_agency_is_the_one_body_that_does_not_say_what_it_is() -> None:
    text = "<body>Frontia</body> sent boats. <body>the agency</body> paid. <body>Ministry of Fish</body> sighed."
    assert frozenset({"Frontia", "the agency"}) in forms(resolve([story("2021-03-01", text)]))


def test_the_agency_is_nobody_where_two_may_be_meant() -> None:
    text = "<body>Frontia</body> sent boats. <body>Marisco</body> too. <body>the agency</body> paid."
    assert frozenset({"Frontia"}) in forms(resolve([story("2021-03-01", text)]))


@pytest.mark.parametrize(
    ("name", "family"), [("Min Seo-yeong", "min"), ("Tsai Ing-wen", "tsai"), ("Jean-Luc Berg", "berg")]
)
def test_a_given_name_written_with_a_hyphen_stands_behind_the_family_name(name: str, family: str) -> None:
    assert person(name).family == family
