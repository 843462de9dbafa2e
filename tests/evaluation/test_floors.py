"""Floors under the measured figures: raised when the figures rise, never lowered without a reason written down."""

import pytest

from onrecord.evaluation import extraction, run

DEV = {
    "commitments.p": 0.68,
    "commitments.r": 0.71,
    "commitments.f1": 0.70,
    "deadline.f1": 0.62,
    "target.f1": 0.59,
    "kind_accuracy": 0.72,
    "issuer_accuracy": 0.80,
    "responsible_accuracy": 0.70,
}
DOSSIERS = {
    "kazakhstan-defence": {
        "actors": 0.90,
        "statements": 0.88,
        "evidence_precision": 0.82,
        "evidence_recall": 0.52,
        "relation": 0.90,
        "basis": 0.90,
        "status": 0.60,
    },
    "uk-government": {
        "actors": 0.90,
        "statements": 0.83,
        "evidence_precision": 0.90,
        "evidence_recall": 0.56,
        "relation": 0.82,
        "basis": 0.90,
        "moved": 0.66,
        "status": 0.50,
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
    found = run.dossier(shared / "dossiers" / dossier)
    for name, floor in DOSSIERS[dossier].items():
        assert found[name] >= floor, name
    assert found["tempted"] <= 0.12
