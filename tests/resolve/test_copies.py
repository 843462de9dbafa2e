"""Copies: one text under other titles, with a few words changed."""

from datetime import date

from onrecord.model import Block, Document, Published
from onrecord.resolve import Copies
from onrecord.resolve.copies import bands, copies

STORY = (
    "The harbour council of Svart met on Tuesday and heard how the new pier is getting on. Piles for the eastern half "
    "have been driven, said its engineer, and concrete will follow in spring. Fishermen complained that the slipway "
    "stays closed; the council answered that boats may use the northern basin free of charge until the work is over. "
    "A second crane arrives next month. The mayor thanked the crews who kept working through the storms of January."
)
OTHER = (
    "The school board of Hvit wants a new roof before winter and has asked the county for help. Pupils of two classes "
    "were taught in the gymnasium after rain came through the ceiling. The county has not answered so far, but a "
    "spokesman said that every request would be looked at in turn and that safety came before everything else."
)


def document(name: str, day: str | None, text: str, *, rubbish: str = "") -> Document:
    whole = f"{text}\n\n{rubbish}" if rubbish else text
    blocks = (Block(len(text), len(whole), "teaser"),) if rubbish else ()
    published = Published(date.fromisoformat(day), "given") if day else None
    return Document(name, name, whole, published=published, set_aside=blocks)


FIRST = document("b", "2021-02-02", STORY)
COPY = document(
    "a",
    "2021-02-03",
    STORY.replace("on Tuesday", "on 2 February").replace("thanked the crews", "praised the crews"),
    rubbish="Read more: ten piers you have to see before the summer is over, and where to eat beside them",
)


def test_a_copy_with_edits_and_another_tail_is_found_and_the_earliest_is_the_original() -> None:
    assert copies([COPY, FIRST, document("c", "2021-02-02", OTHER)]) == (Copies("b", ("a",)),)


def test_an_undated_copy_is_never_the_original() -> None:
    assert copies([document("0", None, STORY), FIRST]) == (Copies("b", ("0",)),)


def test_a_text_inside_a_longer_one_is_a_copy() -> None:
    longer = document("long", "2021-02-05", STORY + " " + OTHER[:120])
    assert copies([FIRST, longer]) == (Copies("b", ("long",)),)


def test_two_stories_on_one_subject_are_no_copies() -> None:
    told_anew = document(
        "d",
        "2021-02-02",
        "On Svart the pier grows: half of its piles stand, the engineer told councillors, who promised fishermen free "
        "berths in the north of the port while their slipway is shut. Concrete is for spring, the second crane for "
        "March. Storms in January did not stop the men, for which the mayor had warm words.",
    )
    assert copies([FIRST, told_anew]) == ()


def test_copies_share_a_band_to_be_looked_up_by() -> None:
    assert set(bands(FIRST)) & set(bands(COPY))
    assert not set(bands(FIRST)) & set(bands(document("c", None, OTHER)))


def test_empty_texts_are_copies_of_nothing() -> None:
    assert copies([document("x", None, " "), document("y", None, " ")]) == ()
