"""Following in general: promises and reports from many lands; no rule names any of them."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from tests.follow.stories import passages, promise_of, story

from onrecord.follow import follow
from onrecord.model import Evidence, Reading

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("other_lands.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told() -> tuple[dict[str, str], dict[str, list[Evidence]]]:
    """What each report should tell ("key: relation basis" or "none"), and what was linked to it."""
    promises = {key: story(key, day, text, title) for kind, key, day, text, title in ROWS if kind == "C"}
    expected: dict[str, str] = {}
    reports: list[Reading] = []
    for number, (kind, tells, day, text, title) in enumerate(ROWS):
        if kind == "R":
            reports.append(story(f"report {number}", day, text, title))
            expected[f"report {number}"] = tells
    commitments = [replace(promise_of(reading), id=key) for key, reading in promises.items()]
    statements = {s.id: s for r in promises.values() for s in r.statements}
    linked: dict[str, list[Evidence]] = defaultdict(list)
    for piece in follow(commitments, statements, (), passages(*promises.values(), *reports)):
        if piece.linked:
            linked[piece.span.document].append(piece)
    return expected, linked


def test_links_and_relations_hold_in_other_lands() -> None:
    expected, linked = told()
    wanted = {report: tells for report, tells in expected.items() if tells != "none"}
    links = {(report, e.commitment) for report, pieces in linked.items() for e in pieces}
    right = [(report, key) for report, key in links if wanted.get(report, "").split(":")[0] == key]
    relations = [any(f" {e.relation} " in f"{wanted[r]} " for e in linked[r]) for r, _ in right]
    assert len(right) / len(links) >= 0.9
    assert len(right) / len(wanted) >= 0.65
    assert sum(relations) / len(relations) >= 0.85
