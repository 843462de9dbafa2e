"""What a document says of itself reaches the reader: the page of a quotation, what was not read and why."""

import json
from pathlib import Path

from tests.clean.pdf import pdf

DECREE = [
    ["Decision on the works", "10 January 2024", "The council met on Tuesday and heard from the harbour board."],
    ["Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2024."],
]
FRENCH = (
    "Le pont du port\n\nLe conseil de la ville a dit dans une lettre que le service des routes doit réparer le pont du "
    "port avant le 30 juin 2024, et que les travaux seront payés par les bateaux qui y passent pour le commerce.\n"
)


def test_a_quotation_from_a_pdf_names_its_page(run, tmp_path: Path):
    (tmp_path / "decree.pdf").write_bytes(pdf(DECREE))
    extracted = json.loads(run("extract", "decree.pdf", "--format", "jsonl").stdout)
    assert [one["page"] for one in extracted["commitments"]] == [2]
    assert run("add", "decree.pdf").returncode == 0
    (row,) = json.loads(run("list", "--json", "--as-of", "2024-02-01").stdout)
    shown = json.loads(run("show", row["id"], "--json", "--as-of", "2024-02-01").stdout)
    assert shown["statements"][0]["page"] == 2
    assert "page 2" in run("show", row["id"], "--as-of", "2024-02-01").stdout


def test_another_language_is_kept_and_marked_and_not_read(run, tmp_path: Path):
    (tmp_path / "pont.txt").write_text(FRENCH, encoding="utf-8")
    added = run("add", "pont.txt")
    assert added.returncode == 0
    assert added.stdout.startswith("1 new source; 0 new statements")
    assert "not in English (fr)" in added.stderr
    assert "pont" in run("search", "pont").stdout
