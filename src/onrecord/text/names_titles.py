"""Titles: forms of address, ranks and offices before or after a name, and which of them say the same thing.

All tables; a title is compared by its `office`, a set of plain words without articles and countries.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text.names_fold import plain
from onrecord.text.names_places import country_of, without_countries

ADDRESS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl duke prince princess king "
    "queen sheikh sheikha sultan_of emir rev reverend archbishop bishop cardinal pope rabbi imam judge justice cllr "
    "councillor rt hon honourable honorable his her excellency majesty highness senator congressman congresswoman "
    "representative comrade citizen herr frau monsieur madame señor señora messrs ing engr atty eng "
    "engineer gov sen rep arch barrister advocate datuk dato datin tun shri smt nana alhaji alhaja lic pastor "
    "sheik".split()
)
RANKS = frozenset(
    "general colonel lieutenant major captain sergeant corporal admiral marshal commander brigadier commodore "
    "lt gen col maj capt sgt adm private ensign vice rear army".split()
)
HEADS = frozenset(
    "president premier chancellor minister secretary director chairman chairwoman chair chairperson head chief "
    "commander governor mayor akim speaker ambassador envoy commissioner leader spokesman spokeswoman spokesperson "
    "officer prosecutor ombudsman rector member deputy deputies senator lawmaker mp inspector superintendent "
    "coordinator representative adviser advisor aide treasurer auditor monarch king queen emir prince pm ceo "
    "commander-in-chief vice-president minister-president co-chair attorney administrator".split()
)
BEFORE = frozenset(
    "vice deputy first second acting former ex interim prime foreign defence defense interior finance health home "
    "transport education energy justice trade economy environment culture agriculture labour labor senior chief "
    "press general state national permanent special newly-appointed outgoing incoming then supreme federal".split()
)
NO_FIELDS = frozenset("prime state general new current then next last future own country responsible".split())
"""Words beside a minister that are no field of government."""
RANKS_BELOW = frozenset(
    "deputy assistant first second former acting shadow parliamentary permanent under junior".split()
)
"""Words that make an office another one: the deputy is not the minister."""
SAME: dict[str, str] = {
    "defense": "defence",
    "digitalisation": "digitization",
    "digitalization": "digitization",
    "digitisation": "digitization",
    "pm": "prime minister",
    "premier": "prime minister",
    "ministerial": "minister",
    "vice": "deputy",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "supreme": "",
    "newly-appointed": "",
    "labor": "labour",
}
EMPTY = frozenset("the of for and a an on to in at his her its their our this that s".split())
STATE_WORDS = frozenset("president head state leader chief commander republic country armed forces nation".split())
STATE_CORES: tuple[frozenset[str], ...] = (
    frozenset({"president"}),
    frozenset({"leader"}),
    frozenset({"head", "state"}),
    frozenset({"head", "republic"}),
    frozenset({"head", "country"}),
    frozenset({"chief", "commander"}),
    frozenset({"commander", "armed", "forces"}),
)
"""Words of which the titles of a head of state are made, and the least that makes one."""
GENERIC = frozenset({"minister", "secretary", "deputy", "official", "spokesperson", "deputy minister", "leader"})
"""Offices that name nobody outside their own document."""


def strip_titles(name: str) -> tuple[str, str]:
    """A name parted into titles before it and the rest: `("Lieutenant General", "Nurlan Omarov")`.

    The last two words are never both taken for titles, so that a person called Major keeps the name.
    """
    words = name.split()
    taken = 0
    while taken < len(words) - 1 and (_is_title(words[taken]) or _is_country_of_title(words, taken)):
        taken += 1
    rest = re.sub(r"^(?:the|The)\s+", "", " ".join(words[taken:]))
    return " ".join(words[:taken]), re.sub(r"['’]s$", "", rest)


def _is_country_of_title(words: list[str], at: int) -> bool:
    return country_of(words[at]) is not None and at + 2 < len(words) and _is_title(words[at + 1])


def _is_title(word: str) -> bool:
    bare = plain(word).strip(".,")
    return bare in ADDRESS or bare in RANKS or bare in HEADS or bare in BEFORE or bare in EMPTY


@lru_cache(maxsize=65536)
def office(title: str) -> str:
    """The plain words of an office in alphabetical order, its country left out: "Defence Minister" and
    "minister of defense" are both `"defence minister"`."""
    bare = without_countries(re.sub(r"['’]s\b", "", title))
    words: set[str] = set()
    for word in re.findall(r"[\w.]+(?:-[\w]+)*", plain(bare)):
        if word in EMPTY or country_of(word) or country_of(word.upper() if len(word) <= 3 else word):
            continue
        same = SAME.get(word, word)
        words.update(w for part in same.split() for w in part.split("-") if w not in EMPTY)
    if "secretary" in words:
        words.discard("state")
    return " ".join(sorted(words))


@lru_cache(maxsize=65536)
def is_head_of_state(title: str) -> bool:
    """Whether a title or description is one that a country has one holder of: "the Kazakh leader"."""
    words = set(office(title).split())
    return words <= STATE_WORDS and any(core <= words for core in STATE_CORES)


def has_head(text: str) -> bool:
    """Whether one of the words, as they stand, is the head of an office: "Registrar and Auditor"."""
    return not HEADS.isdisjoint(text.casefold().split())


@lru_cache(maxsize=65536)
def names_a_field(title: str) -> bool:
    """Whether an office says what it is over ("Secretary of State for Transport"), so that it is one of its kind."""
    plain_words = set(office(title).split())
    return bool(plain_words - HEADS - {"state", "prime", "country", "republic", "first", "acting", "former"}) and bool(
        plain_words & HEADS
    )


def field_of_minister(title: str) -> str | None:
    """What a minister or secretary of a ministry is over: "Deputy Defence Minister" → "defence"; None for others."""
    words = office(title).split()
    field = [w for w in words if w not in HEADS and w not in RANKS_BELOW and w not in NO_FIELDS]
    return " ".join(field) if "minister" in words and field else None


def looks_like_office(text: str) -> bool:
    """Whether the words describe an office rather than name somebody."""
    if is_head_of_state(text):
        return True
    words = [plain(w).strip(".,") for w in text.split()]
    return any(w in HEADS for w in words) and all(
        w in HEADS or w in BEFORE or w in EMPTY or country_of(w) is not None or w in RANKS for w in words
    )
