"""Markdown: its words without its marks, with a map to the file.

Only light marks are known; what is not known stays as written. A row of `MARKS` says which parts of a match go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# name, pattern whose groups are the parts that go, example, what is left of it
MARKS: tuple[tuple[str, str, str, str], ...] = (
    ("heading", r"^( {0,3}#{1,6}[ \t]+)(?=\S)", "## The bridge", "The bridge"),
    ("closing heading marks", r"(?<=\S)([ \t]+#+)[ \t]*$", "The bridge ##", "The bridge"),
    ("underline", r"^([=-]{3,})[ \t]*$", "-----", ""),
    ("block quotation", r"^((?: {0,3}> ?)+)", "> We will build it.", "We will build it."),
    ("item", r"^([ \t]*[-*+][ \t]+)(?=\S)", "- a bridge", "a bridge"),
    ("picture", r"(!\[[^\]\[\n]{0,500}\]\([^()\[\]\n]{0,1000}\))", "![The bay](bay.jpg)", ""),
    (
        "link",
        r"(?<!!)(\[)[^\]\[\n]{1,500}(\]\([^()\[\]\s]{0,1000}(?:\s+\"[^\"\n]{0,300}\")?\))",
        "[the plan](plan.md)",
        "the plan",
    ),
    ("address", r"(<)https?://[^<>\s]{1,1000}(>)", "<https://harbour.example/>", "https://harbour.example/"),
    ("strong", r"(\*\*)(?=\S)[^*\n]{1,1000}(?<=\S)(\*\*)", "**must** open", "must open"),
    ("strong, underlined", r"(?<!\w)(__)(?=\S)[^_\n]{1,1000}(?<=\S)(__)(?!\w)", "__must__ open", "must open"),
    ("emphasis", r"(?<![\w*])(\*)(?=[^\s*])[^*\n]{1,1000}(?<=[^\s*])(\*)(?![\w*])", "*must* open", "must open"),
    ("emphasis, underlined", r"(?<!\w)(_)(?=[^\s_])[^_\n]{1,1000}(?<=[^\s_])(_)(?!\w)", "_must_ open", "must open"),
    ("code", r"(?<!`)(`)[^`\n]{1,500}(`)(?!`)", "`bridge`", "bridge"),
    ("comment", r"(<!--[^<>]{0,5000}-->)", "<!-- draft -->", ""),
)
_MARKS = tuple(re.compile(pattern, re.MULTILINE) for _, pattern, _, _ in MARKS)
_FRONT = re.compile(r"\A---[ \t]*\r?\n((?:[^\n]*\n){0,100}?)---[ \t]*\r?\n")
_FIELD = re.compile(
    r"^(title|date|published|url|author|outlet|byline)[ \t]*:[ \t]*[\"']?([^\n\r]*?)[\"']?[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a Markdown text, the map to it, its first heading, and the fields of its front matter."""

    text: str
    source_map: tuple[tuple[int, int, int], ...]
    title: str | None
    fields: dict[str, str]


def read_markdown(source: str) -> Marked:
    """The words of a Markdown text."""
    front = _FRONT.match(source)
    fields = {match[1].lower(): match[2] for match in _FIELD.finditer(front[1])} if front else {}
    text, runs = _without(source, [*_gone(source), *([(0, front.end())] if front else [])])
    heading = _TITLE.search(source)
    title = fields.get("title") or (_without(heading[1], _gone(heading[1]))[0] if heading else None)
    return Marked(text, runs, title, fields)


def _without(source: str, gone: Iterable[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """The source without some stretches, and the map back to it."""
    parts: list[str] = []
    runs: list[tuple[int, int, int]] = []
    at = written = 0
    for start, end in [*sorted(gone), (len(source), len(source))]:
        if start > at:
            parts.append(source[at:start])
            runs.append((written, start - at, at))
            written += start - at
        at = max(at, end)
    return "".join(parts), tuple(runs)


def _gone(source: str) -> Iterator[tuple[int, int]]:
    for pattern in _MARKS:
        for match in pattern.finditer(source):
            yield from (match.span(group) for group in range(1, len(match.groups()) + 1) if match.group(group))
