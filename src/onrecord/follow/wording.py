"""What a statement says of what it is about, as the stretches of text that a topic is read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.follow.clauses import clause_around
from onrecord.follow.named import is_land
from onrecord.follow.words import terms
from onrecord.model import Statement

AHEAD = 100  # characters before an action in which stands what is to be made
# Words about undertakings and authorities: they stand in every report of every promise.
TALK = frozenset(
    t
    for t in terms(
        "promise pledge commitment target goal vow aim plan programme measure work government ministry "
        "president country national instruct order task decide decision instruction announce deadline future "
        "need ensure continue take make come go get put use carry prepare develop whole entire full part "
        "place number total people person head leader official authority agency end start begin possible "
        "general process thing way level important main additional ready due expect intend set big large "
        "great good share amount proportion rate average hasten speed accelerate fast faster explain agree "
        "mean find seek try help keep hold bring back change point nobody anybody everybody someone manifesto beyond "
        "=minister"
    )
    if not t.startswith("=")
)
# Actions whose subject is what changes: passives, verbs without an object, and verbs that may have one but do not.
_SUBJECT_ACTS_NOT = re.compile(
    r"(?:(?:will|shall|should|would|must|may|can|could|(?:is|are|was|were) to)\s+)?"
    r"(?:(?:be|been|being|get|is|are|was|were|go|come|rise|fall|take (?:place|effect)|follow|arrive|cease|remain|"
    r"stay)\b"
    r"|(?:run\w*|start|begin|join|reach|open|close|end|stop|enter|leave|return|transfer|grow|drop|cover|include|number|"
    r"total)\b(?!\s+(?:the|an?|its|their|his|her|all|every|each|both|no)\b))",
    re.IGNORECASE,
)
# What happens to a subject: it is the thing, even where it is a body with a name ("Corham Airport is to open").
_HAPPENS = re.compile(
    r"\b(?:is|are|was|were|will|shall|would|should|must)\s+(?:to\s+)?(?:\w+ly\s+)?"
    r"(?:be\s+(?!able)\w+(?:ed|en|t|n|ing)|(?:re)?open|close|come into|go into|enter service|take effect|end|arrive|"
    r"follow(?! (?:the|an?|its|their|his|her)\b))\b",
    re.IGNORECASE,
)
# Who said it, at the end of an action cut too wide: ", the mayor said".
ATTRIBUTION = re.compile(
    r",\s+(?:[^,]{0,60},\s+)?[^,]{0,60}\b(?:said|says|told|announced|declared|explained)\b.*$", re.DOTALL
)
STANDS_FOR = re.compile(r"\b(?:them|it|these|those|such)\b", re.IGNORECASE)
# One, some or all of what was counted before: "the first will arrive", "all five are to be in place".
_SO_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_COUNTED = re.compile(
    rf"(?:of (?:them|these|those),? )?(?:all(?: {_SO_MANY})?|both|the rest|the others|"
    rf"the (?:first|second|third|fourth|last|other|remaining)(?: {_SO_MANY})?)(?: of (?:them|these|those))? "
    r"(?=(?:will|would|should|shall|must|is|are|was|were)\b)",
    re.IGNORECASE,
)
# A thing by its kind alone, of which the sentence before says which it is: "the project is to be completed".
_OF_A_KIND = re.compile(
    r"\b(?:the|this|that|its|their)\s+(?:whole |entire |new )?(?P<kind>project|scheme|works?|plan|plant|programme|"
    r"program|building|facility|site|campaign|measures?|line|route|bill|law|post|ship|vessel|aircraft|bridge|road|station|school|"
    r"hospital|system|network|centre|center)\b(?!\s+(?:of|for|on|to|in|at|near|between|from)\s)",
    re.IGNORECASE,
)
# A part or the whole of what was named before: its name stands around it.
_OF_THE_NAMED = re.compile(r"\bthe (?:whole|entire|full|rest|remainder|remaining|other|last)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """The stretches of text that a topic is read from.

    Attributes:
        action: without who said it; clause: the one around it, without its time; ahead: what stands before the action;
            behind: of the clause, from the action on; around: title and sentence.
        subject: that of an action which happens to it; acted_on: the same, also where the action holds it.
        stands_for: whether it speaks of its object as "them" or "such".
        of_a_kind: what it is, where the action speaks of its object by its kind alone: terms of "the Corham bridge" for
            "the bridge".
        counted: whether it speaks of its object by how many of what was named before: "all five".
        of_the_named: whether it speaks of the whole or a part of what is named before: "the whole line".
        post: the action and, where it makes a post, what the sentence says behind it of which post it is.
    """

    action: str
    clause: str
    ahead: str
    behind: str
    around: str
    subject: str
    acted_on: str
    stands_for: bool
    of_a_kind: frozenset[str]
    counted: bool
    of_the_named: bool
    post: str


def said_of(statement: Statement, title: str, before: str) -> Said:
    """What a statement says, with the title of its document and the sentence before it."""
    action, sentence = statement.action, statement.sentence
    start = max(0, action.start - sentence.start)
    clause = clause_around(sentence.quote, start, start + len(action.quote))
    when, subject = time_of(statement), _subject(statement)
    counted = bool(_COUNTED.match(clause.lstrip()))
    return Said(
        action=ATTRIBUTION.sub("", action.quote),
        clause=ATTRIBUTION.sub("", clause).replace(when, " "),
        ahead=sentence.quote[max(0, start - AHEAD) : start],
        behind=clause[max(0, clause.find(action.quote)) :],
        around=f"{title}. {sentence.quote.replace(when, ' ')}",
        subject=subject,
        acted_on=_acted_on(statement),
        stands_for=bool(STANDS_FOR.search(action.quote)) or counted,
        of_a_kind=_which(subject.lstrip(), f"{title}. {before}"),
        counted=counted,
        of_the_named=bool(_OF_THE_NAMED.search(clause)),
        post=_post(statement),
    )


def _which(subject: str, earlier: str) -> frozenset[str]:
    """The terms that tell which one a subject means that says no more than a kind, from what was said before it."""
    kind = _OF_A_KIND.match(subject)
    if not kind:
        return frozenset()
    named = re.findall(rf"((?:[\w'’-]+\s+){{1,4}}){kind['kind']}\b", earlier, re.IGNORECASE)
    return frozenset(t for words in named for t in telling_terms(words))


def time_of(statement: Statement) -> str:
    """The words of its time, which tell nothing of what it is about."""
    when = statement.timeframe.span.quote if statement.timeframe else ""
    return when if when and when != statement.sentence.quote else "\0"


_A_POST = re.compile(r"\b(?:post|position|office|role)\b", re.IGNORECASE)
_WHICH_POST = re.compile(r",? (?:(?:that|this being that|the one) of|namely|called|known as)\b[^,.;]*", re.IGNORECASE)


def _post(statement: Statement) -> str:
    """An action, and behind one that makes a post what its sentence says of it: "…, that of a Chief Pilot"."""
    action, sentence = statement.action, statement.sentence
    behind = sentence.quote[max(0, action.end - sentence.start) :]
    which = _WHICH_POST.match(behind) if _A_POST.search(action.quote) else None
    return action.quote + which.group() if which else action.quote


_IS_TO = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:(?:scheduled|due|expected|planned|set|supposed|meant|intended|bound)\s+)?to\s*$"
)
_ASIDE = re.compile(r"(?:of|with|which|who|whose|including|named|called|at|on|in|now|then)\b")


def _subject(statement: Statement) -> str:
    """The words of the subject before an action, where it is what is acted on ("roads will be built")."""
    action, sentence = statement.action, statement.sentence
    if not _SUBJECT_ACTS_NOT.match(action.quote):
        return ""
    before = re.split(r"\bthat\b|[;:]\s", sentence.quote[: max(0, action.start - sentence.start)])[-1]
    before = _IS_TO.sub("", before)
    if re.search(r"\bto\s*$", before):  # told "to …": no subject of it
        return ""
    parts = [part for part in re.split(r",\s", before.rstrip(", ")) if not _ASIDE.match(part)]
    last = parts[-1] if parts else before
    return last if telling_terms(last) else before


def _acted_on(statement: Statement) -> str:
    """The subject of an action that happens to it, whether it stands before the action or in it."""
    action, sentence = statement.action, statement.sentence
    text = sentence.quote[: max(0, action.end - sentence.start)]
    found = next((m for m in _HAPPENS.finditer(text) if m.end() > action.start - sentence.start), None)
    if found is None:
        return _subject(statement) if re.match(r"be\b", action.quote) else ""
    return clause_around(text[: found.start()], found.start(), found.start())


def telling_terms(text: str) -> list[str]:
    """The telling words of a text; the names of countries are read apart."""
    return list(dict.fromkeys(t for t in terms(text) if t not in TALK and not is_land(t)))
