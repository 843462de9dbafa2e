"""Makes `src/onrecord/extract/who_weights.json` from annotated documents: `python scripts/train_who.py MATERIAL`.

Deterministic: same documents, same weights. Documents annotated or written for training count half. The issuer is
learnt first; the model for the responsible party is given issuers predicted by models that did not see the document
(five folds), as it will be at run time.
`--check` prints cross-validated accuracy on firm commitments, for each sort of document apart, and writes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from extract_training.material import Example, annotated

from onrecord.extract.who_candidates import Candidate, candidates
from onrecord.extract.who_rank import score
from onrecord.extract.who_scene import Scene, story_of
from onrecord.model import Kind, Mention, Parsed, Sentence, Span

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "extract" / "who_weights.json"
FOLDS = 5
ROUNDS = 240
LEAST = 3  # a feature seen in fewer candidates is left out
PENALTY = 6.0
UNCOUNTED = 0.5  # what a case of a document for training alone counts, against one of the others
SameName = Callable[[str | None, str | None], bool]


@dataclass(frozen=True)
class Case:
    """One annotated commitment in its document."""

    parsed: Parsed
    sentence: Sentence
    action: Span
    truth: dict[str, str | None]
    kind: Kind
    firm: bool  # and no restatement: accuracy is counted over these
    sort: str = "train"  # of document
    worth: float = 1.0  # its share in the training

    @property
    def fold(self) -> int:
        return int(hashlib.sha256(self.parsed.document.id.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True)
class Choice:
    """The candidates of one case, and which of them are right."""

    case: Case
    found: list[Candidate]
    right: list[bool]


def same_name_of(material: Path) -> SameName:
    """The scorer's own rule for equal names."""
    spec = importlib.util.spec_from_file_location("score", material / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: SameName = module.same_name
    return rule


def cases(example: Example) -> Iterator[Case]:
    """The commitments of a document, each with its restatements."""
    parsed, worth = example.parsed, 1.0 if example.counted else UNCOUNTED
    for one in example.commitments:
        truth = {"issuer": one["issuer"], "responsible": one["responsible"]}
        firm = one["strength"] == "firm"
        for n, words in enumerate([one["action"], *(one.get("also") or [])]):
            start = example.text.find(words)
            action = parsed.document.span(start, start + len(words))
            sentence = max(parsed.sentences, key=lambda s: min(s.end, action.end) - max(s.start, action.start))
            yield Case(parsed, sentence, action, truth, Kind(one["kind"]), firm and n == 0, example.sort, worth)


def choices(
    found: Sequence[Case], question: str, same: SameName, issuers: Sequence[Mention | None] | None = None
) -> list[Choice]:
    made = []
    for n, case in enumerate(found):
        scene = Scene(story_of(case.parsed), case.sentence, case.action, case.kind)
        issuer = issuers[n] if issuers else None
        options = candidates(scene, issuer, for_responsible=question == "responsible")
        right = [same(case.truth[question], c.mention.name if c.mention else None) for c in options]
        made.append(Choice(case, options, right))
    return made


def fit(given: Sequence[Choice]) -> dict[str, float]:
    """Weights that make right candidates most likely, with an L2 penalty; Adam over the whole set."""
    usable = [c for c in given if any(c.right)]
    seen = Counter(f for c in usable for one in c.found for f in one.features)
    names = sorted(f for f, n in seen.items() if n >= LEAST)
    number = {f: i for i, f in enumerate(names)}
    flat = [(g, one, ok) for g, c in enumerate(usable) for one, ok in zip(c.found, c.right, strict=True)]
    pairs = [(r, number[f]) for r, (_, one, _) in enumerate(flat) for f in sorted(one.features) if f in number]
    rows, columns = np.array(pairs).T
    group = np.array([g for g, _, _ in flat])
    right = np.array([ok for _, _, ok in flat], dtype=float)
    worth = np.array([c.case.worth for c in usable])[group]
    weight, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, ROUNDS + 1):
        value = np.bincount(rows, weight[columns], minlength=len(flat))
        top = np.full(len(usable), -np.inf)
        np.maximum.at(top, group, value)
        mass = np.exp(value - top[group])
        chosen = mass / np.bincount(group, mass)[group]
        wanted = mass * right / np.bincount(group, mass * right)[group]
        slope = np.bincount(columns, ((chosen - wanted) * worth)[rows], minlength=len(names)) + PENALTY * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = 0.05 if step < 0.6 * ROUNDS else 0.015
        weight -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(w), 3) for f, w in zip(names, weight, strict=True) if abs(w) >= 0.02}


def pick(choice: Choice, table: dict[str, float]) -> int:
    return max(range(len(choice.found)), key=lambda i: score(choice.found[i].features, table))


def out_of_fold(given: Sequence[Choice]) -> list[int]:
    """The candidate picked for each case by a model that saw no case of its fold."""
    tables = [fit([c for c in given if c.case.fold != fold]) for fold in range(FOLDS)]
    return [pick(c, tables[c.case.fold]) for c in given]


def report(question: str, given: Sequence[Choice], picks: Sequence[int]) -> None:
    """The share of firm commitments answered rightly, and that of those that could be, by the sort of document."""
    firm = [(c, i) for c, i in zip(given, picks, strict=True) if c.case.firm]
    for sort in dict.fromkeys(c.case.sort for c, _ in firm):
        of_sort = [(c, i) for c, i in firm if c.case.sort == sort]
        right, reach = sum(c.right[i] for c, i in of_sort), sum(any(c.right) for c, _ in of_sort)
        n = len(of_sort)
        print(f"{question} {sort:20} {right / n:.3f} of {n:4} firm commitments; reachable {reach / n:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    same = same_name_of(args.material)
    found = [case for example in annotated(args.material) for case in cases(example)]
    issuers = choices(found, "issuer", same)
    picks = out_of_fold(issuers)
    report("issuer", issuers, picks)
    predicted = [c.found[i].mention for c, i in zip(issuers, picks, strict=True)]
    bound = choices(found, "responsible", same, predicted)
    if args.check:
        report("responsible", bound, out_of_fold(bound))
        return
    table = {"issuer": fit(issuers), "responsible": fit(bound)}
    WEIGHTS.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
