"""What kind of outlet carries a report: official, agency or independent; unknown stays unknown.

The table `data/outlets.tsv` holds patterns of names and addresses; a user's own file of the same form may be put
before it. The first row that matches decides.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from onrecord.errors import UsageError

Rows = tuple[tuple[str, str], ...]  # pattern and kind
KINDS = frozenset({"official", "agency", "independent"})


def outlet_kind(outlet: str | None, url: str | None = None, own: Rows = ()) -> str | None:
    """The kind of an outlet by its name or address, or None where no row knows it.

    Args:
        outlet: its name as printed.
        url: the address of the page.
        own: rows of the user's, `(pattern, kind)`, tried first.
    """
    for pattern, kind in (*own, *_shipped()):
        if any(text and re.search(pattern, text, re.IGNORECASE) for text in (outlet, url)):
            return kind
    return None


def read_outlets(path: Path) -> Rows:
    """The rows of a table: pattern, tab, kind; lines that start with # are notes. A missing file holds none.

    Raises:
        UsageError: where it cannot be read, or a row is not of that form.
    """
    try:
        return _rows(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}).", "It is to be a text file in UTF-8.") from error


def _rows(text: str, name: str) -> Rows:
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, _, kind = line.rpartition("\t")
        if not pattern.strip() or kind.strip() not in KINDS:
            raise UsageError(f"{name}, line {number}: no row of an outlets table.", "Write: pattern, tab, kind.")
        try:
            re.compile(pattern.strip())
        except re.error as error:
            raise UsageError(
                f"{name}, line {number}: no pattern ({error}).", "Put \\ before ( ) [ ] . + * ?"
            ) from error
        rows.append((pattern.strip(), kind.strip()))
    return tuple(rows)


@cache
def _shipped() -> Rows:
    table = resources.files("onrecord.follow").joinpath("data/outlets.tsv")
    return _rows(table.read_text(encoding="utf-8"), "outlets.tsv")
