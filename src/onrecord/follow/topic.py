"""What a commitment is about, as weighted terms, and how far a passage speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from onrecord.follow.passages import Passage, Story, quantities_in
from onrecord.follow.words import DOING, terms, weight
from onrecord.model import Statement, Target
from onrecord.text.names_places import countries, countries_in
from onrecord.text.numbers_tables import CODES, TIME_UNITS

MEANT = 0.8  # how much a term of what a sentence leans on counts, next to 1 in it
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
        "mean find seek try help keep hold bring back change point nobody anybody everybody someone =minister"
    )
    if not t.startswith("=")
)
# Parts of the world: reports of what was promised for one name a place in it.
_REGIONS = frozenset(
    terms("africa asia europe america middle east west north south central northern southern eastern western pacific")
)
# Actions whose subject is what changes: passives and verbs without an object.
_SUBJECT_ACTS_NOT = re.compile(
    r"(?:be|been|being|get|is|are|was|were|run\w*|start|begin|join|go|come|rise|fall|reach|open|close|end|stop|stay|remain|"
    r"take (?:place|effect)|enter|leave|return|transfer|follow|arrive|grow|drop|cease|cover|include|number|total)\b",
    re.IGNORECASE,
)
# Who said it, at the end of an action cut too wide: ", the mayor said".
_ATTRIBUTION = re.compile(
    r",\s+(?:[^,]{0,60},\s+)?[^,]{0,60}\b(?:said|says|told|announced|declared|explained)\b.*$", re.DOTALL
)
STANDS_FOR = re.compile(r"\b(?:them|it|these|those|such)\b", re.IGNORECASE)
_UNITS_KEPT = CODES | {"%", "pp"}
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
# Amounts, dates and measures that only look like code names: "35bn", "2030s", "21st", "18-week".
_AMOUNT = re.compile(
    r"\d[\d.,]*(?:st|nd|rd|th|s|m|mn|bn|tn|k|pc|p|am|pm|km|kg|kw|kwh|mw|gw|ha|x|(?:year|month|week|day|hour|min)\w*)"
)
# A sentence that speaks of what was said before it by a word that stands for it, or of "the target", "the work".
_LEANS = re.compile(r"(?:It|Its|They|Their|This|That|These|Those|Both)\b")
_LEANS_ON_ALL = re.compile(
    r"\b(?:the|this|that|its|their|his|her) (?:\w+ )?(?:promise|pledge|commitment|target|goal|deadline|date)\b"
    r"(?!\s+(?:for|of|to|on|in|that|by)\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?=[A-Za-z0-9])", re.I)


@dataclass(frozen=True, slots=True)
class Topic:
    """The terms of one wording of a commitment.

    Attributes:
        core: the action's terms with their weight; setting: those of the sentence and title around it.
        head: the core's telling terms that stand first: what the action is done to; acts: what is done to it.
        numbers: the values to be reached; codes: names with digits in them; title_codes: those around it;
            proper: names of places and things in the action; anchors: what is named or counted with it, rarest first.
        lands: countries named with it; places: those in the action itself; ordinals: "second".
        document, day: where and when it was said.
    """

    core: Mapping[str, float]
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
    document: str
    day: date | None


def topic_of(
    statement: Statement,
    targets: Iterable[Target],
    title: str,
    day: date | None,
    sides: frozenset[str],
    before: str = "",
) -> Topic:
    """The topic of one statement.

    Args:
        statement: its action and sentence are read.
        targets: the quantities to be reached.
        title: the title of its document.
        day: when that was published.
        sides: words of the names of issuer and responsible; they are weighed as actors, not as topic.
        before: the sentence before it, which an action that speaks of "them" or "such" is about.
    """
    names = frozenset(t for t in sides if t[0] != "=" and not any(c.isdigit() for c in t))
    subject = _subject(statement)
    words = _action_words(statement, subject, names)
    telling = [t for t in words if t[1:] not in DOING and t not in names]
    capital = _capitals(statement.action.quote)
    things = [t for t in telling if t not in capital] or telling  # where it is done is not what it is done to
    head = tuple(sorted(things[:5], key=lambda t: not _names_a_thing(t))[:2])  # things before adjectives
    short = acronyms_in(statement.sentence.quote)
    core = {t: _one(_worth(t, names | short) * (HEAVIEST if t in head else 1.0)) for t in words}
    counted = [(t.value, t.unit) for t in targets] or [(q.value, q.unit) for q in quantities_in(subject)]
    values = frozenset(f for value, unit in counted if (f := _figure(value, unit)))
    core |= dict.fromkeys(values, 0.7)
    core |= {f"@{code}": LAND for code in lands_in(statement.action.quote)}
    setting_text = f"{title}. {statement.sentence.quote}"
    acts = frozenset(t for t in words if t[1:] in DOING)
    setting = {t: _worth(t, names) for t in _words(setting_text) if t not in core}
    proper = _proper(statement.action.quote, core) - sides
    rare = sorted(values | _codes(core) | _codes(setting))[:4]
    lands = sorted(f"@{code}" for code in lands_in(setting_text))
    of_sides = sorted((t for t in names if weight(t) >= 0.8), key=lambda t: (-len(t), t))[:3]
    if STANDS_FOR.search(statement.action.quote):
        meant = {t: _worth(t, names) for t in _words(before) if t not in core}
        _thicken(core, meant, MEANT)
        _thicken(core, setting, 1.0)
    _thicken(core, setting, 0.5)
    return Topic(
        core,
        setting,
        head,
        _same(acts),
        values,
        _codes(core),
        _codes(setting),
        proper,
        tuple(dict.fromkeys([*rare, *sorted(proper)[:2], *lands[:2], *of_sides])),
        _same(lands_in(setting_text)),
        _same(lands_in(statement.action.quote)),
        ordinals_in(f"{subject} {statement.action.quote}"),
        statement.document,
        day,
    )


def _subject(statement: Statement) -> str:
    """The words of the subject before an action, where it is what is acted on ("roads will be built")."""
    action, sentence = statement.action, statement.sentence
    if not _SUBJECT_ACTS_NOT.match(action.quote):
        return ""
    before = re.split(r"\bthat\b|[;:]\s", sentence.quote[: max(0, action.start - sentence.start)])[-1]
    if re.search(r"(?<!is )(?<!are )(?<!was )(?<!were )\bto\s*$", before):  # told "to …": no subject of it
        return ""
    last = re.split(r",\s", before)[-1]
    return last if _words(last) else before


def _action_words(statement: Statement, subject: str, names: frozenset[str]) -> list[str]:
    """The action's telling words, the subject's before them where it is what is acted on ("roads will be built").

    A wording that says little ("prepare") takes what follows it in its sentence as well.
    """
    action, sentence = statement.action, statement.sentence
    words = [t for t in _words(f"{subject} {_ATTRIBUTION.sub('', action.quote)}") if t not in names]
    if all(t[1:] in DOING for t in words):
        behind = sentence.quote[max(0, action.end - sentence.start) :]
        behind = re.split(r"[.;]\s", _ATTRIBUTION.sub("", behind))[0]
        words = list(dict.fromkeys([*words, *(t for t in _words(behind) if t not in names)]))
    return words


def _words(text: str) -> list[str]:
    """The telling words of a text; the names of countries are read apart."""
    return list(dict.fromkeys(t for t in terms(text) if t not in TALK and not is_land(t)))


def _thicken(core: dict[str, float], setting: dict[str, float], share: float) -> None:
    """A wording of few telling words ("its delivery is due") borrows the best of those around it.

    They come at half weight, or at full weight where the action speaks of its object as "them" or "such".
    """
    for term in sorted(setting, key=lambda t: (not _names_a_thing(t), -setting[t], t))[:4]:
        if sum(core.values()) >= ENOUGH:
            return
        core[term] = setting.pop(term) * share


def _names_a_thing(term: str) -> bool:
    return (term.startswith("=") and term[1:] not in DOING and term != "=minister") or bool(_codes([term]))


def _figure(value: float, unit: str | None) -> str:
    """A figure as a term; small numbers and lengths of time say nothing of a topic and give none."""
    if value < 10 or unit in TIME_UNITS:
        return ""
    return f"#{value:.10g}{unit if unit in _UNITS_KEPT else ''}"


def acronyms_in(text: str) -> frozenset[str]:
    """Short names of bodies, as terms: they stand in every report of all that the body does."""
    return frozenset(t for m in _ACRONYM.finditer(text) for t in terms(m.group()))


def lands_in(text: str) -> frozenset[str]:
    """The countries a text names. England has no government of its own: it counts as the United Kingdom."""
    return frozenset(code.removesuffix("-ENG") for _, code in countries_in(text))


def ordinals_in(text: str) -> frozenset[str]:
    """The ordinals that tell one of a series from another: "the second stage"."""
    return frozenset(m.group(1).lower() for m in _ORDINAL.finditer(text))


@cache
def _land_terms() -> frozenset[str]:
    return frozenset(t for c in countries() for word in (*c.names, *c.adjectives) for t in terms(word))


def is_land(term: str) -> bool:
    """Whether a term is a word of a country's name or adjective."""
    return term in _land_terms()


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


def _capitals(action: str) -> frozenset[str]:
    """The terms of words with a capital inside the action."""
    named = re.findall(r"(?<=\w\s)[A-Z][a-z]+\b", _ATTRIBUTION.sub("", action))
    return frozenset(t for word in named for t in terms(word) if t[0] not in "=#@")


def _proper(action: str, core: Mapping[str, float]) -> frozenset[str]:
    """The telling ones among those, in the core: no idea, no land and no short name."""
    return frozenset(t for t in _capitals(action) if t in core and weight(t) >= 0.7 and t not in _REGIONS)


def _codes(found: Iterable[str]) -> frozenset[str]:
    return frozenset(
        t
        for t in found
        if t[0] not in "#@" and any(c.isdigit() for c in t) and any(c.isalpha() for c in t) and not _AMOUNT.fullmatch(t)
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as terms: in the sentence itself, beside it, in title and lead, with its figures and names."""

    own: frozenset[str]
    meant: frozenset[str]  # of what the sentence leans on: that before it, or title and lead for "the target"
    near: frozenset[str]
    top: frozenset[str]
    numbers: frozenset[str]
    counts: Mapping[str, frozenset[str]]  # figure to the terms of what it counts in the sentence
    codes: frozenset[str]
    top_codes: frozenset[str]
    lands: frozenset[str]  # of the sentence, or where it names none of the story's top
    story: frozenset[str]  # of the whole story and its title
    ordinals: frozenset[str]


def read(passage: Passage) -> Seen:
    """The terms of a passage and of what stands around it."""
    story, text = passage.story, passage.span.quote
    own, top = terms_in(text), terms_in(f"{story.title}. {story.lead}")
    return Seen(
        own,
        _meant(passage, top),
        terms_in(passage.before) | terms_in(passage.after),
        top,
        frozenset(t for t in own if t[0] == "#"),
        {_figure(q.value, q.unit): frozenset(terms(q.unit or "")) for q in quantities_in(text)},
        _codes(own),
        _codes(top),
        lands_in(text) or lands_in(f"{story.title}. {story.lead}"),
        story_terms(story),
        ordinals_in(text),
    )


def _meant(passage: Passage, top: frozenset[str]) -> frozenset[str]:
    before = terms_in(passage.before)
    if _LEANS_ON_ALL.search(passage.span.quote):
        return before | top
    if not _LEANS.match(passage.span.quote):
        return frozenset()
    return before | top if any(weight(t) >= 0.4 for t in before & top) else before


@lru_cache(maxsize=4_096)
def terms_in(text: str) -> frozenset[str]:
    """The terms, figures and countries of a text."""
    figures = (_figure(q.value, q.unit) for q in quantities_in(text))
    return frozenset([*terms(text), *(f for f in figures if f), *(f"@{code}" for code in lands_in(text))])


def story_terms(story: Story) -> frozenset[str]:
    """All terms, figures and countries of a story and its title."""
    return _story_terms(f"{story.title}. {story.text}")


@lru_cache(maxsize=256)
def _story_terms(text: str) -> frozenset[str]:
    return terms_in(text)


@dataclass(frozen=True, slots=True)
class Match:
    """How far a passage speaks of a topic; shares lie between 0 and 1."""

    own: float  # the core's weight found in the sentence
    about: float  # the same with what stands around it
    setting: float  # the setting's weight found anywhere near
    head: float  # whether what it is done to is named: 1 in the sentence, 0.6 beside it, 0.5 at the top
    shared: tuple[str, ...]
    found: frozenset[str]  # the terms that stand in the sentence or in what it leans on
    act: bool  # what was to be done is told of what it was to be done to
    number: bool  # the value to be reached stands in the sentence
    rare_number: bool  # and it has four digits or more, so that it is hardly there by chance
    number_near: bool  # or anywhere in the story
    instrument: bool  # a paper or body is to be made, and the passage does not name it
    code: int  # 1: a code name in common, -1: another one instead
    unnamed: bool  # proper names of the action, none of which the story knows
    titled: bool  # a code name in both titles or leads
    land: int  # 1: a country in common, -1: only others
    missing_places: bool  # countries of the action that the story does not name
    ordinal: bool  # another one of a series


def match(topic: Topic, seen: Seen) -> Match:
    """Compare a topic with a passage."""
    others = {f for f, counted in seen.counts.items() if _counts_something_else(counted, topic)}
    found = {t: 0.0 if t in others else _found(t, seen) for t in topic.core}
    total = max(sum(topic.core.values()), ENOUGH)
    around = sum(topic.setting.values()) or 1.0
    heads = [_found(t, seen) for t in topic.head]
    return Match(
        own=sum(w * found[t] for t, w in topic.core.items() if found[t] >= MEANT) / total,
        about=sum(w * found[t] for t, w in topic.core.items()) / total,
        setting=sum(w for t, w in topic.setting.items() if _found(t, seen)) / around,
        head=sum(heads) / max(1, len(heads)),
        shared=tuple(sorted((t for t in found if found[t]), key=lambda t: (-topic.core[t], t)))[:6],
        found=frozenset(t for t in found if found[t] >= MEANT),
        act=bool(topic.acts & seen.own) and topic.head[:1] != () and topic.head[0] in seen.own,
        number=bool((topic.numbers & seen.numbers) - others),
        rare_number=any(_is_rare(f) for f in (topic.numbers & seen.numbers) - others),
        number_near=bool((topic.numbers & seen.story) - others),
        instrument=any(t in INSTRUMENTS and not _found(t, seen) for t in topic.head[:1]),
        code=_agree(topic.codes, seen.codes),
        unnamed=bool(topic.proper) and not topic.proper & seen.story,
        titled=bool((topic.title_codes | topic.codes) & (seen.top_codes | seen.codes)),
        land=_agree(topic.lands, seen.lands),
        missing_places=len({f"@{code}" for code in topic.places} - seen.story) >= 2,
        ordinal=bool(topic.ordinals and seen.ordinals and not topic.ordinals & seen.ordinals),
    )


def _is_rare(figure: str) -> bool:
    digits = figure[1:].split(".")[0]
    return sum(c.isdigit() for c in digits) >= 4


def _counts_something_else(counted: frozenset[str], topic: Topic) -> bool:
    """Whether a figure in a passage counts a thing that the commitment does not speak of."""
    return bool(counted) and not any(t in topic.core or t in topic.setting for t in counted)


def _agree(one: frozenset[str], other: frozenset[str]) -> int:
    """1 where two sets share something, -1 where both hold something and share nothing, else 0."""
    return 1 if one & other else -1 if one and other else 0


def _found(term: str, seen: Seen) -> float:
    if term in seen.own:
        return 1.0
    if term in seen.meant:
        return MEANT
    return 0.6 if term in seen.near else 0.5 if term in seen.top else 0.0
