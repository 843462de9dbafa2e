"""How to cite a commitment: its words, its source, its status as of the day, and an address that stays."""

from __future__ import annotations

from onrecord.web.data.commitment import CommitmentPage
from onrecord.web.labels import deadline_words, outcome_words
from onrecord.web.rendering import Reader


def citation(page: CommitmentPage, reader: Reader, base: str) -> str:
    """One line of text; the address in it carries the day, so that it shows the same next year.

    Args:
        page: the commitment.
        reader: from which day and in which language it is read.
        base: the address of the site, with its final slash.
    """
    view, language = page.view, reader.language
    source = page.sentence.source
    where = ", ".join(part for part in (source.outlet or source.title, language.day(source.day)) if part)
    status = f"{deadline_words(language, view.status)}; {outcome_words(language, view.status)}"
    address = reader.links.permanent(view.commitment.id, base)
    as_of = language.text("as of %(day)s") % {"day": language.day(reader.links.as_of)}
    return f"“{view.commitment.action}” ({where}). {status}, {as_of}. {address}"
