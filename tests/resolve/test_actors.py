"""Who is who, across stories."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.retelling import actor_named, forms, ruling, story

from onrecord.model import ActorKind, Document, Mention, Parsed, Reading
from onrecord.resolve import resolve

TURNS = [
    story(
        "2021-03-01",
        'Norway votes. <person title="Norwegian President">Aleksei Zhukov</person> met <body>Ministry of Defense</body>'
        " people in Norway.",
    ),
    story("2021-03-05", "<person>Alexey Jukov</person> flew to <country>Norway</country>, the Norwegian office said."),
    story("2021-04-01", "<person>Zhukov</person> thanked the Norwegian <body>Defence Ministry</body> of Norway."),
    story("2021-05-01", "<office>the Norwegian leader</office> spoke to Norway. <body>MoD</body> officials came."),
    story(
        "2022-05-01",
        "<person>Sergei Zhukov</person>, a Danish poet, came to Denmark. <body>Ministry of Defence</body>.",
    ),
]


def test_one_person_under_many_spellings_and_descriptions() -> None:
    found = resolve(TURNS[:4])
    one = actor_named(found, "Aleksei Zhukov")
    assert {"Aleksei Zhukov", "Alexey Jukov", "Zhukov", "the Norwegian leader"} <= {n.text for n in one.names}
    assert one.kind is ActorKind.PERSON
    assert one.reasons, "a merge has its reasons"


def test_a_family_name_that_two_people_share_joins_neither_and_is_asked_about() -> None:
    found = resolve([TURNS[0], TURNS[4], story("2022-06-01", "<person>Zhukov</person> came.")])
    asked = [p for p in found.proposals if p.verb == "merge"]
    alone = actor_named(found, "Zhukov")
    assert {n.text for n in alone.names} == {"Zhukov"}
    assert len([p for p in asked if alone.id in (p.subject, p.other)]) == 2


def test_ministries_of_different_countries_stay_apart() -> None:
    found = resolve(TURNS)
    ministries = [a for a in found.actors if a.kind is ActorKind.BODY]
    assert {frozenset(n.text for n in a.names) for a in ministries} == {
        frozenset({"Ministry of Defense", "Defence Ministry", "MoD"}),
        frozenset({"Ministry of Defence"}),
    }


def test_a_ministry_without_a_country_joins_where_only_one_can_be_meant() -> None:
    bare = story("2021-06-01", "<body>Ministry of Defence</body> staff rested.")
    assert frozenset({"Ministry of Defense", "Ministry of Defence"}) in forms(resolve([TURNS[0], bare]))
    assert len([p for p in resolve([*TURNS, bare]).proposals if "same name" in {r.feature for r in p.reasons}]) == 2


def test_a_city_and_a_person_of_like_spelling_are_never_one() -> None:
    found = resolve(
        [
            story(
                "2020-01-01",
                "<person>Nursultan Nazarbayev</person> left <place>Nur Sultan</place>, <place>Nur-Sultan</place>.",
            ),
            story("2023-01-01", "<place>Astana</place> woke."),
        ]
    )
    assert frozenset({"Nursultan Nazarbayev"}) in forms(found)
    city = actor_named(found, "Astana")
    assert city.kind is ActorKind.PLACE
    assert not any("Nazarbayev" in n.text for n in city.names)


def test_an_acronym_that_a_document_explains_is_the_same_body() -> None:
    first = story("2021-01-01", "<body>Harbour Safety Panel</body> (HSP) met.")
    later = story("2021-02-01", "<body>HSP</body> met again.")
    assert forms(resolve([first, later])) == {frozenset({"Harbour Safety Panel", "HSP"})}


def test_the_department_of_a_field_is_the_ministry_of_it_where_there_is_one() -> None:
    found = resolve(
        [
            story("2021-01-01", "Norway, Norway: <body>Ministry of Defence</body>."),
            story("2021-02-01", "Norway, Norway: <body>the defence department</body>."),
        ]
    )
    assert forms(found) == {frozenset({"Ministry of Defence", "the defence department"})}


def test_an_office_held_by_several_is_its_own_actor_and_says_when_each_held_it() -> None:
    found = resolve(
        [
            story("2019-05-01", '<person title="Prime Minister">Anna Berg</person> of Norway, Norway.'),
            story("2023-05-01", '<person title="Prime Minister">Olav Lund</person> of Norway, Norway.'),
            story("2023-06-01", "<office>the Prime Minister</office> of Norway, Norway."),
        ]
    )
    office = actor_named(found, "the Prime Minister")
    assert office.kind is ActorKind.OFFICE
    berg = actor_named(found, "Anna Berg")
    assert [(o.title, str(o.first_seen), str(o.last_seen)) for o in berg.offices] == [
        ("Prime Minister", "2019-05-01", "2019-05-01")
    ]


def test_a_minister_and_the_ministers_deputy_are_two_offices() -> None:
    found = resolve(
        [
            story("2020-01-01", "<office>Transport Minister</office> of Norway, Norway."),
            story("2020-01-01", "<office>Deputy Transport Minister</office> of Norway, Norway."),
        ]
    )
    assert len(found.actors) == 2


def test_a_name_cut_short_joins_but_a_national_branch_does_not() -> None:
    found = resolve(
        [
            story("2020-01-01", "<body>Nordlys Shipbuilding and Repair</body> won."),
            story("2020-01-02", "<body>Nordlys</body> won. <body>Nordlys France</body> lost."),
        ]
    )
    assert forms(found) == {
        frozenset({"Nordlys Shipbuilding and Repair", "Nordlys"}),
        frozenset({"Nordlys France"}),
    }


@settings(deadline=None, max_examples=40)
@given(st.permutations(TURNS))
def test_the_order_of_reading_changes_nothing(order: list[Reading]) -> None:
    assert resolve(order) == resolve(TURNS)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(TURNS), min_size=1))
def test_adding_twice_is_adding_once(readings: list[Reading]) -> None:
    assert resolve([*readings, *readings]) == resolve(readings)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(TURNS), unique_by=lambda r: r.document.id))
def test_kinds_never_mix_but_for_the_office_of_a_person(readings: list[Reading]) -> None:
    found = resolve(readings)
    kind = {a.id: a.kind for a in found.actors}
    for reading in readings:
        for mention in reading.parsed.mentions:
            got = kind[found.mentions[reading.document.id, mention.name]]
            assert got is mention.kind or (mention.kind, got) == (ActorKind.OFFICE, ActorKind.PERSON)


def test_an_earlier_or_fuller_name_keeps_the_former_id_as_an_alias() -> None:
    before = resolve([TURNS[2]])
    after = resolve(TURNS[:3])
    known = actor_named(before, "Zhukov").id
    assert after.present(known) == actor_named(after, "Aleksei Zhukov").id


def test_a_merge_by_a_person_holds_and_undoing_it_is_the_identity() -> None:
    found = resolve(TURNS)
    one, other = actor_named(found, "Sergei Zhukov"), actor_named(found, "Aleksei Zhukov")
    merge = ruling("merge", one.id, other=other.id)
    merged = resolve(TURNS, [merge])
    assert merged.present(one.id) == merged.present(other.id)
    assert any(r.feature == "ruled" for r in merged.actor(one.id).reasons)  # type: ignore[union-attr]
    assert resolve(TURNS, [merge, ruling("undo", merge.id, at=2)]) == found
    assert resolve(TURNS, [merge, ruling("undo", one.id, at=2, undoes=merge.id)]) == found


def test_a_split_by_a_person_holds() -> None:
    found = resolve(TURNS[:4])
    one = actor_named(found, "Alexey Jukov")
    parted = resolve(TURNS[:4], [ruling("split", one.id, names=("the Norwegian leader",))])
    assert "the Norwegian leader" not in {n.text for n in actor_named(parted, "Alexey Jukov").names}
    assert actor_named(parted, "the Norwegian leader").kind is ActorKind.OFFICE


def test_what_a_person_kept_apart_is_not_asked_again() -> None:
    readings = [TURNS[0], TURNS[4], story("2022-06-01", "<person>Zhukov</person> came.")]
    asked = resolve(readings).proposals
    answers = [ruling("reject", p.subject, at=i, other=p.other) for i, p in enumerate(asked)]
    assert asked
    assert {i for p in asked for i in (p.subject, p.other)} <= {a.id for a in resolve(readings).actors}
    assert not resolve(readings, answers).proposals


@pytest.mark.parametrize("verb", ["merge", "split", "edit", "reject"])
def test_a_decision_on_somebody_unknown_changes_nothing(verb: str) -> None:
    assert resolve(TURNS, [ruling(verb, "nobody", other="nobody else", names=("x",))]) == resolve(TURNS)


def test_an_edited_name_is_shown() -> None:
    one = actor_named(resolve(TURNS), "Alexey Jukov")
    named = resolve(TURNS, [ruling("edit", one.id, name="Alexei Zhukov")])
    assert named.actor(one.id).name == "Alexei Zhukov"  # type: ignore[union-attr]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=12), st.sampled_from([None, *ActorKind])), min_size=1, max_size=6)
)
def test_no_name_is_too_odd(named: list[tuple[str, ActorKind | None]]) -> None:
    text = "\n".join(name for name, _ in named)
    document = Document("odd", "odd", text)
    starts = [text.index(name) for name, _ in named]
    mentions = tuple(
        Mention(name, document.span(at, at + len(name)), kind, title=name)
        for (name, kind), at in zip(named, starts, strict=True)
    )
    found = resolve([Reading(Parsed(document, (), (), mentions))])
    assert {found.mentions.get(("odd", m.name)) for m in mentions} <= {a.id for a in found.actors} | {None}


def test_an_office_joins_one_of_its_own_words_before_a_longer_one() -> None:
    found = resolve(
        [
            story("2021-01-01", "Norway, Norway: <office>Fish Minister</office>."),
            story("2021-02-01", "<office>Fish Minister</office> rested."),
            story("2021-03-01", "Denmark, Denmark: <office>Fish and Harbours Minister</office>."),
        ]
    )
    assert sorted(len(a.names[0].documents) for a in found.actors if a.kind is ActorKind.OFFICE) == [1, 2]


def test_an_office_says_its_country_in_two_words() -> None:
    found = resolve(
        [
            story(
                "2021-01-01",
                "<office>South Korean Fish Minister</office> met <office>Fish Minister of Norway</office>.",
            ),
            story("2021-02-01", "South Korea, South Korea: <office>Fish Minister</office>."),
        ]
    )
    assert {frozenset(n.text for n in a.names) for a in found.actors if a.kind is ActorKind.OFFICE} == {
        frozenset({"South Korean Fish Minister", "Fish Minister"}),
        frozenset({"Fish Minister of Norway"}),
    }


def test_a_family_name_stands_for_the_one_person_named_in_full() -> None:
    found = resolve([story("2021-03-01", "<person>Ines Ferraris</person> will <what>close the quay</what>.")])
    (document,) = {d for d, _ in found.forms}
    assert found.forms[document, "Ferraris"] == found.forms[document, "Ines Ferraris"]
