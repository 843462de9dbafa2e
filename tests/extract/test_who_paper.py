"""Whose paper a document is: who enacts it, whose heading it bears, who speaks, who signs."""

from __future__ import annotations

import pytest

from onrecord.extract.who_paper import Paper
from onrecord.model import Document
from onrecord.parse import parse

COUNCIL = """CITY COUNCIL OF PORTVALE
Resolution No. 12 of 2019
On the repair of the old pier

Having heard the harbour master, and having regard to the budget of the year,

THE CITY COUNCIL OF PORTVALE RESOLVES:

1. To repair the old pier before the summer.

Ines Harlow, Chairwoman
Tom Reed, Clerk to the Council"""
TREATY = """AGREEMENT
between the Republic of Arvania and the Kingdom of Norholm on the bridge at Kell

The Contracting Parties,

wishing to replace the ferry which has crossed the river since the old bridge fell in the flood of that spring,

have agreed as follows:

Article 1
The bridge shall be open to all.

For Arvania: Ivo Dragan, Minister of Roads
For Norholm: Greta Holm"""
MINISTER = """MINISTRY OF FISHERIES OF ARVANIA
ORDER No. 17
3 May 2011

For the purposes of Article 9 of the Law on Harbours, and having regard to the findings of the inspectors,

the Minister ORDERS:

1. The northern quay shall be closed.

Minister                              Jonas Berg"""
SPEECH = """Remarks by Ann Lee, Mayor of Portvale, at the opening of the new market
Portvale, 4 June 2015

My friends, I have waited for this day for nine years, and I will not keep you from the herring for long."""
STATEMENT = """Northwind Ferries Ltd
Customer statement, 7 March 2018

We are sorry for the delays of last week, and we will pay every passenger back. Our staff did what they could."""
MINUTES = """MINUTES OF THE HARBOUR COMMITTEE
Held on 9 April 2014
Chair: Ms Eva Roth

The committee heard the engineer, who described the state of the crane, and agreed that it be replaced."""
PROCLAIMED = """We, Ola bin Nord, Regent of the Isles, under the powers conferred on the Regent by the charter, order:

1. The herring season shall open in May."""
NEWS = """Port to be dredged next year

The transport ministry said on Monday that the port would be dredged next year. "We will begin in May," it said."""


def _paper(text: str) -> Paper:
    return Paper(parse(Document("d", "c", text), lambda _: False))


@pytest.mark.parametrize(
    ("text", "sort", "person"),
    [
        (COUNCIL, "act", ""),
        (TREATY, "agreement", ""),
        (MINISTER, "act", ""),
        (SPEECH, "speech", "I"),
        (STATEMENT, "release", "we"),
        (MINUTES, "minutes", ""),
        (NEWS, "", ""),
    ],
)
def test_the_sort_of_paper_and_who_speaks_in_it(text: str, sort: str, person: str) -> None:
    paper = _paper(text)
    assert (paper.sort, paper.person) == (sort, person)


@pytest.mark.parametrize(
    ("text", "enactor"),
    [
        (COUNCIL, "CITY COUNCIL OF PORTVALE"),
        (TREATY, "The Contracting Parties"),
        (MINISTER, "Jonas Berg"),
        (PROCLAIMED, "Regent"),
        ("Be it enacted by the Assembly of Norholm:\n\n1. Dogs shall be on a lead.", "Assembly of Norholm"),
        ("The Board of the Port,\n\nNoting the report,\n\n1. URGES ferries to slow down.", "Board of the Port"),
        ("The council ordered a new crane, and the minister decides on the price.", None),
        (NEWS, None),
    ],
)
def test_who_enacts(text: str, enactor: str | None) -> None:
    found = _paper(text).enactor
    assert (found.name if found else None) == enactor


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (COUNCIL, ["CITY COUNCIL OF PORTVALE"]),
        (MINISTER, ["MINISTRY OF FISHERIES OF ARVANIA"]),
        (STATEMENT, ["Northwind Ferries Ltd"]),
        ("IN THE HIGH COURT OF ARVANIA AT KELL\nNo. 4 of 2003\n\nThe motion is dismissed.", ["HIGH COURT OF ARVANIA"]),
        ("THE HARBOUR PARTY — MANIFESTO 2016\n\nWe will build six piers.", ["HARBOUR PARTY"]),
        ("Decree of the Government of Arvania No. 9-r\n\n1. To build a pier.", ["Government of Arvania"]),
        ("Nurses Without Boats\nA statement\n\nWe have no boats left. We swim.", ["Nurses Without Boats"]),
        ("On the party of the year\nBy a guest\n\nIt was loud.", []),
        (NEWS, []),
    ],
)
def test_whose_heading_it_bears(text: str, bodies: list[str]) -> None:
    assert [m.name for m in _paper(text).mastheads] == bodies


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        (COUNCIL, [("Ines Harlow", "Chairwoman"), ("Tom Reed", "Clerk to the Council")]),
        (TREATY, [("Ivo Dragan", "Minister of Roads"), ("Greta Holm", None)]),
        (MINISTER, [("Jonas Berg", "Minister")]),
        (PROCLAIMED, [("Ola bin Nord", None)]),
        ("The pier is closed.\n\nSidi Col. Ahmed Roth, Minister", [("Sidi Col. Ahmed Roth", "Minister")]),
        ("The pier is closed.\n\nSd/- E. Roth\nSd/- J. Park", [("E. Roth", None), ("J. Park", None)]),
        ("The pier is closed.\n\nTOM REED\nGovernor\n\nAttest: Eva Roth, Secretary", [("TOM REED", "Governor")]),
        ("Gazette of the day\n\nThe pier is closed.\n\nPart VII\n\nThe President", []),
        (NEWS, []),
    ],
)
def test_who_signs(text: str, signers: list[tuple[str, str | None]]) -> None:
    assert [(m.name, m.title) for m in _paper(text).signers] == signers


@pytest.mark.parametrize(
    ("text", "orator"),
    [
        (SPEECH, "Ann Lee"),
        ("Inaugural remarks of Mayor Eva Roth to the staff\n\nGood morning.", "Eva Roth"),
        ("TOM REED FOR CONGRESS\nA plan for the coast\n\nI grew up here.", "TOM REED"),
        ("Statement on the results of the elections\n\nThe people have spoken.", None),
        (NEWS, None),
    ],
)
def test_whose_speech_it_is(text: str, orator: str | None) -> None:
    found = _paper(text).orator
    assert (found.name if found else None) == orator


def test_who_is_in_the_chair() -> None:
    chair = _paper(MINUTES).chair
    assert chair is not None
    assert chair.name == "Eva Roth"


@pytest.mark.parametrize("gap", [" ", "  ", "\t", "\N{NO-BREAK SPACE}"], ids=repr)
def test_everybody_stands_in_the_text(gap: str) -> None:
    for text in (COUNCIL, TREATY, MINISTER, SPEECH, STATEMENT, MINUTES, PROCLAIMED):
        paper = _paper(text.replace(" ", gap))
        for one in (*paper.mastheads, *paper.signers, paper.enactor, paper.orator, paper.chair):
            assert one is None or (one.span and paper.parsed.document.holds(one.span))
