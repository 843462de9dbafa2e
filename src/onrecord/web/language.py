"""The words of the pages: English in the templates, other languages from catalogues read at start.

A catalogue is `locale/<language>/LC_MESSAGES/onrecord.po`; it is compiled in memory, so that there is no build step.
To add a language: `pybabel init` with its code, translate, and it is offered on every page.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALES = Path(__file__).with_name("locale")
SOURCE_LANGUAGE = "en"


class Language:
    """One language: its messages, and how it writes days and numbers."""

    def __init__(self, code: str, messages: NullTranslations) -> None:
        self.code = code
        self.messages = messages
        self.locale = Locale.parse("en_GB" if code == "en" else code)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return (self.locale.get_language_name() or self.code).capitalize()

    def text(self, message: str) -> str:
        """The message in this language."""
        return self.messages.gettext(message) if message else ""

    def count(self, singular: str, plural: str, number: int) -> str:
        """The message in the form that goes with a number; `%(n)s` in it is the number."""
        return self.messages.ngettext(singular, plural, number) % {"n": self.number(number)}

    def number(self, value: float, form: str | None = None) -> str:
        """A number as the language groups and points it; `form` is a pattern such as `0.00`."""
        return format_decimal(value, form, locale=self.locale)

    def day(self, day: date | None) -> str:
        """A day, month in words: `1 November 2021`."""
        return _day(day, "long", self.locale) if day else ""

    def short_day(self, day: date | None) -> str:
        """A day, month abbreviated: `1 Nov 2021`."""
        return _day(day, "medium", self.locale) if day else ""


@cache
def _day(day: date, form: str, locale: Locale) -> str:
    return format_date(day, form, locale=locale)


@cache
def languages() -> dict[str, Language]:
    """Every language there is a catalogue for, the source language first."""
    found = {SOURCE_LANGUAGE: Language(SOURCE_LANGUAGE, NullTranslations())}
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/onrecord.po")):
        code = path.parents[1].name
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        found[code] = Language(code, GNUTranslations(compiled))
    return found


def chosen(cookie: str | None, accepted: str) -> Language:
    """The language of a reader: what they chose, else the first accepted one we have, else the source language."""
    known = languages()
    wanted = [cookie or "", *(part.partition(";")[0].strip() for part in accepted.split(","))]
    for code in wanted:
        base = code.lower().partition("-")[0]
        if base in known:
            return known[base]
    return known[SOURCE_LANGUAGE]
