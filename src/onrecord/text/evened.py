"""A text of the same length without what typesetting, scanning and markup left inside it.

    evened(text) -> str

Page headers, soft hyphens and entities for spaces become spaces; a word broken at a line's end is closed up, and the
spaces this saves follow it. Every other character keeps its place, so that what is read in the result can be quoted
from the original.
"""

from __future__ import annotations

import re

_BROKEN = re.compile(r"([^\W\d_]+)[-¬\u00ad][ \t]*\n\s*([a-z]+)")
_BLANK = re.compile(
    r"\s*(?:\[\[Page [^\]\n]{1,20}\]\]|Start Printed Page \d+)\s*|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);"
    r"|[\u00ad\u200b\ufeff]+|\n[ \t]*(?:[Pp]age \d{1,4}(?: of \d{1,4})?|[-–—] ?\d{1,4} ?[-–—])[ \t]*\n"
)
_WORTH = ("-\n", "- \n", "¬", "\u00ad", "[[Page", "Start Printed", "&", "\u200b", "\ufeff", "\n")


def evened(text: str) -> str:
    """The text, as long as before; most texts come back as they are."""
    if not any(mark in text for mark in _WORTH):
        return text
    blanked = _BLANK.sub(lambda found: " " * len(found.group()), text)
    return _BROKEN.sub(lambda found: (found[1] + found[2]).ljust(len(found.group())), blanked)
