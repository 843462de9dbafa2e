"""Events that deadlines hang on: which words name them, and which sentences tell their days."""

from datetime import date

import pytest

from onrecord.text.events import bound_before, dated_events, hanging, named_events

SAID = date(2041, 1, 10)

# A sentence; the kind, the first day ("" where only a bound is told) and the last day of the event it dates.
DATED = """
The next general election can be held no later than May 2044. | legislature | | 2044-05-31
Three hundred schools are to stand before the parliament ends, which should be in spring 2044. | legislature | 2044-03-01 | 2044-05-31
The parliament, which first met in 2040, will be dissolved by 3 May 2044. | legislature | | 2044-05-03
The parliamentary term ends in May 2044. | legislature | 2044-05-01 | 2044-05-31
By the end of the parliament in 2044 they want 300 schools. | legislature | 2044-01-01 | 2044-12-31
Elections are due by June 2043. | legislature | | 2043-06-30
The general election has been brought forward to 4 June 2043. | legislature | 2043-06-04 | 2043-06-04
The general election held in June 2039 brought her to power. | legislature | 2039-06-01 | 2039-06-30
The presidential election will take place on 12 May 2042. | presidency | 2042-05-12 | 2042-05-12
Her term, which runs until March 2043, has been stormy. | term | | 2043-03-31
The mayor's term of office expires on 3 March 2043. | term | 2043-03-03 | 2043-03-03
She wants it done by the end of her term (March 2043). | term | 2043-03-01 | 2043-03-31
The session of parliament runs until 20 July. | session | | 2041-07-20
The climate summit, to be held on 4 June, is to discuss fish. | summit | 2041-06-04 | 2041-06-04
Fish will be discussed at the 4 June summit. | summit | 2041-06-04 | 2041-06-04
"""  # noqa: E501
UNDATED = """
She told parliament on 4 June that it was over.
The parliament in Port Vell met on 4 June.
The election campaign begins on 4 June.
The election result of 4 June 2039 was close.
The term began in March 2039.
They will meet after the summit, and by 4 June the paper should be out.
The election is expected soon.
"""
HANGING = """
by the end of this parliament | legislature | no
over the parliament | legislature | no
before the next general election | legislature | before
by the end of the parliamentary term | legislature | no
before the presidential election | presidency | before
during her term | term | no
in this session | session | no
before the Lakeside climate summit | summit | before
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "kind", "first", "last"), rows(DATED))
def test_a_sentence_dates_an_event(sentence: str, kind: str, first: str, last: str) -> None:
    [told] = dated_events(sentence, SAID)
    assert (told.event.kind, str(told.first or ""), str(told.last)) == (kind, first, last)
    assert told.time.text in sentence[told.start : told.end]


@pytest.mark.parametrize("sentence", UNDATED.strip().splitlines())
def test_other_days_beside_an_event_do_not_date_it(sentence: str) -> None:
    assert dated_events(sentence, SAID) == ()


@pytest.mark.parametrize(("words", "kind", "how"), rows(HANGING))
def test_words_of_time_hang_on_an_event(words: str, kind: str, how: str) -> None:
    found = hanging(words)
    assert found is not None
    assert (found.event.kind, found.strict) == (kind, how == "before")


@pytest.mark.parametrize("words", ["by May", "over the next parliament", "between the election and the summit"])
def test_other_words_hang_on_none(words: str) -> None:
    assert hanging(words) is None


def test_what_an_event_is_called_beside_its_noun_is_kept() -> None:
    local, lake, owned = (
        next(iter(named_events(words)))
        for words in ("before the local elections", "before the Lakeside climate summit", "Norland's parliament")
    )
    assert local.names == {"local"}
    assert lake.names == {"lakeside", "climate"}
    assert (owned.names, owned.whose) == (frozenset(), {"norland"})


def test_the_words_that_say_by_when_stand_right_before_the_event() -> None:
    text = "They will build it by the end of the parliament"
    found = bound_before(text, next(iter(named_events(text))).start)
    assert found is not None
    assert text[found.start :] == "by the end of the parliament"


def test_before_an_occasion_of_a_known_day_is_until_the_day_before() -> None:
    [election] = dated_events("The election is to be held on 4 June 2043.", SAID)
    [month] = dated_events("The election is to be held in June 2043.", SAID)
    assert election.last_day(strict=True) == date(2043, 6, 3)
    assert election.last_day(strict=False) == date(2043, 6, 4)
    assert month.last_day(strict=True) == date(2043, 6, 30)
