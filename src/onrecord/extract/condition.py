"""What a commitment hangs on: "if parliament agrees, …", "provided that …", "subject to …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class Opener:
    """Words that open a condition, with a sentence that holds one (in brackets) and one that does not."""

    pattern: str
    example: str
    counter: str


OPENERS: tuple[Opener, ...] = (
    Opener(
        r"(?:only |even )?if(?! not\b)",
        "[If the council agrees], the port will close.",
        "He asked if the port was open.",
    ),
    Opener(r"unless", "The port will close [unless the crane is repaired].", "The crane is repaired."),
    Opener(
        r"provided(?: that|,? however, that)",
        "The port will open, [provided that the crane is repaired].",
        "The firm provided the crane.",
    ),
    Opener(
        r"(?:up)?on (?:the )?condition(?: that| of)",
        "It will lend the sum [on condition that the debt is paid].",
        "The road is in good condition.",
    ),
    Opener(
        r"subject to",
        "The sum shall be paid [subject to the availability of funds].",
        "The subject is old.",
    ),
    Opener(
        r"as long as(?= (?:the|it|he|she|they|we|you|i|there)\b)",
        "The crew will stay [as long as the strike lasts].",
        "The bridge is as long as a street.",
    ),
    Opener(
        r"should(?= (?:the|a|an|this|that|it|he|she|they|we|any)\b)",
        "[Should the dam leak], the crew will act.",
        "It should rain.",
    ),
    Opener(
        r"in (?:the event (?:of|that)|case(?: of)?)",
        "[In case of fire], the hall will be cleared.",
        "The case is old.",
    ),
    Opener(r"once", "[Once the law is passed], the fee will fall.", "The fee fell once more."),
)

_OPENER = re.compile(r"(?<![\w-])(?:" + "|".join(o.pattern for o in OPENERS) + r")\s", re.I)
_ASKING = re.compile(r"\b(?:ask|asks|asked|wonder\w*|know|knew|see|doubt\w*|unclear|unsure|determine|decide)\s+$", re.I)
_ADVERB_ONCE = re.compile(
    r"once (?:more|again|a|per|every|in|and|said|called|known|considered|the\b.{0,20}\bpresident)", re.I
)


def condition_for(document: Document, sentence: Sentence, action: Span) -> Span | None:
    """The condition on an action, from its opening word to the mark that closes the clause; None where there is none.

    A condition stands in the action's own sentence, before it or after it.
    """
    text = document.text[sentence.start : sentence.end]
    found = [m.start() for m in _OPENER.finditer(text) if not _idle(text, m.start())]
    if not found:
        return None
    nearest = min(found, key=lambda at: _distance(sentence.start + at, action))
    start = sentence.start + nearest
    end = sentence.start + _close(text, nearest)
    if start < action.start < end:
        end = action.start
    quote = document.text[start:end].rstrip(" ,;:—–-")
    return document.span(start, start + len(quote)) if " " in quote else None


def _idle(text: str, at: int) -> bool:
    """An indirect question ("asked if …") or the adverb "once"."""
    return _ASKING.search(text, max(0, at - 24), at) is not None or _ADVERB_ONCE.match(text, at) is not None


def _distance(at: int, action: Span) -> int:
    return action.start - at if at < action.start else max(0, at - action.end)


def _close(text: str, start: int) -> int:
    """The end of the clause: the first comma, semicolon or dash outside brackets, or the sentence's last mark."""
    depth = 0
    for at in range(start, len(text)):
        mark = text[at]
        depth += (mark in "([") - (mark in ")]")
        if depth <= 0 and (mark in ";:—" or (mark == "," and at - start > 12 and not text[at - 1 : at + 2].isdigit())):
            return at
    return len(text.rstrip(' .!?"”’'))
