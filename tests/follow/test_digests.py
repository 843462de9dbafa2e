"""Silence, changes, the scales of other trackers."""

import pytest
from tests.follow.ledger_lines import day, promise, ruling, told

from onrecord.follow import SCALES, Followed, changes, rating, silent, status


def followed(end: str | None, *lines: str) -> Followed:
    return Followed(promise(end, target=30), tuple(told(line) for line in lines))


def test_a_promise_nobody_spoke_of_is_silent_since_it_was_made() -> None:
    (one,) = silent([followed("2021-11-01")], [], day("2022-01-01"), 180)
    assert (one.last_heard, one.days) == (day("2020-01-01"), 731)


def test_a_report_breaks_the_silence() -> None:
    assert list(silent([followed("2021-11-01", "2021-12-01 progress claimed")], [], day("2022-01-01"), 180)) == []


def test_what_is_done_is_not_silent() -> None:
    assert list(silent([followed("2021-11-01", "2020-12-01 done claimed")], [], day("2022-01-01"), 180)) == []


def test_the_longest_silence_comes_first() -> None:
    heard = followed(None, "2021-01-01 progress claimed")
    found = list(silent([heard, followed(None)], [], day("2022-01-01"), 180))
    assert [s.days for s in found] == [731, 365]


def test_changes_tell_a_promises_story_in_order() -> None:
    one = followed("2021-11-01", "2021-05-01 delay claimed to 2022-05-01", "2022-03-01 done claimed")
    seen = [(c.day.isoformat(), c.what) for c in changes([one], [], day("2019-12-31"), day("2022-12-31"))]
    assert seen == [
        ("2020-01-01", "stated"),
        ("2021-05-01", "in progress"),
        ("2021-05-01", "moved"),
        ("2021-10-02", "due soon"),
        ("2021-11-02", "overdue"),
        ("2022-03-01", "done"),
    ]


def test_changes_lie_after_the_first_day_and_up_to_the_last() -> None:
    one = followed("2021-11-01")
    assert [c.what for c in changes([one], [], day("2021-10-02"), day("2021-11-02"))] == ["overdue"]


# the history, the day after "@", PolitiFact, Full Fact, Polimètre
RATED = """
 | Not Yet Rated | Wait and see | Not yet rated
2021-03-01 progress claimed | In the Works | In progress | In the works
2021-03-01 done reported | Promise Kept | Achieved | Kept
2021-03-01 contradiction reported | Stalled | Off track | Not yet rated
2021-03-01 contradiction claimed ends dropped | Stalled | Off track | Not yet rated
2021-03-01 contradiction claimed ends superseded | Compromise | Unclear or disputed | Partially kept
""".strip("\n").splitlines()


@pytest.mark.parametrize("line", RATED)
def test_a_status_on_the_scales_of_others(line: str) -> None:
    history, *labels = (part.strip() for part in line.split("|"))
    seen = status(promise("2021-11-01"), [told(history)] if history else [], [], day("2021-06-01"))
    assert [rating(seen, scale) for scale in ("politifact", "full fact", "polimètre")] == labels


def test_broken_always_needs_a_person() -> None:
    machine = status(promise("2021-11-01"), [told("2021-12-01 contradiction reported")], [], day("2022-06-01"))
    person = status(
        promise("2021-11-01"), [], [ruling("verdict", "c", "2022-01-01", outcome="broken")], day("2022-06-01")
    )
    for scale, word in (("politifact", "Promise Broken"), ("full fact", "Not kept"), ("polimètre", "Broken")):
        assert rating(machine, scale) != word
        assert rating(person, scale) == word
    assert set(SCALES) == {"politifact", "full fact", "polimètre"}
