"""The day of publication and how it is known."""

from datetime import UTC, date, datetime

import pytest
from tests.clean.marks import read

from onrecord.clean import clean
from onrecord.model import Capture

STORY = "\n\nThe council ordered the harbour office to draft a plan for the bridge."


@pytest.mark.parametrize(
    ("text", "supplied", "day", "how"),
    [
        ("Bridge ordered" + STORY, {"published": "2030-03-01"}, "2030-03-01", "given"),
        ("5 May 2030 10:00\n\nBridge is ordered" + STORY, {}, "2030-05-05", "timestamp"),
        ("5 May 2030 10:00\n\nBridge is ordered" + STORY, {"published": "2030-05-06"}, "2030-05-06", "given"),
        ("Bridge ordered" + STORY, {"url": "https://harbour.example/2030/05/05/bridge"}, "2030-05-05", "address"),
        ("Bridge is ordered now" + STORY + "\n\nPhoto: The bay on 3 May 2030", {}, "2030-05-03", "caption"),
        ("Bridge is ordered now\n\nPORTVILLE, May 5, 2030 (Coastnews) -" + STORY[2:], {}, "2030-05-05", "dateline"),
        ("The new bridge\n\nCouncil Decision No. 12 of 3 May 2030" + STORY, {}, "2030-05-03", "heading"),
        (
            "Bridge is ordered now\n\nPORTVILLE, December 31 (CN) -" + STORY[2:],
            {"url": "https://harbour.example/2031/01/01/bridge"},
            "2030-12-31",
            "dateline",
        ),
    ],
)
def test_the_surest_word_on_the_day_wins(text: str, supplied: dict[str, str], day: str, how: str) -> None:
    published = read(text, **supplied).published
    assert published is not None
    assert (published.day.isoformat(), published.how) == (day, how)


def test_a_story_that_shows_no_day_has_none() -> None:
    assert read("Bridge is ordered now" + STORY + " It is due by 5 May 2033.").published is None


def test_a_dateline_without_a_year_is_not_completed_from_nothing() -> None:
    assert read("Bridge is ordered now\n\nPORTVILLE, May 5 (Coastnews) -" + STORY[2:]).published is None


@pytest.mark.parametrize("given", ["2030-02-31", "31 June 2030", "soon", "0030-01-01"])
def test_an_impossible_day_is_reported_and_not_used(given: str) -> None:
    document = read("5 May 2030\n\nBridge is ordered" + STORY, published=given)
    assert document.day == date(2030, 5, 5)
    assert [given in issue.message for issue in document.issues] == [True]


def test_a_day_after_the_source_was_got_is_reported_and_not_used() -> None:
    text = ("1 May 2099\n\nBridge is ordered now" + STORY).encode()
    got = datetime(2030, 5, 6, 12, tzinfo=UTC)
    document = clean(Capture.of(text, "test", "text/plain", fetched=got))
    assert document.published is None
    assert "after the source was got" in document.issues[0].message
