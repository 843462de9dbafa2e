"""Which passages speak of a promise: by its clause, names, offices, figures and stages, and by other promises."""

from dataclasses import replace

import pytest
from tests.follow.stories import body, linked, passages, promise_of, story, told_by

from onrecord.follow import follow
from onrecord.follow.topic import topic_of
from onrecord.model import Basis, Evidence, Outcome, Relation

# A promise as it was stated, with its title; a later sentence; what is linked.
SPOKEN_OF = [
    pytest.param(
        "The new fish market in Port Amsel will [be finished by 2026], the harbour board said.",
        "Masons have begun work on the fish market in Port Amsel.",
        ["progress reported"],
        id="the subject before a passive",
    ),
    pytest.param(
        "The board will give the island school [a library of its own], it said.",
        "The island school has its own library since Monday, and a library card for every child was printed.",
        ["done reported"],
        id="an action without its verb",
    ),
    pytest.param(
        "Mayor Ines Harlow told councillors she would [close the debtors' prison at Carrow].",
        "The debtors' prison at Carrow has been closed.",
        ["done reported"],
        id="who does it is no part of it",
    ),
    pytest.param(
        "The first stretch of the railway from Ashby to Corham is to open in 2027; "
        "[the whole line is to be finished by 2031], the mayor said.",
        "The railway from Ashby to Corham is now to be finished by 2034.",
        ["delay reported"],
        id="the whole of what is named before",
    ),
    pytest.param(
        "[Line 4, with 11 stops, will open] in 2023, city hall said.",
        "The opening of line 4 has been put off to 2025.",
        ["delay reported"],
        id="one of a series",
    ),
    pytest.param(
        "The [9,000 will be in place] within three years, Mayor Ines Harlow said. The city seeks 9,000 lifeguards.",
        "When the summer closed, 4,200 of the 9,000 lifeguards were at work.",
        ["progress reported"],
        id="what a bare figure counts",
    ),
    pytest.param(
        "The cabinet will [repeal the tax on windows] by the summer, the premier said.",
        "The tax on windows has been repealed.",
        ["done reported"],
        id="what was to be repealed is repealed",
    ),
    pytest.param(
        "The clinic will [vaccinate 90 per cent of girls against mumps] by 2027.",
        "In the districts 57 per cent of girls have been vaccinated against mumps.",
        ["progress reported"],
        id="a smaller share of the whole",
    ),
    pytest.param(
        "The harbour office will [cut the waste of its ships by a third] by 2027.",
        "So far the harbour office has cut the waste of its ships by a tenth.",
        ["progress reported"],
        id="what is done so far is progress",
    ),
    pytest.param(
        "The city will [renew the sea wall] by 2027.",
        "The city has signed the contract for the sea wall.",
        ["progress reported"],
        id="a contract only",
    ),
    pytest.param(
        "The city will see that [the Marlow River bridge is replaced] by 2020.",
        "The replacement for the bridge over the Marlow River was opened to traffic on Monday, a year late.",
        ["done reported"],
        id="done, but late",
    ),
    pytest.param(
        "The city will [renew the sea wall at Amsel] by 2027.",
        "The sea wall at Amsel has still not been renewed.",
        ["delay reported"],
        id="still not",
    ),
    pytest.param(
        "The ministry will see that [the smoke of public ovens and the dust of private mills is cut] by 2035.",
        "The smoke of public ovens has been cut on 2013, auditors found.",
        ["done reported"],
        id="a year only compared with",
    ),
    pytest.param(
        "The ministry will [buy five rescue boats for the island coast] by 2024.",
        "The last of the five rescue boats landed at the island coast on Monday.",
        ["done reported"],
        id="the act told by another verb",
    ),
    pytest.param(
        "The ministry must [send a bill on eel fishing to the chamber] within a year.",
        "The bill on eel fishing is still not in the chamber, although the premier had given the ministry a year.",
        ["delay reported"],
        id="what went before is not the news",
    ),
    pytest.param(
        "Ships will [moor at the new pier of Štira] by the end of 2022.",
        "Ships will not moor at the new pier of Štira and its two sister piers before the spring of 2024.",
        ["delay reported"],
        id="not before",
    ),
    pytest.param(
        "The board will [take on 40 lifeguards for the island beaches] by 2023.",
        "On the island beaches 12 lifeguards are on duty at last count.",
        ["progress reported"],
        id="a number that is told, and no other sign",
    ),
    pytest.param(
        "The town will [plant 900 lime trees along the quays] by 2023.",
        "The 900 lime trees along the quays are a dream of many. "
        "Of the lime trees along the quays 210 are in the earth.",
        ["progress reported"],
        id="a number that something is known by is not told",
    ),
    pytest.param(
        "The board promised to [take on 40 lifeguards for the island beaches] by 2023.",
        "Forty lifeguards were promised for the island beaches. Until now 12 have come.",
        ["progress reported"],
        id="a number that counts what was named before",
    ),
    pytest.param(
        "Ann Lee laid the first stone of the Corham mussel station. The station is due to [be commissioned] by 2023.",
        "The mussel station at Corham was inaugurated on Monday.",
        ["done reported"],
        id="a thing named by its kind alone",
    ),
    pytest.param(
        "The town will [open 30 reading rooms for sailors] by 2023.",
        "Half of the reading rooms for sailors will not have been opened by then. "
        "Sailors will not get reading rooms before 2025.",
        ["delay reported"],
        id="half of them not",
    ),
    pytest.param(
        "The town will [open a reading room for sailors] by 2023.",
        "The reading room for sailors, which should have opened in the spring, is full of sand.",
        ["delay reported"],
        id="should have been",
    ),
    pytest.param(
        "The town will [waive the harbour dues of eel fishers] next year.",
        "Keeping her promise to waive the harbour dues of eel fishers, the mayor signed the order.",
        ["done reported"],
        id="keeping a promise",
    ),
]
NOT_SPOKEN_OF = [
    pytest.param(
        "The [new fish market at Vila Serena] is to be finished by 2026, harbour minister Rui Palma said.",
        "A fish market in Santa Clova was finished on Monday.",
        id="another place",
    ),
    pytest.param(
        "Work on the [Amber Marl bridge will be finished] before 2022 ends.",
        "The Sable Marl bridge, finished in 2021, was repaired over the summer.",
        id="a name like its own",
    ),
    pytest.param(
        "[Line 4, with 11 stops, will open] in 2023, city hall said.",
        "Line 2 was opened again on Monday, with all its stops.",
        id="another one of a series",
    ),
    pytest.param(
        "The board will [renew the railway between Ashby and Corham] by 2026.",
        "The railway between Ashby and Merrow has been renewed.",
        id="another stretch",
    ),
    pytest.param(
        "The state will [build a railway from Ashby to Corham] by 2026.",
        "The premier is scrapping the railway north of Ashby.",
        id="a place that only says where something else is",
    ),
    pytest.param(
        "The state will [cap what anybody pays for personal care in old age] by 2026.",
        'Ann Lee, the Parks and Old Age Care Secretary, said: "We have delivered on our promise."',
        id="words of an office",
    ),
    pytest.param(
        "A post will be introduced, [that of Deputy Minister of Harbours for Dredging].",
        'The Deputy Minister of Harbours, Ann Lee, has opened a quay.',
        id="another office of the ministry",
    ),
    pytest.param(
        "The clinic promised that [waiting lists will fall].",
        "The clinic met the interim target for shortening waits for planned operations.",
        id="an interim target",
    ),
    pytest.param(
        "The city will [find 5,200 more swimming teachers] by 2027.",
        "The city's target for pupils starting football was hit once, and 5,200 swimming caps were sold.",
        id="a promise with another content",
    ),
    pytest.param(
        "The clinic will [vaccinate 90 per cent of girls against mumps] by 2027.",
        "Ninety per cent of cattle have been vaccinated.",
        id="a share of something else",
    ),
    pytest.param(
        "It was decided to draw up a roadmap for [wider trade with the islands] by 2027.",
        "Wider trade with the islands has begun.",
        id="the paper is not named",
    ),
    pytest.param(
        "The city will [renew the sea wall] by 2027.",
        "They need not go anywhere to see the sea wall.",
        id="not go anywhere",
    ),
    pytest.param(
        "The board will [repair the pier at Štira] by 2024.",
        "The pier at Žabin, built in 1911, was repaired.",
        id="another place, with letters of its own",
    ),
    pytest.param(
        "The town will [pay a premium for wool and mohair] by 2024.",
        "Wool and mohair are dear, a shepherd said, and his sons got cheese.",
        id="told of something else in another clause",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "later", "told"), SPOKEN_OF)
def test_a_passage_that_speaks_of_it(promise: str, later: str, told: list[str]) -> None:
    first = story("first", "2019-05-02", promise)
    assert linked(told_by(promise_of(first), first, story("later", "2022-08-09", later))) == told


@pytest.mark.parametrize(("promise", "later"), NOT_SPOKEN_OF)
def test_a_passage_that_speaks_of_something_else(promise: str, later: str) -> None:
    first = story("first", "2019-05-02", promise)
    assert linked(told_by(promise_of(first), first, story("later", "2022-08-09", later))) == []


def told_later(promise: str, later: str) -> list[Evidence]:
    """What a later story tells of a promise, linked, in the order of its sentences."""
    first = story("first", "2019-05-02", promise)
    told = told_by(promise_of(first), first, story("later", "2019-08-09", later))
    return sorted((e for e in told if e.linked), key=lambda e: e.span.start)


def test_what_is_done_in_the_story_that_states_something_new_is_something_else() -> None:
    first = story(
        "first",
        "2019-05-02",
        "The Harbour Board said work on [two halls for storing fireworks] is to start in Finland this year. "
        "Rules for halls and stores of fireworks in Finland have been approved, the board said.",
        "Two stores for fireworks",
    )
    board = body("board", "Harbour Board", first)
    assert linked(told_by(promise_of(first, responsible="board"), first, actors=(board,))) == []


def test_that_a_matter_is_closed_comes_before_what_else_is_told() -> None:
    told = told_later(
        "The city will [put a cap on the price of care in old age] by 2025.",
        "The cap on care has been abandoned. "
        "Ann Lee called it sad that a cap on the price of care in old age, meant for 2025, had been held up once more.",
    )
    assert [e.ends for e in told] == [Outcome.DROPPED]


def test_a_later_day_in_a_sentence_that_leans_on_its_story_is_kept_beside_its_news() -> None:
    told = told_later(
        "A ferry of the type A400X and six boats [will be delivered to the island fleet] by June 2019, Ann Lee said.",
        "The yard has rolled out the ferry A400X for the island fleet. The A400X left its hall in May. "
        "Its delivery is due later this year.",
    )
    assert [(e.relation, str(e.new_end)) for e in told if e.new_end] == [(Relation.DELAY, "2019-12-31")]


def test_a_claim_and_its_refutation_in_one_story_both_count() -> None:
    told = told_later(
        "The harbour office will [clear the backlog of berth applications] by July 2019.",
        "The harbour office says its promise to clear the backlog of berth applications has been kept. "
        "Its own figures say otherwise.",
    )
    assert [(e.relation, e.basis) for e in told] == [
        (Relation.DONE, Basis.CLAIMED),
        (Relation.CONTRADICTION, Basis.REPORTED),
    ]


def test_the_day_something_ends_is_no_delay_of_its_beginning() -> None:
    told = told_later(
        "[The withdrawal of the island guard will begin] by August 2019, Ann Lee said.",
        "The withdrawal of the island guard is to end by October 2019.",
    )
    assert [(e.relation, e.new_end) for e in told] == [(Relation.REPEAT, None)]


def test_a_promise_not_to_is_itself_word_of_an_older_promise() -> None:
    first = story(
        "first",
        "2019-05-02",
        "The tramway will [then be taken on to Corham and Merrow and to a new harbour for the islands].",
    )
    later = story("later", "2022-08-09", "[Trams will not be coming to Corham and its harbour].")
    older = replace(promise_of(first), id="older")
    newer = replace(promise_of(later), id="newer", negated=True)
    statements = {s.id: s for r in (first, later) for s in r.statements}
    told = follow([older, newer], statements, (), passages(first, later))
    assert [e.ends for e in told if e.linked and e.commitment == "older"] == [Outcome.DROPPED]


def test_a_promise_spoken_of_is_the_one_that_its_story_tells() -> None:
    other = story("other", "2018-05-02", "The clinic promised that [its waiting lists will be cut].")
    later = story(
        "later",
        "2019-08-09",
        "In 2018 the harbour office promised to [cut the backlog of berth applications by August 2019]. "
        "The promise to cut the backlog has been kept, it says.",
    )
    promises = [replace(promise_of(r), id=r.document.id) for r in (other, later)]
    statements = {s.id: s for r in (other, later) for s in r.statements}
    told = follow(promises, statements, (), passages(other, later))
    assert {e.commitment for e in told if e.linked} == {"later"}


def test_a_name_that_begins_an_action_is_what_it_is_about() -> None:
    (statement,) = story("first", "2019-05-02", "[Corham Marl Railway is to follow] on 3 May 2023.").statements
    assert topic_of(statement, (), "", None, frozenset()).head == ("corham", "marl")
