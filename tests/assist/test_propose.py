"""A model of the user's own, asked over HTTP: the text decides what of its answer stands."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.assist import Model, compare, propose
from onrecord.model import Document, Kind, Parsed, Published, Sentence, Statement, Strength

HERE = Path(__file__).parent
STORY = (
    "Mayor Ines Harlow ordered the roads department to repair the harbour bridge by 30 June 2024.\n\n"
    "She promised that the city would plant 400 trees.\n\nRelated: the port will sell the town hall"
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    command = [sys.executable, str(HERE / "replay_server.py"), str(HERE / "answers")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.kill()


@pytest.fixture
def parsed() -> Parsed:
    from onrecord.model import Block

    teaser = STORY.index("Related:")
    document = Document(
        "d1",
        "c1",
        STORY,
        published=Published(date(2024, 1, 10), "given"),
        set_aside=(Block(teaser, len(STORY), "teaser"),),
    )
    second = STORY.index("She promised")
    return Parsed(document, (Sentence(0, second - 2), Sentence(second, teaser - 2)))


def asked(server: str) -> int:
    with urllib.request.urlopen(server) as answer:
        return json.load(answer)["asked"]


def model(server: str, name: str, timeout: float = 20.0) -> Model:
    return Model(name, f"{server}/v1", "key", timeout)


def test_a_good_answer_becomes_statements_with_our_own_days(server: str, parsed: Parsed):
    proposed = propose(parsed, model(server, "good"))
    assert proposed.issue is None
    bridge, trees = proposed.statements
    assert bridge.action.quote == "repair the harbour bridge"
    assert parsed.document.holds(bridge.action)
    assert (bridge.kind, bridge.rule) == (Kind.ORDER, "llm:good")
    assert bridge.timeframe.end == date(2024, 6, 30)
    assert [t.value for t in trees.targets] == [400]
    assert proposed.rejected == 0


def test_invented_quotations_are_rejected_and_counted(server: str, parsed: Parsed):
    proposed = propose(parsed, model(server, "invented"))
    [bridge] = proposed.statements
    assert proposed.rejected == 2, "one is not in the text, one only in what was set aside"
    assert bridge.issuer is None
    assert bridge.timeframe is None


@pytest.mark.parametrize("name", ["broken", "refusal", "error"])
def test_an_unusable_answer_is_an_issue(server: str, parsed: Parsed, tmp_path: Path, name: str):
    proposed = propose(parsed, model(server, name), tmp_path)
    assert proposed.statements == ()
    assert "no usable answer" in proposed.issue.message
    assert not list(tmp_path.iterdir()), "what is unusable is not kept"


def test_a_server_that_does_not_answer_in_time_is_an_issue(server: str, parsed: Parsed):
    proposed = propose(parsed, model(server, "slow", timeout=0.5))
    assert "no usable answer" in proposed.issue.message


def test_nobody_listening_is_an_issue(parsed: Parsed):
    proposed = propose(parsed, Model("good", "http://127.0.0.1:9/v1", "key", 2.0))
    assert "no usable answer" in proposed.issue.message


def test_an_answer_is_asked_for_once(server: str, parsed: Parsed, tmp_path: Path):
    first = propose(parsed, model(server, "good"), tmp_path)
    before = asked(server)
    second = propose(parsed, model(server, "good"), tmp_path)
    assert asked(server) == before
    assert second.cached
    assert second.statements == first.statements


def statement(parsed: Parsed, quote: str, strength: Strength = Strength.FIRM) -> Statement:
    start = STORY.index(quote)
    action = parsed.document.span(start, start + len(quote))
    return Statement(
        Statement.id_for(action), "d1", action, action, Kind.ORDER, strength, confidence=0.9, rule="instruct.active"
    )


def test_both_opinions_are_kept(parsed: Parsed):
    own = [statement(parsed, "repair the harbour bridge by"), statement(parsed, "roads department")]
    proposed = [statement(parsed, "repair the harbour bridge"), statement(parsed, "plant 400 trees")]
    opinions = compare(own, proposed)
    seen = [(o.own is not None, o.proposed is not None, o.agreed) for o in opinions]
    assert sorted(seen) == [(False, True, False), (True, False, False), (True, True, True)]
    agreed = next(o for o in opinions if o.agreed)
    assert agreed.statement.confidence == 0.9
    assert "both engines" in {r.feature for r in agreed.statement.reasons}
