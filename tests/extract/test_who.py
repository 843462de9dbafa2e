"""Who undertook, ordered or called, and who must act: `[what is to be done]` in a text, then issuer → responsible.

Names are compared as an editor would: one may be a shorter form of the other. `-` is nobody.
"""

import json
import re
from importlib import resources

import pytest

from onrecord.extract.who import issuer_for, responsible_for
from onrecord.extract.who_candidates import candidates
from onrecord.extract.who_resolve import name_words, resolve
from onrecord.extract.who_scene import Scene, story_of
from onrecord.model import Document, Kind, Mention, Parsed, Sentence, Span
from onrecord.parse import parse

LEE = "President Ann Lee met the Cabinet on Monday. "
DECREE = (
    "By the authority vested in me as President by the Constitution, it is hereby ordered as follows:\n\n"
    "Section 1. There is established the Harbour Safety Council (Council).\n\n"
)
COUNCIL = (
    "CITY COUNCIL OF PORTVALE\nResolution No. 12 of 2019\n\nHaving heard the harbour master,\n\n"
    "the Council RESOLVES:\n\n"
)
MINISTER = "MINISTRY OF FISHERIES OF ARVANIA\nORDER No. 17\n\nIn view of the storms, the Minister ORDERS:\n\n"
SIGNED = "\n\nMinister                    Jonas Berg"
TREATY = "AGREEMENT\nbetween Arvania and Norholm\n\nThe Contracting Parties have agreed as follows:\n\n"
MANIFESTO = "THE HARBOUR PARTY — MANIFESTO 2016\n\nOur piers are old, and we have waited for years. "
SPEECH = "Remarks by Ann Lee, Mayor of Portvale, to the market women\n\nI was born here. "
ROWS = [
    # an order, in the active, the passive, and the passive without agent
    (LEE + "She told the Ministry of Harbours to [draft a plan] by May.", "order", "Ann Lee", "Ministry of Harbours"),
    (LEE + "The Ministry of Harbours was told to [draft a plan] by May.", "order", "Ann Lee", "Ministry of Harbours"),
    (LEE + "The ministers were ordered by Ms Lee to [report on the piers].", "order", "Ann Lee", "ministers"),
    # a pledge: the promiser acts
    ("Ms Ann Lee promised to [repair the bridge].", "pledge", "Ann Lee", "Ann Lee"),
    ("Northwind Airlines has pledged to [cut its emissions by half].", "pledge", "Northwind", "Northwind Airlines"),
    # a call: the one called on acts
    ("Mr Tom Reed urged the Northern Bank to [lower its rates].", "call", "Tom Reed", "Northern Bank"),
    ("Mr Tom Reed called on residents to [boil their water].", "call", "Tom Reed", "residents"),
    # a plan, by its subject
    ("Northwind Airlines plans to [open a base in Portvale].", "plan", "Northwind Airlines", "Northwind Airlines"),
    # decrees: the authority orders, the subject of the clause or of the list's head acts
    (DECREE + "Sec. 2. The Council shall [meet every month].", "order", "President", "Harbour Safety Council"),
    (DECREE + "Sec. 2. The Council shall:\n\n(a) publish its minutes; and\n\n(b) [advise the Secretary].", "order",
     "President", "Harbour Safety Council"),
    (DECREE + "Sec. 2. The Secretary of Commerce (Secretary) leads it. The Secretary shall [name its staff].", "order",
     "President", "Secretary of Commerce"),
    # acts of other traditions: who enacts, or signs for the office that does
    (COUNCIL + "1. The Harbour Master shall [close the old pier].", "order", "City Council of Portvale",
     "Harbour Master"),
    (MINISTER + "1. Harbour masters shall [count the boats]." + SIGNED, "order", "Jonas Berg", "Harbour masters"),
    (MINISTER + "1. Harbour masters:\n1.1. shall [count the boats]." + SIGNED, "order", "Jonas Berg",
     "Harbour masters"),
    (TREATY + "Article 1\nThe Parties shall [meet every year].", "order", "Contracting Parties", "Parties"),
    # papers in the first person
    (MANIFESTO + "We will [build six piers].", "pledge", "Harbour Party", "Harbour Party"),
    (SPEECH + "I will [open a second market].", "pledge", "Ann Lee", "Ann Lee"),
    # a body's own paper: 'we' is the body
    ("The Harbour Party met. The Harbour Party has grown. We will [build six piers].", "pledge", "Harbour Party",
     "Harbour Party"),
    # speech: 'I' is the speaker
    ("“I will [resign in May],” said Mr Tom Reed.", "pledge", "Tom Reed", "Tom Reed"),
    ("Mr Tom Reed: Good morning.\n\nMs Ann Lee: I ask the Cabinet to [pay the wages].", "order", "Ann Lee", "Cabinet"),
]  # fmt: skip


def _scene(marked: str) -> tuple[Parsed, Sentence, Span]:
    found = re.search(r"\[(.+?)\]", marked)
    assert found
    text = marked.replace(found.group(), found.group(1))
    parsed = parse(Document("d", "c", text))
    action = parsed.document.span(found.start(), found.start() + len(found.group(1)))
    sentence = next(s for s in parsed.sentences if s.start <= action.start < s.end)
    return parsed, sentence, action


def _agrees(mention: Mention | None, name: str) -> bool:
    if mention is None or name == "-":
        return mention is None and name == "-"
    a, b = name_words(mention.name), name_words(name)
    return a <= b or b <= a


@pytest.mark.parametrize(("marked", "kind", "issuer", "responsible"), ROWS)
def test_who(marked: str, kind: str, issuer: str, responsible: str) -> None:
    parsed, sentence, action = _scene(marked)
    found = issuer_for(parsed, sentence, action, Kind(kind))
    assert _agrees(found, issuer), found
    acting = responsible_for(parsed, sentence, action, Kind(kind), found)
    assert _agrees(acting, responsible), acting


def test_the_signer_of_a_decree_is_its_issuer() -> None:
    parsed, sentence, action = _scene(
        "I, Ann Mary Lee, President of Arvania, by the authority vested in me as President, it is hereby ordered:\n\n"
        "Section 1. The Board shall [meet every month]."
    )
    assert _agrees(issuer_for(parsed, sentence, action, Kind.ORDER), "Ann Mary Lee")


def test_an_order_to_nobody_binds_nobody() -> None:
    parsed, sentence, action = _scene(LEE + "Ms Lee instructed to [create a single port operator] by May.")
    found = issuer_for(parsed, sentence, action, Kind.ORDER)
    assert _agrees(found, "Ann Lee")
    assert responsible_for(parsed, sentence, action, Kind.ORDER, found) is None


@pytest.mark.parametrize(
    ("marked", "empty"),
    [
        (LEE + "The army waited, and it was decided to [raise its pay].", True),
        (LEE + "The army waited, and it was told to [leave its barracks].", False),
    ],
)
def test_an_it_that_stands_for_nobody(marked: str, empty: bool) -> None:
    parsed, sentence, action = _scene(marked)
    named = [c.mention.name for c in candidates(Scene(story_of(parsed), sentence, action, Kind.DECISION)) if c.mention]
    tree = Scene(story_of(parsed), sentence, action, Kind.DECISION)
    it = next(i for i, t in enumerate(sentence.tokens) if t.text == "it")
    assert named
    assert (resolve(tree, it) is None) is empty


def test_every_actor_comes_with_verbatim_words() -> None:
    for marked, kind, *_ in ROWS:
        parsed, sentence, action = _scene(marked)
        for one in candidates(Scene(story_of(parsed), sentence, action, Kind(kind))):
            assert one.mention is None or one.mention.span is None or parsed.document.holds(one.mention.span)


def test_nobody_is_always_possible_and_comes_last() -> None:
    parsed, sentence, action = _scene("It is to [be repaired].")
    found = candidates(Scene(story_of(parsed), sentence, action, Kind.PLAN))
    assert [c.mention for c in found][-1] is None
    assert all(c.mention is not None for c in found[:-1])


def test_a_sentence_without_syntax_is_answered_too() -> None:
    parsed = parse(Document("d", "c", "Ms Ann Lee promised to repair the bridge."), wanted=lambda _: False)
    (sentence,) = parsed.sentences
    action = parsed.document.span(23, 40)
    issuer_for(parsed, sentence, action, Kind.PLEDGE)
    responsible_for(parsed, sentence, action, Kind.PLEDGE)


def test_the_weights_know_the_features_that_are_made() -> None:
    table = json.loads(resources.files("onrecord.extract").joinpath("who_weights.json").read_text(encoding="utf-8"))
    made: set[str] = set()
    for marked, kind, *_ in ROWS:
        parsed, sentence, action = _scene(marked)
        issuer = issuer_for(parsed, sentence, action, Kind(kind))
        scene = Scene(story_of(parsed), sentence, action, Kind(kind))
        for one in candidates(scene, issuer, for_responsible=True):
            made |= one.features
    for question in ("issuer", "responsible"):
        assert len(made & set(table[question])) > 100
