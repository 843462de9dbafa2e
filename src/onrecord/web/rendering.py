"""From a page's data to HTML: the template environment, and what every template may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from onrecord.web import labels, phrases
from onrecord.web.data.decided import changed, concerned, day_in
from onrecord.web.language import Language, languages
from onrecord.web.links import Links, text_fragment

TEMPLATES = Path(__file__).with_name("templates")
STATIC = Path(__file__).with_name("static")


def environment() -> Environment:
    """The template environment; what it escapes it escapes everywhere, and an unknown name is an error."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    jinja.policies["ext.i18n.trimmed"] = True
    jinja.globals.update(
        text_fragment=text_fragment,
        parties=labels.parties,
        changed=changed,
        concerned=concerned,
        languages=languages,
        dict=dict,
        day_in=day_in,
    )
    jinja.filters.update(css=labels.css)
    return jinja


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, from which day, in which language."""

    links: Links
    language: Language
    path: str = "/"
    query: tuple[tuple[str, str], ...] = ()


class Renderer:
    """Renders templates for whoever reads.

    Args:
        first_day: tells the first day one can turn back to.
    """

    def __init__(self, first_day: Callable[[], date | None] = lambda: None) -> None:
        self.first_day = first_day

    def __call__(self, template: str, reader: Reader, values: Mapping[str, Any]) -> str:
        """The page as HTML."""
        page = environment_in(reader.language.code).get_template(template)
        return page.render(
            link=reader.links,
            lang=reader.language,
            as_of=reader.links.as_of,
            today=reader.links.today,
            path=reader.path,
            query=reader.query,
            first_day=self.first_day(),
            **values,
        )


@cache
def environment_in(code: str) -> Environment:
    """The template environment of one language; messages are bound to it."""
    language = languages()[code]
    jinja = environment()
    messages = language.messages
    jinja.install_gettext_callables(messages.gettext, messages.ngettext, newstyle=True)  # type: ignore[attr-defined]
    jinja.globals.update(
        label=partial(labels.label, language),
        deadline_words=partial(labels.deadline_words, language),
        moved_words=partial(labels.moved_words, language),
        outcome_words=partial(labels.outcome_words, language),
        why_words=partial(labels.why_words, language),
        bulk_words=partial(labels.bulk_words, language),
        spoken=partial(phrases.message, language),
        arithmetic=partial(phrases.arithmetic, language),
        note=partial(phrases.note, language),
        whose_word=lambda basis: language.text(labels.WHOSE_WORD[str(basis)]),
        day=language.day,
        short_day=language.short_day,
        number=language.number,
    )
    return jinja
