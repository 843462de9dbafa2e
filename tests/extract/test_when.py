"""By when: marked-up sentences, the action between `[` and `]`, the time it belongs to between `<` and `>`."""

from datetime import date

import pytest

from onrecord.extract.when import considered, timeframe_for
from onrecord.model import Document, Published, Sentence, Span, Timeframe
from onrecord.parse import parse

SAID = date(2030, 11, 20)

# The marked time is the time of the first marked action; further actions are the others.
OWN = """
The ministry shall [open two offices] <by 1 March 2031>.
<By 1 March 2031>, the ministry shall [open two offices].
The board must, <within 90 days of the date of this order>, [publish a list of ports].
The council will [report to the mayor <annually>].
The ministry will [draft a law] <by June 2031> and [open an office] in 2032.
The ministry will [open an office] <in 2032> after it has [drafted a law] by June 2031.
We will [raise the output] and [double the fleet] <by 2035>.
The agency was told on 5 May to [repair the bridge] <by 1 July 2031>.
The agency shall, pursuant to Executive Order 10001 of May 3, 1999, [repair the bridge] <within 60 days>.
The company plans to [build a plant] <over the next three years>.
The mayor promised to [plant a thousand trees] <next year>.
The opening, postponed last month, will [be held] <on 15 March 2031>.
<By the end of 2031>, the firm plans to [cut costs] and [open a depot].
OSLO, 20 November 2030 (Agency) – The port will [open a pier] <by 1 May 2031>.
The clerks were [summoned to the hall] <for Monday morning>.
The union called [a two-day strike] <for 5 December>.
The mayor gave the owners <three days> to [clear the yard].
The system, which is due for release <next summer>, will [include a map].
By 1 May 2031 it must report, and it must [answer] <within five days thereafter>.
You will [bring us a proposal] at our <December> meeting.
The ministry will [switch off the masts] on the original <17 May> date.
The school will [hold two courses <a year>].
The minister said on Monday that the office would [open] <in April>.
"""
NONE = """
The ministry will [carry out the Act of 2019].
The council will [implement Executive Order 10001 of May 3, 1999].
The delegation will [attend the 2031 World Games].
In 2025 residents asked the council to [build a road].
The ministry will [draft the programme until 2040].
The council will [set up a committee] and, by June 2031, [approve a plan].
The council will [review its fees] and shall, by June 2031, file a report.
The firm was told to [mend the pipe damaged on 20 February].
The union wants the province to [stop drilling], and to [build a clean grid by 2035].
The club will [remain the team of the year].
"""


def read(marked: str) -> tuple[Document, Sentence, list[Span], str]:
    """The document, its one sentence, the actions, and the words marked as their time."""
    plain, opened, actions, times = "", [], [], []
    for character in marked:
        if character in "[<":
            opened.append(len(plain))
        elif character == "]":
            actions.append((opened.pop(), len(plain)))
        elif character == ">":
            times.append((opened.pop(), len(plain)))
        else:
            plain += character
    document = Document("d", "c", plain, published=Published(SAID, "given"))
    (sentence,) = parse(document).sentences
    time = plain[times[0][0] : times[0][1]] if times else ""
    return document, sentence, [document.span(*a) for a in actions], time


def timeframe(marked: str) -> tuple[Timeframe | None, str]:
    """The timeframe of the first action, and the words it should rest on."""
    document, sentence, actions, time = read(marked)
    return timeframe_for(document, sentence, actions[0], actions[1:]), time


@pytest.mark.parametrize("marked", OWN.strip().splitlines())
def test_an_action_has_its_own_time(marked: str) -> None:
    found, time = timeframe(marked)
    assert found is not None
    assert found.span.quote == time


@pytest.mark.parametrize("marked", NONE.strip().splitlines())
def test_other_times_are_no_deadline(marked: str) -> None:
    found, _ = timeframe(marked)
    assert found is None


def in_text(text: str, action: str) -> Timeframe | None:
    """The timeframe of an action somewhere in a longer text."""
    document = Document("d", "c", text, published=Published(SAID, "given"))
    at = text.index(action)
    sentence = next(s for s in parse(document).sentences if s.start <= at < s.end)
    return timeframe_for(document, sentence, document.span(at, at + len(action)))


def test_the_head_of_a_list_tells_the_time_of_its_items() -> None:
    text = (
        "Within 90 days of the date of this order, the Harbour Board shall:\n\n"
        "(a) draw up a list of unsafe piers; and\n\n(b) close the piers on that list.\n"
    )
    found = in_text(text, "close the piers on that list")
    assert found is not None
    assert (found.start, found.end) == (SAID, date(2031, 2, 18))
    assert found.span.quote == "Within 90 days of the date of this order"


def test_a_deadline_line_below_tells_the_time() -> None:
    text = (
        "The Harbour Board was instructed to draw up a list of unsafe piers.\n\nDeadline: July 15, 2031.\n\n"
        "The mayor was instructed to close the market.\n"
    )
    found = in_text(text, "draw up a list of unsafe piers")
    assert found is not None
    assert found.end == date(2031, 7, 15)
    assert in_text(text, "close the market") is None


def test_every_time_of_a_sentence_is_accounted_for() -> None:
    document, sentence, actions, _ = read("By 1 May 2031 the ministry shall [carry out the Act of 2019].")
    told = considered(document, sentence, actions[0])
    assert [(words, weight is None) for words, weight, _ in told] == [("By 1 May 2031", False), ("2019", True)]
    assert told[1][2] == ("past",)
    assert "has a last day" in told[0][2]


def test_the_derivation_is_kept() -> None:
    found = in_text("The board shall report within 10 days of the date of this order.", "report")
    assert found is not None
    assert found.arithmetic == "2030-11-20 + 10 days = 2030-11-30"
    assert found.anchor is not None
    assert found.anchor.day == SAID
    assert found.rule.split()[0] == "within_of"


def test_an_anchor_the_document_dates_is_used() -> None:
    text = (
        "This decree shall enter into force on 1 January 2031. "
        "The board shall report within 30 days of the entry into force of this decree."
    )
    found = in_text(text, "report")
    assert found is not None
    assert (found.start, found.end) == (date(2031, 1, 1), date(2031, 1, 31))
