"""What is no target: reasons for which a number near an action is nothing the action must reach.

Each row is a named test with a phrase it holds for and one it does not; both run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.text.numbers import OF_THEM, Quantity
from onrecord.text.numbers_tables import CODES, MEASURES, MONEY_WORDS, TIME_UNITS


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity with the words around it, cut at the sentence."""

    quantity: Quantity
    before: str
    own: str
    after: str


def _matches(part: str, pattern: str) -> Callable[[Context], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda context: bool(compiled.search(getattr(context, part)))


@dataclass(frozen=True, slots=True)
class Bar:
    """A reason why a quantity is no target, with a phrase it holds for and one it does not."""

    name: str
    holds: Callable[[Context], bool]
    example: str
    counter: str


# "twelve hours a week", "72 hours' notice".
_AMOUNT_OF_TIME = re.compile(
    r"\s+(?:an?|per|each|every|in an?|in any)\s+(?:day|night|week|month|year)\b|"
    r"['’]s?\s+(?:notice|warning|pay|wages|leave|rest)\b"
)


def _is_duration(context: Context) -> bool:
    if context.quantity.unit not in TIME_UNITS or context.quantity.baseline is not None:
        return False
    if _AMOUNT_OF_TIME.match(context.after):
        return False
    reached = r"(?:\bto|\bexpectancy\D{0,20}|\bage\D{0,12}|spend|spaced|shorter than|longer than)\s+$"
    answered = r"within\s+$" if context.quantity.unit in {"hours", "minutes"} else r"$^"
    return not re.search(f"{reached}|{answered}", context.before, re.I)


_NUMBERED = re.compile(
    r"\b(?:wards?|routes?|lines?|rooms?|forms?|articles?|paragraphs?|points?|items?|lots?|plots?|parcels?|buildings?|"
    r"roads?|highways?|flights?|trains?|gates?|units?|blocks?|kilometre|mile|berths?|piers?|docks?|halls?|dormitor(?:y|ies))"
    r"\s+(?:\d+(?:,|\s+and|\s+to|\s+or|,\s+and)\s+)*$",
    re.IGNORECASE,
)
_NTH_PART = re.compile(r"\b(?:phases?|stages?|grades?|tiers?|rounds?|levels?|lots?|classes|class)\s+$", re.IGNORECASE)
_IN_PARTS = frozenset("copies instalments installments tranches steps parts".split())
_LENGTHS = frozenset({"km", "m", "miles", "ft"})
# "towns of more than 900 people", "any overrun of more than 5 %", "berths having not less than 6 metres".
_WITH_MORE = re.compile(
    r"\b(?:(?!prices|wages|salaries|pensions|rates|taxes|costs|is |are |with )[a-z]+s|"
    r"(?:any|every|each|no)\s+(?:[a-z]+\s+){1,3}?)\s*"
    r"(?:of|with|having|holding|employing|(?:which|that|who)\s+\w+)\s+"
    r"(?:more|less|fewer|not less|not more|no fewer|no less) than\s+$",
    re.IGNORECASE,
)
# "slopes steeper than 4 %", "any route longer than 15 km", "batteries of up to 3 kg".
_SHAPED = re.compile(
    r"\b(?:[a-z]+s|(?:any|every|each|no)\s+[a-z]+)\s+"
    r"(?:(?:steeper|longer|taller|wider|deeper|heavier|larger|bigger|older)\s+than|of\s+up\s+to)\s+$",
    re.IGNORECASE,
)
# "the race that was to bring", "the rule that lets shops add".
_TOLD_OF_THING = re.compile(
    r"\b[a-z]+[\"”]?\s+(?:that|which)\s+(?:(?:was|were|had)\s+(?:\S+\s+){0,3}|(?:lets?|allow(?:s|ed)?)\s+[^,;:]*)$"
)
_OF_WHICH = re.compile(r"\s+of (?:them|whom|which)\b")
_OF_THOSE_SAID = re.compile(r"\s+of them\b(?!,)")  # "suits, 90 of them, before the season" counts the suits
_SHARE_OF = re.compile(
    r"(?:%|\bper ?cent|\bhalf|\bthirds?|\bquarters?)\s+of\s+(?:all\s+)?(?:the|its|their|our)\s+$", re.IGNORECASE
)
_DESCRIBED = re.compile(r"\b(?:under|on|from|as part of|within) (?:a|an|the|its|their) (?:new )?$", re.IGNORECASE)


def _is_mere_one(context: Context) -> bool:
    measured = context.quantity.unit in {*MEASURES.values(), *MONEY_WORDS.values()}
    one = context.own.lower().startswith(("one ", "one-"))
    return one and not measured and context.quantity.qualifier not in {"at least", "up to"}


def _is_bare(context: Context) -> bool:
    q = context.quantity
    reached = re.search(
        r"\b(?:to|reach|at|hit)\s+(?:\w+\s+)?$|\b(?:team|crew|squad|contingent)\s+of\s+$", context.before
    )
    return q.unit is None and q.value < 10 and not reached and not OF_THEM.match(context.after)


_SIZED = re.compile(
    r"\b(?!prices|wages|salaries|pensions|rates|taxes|costs)[a-z]+s\s+"
    r"(?:under|over|above|below|worth(?: (?:more|less) than)?|exceeding|of (?:more|less|fewer|over|not less) than)\s+$",
    re.IGNORECASE,
)
_MEASURED = frozenset({*MEASURES.values(), *CODES, *MONEY_WORDS.values()})


def _is_size(context: Context) -> bool:
    """A bound that tells which things are meant: "vessels under 15 metres"."""
    said = context.before + context.own[: len(context.own) - len(context.own.lstrip("abcdefghijklmnopqrstuvwxyz "))]
    return context.quantity.unit in _MEASURED - {"%"} and _SIZED.search(said) is not None


_PICKED = re.compile(r"\w+\s+(?:worst|most|least|[a-z]{3,}est)\s", re.IGNORECASE)  # "the five worst dams"


def _is_known_group(context: Context) -> bool:
    """A small number after an article: the group is known and its size is no aim."""
    small = context.quantity.value <= 12 and context.own[:1].isalpha()
    known = r"\b(?:the|these|those|both|his|her|their|our|its|other|all the)\s+(?:other\s+)?$"
    chosen = _PICKED.match(context.own) or re.match(r"\s+(?:closest|nearest|listed|named)\b", context.after)
    return small and not chosen and bool(re.search(known, context.before, re.I))


BARS: tuple[Bar, ...] = (
    Bar("a span of time", _is_duration, "report within 30 days", "raise life expectancy to 80 years"),
    Bar(
        "an age",
        _matches("after", r"^[\s-]*(?:year-olds?|years?[\s-]old|-year-old)|^\s+or (?:over|older|under)"),
        "tablets for the 12 year-olds",
        "hire 12 nurses",
    ),
    Bar(
        "an age",
        _matches(
            "before",
            r"\b(?:aged?|ages|(?:persons?|people|child|children|anyone|boys|girls|pupils|workers|those)"
            r" (?:under|over))\s+$",
        ),
        "ban sales to people under 18",
        "build under 18 ships",
    ),
    Bar("every so often", _matches("before", r"\bevery\s+$"), "meet every two months", "reach all two towns"),
    Bar(
        "the same money again",
        _matches("before", r"\d[^()]{0,24}[\[(](?:about |some |around |or |approximately )*$"),
        "pay $46 million (40 million euros)",
        "pay $46 million and 40 million euros",
    ),
    Bar(
        "a sum or share told again in brackets",
        lambda c: (
            c.quantity.unit in {"%", *CODES, *MONEY_WORDS.values()}
            and bool(re.search(r"\d[^()]{0,150}\([^()]*$", c.before))
        ),
        "lend 6 billion euros to the ports (3% of output, or over $7 billion)",
        "lend 6 billion euros and spend 3% of it",
    ),
    Bar(
        "what it is compared with",
        _matches("before", r"\bcompar(?:ed|ing) (?:to|with)\s+(?:\w+\s+){0,2}$|\b(?:instead of|as against)\s+$"),
        "open 11 halls, compared with about 4 halls last year",
        "open 11 halls and 4 schools",
    ),
    Bar(
        "the size of what is meant",
        _is_size,
        "license vessels under 15 metres",
        "lengthen the pier to 15 metres",
    ),
    Bar("a bare small number", _is_bare, "let the other two follow", "extend the list to five"),
    Bar(
        "a day of the month",
        lambda c: (
            c.quantity.unit is None
            and c.quantity.value <= 31
            and bool(re.search(r"\b(?:on|by|until|till|from|before|after) the\s+$", c.before))
            and bool(re.match(r"\s*(?:[,.;:)]|$)|\s+(?:at|in|and|or|to)\b", c.after))
        ),
        "open on 3 May and close on the 28 at the hall",
        "build it on the 28 acres",
    ),
    Bar(
        "one that only names",
        _is_mere_one,
        "move from one venue to the other",
        "submit at least one report",
    ),
    Bar(
        "a citation",
        _matches("after", r"^\s+(?:U\.?S\.?C|C\.?F\.?R|Stat\.|(?:Fed\. )?Reg\.)"),
        "comply with 42 U.S.C. rules",
        "hire 42 clerks",
    ),
    Bar(
        "a citation",
        _matches("before", r"(?:U\.?S\.?C\.?|C\.?F\.?R\.?|\bReg\.|\bLaw \d+-|§+|\bpart|\bNo\.)\s*$"),
        "comply with 50 U.S.C. 1641",
        "hire 1641 clerks",
    ),
    Bar(
        "a comparison",
        lambda c: c.quantity.unit == "times" and c.after.startswith(" as "),
        "carry them twice as fast",
        "double the number",
    ),
    Bar(
        "part of a description",
        _matches("after", r"^[\s-]*(?:party|way|sided?|state solution|storey|door|parties)\b"),
        "end the two party system",
        "admit two members",
    ),
    Bar(
        "a group that is there already",
        _is_known_group,
        "meet the two leaders",
        "train the first two crews",
    ),
    Bar(
        "money that only describes",
        lambda c: (
            c.quantity.unit in CODES and bool(_DESCRIBED.search(c.before)) and bool(re.match(r"\s+[a-z]", c.after))
        ),
        "build it under a £3 billion settlement",
        "build it with £3 billion",
    ),
    Bar(
        "an age",
        lambda c: (
            c.quantity.unit is None
            and bool(re.search(r"[A-Z][\w’'-]+,\s+$", c.before))
            and bool(re.match(r",|\s*$", c.after))
        ),
        "bar coach Ann Lee, 51, from the hall",
        "bar 51 coaches from the hall",
    ),
    Bar(
        "a number that names",
        lambda c: c.quantity.unit is None and bool(_NUMBERED.search(c.before)),
        "close wards 211 and 214",
        "close 211 wards",
    ),
    Bar(
        "a number that names",
        _matches("before", _NTH_PART.pattern),
        "close phase six pumps",
        "close six pumps",
    ),
    Bar(
        "a number that names",
        lambda c: c.quantity.unit is None and bool(re.search(r"\b(?:dial|ring|phone|call)\s+$", c.before, re.I)),
        "ask them to dial 4119",
        "ask them to hire 4119",
    ),
    Bar(
        "the number of a paragraph",
        _matches("own", r"^\d+\.\d+ (?-i:[A-Z])[a-z]"),
        "open 3.4 Wardens shall patrol",
        "hire 34 Wardens",
    ),
    Bar(
        "the year of prices",
        _matches("own", r"^(?:19|20)\d\d (?:prices|levels|dollars|values)\b"),
        "build it for at most 80 million euros at 2031 prices",
        "publish 2131 prices for 80 million euros",
    ),
    Bar(
        "how far off it lies",
        lambda c: (
            c.quantity.unit != "%"
            and re.match(r"\s+(?:(?:to the )?(?:north|south|east|west)\w*|away|off|upstream|downstream)\b", c.after)
            is not None
        ),
        "open a mine 20 kilometres north of the town",
        "take 20 per cent off the fare",
    ),
    Bar(
        "how near it lies",
        lambda c: (
            c.quantity.unit in _LENGTHS
            and c.before.lower().endswith("within ")
            and re.match(r"\s+of\b", c.after) is not None
        ),
        "moor a boat within 100 metres of the reef",
        "lay 100 metres of pipe",
    ),
    Bar(
        "in how many parts",
        lambda c: c.quantity.unit in _IN_PARTS and re.search(r"\bin\s+$", c.before) is not None,
        "pay the sum in three equal instalments",
        "pay three equal instalments",
    ),
    Bar(
        "one of them",
        _matches("before", r"\b(?:first|second|third|fourth|last) of (?:the |its |their |our )?$"),
        "hand over the first of four halls",
        "hand over four halls",
    ),
    Bar(
        "some of them",
        lambda c: c.quantity.unit == "%" and c.before.endswith(", ") and _OF_WHICH.match(c.after) is not None,
        "train clerks, half of them women",
        "train half of the clerks",
    ),
    Bar(
        "some of them",
        lambda c: c.quantity.unit is None and c.before.endswith(", ") and _OF_THOSE_SAID.match(c.after) is not None,
        "meet in 14 towns, 12 of them on the coast",
        "meet in 14 towns and 12 ports",
    ),
    Bar(
        "the whole of a share",
        lambda c: c.quantity.unit != "%" and _SHARE_OF.search(c.before) is not None,
        "reach half of the 720,000 herders",
        "reach half of the herders in 720,000 tents",
    ),
    Bar(
        "the size of what is meant",
        lambda c: _WITH_MORE.search(c.before) is not None,
        "close schools with fewer than 60 pupils",
        "teach more than 60 pupils",
    ),
    Bar(
        "the size of what is meant",
        lambda c: c.quantity.unit not in {*CODES, *MONEY_WORDS.values()} and _SHAPED.search(c.before) is not None,
        "forbid ploughing on slopes steeper than 9 per cent",
        "forbid ploughing on 9 per cent of the slopes",
    ),
    Bar(
        "a bound that is there already",
        _matches("before", r"\bthe\s+(?:[a-z]+\s+)?(?:threshold|limit|ceiling)\s+of\s+$"),
        "say whether to keep the threshold of 4,000 voters",
        "say whether to call in 4,000 voters",
    ),
    Bar(
        "told of the thing",
        lambda c: _TOLD_OF_THING.search(c.before) is not None,
        "call off the race that was to bring 900 boats",
        "call in the crew and bring 900 boats",
    ),
    Bar(
        "a wage",
        lambda c: (
            c.before.endswith("s at ")
            and c.quantity.unit in _MEASURED
            and re.match(r"\s+(?:an?|per)\s+(?:hour|day)\b", c.after) is not None
        ),
        "stop hiring cooks at $61 an hour",
        "hire cooks and raise pay to $61 an hour",
    ),
    Bar(
        "some of those counted before",
        lambda c: c.quantity.unit is None and re.search(r",\s+(?:and\s+)?the first\s+$", c.before) is not None,
        "set up 80 pumps, the first thirty before the summer",
        "set up 80 pumps and 30 wells before the summer",
    ),
    Bar(
        "the half of a thing",
        lambda c: c.own.lower() == "half" and re.search(r"\bthe\s+$", c.before, re.I) is not None,
        "mend the half of the bridge that is theirs",
        "mend half of the bridges",
    ),
    Bar(
        "a comparison",
        lambda c: (
            c.quantity.unit == "times"
            and re.match(r"\s+(?:the|what|that|last|its|their)\b", c.after) is not None
            and re.search(r",\s+(?:(?:more than|about|nearly|almost|over|some)\s+)?$", c.before) is not None
        ),
        "let in more trawlers, three times the number of last year",
        "raise it to three times the number of last year",
    ),
    Bar(
        "a rate of conversion",
        _matches("before", r"\bper\s+$"),
        "deliver gas at a price per 1000 cubic metres",
        "deliver 1000 cubic metres",
    ),
)


def context_of(text: str, start: int, end: int, quantity: Quantity) -> Context:
    """A quantity with the words around it between two offsets of a text."""
    return Context(
        quantity, text[start : quantity.start], text[quantity.start : quantity.end], text[quantity.end : end]
    )


def why_not(context: Context) -> str | None:
    """The name of the first bar that holds, or None where the quantity may be a target."""
    return next((bar.name for bar in BARS if bar.holds(context)), None)
