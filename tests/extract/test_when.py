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
The ordinance will [be signed] <on 5 December>.
He will [bring a motion] to the <December> meeting.
<On Wednesday> Chancellor Ode Brandt [chairs the cabinet].
The union asked them to [join the march] it has called <for Saturday>.
The board will [present the statutes at a congress] to be held <in February 2031>.
The mill will [build a pier] <by 1 May 2031>, because the old one leaks.
The council has called [a rally at the old gate] <on Saturday>.
The clerk shall [call on every farm] <at least once in four months>.
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
If the debt is not paid by 15 December, [the club will be struck off].
[The club will be struck off] if the debt, now two million crowns, is not paid by 15 December.
The mayor will [sign no such paper], because it would be void by December.
The mill will [build a pier] and start work there in May 2031.
The fund will [buy a quarter of the shares].
The parks office will [pay the herders that winter in the park].
Crowds came to [ask for water], the fourth such march in a month.
It has thirty days to appeal; the mayor said that [she would not].
Her party would [cut the fares], she will tell the drivers this morning.
The city will [sue for the sum] if the firm has not paid by May 3, 2031.
[The club will be struck off] if the debt, put at 740,000 crowns, is not paid by 15 December.
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


POINTING = [
    ("The pier opens on 5 December. From that day the ferry shall [carry no cars].", "2030-12-05", None),
    ("The pier is to be open by 5 December. Until then the ferry will [run at night].", None, "2030-12-05"),
    ("The cargo is to be landed on 5 December. Customs shall [clear it the same day].", "2030-12-05", "2030-12-05"),
    ("The pier opens on 5 December. Before that date the clerk shall [warn the owners].", None, "2030-12-04"),
    (
        "The pier opens on 5 December, the hall on 19 December. From that day the ferry shall [carry no cars].",
        None,
        None,
    ),
    ("The ferry was sold in 1999. From that day the harbour office will [carry no cars].", None, None),
]


@pytest.mark.parametrize(("marked", "first", "last"), POINTING, ids=[m for m, _, _ in POINTING])
def test_a_day_pointed_back_at(marked: str, first: str | None, last: str | None) -> None:
    found = in_text(*split(marked))
    told = (found and found.start, found and found.end)
    assert told == (first and date.fromisoformat(first), last and date.fromisoformat(last))


def split(marked: str) -> tuple[str, str]:
    """The text without marks, and the action between them."""
    return marked.replace("[", "").replace("]", ""), marked[marked.index("[") + 1 : marked.index("]")]


EACH_CASE = [
    "The office shall [answer every complaint] within ten days.",
    "The office is directed to [process applications for wells] within five working days.",
    "Anyone filmed may apply to see it. The clerk is to [answer] within fourteen days.",
    "If the licence is granted, we will [go to court] within a week.",
    "Any citizen who is harmed will [be heard] within three days.",
    "The board shall [report] by the first day of the month following its appointment.",
    "(b) Where a boat is found to leak, the warden shall [haul it out] within two days.",
    "The office shall [resolve complaints of tenants] in forty days.",
    "The board shall [accept or refuse a design] within ten days.",
    "The grid will [open a school] in fiscal year 2032.",
    "Beginning with the report for 2032, the board shall [count the boats].",
]


@pytest.mark.parametrize("marked", EACH_CASE)
def test_what_counts_from_each_case_has_no_day(marked: str) -> None:
    found = in_text(*split(marked))
    assert found is not None
    assert (found.start, found.end) == (None, None)


def test_one_plea_is_answered_by_a_day() -> None:
    found = in_text("The office shall answer the letter of the owners within ten days.", "answer")
    assert found is not None
    assert found.end == date(2030, 11, 30)


HEADED = [
    "The dean shall, by 9 December:\n 1.1 settle the new students in hall 2;\n 1.2 [mend the lifts in hall 3].\n",
    "By 9 December the council will:\n\n• Open a night shelter\n• [Plant a thousand trees]\n",
    "By 9 December\n\n• Open a night shelter\n• [Plant a thousand trees]\n",
    "The residents will [stay indoors at night]. This applies until 9 December and may be prolonged.\n",
    "This order enters into force on 9 December.\n\nStores will [issue the cameras] by the effective date.\n",
    'Work begins on 2 December (hereinafter called "the Day").\n\nBoth shall [report] within seven days of the Day.\n',
    "He will [report to the members] at the next meeting.\n\nNext meeting: Monday 9 December, 10 a.m.\n",
]


@pytest.mark.parametrize("marked", HEADED)
def test_a_day_told_elsewhere_in_the_text(marked: str) -> None:
    found = in_text(*split(marked))
    assert found is not None
    assert found.end == date(2030, 12, 9)


def test_a_fiscal_year_of_the_united_states_is_known() -> None:
    found = in_text("The Mint of the United States will open a hall in fiscal year 2032.", "open a hall")
    assert found is not None
    assert (found.start, found.end) == (date(2031, 10, 1), date(2032, 9, 30))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Japan's harbour office will open a hall in fiscal year 2032.", "2032-04-01", "2033-03-31"),
        ("The Indian Mint, unlike that of the U.S., is Indian and will open a hall in fiscal 2032.", "2031-04-01",
         "2032-03-31"),
        ("Congress gave the money, and the Mint will open a hall in fiscal year 2032.", "2031-10-01", "2032-09-30"),
    ],
)  # fmt: skip
def test_a_fiscal_year_is_that_of_the_land_spoken_of(text: str, first: str, last: str) -> None:
    found = in_text(text, "open a hall")
    assert found is not None
    assert (str(found.start), str(found.end)) == (first, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("India will [open a hall] before the next Independence Day.", "2031-08-14"),
        ("The United States will [open a hall] before the next Independence Day.", "2031-07-03"),
        ("The board will [open a hall] before the next Independence Day.", None),
        ("India and Kenya will [open a hall] before the next Independence Day.", None),
    ],
)
def test_a_feast_is_that_of_the_land_spoken_of(text: str, last: str | None) -> None:
    action = text[text.index("[") + 1 : text.index("]")]
    found = in_text(text.replace("[", "").replace("]", ""), action)
    assert found
    assert found.end == (last and date.fromisoformat(last))


def test_of_two_lands_whose_fiscal_year_it_is_stays_open() -> None:
    found = in_text("Japan and India said that the board will open a hall in fiscal year 2032.", "open a hall")
    assert found is not None
    assert (found.start, found.end) == (None, None)


BEHIND = [
    "The warden shall [mark the channel with buoys]. The buoys are to be in place by 9 December.\n",
    "4. The warden shall [draw up a plan of the moorings].\n\n5. The plan shall be sent to the town by 9 December.\n",
    "The firm will [close its yard at Holm]. The closure is to be completed by 9 December.\n",
    "The warden shall [dredge the channel]. This must be done by 9 December.\n",
    "The warden shall [count the boats]. Time limit: 9 December.\n",
    "a) to [count the boats].\nResponsible: the warden. Due: 9 December;\n\nb) to dredge it.\nDue: 15 December.\n",
    "a) to dredge it.\nDue: 2 December.\n\nb) to [count the boats].\nDue: 9 December.\n",
]


@pytest.mark.parametrize("marked", BEHIND)
def test_a_last_day_told_right_behind(marked: str) -> None:
    found = in_text(*split(marked))
    assert found is not None
    assert (found.start, found.end) == (None, date(2030, 12, 9))


def test_a_sentence_behind_about_another_thing_dates_nothing() -> None:
    text = "The warden shall count the boats. The bridge is to be painted by 9 December."
    assert in_text(text, "count the boats") is None


TURNED = [
    ("They will [not be there] when the term opens on 9 December.", "2030-12-09", None),
    ("The vote has been [put back from 2 December to 9 December].", "2030-12-09", "2030-12-09"),
    ("From 9 December tanks are used.\n2. Until that date boats shall [carry ten drums].", None, "2030-12-08"),
]


@pytest.mark.parametrize(("marked", "first", "last"), TURNED, ids=[m for m, _, _ in TURNED])
def test_days_that_the_words_before_turn(marked: str, first: str | None, last: str | None) -> None:
    found = in_text(*split(marked))
    told = (found and found.start, found and found.end)
    assert told == (first and date.fromisoformat(first), last and date.fromisoformat(last))


def test_a_heading_without_a_bound_dates_nothing() -> None:
    text = "Report of the spring of 2031\n\n• Open a night shelter\n• Plant a thousand trees\n"
    assert in_text(text, "Plant a thousand trees") is None


# An event and its day right behind it: the day is that of the event, and the words of both are kept.
DATED_BESIDE = """
The mayor will [build 300 schools] <by the end of the parliament in 2034>. | 2034-12-31
The mayor will [build 300 schools] <before the parliament ends, which should be in summer 2034>. | 2034-08-31
The mayor will [build 300 schools] <before the election due by August 2034>. | 2034-08-31
The mayor will [build 300 schools] <by the end of her term, in March 2033>. | 2033-03-31
The mayor will [build 300 schools] <by the end of her term (March 2033)>. | 2033-03-31
The mayor will [build 300 schools] <during her term, which runs until March 2033>. | 2033-03-31
The mayor will [publish the plan] <before the summit, to be held on 4 June>. | 2031-06-03
The mayor will [publish the plan] <before the Lakeside summit on 4 June>. | 2031-06-03
"""
UNDATED = """
The mayor will [publish the plan] <before the Lakeside climate summit>.
The mayor will [build 300 schools] <by the end of her term>.
The mayor will [build 300 schools] <before her term ends>.
The mayor will [introduce a by-law] <later in the session>.
"""


@pytest.mark.parametrize("line", DATED_BESIDE.strip().splitlines())
def test_an_event_takes_the_day_told_beside_it(line: str) -> None:
    marked, _, last = line.partition(" | ")
    found, wanted = timeframe(marked)
    assert found is not None
    assert (found.span.quote, found.start, str(found.end)) == (wanted, None, last)
    assert found.anchor is not None
    assert found.anchor.kind == "event"


@pytest.mark.parametrize("marked", UNDATED.strip().splitlines())
def test_an_event_that_nobody_dates_keeps_its_words(marked: str) -> None:
    found, wanted = timeframe(marked)
    assert found is not None
    assert (found.span.quote, found.start, found.end) == (wanted, None, None)
