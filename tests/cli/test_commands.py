"""The commands on one short story, as a stranger would use them."""

import csv
import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.model import Decision

AS_OF = ("--as-of", "2024-07-10")


@pytest.fixture
def filled(run, story: Path):
    assert run("add", "story.txt").returncode == 0
    return run


def rows(result) -> list[dict]:
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_list_shows_who_what_and_how_late(filled):
    [row] = rows(filled("list", "--json", "--words", "bridge", *AS_OF))
    assert row["issuer"].endswith("Ines Harlow")
    assert "roads department" in row["responsible"]
    assert (row["due"], row["deadline"], row["overdue_days"]) == ("2024-06-30", "overdue", 10)
    printed = filled("list", *AS_OF).stdout
    assert "overdue by 10 days" in printed
    assert "repair the harbour bridge" in printed
    assert "\x1b[" not in printed


def test_filters_narrow_the_list(filled):
    assert [r["kind"] for r in rows(filled("list", "--json", "--kind", "order", *AS_OF))] == ["order"]
    assert rows(filled("list", "--json", "--kind", "call", *AS_OF)) == []
    assert rows(filled("list", "--json", "--state", "overdue", *AS_OF))
    assert rows(filled("list", "--json", "--actor", "Ines Harlow", *AS_OF))
    assert rows(filled("due", "--json", "--within", "30d", "--as-of", "2024-06-15"))
    assert rows(filled("list", "--json", "--as-of", "2024-01-09")) == [], "nothing was said yet"


def test_show_takes_the_beginning_of_an_id(filled):
    [row] = rows(filled("list", "--json", "--words", "bridge", *AS_OF))
    shown = filled("show", row["id"][:8], *AS_OF)
    assert "“by 30 June 2024”" in shown.stdout or "by 30 June 2024" in shown.stdout
    record = json.loads(filled("show", row["id"], "--json", *AS_OF).stdout)
    assert record["statements"][0]["text"] == "repair the harbour bridge"
    assert filled("show", "nonsense").returncode == 7


def test_search_finds_story_and_commitment(filled):
    found = json.loads(filled("search", "bridge", "--json", *AS_OF).stdout)
    assert {hit["what"] for hit in found} == {"source", "commitment"}
    assert filled("search", 'bridge" OR (', *AS_OF).returncode == 0


def test_export_is_complete(filled):
    exported = json.loads(filled("export", *AS_OF).stdout)
    table = list(csv.DictReader(io.StringIO(filled("export", "--format", "csv", *AS_OF).stdout)))
    assert {c["id"] for c in exported} == {r["id"] for r in table}
    assert len(exported) == 2


def test_adding_again_changes_nothing(filled):
    before = filled("export", *AS_OF).stdout
    again = filled("add", "story.txt")
    assert "already there" in again.stdout
    assert filled("export", *AS_OF).stdout == before


def test_verify_notices_a_changed_archive(filled, tmp_path: Path):
    assert filled("verify").returncode == 0
    [content] = tmp_path.glob("onrecord.archive/*/*/content")
    content.chmod(0o644)
    content.write_bytes(content.read_bytes().replace(b"400", b"900"))
    result = filled("verify")
    assert result.returncode == 1
    assert "changed" in result.stderr


def test_extract_needs_no_ledger_and_is_deterministic(run, story: Path, tmp_path: Path):
    first, second = run("extract", "story.txt"), run("extract", "story.txt")
    assert first.stdout == second.stdout
    record = json.loads(first.stdout)
    assert record["id"] == "story"
    assert record["published"] == "2024-01-10"
    text = story.read_text()
    for commitment in record["commitments"]:
        action = commitment["action"]
        assert text[action["start"] : action["end"]] == action["text"]
    assert not list(tmp_path.glob("*.db"))
    later = json.loads(run("extract", "story.txt", "--published", "2025-02-03").stdout)
    assert later["published"] == "2025-02-03"


HEAVY = ("spacy", "onnxruntime", "numpy", "sqlalchemy", "fastapi", "trafilatura", "pydantic", "httpx2")


def test_help_imports_nothing_heavy():
    code = f"import sys, onrecord.cli.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_demo_needs_nothing(run):
    result = run("demo", "--no-serve")
    assert result.returncode == 0, result.stderr
    assert "Read 40 reports" in result.stdout
    assert "overdue" in result.stdout


def test_a_sentence_is_explained_either_way(run):
    found = run(
        "extract", "--explain", "--sentence", "The minister ordered the agency to repair the bridge by May 2030."
    )
    assert "a commitment:" in found.stdout
    thanks = run("extract", "--explain", "--sentence", "The minister thanked the builders for their work.")
    assert "none:" in thanks.stdout


def test_what_people_decided_leaves_as_lines_and_scores_the_program(filled, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as book:
        kept = next(book.all_commitments())
        moment = datetime(2024, 2, 1, tzinfo=UTC)
        book.decide([Decision("d1", "edit", kept.id, "Ada", moment, after=(("kind", "pledge"),))])
    (tmp_path / "decisions.jsonl").write_text(filled("decisions").stdout, encoding="utf-8")
    scored = json.loads(filled("eval", "decisions.jsonl", "--json").stdout)
    assert scored == {
        "commitments": {"ruled": 1, "right": 1, "share": 1.0},
        "fields": {"ruled": 1, "right": 0, "share": 0.0},
    }
    assert "said 'order', ruled 'pledge'" in filled("eval", "decisions.jsonl").stdout
