"""What no writer meant to send: nothing breaks, every span is verbatim, and no day is made up."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.extract import extract
from onrecord.extract.when import timeframe_for
from onrecord.model import Document, Published, Sentence, Statement, Timeframe
from onrecord.parse import parse
from onrecord.text.evened import evened

SAID = date(2030, 11, 20)


def read(text: str, said: date | None = SAID) -> tuple[Statement, ...]:
    """The commitments of a text; every span is checked against it."""
    document = Document("d", "c", text, published=Published(said, "given") if said else None)
    found = extract(parse(document))
    assert all(document.holds(span) for statement in found for span in statement.spans)
    return found


def time_of(text: str, action: str, said: date | None = SAID) -> Timeframe | None:
    """The time of an action in a text that is one sentence, without a parse."""
    document = Document("d", "c", text, published=Published(said, "given") if said else None)
    at = text.index(action)
    return timeframe_for(document, Sentence(0, len(text)), document.span(at, at + len(action)))


def days(found: Timeframe | None) -> tuple[date | None, date | None]:
    return (found.start, found.end) if found else (None, None)


@pytest.mark.parametrize(
    "text", ["", " \n\t\u00a0\n", "\ufeff", "\x00\x00", "|", "&nbsp;", "12 45 78 | 9 | 3 | 44\n" * 40]
)
def test_nothing_gives_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "THE COUNCIL SHALL CLOSE THE OLD QUARRY BY 1 MAY 2031. THE BOARD SHALL REPORT WITHIN 30 DAYS.",
        "The coun-\ncil shall re-\npair the pier by 1 Mar-\nch 2031, and pub-\nlish a re-\nport.",
        "The council shall repair\n\n- 12 -\n\nthe pier by 1 March\n[[Page 13]]\n2031 and open it.",
        "The council shall &lt;b&gt;repair&lt;/b&gt; the pier&nbsp;by 1&nbsp;May 2031 &amp; open it &#8212; soon.",
        "Task | Body | Deadline\nRepair the pier | Harbour board | 1 May 2031\nThe board shall report | Board | 2031",
        "Die Stadt wird bis 2031 bauen. The council shall repair the pier by 1 May 2031. Город построит мост.",
        "The board will meet on 31 June 2031 and report by 30 February 2032.",
        "The board shall report within 99999999999 days and by 1 May 99999, over the next 9999999 years.",
        ") ] } ” shall to to to will will by by by 2031 2031 2031 ( [ { “" * 20,
    ],
)
@pytest.mark.parametrize("said", [SAID, None, date(2999, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_strange_text_on_any_day_breaks_nothing(text: str, said: date | None) -> None:
    read(text, said)


@pytest.mark.parametrize(
    "day", ["31 June 2031", "30 February", "0 May 2031", "May 45, 2031", "2031-13-40", "29 February 2031"]
)
def test_a_day_that_is_none_is_no_deadline(day: str) -> None:
    found = time_of(f"The board shall report by {day}.", "report")
    start, end = days(found)
    assert start is None
    assert end is None or (end.month, end.day) in ((12, 31), (5, 31))  # the year or the month alone may stand


@pytest.mark.parametrize(
    "phrase", ["within 30 days", "next Monday", "by 1 May", "in three weeks", "by the end of the year"]
)
def test_without_a_day_of_publication_nothing_is_counted(phrase: str) -> None:
    found = time_of(f"The board shall report {phrase}.", "report", None)
    assert days(found) == (None, None)


def test_without_a_day_of_publication_a_whole_date_stands() -> None:
    found = time_of("The board shall report by 1 May 2031.", "report", None)
    assert days(found) == (None, date(2031, 5, 1))


@pytest.mark.parametrize(
    "text",
    [
        "The board shall report by 1 Mar-\nch 2031.",
        "The board shall report by 1 March\n[[Page 13]]\n2031.",
        "The board shall report by 1 March\n- 13 -\n2031.",
        "The board shall report by 1&nbsp;March&nbsp;2031.",
        "THE BOARD SHALL report BY 1 MARCH 2031.",
        "The board shall report by 1\u00a0March\u00a02031.",
    ],
)
def test_a_day_broken_by_the_page_is_read_whole(text: str) -> None:
    found = time_of(text, "report")
    assert found is not None
    assert days(found) == (None, date(2031, 3, 1))
    assert text[found.span.start : found.span.end] == found.span.quote
    assert found.span.quote.endswith("2031")


@pytest.mark.parametrize("text", ["", "plain", "re-\npair", "a\n[[Page 3]]\nb", "1&nbsp;May", "well-\nknown - \n x"])
def test_evening_keeps_the_length(text: str) -> None:
    assert len(evened(text)) == len(text)
    assert "-\np" not in evened(text)
