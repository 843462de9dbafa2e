"""What is not a deadline: reasons for which an expression of time is no time of anything still to be done.

Each row is a named test with an example it must drop and a counter-example it must keep; both run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.extract.when_meant import DAYS_THEMSELVES
from onrecord.extract.when_view import View
from onrecord.model import Token
from onrecord.text.numbers import find_quantities

_LAW = (
    r"(?:Acts?|Laws?|Orders?|Code|Resolutions?|Decrees?|Decisions?|Directives?|Proclamations?|Agreements?|Treaty|"
    r"Conventions?|Memorand(?:um|a)|Protocol|Amendments?|Regulations?|Declaration|Constitution|Charter|Accords?|"
    r"Executive Orders?)"
)
_OF_LAW = re.compile(
    rf"\b{_LAW}\b(?:\s+(?:No\.?\s*)?[\w./-]*\d[\w./-]*(?:\([^)]*\))*)?(?:\s+of\s+the\s+[A-Z]\w+(?:\s+[A-Z]\w+)*)?"
    r"(?:\s*\([^)]*\))?,?\s+(?:of|dated|signed|adopted|issued|on)\s+(?:the\s+)?$"
)
_DATED = re.compile(
    r"\b(?:dated|adopted|enacted|issued|signed|approved|ratified|amended|entered into)\s+(?:on|in)?\s*$", re.I
)
_STILL_TO_BE = re.compile(r"\bbe\s+(?:\w+ly\s+)?$")  # "will be signed on 3 May"
_NAMED_UNTIL = re.compile(
    r"\b(?:programmes?|programs?|strateg(?:y|ies)|concept|periods?|framework|polic(?:y|ies)|outlook|budgets?|forecasts?|"
    r"guidelines|agenda|roadmap)\s*$",
    re.IGNORECASE,
)
_LOWER_NOUN = re.compile(r"\s+[a-z]{4,}|\s+[A-Z][a-z]+|-[A-Za-z]")
_NO_NOUN = re.compile(
    r"\s+(?:and|or|but|with|which|that|when|while|after|before|until|under|from|into|onto|over|through|than|then|also|"
    r"will|shall|would|should|must|have|were|been|they|their|there|this|these|those|during|between|because|where|about|"
    r"against|among|based|according|including|instead|rather|without|within|once|upon|only|both|unless|whether|inclusive|"
    r"[a-z]+(?:ed|ing|ly))\b"
)
_ON_WEEKDAY = re.compile(r"on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_WEEKDAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days", re.IGNORECASE)
_REPORTABLE = frozenset(
    "report review update assessment evaluation audit survey summary inspection statement list account".split()
)
# What puts a day off, or fixes it, speaks of the day to come even where it stands in the past.
SET_AHEAD = frozenset(
    "schedule plan set slate expect push postpone delay move extend defer reschedule shift due fix time appoint".split()
)
# What takes place in a month: "at our May meeting".
_GATHERINGS = frozenset("election meeting session summit congress conference sitting referendum vote run round".split())
_AT = re.compile(
    r"\b(?:in|at|during|to|for|before)\s+(?:the|our|its|their|his|her|this|next)?\s*(?:[\w’']+\s*){1,2}$", re.IGNORECASE
)
LONGEST_DATELINE = 120  # characters
NEAR_AHEAD = 183  # days within which a day without its year is rather the next one than the last
FILED_WITHIN = 3  # days between a dateline and the day of publication
_PLACE = re.compile(r"\W*[A-ZÀ-Þ][\w.'’/ -]{1,40}(?:,\s*[A-ZÀ-Þ][\w.'’ -]{1,30}){0,2}[,.]?\s*\(?\s*")
_FILED = re.compile(
    r"\s*(?:[,/]\s*[\w .'’-]{2,40})?\)?\s*(?:\([^)\n]{1,60}\)|/[^/\n]{1,40}/\.?)?\s*(?:[–—:]|-{1,2}\s|\.\s)"
)
_PER = re.compile(
    r"in (?:a|an|one|any|two|three|four|five|six|\d+|as many) (?:single )?(?:day|week|fortnight|month|year)s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:hours?|days?|times?|minutes?|once|twice|ever)\s+$"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)\s+(?:such\s+)?[a-z-]+\s+$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:a|one|three|the last|first) quarters?$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:[Bb]efore|[Bb]y|[Uu]ntil|[Tt]ill|[Aa]fter|[Ss]ince)\s+(?:the\s+)?"
    r"(?:(?:(?!end\b|start\b|beginning\b|middle\b|close\b|month\b)[\w’'-]+\s+){1,4}of\s+|(?:[A-Z][\w’'-]+\s+){1,3})$"
)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One reason. In the examples the expression stands between angle marks."""

    name: str
    test: Callable[[View], bool]
    drops: str
    keeps: str


def _past(view: View) -> bool:
    day, found = view.document.day, view.expression
    if found.operator in ("ago", "past"):
        return True
    if day is None or (found.first is None and found.last is None) or found.recurrence:
        return False
    if found.last is None:
        return found.operator == "starting" and found.first is not None and (day - found.first).days > 31
    return found.last < day


def _of_law(view: View) -> bool:
    if view.expression.operator != "in":
        return False
    dated = _DATED.search(view.before)
    return bool(_OF_LAW.search(view.before) or (dated and not _STILL_TO_BE.search(view.before[: dated.start()])))


def _names_something(view: View) -> bool:
    """ "the 2018 election", "its May 2012 orders": the time is part of a name."""
    found, tokens = view.expression, view.sentence.tokens
    if found.operator not in ("in", "every", "for") or found.grain in ("length", "vague"):
        return False
    if _ON_WEEKDAY.match(found.text) and re.match(r"\s+[A-Z]", view.after):
        return False  # "On Monday Chancellor Ode chairs the cabinet"
    if not tokens:
        return bool(_LOWER_NOUN.match(view.after)) and not _NO_NOUN.match(view.after) and _bare(view)
    inside = [t for t in tokens if t.end <= view.end and t.end > view.start and t.head < len(tokens)]
    return any(_modifies(view, t, tokens[t.head]) for t in inside)


def _modifies(view: View, word: Token, head: Token) -> bool:
    """Whether a word of the expression describes a noun that stands after it."""
    if word.dep == "advmod" and head.dep == "amod":
        return True  # "annually transported cargo", "nightly spectacular shows"
    if word.dep not in ("nummod", "compound", "amod", "nmod", "poss") or head.start < view.end:
        return False
    if head.lemma.lower() in DAYS_THEMSELVES:
        return False  # "on the original 17 May date", "declared 6 May a non-working day"
    if (
        view.expression.grain == "month"
        and head.lemma.lower() in _GATHERINGS
        and _AT.search(f"{view.before[-12:]}{view.expression.text}")
    ):
        return False  # "put it to our May meeting": "at our May meeting" tells when
    return head.pos in ("NOUN", "PROPN") and not _reports(view, head.lemma)


def _reports(view: View, noun: str) -> bool:
    return view.expression.recurrence is not None and noun.lower() in _REPORTABLE


def _bare(view: View) -> bool:
    return view.expression.grain in ("year", "month", "season", "every", "day")


def _bare_year(view: View) -> bool:
    """A year that no preposition leads in and that counts, names, or stands beside a thing."""
    found = view.expression
    if found.grain != "year" or not found.text.isdigit():
        return False
    if re.search(r"\bof $", view.before) and re.match(r" [A-Z]", view.after):
        return True  # a bottle of 1937 Margaux
    if not view.sentence.tokens or view.top is None:
        return not re.search(r"[\w,] $|^$", view.before)
    return view.sentence.tokens[view.top].dep in ("nummod", "compound", "attr", "appos", "nmod")


def _noun_until(view: View) -> bool:
    """ "the programme until 2030": what it is called, not by when it is drafted."""
    return view.expression.operator in ("until", "after") and bool(
        _NAMED_UNTIL.search(re.sub(r"\s+(?:for|in|to|the|of)$", "", view.before.rstrip()))
    )


def _bare_unit(view: View) -> bool:
    """ "the Year of Tourism", "man of the year": a name, or no time at all."""
    rules = view.expression.rule
    return rules[:1] == ("the_unit",) or (rules[1:2] == ("the_unit",) and view.expression.grain == "day")


def _told_in_past(view: View) -> bool:
    """ "In 2006 supporters asked him to run": the time of the asking."""
    found, tokens, verb = view.expression, view.sentence.tokens, view.verb
    if found.operator not in ("in", "starting", "after") or verb is None or found.recurrence:
        return False
    bare = found.arithmetic.startswith("the next from")  # "on 5 May", which a verb in the past sets in the past
    if found.relative and not bare and view.document.day and found.first and found.first > view.document.day:
        return False  # "next week" lies ahead, whatever the verb
    if tokens[verb].lemma in SET_AHEAD or _for_day(view):
        return False
    children = [t for t in tokens if t.head == verb]
    if any(t.dep == "aux" and t.tag == "MD" for t in children):
        return False
    if tokens[verb].tag == "VBN" and any(t.lemma == "have" and t.tag != "VBD" for t in children):
        return tokens[verb].dep in ("advcl", "relcl", "acl") or not _lies_ahead(view)
    return tokens[verb].tag == "VBD" or (tokens[verb].tag == "VBN" and any(_past_helper(t) for t in children))


def _lies_ahead(view: View) -> bool:
    """ "has called a march on Saturday": a day to come, for of one gone by it would be "called"."""
    day, found = view.document.day, view.expression
    last = found.last or found.first
    return day is not None and last is not None and (not found.relative or (last - day).days <= NEAR_AHEAD)


def _on_its_own_day(view: View) -> bool:
    """ "The list is published today": told as done on the day it is told, not as a day to be kept."""
    tokens, verb = view.sentence.tokens, view.verb
    if view.expression.text.lower() != "today" or verb is None or tokens[verb].lemma in SET_AHEAD:
        return False
    below = [t for t in tokens if t.head == verb]
    present = any(t.dep == "auxpass" and t.tag in ("VBZ", "VBP") for t in below)
    ahead = any(t.tag == "MD" or t.text.lower() == "to" or t.dep in ("xcomp", "ccomp") for t in below)
    return tokens[verb].tag == "VBN" and present and not ahead


def _past_helper(token: Token) -> bool:
    return token.dep in ("aux", "auxpass") and token.lemma in ("have", "be") and token.tag == "VBD"


def _ends_before(view: View) -> bool:
    """ "the pipe cut on 20 May", "a letter sent on Monday": a participle that tells what has been done."""
    found, tokens, verb = view.expression, view.sentence.tokens, view.verb
    if found.operator not in ("in", "after") or verb is None or tokens[verb].tag != "VBN" or tokens[verb].dep != "acl":
        return False
    helped = any(t.head == verb and t.dep in ("aux", "auxpass") for t in tokens)
    bare = found.arithmetic.startswith("the next from") or found.operator == "after"
    near = len(view.document.text[tokens[verb].end : view.start].split()) <= 3
    return bare and near and not helped and not _for_day(view) and tokens[verb].lemma not in SET_AHEAD


def _after_doing(view: View) -> bool:
    """ "after losing the match on Sunday": the day of what has been done."""
    tokens, verb = view.sentence.tokens, view.verb
    if view.expression.operator not in ("in", "after") or verb is None or tokens[verb].tag != "VBG":
        return False
    return tokens[verb].dep == "pcomp" and tokens[tokens[verb].head].lemma.lower() in ("after", "since")


def _day_of_meeting(view: View) -> bool:
    """ "The board, meeting today, agreed": the day on which it is told."""
    found, day = view.expression, view.document.day
    held = re.search(r"\b(?:meeting|sitting|gathered|gathering|assembled|convened)\s+(?:here\s+)?$", view.before)
    led = held is not None and re.search(r"(?:^|,\s*|\b[Aa]t\s+(?:a|its|their|the)\s+)$", view.before[: held.start()])
    return bool(led) and found.operator == "in" and day is not None and found.last is not None and found.last <= day


def _hyphenated(view: View) -> bool:
    """ "winter-fed goats": a word of time in a word of another sort."""
    return view.expression.text.isalpha() and re.match(r"-[a-z]", view.after) is not None


def _is_subject(view: View) -> bool:
    """ "when the school year opens": time that something is said of."""
    bare = view.expression.operator == "in" and re.match(r"(?:the|this|that)\s", view.expression.text) is not None
    return bare and view.top is not None and view.sentence.tokens[view.top].dep in ("nsubj", "nsubjpass")


def _counted_days(view: View) -> bool:
    """ "on twelve Saturdays": so many of them, and no habit."""
    if view.expression.recurrence is None or not _WEEKDAYS.fullmatch(view.expression.text):
        return False
    words = view.before[-30:] + view.expression.text
    return any(q.end == len(words) for q in find_quantities(words))


def _for_day(view: View) -> bool:
    """ "called for Saturday": what is set for a day lies ahead, whatever the verb."""
    return re.match(r"for\s", view.expression.text) is not None and view.expression.grain in ("day", "week", "month")


def _dateline(view: View) -> bool:
    """ "Oslo, 3 May (Agency) –": the day the story was filed."""
    day, found = view.document.day, view.expression
    if found.operator != "in" or found.last is None or (day and abs((found.last - day).days) > FILED_WITHIN):
        return False
    text = view.document.text
    low = max(0, view.start - LONGEST_DATELINE)
    head = text.rfind("\n", low, view.start) + 1
    if not head and low:
        return False
    line = text[head : view.start]
    return bool(_PLACE.fullmatch(line) and _FILED.match(text, view.end))


def _rate(view: View) -> bool:
    """ "four hours in a day", "for the third time in a month": how often, not when."""
    return bool(_PER.match(view.expression.text) and _COUNTED.search(view.before))


def _share(view: View) -> bool:
    """ "A quarter of the shares": a part of them and no length of time."""
    return bool(_SHARE.search(view.expression.text) and re.match(r"\s+(?:of|more|less|to)\b", view.after))


def _a_verb(view: View) -> bool:
    """ "Herders that winter there": a word of time that is no noun here."""
    bare = view.expression.grain == "season" and view.expression.text.isalpha()
    return bare and re.search(r"\b(?:that|who|which|they|we)\s+$", view.before) is not None


def _of_other_time(view: View) -> bool:
    """ "before the feast of the coming year": part of a time that is not known."""
    if view.expression.operator != "in" or view.expression.grain not in ("year", "month", "season"):
        return False
    return bool(_PART_OF.search(view.before))


def _in_time_for(view: View) -> bool:
    """ "in time for the vote": the vote tells the time."""
    return view.expression.text.lower() == "in time" and re.match(r"\s+(?:for|to|with)\b", view.after) is not None


def _as_soon_as(view: View) -> bool:
    """ "As soon as the ice melts": a condition."""
    return view.expression.operator == "vague" and re.match(r"\s+as\s+(?!possible)", view.after) is not None


EXCLUSIONS = (
    Exclusion("past", _past, "since <May 2001> we will have built", "by <May 2041> we will build"),
    Exclusion(
        "day of a law",
        _of_law,
        "carry out Executive Order 10000 of <3 May 2041>",
        "carry out the order by <3 May 2041>",
    ),
    Exclusion("name", _names_something, "prepare for the <2044> elections", "prepare for the elections <in 2044>"),
    Exclusion("bare year", _bare_year, "hire <1999> new teachers", "open the port <in 2044>"),
    Exclusion("name of a plan", _noun_until, "draft the programme <until 2044>", "extend the measure <until 2044>"),
    Exclusion("the unit alone", _bare_unit, "open <the year> of tourism", "finish by the end of <the year>"),
    Exclusion("a condition", _as_soon_as, "as <soon> as the ice melts we will sail", "we will sail <soon>"),
    Exclusion(
        "dateline",
        _dateline,
        "OSLO, <20 November 2040> (Agency) – The port will open by May",
        "the port, to open <20 November 2040> – a day early – will grow",
    ),
    Exclusion("a rate", _rate, "close for four hours <in a day>", "close it <in a day>"),
    Exclusion("a share", _share, "buy <a quarter> of the shares", "finish within <a quarter>"),
    Exclusion("a verb", _a_verb, "pay the herders that <winter> in the park", "pay the herders <in winter>"),
    Exclusion(
        "part of another time", _of_other_time, "act before the feast of <next year>", "act in May of <next year>"
    ),
    Exclusion("in time for", _in_time_for, "act within a year, <in time> for the vote", "act within a year, <in time>"),
    Exclusion(
        "done before",
        _ends_before,
        "mend the pipe damaged on <3 May>",
        "attend the meeting scheduled for <3 May>",
    ),
    Exclusion(
        "its own day",
        _on_its_own_day,
        "the list of 40 schools is published <today>",
        "the list of 40 schools will be published <today>",
    ),
    Exclusion(
        "after doing", _after_doing, "miss the cup after losing a leg on <3 May>", "run the cup without him on <3 May>"
    ),
    Exclusion(
        "day of the meeting",
        _day_of_meeting,
        "The board, meeting <today>, gave its word to build it",
        "The board will hold its meeting <today>",
    ),
    Exclusion("part of a word", _hyphenated, "pay all who keep <winter>-fed goats", "feed the goats in <winter>"),
    Exclusion(
        "what is spoken of",
        _is_subject,
        "We will be there when <the school year> opens",
        "We will mend it in <the school year> 2044",
    ),
    Exclusion("so many days", _counted_days, "make up for it on twelve <Saturdays>", "make up for it on <Saturdays>"),
    Exclusion("told in the past", _told_in_past, "<In 2044> they asked him to run", "<In 2044> they will run"),
)


def excluded(view: View) -> str | None:
    """The name of the first reason for which an expression is no deadline, or None."""
    return next((e.name for e in EXCLUSIONS if e.test(view)), None)
