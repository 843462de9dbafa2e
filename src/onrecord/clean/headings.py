"""The headings under which pages list other stories, as data, and where such a list ends.

A heading opens a stretch of teasers. It runs to the end of the text unless the story goes on after it: a paragraph
that speaks of what the story spoke of before, more than of what the teasers are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.clean.lines import Line
from onrecord.clean.rules import BOILERPLATE, COMMENT, CREDIT, TEASER, line_reason


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads a list of other stories."""

    pattern: re.Pattern[str]
    example: str
    counter_example: str
    inserted: bool = False  # may stand in the middle of a story
    section: bool = False  # at the top of a page it only names the section
    reason: str = TEASER


def _heading(
    pattern: str,
    example: str,
    counter_example: str,
    *,
    inserted: bool = False,
    section: bool = False,
    reason: str = TEASER,
) -> Heading:
    whole = re.compile(rf"(?:{pattern})\s*[:»>›→]?$", re.IGNORECASE)
    return Heading(whole, example, counter_example, inserted, section, reason)


_THINGS = (
    r"(?:articles?|stor(?:y|ies)|news|posts?|content|reading|topics?|items?|reports?|headlines?|materials?|videos?|"
    r"links?|coverage)"
)
_SORT = r"(?:related|similar|relevant|recommended|recent|more|other|latest|top|breaking|featured|trending|suggested)"

HEADINGS: tuple[Heading, ...] = (
    _heading(
        rf"{_SORT} {_THINGS}(?: (?:on|from|in|about) .{{2,60}})?",
        "Related articles",
        "Related parties must report by June",
    ),
    _heading(
        r"related|recommended|trending|(?:most )?popular|highlights|in other news|just in|latest",
        "Recommended",
        "Popular songs",
        section=True,
    ),
    _heading(
        r"editor(?:s|'s|’s|s'|s’)? (?:choice|picks?|recommendations?)|our picks?|picked for you|hand ?picked",
        "Editor's choice",
        "Editors choose their own lead",
    ),
    _heading(
        rf"(?:the )?most (?:read|viewed|popular|shared|commented|watched|discussed|recent)(?: {_THINGS})?"
        r"(?: (?:in|on|of|today|now|this week).{0,40})?",
        "Most viewed",
        "Most read the letter",
    ),
    _heading(
        r"read (?:more|also|next|this next)(?: [^.,]{2,50})?|see (?:also|more)|"
        r"also (?:read|in the news|on [^.,]{2,40})|next (?:article|story|up|read)|"
        r"more (?:like this|on this(?: story)?|to explore|from [^.,]{2,50})",
        "Read more harbour news",
        "Read the ruling before you vote on it",
        inserted=True,
    ),
    _heading(
        r"(?:you|we think you) (?:may|might|could|will|['’]ll)(?: also)? (?:like|love|be interested in|enjoy).{0,30}|"
        r"what to read next|don['’]?t miss|keep reading|in case you missed it|stay informed|what others are reading",
        "You may also like",
        "You may also vote by post",
    ),
    _heading(
        r"(?:all )?news(?: ?feed)?|top|today['’]s (?:news|headlines)|hot topics?|must[- ]reads?",
        "News",
        "News travels",
        section=True,
    ),
    _heading(
        r"(?:around|from) the web|(?:sponsored|promoted) (?:stories|links)|from our partners|partner content",
        "From our partners",
        "Partners of the project met",
    ),
    _heading(
        r"(?:\d+ |(?:leave|post|add|write) (?:a )?|reader |view |all )?(?:comments?|repl(?:y|ies))(?: ?\(\d+\))?|"
        r"join the (?:discussion|conversation)|what do you think\??",
        "Comments (3)",
        "Comments on the draft are due by June",
        reason=COMMENT,
    ),
    _heading(
        r"about the (?:authors?|writers?|publisher)|editor['’]?s['’]? notes?|notes to editors|media contacts?",
        "About the author",
        "About the author nothing is known",
        reason=BOILERPLATE,
    ),
)
_LONGEST = 90  # characters of a heading
_CLOSING_LINES = 4
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][^\W\d_]{3,}")
_COMMON = frozenset(
    "that this with from have been will were their they would about which when there after before into over more than "
    "also said says other some could should because under during while where year years last time first made make "
    "people government country president minister state told according support news week month today".split()
)


def is_heading(line: Line) -> bool:
    """Whether a line can head a list of other stories."""
    return _heading_of(line) is not None


def teasers(lines: Sequence[Line], enclosed: Mapping[int, int]) -> Iterator[tuple[int, int, str]]:
    """The stretches that are not the story: indices of the heading that opens each, and after its last line; why.

    Args:
        lines: the lines that may be the story.
        enclosed: where the markup tells it: start of a heading -> end of the box it stands in.
    """
    story = _Subject()
    index = 0
    while index < len(lines):
        kind = _heading_of(lines[index])
        if kind is None or index == 0 or (kind.section and not story.has_prose):
            if kind is None:
                story.add(lines[index])
            index += 1
            continue
        end = _end(lines, index, kind, story, enclosed)
        yield index, end, kind.reason
        index = end


def _end(lines: Sequence[Line], heading: int, kind: Heading, story: _Subject, enclosed: Mapping[int, int]) -> int:
    """The index after the last line of the teasers that the line at index `heading` opens."""
    if box := enclosed.get(lines[heading].start):
        return next((i for i in range(heading + 1, len(lines)) if lines[i].start >= box), len(lines))
    if _has_ended(lines[max(0, heading - _CLOSING_LINES) : heading]):
        return len(lines)
    others = _Subject()
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        inner = _heading_of(line)
        if inner and inner.reason != kind.reason and inner.reason != TEASER:
            return index
        if line.is_prose and line.after_blank and _goes_on(_Subject.of([line]), story, others, kind.inserted):
            return index
        others.add(line)
    return len(lines)


def _heading_of(line: Line) -> Heading | None:
    if len(line.text) > _LONGEST:
        return None
    return next((heading for heading in HEADINGS if heading.pattern.match(line.text)), None)


def _has_ended(lines: Sequence[Line]) -> bool:
    """Whether the lines close a story: a source, who reported, copyright."""
    return any(line_reason(line.text) in (CREDIT, BOILERPLATE) for line in lines)


@dataclass(slots=True)
class _Subject:
    """What some lines speak of: their words that are not common ones, and the names among them."""

    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    has_prose: bool = False

    @classmethod
    def of(cls, lines: Iterable[Line]) -> _Subject:
        subject = cls()
        for line in lines:
            subject.add(line)
        return subject

    def add(self, line: Line) -> None:
        self.has_prose = self.has_prose or line.is_prose
        self.words |= {word.lower() for word in _WORD.findall(line.text)} - _COMMON
        self.names |= {word.lower() for word in _NAME.findall(line.text)} - _COMMON


def _goes_on(paragraph: _Subject, story: _Subject, teasers: _Subject, inserted: bool) -> bool:
    """Whether a paragraph belongs to the story before the teasers and not to the teasers."""
    from_story, from_teasers = len(paragraph.words & story.words), len(paragraph.words & teasers.words)
    close = from_story >= max(3, len(paragraph.words) * 0.2)
    if inserted:
        own_names = (paragraph.names & story.names) - teasers.words
        if teasers.words and not teasers.has_prose and not from_teasers:
            return True
        return from_story + len(own_names) > from_teasers and (bool(own_names) or close)
    return from_story > 2 * from_teasers and close
