"""Names of bodies: what a ministry, agency or company is called, freed of spelling, word order and country.

`body("Kazakh Defense Ministry")` and `body("Ministry of Defence of Kazakhstan")` have the same words and country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.names_fold import plain
from onrecord.text.names_places import countries_in, country_of

SPELLINGS: dict[str, str] = {
    "defense": "defence",
    "organization": "organisation",
    "organizations": "organisation",
    "labor": "labour",
    "center": "centre",
    "dept": "department",
    "dep": "department",
    "govt": "government",
    "gov": "government",
    "min": "ministry",
    "minister": "government",
    "ministers": "government",
    "ministries": "ministry",
    "nat'l": "national",
    "intl": "international",
    "un": "united nations",
    "eu": "european union",
    "majilis": "mazhilis",
    "digitalization": "digitalisation",
    "digitization": "digitalisation",
    "digitisation": "digitalisation",
}
"""Spellings of one word; one more is one more row."""

SMALL = frozenset("the of for and a an on to in at & its own new then current present former leadership".split())
LEGAL = frozenset("ltd limited inc plc llc llp corp corporation co gmbh ag sa jsc ojsc pjsc nv bv company".split())
"""Words of the legal form, which do not tell bodies apart."""

INSTITUTIONS = frozenset(
    "government cabinet ministers ministry department office agency authority service services parliament senate "
    "assembly congress house commons lords council court supreme constitutional army armed forces force navy military "
    "police guard border national general staff bank central committee commission board administration presidential "
    "defence foreign affairs interior internal finance treasury health social care education higher science transport "
    "infrastructure infrastructural development energy justice trade industry economy economic environment ecology "
    "culture sport agriculture labour protection information digital digitalisation emergency emergencies situations "
    "security intelligence tax customs statistics audit command operations special air land water resources housing "
    "communities local work pensions press chamber upper lower federal regional union party authorities "
    "prosecutor prosecutors district state ruling country's republic homeland veterans commerce budget planning "
    "railways".split()
)
"""Words a body of any country may be called by: a name made of these alone needs its country to be somebody."""

GENERIC = frozenset(
    "ministry department agency commission committee council board company organisation bloc office body authority "
    "party bank court service unit contingent group firm manufacturer side auditor institution association union "
    "alliance command force centre regulator operator watchdog".split()
)
"""Heads of descriptions: "the ministry" stands for whichever one its document speaks of."""

HEADS = INSTITUTIONS | GENERIC | frozenset(
    "nations organization initiative foundation fund university college institute society trust federation "
    "confederation league corps brigade battalion regiment fleet squadron laboratory centre museum theatre hospital "
    "network railway railways airlines airline motors group holdings bureau secretariat directorate inspectorate "
    "press daily times news herald post gazette".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name taken apart.

    Attributes:
        words: its telling words, in the order written, levelled in spelling and number.
        country: code of the country the name itself says, or None.
        acronym: whether the name is written as an acronym.
        institution: whether its words are those of any country's institutions.
        generic: whether it is a description such as "the ministry" and no name.
    """

    words: tuple[str, ...]
    country: str | None
    acronym: bool
    institution: bool
    generic: bool

    @property
    def key(self) -> str:
        """The telling words; an institution's in alphabetical order: Health Ministry, Ministry of Health."""
        return " ".join(sorted(set(self.words)) if self.institution else self.words)


@lru_cache(maxsize=65536)
def body(name: str) -> Body:
    """A body's name taken apart."""
    bare = re.sub(r"^(?:the|The)\s+", "", re.sub(r"['’]s\b", "", name.strip()))
    stripped, country = _without_country(bare)
    words = tuple(w for raw in re.findall(r"[\w&']+", stripped) for w in _word(raw))
    if not words:
        words, country = tuple(w for raw in re.findall(r"[\w&']+", bare) for w in _word(raw)), None
    words = words or tuple(plain(bare).split())
    institution = bool(words) and all(w in INSTITUTIONS for w in words)
    if country and not institution:
        full = tuple(w for raw in re.findall(r"[\w&']+", bare) for w in _word(raw))
        words = full
    generic = len(words) == 1 and words[0] in GENERIC
    return Body(words, country, is_acronym(bare), institution, generic)


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: "CSTO", "DfE", "MoD", "U.N."."""
    bare = name.replace(".", "")
    capitals = sum(c.isupper() for c in bare)
    return bool(re.fullmatch(r"[A-Za-z&]{2,8}", bare)) and capitals >= 2 and capitals * 2 >= len(bare)


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first letters of a name, small words optional: "DfE", "MoD", "NAO"."""
    letters = acronym.replace(".", "").lower()
    words = [w for w in re.findall(r"[A-Za-z][\w']*|&", name) if w.lower() != "the"]
    return len(letters) >= 2 and _spells(letters, words)


def looks_like_body(name: str) -> bool:
    """Whether the words of a name say that it is a body: "Ministry of …", "… Council", an acronym."""
    parts = body(name)
    return is_acronym(name.strip()) or any(w in HEADS or w in LEGAL for w in (*parts.words, *_last_words(name)))


def _last_words(name: str) -> tuple[str, ...]:
    return tuple(plain(w).strip(".,") for w in name.split())


def _word(raw: str) -> tuple[str, ...]:
    if raw == "US":
        return ("us",)
    bare = plain(raw)
    spelled = SPELLINGS.get(bare, bare)
    if " " in spelled:
        return tuple(_singular(w) for w in spelled.split())
    if spelled in SMALL or spelled in LEGAL:
        return ()
    return (_singular(spelled),)


def _singular(word: str) -> str:
    if word in INSTITUTIONS:
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_country(name: str) -> tuple[str, str | None]:
    """The name without the country it says, and the code of the first country said."""
    if country_of(name):
        return name, None
    found = [(start, code) for start, code in countries_in(name)]
    if not found or len({code for _, code in found}) > 1:
        return name, None
    text = name
    for start, code in reversed(found):
        end = next((e for e in range(len(text), start, -1) if country_of(text[start:e]) == code), start)
        text = text[:start] + text[end:]
    return text, found[0][1]


def _spells(letters: str, words: list[str]) -> bool:
    if not letters:
        return all(w.lower() in SMALL for w in words)
    if not words:
        return False
    first, rest = words[0].lower(), words[1:]
    if letters[0] == first[0] and _spells(letters[1:], rest):
        return True
    if words[0].isupper() and letters.startswith(first) and _spells(letters[len(first) :], rest):
        return True
    if first in SMALL and _spells(letters, rest):
        return True
    return first == "&" and letters[0] == "a" and _spells(letters[1:], rest)
