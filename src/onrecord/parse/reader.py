"""The one verb of the stage."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Document, Parsed
from onrecord.parse.coreference import coreference
from onrecord.parse.naming import naming
from onrecord.parse.sentences import sentences


def parse(document: Document, wanted: Callable[[str], bool] | None = None) -> Parsed:
    """Read a document.

    Args:
        document: its set-aside blocks are not read.
        wanted: given a sentence's text, whether it is worth the syntax; None wants all.

    Returns:
        sentences in order (tokens only where wanted), quotations and mentions in order.
    """
    from onrecord.parse.syntax import with_syntax  # costs a second: only when something is to be parsed

    found = sentences(document)
    chosen = [s for s in found if wanted is None or wanted(document.text[s.start : s.end])]
    parsed = {s.start: s for s in with_syntax(document, chosen)}
    read = tuple(parsed.get(s.start, s) for s in found)
    return Parsed(document, read, (), coreference(document, naming(document, read)))
