"""What a commitment hangs on: "if parliament agrees, …", "provided that …", "subject to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.when_around import head_of_list
from onrecord.model import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class Opener:
    """Words that open a condition, with a sentence that holds one (in brackets) and one that does not."""

    pattern: str
    example: str
    counter: str


OPENERS: tuple[Opener, ...] = (
    Opener(
        r"(?:only |even )?if(?! not\b| need be\b)",
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
    Opener(
        r"to the (?:fullest |maximum |greatest )?extent(?! of\b)",
        "The fee shall be waived [to the extent permitted by law].",
        "The extent of the harm is known.",
    ),
    Opener(r"in ?so ?far as", "It shall apply [insofar as the law allows it].", "It is far."),
    Opener(
        r"as soon as(?! possible| practicable| feasible)",
        "The port will open [as soon as the ice melts].",
        "The port will open as soon as possible.",
    ),
    Opener(
        r"except (?:in|where|when|with|by|to the extent)",
        "Smoking shall end [except in marked rooms].",
        "All came except Ann.",
    ),
    Opener(
        r"during any period(?= (?:in which|when|that)\b)",
        "The deputy shall act [during any period in which the chair is empty].",
        "It rained during any period of calm.",
    ),
    Opener(
        r"at the direction of|as (?:directed|required|requested|deemed (?:appropriate|necessary)) by",
        "[At the direction of the Council], the clerk shall keep the list.",
        "It went in the direction of the Council.",
    ),
    Opener(
        r"save (?:where|when|in|for)",
        "No boat shall land [save where life is at risk].",
        "They save money where they can.",
    ),
    Opener(
        r"(?:(?<=, )|(?<=[\"“]))provided(?= (?:it|they|he|she|the)\b)",
        "The town will join, [provided it keeps its word].",
        "It provided the crane.",
    ),
    Opener(r"barring", "The vote will be held [barring a storm].", "They are barring the door."),
    Opener(
        r"where(?:ver)? (?=(?:appropriate|necessary|needed|possible|practicable|feasible|required)\b)",
        "It shall publish the map [where appropriate].",
        "It shall say where the map is.",
    ),
    Opener(r"once", "[Once the law is passed], the fee will fall.", "The fee fell once more."),
)

_OPENER = re.compile(r"(?<![\w-])(?:" + "|".join(o.pattern for o in OPENERS) + r")(?:\s|(?<=\s))", re.I)
_ASKING = re.compile(r"\b(?:ask|asks|asked|wonder\w*|know|knew|see|doubt\w*|unclear|unsure|determine|decide)\s+$", re.I)
# "agencies subject to this order", "subject to section 4": whom a law binds, no condition.
_BOUND_BY_LAW = re.compile(
    r"subject to (?:(?:the )?provisions of |the )?(?:this|these|sub|section|article|paragraph|title|chapter)", re.I
)
_TRAILING = re.compile(r"[\s,]+(?:(?:and|or|shall|will|must|is|are)(?:\s+to)?|to)\s*$")
_SELDOM = re.compile(r"(?:are|is|was|were|been|be)\s+$", re.I)
_ADVERB_ONCE = re.compile(
    r"once (?:more|again|a|per|every|in|and|said|called|known|considered|the\b.{0,20}\bpresident)", re.I
)


def condition_for(document: Document, sentence: Sentence, action: Span) -> Span | None:
    """The condition on an action, from its opening word to the mark that closes the clause; None where there is none.

    A condition stands in the action's own sentence, before it or after it.
    """
    text = document.text[sentence.start : sentence.end]
    verbs = [t.start - sentence.start for t in sentence.tokens if t.pos in ("VERB", "AUX")]
    found = [m.start() for m in _OPENER.finditer(text) if not _idle(text, m.start())]
    found = [at for at in found if not _apart(text, at, action.start - sentence.start)]
    if not found:
        return _of_head(document, sentence)
    nearest = min(found, key=lambda at: _distance(sentence.start + at, action))
    start = sentence.start + nearest
    end = sentence.start + _close(text, nearest, verbs)
    if start < action.start < end:
        end = action.start
    return _span(document, start, end)


def _of_head(document: Document, sentence: Sentence) -> Span | None:
    """The condition the head of a list sets for its items: "To the extent permitted by law, the board shall:"."""
    head = next(head_of_list(document, sentence), None)
    if head is None:
        return None
    text = document.text[head.start : head.end]
    first = next((m.start() for m in _OPENER.finditer(text) if not _idle(text, m.start())), None)
    if first is None or not text.rstrip().endswith((":", "—")):
        return None
    return _span(document, head.start + first, head.start + _close(text, first))


def _span(document: Document, start: int, end: int) -> Span | None:
    quote = _TRAILING.sub("", document.text[start:end]).rstrip(" ,;:—–-")
    return document.span(start, start + len(quote)) if " " in quote else None


def _idle(text: str, at: int) -> bool:
    """An indirect question ("asked if …") or the adverb "once"."""
    if _BOUND_BY_LAW.match(text, at) or (text.startswith("barring", at) and _SELDOM.search(text, max(0, at - 8), at)):
        return True
    return _ASKING.search(text, max(0, at - 24), at) is not None or _ADVERB_ONCE.match(text, at) is not None


def _apart(text: str, at: int, action: int) -> bool:
    """Whether a semicolon parts the condition from the action that follows it."""
    return at < action and ";" in text[at:action]


def _distance(at: int, action: Span) -> int:
    return action.start - at if at < action.start else max(0, at - action.end)


def _close(text: str, start: int, verbs: Sequence[int] = ()) -> int:
    """The end of the clause: the first comma, semicolon or dash outside brackets, or the sentence's last mark.

    A comma between a subject and its verb ("if the debt, now two million, is not paid") closes nothing.
    """
    depth, inside = 0, _inside_subject(text, start, verbs)
    for at in range(start, len(text)):
        mark = text[at]
        depth += (mark in "([") - (mark in ")]")
        if depth < 0:
            return at
        if at < inside:
            continue
        if depth <= 0 and (mark in ";:—–" or (mark == "," and at - start > 8 and not _IN_NUMBER.match(text, at - 1))):
            return at
    return len(text.rstrip(' .!?"”’'))


_IN_NUMBER = re.compile(r"\d,(?:\d| (?:19|20|21)\d\d\b)")  # "1,200", "May 3, 2031"
_SUBJECT = re.compile(
    r"(?:if|unless) (?:the|an?|its|their|his|her|our|my|this|these|those) [^,;:.]{2,40}, "
    r"(?:[^,;:.]|(?<=\d)[,.](?=\d)){2,50},\s",
    re.IGNORECASE,
)


def _inside_subject(text: str, start: int, verbs: Sequence[int]) -> int:
    """The offset up to which a subject with words set off by commas reaches; the start where there is none."""
    found = _SUBJECT.match(text, start)
    if found is None or not verbs or any(start < v < text.index(",", start) for v in verbs):
        return start
    return found.end() if any(0 <= v - found.end() < 8 for v in verbs) else start
