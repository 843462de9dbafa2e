"""Speakers' turns of a transcript: "Vladimir Putin: …", going on over paragraphs until the next label."""

from __future__ import annotations

import re

# A label: up to nine words, nearly all with a capital, at the head of a line, closed by a colon.
_CAPITAL = r"(?:[A-ZÀ-ÞА-Я][\w’'.\-]*|\d+(?:st|nd|rd|th))"
_SMALL = r"(?:of|the|and|for|de|la|al|von|van|bin|ben|da|del|di|to|on|in|der|&)"
LABEL = re.compile(
    rf"{_CAPITAL},?(?:[ \t]+(?:{_CAPITAL}|{_SMALL}),?){{0,13}}(?:[ \t]*\([^)\n]{{1,80}}\))?[ \t]*:(?=\s)\s*"
)
