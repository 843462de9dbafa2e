"""Every word of the pages is in the catalogue, and Russian is complete."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from tests.web import harbour
from tests.web.test_reading import PAGES, words

from onrecord import web
from onrecord.web.language import LOCALES, chosen, languages

FOLDER = Path(web.__file__).parent
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "NN_": (1, 2), "count": (1, 2)}


def extracted() -> set[str]:
    found = extract_from_dir(
        FOLDER, METHODS, {"**/templates/**.html": {"trimmed": "true"}}, keywords=KEYWORDS, strip_comment_tags=True
    )
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}


@pytest.mark.parametrize("code", [path.parents[1].name for path in LOCALES.glob("*/LC_MESSAGES/onrecord.po")])
def test_a_catalogue_is_complete_and_keeps_its_placeholders(code: str) -> None:
    with (LOCALES / code / "LC_MESSAGES" / "onrecord.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    known = {one.id[0] if isinstance(one.id, tuple) else one.id: one for one in catalogue if one.id}
    wanted = extracted()
    assert len(wanted) > 300
    assert wanted - known.keys() == set()
    for one in known.values():
        forms = one.string if isinstance(one.string, tuple) else (one.string,)
        assert all(forms), one.id
        assert not one.fuzzy
        singular = one.id[0] if isinstance(one.id, tuple) else one.id
        for form in forms:
            assert set(re.findall(r"%\(\w+\)s", form)) == set(re.findall(r"%\(\w+\)s", singular)), one.id


NAMES = {"onrecord", "CSV", "JSON", "Atom", "Esc", "x"}  # the same in every language


def untranslated(template: str) -> set[str]:
    """Words that stand in a template itself instead of in a message."""
    text = re.sub(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}", " ", template, flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    spoken = re.findall(r'\b(?:aria-label|title|placeholder|alt|summary)="([^"]*)"', text)
    text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", " ", text, flags=re.DOTALL)
    return set(re.findall(r"[^\W\d_]{2,}", " ".join([re.sub(r"<[^>]*>", " ", text), *spoken]))) - NAMES


@pytest.mark.parametrize(
    "path", sorted((FOLDER / "templates").rglob("*.html")), ids=lambda path: path.relative_to(FOLDER).as_posix()
)
def test_no_word_of_a_template_stands_outside_the_catalogue(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == set()


def test_a_word_left_out_of_the_catalogue_would_be_found() -> None:
    assert untranslated('<p title="Hello {{ x }}">{{ _("kept") }} Good <b>day</b></p>') == {"Hello", "Good", "day"}


def test_there_is_a_second_language() -> None:
    assert set(languages()) >= {"en", "ru"}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_read_in_russian(room: TestClient, path: str) -> None:
    html = room.get(path, headers={"accept-language": "ru-RU,ru;q=0.9,en;q=0.5"}).text
    assert '<html lang="ru">' in html
    assert "Реестр по состоянию на 1 февраля 2025" in words(html)
    for english in ("Skip to", "Corrections", "overdue", "The record", "What was said"):
        assert english not in words(re.sub(r"<input[^>]*>|<option[^>]*>", "", html))


def test_numbers_take_their_russian_forms(room: TestClient) -> None:
    text = words(room.get(f"/commitment/{harbour.SCHEDULE_ID}", headers={"accept-language": "ru"}).text)
    assert "просрочено на 123 дня" in text
    assert "отложено на 165 дней" in text


@pytest.mark.parametrize(
    ("cookie", "accepted", "code"),
    [
        (None, "", "en"),
        (None, "ru-RU", "ru"),
        (None, "fr,ru;q=0.3", "ru"),
        (None, "fr", "en"),
        ("ru", "en-GB", "ru"),
        ("xx", "ru", "ru"),
        ("../etc", "*", "en"),
    ],
)
def test_the_readers_choice_comes_before_the_browsers(cookie: str | None, accepted: str, code: str) -> None:
    assert chosen(cookie, accepted).code == code


def test_the_choice_is_kept(room: TestClient) -> None:
    landed = room.get("/language/ru", params={"from": "/about"})
    assert landed.url.path == "/about"
    assert '<html lang="ru">' in landed.text
    room.get("/language/en")
    room.cookies.clear()
