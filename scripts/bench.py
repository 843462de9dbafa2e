"""Writes `docs/performance.md` from the benchmarks: `python scripts/bench.py MATERIAL [--only NAME…]`.

Each part is a script of its own whose tables go in as they are printed; `--only` renews some parts. What stands under
other headings is kept. Expect an hour for all of them; run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPORT = HERE.parent / "docs" / "performance.md"
HEADINGS = {
    "extract": "From text to statements",
    "intake": "Taking in a web archive: cleaning",
    "archive": "From web archive to ledger",
    "resolve": "Who is who, and one promise in many stories",
    "follow": "Following through",
    "ledger": "The ledger and its pages' queries",
    "pages": "The pages",
}


def commands(material: Path, scratch: Path) -> dict[str, list[str]]:
    """The arguments of each benchmark."""
    archive = str(material / "corpora" / "kremlin-1000.warc.gz")
    reports = material / "dossiers" / "kazakhstan-defence"
    return {
        "extract": [str(material)],
        "intake": [archive, str(material / "corpora" / "kremlin-1000.jsonl")],
        "archive": [archive],
        "resolve": [str(reports / "reports.jsonl")],
        "follow": [str(reports)],
        "ledger": [str(scratch)],
        "pages": [str(scratch / "bench-100000-1000000.db")],
    }


def parts_kept() -> dict[str, str]:
    """The parts of the report as they stand, by heading."""
    if not REPORT.is_file():
        return {}
    pieces = re.split(r"^## (.+)\n", REPORT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], (p.strip() for p in pieces[2::2]), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path)
    parser.add_argument("--only", nargs="*", choices=HEADINGS, default=list(HEADINGS))
    arguments = parser.parse_args()
    parts = parts_kept()
    with tempfile.TemporaryDirectory() as scratch:
        for name, asked in commands(arguments.material, Path(scratch)).items():
            if name not in arguments.only:
                continue
            command = [sys.executable, str(HERE / f"bench_{name}.py"), *asked]
            printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
            parts[HEADINGS[name]] = printed if "| ---" in printed else f"```\n{printed}\n```"
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    text = f"# Performance\n\nMade by `make bench` ({machine}); do not edit. Median times unless said otherwise.\n"
    for heading in dict.fromkeys((*HEADINGS.values(), *parts)):
        if heading in parts:
            text += f"\n## {heading}\n\n{parts[heading]}\n"
    REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
