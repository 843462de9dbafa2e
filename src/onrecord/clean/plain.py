"""A story as plain text: what is the story, what is not, and what the page says of itself.

Nothing is removed. Lines that are not the story are labelled by the tables in `rules`, `headings` and `head`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.clean.head import Head, read_head
from onrecord.clean.headings import teasers
from onrecord.clean.lines import Line
from onrecord.clean.rules import CAPTION, CREDIT, line_reason
from onrecord.model import Block


@dataclass(frozen=True, slots=True)
class Layout:
    """A plain text taken apart: its head, what is set aside (in order, not overlapping), captions, credit.

    Captions and credit are those of the story itself, not of other stories listed beside it.
    """

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
    others = [
        Block(lines[first].start, lines[after - 1].end, reason) for first, after, reason in teasers(lines, enclosed)
    ]
    labelled = [(line, reason) for line in lines if (reason := line_reason(line.text))]
    own = [(line, reason) for line, reason in labelled if not _inside(line, others)]
    blocks = [*head.aside, *others, *(Block(line.start, line.end, reason) for line, reason in labelled)]
    captions = tuple(line.text for line, reason in own if reason == CAPTION)
    credit = next((line.text for line, reason in own if reason == CREDIT), None)
    return Layout(head, merged(blocks, text), captions, _credit(credit))


def story_of(text: str, aside: Iterable[Block]) -> str:
    """What is left of a text when the blocks (in order, not overlapping) are taken away."""
    parts, at = [], 0
    for block in aside:
        parts.append(text[at : block.start])
        at = block.end
    return "".join([*parts, text[at:]])


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


def _inside(line: Line, blocks: Sequence[Block]) -> bool:
    """Whether a line lies in one of the blocks, which are in order."""
    index = bisect_right(blocks, line.start, key=lambda block: block.start) - 1
    return index >= 0 and line.start < blocks[index].end


def _credit(words: str | None) -> str | None:
    if words is None:
        return None
    label, colon, rest = words.partition(":")
    return rest.strip() if colon and label.strip().lower() in ("source", "sources") else words
