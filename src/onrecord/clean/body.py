"""Which passages of a page are the story.

The page's own word comes first: passages inside what it marks as `articleBody` (schema.org). Where it marks nothing,
trafilatura chooses, and its choice is matched back onto our own passages: it decides what to keep, never what the
text is. Where trafilatura cannot be used (a page too deep or too large, nothing found), prose outside navigation is
kept.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from onrecord.clean.lines import PROSE
from onrecord.clean.page import HEADINGS, Page, Passage
from onrecord.clean.rules import CAPTION

_PROSE_WORDS = 8
_STORY_WORDS = 8  # a guess without one passage of as many words, headings aside, is not believed
_EMPTY_BODY_WORDS = 60  # nor, against the page's own word that the article is empty, one without as many
_ENOUGH = 400  # characters of prose below which all of a marked article may be furniture
_FURNITURE_SHARE = 0.3
_CAPTION_WORDS = 60
_CAPTION_BLOCKS = frozenset("div center dd figure".split())
_APART = 2  # passages left out between a short one and the prose that would claim it
_LARGEST = 3_000_000  # characters of source beyond which trafilatura is not asked
_DEEPEST = 400  # elements inside one another beyond which it is not asked
_ANCHOR = 60  # characters at either end of a long passage that must be found in trafilatura's text
_BLANKS = re.compile(r"\s+")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def chosen(page: Page, html: str) -> list[bool]:
    """For each passage, whether it is part of the story; all False where only the heading is."""
    _tell_captions(page)
    keep = _marked(page)
    if any(keep):
        return keep
    if not page.whole:
        return [passage.region is None for passage in page.passages]
    least = _EMPTY_BODY_WORDS if page.marked else _STORY_WORDS
    for guess in (_by_trafilatura(page, html), [_reads_as_prose(passage, page.text) for passage in page.passages]):
        if _longest(page, guess) >= least:
            return _gathered(page, guess)
    return keep


def _tell_captions(page: Page) -> None:
    """A few words that share a box with a picture, and are the last in it, are the picture's caption."""
    for index, passage in enumerate(page.passages):
        block = passage.element
        boxed = block.serial in page.pictured and page.closed.get(block.serial) == index + 1
        if boxed and block.name in _CAPTION_BLOCKS and page.words(passage) <= _CAPTION_WORDS:
            passage.reason, passage.furniture = CAPTION, passage.end - passage.start


def _gathered(page: Page, keep: Sequence[bool]) -> list[bool]:
    """A guess without the labels that stand away from all prose in it."""
    prose = [kept and _is_prose(passage, page.text) for kept, passage in zip(keep, page.passages, strict=True)]
    if True not in prose:
        return list(keep)
    near = _reached(prose, keep)
    back = _reached(prose[::-1], keep[::-1])[::-1]
    return [kept and (before or after) for kept, before, after in zip(keep, near, back, strict=True)]


def _reached(prose: Sequence[bool], keep: Sequence[bool]) -> list[bool]:
    """For each passage, whether prose stands before it with few passages left out between."""
    reached: list[bool] = []
    gap = _APART + 1
    for is_prose, kept in zip(prose, keep, strict=True):
        gap = 0 if is_prose else gap + (not kept)
        reached.append(gap <= _APART)
    return reached


def _marked(page: Page) -> list[bool]:
    """The passages the page marks as its article, without furniture inside; furniture is not most of an article."""
    inside = [
        (passage.element.body or (page.marked and passage.element.lead)) and not _is_link(passage)
        for passage in page.passages
    ]
    keep = [kept and passage.region is None for kept, passage in zip(inside, page.passages, strict=True)]
    prose = [kept and _is_prose(passage, page.text) for kept, passage in zip(inside, page.passages, strict=True)]
    if _length(page, prose) >= _ENOUGH and _length(page, keep) < _FURNITURE_SHARE * _length(page, prose):
        return inside
    return keep


def _is_link(passage: Passage) -> bool:
    return passage.linked > 0.8 * (passage.end - passage.start)


def _is_prose(passage: Passage, text: str) -> bool:
    words = text[passage.start : passage.end]
    return bool(PROSE.search(words)) and len(words.split()) >= _PROSE_WORDS


def _reads_as_prose(passage: Passage, text: str) -> bool:
    words = text[passage.start : passage.end]
    return passage.region is None and passage.linked < 0.4 * len(words) and len(words.split()) >= 8


def _longest(page: Page, keep: Sequence[bool]) -> int:
    """The words of the longest passage kept, headings aside."""
    passages = (passage for kept, passage in zip(keep, page.passages, strict=True) if kept)
    return max((page.words(passage) for passage in passages if passage.element.name not in HEADINGS), default=0)


def _length(page: Page, keep: Sequence[bool]) -> int:
    return sum(passage.end - passage.start for passage, kept in zip(page.passages, keep, strict=True) if kept)


def _by_trafilatura(page: Page, html: str) -> list[bool]:
    nothing = [False] * len(page.passages)
    if len(html) > _LARGEST or page.deepest > _DEEPEST:
        return nothing
    import trafilatura

    try:
        found = trafilatura.extract(html, fast=True, include_comments=False, include_tables=True, output_format="txt")
    except Exception:  # a foreign library on hostile input: whatever it raises, we go on without it
        return nothing
    return list(_matched(page, found)) if found else nothing


def _matched(page: Page, found: str) -> Iterator[bool]:
    """Follow trafilatura's text through our passages: each passage found further on in it is kept."""
    squeezed = _squeeze(found)
    at = 0
    for passage in page.passages:
        words = _squeeze(page.text[passage.start : passage.end])
        place = _find(words, squeezed, at)
        if place is None or passage.region == CAPTION or (passage.region and not _is_prose(passage, page.text)):
            yield False
            continue
        at = max(at, place)
        yield True


def _find(words: str, squeezed: str, at: int) -> int | None:
    """Where the search goes on after a passage found in the text, or None; short ones must stand right there."""
    if not words:
        return None
    if len(words) < 25:
        near = squeezed.find(words, at, at + len(words) + 40)
        return near + len(words) if near >= 0 else None
    head = squeezed.find(words[:_ANCHOR], at)
    if head < 0:  # it also moves passages about
        head = squeezed.find(words[:_ANCHOR])
    if head < 0:
        return None
    tail = squeezed.find(words[-_ANCHOR:], head, head + 2 * len(words) + 400)
    return tail + min(_ANCHOR, len(words)) if tail >= 0 else None


def _squeeze(text: str) -> str:
    return _BLANKS.sub("", text)
