"""What a passage says of a commitment: the relation, from the signs in the sentence and its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord.follow.acts import acts_told, is_act
from onrecord.follow.cues import Cue, Rule, cues_in
from onrecord.follow.figures import compare
from onrecord.follow.passages import Passage
from onrecord.follow.wording import TALK
from onrecord.follow.words import terms
from onrecord.model import Commitment, Figure, Outcome, Relation, Span
from onrecord.text.clauses import edges
from onrecord.text.deadlines import TimeExpression, find_times

_ORDER = (Relation.CONTRADICTION, Relation.DELAY, Relation.DONE, Relation.PROGRESS, Relation.REPEAT)


# "only the harbour office fell short of its own target": a part's failure is not the whole's.
_ONE_PART = re.compile(
    r"\bonly (?:the |one |two )?[A-Z]\w+|\bits own target"
    r"|\b(?:the rest|the remainder|(?:a |some )?parts?|(?:a |some )?sections?) (?:of|that)\b"
)
# What stands before a sign that is only ahead or was only meant: "was to have come into", "is expected to be".
_ONLY_AHEAD = re.compile(
    r"\b(?:to|will|would|should|shall|may|might|could|must)(?: not| never)?(?: \w+ly)?(?: have)?(?: be| been)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one sign in a sentence says, with the figure compared."""

    relation: Relation
    cue: Cue
    ends: Outcome | None
    figure: Figure | None
    against: str  # how the figure compares: "", "same", "short", "other"


def findings(
    commitment: Commitment, sentence: Span, action: str, told: date | None = None, end: date | None = None
) -> tuple[Finding, ...]:
    """One finding for every relation that signs in the sentence speak for, the most telling first.

    Args:
        commitment: the promise.
        sentence: what is told.
        action: what is to be done, in the wording nearest to what is told.
        told: the day it is told.
        end: the last day in force.
    """
    figure, against = compare(commitment.targets, sentence, commitment.action)
    found: dict[Relation, Finding] = {}
    signs = [
        *cues_in(sentence.quote),
        *act_done(commitment.action, sentence.quote),
        *acts_told(action, sentence.quote),
        *so_many_told(figure, against, sentence),
    ]
    for cue in sorted(signs, key=lambda c: -c.rule.strength):
        relation, ends = _meaning(cue, commitment.action, sentence.quote, against)
        if relation is Relation.CONTRADICTION and cue.rule.name in _NOT_THERE and told and end and told < end:
            relation, ends = Relation.DELAY, None  # there is time left
        if relation is Relation.DONE and commitment.negated:
            relation = _undone(cue)
        if relation:
            found.setdefault(relation, Finding(relation, cue, ends, figure, against))
    _settle(found)
    if figure and against == "short" and told and end and end < told:
        then = _on_the_day(sentence.quote, told, end)
        if then:
            return (Finding(Relation.CONTRADICTION, then, Outcome.PARTLY_DONE, figure, against),)
    return tuple(found[r] for r in _ORDER if r in found)


_NOT_THERE = frozenset({"still so many"})


def _undone(cue: Cue) -> Relation | None:
    """What a sign of anything done says of something that was not to be done."""
    if "promise" in cue.rule.name:
        return Relation.DONE
    return Relation.CONTRADICTION if cue.rule is _ACT_DONE or is_act(cue) else None


# How far it was on its last day, told afterwards: "ended the year with 26", "had 40 on that date".
_THAT_DAY = re.compile(
    r"\b(?:on|by|at) (?:that|the same|the given|the agreed|the due) (?:date|day|time|deadline)\b"
    r"|\b(?:ended|closed|finished) (?:the year|(?:19|20)\d\d)\b|\bby then\b|\bwhen (?:the|its"
    r"|their) deadline (?:passed|came)\b",
    re.IGNORECASE,
)
_SHORT_THEN = Rule("short on the day", Relation.CONTRADICTION, 0.85, _THAT_DAY, "It had 4 on that day", "It has 4")
_SAME_DAY = timedelta(days=2)


def _on_the_day(sentence: str, told: date, end: date) -> Cue | None:
    """Where a sentence told after a last day speaks of how it was on that day."""
    if found := _THAT_DAY.search(sentence):
        return Cue(_SHORT_THEN, found.start(), found.end(), found.group())
    for time in times_in(sentence, told):
        if time.last and abs(time.last - end) <= _SAME_DAY and not _PROMISED_FOR.search(sentence[: time.start]):
            return Cue(_SHORT_THEN, time.start, time.end, time.text)
    return None


# A day that belongs to what was promised: "of the 40 that were planned until the end of 2030".
_PROMISED_FOR = re.compile(
    r"\b(?:promised|pledged|planned|programmed|due|wanted|meant|targets?|goals?|(?:would|should|to) (?:have"
    r"|be|reach))\b[^,;]*$",
    re.IGNORECASE,
)
_PLUPERFECT = re.compile(r"had\b", re.IGNORECASE)


def _settle(found: dict[Relation, Finding]) -> None:
    """Where two signs of a sentence speak against each other, leave the one that is its news."""
    done, late = found.get(Relation.DONE), found.get(Relation.DELAY)
    against = late or found.get(Relation.CONTRADICTION)
    if done and late and late.cue.rule.name == "late":
        del found[Relation.DELAY]  # "opened, a year late"
    elif done and against and _PLUPERFECT.match(done.cue.words):
        del found[Relation.DONE]  # "is still not there, although she had given them a month"


def _meaning(cue: Cue, action: str, sentence: str, against: str) -> tuple[Relation | None, Outcome | None]:
    """What a sign says of an action, None where it says nothing, and how it closes the matter."""
    relation, ends = cue.rule.relation, cue.rule.ends
    if cue.rule.name == "there will be none":
        return (relation, ends) if _was_to_be(action, cue.words) else (None, None)
    if ends and not frozenset(terms(action)).isdisjoint(terms(cue.words)):
        relation, ends = Relation.DONE, None  # what was to be scrapped has been scrapped
    if cue.rule.name in _STANDS and _STANDS[cue.rule.name] is not ("=close" in terms(action)):
        return None, None
    if relation is Relation.CONTRADICTION and _ONE_PART.search(sentence):
        return None, None
    if relation is Relation.PROGRESS and cue.rule.name == "so many of" and _STILL_AHEAD.match(sentence, cue.end):
        return None, None
    if relation is Relation.PROGRESS and cue.rule.name == "begun" and _ONLY_AHEAD.search(sentence[: cue.start]):
        return None, None
    if relation is not Relation.DONE:
        return relation, ends
    if _ONLY_AHEAD.search(sentence[: cue.start]):
        return None, None
    if "promise" not in cue.rule.name and (
        against == "short"
        or _SO_FAR.search(sentence)
        or _is_of_a_paper(action, sentence, cue)
        or _is_one_of_more(action, sentence[: cue.start])
        or _is_of_a_part(action, sentence[: cue.start])
        or _is_another_act(action, cue)
        or (against != "same" and _SO_MUCH.match(sentence, cue.end - len("reached")))
    ):
        return Relation.PROGRESS, None
    return relation, ends


_TO_BE_NONE = re.compile(r"\b(?:no|not|never|none|ban|end|stop|abolish|without)\b", re.IGNORECASE)


def _was_to_be(action: str, words: str) -> bool:
    """Whether words name something that an action was to bring about."""
    return not _TO_BE_NONE.search(action) and not set(terms(action)).isdisjoint(terms(words))


# What stands as it stood, by whether it was to be closed: "stays open" puts off a closing, "stands empty" the rest.
_STANDS = {"stays in use": True, "stands unused": False}
# "half of the homes will not have been begun", "two of the three are to open"
_STILL_AHEAD = re.compile(
    r"[^,;:]*?(?:\b(?:will|would|should|must|not|never|yet|(?:is|are|was|were|have|has) (?:still )?to)\b|n['’]t\b)",
    re.IGNORECASE,
)
_MORE_THAN_ONE = re.compile(
    r"\b(?:all|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}(?:,\d{3})*)\b", re.IGNORECASE
)
_ONE_OF_MORE = re.compile(
    r"(?:['’]s|\b(?:the|a|its|their|our)) (?:first|second|third|next)(?! and last\b) ", re.IGNORECASE
)


def _clause(before: str) -> str:
    """What stands before a sign in its own clause."""
    return re.split(r"[;:]|,\s", before)[-1]


def _is_one_of_more(action: str, before: str) -> bool:
    """Whether a sign is told of the first or the next, where an action is to bring about more than one."""
    return bool(
        _MORE_THAN_ONE.search(action)
        and not re.search(r"\b(?:first|second|third)\b", action, re.IGNORECASE)
        and _ONE_OF_MORE.search(_clause(before))
    )


# "the second stretch of it has been opened": a part is told of, where the whole was to be.
_PART = re.compile(
    r"\b(?:part|section|stretch|phase|stage|half|portion|batch|tranche|segment|instalment|leg)s?\b(?! and last\b)",
    re.IGNORECASE,
)


def _is_of_a_part(action: str, before: str) -> bool:
    """Whether a sign is told of a part, where an action names none."""
    return bool(_PART.search(_clause(before)) and not _PART.search(action))


_SO_MUCH = re.compile(r"reached\s+(?:about |some |around |nearly |almost |just )?[\d,.]+", re.IGNORECASE)
# Verbs by which any act may be told as done, and signs that name none of their own.
_WHOLE = frozenset(
    terms(
        "done completed finished delivered achieved met kept fulfilled honoured honored reached implemented hit "
        "surpassed accomplished exceeded made brought put opened closed published paid left"
    )
)
_GENERIC = frozenset({"has been done", "was done"})
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)


def _is_another_act(action: str, cue: Cue) -> bool:
    """Whether a sign of any act told as done is told of another act than the one that was to be done.

    "Has signed a loan" is a step where a bridge was to be built.
    """
    if cue.rule.name not in _GENERIC:
        return False
    told = frozenset(t for word in _WORDS.findall(cue.words) for t in terms(word))
    if told & _WHOLE or told & frozenset(terms(action)):
        return False
    return next(acts_told(action, cue.words), None) is None


_SO_FAR = re.compile(r"\b(?:so far|to date|up to now)\b", re.IGNORECASE)
# A paper about the matter: that it is out is not the matter done.
_PAPER = re.compile(
    r"\b(plan|strategy|roadmap|road map|review|report|consultation|bill|tender|contract|study|timetable|guideline|"
    r"(?:draft )?rule|draft|proposal)s? (?:for|on|of|to)\b",
    re.IGNORECASE,
)
_A_PAPER_ONLY = re.compile(r"\s+(?:the|an?|its|their)\s+(?:\w+\s+)?" + _PAPER.pattern, re.IGNORECASE)


def _is_of_a_paper(action: str, sentence: str, cue: Cue) -> bool:
    """Whether what is told as done is a paper about the matter, where the action was to make none."""
    clause = _clause(sentence[: cue.start])
    paper = _PAPER.search(clause) or _A_PAPER_ONLY.match(sentence, cue.end)
    return paper is not None and not _is_named(paper.group(1).lower(), action.lower())


_LAW_LAID = re.compile(
    r"\b(?:law|act|legislation)\b.*\b(?:laid|tabled|submitted|introduced|presented|sent|put)\b"
    r"|\b(?:lay|table|submit|introduce|present|send|put)\b.*\b(?:law|act|legislation)\b"
)


def _is_named(paper: str, action: str) -> bool:
    """Whether an action is to make that paper; a law that is to be laid before a house is laid as a bill."""
    return paper in action or (paper in {"bill", "draft"} and bool(_LAW_LAID.search(action)))


# What makes of a figure one that is meant, or is known by, and none that is told: "wants 400", "the 139".
_MEANT = re.compile(
    r"\b(?:will|would|should|shall|must|could|may|might|to|wants?|wanted|aim\w*|plan\w*|promis\w*|pledg\w*|targets?|"
    r"goals?|undert\w+|need\w*|requir\w*|expect\w*|hop(?:es?|ed|ing)|up to|worth|cost\w*|order\w*|instruct\w*|decid\w*|"
    r"agree\w*|budget\w*|demand\w*|call\w*|offer\w*|than|from|set (?:it|him|her|them)sel(?:f|ves))\b",
    re.IGNORECASE,
)
_KNOWN_BY = re.compile(r"\b(?:the|these|those|its|their|his|her|our|all|both|this)\s+$", re.IGNORECASE)
_BEING = re.compile(
    r"\b(?:has|have|had|was|were|is|are|stood|stands?|number(?:s|ed)|totall?(?:s|ed)|exist(?:s|ed)?|amounts?|amounted|"
    r"c[oa]mes? to|reach(?:es|ed)|got|[a-z]{3,}(?<!need)ed)\b",
    re.IGNORECASE,
)
_SO_MANY = Rule("so many are told of", Relation.DONE, 0.72, _BEING, "The pool has 40 lanes", "A pool of 40 lanes")


def so_many_told(figure: Figure | None, against: str, sentence: Span) -> tuple[Cue, ...]:
    """Where a figure that can be compared with the target is told as being so."""
    if figure is None or figure.unit is None or against not in {"same", "short"}:
        return ()
    start, end = figure.span.start - sentence.start, figure.span.end - sentence.start
    left, right = edges(sentence.quote, start, end, _FIGURES_CLAUSE)
    being = _BEING.search(sentence.quote, left, right)
    if not being or _KNOWN_BY.search(sentence.quote[:start]) or _MEANT.search(sentence.quote, left, right):
        return ()
    return (Cue(_SO_MANY, being.start(), being.end(), being.group()),)


def is_a_mere_figure(finding: Finding) -> bool:
    """Whether nothing but a figure speaks for a finding."""
    return finding.cue.rule is _SO_MANY


_FIGURES_CLAUSE = re.compile(r"[;:—–]|,\s|\s(?:but|while|whereas|which|who|that|although|though|as|because)\s")
_AHEAD_OF_ACT = re.compile(r"\b(?:will|shall|would|should|must|to)\s+(?:be\s+)?(?=[a-z])")
_TOLD_AS_DONE = re.compile(
    r"(?<!will )(?<!would )(?<!should )(?<!to )(?<!could )(?<!might )(?<!may )(?<!must )"
    r"\b(?:has|have|had|['’]ve|was|were)\s+(?:(?:now|already|finally|since|also|fully|officially|all|been|just)\s+)*"
    r"(?P<word>[a-z]{3,}(?:ed|en|t|d|n))\b",
    re.IGNORECASE,
)
_ACT_DONE = Rule(
    "the act is told as done", Relation.DONE, 0.8, _TOLD_AS_DONE, "It has halved waste", "It will halve it"
)
_NO_ACT = frozenset("=begin =start =continue".split())


def act_done(action: str, sentence: str) -> tuple[Cue, ...]:
    """Where the very verb of an action is told as done: "cut waste" was promised, and "waste has been cut"."""
    verb = _verb(action)
    if not verb:
        return ()
    found = (m for m in _TOLD_AS_DONE.finditer(sentence) if terms(m["word"]) == [verb])
    return tuple(Cue(_ACT_DONE, m.start(), m.end(), m.group()) for m in found)


@lru_cache(maxsize=4_096)
def _verb(action: str) -> str:
    """The term of the verb of an action: its first word, or the first behind "will" or "is to"."""
    ahead = _AHEAD_OF_ACT.search(action)
    first = re.match(r"\w+", action[ahead.end() :] if ahead else action)
    found = terms(first.group()) if first else []
    return found[0] if len(found) == 1 and found[0] not in _NO_ACT | TALK else ""


_BASELINE = re.compile(r"\b(?:than|since|from|against|compared with|as)\s+(?:in\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def times_in(text: str, told: date | None) -> tuple[TimeExpression, ...]:
    """The times a text names, counted from the day it was told."""
    return find_times(text, told)


def tells_of_old(sentence: str, told: date | None, cue: Cue, stated: date | None) -> bool:
    """Whether a time right behind the sign lies before the commitment was stated: "was built in 1907"."""
    if stated is None or cue.rule.relation not in {Relation.DONE, Relation.PROGRESS}:
        return False
    return any(
        t.last is not None
        and t.last < stated
        and not (_BASELINE.search(sentence[: t.start]) or _ON_A_YEAR.fullmatch(t.text))
        for t in times_in(sentence, told)
        if not t.relative and cue.end <= t.start + 3 <= cue.end + 30
    )


_ON_A_YEAR = re.compile(r"on \d{4}", re.IGNORECASE)  # "down by a third on 2013"
_POST = re.compile(r"\b(?:post|position|office|role)s?\b", re.IGNORECASE)
_OF_OFFICE = re.compile(r"\bof (?:the |a |an )?(?P<title>[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|of|for|the|and))*)")
_HELD = Rule("the office is held", Relation.DONE, 0.85, _POST, "", "")


def office_held(post: str, passage: Passage) -> tuple[Finding, ...]:
    """Where a post was to be made, in these words: somebody named with that very office says that it is there."""
    wanted = _office(post)
    if not wanted:
        return ()
    for title in passage.titles:
        if len(wanted & set(terms(title))) >= 0.8 * len(wanted):
            start = max(0, passage.span.quote.find(title))
            cue = Cue(_HELD, start, start + len(title), title)
            return (Finding(Relation.DONE, cue, None, None, ""),)
    return ()


def _office(action: str) -> set[str]:
    """The terms of the office that an action is to create: "introduce the position of Chief Pilot"."""
    named = _OF_OFFICE.search(action)
    if not named or not (_POST.search(action) or "=minister" in terms(named["title"])):
        return set()
    found = set(terms(named["title"]))
    return found if len(found) >= 2 else set()
