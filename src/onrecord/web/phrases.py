"""Sentences that stages wrote in English, in the language of a reader: found again by the templates of `messages`.

A stage says what is wrong, or how a day was reached, in a sentence with names and numbers in it, and knows no
language but that of the project. Here the sentence is taken apart by the template it was made from, and put together
from the catalogue's. What no template fits is given back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.web import labels, messages
from onrecord.web.language import SOURCE_LANGUAGE, Language

PLACE = re.compile(r"%\((\w+)\)s")
LENGTH = re.compile(r"(\d+(?:\.\d+)?) ((?:business )?[a-z]+?)s?(?: |$)")
STEP = re.compile(r"(.*?)(?:^| )([+-]) ?(\d.*)")


class Phrasebook:
    """Templates by which sentences are recognized; of several that fit, the one with most words of its own."""

    def __init__(self, templates: Iterable[str]) -> None:
        ordered = sorted(templates, key=lambda one: len(PLACE.sub("", one)), reverse=True)
        self._patterns = [(one, re.compile(_pattern(one), re.DOTALL)) for one in ordered]

    def find(self, text: str) -> tuple[str, dict[str, str]] | None:
        """The template a text was made from, and what stands in its places."""
        for template, pattern in self._patterns:
            if match := pattern.fullmatch(text):
                return template, match.groupdict()
        return None

    def told(self, language: Language, text: str) -> str:
        """The text in a language."""
        found = self.find(text)
        if found is None or language.code == SOURCE_LANGUAGE:
            return text
        template, values = found
        return language.text(template) % {name: _value(language, name, value) for name, value in values.items()}


def _pattern(template: str) -> str:
    parts = PLACE.split(template)
    return "".join(re.escape(part) if at % 2 == 0 else f"(?P<{part}>.*?)" for at, part in enumerate(parts))


def _value(language: Language, name: str, value: str) -> str:
    table = messages.TABLES.get(name)
    return labels.label(language, table, value) if table else value


@cache
def _book() -> Phrasebook:
    return Phrasebook(messages.MESSAGES)


@cache
def _reckoning() -> Phrasebook:
    return Phrasebook(messages.RECKONING)


@cache
def _notes() -> Phrasebook:
    return Phrasebook(messages.NOTES)


def message(language: Language, text: str) -> str:
    """What went wrong with a request or a source, in a language."""
    return _book().told(language, text)


def is_known(text: str) -> bool:
    """Whether a message can be told in other languages."""
    return _book().find(text) is not None


def arithmetic(language: Language, text: str) -> str:
    """How a day was reached, in a language: `2024-03-06 + 3 days = 2024-03-09`."""
    if language.code == SOURCE_LANGUAGE:
        return text
    return " = ".join(_side(language, side) for side in text.split(" = "))


def note(language: Language, text: str) -> str:
    """How a figure compares with its target: `9 of 15 %`."""
    return _notes().told(language, text)


def _side(language: Language, side: str) -> str:
    if length := _length(language, side):
        return length
    step = STEP.fullmatch(side)
    if step and (length := _length(language, step[3])):
        return f"{_side(language, step[1])} {step[2]} {length}".strip()
    return _reckoning().told(language, side)


def _length(language: Language, text: str) -> str:
    """A length of time: `5 years 1 month`, `2 days to 3 days`; empty where it is none."""
    told = []
    for part in text.split(" to "):
        found = LENGTH.findall(part)
        if not found or LENGTH.sub("", part) or not all(unit in messages.UNITS for _, unit in found):
            return ""
        told.append(" ".join(_counted(language, float(n), unit) for n, unit in found))
    return " – ".join(told)


def _counted(language: Language, n: float, unit: str) -> str:
    one, many = messages.UNITS[unit]
    if n.is_integer():
        return language.count(one, many, int(n))
    return language.messages.ngettext(one, many, 2) % {"n": language.number(n)}
