"""Two subjects with a day each and one verb are two commitments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.extract.gapped import parted
from onrecord.model import Kind, Parsed, Statement, Strength, Timeframe

Read = Callable[[str], Parsed]

# A sentence, its action as it was found, the words of the day taken for it, and the actions with their days.
CASES = [
    pytest.param(
        "The north hall will be opened on 3 May 2025 and the south hall on 7 June 2026.",
        "The north hall will be opened",
        "on 3 May 2025",
        [("The north hall will be opened", date(2025, 5, 3)), ("the south hall on 7 June 2026", date(2026, 6, 7))],
        id="a subject and a day behind it",
    ),
    pytest.param(
        "As on 2 April 2025, Lorn Lines will move to the state on 3 May 2025 and Corham Boats on 7 June 2026.",
        "move to the state on 3 May 2025 and Corham Boats",
        "on 2 April 2025",
        [("move to the state on 3 May 2025", date(2025, 5, 3)), ("Corham Boats on 7 June 2026", date(2026, 6, 7))],
        id="the action reaches into the second half",
    ),
    pytest.param(
        "Lorn Lines will move to the state on 3 May 2025 and Corham Boats on 7 June 2026.",
        "Corham Boats",
        "on 3 May 2025",
        [("Corham Boats on 7 June 2026", date(2026, 6, 7))],
        id="the second half with the first one's day",
    ),
    pytest.param(
        "The ferry will sail on 3 May 2025 and passengers on 7 June 2026 will get tea.",
        "sail",
        "on 3 May 2025",
        [("sail", date(2025, 5, 3))],
        id="a verb of its own",
    ),
]


@pytest.mark.parametrize(("text", "action", "when", "expected"), CASES)
def test_what_is_left_out_is_read_from_the_first_half(
    read: Read, text: str, action: str, when: str, expected: list[tuple[str, date]]
) -> None:
    parsed = read(text)
    document, sentence = parsed.document, parsed.sentences[0]
    span = document.span(text.index(action), text.index(action) + len(action))
    day = document.span(text.index(when), text.index(when) + len(when))
    found = Statement(
        Statement.id_for(span), document.id, span, document.span(sentence.start, sentence.end), Kind.PLAN,
        Strength.FIRM, timeframe=Timeframe(day, None, date(2025, 5, 3)),
    )  # fmt: skip
    halves = parted(document, sentence, found)
    assert [(h.action.quote, h.timeframe.end if h.timeframe else None) for h in halves] == expected


# A sentence, its action as it was found, and the second action with its last day; or that there is none.
WITHOUT_BE = [
    pytest.param(
        "The kiln at Lorn will be closed by 3 May 2025 and its 400 potters retrained by 7 June 2026.",
        ("its 400 potters retrained", date(2026, 6, 7)),
        id="a day of its own",
    ),
    pytest.param(
        "The mine at Lorn will be closed by 3 May 2025 and its 400 workers retrained.",
        ("its 400 workers retrained", None),
        id="no day",
    ),
    pytest.param(
        "The kiln at Lorn will be closed by 3 May 2025 and its potters are old.", None, id="a verb of its own"
    ),
    pytest.param(
        "The kiln at Lorn will close by 3 May 2025 and its potters retrained.", None, id="no passive before it"
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_BE)
def test_a_passive_that_leaves_out_its_verb(read: Read, text: str, expected: tuple[str, date | None] | None) -> None:
    parsed = read(text)
    document, sentence = parsed.document, parsed.sentences[0]
    span, day = document.span(0, text.index(" by 3")), document.span(text.index("by 3"), text.index("2025") + 4)
    found = Statement(
        Statement.id_for(span), document.id, span, document.span(sentence.start, sentence.end), Kind.PLAN,
        Strength.FIRM, timeframe=Timeframe(day, None, date(2025, 5, 3)),
    )  # fmt: skip
    second = [(h.action.quote, h.timeframe.end if h.timeframe else None) for h in parted(document, sentence, found)[1:]]
    assert second == ([expected] if expected else [])


def test_what_stands_behind_two_days_is_left_as_it_is(read: Read) -> None:
    text = "The kiln at Lorn closes on 3 May 2025 and the mine on 7 June 2026, and they will build a museum there."
    parsed = read(text)
    document, sentence = parsed.document, parsed.sentences[0]
    span = document.span(text.index("build"), len(text) - 1)
    found = Statement(
        Statement.id_for(span), document.id, span, document.span(0, len(text)), Kind.PLAN, Strength.FIRM
    )  # fmt: skip
    assert parted(document, sentence, found) == (found,)
