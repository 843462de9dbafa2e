"""Words a second from text to statements, one process, beside the bare parser over the same texts in the same run.

python scripts/bench_extract.py MATERIAL [--rounds N]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from importlib import import_module, util
from pathlib import Path

from spacy.language import Language

from onrecord.evaluation import extraction, report
from onrecord.evaluation.run import read_annotated
from onrecord.parse.syntax import PACKAGES, language


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    documents = extraction.load(arguments.material / "gold" / "dev")
    words = sum(len(d.text.split()) for d in documents)
    module = import_module(next(n for n in PACKAGES if util.find_spec(n)))
    engines: dict[str, Callable[[], object]] = {
        "en_core_web_sm, as it comes": _piped(module.load(), documents),
        "the parts of it in use": _piped(language(), documents),
        "text to statements": lambda: [read_annotated(d) for d in documents],
    }
    read_annotated(documents[0])  # loads every model before the clock starts
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(arguments.rounds):
        for name, work in engines.items():
            seconds[name].append(timed(work))
    middle = {name: statistics.median(times) for name, times in seconds.items()}
    first = next(iter(middle.values()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(documents)} documents, {words} words, median of {arguments.rounds} rounds, peak memory {peak:.0f} MiB.\n"
    )
    rows = [(name, f"{words / t:.0f}", f"{first / t:.2f}") for name, t in middle.items()]
    print(report.table(("", "words a second", "against the first"), rows))


def _piped(bare: Language, documents: Sequence[extraction.Annotated]) -> Callable[[], object]:
    return lambda: [None for _ in bare.pipe((d.text for d in documents), batch_size=8)]


if __name__ == "__main__":
    main()
