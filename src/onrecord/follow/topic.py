"""What a commitment is about, as weighted terms."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.follow.named import (
    acronyms_in,
    all_names_in,
    capitals_in,
    codes_in,
    figure_term,
    lands_in,
    names_office,
    ordinals_in,
    placed_in,
    places_in,
    series_in,
)
from onrecord.follow.passages import quantities_in
from onrecord.follow.wording import ATTRIBUTION, Said, said_of, telling_terms, time_of
from onrecord.follow.words import DOING, terms, weight
from onrecord.model import Statement, Target
from onrecord.text.numbers_tables import CODES

CLAUSE = 0.8  # how much a term of the clause around a thin action counts
MEANT = 0.8  # how much a term of what a sentence leans on counts, next to 1 in it
COUNTED = 3  # terms that "all five" takes from what was counted before
HEAVIEST = 1.4  # times its own weight a term may count in a core
LAND = 0.15  # weight of a country's name: where something is says little of what it is
NAMING = 0.6  # weight from which a word with a capital is a name to be recognised by
ENOUGH = 1.8  # weight of terms below which a wording is too thin to be recognised by
# Papers and bodies: where one of them is what is to be made, a passage must name it.
INSTRUMENTS = frozenset("=roadmap =concept =strategy =law =decree =treaty =commission =post =report register".split())
# Parts of the world: reports of what was promised for one name a place in it.
_REGIONS = frozenset(
    terms("africa asia europe america middle east west north south central northern southern eastern western pacific")
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The terms of one wording of a commitment.

    Attributes:
        core: the action's terms with their weight; beside: further ones of its clause; setting: of sentence and title;
        head: the core's telling terms that stand first: what the action is done to; acts: what is done to it.
        numbers: the values to be reached; codes: names with digits in them; title_codes: those around it;
            proper: names of places and things in the action; anchors: what is named or counted with it, rarest first.
        lands: countries named with it; places: those in the action itself; ordinals, series: "second", "line 2".
        names: of places, things and people, in the sentence that states it and in the title.
        made: the paper or body that is to be made, where it is one.
        office: whether an office or a body of government is what it is about; counted: whether it is some or all of
            what was counted before ("all five").
        document, day: where and when it was said; action: in which words; post: these and, where they make a post,
            what the sentence says behind them of which post it is.
        doers: names of issuer and responsible that the action itself holds, lower case.
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
    names: frozenset[str]
    made: str
    office: bool
    counted: bool
    document: str
    day: date | None
    action: str
    post: str
    doers: frozenset[str] = frozenset()

    @property
    def whole(self) -> Mapping[str, float]:
        """All terms said with it."""
        return {**self.setting, **self.beside, **self.core}

    @property
    def around(self) -> Collection[str]:
        """Those of its clause, sentence and title that are not the action's."""
        return self.whole.keys() - self.core.keys()


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
    said = said_of(statement, title, before)
    names = _no_topic(sides | people) - (frozenset(terms(said.acted_on)) - people)
    words = _action_words(statement, said, targets, names)
    head = _head(words, said.action, names)
    values = _values(targets, said.subject)
    core = _core(statement, words, head, values, names)
    setting = _weighed(said.around, core, names)
    beside = {t: w for t, w in _weighed(said.clause, core, names).items() if t not in names}
    proper = _proper(said, core.keys() | beside.keys(), setting.keys()) - names
    title_codes = codes_in(setting)
    anchors = _anchors(values | codes_in(core) | title_codes, proper, lands_in(said.around), names)
    codes = codes_in(core) | codes_in(beside)  # of its own: what it borrows may be what is to be replaced
    head = _fill(core, beside, setting, _weighed(before, core, names), said) or head
    return Topic(
        core=core,
        beside=beside,
        setting={t: w for t, w in setting.items() if t not in core},
        head=head,
        acts=_same(frozenset(t for t in words if t[1:] in DOING)),
        numbers=values,
        codes=codes,
        title_codes=title_codes,
        proper=proper,
        anchors=anchors,
        lands=_same(lands_in(said.around)),
        places=_same(lands_in(statement.action.quote)),
        ordinals=ordinals_in(f"{said.subject} {said.clause}"),
        series=series_in(said.clause),
        names=frozenset(t for t in all_names_in(said.around) if weight(t) >= NAMING),
        made=_made(head, said),
        office=names_office(said.post),
        counted=said.counted,
        document=statement.document,
        day=day,
        action=statement.action.quote,
        post=said.post,
    )


def _no_topic(words: frozenset[str]) -> frozenset[str]:
    """The words of names that are nobody's topic: those of an idea or a code stay one."""
    return frozenset(t for t in words if t[0] != "=" and not any(c.isdigit() for c in t))


def _weighed(text: str, core: Mapping[str, float], names: frozenset[str]) -> dict[str, float]:
    """The terms of a text beyond those of the core, with their weights."""
    return {t: _worth(t, names) for t in telling_terms(text) if t not in core}


def _fill(
    core: dict[str, float], beside: dict[str, float], setting: dict[str, float], meant: dict[str, float], said: Said
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


_MAKING = re.compile(
    r"\b(?:draw(?:ing|n)? up|prepar\w+|writ(?:e|ing)|work(?:ing)? out|develop\w*|adopt\w*|publish\w*|set(?:ting)? up|"
    r"creat\w+|establish\w*|introduc\w+|sign\w*|draft\w*|pass\w*|approv\w+|tabl\w+|submit\w*|issu\w+)\s(?P<made>[^.;:]*)$",
    re.IGNORECASE | re.DOTALL,
)


def _made(head: tuple[str, ...], said: Said) -> str:
    """The paper or body to be made: what the action is done to, or what its clause says before the action begins."""
    if head[:1] and head[0] in INSTRUMENTS:
        return head[0]
    making = _MAKING.search(said.ahead)
    return next((t for t in terms(making["made"]) if t in INSTRUMENTS), "") if making else ""


def _core(
    statement: Statement, words: Iterable[str], head: Collection[str], values: Iterable[str], names: frozenset[str]
) -> dict[str, float]:
    """The terms of an action with their weights, its figures and its countries."""
    short = acronyms_in(statement.sentence.quote)
    core = {t: _one(_worth(t, names | short) * (HEAVIEST if t in head else 1.0)) for t in words}
    core |= dict.fromkeys(values, 0.7)
    return core | {f"@{code}": LAND for code in lands_in(statement.action.quote)}


def _proper(said: Said, known: Collection[str], around: Collection[str]) -> frozenset[str]:
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


def _action_words(statement: Statement, said: Said, targets: Iterable[Target], names: frozenset[str]) -> list[str]:
    """The action's telling words, the subject's before them where it is what is acted on ("roads will be built").

    What its targets count comes last, where the action does not say it ("the 20,000").

    A wording that says little ("prepare") takes what follows it in its sentence as well.
    """
    action, sentence = statement.action, statement.sentence
    words = [t for t in telling_terms(f"{said.subject} {ATTRIBUTION.sub('', said.post)}") if t not in names]
    if all(t[1:] in DOING for t in words):
        behind = sentence.quote[max(0, action.end - sentence.start) :].replace(time_of(statement), " ")
        behind = re.split(r"[.;]\s", ATTRIBUTION.sub("", behind))[0]
        words = list(dict.fromkeys([*words, *(t for t in telling_terms(behind) if t not in names)]))
    counted = " ".join(t.unit for t in targets if t.unit and t.unit not in CODES)
    return list(dict.fromkeys([*words, *telling_terms(counted)]))


def _thicken(core: dict[str, float], setting: dict[str, float], share: float) -> tuple[str, ...]:
    """A wording of few telling words ("its delivery is due") borrows the best of those around it; the things of them.

    They come at half weight, or at full weight where the action speaks of its object as "them" or "such".
    """
    borrowed = []
    for term in sorted(setting, key=lambda t: (not _names_a_thing(t), -setting[t], t))[:4]:
        if math.fsum(core.values()) >= ENOUGH:
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
