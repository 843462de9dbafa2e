"""Somebody's words: between marks over any number of paragraphs, in a block without marks, in indirect speech.

Marks are read once from left to right. A quotation still open at the end of a paragraph goes on where the next
paragraph opens with a mark again (the printers' convention), and ends there otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Document, Quotation, Sentence
from onrecord.parse.lexicon import TELLING
from onrecord.parse.speakers import SpeakerFinder

_MARK = re.compile(
    r"\"|[“”„«»]|``|''|(?<![\w’])‘|’(?!\w)|(?<![^\s(—–])'(?=[A-Z])|(?<=[.,!?…])'(?!\w)|\n[ \t\u00a0]*\n\s*|\n"
)
_PAIRS = {"“": "”", "«": "»", "``": "''", "‘": "’", '"': '"', "„": "“", "'": "'"}
_OWNED = re.compile(r"(?<=s)’\s+[a-z]")  # "the workers’ yard"
_SPEECH_ENDS = re.compile(r"[.,!?…]’(?!\w)")
_TOLD = rf"(?:{TELLING})"
_TOLD_BEHIND = re.compile(rf"\W{{1,3}}\s*(?:{_TOLD}\s|(?:[\w.’'-]+\s){{1,6}}{_TOLD}\b)")
_TOLD_BETWEEN = re.compile(  # « …, — said X. — … »
    rf"(?<=[,.!?…])\s[—–]\s(?P<told>{_TOLD}\s[^—–\n]{{2,60}}?|[^—–\n]{{2,60}}?\s{_TOLD})[.,]?\s[—–]\s"
)
LONGEST = 12_000  # characters; a mark left open does not swallow the rest of a document
FEWEST = 3  # words; fewer is a name in marks or one word held off with tongs

_INTRODUCES = re.compile(
    r"(?:\b(?:said|says|stated|states|adding|added|noting|noted|reads?|wrote|writes|declared|following|follows|"
    r"statement|words|message|letter|quote[sd]?|announced|explained|stressing|saying)\b[^.!?\n]{0,80}:"
    r"|\b(?:adding|saying|noting|stressing|said|stating|added|declaring)(?:\s+that)?)\s*$",
    re.I,
)
_ORDERS = re.compile(
    r"\b(?:order(?:ed|s)?|amended|decrees?|resolves?|proclaim(?:ed)?|directed|enacted|revised)\b[^.!?\n]{0,60}$", re.I
)
_HEADING = re.compile(r"(?:Section|Sec\.|Article|Art\.|§)\s", re.I)
_QUOTED_LINE = re.compile(r">\s+(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us)\b")
_LIST_ITEM = re.compile(r"\s*(?:\(?[a-z0-9]{1,3}[).]|[•●▪*–—-])\s")


def _story(document: Document) -> Iterator[tuple[int, int]]:
    at = 0
    for block in sorted(document.set_aside, key=lambda b: b.start):
        yield at, max(at, block.start)
        at = max(at, block.end)
    yield at, len(document.text)


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a straight mark at `at` opens: a space or bracket before it, none behind."""
    before, after = text[at - 1 : at] or " ", text[end : end + 1] or " "
    return (before.isspace() or before in "([—–-/:") and not after.isspace()


def _free(text: str, at: int) -> bool:
    """Whether no letter stands before a mark: ”Ore“ is a name in marks put the other way round."""
    return not text[at - 1 : at].isalnum() if at else True


def _between_marks(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches inside marks, the outermost marks only."""
    opened, closer, at = -1, "", start
    while (found := _MARK.search(text, at, stop)) is not None:
        mark, at = found.group(), found.end()
        if opened >= 0 and found.start() - opened > LONGEST:
            opened = -1
        if opened < 0:
            if mark in _PAIRS and (
                _opens(text, found.start(), found.end()) if mark == '"' else _free(text, found.start())
            ):
                opened, closer = found.end(), _PAIRS[mark]
        elif mark == closer and not _owned(text, found.start(), stop):
            yield opened, found.start()
            opened = -1
        elif mark[0] == "\n" and not _goes_on(text, found.end(), closer):
            if closer not in "’'":
                yield opened, found.start()
            opened = -1
        elif mark[0] == "\n" and closer != "'":
            at = found.end() + 1  # the repeated opening mark
    if opened >= 0 and closer in "”»":
        yield opened, stop


def _owned(text: str, at: int, stop: int) -> bool:
    """Whether the mark at `at` is an apostrophe after a plural, and the words between marks go on behind it."""
    if not _OWNED.match(text, at):
        return False
    line = text.find("\n", at, stop)
    limit = min(line if line >= 0 else stop, at + LONGEST)
    opened = text.find("‘", at, limit)
    return _SPEECH_ENDS.search(text, at + 1, opened if opened >= 0 else limit) is not None


def _goes_on(text: str, at: int, closer: str) -> bool:
    opener = next(o for o, c in _PAIRS.items() if c == closer)
    return text.startswith(opener, at)


def _is_speech(text: str, start: int, end: int) -> bool:
    """Enough words, and neither a defined term in brackets nor a title with a capital on every word."""
    words = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text[start:end])
    if words and text[end - 1] == "," and _TOLD_BEHIND.match(text, end):
        return True  # "The bridge," she said, "will open."
    if len(words) < FEWEST or (text[end : end + 2].endswith(")") and len(words) < 6):
        return False
    return not all(w[0].isupper() or w[0].isdigit() or len(w) < 4 for w in words)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def marked(document: Document, finder: SpeakerFinder) -> Iterator[Quotation]:
    """Quotations between marks (`form="direct"`), without the outermost marks."""
    text = document.text
    previous: Quotation | None = None
    for left, right in _story(document):
        for raw in _between_marks(text, left, right):
            parts, told = _parts(text, *raw)
            for start, end in parts:
                if _is_speech(text, start, end):
                    speaker = finder.teller(*told) if told else finder.of_marked(start, end, previous)
                    previous = Quotation(document.span(start, end), speaker)
                    yield previous


def _parts(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """Words between marks, without "— said X —" inside the marks, and where that stands."""
    told = _TOLD_BETWEEN.search(text, start, end)
    if told is None:
        return [_trim(text, start, end)], None
    return [_trim(text, start, told.start()), _trim(text, told.end(), end)], told.span("told")


def _paragraph_ends(text: str, sentence: Sentence, after: Sentence | None) -> bool:
    return after is None or "\n" in text[sentence.end : after.start]


def unmarked(document: Document, sentences: Sequence[Sentence], finder: SpeakerFinder) -> Iterator[Quotation]:
    """Block quotations without marks (`form="block"`): the paragraph after 'adding that', 'said:', 'as follows:'."""
    text, i = document.text, 0
    while i < len(sentences) - 1:
        here, following = sentences[i], sentences[i + 1]
        if not _introduces(text, here, following) or not _whole(text, following):
            i += 1
            continue
        last = _block_end(text, sentences, i + 1, finder)
        words = document.span(_past_mark(text, following.start), sentences[last].end)
        yield Quotation(words, finder.of_block(here), "block")
        i = last + 1


def _introduces(text: str, here: Sentence, following: Sentence) -> bool:
    """Whether a sentence announces words that stand in the paragraph after it, without marks."""
    tail = text[max(here.start, here.end - 140) : here.end]
    if not _paragraph_ends(text, here, following) or not _INTRODUCES.search(tail) or _ORDERS.search(tail):
        return False
    marked_or_item = text[following.start] in '"“«‘`„' or _LIST_ITEM.match(text, following.start)
    return not marked_or_item and not _HEADING.match(text, following.start)


def _whole(text: str, sentence: Sentence) -> bool:
    """A sentence of words with a stop, not a heading."""
    opens = text[_past_mark(text, sentence.start)]
    return text[sentence.end - 1] in ".!?…" and opens.isupper() and sentence.end - sentence.start > 30


def _past_mark(text: str, start: int) -> int:
    """Behind the "> " of a quoted paragraph in plain text."""
    found = _QUOTED_LINE.match(text, start)
    return found.end() if found else start


def _block_end(text: str, sentences: Sequence[Sentence], first: int, finder: SpeakerFinder) -> int:
    """The last sentence of a block: its first paragraph, then paragraphs in the first person."""
    last = first
    while last + 1 < len(sentences):
        following = sentences[last + 1]
        if _paragraph_ends(text, sentences[last], following):
            stretch = text[following.start : following.end]
            if not _FIRST_PERSON.search(stretch) or finder.teller(following.start, following.end):
                break
        last += 1
    return last


def indirect(
    document: Document, sentences: Sequence[Sentence], finder: SpeakerFinder, taken: Sequence[Quotation]
) -> Iterator[Quotation]:
    """Reported speech (`form="indirect"`): what stands after 'X said that', or before ', X said'."""
    turns = sorted((q.span.start, q.span.end) for q in taken)
    at = 0
    for sentence in sentences:
        while at < len(turns) and turns[at][1] <= sentence.start:
            at += 1
        if at < len(turns) and turns[at][0] < sentence.end:
            continue
        told = finder.reported(sentence)
        if told:
            (start, end), speaker = told
            yield Quotation(document.span(start, end), speaker, "indirect")
