"""The package's scorer says what the annotated material's own scorer says, on whatever is predicted."""

import importlib.util
import random
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.evaluation import extraction


@pytest.fixture(scope="module")
def reference(shared: Path):
    spec = importlib.util.spec_from_file_location("reference_scorer", shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(document: extraction.Annotated, chance: random.Random) -> list[dict]:
    """Predictions made from the annotations: some cut, some doubled, some wrong, some invented."""
    predictions = []
    for commitment in document.commitments:
        start = document.text.find(commitment["action"])
        end = start + len(commitment["action"])
        for _ in range(chance.choice([0, 1, 1, 1, 2])):
            a = max(0, start - chance.choice([0, 0, 8, 40]))
            b = min(len(document.text), end + chance.choice([0, 0, 12, 60]))
            predictions.append(
                {
                    "action": {"text": document.text[a:b], "start": a, "end": b},
                    "kind": chance.choice([commitment["kind"], "plan"]),
                    "issuer": chance.choice([commitment["issuer"], None, "Somebody"]),
                    "responsible": chance.choice([commitment["responsible"], None]),
                    "timeframe": chance.choice([commitment["timeframe"], None]),
                    "targets": chance.choice([commitment["targets"], []]),
                }
            )
    predictions.append({"action": {"text": document.text[0:9], "start": 0, "end": 9}, "kind": "call"})
    return predictions


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_reference_scorer(shared: Path, reference, seed: int):
    folder = shared / "gold" / "dev"
    documents = extraction.load(folder)
    chance = random.Random(seed)
    predicted = {d.id: perturbed(d, chance) for d in documents}
    theirs = reference.score(folder / "texts", reference.lines(folder / "commitments.jsonl"), predicted)
    ours = extraction.score([extraction.match(d, predicted[d.id]) for d in documents])
    assert ours.as_json() == theirs


def test_what_restates_or_is_soft_counts_neither_way():
    document = extraction.Annotated(
        "d",
        "We will open ten parks. We value parks. We will open ten parks.",
        None,
        (
            {"action": "open ten parks", "kind": "pledge", "strength": "firm"},
            {"action": "value parks", "kind": "pledge", "strength": "soft"},
        ),
    )
    at = {"open": (8, 22), "value": (27, 38), "again": (48, 62)}
    predicted = [{"action": {"text": "", "start": a, "end": b}, "kind": "pledge"} for a, b in at.values()]
    scores = extraction.score([extraction.match(document, predicted)])
    assert scores.commitments == extraction.Figures(1, 1, 1)


def test_a_folder_without_annotations_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match="commitments.jsonl"):
        extraction.load(tmp_path)
