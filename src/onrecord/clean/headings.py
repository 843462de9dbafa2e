"""The headings under which pages list other stories, as data, and where such a list ends.

A heading opens a stretch of teasers. It runs to the end of the text unless the story goes on after it: a paragraph
that speaks of what the story spoke of before, more than of what the teasers are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.clean.lines import Line
from onrecord.clean.rules import BOILERPLATE, CREDIT, line_reason


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads a list of other stories."""

    pattern: re.Pattern[str]
    example: str
    counter_example: str
    inserted: bool = False  # may stand in the middle of a story


def _heading(pattern: str, example: str, counter_example: str, inserted: bool = False) -> Heading:
    return Heading(re.compile(rf"^(?:{pattern})\s*[:»>›→]?$", re.IGNORECASE), example, counter_example, inserted)


_THINGS = r"(?:articles?|stor(?:y|ies)|news|posts?|content|reading|topics?|items?|reports?|headlines?|materials?|videos?|links?|coverage)"

HEADINGS: tuple[Heading, ...] = (
    _heading(rf"(?:related|similar|relevant|recommended|recent|more|other|latest|top|breaking|featured|trending|suggested) {_THINGS}(?: (?:on|from|in|about) .{{2,60}})?", "Related articles", "Related parties must report by June", inserted=True),
    _heading(r"related|recommended|trending|popular|most popular|highlights|in other news|just in|latest", "Recommended", "Popular songs"),
    _heading(r"editor(?:s|'s|’s|s'|s’)? (?:choice|picks?|recommendations?)|our picks?|picked for you|hand ?picked", "Editor's choice", "Editors choose their own lead"),
    _heading(rf"(?:the )?most (?:read|viewed|popular|shared|commented|watched|discussed|recent)(?: {_THINGS})?(?: (?:in|on|of|today|now|this week).{{0,40}})?", "Most viewed", "Most read the letter"),
    _heading(r"read (?:more|also|next|on|this next)(?: .{2,50})?|see (?:also|more)|also (?:read|in the news|on .{2,40})|more (?:like this|on this(?: story)?|to explore|from .{2,50})|next (?:article|story|up|read)", "Read more harbour news", "Read the ruling before you vote on it, the speaker told members", inserted=True),
    _heading(r"(?:you|we think you) (?:may|might|could|will|'ll)(?: also)? (?:like|love|be interested in|enjoy|have missed).{0,30}|what to read next|don['’]?t miss|keep reading|in case you missed it|stay informed|what others are reading", "You may also like", "You may also vote by post"),
    _heading(r"news|top|today|tomorrow['’]s? news|news feed|newsfeed|today['’]s (?:news|headlines)|all news|hot topics?|must[- ]reads?", "News", "News travels"),
    _heading(r"around the web|from the web|sponsored (?:stories|links)|promoted (?:stories|links)|from our partners|partner content", "From our partners", "Partners of the project met"),
)
_CLOSING_LINES = 4
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "that this with from have been will were their they would about which when there after before into over more than also said says "
    "other some could should because under during while where year years last time first made make people government country president "
    "minister state told according support news week month today".split()
)


def is_heading(line: Line) -> bool:
    """Whether a line heads a list of other stories."""
    return _heading_of(line) is not None


def teaser_end(lines: Sequence[Line], heading: int) -> int:
    """The index after the last line of the teasers that the line at index `heading` opens."""
    kind = _heading_of(lines[heading])
    if kind is None or _has_ended(lines[max(0, heading - _CLOSING_LINES) : heading]):
        return len(lines)
    story = [line for line in lines[:heading] if not is_heading(line)]
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if line.is_prose and line.after_blank and _goes_on(line, story, lines[heading + 1 : index], kind.inserted):
            return index
    return len(lines)


def _heading_of(line: Line) -> Heading | None:
    if len(line.text) > 90:
        return None
    return next((heading for heading in HEADINGS if heading.pattern.match(line.text)), None)


def _has_ended(lines: Sequence[Line]) -> bool:
    """Whether the lines close a story: a source, who reported, copyright."""
    return any(line_reason(line.text) in (CREDIT, BOILERPLATE) for line in lines)


def _goes_on(line: Line, story: Sequence[Line], teasers: Sequence[Line], inserted: bool) -> bool:
    """Whether a paragraph belongs to the story before the teasers and not to the teasers."""
    words, told, teased = _vocabulary((line,)), _vocabulary(story), _vocabulary(teasers)
    from_story, from_teasers = len(words & told), len(words & teased)
    if inserted:
        own_names = (_names((line,)) & _names(story)) - teased
        return from_story > from_teasers and (bool(own_names) or from_story >= max(2, len(words) * 0.2))
    return from_story > 2 * from_teasers and from_story >= max(3, len(words) * 0.2)


def _vocabulary(lines: Iterable[Line]) -> set[str]:
    return {word.lower() for line in lines for word in _WORD.findall(line.text)} - _COMMON


def _names(lines: Iterable[Line]) -> set[str]:
    return {word.lower() for line in lines for word in _NAME.findall(line.text)} - _COMMON
