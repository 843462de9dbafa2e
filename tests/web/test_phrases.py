"""What stages say in English sentences is told in the reader's language."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web import harbour
from tests.web.test_reading import words

import onrecord
from onrecord.text.deadlines import find_times
from onrecord.web import labels, phrases
from onrecord.web.language import languages

RUSSIAN = languages()["ru"]
ENGLISH = re.compile(r"[A-Za-z]{2,}")
SOURCES = Path(onrecord.__file__).parent
SPEAKING = ("web", "ledger")
NEVER_ON_A_PAGE = {"store.py", "surviving.py", "deciding.py:Line {} is no decision."}  # opening, copying, importing


def said(node: ast.expr) -> str | None:
    """The sentence an expression makes, `{}` for what changes in it; None where that cannot be told."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(piece, node.values))
    return None


def piece(node: ast.expr) -> str:
    """A part of a sentence; what changes in it stands between quotation marks where the stage puts it so."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "'{}'" if getattr(node, "conversion", -1) == ord("r") else "{}"


def sentences() -> list[tuple[str, str]]:
    """Every sentence of an error that a page may show, with the file it is made in."""
    found = []
    for folder in SPEAKING:
        for path in sorted((SOURCES / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(getattr(node, "func", None), "id", "")
                if isinstance(node, ast.Call) and re.fullmatch(r"\w+(?<!Value)(?<!Type)Error", name):
                    found += [(path.name, text) for text in map(said, node.args[:2]) if text]
    return [(name, text) for name, text in found if not {name, f"{name}:{text}"} & NEVER_ON_A_PAGE]


@pytest.mark.parametrize(("file", "sentence"), sorted(set(sentences())))
def test_every_error_a_page_may_show_has_its_template(file: str, sentence: str) -> None:
    if sentence in {"{}: {}", "Give a file that was exported from a ledger."}:
        return
    kinds = ("commitment", "actor", "source") if sentence.startswith(("There is no {} {}", "Several {}s")) else ("x",)
    for kind in kinds:
        assert phrases.is_known(sentence.replace("{}", kind, 1).replace("{}", "y")), sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("'soon' is not a day.", "'soon' — не день."),
        ("There is no commitment 12ab.", "Обязательства 12ab нет."),
        ("'wish' does not fit the filter 'kind'.", "'wish' не подходит к фильтру «Вид»."),
        ("Something nobody foresaw.", "Something nobody foresaw."),
    ],
)
def test_a_message_is_told_with_what_stands_in_it(text: str, told: str) -> None:
    assert phrases.message(RUSSIAN, text) == told
    assert phrases.message(languages()["en"], text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-03-06 + 3 days = 2024-03-09", "2024-03-06 + 3 дня = 2024-03-09"),
        ("2024-03-06 +1 days", "2024-03-06 + 1 день"),
        ("2024-03-06 + 0.5 years = 2024-09-06", "2024-03-06 + 0,5 года = 2024-09-06"),
        ("2024-03-06 + 5 years 1 month = 2029-04-06", "2024-03-06 + 5 лет 1 месяц = 2029-04-06"),
        (
            "2024-03-06 + 3 business days to 5 business days = 2024-03-13",
            "2024-03-06 + 3 рабочих дня – 5 рабочих дней = 2024-03-13",
        ),
        (
            "the year +1 of 2025-12-17 = 2026-01-01..2026-12-31",
            "год +1 от того, на который приходится 2025-12-17 = 2026-01-01..2026-12-31",
        ),
        (
            "2024-09-01..2025-01-15, since 2023-09-01 is gone by",
            "2024-09-01..2025-01-15, так как 2023-09-01 уже прошло",
        ),
        ("2021-11-01", "2021-11-01"),
        ("", ""),
    ],
)
def test_the_arithmetic_of_a_deadline_is_told_in_russian(text: str, told: str) -> None:
    assert phrases.arithmetic(RUSSIAN, text) == told
    assert phrases.arithmetic(languages()["en"], text) == text


def expressions() -> list[str]:
    """All texts between quotation marks in the grammar of deadlines: its examples, and much that is none."""
    folder = SOURCES / "text" / "deadlines"
    return sorted({t for path in folder.glob("*.py") for t in re.findall(r'"([^"\n]{3,200})"', path.read_text())})


def test_all_arithmetic_and_anchors_that_the_grammars_examples_give_are_told_in_russian() -> None:
    found = [time for text in expressions() for time in find_times(text, date(2024, 3, 6))]
    assert len(found) > 200
    reckoned = {time.arithmetic for time in found}
    assert {text for text in reckoned if ENGLISH.search(phrases.arithmetic(RUSSIAN, text))} == set()
    anchors = {time.anchor.kind for time in found if time.anchor}
    assert anchors <= labels.LABELS["anchor"].keys()


@pytest.mark.parametrize(
    ("path", "status", "english", "russian"),
    [
        ("/nothing", 404, "There is no such page.", "Такой страницы нет."),
        ("/commitment/0000", 404, "There is no commitment 0000.", "Обязательства 0000 нет."),
        ("/commitments?as_of=soon", 400, "'soon' is not a day.", "'soon' — не день."),
        ("/commitments?kind=wish", 400, "does not fit the filter", "не подходит к фильтру"),
        (f"/search?q={'x' * 201}", 400, "Ask in fewer words", "Сократите запрос"),
        ("POST /about", 405, "cannot be asked in that way", "так обращаться нельзя"),
    ],
)
def test_what_went_wrong_is_said_on_a_page_in_the_readers_language(
    room: TestClient, path: str, status: int, english: str, russian: str
) -> None:
    room.cookies.clear()
    for language, expected in (("en", english), ("ru", russian)):
        method, _, address = path.rpartition(" ")
        answer = room.request(method or "GET", address, headers={"accept-language": language})
        assert answer.status_code == status
        assert expected in words(answer.text)


def test_the_page_of_a_commitment_reckons_in_russian(room: TestClient) -> None:
    room.cookies.clear()
    text = words(room.get(f"/commitment/{harbour.FEES_ID}", headers={"accept-language": "ru"}).text)
    assert "2024-03-03 + 2 года = 2026-03-03" in text
    assert "9 из 15 %" in text
