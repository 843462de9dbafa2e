"""PDF: the text of its pages, lines joined into paragraphs, with a form feed between pages.

The page of any place in the text is the number of form feeds before it plus one (`Document.page_of`). A page that holds
a picture and no text is reported as scanned; running heads and page numbers are set aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import DocumentError
from onrecord.model import Block

BREAK = "\n\f\n"
_MOST_PAGES = 3_000
_MOST_CHARACTERS = 20_000_000
_HYPHENS = "\u0002\u00ad\ufffe"
_ENDS_PARAGRAPH = re.compile(r"[.!?:;…][\"”’')\]]*$")
_STARTS_ITEM = re.compile(
    r"^(?:[•·▪●◦–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|(?:Article|Section|Sec\.|Chapter)\s)"
)
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Pages:
    """The text of a PDF, what in it is furniture, and what its makers say of it."""

    text: str
    furniture: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    title: str | None = None
    created: str | None = None
    scanned: list[int] = field(default_factory=list)


def read_pdf(content: bytes) -> Pages:
    """The text of a PDF.

    Raises:
        DocumentError: where it cannot be opened, is locked, or holds only scanned pages.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        pdf = pypdfium2.PdfDocument(content)
    except Exception as error:  # a foreign library on hostile input
        locked = "password" in str(error).lower()
        message = "The PDF is locked with a password." if locked else "The PDF cannot be opened."
        raise DocumentError(message, "Give an unlocked copy." if locked else "Get it again.") from error
    try:
        return _read(pdf)
    finally:
        pdf.close()


def _read(pdf: Any) -> Pages:
    count = len(pdf)
    pages: list[list[str]] = []
    scanned: list[int] = []
    size = 0
    for index in range(min(count, _MOST_PAGES)):
        lines, is_scan = _lines(pdf, index)
        size += sum(map(len, lines))
        if size > _MOST_CHARACTERS:
            raise DocumentError("The PDF holds too much text.", "Split it.")
        pages.append(lines)
        if is_scan:
            scanned.append(index + 1)
    if scanned and not any(pages):
        raise DocumentError("Every page of the PDF is scanned: there is no text in it.", "Run text recognition first.")
    text, furniture = _laid_out(pages)
    meta = _metadata(pdf)
    return Pages(text, furniture, tuple(_notes(count, scanned)), meta.get("Title"), meta.get("CreationDate"), scanned)


def _notes(count: int, scanned: Sequence[int]) -> Iterator[str]:
    if scanned:
        numbers = ", ".join(map(str, scanned[:20])) + (" and more" if len(scanned) > 20 else "")
        yield f"Scanned pages without text: {numbers}."
    if count > _MOST_PAGES:
        yield f"Only the first {_MOST_PAGES} of {count} pages were read."


def _lines(pdf: Any, index: int) -> tuple[list[str], bool]:
    """The lines of a page, and whether it is a picture of text."""
    try:
        page = pdf[index]
        text = page.get_textpage().get_text_bounded()
        lines = [" ".join(line.split()) for line in text.replace("\x00", "").splitlines()]
        lines = [line for line in lines if line]
        is_scan = not lines and any(True for _ in page.get_objects(filter=(3,), max_depth=2))
        page.close()
    except Exception:  # one damaged page does not cost the others
        return [], False
    return lines, is_scan


def _metadata(pdf: Any) -> dict[str, str]:
    try:
        meta = pdf.get_metadata_dict(skip_empty=True)
    except Exception:  # a foreign library on hostile input
        return {}
    title = meta.get("Title", "")
    if len(title.split()) < 2 or re.search(r"\.\w{2,4}$|^untitled|^microsoft", title, re.IGNORECASE):
        meta.pop("Title", None)
    return dict(meta)


def _laid_out(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[Block, ...]]:
    """The pages as one text, and the running heads and page numbers in it."""
    running = _running(pages)
    parts: list[str] = []
    furniture: list[Block] = []
    at = 0
    for number, lines in enumerate(pages):
        if number:
            parts.append(BREAK)
            at += len(BREAK)
        for first, (paragraph, is_furniture) in enumerate(_paragraphs(lines, running)):
            if first:
                parts.append("\n\n")
                at += 2
            if is_furniture:
                furniture.append(Block(at, at + len(paragraph), "running head"))
            parts.append(paragraph)
            at += len(paragraph)
    return "".join(parts), tuple(furniture)


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, figures aside, that stand first or last on at least three pages and a third of all."""
    counts = Counter(shape for lines in pages for shape in {_shape(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(shape for shape, count in counts.items() if count >= max(3, len(pages) / 3))


def _shape(line: str) -> str:
    return _FIGURES.sub("#", line)


def _paragraphs(lines: Sequence[str], running: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a page, each with whether it is furniture."""
    widest = max(map(len, lines), default=0)
    open_paragraph = ""
    for number, line in enumerate(lines):
        at_edge = number < 2 or number >= len(lines) - 2
        if at_edge and (_shape(line) in running or _PAGE_NUMBER.match(line)):
            if open_paragraph:
                yield open_paragraph, False
                open_paragraph = ""
            yield line, True
            continue
        if open_paragraph and (_STARTS_ITEM.match(line) or _is_complete(lines[number - 1], widest)):
            yield open_paragraph, False
            open_paragraph = ""
        open_paragraph = _joined(open_paragraph, line)
    if open_paragraph:
        yield open_paragraph.rstrip(_HYPHENS), False


def _is_complete(line: str, widest: int) -> bool:
    """Whether a line ends its paragraph: it is short, or ends a sentence well before the margin."""
    if len(line) < 0.6 * widest:
        return True
    return len(line) < 0.9 * widest and bool(_ENDS_PARAGRAPH.search(line))


def _joined(paragraph: str, line: str) -> str:
    if not paragraph:
        return line
    if paragraph[-1] in _HYPHENS:
        return paragraph[:-1] + line
    if paragraph[-1] == "-" and paragraph[-2:-1].isalpha() and line[:1].islower():
        return paragraph + line
    return f"{paragraph} {line}"
