"""The scorer of dossiers: what counts as right, on a dossier of two reports."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from tests.follow.stories import promise_of, story

from onrecord.evaluation.baseline import bm25_evidence
from onrecord.evaluation.dossier import Found, as_dossiers_count, b_cubed, score_dossier
from onrecord.evaluation.dossier_errors import errors
from onrecord.follow import slippage, status
from onrecord.model import Basis, Commitment, Document, Evidence, Move, Relation, Statement

PROMISED = story("one", "2021-03-01", "They will [build 40 ferry terminals] by 2025, the ministry said.")
LATER = story("two", "2024-06-01", "All 40 ferry terminals have been built, the ministry said.")
QUOTE = "All 40 ferry terminals have been built"
GOLD = {
    "actors": [{"key": "ministry", "aliases": ["the ministry"]}],
    "commitments": [
        {
            "key": "terminals",
            "summary": "Build 40 ferry terminals",
            "first_stated": "one",
            "statements": [{"report": "one", "quote": "build 40 ferry terminals"}],
            "moved": [],
        }
    ],
    "evidence": [
        {"report": "two", "quote": QUOTE, "commitment": "terminals", "relation": "done", "basis": "claimed",
         "figure": {"value": 40, "unit": "terminals"}},
    ],
    "not_evidence": [{"report": "one", "commitment": "terminals", "why": "it is the promise"}],
    "status": [
        {"commitment": "terminals", "as_of": "2024-01-01", "deadline": "upcoming", "overdue_days": None,
         "outcome": "no report", "basis": None},
        {"commitment": "terminals", "as_of": "2026-01-01", "deadline": "passed with outcome", "overdue_days": None,
         "outcome": "done", "basis": "claimed"},
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Resolved:
    commitments: tuple[Commitment, ...]
    forms: dict[tuple[str, str], str] = field(default_factory=dict)


def found(*evidence: Evidence) -> Found:
    commitment = promise_of(PROMISED)
    documents: dict[str, Document] = {"one": PROMISED.document, "two": LATER.document}
    statements: dict[str, Statement] = {s.id: s for s in PROMISED.statements}
    forms = {("one", "the ministry"): "m", ("two", "the ministry"): "m"}
    return Found(
        documents,
        Resolved((commitment,), forms),
        statements,
        evidence,
        lambda c, day: status(c, evidence, [], day),
        lambda c: slippage(c, evidence),
    )


def piece(relation: Relation = Relation.DONE, basis: Basis = Basis.CLAIMED, report: str = "two") -> Evidence:
    document = LATER.document if report == "two" else PROMISED.document
    return Evidence("e", "promise", document.span(0, len(QUOTE)), relation, basis, document.day, linked=True)


def test_all_right() -> None:
    figures = score_dossier(GOLD, found(piece()))
    names = ("actors", "statements", "evidence_precision", "evidence_recall", "relation", "basis", "status")
    assert {figures[name] for name in names} == {1.0}
    assert figures["tempted"] == 0


def test_a_name_counts_where_it_stands_as_a_whole() -> None:
    actors = [*GOLD["actors"], {"key": "minis", "aliases": ["the minis", "ferry term"]}]
    assert score_dossier({**GOLD, "actors": actors}, found(piece()))["actors"] == 1.0


def test_nothing_found() -> None:
    figures = score_dossier(GOLD, found())
    assert (figures["evidence_recall"], figures["status"]) == (0, 0.5)


def test_a_wrong_relation_and_a_wrong_basis() -> None:
    figures = score_dossier(GOLD, found(piece(Relation.PROGRESS, Basis.REPORTED)))
    assert (figures["evidence_precision"], figures["relation"], figures["basis"]) == (1, 0, 0)


def test_a_tempting_link_is_counted() -> None:
    figures = score_dossier(GOLD, found(piece(), replace(piece(report="one"), id="f")))
    assert (figures["tempted"], figures["evidence_precision"]) == (1, 0.5)


def test_a_right_link_of_a_tempting_pair_that_is_evidence_too_is_no_wrong_one() -> None:
    gold = GOLD | {"not_evidence": [{"report": "two", "commitment": "terminals", "why": "another sentence of it"}]}
    assert score_dossier(gold, found(piece()))["tempted"] == 0
    assert score_dossier(gold, found(piece(Relation.PROGRESS)))["tempted"] == 1


def test_what_is_only_possible_is_no_link() -> None:
    assert score_dossier(GOLD, found(replace(piece(), linked=False)))["evidence_recall"] == 0


def test_deadlines_count_to_the_latest_day_known() -> None:
    commitment = promise_of(PROMISED)
    moves = [Move(None, "e", date(2022, 1, 1), date(2027, 12, 31)), Move(None, "f", date(2023, 1, 1), None)]
    seen = status(commitment, [], [], date(2026, 6, 1))
    assert as_dossiers_count(commitment, [], seen, date(2026, 6, 1)) == ("overdue", 152)
    assert as_dossiers_count(commitment, moves[:1], seen, date(2026, 6, 1)) == ("upcoming", None)
    assert as_dossiers_count(commitment, moves, seen, date(2026, 6, 1)) == ("none", None)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([("a", "1"), ("a", "1"), ("b", "2")], 1.0),
        ([("a", "1"), ("a", "2")], 2 * 1 * 0.5 / 1.5),
        ([("a", "1"), ("b", "1")], 2 * 0.5 * 1 / 1.5),
        ([], 0.0),
    ],
)
def test_b_cubed(items: list[tuple[str, str]], expected: float) -> None:
    assert b_cubed(items)[2] == pytest.approx(expected)


def test_the_baseline_links_the_best_later_report() -> None:
    reports = {r.document.id: (r.document.day or date.min, r.document.text) for r in (PROMISED, LATER)}
    assert bm25_evidence(GOLD, reports) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_the_errors_behind_the_figures_are_listed() -> None:
    assert errors(GOLD, found(piece())) == []
    nothing = errors(GOLD, found())
    assert [(e.what, e.where, e.said, e.wanted) for e in nothing] == [
        ("missed link", "two", "", "done, claimed"),
        ("status", "2026-01-01", "overdue, no report", "passed with outcome, done, claimed"),
    ]
    (other, *_) = errors(GOLD, found(piece(Relation.PROGRESS)))
    assert (other.what, other.said, other.wanted) == ("relation or basis", "progress, claimed", "done, claimed")
    tempted = errors(GOLD, found(piece(), replace(piece(report="one"), id="f")))
    assert (tempted[0].what, tempted[0].where) == ("tempting link", "one")


def test_what_was_not_found_is_listed_first() -> None:
    commitment = GOLD["commitments"][0] | {"moved": [{"report": "two", "new_end": "2027-12-31"}]}  # type: ignore[index]
    commitment |= {"statements": [*commitment["statements"], {"report": "two", "quote": "All 40"}]}
    listed = errors(GOLD | {"commitments": [commitment]}, found(piece()))
    assert [(e.what, e.where) for e in listed] == [("missed statement", "two"), ("missed move", "two")]
