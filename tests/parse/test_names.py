"""Who is meant by a name, an office or a pronoun, inside one document: `[fullest name|as written]`."""

import pytest

from onrecord.model import ActorKind, Document, Mention
from onrecord.parse import parse
from onrecord.parse.bodies import aliases
from onrecord.parse.people import office_class

from .marked import document, read

ROWS = [
    # surnames, initials, titles before and after
    "President Ann Lee spoke. [Ann Lee|Lee] left early.",
    "Defence Minister Jonas Berg resigned. Mr [Jonas Berg|Berg] gave no reason.",
    "[Ann Lee|Ann Lee], the president of Arvania, spoke. [Ann Lee|Lee] left.",
    "The president of Arvania, [Ann Lee|Ann Lee], spoke.",
    "Northern Bank Chairman [Ola Nord|Ola Nord] resigned.",
    # family names that are offices or countries
    "Transport Minister [Chris Bishop|Chris Bishop] spoke. [Chris Bishop|Bishop] left early.",
    "[Mark Holland|Mark Holland] told reporters so. Mr [Mark Holland|Holland] left.",
    "Health Minister Rui Holland spoke. Mr [Rui Holland|Holland] left.",
    "[Mark Holland|Mark Holland] spoke. He flew to [Holland|Holland].",
    "Bishop [Brian Lee|Brian Lee] flew to [Jordan|Jordan].",
    # offices
    "President Ann Lee met Prime Minister Tom Reed. [Ann Lee|The President] thanked [Tom Reed|the Prime Minister].",
    "President of Arvania Ann Lee spoke. [Ann Lee|The head of state] was brief.",
    "Transport Minister Eva Roth and Finance Minister Jo Park spoke. [Eva Roth|The transport minister] left.",
    "Commissioner of the Environment and Sustainable Development [Jerry Marsh|Jerry Marsh] spoke.",
    "Premier Ann Lee met Prime Minister Bo Reed. [Bo Reed|The Prime Minister] nodded.",
    "The deal between Labour and [NZ First|NZ First] holds. Scotland's First Minister [Ann Lee|Ann Lee] spoke.",
    # pronouns
    "President Ann Lee arrived on Monday. [Ann Lee|She] will speak.",
    "Mr Tom Reed met Ms Ann Lee. [Tom Reed|He] left before [Ann Lee|she] spoke.",
    # bodies, short forms
    "The Ministry of Harbours was told to act. [Ministry of Harbours|The ministry] agreed.",
    "The Northern Fisheries Council (Council) met. [Northern Fisheries Council|The Council] shall report.",
    "The National Water Authority (NWA) met. [National Water Authority|NWA] staff left.",
    "The Ministry of Trade (MoT) met. The [Ministry of Trade|MoT] agreed.",
    "the Secretary of Commerce (Secretary) shall act. The [Secretary of Commerce|Secretary] shall report.",
    "The World Harbour Organization met. The [World Harbour Organization|WHO] said no.",
    # initials of two letters; words that acts print in capitals; contractions
    "The meeting was chaired by Ts. Baatar. Mr [Ts. Baatar|Baatar] spoke.",
    "The Harbour Board met on Monday and [Harbour Board|the Board] DECIDES to act.",
    # countries
    "The [United States|US] agreed. [France|France] did not.",
]


def _named(text: str, words: str, mentions: tuple[Mention, ...]) -> list[str]:
    bare = words.removeprefix("The ").removeprefix("the ")
    return [m.name for m in mentions if m.span and m.span.quote.removeprefix("The ").removeprefix("the ") == bare]


@pytest.mark.parametrize("row", ROWS)
def test_stands_for(row: str) -> None:
    marked = read(row)
    mentions = parse(document(marked.text), wanted=lambda _: False).mentions
    for name, words in marked.marks:
        assert _named(marked.text, words, mentions)[-1:] == [name], (words, [(m.name, m.how) for m in mentions])


@pytest.mark.parametrize(
    "text",
    [
        "IT IS RESOLVED that a pier be built.",
        "WHEREAS the pier is old, the board now ORDERS that it be closed.",
        "They said I'll help and then I’ll go.",
        "They asked the Dano-Norwegian lender for a loan.",
    ],
)
def test_names_nobody(text: str) -> None:
    named = parse(document(text), lambda _: False).mentions
    assert not [m.name for m in named if m.name.casefold() != "board"]


def _one(text: str, quote: str) -> Mention:
    return next(m for m in parse(document(text), lambda _: False).mentions if m.span and m.span.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Mr Tom Reed spoke.", "Tom Reed", ActorKind.PERSON),
        ("They met the Ministry of Trade.", "Ministry of Trade", ActorKind.BODY),
        ("They flew to Kazakhstan.", "Kazakhstan", ActorKind.COUNTRY),
        ("They met in Astana.", "Astana", ActorKind.PLACE),
        ("They met in Nur Sultan yesterday.", "Nur Sultan", ActorKind.PLACE),
        ("They asked the Speaker of the Senate.", "Speaker of the Senate", ActorKind.OFFICE),
    ],
)
def test_kinds(text: str, quote: str, kind: ActorKind) -> None:
    assert _one(text, quote).kind is kind


def test_the_title_beside_a_name_is_kept() -> None:
    assert _one("Deputy Prime Minister Eva Roth spoke.", "Eva Roth").title == "Deputy Prime Minister"
    assert _one("Eva Roth, the mayor of Portvale, spoke.", "Eva Roth").title == "mayor of Portvale"
    joined = _one("Arvania's President and Commander-in-Chief Ann Lee spoke.", "Ann Lee").title
    assert joined == "President and Commander-in-Chief"


def test_the_field_of_an_office_is_part_of_a_title() -> None:
    assert _one("Home affairs minister Lea Berg said so.", "Lea Berg").title == "Home affairs minister"
    text = "The Minister for Health and Ageing, Mark Butler, spoke."
    assert _one(text, "Mark Butler").title == "Minister for Health and Ageing"


def test_a_town_a_person_and_a_sultan_stay_apart() -> None:
    text = "Nursultan Abenov said so in Nur Sultan. Mr Abenov left for Astana."
    names = {m.name for m in parse(document(text), lambda _: False).mentions}
    assert {"Nursultan Abenov", "Nur Sultan", "Astana"} <= names


def test_a_form_that_fits_two_people_keeps_to_the_forename() -> None:
    text = "Ann Lee and Tom Lee spoke. Mr Tom Lee left. A. Lee stayed."
    assert _one(text, "Tom Lee").name == "Tom Lee"
    assert _one(text, "A. Lee").name == "Ann Lee"


def test_a_new_body_is_not_taken_for_the_one_named() -> None:
    text = "The National Water Agency met. Each agency shall report."
    assert [m.name for m in parse(document(text), lambda _: False).mentions][-1] == "agency"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("the Harbour Safety Board (Board) shall", "Board", "Harbour Safety Board"),
        ("the Office of Harbours and Piers (OHP) shall", "OHP", "Office of Harbours and Piers"),
        ("a Board, chaired by the Minister of Harbours, to advise", "Chair", "Minister of Harbours"),
        ("a Board, co-chaired by the Minister of Harbours, to advise", "Chair", None),
        ("laws of 1970, as amended (the “Act”)", "Act", None),
    ],
)
def test_short_forms_a_document_defines(text: str, short: str, full: str | None) -> None:
    assert aliases(text).get(short) == full


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("Prime Minister", "minister", "premier"),
        ("Premier", "premier", "premier"),
        ("Deputy Prime Minister", "minister", "deputy premier"),
        ("transport minister", "minister", "minister"),
        ("head of state", "head", "leader"),
    ],
)
def test_offices_that_can_be_one(title: str, head: str, expected: str) -> None:
    assert office_class(title, head) == expected


def test_every_mention_is_verbatim() -> None:
    text = "President Ann Lee’s aide, Tom Reed, said “the ministry” (MoT) would act. He left."
    whole = Document("d", "c", text)
    mentions = parse(whole, lambda _: False).mentions
    assert mentions
    assert all(m.span and whole.holds(m.span) for m in mentions)
