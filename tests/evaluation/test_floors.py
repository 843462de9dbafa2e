"""Floors under the measured figures: raised when the figures rise, never lowered without a reason written down.

They were lowered twice, both times for weights that find more on unseen folds and in kinds of text the annotated
documents lack, and a little less here: when the written documents were added, and when pages of the archive, acts and
parties' papers were (`docs/extraction.md` has the figures of before and after). The floor of Kazakhstan's figures went
from 0.60 to 0.50 when one more link was found there, by a sentence that does not hold its figure: two of four for two
of three. When the tagger was trained on what it reads, three floors of dossiers were lowered (statements and status of
Kazakhstan, evidence recall of the United Kingdom) and eight others raised.
"""

import pytest

from onrecord.evaluation import extraction, run

DEV = {
    "commitments.p": 0.71,
    "commitments.r": 0.78,
    "commitments.f1": 0.745,
    "deadline.f1": 0.66,
    "target.f1": 0.66,
    "kind_accuracy": 0.74,
    "issuer_accuracy": 0.80,
    "responsible_accuracy": 0.67,
}
DOSSIERS = {
    "kazakhstan-defence": {
        "actors": 0.92,
        "statements": 0.91,
        "evidence_precision": 0.88,
        "evidence_recall": 0.68,
        "relation": 0.92,
        "basis": 0.95,
        "figures": 0.50,
        "moved": 0.50,
        "status": 0.79,
    },
    "uk-government": {
        "actors": 0.92,
        "statements": 0.87,
        "evidence_precision": 0.97,
        "evidence_recall": 0.73,
        "relation": 0.92,
        "basis": 0.95,
        "figures": 0.50,
        "moved": 0.95,
        "status": 0.82,
    },
}


@pytest.fixture(scope="module")
def figures(shared) -> dict[str, float]:
    documents = extraction.load(shared / "gold" / "dev")
    matched = [extraction.match(d, p) for d, p in zip(documents, run.predictions(documents), strict=True)]
    found: dict[str, float] = {}
    for name, value in extraction.score(matched).as_json().items():
        found |= {f"{name}.{part}": v for part, v in value.items()} if isinstance(value, dict) else {name: value}
    return found


@pytest.mark.parametrize("name", DEV)
def test_annotated_documents(figures: dict[str, float], name: str):
    assert figures[name] >= DEV[name]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_dossiers(shared, dossier: str):
    found, _ = run.dossier(shared / "dossiers" / dossier)
    for name, floor in DOSSIERS[dossier].items():
        assert found[name] >= floor, name
    assert found["tempted"] <= 0.06
