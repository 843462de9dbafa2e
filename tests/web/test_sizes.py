"""Pages stay quick where a source is large or full of passages."""

import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web import harbour

from onrecord.ledger import Ledger
from onrecord.model import Block
from onrecord.web import create_app
from onrecord.web.marks import Mark, lines

PATIENCE = 10.0  # seconds on a busy machine; these take a tenth of that on an idle one


@pytest.mark.parametrize("lined", [True, False])
def test_ten_thousand_passages_in_one_source(lined: bool) -> None:
    word = "promise\n" if lined else "promise "
    text = word * 10_000
    marks = [Mark(at, at + 7, "action") for at in range(0, len(text) - 8, 8)]
    marks += [Mark(at, at + 12, "sentence") for at in range(3, len(text) - 16, 800)]
    begun = time.monotonic()
    found = lines(text, marks)
    assert time.monotonic() - begun < PATIENCE
    assert len(found) == (10_000 if lined else 1)


def test_a_source_longer_than_a_page_is_cut_and_says_so(tmp_path: Path) -> None:
    text = "The quay is long.\nRead also: eels\n" * 20_000
    blocks = tuple(Block(at, at + 15, "teaser") for at in range(18, len(text), 34))
    document = harbour.story(text, None, "Harbour Times", "independent", "Long", set_aside=blocks)
    with Ledger.open(tmp_path / "long.db") as ledger:
        ledger.accept(harbour.capture_of(text, "Long.txt"))
        ledger.record(harbour.reading(document))
        ledger.write_resolution((), (), {}, ())
        client = TestClient(create_app(ledger, today=harbour.TODAY), base_url="http://localhost")
        begun = time.monotonic()
        html = client.get(f"/source/{document.id}").text
        assert time.monotonic() - begun < 2 * PATIENCE
    assert "the archived copy holds all of it" in html
    assert html.count("teaser for another story") > 10_000
