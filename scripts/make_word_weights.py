"""Counts how common word stems are in public reporting: makes `resolve/background.tsv` anew.

    python scripts/make_word_weights.py FOLDER_OF_TEXTS... > src/onrecord/resolve/background.tsv

The table is static on purpose: how telling a word is must not depend on what a ledger happens to hold. Run it only
when the stemmer or the texts change, and look at what it does to the figures.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from onrecord.resolve.terms import stems

LEAST_DOCUMENTS = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    files = [f for folder in parser.parse_args().folders for f in sorted(folder.glob("*.txt"))]
    held: Counter[str] = Counter()
    for file in files:
        held.update({stem for stem, _ in stems(file.read_text(encoding="utf-8"))})
    print("# how common a word stem is in public reporting: documents in a thousand that hold it")
    for stem, count in sorted(held.items()):
        if count >= LEAST_DOCUMENTS and stem.isalpha():
            print(f"{stem}\t{round(1000 * count / len(files))}")


if __name__ == "__main__":
    main()
