"""The people of a document: by surname and by office, under the fullest name it gives them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import ActorKind
from onrecord.parse import lexicon as lex
from onrecord.parse.rows import Naming

_SPEAKS = re.compile(rf"\s*,?\s*(?:{lex.TELLING}|who|will|has|is|was|had|also)\b|\s*:\s|,\s+\d\d,|,\s+who\b|\s+\(")
_TOLD_BY = re.compile(rf"\b(?:{lex.TELLING}|by|to|with|Mr|Mrs|Ms)\s*$")
_FEMALE = frozenset(
    "ms mrs miss queen princess lady dame spokeswoman chairwoman congresswoman empress baroness".split()
)
_MALE = frozenset("mr king prince lord sir pope emperor sultan imam ayatollah cardinal spokesman chairman".split())
_LEADERS = frozenset(["president", "king", "queen", "emperor", "sultan", "premier", "chancellor", "emir", "monarch"])
_GENERIC = frozenset(["leader", "monarch"])
_EARLY = 3  # sentences: whoever a story is about is named by then
_RANKS = frozenset("deputy vice first second former acting assistant under".split())


def office_class(text: str, head: str) -> str:
    """Offices that can be one: 'Prime Minister' and 'Premier' are; 'Deputy Prime Minister' and 'minister' are not."""
    words = text.lower().replace("-", " ").split()
    before = words[: words.index(head)] if head in words else words
    rank = "deputy " if {"deputy", "vice"} & set(before) else ""
    if "state" in words and head == "head" and "of" in words:
        return rank + "leader"
    if (head == "minister" and "prime" in before) or head == "premier":
        return rank + "premier"
    return rank + head


def _field(text: str, head: str) -> frozenset[str]:
    """What an office is concerned with: 'Defence Minister', 'minister of defence' → {'defence'}."""
    drop = _RANKS | {head, "of", "for", "the", "and", "prime", "russian", "its", "mr", "s"}
    if office_class(text, head) in _GENERIC:
        drop |= {"state"}
    words = {w.replace("defense", "defence").replace("labor", "labour") for w in re.findall(r"\w+", text.lower())}
    return frozenset(w for w in words - drop if not lex.adjective(w) and not lex.country(w))


@dataclass(slots=True)
class Person:
    """One person of the document while it is read."""

    name: str
    count: int = 0
    offices: list[tuple[str, frozenset[str], str | None]] = field(default_factory=list)  # class, field, country
    gender: str = ""
    first: int = 0  # the sentence that names the person first


class People:
    """The people of a document by surname and by office."""

    def __init__(self, text: str, names: Iterable[Naming]) -> None:
        self.text = text
        self.small = frozenset(re.findall(r"(?<![\w’'])[a-z]{3,}", text))
        self.decrees = re.search(r"\bauthority vested in\b|\bhereby (?:ordered|decree)", text) is not None
        named = [n for n in names if not n.pronoun]
        titles = {n.head for n in named if n.kind in (ActorKind.PERSON, ActorKind.OFFICE)}
        self.premiers = "premier" in titles and re.search(r"\bprime minister\b", text, re.IGNORECASE) is not None
        self.surnames = {self._key(n.text) for n in named if n.kind is ActorKind.PERSON}
        self.alone = Counter(n.text for n in named if n.kind in (None, ActorKind.PERSON) and " " not in n.text)
        self.known: dict[str, Person] = {}
        self.by_surname: dict[str, Counter[str]] = defaultdict(Counter)
        self._fullest: dict[str, str] = {}
        self._holders: dict[tuple[str, frozenset[str], str | None], str | None] = {}
        people = [n for n in named if self.is_person(n)]
        self.surnames |= {self._key(n.text) for n in people}
        for one in people:
            self.by_surname[self._key(one.text)][one.text] += 1
        for one in people:
            self._note(one)

    @staticmethod
    def _key(name: str) -> str:
        return name.split()[-1].lower() if name.split() else ""

    def is_person(self, one: Naming) -> bool:
        """Titled, or sharing a titled surname, or doing what people do."""
        if one.kind is ActorKind.PERSON:
            return True
        if one.kind is not None:
            return False
        if self._key(one.text) in self.surnames:
            return True
        words = one.text.split()
        if not 2 <= len(words) <= 4 or any(w.lower() in lex.JOINERS or lex.adjective(w) for w in words):
            return False
        if words[-1].lower() in self.small or words[-1].lower() in lex.NO_SURNAMES:
            return False
        if re.search(r"\b(?:the|a|an|The)\s+$", self.text[max(0, one.start - 5) : one.start]):
            return False
        alone = self.alone[words[-1]] > 0
        return (
            alone
            or bool(_SPEAKS.match(self.text, one.end))
            or bool(_TOLD_BY.search(self.text[max(0, one.start - 16) : one.start]))
        )

    def fullest(self, name: str) -> str:
        """The fullest form of a person's name in the document."""
        if name not in self._fullest:
            self._fullest[name] = self._find_fullest(name)
        return self._fullest[name]

    def _find_fullest(self, name: str) -> str:
        forms = self.by_surname.get(self._key(name), Counter())
        fitting = [f for f in forms if self._fits(name, f)]
        if not fitting:
            return name
        longest = max(len(f.split()) for f in fitting)
        best = [f for f in fitting if len(f.split()) == longest]
        return max(best, key=lambda f: (sum(forms[g] for g in forms if self._fits(f, g)), forms[f], len(f)))

    def _fits(self, short: str, full: str) -> bool:
        """Whether the forenames of one form can be those of the other: 'V. Putin', 'Putin', 'Vladimir Putin'."""
        a, b = short.split()[:-1], full.split()[:-1]
        if not a or not b:
            return True
        return a[0][0] == b[0][0] and (a[0] == b[0] or len(a[0].rstrip(".")) == 1 or len(b[0].rstrip(".")) == 1)

    def _note(self, one: Naming) -> None:
        name = self.fullest(one.text)
        person = self.known.setdefault(name, Person(name, first=one.sentence))
        person.count += 1
        head = one.head
        if one.title and head not in lex.HONORIFICS:
            person.offices.append((self._class(one.title, head), _field(one.title, head), one.country))
        if head in _FEMALE | _MALE:
            person.gender = "she" if head in _FEMALE else "he"

    def holder(self, one: Naming) -> str | None:
        """Who holds an office written without a name: the one person of the document it fits, or the most named."""
        key = (self._class(one.text, one.head), _field(one.text, one.head), one.country)
        if key not in self._holders:
            self._holders[key] = self._find_holder(*key)
        return self._holders[key]

    def _class(self, text: str, head: str) -> str:
        """The class of an office; the premier of a state is not the prime minister of the same story."""
        found = office_class(text, head)
        return found.replace("premier", "prime minister") if self.premiers and head == "minister" else found

    def _find_holder(self, kind: str, about: frozenset[str], country: str | None) -> str | None:
        fitting = [p for p in self.known.values() if any(self._holds(o, kind, about, country) for o in p.offices)]
        if fitting:
            return max(fitting, key=lambda p: p.count).name
        return self._untitled_chief() if kind in _LEADERS | _GENERIC and not about and not self.decrees else None

    def _untitled_chief(self) -> str | None:
        """'The President' where nobody is given that office: the one named most, if no other title is known."""
        taken = {o[0] for p in self.known.values() for o in p.offices}
        free = [p for p in self.known.values() if not p.offices and (p.count > 1 or p.first < _EARLY)]
        if taken & (_LEADERS | _GENERIC) or not free:
            return None
        return max(free, key=lambda p: p.count).name

    @staticmethod
    def _holds(
        office: tuple[str, frozenset[str], str | None], kind: str, about: frozenset[str], country: str | None
    ) -> bool:
        held, field_, of = office
        same = held == kind or (kind in _GENERIC and held in _LEADERS | _GENERIC)
        return same and about <= field_ and (country is None or of is None or country == of)

    def main(self) -> str | None:
        """The person most named, if any stands out."""
        ranked = sorted(self.known.values(), key=lambda p: -p.count)
        if not ranked or (len(ranked) > 1 and ranked[0].count < 2 * ranked[1].count):
            return None
        return ranked[0].name
