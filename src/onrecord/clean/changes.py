"""What changed between two captures of one story, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from onrecord.clean.plain import story_of
from onrecord.model import Document

_MOST_PARAGRAPHS = 2_000  # compared; beyond them only the first differ


class Change(NamedTuple):
    """A paragraph that stands in one of two documents only: "-" in the old one, "+" in the new one."""

    sign: str
    paragraph: str


def difference(old: Document, new: Document) -> tuple[Change, ...]:
    """The paragraphs of the story that were taken away and added, in order; none where only furniture changed."""
    return tuple(_changes(_paragraphs(old), _paragraphs(new)))


def _paragraphs(document: Document) -> list[str]:
    lines = (" ".join(line.split()) for line in story_of(document.text, document.set_aside).splitlines())
    return [line for line in lines if line][:_MOST_PARAGRAPHS]


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    for operation, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if operation != "equal":
            yield from (Change("-", paragraph) for paragraph in old[old_start:old_end])
            yield from (Change("+", paragraph) for paragraph in new[new_start:new_end])
