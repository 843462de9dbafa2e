"""The lines of a text and where they stand: the units in which a plain scrape is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
PROSE = re.compile(r"""[.!?…]["”’')\]]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its words without the white space around them, and their place in the text."""

    start: int
    end: int
    text: str
    after_blank: bool  # a blank line, or the beginning of the text, stands before it

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence or more, not as a headline or a label."""
        return bool(PROSE.search(self.text)) and self.words >= 6


def lines_of(text: str) -> list[Line]:
    """All lines of a text that are not blank, in order."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        gap = text[last_end:start]
        blank = not lines or len(_BREAK.findall(gap)) > 1
        last_end = start + len(words)
        lines.append(Line(start, last_end, words, blank))
    return lines
