"""A story as plain text: what is the story, what is not, and what the page says of itself.

Nothing is removed. Lines that are not the story are labelled by the tables in `rules`, `headings` and `head`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.clean.head import Head, read_head
from onrecord.clean.headings import opens_teasers, teaser_end
from onrecord.clean.lines import Line
from onrecord.clean.rules import CAPTION, CREDIT, TEASER, line_reason
from onrecord.model import Block


@dataclass(frozen=True, slots=True)
class Layout:
    """A plain text taken apart: its head, what is set aside (in order, not overlapping), captions, credit."""

    head: Head
    aside: tuple[Block, ...]
    captions: tuple[str, ...]
    credit: str | None


def layout_of(
    lines: Sequence[Line],
    text: str,
    head_lines: Sequence[Line] | None = None,
    enclosed: Mapping[int, int] = MappingProxyType({}),
) -> Layout:
    """Take apart the lines of a text that may be its story.

    Args:
        lines: the lines in question.
        text: the whole text they stand in.
        head_lines: where to look for the head of the story; by default in all lines.
        enclosed: start of a heading -> end of the box it stands in, where markup tells it.
    """
    head = read_head(lines if head_lines is None else head_lines)
    blocks = [*head.aside, *_line_blocks(lines), *_teasers(lines, enclosed)]
    captions = tuple(line.text for line, reason in _labelled(lines) if reason == CAPTION)
    credits_ = (line.text for line, reason in _labelled(lines) if reason == CREDIT)
    return Layout(head, merged(blocks, text), captions, _credit(next(credits_, None)))


def story_length(text: str, aside: Iterable[Block]) -> int:
    """How many characters other than white space are left when the blocks are taken away."""
    gone = sum(len("".join(text[block.start : block.end].split())) for block in aside)
    return len("".join(text.split())) - gone


def merged(blocks: Iterable[Block], text: str) -> tuple[Block, ...]:
    """The blocks in order without overlaps; neighbours of one reason with only white space between are joined."""
    result: list[Block] = []
    for block in sorted(blocks, key=lambda block: (block.start, -block.end)):
        last = result[-1] if result else None
        if last and block.end <= last.end:
            continue
        start = max(block.start, last.end) if last else block.start
        if last and last.reason == block.reason and not text[last.end : start].strip():
            result[-1] = Block(last.start, block.end, last.reason)
        else:
            result.append(Block(start, block.end, block.reason))
    return tuple(result)


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """The lines that are not the story by their own look, up to the first teasers of other stories."""
    for line in lines:
        if reason := line_reason(line.text):
            yield line, reason


def _line_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    for line, reason in _labelled(lines):
        yield Block(line.start, line.end, reason)


def _teasers(lines: Sequence[Line], enclosed: Mapping[int, int]) -> Iterator[Block]:
    """The stretches that headings of other stories open."""
    index = 0
    while index < len(lines):
        if not opens_teasers(lines, index):
            index += 1
            continue
        end = teaser_end(lines, index, enclosed)
        yield Block(lines[index].start, lines[end - 1].end, TEASER)
        index = end


def _credit(words: str | None) -> str | None:
    if words is None:
        return None
    label, colon, rest = words.partition(":")
    return rest.strip() if colon and label.strip().lower() in ("source", "sources") else words
