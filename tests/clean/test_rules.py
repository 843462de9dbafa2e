"""Every row of the tables catches its example and lets its counter-example pass."""

import re

import pytest

from onrecord.clean.days import FORMS, printed_days
from onrecord.clean.head import DATELINES, timestamp_of
from onrecord.clean.headings import HEADINGS, Heading
from onrecord.clean.lines import lines_of
from onrecord.clean.plain import layout_of
from onrecord.clean.regions import BODY_CONTAINERS, CONTAINERS, Container
from onrecord.clean.rules import LINE_RULES, LineRule, line_reason


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_a_line_rule_tells_its_example_from_a_story(rule: LineRule) -> None:
    assert rule.pattern.match(rule.example)
    assert line_reason(rule.example) == rule.reason
    assert line_reason(rule.counter_example) is None


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: heading.example)
def test_a_heading_tells_its_example_from_a_story(heading: Heading) -> None:
    assert heading.pattern.match(heading.example)
    assert not any(other.pattern.match(heading.counter_example) for other in HEADINGS)


@pytest.mark.parametrize("container", CONTAINERS + BODY_CONTAINERS, ids=lambda container: container.example)
def test_a_container_tells_its_example_from_a_story(container: Container) -> None:
    assert container.pattern.search(container.example)
    assert not container.pattern.search(container.counter_example)


@pytest.mark.parametrize(("name", "pattern", "example", "counter_example"), DATELINES)
def test_a_dateline_tells_its_example_from_a_story(name: str, pattern: str, example: str, counter_example: str) -> None:
    assert re.match(pattern, example), name
    assert not re.match(pattern, counter_example), name


@pytest.mark.parametrize(("name", "pattern", "example", "counter_example"), FORMS)
def test_a_day_form_tells_its_example_from_less_than_a_day(
    name: str, pattern: str, example: str, counter_example: str
) -> None:
    assert [printed.text for printed in printed_days(example)] == [example], name
    assert list(printed_days(counter_example)) == [], name


@pytest.mark.parametrize(
    "words",
    [
        "5 May 2023 13:17",
        "Published: May 5, 2023, 1:17 pm GMT",
        "Friday, 5 May 2023",
        "Updated on 2023-05-05 at 13:17 UTC",
        "Press release | 5 May 2023",
    ],
)
def test_a_line_of_day_and_time_alone_is_a_timestamp(words: str) -> None:
    printed = timestamp_of(words)
    assert printed is not None
    assert printed.day is not None
    assert printed.day.isoformat() == "2023-05-05"


@pytest.mark.parametrize(
    "words", ["The bridge opened on 5 May 2023", "By 5 May 2023 the ministry must report", "5 May"]
)
def test_a_sentence_with_a_day_is_no_timestamp(words: str) -> None:
    assert timestamp_of(words) is None


def test_no_rule_takes_long_on_a_hostile_line() -> None:
    for line in ("share this " * 40 + "!", "a | " * 120, "(" * 490, "by A, " * 80, "PORT-" * 90, "May 5 " * 80):
        layout_of(lines_of(f"A title of a story\n\n{line}\n\n{line}"), line)
