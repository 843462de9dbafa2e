"""The quantities an action must reach: `[action]` in brackets, the timeframe in braces."""

import re

import pytest

from onrecord.extract.targets import targets_for
from onrecord.extract.targets_not import BARS, Bar
from onrecord.model import Document, Sentence, Target, Timeframe


def read(marked: str) -> tuple[Target, ...]:
    """The targets of a sentence whose action stands in square brackets and timeframe in braces."""
    text = re.sub(r"[\[\]{}]", "", marked)
    document = Document("d", "c", text)

    def plain(mark: str) -> int:
        return len(re.sub(r"[\[\]{}]", "", marked[: marked.index(mark)]))

    action = document.span(plain("["), plain("]"))
    when = Timeframe(document.span(plain("{"), plain("}"))) if "{" in marked else None
    end = text.index(". ") + 1 if ". " in text else len(text)
    return targets_for(document, Sentence(0, end), action, when)


CASES = [
    ("She promised to [raise pay by an average of 30%] {over the next 3 years}.", [(30, "%")]),
    ("They will [build 230 schools] {over the next 4 years}.", [(230, "schools")]),
    ("They will [grow the corps from 150 to 210 cadets].", [(210, "cadets")]),
    ("The term is to [be cut from 20 years to 15 years].", [(15, "years")]),
    ("Fares will [go up from GBP 4.85 (EUR 7.03) to GBP 5.05 (EUR 7.32)].", [(5.05, "GBP")]),
    ("Fifty divers will [undergo more tests].", [(50, "divers")]),
    ("They agreed to [sell the yard] for £65m.", [(65e6, "GBP")]),
    ("He wants [decrease users of the old version to less than one percent].", [(1, "%")]),
    ("They will [repair rural schools]. There are 240 schools on the list.", [(240, "schools")]),
    ("They will [repair rural schools]. There are 240 bridges on the list.", []),
    ("The ministry shall [report] {within 30 days}.", []),
    ("The ministry shall [apply section 3 of the law].", []),
    ("They will [ban sales to people under 18].", []),
    ("The hall shall [be open at least nine hours a week].", [(9, "hours")]),
    ("There will [be 48 hours' notice of a strike].", [(48, "hours")]),
    ("They will [mend the seven worst bridges].", [(7, "bridges")]),
    ("They will [rebuild the eleven bridges] listed in annex 4.", [(11, "bridges")]),
    ("A study will [be made] at a cost not greater than EUR 90 thousand.", [(90e3, "EUR")]),
    ("Fighters at the camp, some 700 of them, will [swear an oath].", [(700, None)]),
    ("Five of them will [carry parcels].", [(5, None)]),
    ("They will [pay for rafts, 420 of them], before the season.", [(420, None)]),
    ("In a town of 9,000 people they will [open a clinic].", []),
    ("They will [open a clinic], a year after 40 houses burnt down.", []),
]


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[m for m, _ in CASES])
def test_targets_of_an_action(marked: str, expected: list[tuple[float, str]]) -> None:
    assert [(t.value, t.unit) for t in read(marked)] == expected


@pytest.mark.parametrize("bar", BARS, ids=lambda b: f"{b.name}: {b.example}")
def test_a_bar_holds_for_its_example_alone(bar: Bar) -> None:
    assert len(read(f"They will [{bar.example}].")) < len(read(f"They will [{bar.counter}]."))
