"""The lines a document is headed and signed with, and what they name: bodies, people, offices.

`NAME` and `OFFICE` tests are made by shape and by the tables of `onrecord.text`; nothing is looked up elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.who_words import ACT_WORDS, COLLEGES, LETTERHEADS, OFFICERS, SPEECH_WORDS
from onrecord.text.names_bodies import GENERIC, INSTITUTIONS, LEGAL
from onrecord.text.names_bodies import HEADS as BODY_HEADS
from onrecord.text.names_shouted import is_shouted

_BODY_WORDS = (GENERIC | BODY_HEADS) - INSTITUTIONS | LETTERHEADS | COLLEGES
_PARTS = re.compile(r"\s+[—–|/-]+\s+|,\s|\s\((?!Pty)|(?<!Pty)\)|:\s|\s\.\.\.|;\s|\s{3,}")
_ACT_OF = rf"(?:(?:{'|'.join(sorted(ACT_WORDS | SPEECH_WORDS))})\b\.?\s+(?:\d\S*\s+)?)+(?:of|by|from)\s+"
_BEFORE = re.compile(rf"(?:{_ACT_OF}|(?:in|before|by|from|between|and|of)\s+)*(?:the\s+)?", re.I)
_MATTER = re.compile(r"(?:on|concerning|regarding|about|amending|for|to|re|subject|annex|official)\b", re.I)
_SEAT = re.compile(r"\s+(?:(?i:at|in)|meeting|sitting)\s.*$")
_SMALL = frozenset("the of and for on de da do das del della di du la le van von den bin bint ibn al el y e a".split())
_ADDRESS = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Mme|Dr|Prof|Hon|Rt|Sir|Dame|Brig|Gen|Col|Lt|Maj|Capt|Eng|Ing|Maître|Judge|Justice|Rev)\b\.?\s+)+"
)
_SIGNED = re.compile(r"(?:\(?\s*(?:[Ss]igned|[Ss]gd|[Ss]d|SIGNED)\s*[:/.)]*-?\s*|/[Ss]/\s*|By(?:\s+\w+)?:\s+)")
_WITNESS = re.compile(
    r"\W*(?:attest|witness|countersign|noted|registered|acquainted|certified|secretary:|clerk:)", re.I
)
_ON_BEHALF = re.compile(r"(?:for|on behalf of|by)\s+(?:and on behalf of\s+)?[^:,]{2,60}[:,]\s*", re.I)
_PROSE = 110  # characters: a longer line is no heading
_HEADING = 9  # lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, trimmed: its words and where they begin."""

    start: int
    text: str

    def part(self, words: str) -> tuple[int, int]:
        """Where some of its words stand in the document, however wide the gaps between them; else the whole line."""
        found = re.search(r"\s+".join(map(re.escape, words.split())), self.text)
        start, end = found.span() if found else (0, len(self.text))
        return self.start + start, self.start + end


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of `[start, end)` that hold anything."""
    for row in re.finditer(r"[^\n]+", text[start:end]):
        words = row.group().strip()
        if words:
            yield Line(start + row.start() + row.group().index(words[0]), words)


def heading(given: Iterator[Line]) -> list[Line]:
    """The lines before the first one that is prose."""
    found: list[Line] = []
    for line in given:
        if _is_prose(line.text) or len(found) == _HEADING or (found and line.text[-1] in ",:;"):
            break
        found.append(line)
    return found


def _is_prose(line: str) -> bool:
    words = line.split()
    small = sum(w[0].islower() and w not in _SMALL for w in words)
    return len(line) > _PROSE or (len(words) > 2 and line[-1] in ".;:!?" and small > 0)


def body_in(line: str) -> str | None:
    """The first body a heading names: 'BEFORE THE PORT TRIBUNAL, Second Chamber' → 'PORT TRIBUNAL'."""
    return next((name for part in _PARTS.split(line) if (name := _bare(part)) and _is_body(name)), None)


def _is_body(name: str) -> bool:
    words = _words(name)
    if not _is_titled(name) or any(is_shouted(w) for w in name.split()[1:] if w.lower() not in _SMALL):
        return False
    return words[-1] in LEGAL or bool(set(words) & (_BODY_WORDS if len(words) > 1 else COLLEGES))


def is_college(name: str) -> bool:
    """Whether a body decides together, so that who signs does so for it: a court, a council, a board."""
    return bool(set(_words(name)) & COLLEGES)


def is_office(name: str) -> bool:
    """Whether what a heading names is an office: 'President of the Republic', not 'Office of the President'."""
    words = _words(name)
    return any(w in OFFICERS and words[i + 1 : i + 2] == ["of"] for i, w in enumerate(words[:2]))


def letterhead(line: str) -> str | None:
    """A heading's first part where it can be the name of an organisation of any sort: every word with a capital."""
    name = _bare(_PARTS.split(line)[0])
    return name if 2 <= len(name.split()) <= 7 and _is_titled(name) else None


def _words(name: str) -> list[str]:
    return [w.strip("“”\"'’,:()").rstrip(".").replace(".", "").lower() for w in name.split()]


def _bare(part: str) -> str:
    """A name without what stands before it, its seat, and the kind and number of the act behind it."""
    if _MATTER.match(part):
        return ""
    name = _SEAT.sub("", _BEFORE.sub("", part.strip(), count=1)).strip(' ,.“”"')
    words = _words(name)
    ends = (i for i, w in enumerate(words) if (w in ACT_WORDS or w[:1].isdigit()) and not set(words[i:]) & _BODY_WORDS)
    return " ".join(name.split()[: next(ends, len(words))])


def _is_titled(name: str) -> bool:
    words = name.split()
    return bool(words) and all(w[0].isupper() or w[0] in "&“\"'(" or w.lower() in _SMALL | LEGAL for w in words)


def person_in(part: str) -> str | None:
    """A person's name, where a stretch is nothing else: 'Dr Ann Lee', 'BATSÜKH Enkhtör', 'P. LeBlanc'."""
    name = _ADDRESS.sub("", part.strip(" .†-"), count=1)
    words = name.split()
    if not 2 <= len(words) <= 5 or any(c.isdigit() or c in ":;()/" for c in name):
        return None
    if set(_words(name)) & (
        _BODY_WORDS | OFFICERS | ACT_WORDS | SPEECH_WORDS | LEGAL | {"the", "of", "for", "and", "a", "on"}
    ):
        return None
    return name if words[0][0].isupper() and words[-1][0].isupper() and _is_titled(name) else None


def office_in(part: str) -> str | None:
    """An office, where a stretch is nothing else: 'Governor', 'Prime Minister of Arvania', 'Officer Commanding'."""
    words = part.strip(" .").split()
    titled = 0 < len(words) <= 9 and words[0][0].isupper()
    return " ".join(words) if titled and set(_words(part)[:4]) & OFFICERS else None


def person_at_end(part: str) -> str | None:
    """The person a stretch ends with, its office before the name: 'the Mayor Ann Lee' → 'Ann Lee'."""
    words = part.split()
    return next((name for i in range(len(words) - 1) if (name := person_in(" ".join(words[i:])))), None)


def office_word(title: str) -> str:
    """The word of a title that names the office: 'Prime Minister of Arvania' → 'prime'; '' where none does."""
    return next((w for w in _words(title) if w in OFFICERS), "")


@dataclass(frozen=True, slots=True)
class Signature:
    """A name under a document, with the office that is written beside it."""

    line: Line
    name: str
    office: str | None


def signatures(given: Sequence[Line]) -> Iterator[Signature]:
    """Those who sign, in order; not who attests or takes the minutes."""
    for n, line in enumerate(given):
        if len(line.text) <= _PROSE and not _WITNESS.match(line.text):
            beside = [other.text for other in (*given[n + 1 : n + 2], *given[max(0, n - 1) : n])]
            below = not any(_is_prose(other.text) for other in given[n + 1 :])
            found = _signature(line, beside, last=n == len(given) - 1, below=below)
            if found:
                yield found


def _signature(line: Line, beside: Sequence[str], *, last: bool, below: bool) -> Signature | None:
    """A name with its office on the same line or the next, marked as a signature, or alone: at the end, in capitals."""
    behalf = _ON_BEHALF.match(line.text)
    rest = line.text[behalf.end() :] if behalf else line.text
    signed = _SIGNED.match(rest)
    name, office = _name_and_office(rest[signed.end() :] if signed else rest)
    if name is None:
        return None
    office = office or next((found for text in beside if (found := office_in(text))), None)
    alone = last or (below and name.isupper() and not any(is_shouted(w) for w in name.split()))
    return Signature(line, name, office) if office or behalf or signed or alone else None


def _name_and_office(words: str) -> tuple[str | None, str | None]:
    """'Ann Lee, Mayor', 'Ann Lee (chair)', 'Mayor    Ann Lee', 'Ann Lee'."""
    left, *more = re.split(r",\s+|\s\(|\s{2,}|\t|\)", words, maxsplit=1)
    right = more[0].strip().split(")")[0] if more else ""
    if name := person_in(left):
        return name, office_in(right[:1].upper() + right[1:])
    return (person_in(right), left) if office_in(left) else (None, None)
