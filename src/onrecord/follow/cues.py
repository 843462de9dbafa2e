"""Signs of an outcome in a sentence: completion, going on, delay, dropping, failure, restating.

Each row is a named pattern with the relation it speaks for, how strongly, an example and a counter-example; all run
as tests. What lies ahead ("will be completed", "is to be built") is no sign of completion, and a negation turns one
into its opposite.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Outcome, Relation


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign. `strength` between 0 and 1; `ends` says how it closes the matter, if it does."""

    name: str
    relation: Relation
    strength: float
    pattern: re.Pattern[str]
    example: str
    counter: str
    ends: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign found in a text: offsets in it, half-open."""

    rule: Rule
    start: int
    end: int
    words: str


_PROMISE = r"(?:promises?|pledges?|commitments?|targets?|goals?|vows?|undertakings?|objectives?|ambitions?|word)"
_DONE = (
    r"(?:done|completed|finished|delivered|achieved|met|kept|fulfilled|honou?red|reached|implemented|accomplished|"
    r"carried out|built|rebuilt|opened|launched|published|released|adopted|signed|introduced|created|established|"
    r"set up|formed|received|handed over|commissioned|abolished|passed|approved|enacted|paid|repaid|installed|"
    r"connected|recruited|hired|appointed|withdrawn|withdrew|left|removed|lifted|restored|repaired|ratified|closed|"
    r"cleared|eliminated|halved|doubled|tripled|transferred|returned|freed|planted|laid|joined|arrived|gone|moved|"
    r"acquired|bought|raised|increased|cut|reduced|banned|hit|surpassed|exceeded|entered|brought|put into|provided|"
    r"ended|stopped|banned|switched|taken over|taken up|taken delivery|drawn up|prepared|drafted|submitted|presented)"
)
_ADVERB = (
    r"(?:(?:now|already|finally|successfully|also|fully|officially|since|just|at last|recently|all|formally|today)\s+)*"
)
_AHEAD = r"(?<!will )(?<!would )(?<!should )(?<!shall )(?<!must )(?<!could )(?<!may )(?<!might )(?<!to )(?<!can )"
_NOT = r"(?:not|n['’]t|never)"


def _row(
    name: str, relation: str, strength: float, pattern: str, example: str, counter: str, ends: str | None = None
) -> Rule:
    compiled = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    return Rule(name, Relation(relation), strength, compiled, example, counter, Outcome(ends) if ends else None)


# The first row that matches at a place takes it; rows stand from the most telling to the least.
RULES: tuple[Rule, ...] = (
    # restating
    _row(
        "restated",
        "repeat",
        0.8,
        rf"(?:repeat|reaffirm|restat|reiterat|renew)(?:s|ed|ing|es|e)? (?:\w+ ){{0,3}}{_PROMISE}",
        "She repeated the commitment in parliament",
        "The incident was repeated",
    ),
    # dropped or replaced
    _row(
        "dropped",
        "contradiction",
        0.95,
        r"(?:is|are|was|were|be|been|being|has|have|had|he|she|it|they|we|i|am|who|which|government|ministers?|ministry)\s+(?:\w+ly\s+)?(?:scrap|abandon|cancel|ditch|axe|axing|shelv)(?:s|ped|ping|ed|led|ling|ing|es|e|d)?",
        "The scheme has been abandoned",
        "He found an abandoned house",
        "dropped",
    ),
    _row(
        "dropped plan",
        "contradiction",
        0.9,
        rf"(?:drop|scrap|cancel|abandon|ditch|shelv|axe)(?:s|ped|ping|ed|led|ling|ing|es|e|d)? (?:\w+ ){{0,4}}(?:plans?|{_PROMISE}|project|scheme|polic\w+|ban|cap|reforms?|programme|program|line|section)",
        "They dropped the plan for a levy",
        "Prices dropped sharply",
        "dropped",
    ),
    _row(
        "not going ahead",
        "contradiction",
        0.95,
        rf"(?:{_NOT}|no longer)\s+(?:be\s+)?(?:go|going|proceed|proceeding|press|pressing|be built|come back|coming back|coming to|happen|happening)(?:\s+(?:ahead|with|back|forward))?",
        "The reform is not going ahead",
        "The reform is going ahead",
        "dropped",
    ),
    _row(
        "called off",
        "contradiction",
        0.9,
        r"(?<!not )(?:called off|call(?:s|ing) off the|g(?:ave|iven|iving) up on (?:the|its|his|their|them|it))",
        "The tender was called off",
        "Rescuers have not given up on the search",
        "dropped",
    ),
    _row(
        "replaced",
        "contradiction",
        0.85,
        r"(?:is|are|was|were|be|been|being|it|he|she|they|which|but|and|government|ministers?)\s+(?:\w+ly\s+)?(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing))\b[^.;]{0,60}?\b(?:with|by)",
        "A new timetable came out and replaces the old date with stages",
        "He replaced a lamp",
        "superseded",
    ),
    _row(
        "in its place",
        "contradiction",
        0.7,
        r"superseded|in (?:its|their) (?:place|stead) (?:comes?|will)",
        "The plan was superseded",
        "He took his place",
        "superseded",
    ),
    # failed
    _row(
        "promise not kept",
        "contradiction",
        0.95,
        rf"{_NOT}\s+(?:\w+\s+)?(?:keep|kept|meet|met|honou?r\w*|fulfil\w*|deliver\w*|achiev\w*)(?:\s+(?:on\s+)?(?:his|her|its|their|the|that|this|any|a)\b[^.;]{{0,30}}{_PROMISE})?",
        "He did not keep his promise",
        "He kept his promise",
    ),
    _row(
        "promise broken",
        "contradiction",
        0.95,
        rf"(?:broke|broken|breaks|breaking|reneg\w+ on|went back on|backtrack\w* on|miss(?:ed|es)|breach\w*) (?:\w+ ){{0,3}}{_PROMISE}",
        "The party broke its promise on fees",
        "He broke a window",
    ),
    _row(
        "promise failed",
        "contradiction",
        0.9,
        rf"fail(?:s|ed|ing|ure)? (?:to |on |in )(?:\w+ ){{0,4}}(?:{_PROMISE}|keep|meet|deliver|honou?r|fulfil|reach|achieve|complete|build|open|publish)|fell short|fallen short|concede\w* (?:failure|defeat)",
        "The ministry failed to meet the target",
        "The engine failed",
    ),
    _row(
        "still so many",
        "contradiction",
        0.8,
        r"there (?:were|was|are|is) still [\d,]+|none of (?:them|these|those|the \w+) (?:has|had|have|was|were)|says otherwise",
        "There were still 4,000 cases open",
        "There is still hope",
        "partly done",
    ),
    _row(
        "not done",
        "contradiction",
        0.7,
        rf"(?:has|have|had|was|were)\s*{_NOT}\s+(?:yet\s+|still\s+)?(?:been\s+)?{_DONE}",
        "The bridge has not been built",
        "The bridge has been built",
    ),
    # delayed
    _row(
        "put off",
        "delay",
        0.95,
        r"(?:put|pushed|push|pushing|putting) (?:\w+ )?(?:off|back)|moved back|set back|postpon\w+|delay(?:s|ed|ing)?|deferr?(?:s|ed|ing|al)|held up|behind schedule|slipp(?:ed|ing|age)|stalled|on hold|suspended|running late|shelved until|later than (?:planned|promised)|overdue",
        "The opening has been put off for a year",
        "She put on a coat",
    ),
    _row(
        "not by the day",
        "delay",
        0.95,
        rf"(?:will|would|can|could|can)\s?{_NOT} (?:\w+ ){{1,6}}?by|cannot (?:\w+ ){{0,6}}by|no (?:route|way|prospect|chance) (?:\w+ ){{1,10}}by|won['’]t (?:\w+ ){{1,6}}by|{_NOT} (?:be )?(?:ready|running|finished|complete|open|started) (?:\w+ ){{0,2}}(?:by|until|before)",
        "The trains will not be running by the spring",
        "The trains will run by the spring",
    ),
    _row(
        "too slow",
        "delay",
        0.85,
        r"too slow(?:ly)?|slow pace|pace (?:\w+ ){0,6}(?:slow|disappoint)|not content with the pace|(?:has|have|needs?) to (?:pick up|speed up|quicken)|off (?:track|course)|not on (?:track|course)|unlikely to (?:meet|be met|reach|be reached|hit)|will fall short|lag(?:s|ged|ging)? behind|struggle to (?:meet|reach)",
        "The work is too slow",
        "He drives slowly",
    ),
    _row(
        "not yet",
        "delay",
        0.75,
        rf"(?:has|have|had) yet to|(?:has|have|had|is|are)\s?{_NOT} yet|still (?:has|have|had) {_NOT}|still (?:waiting|awaiting|awaited|unfinished|to be)|not yet (?:been )?{_DONE}|remains? (?:unfinished|incomplete|unbuilt)",
        "The law has yet to be tabled",
        "The law has been tabled",
    ),
    _row(
        "stays until",
        "delay",
        0.6,
        r"(?:stay|remain|continue|wait)s? (?:\w+ ){0,4}until|not (?:\w+ ){0,5}until|extend(?:ed|s|ing) (?:the )?(?:deadline|term|period)|new (?:deadline|target date|date)",
        "The old cars will stay on sale until 2045",
        "She waits at the door",
    ),
    # done
    _row(
        "promise kept",
        "done",
        0.97,
        rf"{_PROMISE} (?:[^\s.;:]+ ){{0,9}}(?:has|have|had|was|were|is)\s+{_ADVERB}(?:been\s+)?(?:kept|met|fulfilled|honou?red|delivered|achieved|reached|hit|exceeded|surpassed)|(?:kept|met|fulfilled|honou?red|delivered on|achieved|reached|hit|exceeded|surpassed) (?:\w+ ){{0,4}}{_PROMISE}",
        "The promise of two bridges has been kept",
        "He made a promise",
    ),
    _row(
        "is complete",
        "done",
        0.9,
        rf"(?<!before )(?:is|are|was|were)\s+{_ADVERB}(?:complete|completed|finished|in force|in place|in service|operational|open to|accomplished|published|gone)|c[oa]mes? into force|came into (?:force|effect)|entered into force|took effect|went live|opened (?:its|their) doors|entered service",
        "The new line is now in service",
        "The new line is to be in service",
    ),
    _row(
        "has its first",
        "done",
        0.8,
        r"(?:has|have) (?:now )?(?:its|their|a|an) (?:first|own|new)|now (?:has|have) (?:a|an|its|their)|(?:has|have) now (?:a|an|its|their)",
        "The navy has its first hovercraft",
        "The navy has problems",
    ),
    _row(
        "has been done",
        "done",
        0.85,
        rf"{_AHEAD}(?:has|have|had|['’]ve)\s+{_ADVERB}(?:been\s+)?{_ADVERB}{_DONE}",
        "The bridge has been built",
        "The bridge should have been built",
    ),
    _row(
        "was done",
        "done",
        0.7,
        rf"(?:was|were)\s+{_ADVERB}{_DONE}|(?<!be )(?<!been )(?<!is )(?<!are )(?<!were )(?<!was )(?:(?:completed|finished|handed over|delivered|published|inaugurated|closed|opened|signed|launched)(?= (?:the|its|their|his|her|an?)\b)|took delivery of|successfully \w+ed|handed (?:the|it|them) (?:\w+ ){{0,3}}over)",
        "The plant was opened on Monday",
        "The plant was to be opened on Monday",
    ),
    # going on
    _row(
        "so many of",
        "progress",
        0.85,
        r"[\d,]+ (?:out )?of (?:the |its |their )?[\d,]+|(?:half|a third|a quarter|two-thirds|most) of (?:the|them|its|their)|half ?way|past the half",
        "The force had 110 of the 200",
        "He is one of a kind",
    ),
    _row(
        "under way",
        "progress",
        0.75,
        r"under ?way|in progress|in production|going on|on track|on course|running to plan|to plan|(?:is|are) (?:being|continuing|expanding|growing|rising|advancing|proceeding)|taking shape|is carrying out|are carrying out|(?:is|are) (?:\w+ly )?(?:building|raising|recruiting|hiring|developing|implementing)",
        "Work on the dam is under way",
        "The dam will hold",
    ),
    _row(
        "begun",
        "progress",
        0.8,
        r"(?:has|have|had) (?:already |now |also )?(?:begun|started)|began|got under way|(?:was|were) (?:begun|started|rolled out)|(?:has|have) rolled out|rolled out",
        "Laying of the cable has begun",
        "Laying of the cable will begin",
    ),
    _row(
        "so far",
        "progress",
        0.75,
        r"so far|to date|up to now|since then|first (?:group|stage|batch|phase|section|contingent|part|units?) (?:of \w+ )?(?:is|are|has|have|was|were|left|arriv\w+)|progress (?:has|is|was|to|on|in)|(?:is|are|has been|have been) (?:at work|developed|developing)",
        "So far two wells work",
        "He is far away",
    ),
    _row(
        "more than before",
        "progress",
        0.7,
        r"(?:gained|had|added|took on|taken on|recruited|hired|brought in|up by|rose by|increased by|grew by|fell by|down by) (?:\w+ ){0,2}[\d,.]+|[\d,.]+ (?:\w+ ){0,3}(?:more|fewer|larger|higher|lower) than",
        "Forces added 300 in a month",
        "Forces added colour",
    ),
)


def cues_in(text: str) -> tuple[Cue, ...]:
    """All signs in a text by place; where two overlap, the row that stands first keeps the place."""
    taken: list[Cue] = []
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            if all(match.end() <= cue.start or cue.end <= match.start() for cue in taken):
                taken.append(Cue(rule, match.start(), match.end(), match.group()))
    return tuple(sorted(taken, key=lambda cue: cue.start))
