"""Speakers' turns of a transcript: "Vladimir Putin: …", going on over paragraphs until the next label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model import ActorKind, Document, Mention, Quotation, Sentence
from onrecord.parse import lexicon as lex
from onrecord.text.names_shouted import is_shouted

# A label: up to 180 characters at the head of a line, closed by a colon and a space.
_LABEL = re.compile(r"(?P<name>[A-ZÀ-ÞА-Яa-z“\"«][^\n:!?;]{0,180}?)(?P<aside>[ \t]*\([^)\n]{1,80}\))?[ \t]*:\s+")
_WORD = re.compile(r"[^\W\d_][\w’'&.-]*|\d+\S*")
_SMALL = frozenset("of the and for de la al von van bin ben da del di to on in der & at with ibn".split())
_LONGEST = 26  # words
_LONGEST_ENTRY = 90  # characters

ROLES = frozenset("question answer q a reporter journalist moderator interviewer remark reply correspondent".split())
_NO_SPEAKERS = frozenset(
    """deadline source sources note contact photo address agenda background venue date time location subject section
    article part chapter example result results conclusion summary update updates related editor phone tel fax email
    website""".split()
)
_FULL_STOP = re.compile(r"[^\W\d_]{3,}\.\s|\d\.\s")
_PAUSE = re.compile(r"[*\s<…>.–—_=#-]+")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")


def label_end(text: str, start: int, end: int) -> int | None:
    """Where the words begin that follow a label at `start`, or None where no label stands there.

    Every word of a label has a capital or belongs to the name of an office: "chairman of the board Ann Lee:".
    """
    found = _LABEL.match(text, start, end)
    if found is None:
        return None
    words = _WORD.findall(found["name"])
    if not words or len(words) > _LONGEST or not words[-1][0].isupper() or _FULL_STOP.search(found["name"]):
        return None
    known = _SMALL | lex.OFFICES | lex.OFFICE_WORDS | lex.DOMAINS | lex.BODIES
    return found.end() if all(w[0].isupper() or w[0].isdigit() or w in known for w in words) else None


def _start(mention: Mention) -> int:
    return mention.span.start if mention.span else 0


def _speaker(document: Document, label: Sentence, mentions: Sequence[Mention], labels: int) -> Mention | None:
    """Whom a label names; None where it is no speaker's label. A bare role ('Question') is a speaker without a name."""
    text = _ASIDE.sub("", document.text[label.start : label.end].rstrip(" \t:")).strip()
    words = text.lower().split()
    if not words or words[0] in _NO_SPEAKERS or (len(words) == 1 and words[0] == "the"):
        return None
    if words[-1] in ROLES or words[0] in ROLES:
        return Mention(text, document.span(label.start, label.start + len(text)), None, "role")
    at = bisect_left(mentions, label.start, key=_start)
    named = [m for m in mentions[at : at + 20] if label.start <= _start(m) < label.end]
    people = [m for m in named if m.kind in (ActorKind.PERSON, ActorKind.OFFICE)]
    if people:
        one = people[-1]
        return Mention(one.name, one.span, one.kind, "speaker line", one.title)
    if labels > 1 and 2 <= len(words) <= 4 and all(w[0].isupper() and not is_shouted(w) for w in text.split()):
        return Mention(text, document.span(label.start, label.start + len(text)), ActorKind.PERSON, "speaker line")
    return None


def turns(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Quotation]:
    """One quotation (`form="turn"`) for each speaker's turn, from the label to the next label, rule or end."""
    text = document.text
    marked = [i for i, s in enumerate(sentences) if text[s.end - 1] == ":" and label_end(text, s.start, s.end + 1)]
    speakers = {i: _speaker(document, sentences[i], mentions, len(marked)) for i in marked}
    starts = [i for i in marked if speakers[i] and not _is_entry(document, sentences, i, speakers[i])]
    for i, following in pairwise([*starts, len(sentences)]):
        last = _last_of_turn(document, sentences, i, following)
        speaker = speakers[i]
        if last > i:
            named = None if speaker and speaker.how == "role" else speaker
            yield Quotation(document.span(sentences[i + 1].start, sentences[last].end), named, "turn")


def _is_entry(document: Document, sentences: Sequence[Sentence], i: int, speaker: Mention | None) -> bool:
    """Whether an office and a name beside it are an entry of the heading: 'Chair: Ms Ann Lee, mayor'."""
    if speaker is None or speaker.kind is not ActorKind.OFFICE or i + 1 >= len(sentences):
        return False
    said = document.text[sentences[i + 1].start : sentences[i + 1].end]
    return len(said) < _LONGEST_ENTRY and said[-1] not in ".!?…”\"’'"


def _last_of_turn(document: Document, sentences: Sequence[Sentence], first: int, following: int) -> int:
    """Index of the last sentence of the turn whose label is sentence `first`."""
    last = first
    for i in range(first + 1, following):
        here = sentences[i]
        cut = any(sentences[last].end <= b.start < here.start for b in document.set_aside)
        if cut or _PAUSE.fullmatch(document.text, here.start, here.end):
            break
        last = i
    return last
