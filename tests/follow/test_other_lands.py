"""Following in general: promises and reports from many lands; no rule names any of them."""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.follow.stories import passages, promise_of, story

from onrecord.follow import follow
from onrecord.model import Evidence, Reading

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("other_lands.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


Expected = dict[str, str]
Linked = dict[str, list[Evidence]]


@cache
def told() -> tuple[Expected, Linked]:
    """What each report should tell ("key: relation basis" or "none"), and what was linked to it.

    "until DAY" behind it is the last day that it gives instead; "none or key: repeat" may be linked as a repeat.
    """
    promises = {key: story(key, day, text, title) for kind, key, day, text, title in ROWS if kind == "C"}
    expected: Expected = {}
    reports: list[Reading] = []
    for number, (kind, tells, day, text, title) in enumerate(ROWS):
        if kind == "R":
            reports.append(story(f"report {number}", day, text, title))
            expected[f"report {number}"] = tells
    commitments = [replace(promise_of(reading), id=key) for key, reading in promises.items()]
    statements = {s.id: s for r in promises.values() for s in r.statements}
    linked: Linked = defaultdict(list)
    for piece in follow(commitments, statements, (), passages(*promises.values(), *reports)):
        if piece.linked and f"or {piece.commitment}: {piece.relation}" not in expected.get(piece.span.document, ""):
            linked[piece.span.document].append(piece)
    return expected, linked


def test_links_and_relations_hold_in_other_lands() -> None:
    expected, linked = told()
    wanted = {report: tells for report, tells in expected.items() if not tells.startswith("none")}
    links = {(report, e.commitment) for report, pieces in linked.items() for e in pieces}
    right = [(report, key) for report, key in links if wanted.get(report, "").split(":")[0] == key]
    relations = [any(f" {e.relation} " in f"{wanted[r]} " for e in linked[r]) for r, _ in right]
    assert len(right) / len(links) >= 0.9
    assert len(right) / len(wanted) >= 0.75
    assert sum(relations) / len(relations) >= 0.85


def test_moved_days_are_found_in_other_lands() -> None:
    expected, linked = told()
    moved = {report: tells.rpartition(" until ")[2] for report, tells in expected.items() if " until " in tells}
    found = [any(str(e.new_end) == day for e in linked[report]) for report, day in moved.items()]
    assert sum(found) / len(found) >= 0.7
