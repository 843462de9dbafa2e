"""One promise in many stories; similar ones kept apart; moves; what people rule."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.retelling import promise_of, promises, ruling, story

from onrecord.model import Reading, Strength
from onrecord.resolve import resolve

FERRY = [
    story(
        "2021-03-01",
        "<person>Anna Berg</person> told the <body>Harbour Agency</body> to <what>replace the old ferry to Svart"
        ' island with an electric one</what> <when end="2023-12-31">by the end of 2023</when>.',
    ),
    story(
        "2021-03-02",
        "Under an instruction by <person>Anna Berg</person> the <body>Harbour Agency</body> is to <what>put an electric"
        ' ferry on the Svart island route</what> <when end="2023-12-31">before 2024</when>.',
    ),
    story(
        "2023-06-01",
        "<person>Anna Berg</person> said the <body>Harbour Agency</body> would <what>bring in the electric ferry to"
        ' Svart island</what> only <when end="2025-06-30">by June 2025</when>.',
    ),
]
OTHERS = {
    "another island": story(
        "2021-03-03",
        "<person>Anna Berg</person> told the <body>Harbour Agency</body> to <what>repair the lighthouse on Hvit"
        ' island</what> <when end="2023-12-31">by the end of 2023</when>.',
    ),
    "another number": story(
        "2021-04-01",
        "<person>Anna Berg</person> promised <what><much value=4000 unit=nurses>4,000 nurses</much> more for the"
        " hospitals of the coast</what>.",
    ),
    "the same words, another number": story(
        "2021-06-01",
        "<person>Anna Berg</person> promised <what><much value=900 unit=nurses>900 nurses</much> more for the"
        " hospitals of the coast</what>.",
    ),
    "another ministry": story(
        "2021-05-01",
        "<person>Olav Lund</person> told the <body>Road Agency</body> to <what>publish a safety plan for tunnels"
        ' </what> <when end="2022-03-01">by 1 March 2022</when>.',
    ),
    "the same plan, another body": story(
        "2021-05-01",
        "<person>Kari Moe</person> told the <body>Rail Inspectorate</body> to <what>publish a safety plan for bridges"
        ' </what> <when end="2022-09-01">by 1 September 2022</when>.',
    ),
}
EVERYTHING = [*FERRY, *OTHERS.values()]


def test_three_tellings_of_one_order_are_one_commitment() -> None:
    found = resolve(FERRY)
    assert len(found.commitments) == 1
    one = found.commitments[0]
    assert [s.document for s in (r.statements[0] for r in FERRY)] == [_document(s) for s in one.statements]
    assert one.first_stated == date(2021, 3, 1)
    assert one.reasons


def _document(statement: str) -> str:
    return next(r.document.id for r in FERRY if r.statements[0].id == statement)


def test_a_later_day_in_a_restatement_is_a_move_and_the_original_day_stays() -> None:
    one = resolve(FERRY).commitments[0]
    assert one.timeframe is not None
    assert one.timeframe.end == date(2023, 12, 31)
    assert [(m.told, m.new_end) for m in one.moves] == [(date(2023, 6, 1), date(2025, 6, 30))]


def test_similar_undertakings_stay_apart() -> None:
    found = promises(resolve(EVERYTHING), EVERYTHING)
    assert len(found) == 1 + len(OTHERS)
    assert {len(p) for p in found} == {1, 3}


def test_parties_are_actors() -> None:
    found = resolve(FERRY)
    assert found.commitments[0].issuer in {a.id for a in found.actors if a.name == "Anna Berg"}
    assert found.commitments[0].responsible in {a.id for a in found.actors if a.name == "Harbour Agency"}


@pytest.mark.parametrize("mark", ["strength=soft", "negated=yes"])
def test_what_is_soft_or_denied_is_never_the_firm_promise(mark: str) -> None:
    words = "<person>Anna Berg</person> will <what{}>replace the old ferry to Svart island</what>."
    firm, other = story("2021-03-01", words.format("")), story("2021-03-04", words.format(" " + mark))
    found = resolve([firm, other])
    assert len(found.commitments) == 2
    assert promise_of(found, firm).strength is Strength.FIRM


@settings(deadline=None, max_examples=30)
@given(st.permutations(EVERYTHING))
def test_the_order_of_reading_changes_nothing(order: list[Reading]) -> None:
    assert resolve(order) == resolve(EVERYTHING)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(EVERYTHING), min_size=1))
def test_adding_twice_is_adding_once(readings: list[Reading]) -> None:
    assert resolve([*readings, *readings]) == resolve(readings)


@settings(deadline=None, max_examples=30)
@given(st.sets(st.sampled_from(range(len(EVERYTHING))), min_size=1))
def test_every_statement_is_in_exactly_one_commitment(chosen: set[int]) -> None:
    readings = [EVERYTHING[i] for i in sorted(chosen)]
    held = [s for c in resolve(readings).commitments for s in c.statements]
    assert sorted(held) == sorted(s.id for r in readings for s in r.statements)


def test_the_id_is_that_of_the_first_telling_and_an_earlier_one_leaves_an_alias() -> None:
    before = resolve(FERRY[1:])
    after = resolve(FERRY)
    assert before.commitments[0].id != after.commitments[0].id
    assert after.present(before.commitments[0].id) == after.commitments[0].id


def test_adding_a_later_telling_keeps_the_id() -> None:
    assert resolve(FERRY[:1]).commitments[0].id == resolve(FERRY).commitments[0].id


def test_merge_and_undo() -> None:
    found = resolve(EVERYTHING)
    ferry, lighthouse = promise_of(found, FERRY[0]), promise_of(found, OTHERS["another island"])
    merge = ruling("merge", lighthouse.id, other=ferry.id)
    merged = resolve(EVERYTHING, [merge])
    assert promise_of(merged, FERRY[0]) == promise_of(merged, OTHERS["another island"])
    assert resolve(EVERYTHING, [merge, ruling("undo", merge.id, at=2)]) == found


def test_split_and_undo() -> None:
    found = resolve(FERRY)
    split = ruling("split", found.commitments[0].id, statements=(FERRY[2].statements[0].id,))
    parted = resolve(FERRY, [split])
    assert promise_of(parted, FERRY[0]).statements != promise_of(parted, FERRY[2]).statements
    assert promise_of(parted, FERRY[0]).statements == promise_of(parted, FERRY[1]).statements
    assert resolve(FERRY, [split, ruling("undo", split.id, at=2)]) == found


def test_the_last_ruling_wins() -> None:
    found = resolve(FERRY)
    last = FERRY[2].statements[0].id
    split = ruling("split", found.commitments[0].id, statements=(last,))
    parted = resolve(FERRY, [split])
    again = ruling("merge", promise_of(parted, FERRY[2]).id, at=2, other=found.commitments[0].id)
    assert len(resolve(FERRY, [split, again]).commitments) == 1


def test_what_is_ruled_to_be_no_commitment_is_none_until_undone() -> None:
    found = resolve(EVERYTHING)
    rejected = ruling("reject", promise_of(found, OTHERS["another number"]).id)
    left = resolve(EVERYTHING, [rejected])
    assert len(left.commitments) == len(found.commitments) - 1
    assert resolve(EVERYTHING, [rejected, ruling("undo", rejected.id, at=2)]) == found


def test_an_edit_wins_over_the_program() -> None:
    one = resolve(FERRY).commitments[0]
    edit = ruling("edit", one.id, kind="pledge", end="2024-01-31", condition="if parliament pays", nonsense=1)
    edited = resolve(FERRY, [edit]).commitments[0]
    assert edited.kind == "pledge"
    assert edited.timeframe is not None
    assert edited.timeframe.end == date(2024, 1, 31)
    assert edited.condition == "if parliament pays"
    assert edited.statements == one.statements


def test_a_day_nobody_can_read_leaves_the_program_s() -> None:
    one = resolve(FERRY).commitments[0]
    edited = resolve(FERRY, [ruling("edit", one.id, end="some day", kind="wish")]).commitments[0]
    assert edited.timeframe is not None
    assert one.timeframe is not None
    assert (edited.timeframe.end, edited.kind) == (one.timeframe.end, one.kind)


def test_a_telling_without_a_day_comes_last() -> None:
    undated = story(
        None, "<person>Anna Berg</person> will <what>put an electric ferry on the Svart island route</what>."
    )
    one = promise_of(resolve([undated, *FERRY]), FERRY[0])
    assert one.statements[-1] == undated.statements[0].id
    assert one.first_stated == date(2021, 3, 1)


def test_a_question_names_present_commitments_and_an_answer_ends_it() -> None:
    found = resolve(EVERYTHING)
    asked = [p for p in found.proposals if p.verb == "merge"]
    assert asked
    assert {i for p in asked for i in (p.subject, p.other)} <= {c.id for c in found.commitments}
    answers = [ruling("reject", p.subject, at=i, other=p.other) for i, p in enumerate(asked)]
    assert not resolve(EVERYTHING, answers).proposals
    kept = resolve(EVERYTHING, answers).commitments
    assert [c.statements for c in kept] == [c.statements for c in found.commitments]


def test_a_number_of_four_digits_joins_what_few_words_would_not() -> None:
    one = story(
        "2020-01-05",
        "<body>The health ministry</body> said that <what>the <much value=12500>12,500</much> will be at work</what>.",
        title="Hunt for 12,500 new midwives begins",
    )
    two = story(
        "2021-06-05",
        "<body>The health ministry</body> repeated that it will <what>recruit <much value=12500 unit=midwives>12,500 "
        "midwives</much> for the country</what>.",
        title="Midwives: the count so far",
    )
    other = story(
        "2021-06-05",
        "<body>The health ministry</body> will <what>recruit <much value=13000 unit=midwives>13,000 midwives</much> "
        "for the islands</what>.",
        title="More midwives for the islands",
    )
    joined = promises(resolve([one, two, other]), [one, two, other])
    assert {len(group) for group in joined} == {1, 2}


def test_what_was_decided_is_not_about_the_sentence_before() -> None:
    one = story(
        "2021-03-01",
        "The mood and the discipline among lighthouse keepers must improve, <person>Anna Berg</person> said, "
        "and a syllabus of their schooling is to be drafted by the academy. It has also been decided to <what>pay "
        "pilots <much value=20 unit=%>20%</much> more on average</what>.",
    )
    other = story(
        "2021-03-01",
        "<what>Pilots' pay is going up by <much value=20 unit=%>20 per cent</much></what>, said "
        "<person>Anna Berg</person>.",
    )
    assert len(resolve([one, other]).commitments) == 1


def test_the_same_raise_for_others_stays_apart() -> None:
    words = (
        "<person>Anna Berg</person> told the <body>{}</body> to <what>pay its {} "
        '<much value=20 unit=%>20%</much> more on average</what> <when end="{}">within three years</when>.'
    )
    one = story("2021-03-01", words.format("Harbour Agency", "pilots", "2024-03-01"))
    other = story("2021-12-01", words.format("Road Agency", "wardens", "2024-12-01"))
    assert len(resolve([one, other]).commitments) == 2


def test_one_word_in_common_joins_nothing() -> None:
    stories = [
        story(
            "2021-03-01",
            "<person>Anna Berg</person> told the <body>Harbour Agency</body> to <what>have icebreakers serve"
            " Svart</what>.",
        ),
        story("2021-09-01", "<person>Anna Berg</person> wants to <what>call the icebreakers in</what>."),
    ]
    assert len(resolve(stories).commitments) == 2


def test_one_length_counted_from_two_days_is_asked_about_where_nobody_is_named() -> None:
    stories = [
        story(
            "2020-03-01",
            "<person>Anna Berg</person> said sailors would <what>earn <much value=30 unit=%>30%</much> more on average"
            '</what> <when start="2020-03-01" end="2023-03-01">over three years</when>.',
        ),
        story(
            "2021-02-01",
            "<person>Anna Berg</person> told the <body>Coast Guard</body> to <what>let pay rise by <much value=30"
            ' unit=%>30%</much> on average</what> <when start="2021-02-01" end="2024-02-01">over three years</when>.',
        ),
    ]
    assert len(resolve(stories).commitments) == 2


BAN = '<body>The traffic ministry</body> {} <what{}>{}</what> <when end="2030-12-31">by 2030</when>.'


@pytest.mark.parametrize(
    ("verb", "mark", "action", "together"),
    [
        ("said that", "", "sales of new diesel buses are to stop", True),
        ("said there will be", " negated=yes", "no sales of new diesel buses", True),
        ("said it will not", " negated=yes", "stop the sales of new diesel buses", False),
    ],
)
def test_a_ban_is_the_end_of_what_it_bans(verb: str, mark: str, action: str, together: bool) -> None:
    ban = story("2021-03-01", BAN.format("wants a ban on the", " negated=yes", "sales of new diesel buses"))
    later = story("2023-03-01", BAN.format(verb, mark, action))
    assert len(resolve([ban, later]).commitments) == (1 if together else 2)


def test_a_large_number_of_the_same_outweighs_who_tells_of_it() -> None:
    words = "<body>{}</body> {} <what>hire <much value={n} unit=midwives>{n} more midwives</much> for the coast</what>."
    for number, expected in ((12500, 1), (13000, 2)):
        one = story("2021-03-01", words.format("The audit office", "counts those who are to", n=12500))
        two = story("2022-03-01", words.format("The government", "promised to", n=number))
        assert len(resolve([one, two]).commitments) == expected


def test_the_same_day_and_number_outweigh_who_tells_of_it() -> None:
    words = (
        "<person>{}</person> told <body>{}</body> to <what>cut methane from the gas fields by <much value=75 unit=%>75%"
        '</much></what> <when end="{}">by then</when>.'
    )
    one = story("2021-10-11", words.format("Anna Berg", "The gas producers", "2030-12-31"))
    same = story("2023-12-05", words.format("Olav Lund", "The energy regulator", "2030-12-31"))
    other = story("2023-12-05", words.format("Olav Lund", "The energy regulator", "2035-12-31"))
    assert len(resolve([one, same]).commitments) == 1
    assert len(resolve([one, other]).commitments) == 2


@pytest.mark.parametrize(("verb", "together"), [("end", True), ("double", False)])
def test_to_end_something_is_that_there_will_be_none(verb: str, together: bool) -> None:
    none = (
        "<body>The water agency</body> said that <what negated=yes>no village lives under a boil-water notice</what>."
    )
    end = f"<body>The water agency</body> promised to <what>{verb} every boil-water notice in a village</what>."
    assert len(resolve([story("2021-03-01", none), story("2022-03-01", end)]).commitments) == (1 if together else 2)


@pytest.mark.parametrize(
    ("told", "expected"), [("The terminal will now, it said,", 1), ("The terminal will, it said,", 2)]
)
def test_what_is_told_as_promised_before_is_sooner_the_same_promise(told: str, expected: int) -> None:
    words = (
        "<body>The port board</body> spoke. {} <what>take grain ships at the third quay</what>"
        ' in <when end="{}">{}</when>.'
    )
    one = story("2021-03-01", words.format("The terminal will", "2024-12-31", "2024"))
    two = story("2023-03-01", words.format(told, "2029-12-31", "2029").replace("grain ships", "bulk carriers"))
    assert len(resolve([one, two]).commitments) == expected
