"""Make `follow/data/background.tsv`: how common each term is in the annotated training texts.

    python scripts/make_background.py FOLDER_OF_TEXTS…

Texts are grouped by the first word of their file name (their source); a term's share of pieces of a report's length
is the mean over the sources,
so that no source's own subjects weigh more than another's. No text is kept, only terms and classes 1 to 9.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from onrecord.follow.words import commonness, terms

PIECE = 120  # terms: about a short report
LEAST = 4  # a term in fewer texts is left out: it weighs full anyway


def main(folders: list[str]) -> None:
    texts: dict[str, list[set[str]]] = defaultdict(list)
    for folder in folders:
        for path in sorted(Path(folder).glob("*.txt")):
            found = terms(path.read_text(encoding="utf-8"))
            pieces = [set(found[i : i + PIECE]) for i in range(0, len(found), PIECE)]
            texts[path.stem.split("-")[0]] += pieces
    sources = {name: sets for name, sets in texts.items() if len(sets) >= 20}
    total: Counter[str] = Counter(t for sets in sources.values() for one in sets for t in one)
    classes: dict[int, list[str]] = defaultdict(list)
    for term, count in total.items():
        if count < LEAST or term[0].isdigit():
            continue
        share = sum(sum(term in one for one in sets) / len(sets) for sets in sources.values()) / len(sources)
        if (common := commonness(share)) > 0:
            classes[common].append(term)
    lines = [f"{common}\t{' '.join(sorted(classes[common]))}" for common in sorted(classes, reverse=True)]
    note = "# How common a term is (9: in nearly every text), then the terms. Made by scripts/make_background.py."
    target = Path(__file__).parents[1] / "src/onrecord/follow/data/background.tsv"
    target.write_text("\n".join([note, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
