"""Reading the marks of the tests: `[Ann Lee: her words]` in a text, as the text itself and what is marked."""

import re
from dataclasses import dataclass

from onrecord.model import Block, Document

_MARK = re.compile(r"\[(?P<label>[^\[\]|]*)\|(?P<words>[^\[\]]*)\]", re.S)


@dataclass(frozen=True)
class Marked:
    text: str
    marks: tuple[tuple[str, str], ...]  # label, words


def read(marked: str) -> Marked:
    """`[label|words]` gives the words in the text, and the pair among the marks."""
    marks = tuple((m["label"], m["words"]) for m in _MARK.finditer(marked))
    return Marked(_MARK.sub(lambda m: m["words"], marked), marks)


def document(text: str, *aside: str) -> Document:
    """A document; the given stretches are set aside."""
    blocks = tuple(Block(text.index(a), text.index(a) + len(a), "teaser") for a in aside)
    return Document("d", "c", text, set_aside=blocks)
