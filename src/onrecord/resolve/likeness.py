"""How far two statements are one promise: a table of small features, each with a weight and a reason.

The sum of the features' weights times their answers is the evidence for; `JOIN` and above joins, `ASK` and above
asks a person. One more feature is one more function and row.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.model import Reason
from onrecord.resolve.facts import ENDING, Facts

JOIN = 0.93
ASK = 0.7
BIG_NUMBER = 12
"""From here on a number alone tells much: 6,500 is rarer than 2."""
RARE_NUMBER = 1_000
"""From here on it is hardly shared by chance."""
ROUND_SHARE = 5
"""Shares of so many per cent and their multiples are promised of everything."""
SAME_EVENT_DAYS = 3
LEAST_TOPIC = 2
"""Of the words that tell what two documents are about, fewer than this in common and they are about other things."""
COUNTED_ANEW = 0.05
"""How far two spans may differ and still be one length counted from the two days of telling."""
ONE_TERM_DAYS = 180
"""Within so many days another issuer is somebody else, after that perhaps a successor."""
LEAST_SHARED = 0.25
"""Less of the actions in common than this, and no large number, joins nothing by itself."""
LEAST_WEIGHT = 1.5
"""Fewer telling words than this and their agreement says less."""

Feature = Callable[[Facts, Facts], tuple[float, str]]


def shared_action(a: Facts, b: Facts) -> tuple[float, str]:
    """How much of either action the other statement also speaks of."""
    both = (_contained(a.core, b.words) + _contained(b.core, a.words)) / 2
    return both, "words of the action: " + _named(a.core, b.core)


def shared_words(a: Facts, b: Facts) -> tuple[float, str]:
    """How alike action, sentence and surroundings are taken together (cosine)."""
    return _cosine(a.words, b.words), "words around: " + _named(a.words, b.words)


def same_number(a: Facts, b: Facts) -> tuple[float, str]:
    """A target of the same value and unit."""
    shared = {(v, u) for v, u in a.numbers for w, o in b.numbers if v == w and (u == o or not u or not o)}
    if not shared:
        return 0.0, ""
    value, unit = max(shared)
    telling = value >= BIG_NUMBER and not (unit == "%" and value % ROUND_SHARE == 0)
    return (1.0 if telling else 0.5), f"both say {value:g} {unit}".strip()


def rare_number(a: Facts, b: Facts) -> tuple[float, str]:
    """The same number of four digits or more: two promises hardly share it by chance."""
    shared = {
        v for v, u in a.numbers for w, o in b.numbers if v == w and v >= RARE_NUMBER and (u == o or not u or not o)
    }
    return (1.0, f"both say {max(shared):,g}") if shared else (0.0, "")


def other_number(a: Facts, b: Facts) -> tuple[float, str]:
    """Targets of one unit that differ."""
    if same_number(a, b)[0]:
        return 0.0, ""
    clash = [(v, w, u) for v, u in a.numbers for w, o in b.numbers if u == o]
    return (1.0, f"{clash[0][0]:g} is not {clash[0][1]:g} {clash[0][2]}") if clash else (0.0, "")


def same_end(a: Facts, b: Facts) -> tuple[float, str]:
    """The same last day, or the same first where neither has a last."""
    if a.end and a.end == b.end:
        return 1.0, f"both until {a.end}"
    if not a.end and not b.end and a.start_day and a.start_day == b.start_day:
        return 0.7, f"both from {a.start_day}"
    return 0.0, ""


def other_end(a: Facts, b: Facts) -> tuple[float, str]:
    """Different last days. A later one may be a move, so this weighs less the later it was told."""
    if not a.end or not b.end or a.end == b.end:
        return 0.0, ""
    if counted_anew(a, b):
        return 1.0, f"{a.end} and {b.end} are the same span counted from two days"
    apart = abs((a.end - b.end).days)
    return (0.5 if _days_between(a, b) > apart / 4 else 1.0), f"{a.end} is not {b.end}"


def counted_anew(a: Facts, b: Facts) -> bool:
    """Whether the last days are as far apart as the days of telling: "over three years", said in two years."""
    if not a.end or not b.end or _days_between(a, b) <= SAME_EVENT_DAYS:
        return False
    apart = abs((a.end - b.end).days)
    return abs(apart - _days_between(a, b)) <= COUNTED_ANEW * apart


def same_parties(a: Facts, b: Facts) -> tuple[float, str]:
    """The same issuer or responsible."""
    score = 0.5 * bool(a.issuer and a.issuer == b.issuer) + 0.5 * bool(a.responsible and a.responsible == b.responsible)
    crossed = {a.issuer, a.responsible} & {b.issuer, b.responsible} - {None}
    return max(score, 0.4 if crossed else 0.0), "the same parties" if crossed else ""


def other_parties(a: Facts, b: Facts) -> tuple[float, str]:
    """Both say who must act, and they differ. Other issuers say little once time has passed: offices change hands."""
    if {a.issuer, a.responsible} & {b.issuer, b.responsible} - {None}:
        return 0.0, ""
    score = 0.5 * bool(a.responsible and b.responsible)
    if a.issuer and b.issuer:
        score += 0.5 if _days_between(a, b) <= ONE_TERM_DAYS else 0.1
    return score, "other parties" if score else ""


def other_hand(a: Facts, b: Facts) -> tuple[float, str]:
    """Said by the same, but somebody else must act."""
    told = a.responsible and b.responsible and a.issuer and a.issuer == b.issuer
    apart = told and len({a.issuer, a.responsible, b.responsible}) == 3
    return (1.0, "somebody else must act") if apart else (0.0, "")


def _days_between(a: Facts, b: Facts) -> int:
    return abs((a.day - b.day).days) if a.day and b.day else 0


def same_event(a: Facts, b: Facts) -> tuple[float, str]:
    """Reported within days of one another."""
    if a.day and b.day and abs((a.day - b.day).days) <= SAME_EVENT_DAYS and a.document != b.document:
        return 1.0, "reported within days"
    return 0.0, ""


def told_as_old(a: Facts, b: Facts) -> tuple[float, str]:
    """The later one tells of it as promised before."""
    if not a.day or not b.day or _days_between(a, b) <= SAME_EVENT_DAYS:
        return 0.0, ""
    later = a if a.day > b.day else b
    return (1.0, "told as promised before") if later.old else (0.0, "")


def other_country(a: Facts, b: Facts) -> tuple[float, str]:
    """Told of different countries, by what the sentences name or what the documents are about."""
    score = 0.5 * bool(a.countries and b.countries and not a.countries & b.countries)
    score += 0.5 * bool(a.home and b.home and a.home != b.home)
    return score, "other countries" if score else ""


def other_topic(a: Facts, b: Facts) -> tuple[float, str]:
    """In documents that have next to nothing in common: set phrases recur there."""
    apart = len(a.topic & b.topic) < LEAST_TOPIC and a.topic and b.topic
    return (1.0, "documents on other subjects") if apart else (0.0, "")


@dataclass(frozen=True, slots=True)
class Row:
    """A feature with its weight."""

    name: str
    weight: float
    feature: Feature


TABLE: tuple[Row, ...] = (
    Row("action", 1.2, shared_action),
    Row("words", 0.8, shared_words),
    Row("number", 0.45, same_number),
    Row("rare number", 0.2, rare_number),
    Row("other number", -0.5, other_number),
    Row("last day", 0.35, same_end),
    Row("other last day", -0.35, other_end),
    Row("parties", 0.2, same_parties),
    Row("other parties", -0.8, other_parties),
    Row("another must act", -0.25, other_hand),
    Row("event", 0.1, same_event),
    Row("told as old", 0.25, told_as_old),
    Row("other country", -0.4, other_country),
    Row("other topic", -0.3, other_topic),
)


def to_be_asked(a: Facts, b: Facts) -> str | None:
    """Why two statements are not joined without asking, however alike they are, or None."""
    clash, why = other_number(a, b)
    if clash:
        return why
    both = same_end(a, b)[0] and same_number(a, b)[0]
    if other_parties(a, b)[0] > 0.5 and not (both or rare_number(a, b)[0]):
        return "both who says it and who must do it are others"
    if shared_action(a, b)[0] < LEAST_SHARED and same_number(a, b)[0] < 1.0:
        return "day and parties agree, but few words"
    if len(a.core.keys() & b.core.keys()) < 2 and not (same_end(a, b)[0] or same_number(a, b)[0]) and a.core != b.core:
        return "the actions have but one word in common"
    if counted_anew(a, b) and not (a.responsible and a.responsible == b.responsible):
        return "the same length of time counted from two days, and who must do it is not known to be the same"
    windows = a.start_day and a.end and b.start_day and b.end
    if windows and (a.end < b.start_day or b.end < a.start_day) and not same_number(a, b)[0]:  # type: ignore[operator]
        return f"{a.start_day} to {a.end} is not {b.start_day} to {b.end}"
    return None


def barred(a: Facts, b: Facts) -> str | None:
    """Why two statements are never one promise, or None. A shared day or number outweighs firmness."""
    if a.document == b.document:
        return "listed apart in one document"
    if a.strength is not b.strength and not (same_end(a, b)[0] or same_number(a, b)[0]):
        return "one is firm, the other soft"
    if a.negated is not b.negated and _leaves_undone(a) is not _leaves_undone(b):
        return "one is to do, the other not to do"
    return None


def _leaves_undone(facts: Facts) -> bool:
    """Whether it comes to something not being done: not doing it and ending it do, not ending it does not."""
    return facts.negated is not (ENDING in facts.core)


def likeness(a: Facts, b: Facts) -> tuple[float, tuple[Reason, ...]]:
    """The evidence that two statements are one promise, and what each feature said."""
    said = []
    for row in TABLE:
        score, why = row.feature(a, b)
        if score:
            said.append(Reason(row.name, round(row.weight * score, 4), why))
    total = round(sum(r.weight for r in said), 4)
    doubt = to_be_asked(a, b)
    if doubt and total >= JOIN:
        return JOIN - 0.01, (*said, Reason("asked", JOIN - 0.01 - total, doubt))
    return total, tuple(said)


def most_likely(a: Facts, b: Facts) -> float:
    """The most that `likeness` can come to, told by a quick look at the words in common."""
    shared = a.core.keys() & b.words.keys() | b.core.keys() & a.words.keys()
    if not shared:
        return 0.0
    few = math.fsum(min(a.words[w], b.words[w]) for w in shared)
    bound = min(1.0, few / max(min(a.weight, b.weight), LEAST_WEIGHT))
    return sum(row.weight for row in TABLE if row.weight > 0) - TABLE[0].weight * (1 - bound)


def _contained(few: Mapping[str, float], many: Mapping[str, float]) -> float:
    total = math.fsum(few.values())
    if not total:
        return 0.0
    return math.fsum(min(w, many.get(word, 0.0)) for word, w in few.items()) / max(total, LEAST_WEIGHT)


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = math.fsum(w * b[word] for word, w in a.items() if word in b)
    return dot / math.sqrt(math.fsum(w * w for w in a.values()) * math.fsum(w * w for w in b.values())) if dot else 0.0


def _named(a: Mapping[str, float], b: Mapping[str, float]) -> str:
    shared = sorted(set(a) & set(b), key=lambda w: (-min(a[w], b[w]), w))
    return ", ".join(shared[:6])
