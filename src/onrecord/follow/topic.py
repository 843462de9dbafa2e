"""What a commitment is about, as weighted terms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.follow.clauses import clause_around
from onrecord.follow.named import (
    acronyms_in,
    capitals_in,
    codes_in,
    figure_term,
    is_land,
    lands_in,
    names_office,
    ordinals_in,
    placed_in,
    places_in,
    series_in,
)
from onrecord.follow.passages import quantities_in
from onrecord.follow.words import DOING, terms, weight
from onrecord.model import Statement, Target
from onrecord.text.numbers_tables import CODES

AHEAD = 100  # characters before an action in which stands what is to be made
CLAUSE = 0.8  # how much a term of the clause around a thin action counts
MEANT = 0.8  # how much a term of what a sentence leans on counts, next to 1 in it
COUNTED = 3  # terms that "all five" takes from what was counted before
HEAVIEST = 1.4  # times its own weight a term may count in a core
LAND = 0.15  # weight of a country's name: where something is says little of what it is
ENOUGH = 1.8  # weight of terms below which a wording is too thin to be recognised by
# Papers and bodies: where one of them is what is to be made, a passage must name it.
INSTRUMENTS = frozenset("=roadmap =concept =strategy =law =decree =treaty =commission =post =report register".split())
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
# Parts of the world: reports of what was promised for one name a place in it.
_REGIONS = frozenset(
    terms("africa asia europe america middle east west north south central northern southern eastern western pacific")
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
_ATTRIBUTION = re.compile(
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
class Topic:
    """The terms of one wording of a commitment.

    Attributes:
        core: the action's terms with their weight; beside: further ones of its clause; setting: of sentence and title.
        head: the core's telling terms that stand first: what the action is done to; acts: what is done to it.
        numbers: the values to be reached; codes: names with digits in them; title_codes: those around it;
            proper: names of places and things in the action; anchors: what is named or counted with it, rarest first.
        lands: countries named with it; places: those in the action itself; ordinals, series: "second", "line 2".
        made: the paper or body that is to be made, where it is one.
        office: whether an office or a body of government is what it is about; counted: whether it is some or all of
            what was counted before ("all five").
        document, day: where and when it was said; action: in which words; post: these and, where they make a post,
            what the sentence says behind them of which post it is.
    """

    core: Mapping[str, float]
    beside: Mapping[str, float]
    setting: Mapping[str, float]
    head: tuple[str, ...]
    acts: frozenset[str]
    numbers: frozenset[str]
    codes: frozenset[str]
    title_codes: frozenset[str]
    proper: frozenset[str]
    anchors: tuple[str, ...]
    lands: frozenset[str]
    places: frozenset[str]
    ordinals: frozenset[str]
    series: frozenset[str]
    made: str
    office: bool
    counted: bool
    document: str
    day: date | None
    action: str
    post: str


def topic_of(
    statement: Statement,
    targets: Collection[Target],
    title: str,
    day: date | None,
    sides: frozenset[str],
    people: frozenset[str] = frozenset(),
    before: str = "",
) -> Topic:
    """The topic of one statement.

    Args:
        statement, targets: its action and sentence, which are read, and the quantities to be reached.
        title, day: of its document, and when that was published.
        sides: words of the names of issuer and responsible; they are weighed as actors, not as topic.
        people: words of the names of the people in its document; they are no topic either.
        before: the sentence before it, which an action that speaks of "them" or "such" is about.
    """
    said = _said(statement, title, before)
    names = _no_topic(sides | people) - (frozenset(terms(said.acted_on)) - people)
    words = _action_words(statement, said.subject, targets, names)
    head = _head(words, said.action, names)
    values = _values(targets, said.subject)
    core = _core(statement, words, head, values, names)
    setting = _weighed(said.around, core, names)
    beside = {t: w for t, w in _weighed(said.clause, core, names).items() if t not in names}
    proper = _proper(said, core.keys() | beside.keys(), setting.keys()) - names
    title_codes = codes_in(setting)
    anchors = _anchors(values | codes_in(core) | title_codes, proper, lands_in(said.around), names)
    head = _fill(core, beside, setting, _weighed(before, core, names), said) or head
    return Topic(
        core=core,
        beside=beside,
        setting={t: w for t, w in setting.items() if t not in core},
        head=head,
        acts=_same(frozenset(t for t in words if t[1:] in DOING)),
        numbers=values,
        codes=codes_in(core) | codes_in(beside),
        title_codes=title_codes,
        proper=proper,
        anchors=anchors,
        lands=_same(lands_in(said.around)),
        places=_same(lands_in(statement.action.quote)),
        ordinals=ordinals_in(f"{said.subject} {said.clause}"),
        series=series_in(said.clause),
        made=_made(head, said),
        office=names_office(_post(statement)),
        counted=said.counted,
        document=statement.document,
        day=day,
        action=statement.action.quote,
        post=_post(statement),
    )


_A_POST = re.compile(r"\b(?:post|position|office|role)\b", re.IGNORECASE)
_WHICH_POST = re.compile(r",? (?:(?:that|this being that|the one) of|namely|called|known as)\b[^,.;]*", re.IGNORECASE)


def _post(statement: Statement) -> str:
    """An action, and behind one that makes a post what its sentence says of it: "…, that of a Chief Pilot"."""
    action, sentence = statement.action, statement.sentence
    behind = sentence.quote[max(0, action.end - sentence.start) :]
    which = _WHICH_POST.match(behind) if _A_POST.search(action.quote) else None
    return action.quote + which.group() if which else action.quote


def _no_topic(words: frozenset[str]) -> frozenset[str]:
    """The words of names that are nobody's topic: those of an idea or a code stay one."""
    return frozenset(t for t in words if t[0] != "=" and not any(c.isdigit() for c in t))


def _weighed(text: str, core: Mapping[str, float], names: frozenset[str]) -> dict[str, float]:
    """The terms of a text beyond those of the core, with their weights."""
    return {t: _worth(t, names) for t in _words(text) if t not in core}


def _fill(
    core: dict[str, float], beside: dict[str, float], setting: dict[str, float], meant: dict[str, float], said: _Said
) -> tuple[str, ...]:
    """Let a thin wording borrow from what stands around it, the nearest first; what "the whole line" is one of.

    Args:
        core, beside, setting: the terms of the action, of its clause, of sentence and title; what is borrowed moves.
        meant: those of the sentence before.
        said: how the action speaks of its object.
    """
    things: tuple[str, ...] = ()
    core |= {t: w for t, w in (meant | setting).items() if t in said.of_a_kind}
    if said.counted:
        things = tuple(sorted(meant, key=lambda t: (not _names_a_thing(t), -meant[t], t))[:COUNTED])
        core |= {t: meant[t] for t in things}
    elif said.stands_for:
        _thicken(core, meant, MEANT)
        _thicken(core, setting, 1.0)
    if said.of_the_named:
        things = _thicken(core, setting, 1.0)[:2]
    _thicken(core, beside, CLAUSE)
    _thicken(core, {t: w for t, w in setting.items() if t not in core}, 0.5)
    _thicken(core, {t: w for t, w in meant.items() if t not in core}, 0.5)
    return things


@dataclass(frozen=True, slots=True)
class _Said:
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


def _said(statement: Statement, title: str, before: str) -> _Said:
    action, sentence = statement.action, statement.sentence
    start = max(0, action.start - sentence.start)
    clause = clause_around(sentence.quote, start, start + len(action.quote))
    when, subject = _when(statement), _subject(statement)
    counted = bool(_COUNTED.match(clause.lstrip()))
    return _Said(
        action=_ATTRIBUTION.sub("", action.quote),
        clause=_ATTRIBUTION.sub("", clause).replace(when, " "),
        ahead=sentence.quote[max(0, start - AHEAD) : start],
        behind=clause[max(0, clause.find(action.quote)) :],
        around=f"{title}. {sentence.quote.replace(when, ' ')}",
        subject=subject,
        acted_on=_acted_on(statement),
        stands_for=bool(STANDS_FOR.search(action.quote)) or counted,
        of_a_kind=_which(subject.lstrip(), f"{title}. {before}"),
        counted=counted,
        of_the_named=bool(_OF_THE_NAMED.search(clause)),
    )


def _which(subject: str, earlier: str) -> frozenset[str]:
    """The terms that tell which one a subject means that says no more than a kind, from what was said before it."""
    kind = _OF_A_KIND.match(subject)
    if not kind:
        return frozenset()
    named = re.findall(rf"((?:[\w'’-]+\s+){{1,4}}){kind['kind']}\b", earlier, re.IGNORECASE)
    return frozenset(t for words in named for t in _words(words))


_MAKING = re.compile(
    r"\b(?:draw(?:ing|n)? up|prepar\w+|writ(?:e|ing)|work(?:ing)? out|develop\w*|adopt\w*|publish\w*|set(?:ting)? up|"
    r"creat\w+|establish\w*|introduc\w+|sign\w*|draft\w*|pass\w*|approv\w+|tabl\w+|submit\w*|issu\w+)\s(?P<made>[^.;:]*)$",
    re.IGNORECASE | re.DOTALL,
)


def _made(head: tuple[str, ...], said: _Said) -> str:
    """The paper or body to be made: what the action is done to, or what its clause says before the action begins."""
    if head[:1] and head[0] in INSTRUMENTS:
        return head[0]
    making = _MAKING.search(said.ahead)
    return next((t for t in terms(making["made"]) if t in INSTRUMENTS), "") if making else ""


def _when(statement: Statement) -> str:
    """The words of its time, which tell nothing of what it is about."""
    when = statement.timeframe.span.quote if statement.timeframe else ""
    return when if when and when != statement.sentence.quote else "\0"


def _core(
    statement: Statement, words: Iterable[str], head: Collection[str], values: Iterable[str], names: frozenset[str]
) -> dict[str, float]:
    """The terms of an action with their weights, its figures and its countries."""
    short = acronyms_in(statement.sentence.quote)
    core = {t: _one(_worth(t, names | short) * (HEAVIEST if t in head else 1.0)) for t in words}
    core |= dict.fromkeys(values, 0.7)
    return core | {f"@{code}": LAND for code in lands_in(statement.action.quote)}


def _proper(said: _Said, known: Collection[str], around: Collection[str]) -> frozenset[str]:
    """The telling names of an action: its words with a capital, and the places of its clause but its actor's."""
    named = capitals_in(f"{said.subject} {said.action}".strip()) | placed_in(said.behind) | placed_in(said.acted_on)
    if said.of_the_named:
        named |= places_in(said.around)
        known = {*known, *around}
    return frozenset(t for t in named if t in known and weight(t) >= 0.7 and t not in _REGIONS)


_NAME_FIRST = re.compile(r"(?:The )?[A-Z][\w’'-]+ [A-Z][\w’'-]+\b")


def _head(words: Iterable[str], action: str, names: frozenset[str]) -> tuple[str, ...]:
    """What an action is done to: its telling terms that stand first, things before adjectives and places.

    Where a name of two words and more begins the action, the name itself.
    """
    telling = [t for t in words if t[1:] not in DOING and t not in names]
    capital = capitals_in(action)
    if telling[:1] and telling[0] in capital and _NAME_FIRST.match(action):
        return tuple(telling[:2])
    things = [t for t in telling if t not in capital] or telling
    return tuple(sorted(things[:5], key=lambda t: not _names_a_thing(t))[:2])


def _values(targets: Iterable[Target], subject: str) -> frozenset[str]:
    """The figures to be reached, as terms."""
    counted = [(t.value, t.unit) for t in targets] or [(q.value, q.unit) for q in quantities_in(subject)]
    return frozenset(f for value, unit in counted if (f := figure_term(value, unit)))


def _anchors(
    rare: frozenset[str], proper: frozenset[str], lands: frozenset[str], names: frozenset[str]
) -> tuple[str, ...]:
    """What a commitment is named or counted with, rarest first."""
    sides = sorted((t for t in names if weight(t) >= 0.8), key=lambda t: (-len(t), t))[:3]
    codes = sorted(f"@{code}" for code in lands)
    return tuple(dict.fromkeys([*sorted(rare)[:4], *sorted(proper)[:2], *codes[:2], *sides]))


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
    return last if _words(last) else before


def _acted_on(statement: Statement) -> str:
    """The subject of an action that happens to it, whether it stands before the action or in it."""
    action, sentence = statement.action, statement.sentence
    text = sentence.quote[: max(0, action.end - sentence.start)]
    found = next((m for m in _HAPPENS.finditer(text) if m.end() > action.start - sentence.start), None)
    if found is None:
        return _subject(statement) if re.match(r"be\b", action.quote) else ""
    return clause_around(text[: found.start()], found.start(), found.start())


def _action_words(statement: Statement, subject: str, targets: Iterable[Target], names: frozenset[str]) -> list[str]:
    """The action's telling words, the subject's before them where it is what is acted on ("roads will be built").

    What its targets count comes last, where the action does not say it ("the 20,000").

    A wording that says little ("prepare") takes what follows it in its sentence as well.
    """
    action, sentence = statement.action, statement.sentence
    words = [t for t in _words(f"{subject} {_ATTRIBUTION.sub('', _post(statement))}") if t not in names]
    if all(t[1:] in DOING for t in words):
        behind = sentence.quote[max(0, action.end - sentence.start) :].replace(_when(statement), " ")
        behind = re.split(r"[.;]\s", _ATTRIBUTION.sub("", behind))[0]
        words = list(dict.fromkeys([*words, *(t for t in _words(behind) if t not in names)]))
    counted = " ".join(t.unit for t in targets if t.unit and t.unit not in CODES)
    return list(dict.fromkeys([*words, *_words(counted)]))


def _words(text: str) -> list[str]:
    """The telling words of a text; the names of countries are read apart."""
    return list(dict.fromkeys(t for t in terms(text) if t not in TALK and not is_land(t)))


def _thicken(core: dict[str, float], setting: dict[str, float], share: float) -> tuple[str, ...]:
    """A wording of few telling words ("its delivery is due") borrows the best of those around it; the things of them.

    They come at half weight, or at full weight where the action speaks of its object as "them" or "such".
    """
    borrowed = []
    for term in sorted(setting, key=lambda t: (not _names_a_thing(t), -setting[t], t))[:4]:
        if sum(core.values()) >= ENOUGH:
            break
        core[term] = setting.pop(term) * share
        borrowed.append(term)
    return tuple(t for t in borrowed if _names_a_thing(t))


def _names_a_thing(term: str) -> bool:
    return (term.startswith("=") and term[1:] not in DOING and term != "=minister") or bool(codes_in([term]))


@lru_cache(maxsize=4_096)
def _one(value: float) -> float:
    """One object for each weight, since very many topics share few weights."""
    return value


@lru_cache(maxsize=65_536)
def _same(found: frozenset[str]) -> frozenset[str]:
    """One object for equal small sets."""
    return found


def _worth(term: str, names: frozenset[str]) -> float:
    return _one(weight(term) * (0.4 if term[1:] in DOING or term in names else 1.0))
