"""What the names of a document stand for: the fullest name in it, by surname, head noun, office, initials or pronoun.

Nothing is looked up outside the document, and a form that could stand for two people keeps its own words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model import ActorKind, Document, Mention
from onrecord.parse import lexicon as lex
from onrecord.parse.rows import Naming

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.I)
_ALIAS = re.compile(r"\s\((?:the\s+|hereinafter,?\s+|herein\s+)?[“\"'`‘]*([^\W\d_][\w\s&’'.-]{0,60}?)[”\"'’]*\)")
_BREAK = re.compile(r"[.;:()\n“”\"]|,\s+(?=(?:the|and the|in|with|acting|through|after)\b)")
_SPEAKS = re.compile(rf"\s*,?\s*(?:{lex.TELLING}|who|will|has|is|was|had|also)\b|\s*:\s|,\s+\d\d,|,\s+who\b|\s+\(")
_TOLD_BY = re.compile(rf"\b(?:{lex.TELLING}|by|to|with|Mr|Mrs|Ms)\s*$")
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w.])")
_SMALL_BETWEEN = r"\s+(?:(?:of|and|for|the|on|in|to)\s+){0,2}"
_SPEAKS_OR_OWNS = re.compile(rf"['’]s\b|\s+(?:{lex.TELLING}|will|has|had|have|is|was|plans?|would)\b")
_NEW = re.compile(r"\b(?:[Ee]ach|[Ee]very|[Aa]ny|[Aa]n?|[Aa]ll|[Nn]o|[Aa]nother|[Oo]ther|[Ss]uch|[Nn]ew)\s+$")
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
class _Person:
    """One person of the document while it is read."""

    name: str
    count: int = 0
    offices: list[tuple[str, frozenset[str], str | None]] = field(default_factory=list)  # class, field, country
    gender: str = ""
    first: int = 0  # the sentence that names the person first


class _People:
    """The people of a document by surname and by office."""

    def __init__(self, text: str, names: Iterable[Naming]) -> None:
        self.text = text
        self.small = frozenset(re.findall(r"(?<![\w’'])[a-z]{3,}", text))
        self.decrees = re.search(r"\bauthority vested in\b|\bhereby (?:ordered|decree)", text) is not None
        named = [n for n in names if not n.pronoun]
        self.surnames = {self._key(n.text) for n in named if n.kind is ActorKind.PERSON}
        self.alone = Counter(n.text for n in named if n.kind in (None, ActorKind.PERSON) and " " not in n.text)
        self.known: dict[str, _Person] = {}
        self.by_surname: dict[str, list[str]] = defaultdict(list)
        people = [n for n in named if self.is_person(n)]
        self.surnames |= {self._key(n.text) for n in people}
        for one in people:
            self.by_surname[self._key(one.text)].append(one.text)
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
        forms = Counter(self.by_surname.get(self._key(name), ()))
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
        person = self.known.setdefault(name, _Person(name, first=one.sentence))
        person.count += 1
        head = one.head
        if one.title and head not in lex.HONORIFICS:
            person.offices.append((office_class(one.title, head), _field(one.title, head), one.country))
        if head in _FEMALE | _MALE:
            person.gender = "she" if head in _FEMALE else "he"

    def holder(self, one: Naming) -> str | None:
        """Who holds an office written without a name: the one person of the document it fits, or the most named."""
        kind, about = office_class(one.text, one.head), _field(one.text, one.head)
        fitting = [p for p in self.known.values() if any(self._holds(o, kind, about, one.country) for o in p.offices)]
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


def aliases(text: str) -> dict[str, str]:
    """Short forms the document itself defines in brackets: 'the Secretary of Commerce (Secretary)', '… (PERAB)'."""
    found: dict[str, str] = {}
    for match in _ALIAS.finditer(text):
        short = " ".join(match.group(1).split())
        full = _expansion(text[max(0, match.start() - 220) : match.start()], short)
        if full and short not in found:
            found[short] = full
    for short in set(_ACRONYM.findall(text)) - set(found):
        spelt = re.search(_SMALL_BETWEEN.join(rf"{c}[a-z’'-]+" for c in short), text)
        if spelt:
            found[short] = " ".join(spelt.group().split())
    return found


def _expansion(before: str, short: str) -> str | None:
    """The words before the bracket that the short form stands for."""
    cut = [m.end() for m in _BREAK.finditer(before)]
    if "," in before[cut[-1] if cut else 0 :] and not short[0].isupper():
        return None
    stretch = before[cut[-1] if cut else 0 :].strip()
    words = stretch.split()
    if sum(c.isupper() for c in short) > 1 and " " not in short:
        return _by_initials(words, short)
    wanted = {w.lower() for w in short.split() if w.lower() not in ("the", "of", "and")}
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in ("the", "a", "an", "as") or at == 0:
            phrase = words[at + 1 :] if words[at].lower() in ("the", "a", "an", "as") else words
            plain = {w.strip(",.'’").lower() for w in phrase}
            if wanted <= plain and phrase and (phrase[0][0].isupper() or short[0].islower()):
                return " ".join(phrase)
    return None


def _by_initials(words: list[str], short: str) -> str | None:
    """The run of words whose capitals spell the short form."""
    letters = (
        "".join(c for c in short if c.isupper()) if not short.isupper() else short.replace(".", "").replace("-", "")
    )
    for at in range(len(words) - 1, max(-1, len(words) - 3 * len(letters) - 2), -1):
        initials = "".join(p[0] for w in words[at:] for p in re.split(r"[-/]", w.strip("“\"'(")) if p[:1].isupper())
        if initials == letters and words[at][0].isupper():
            return " ".join(words[at:])
    return None


class _Bodies:
    """The bodies of a document by their heads."""

    def __init__(self, text: str, names: Sequence[Naming], people: _People, short: dict[str, str]) -> None:
        self.text = text
        proper = [n for n in names if n.kind in (None, ActorKind.BODY) and not n.common and not people.is_person(n)]
        proper = [n for n in proper if not n.pronoun and _SPEAKS_OR_OWNS.match(text, n.end)]
        self.others = Counter(_ARTICLE.sub("", n.text) for n in proper)
        self.first = {_ARTICLE.sub("", n.text): n.start for n in reversed(proper)}
        full = [n for n in names if n.kind is ActorKind.BODY and not n.common and " " in n.text]
        self.by_head: dict[str, list[Naming]] = defaultdict(list)
        for one in full:
            self.by_head[one.head].append(one)
        self.count = Counter(n.text for n in full)
        self.short = {k.lower(): v for k, v in short.items()}

    def fullest(self, one: Naming) -> str:
        """The fullest name of the body: an alias the document defines, else the name with the same head."""
        bare = _ARTICLE.sub("", one.text)
        if one.common and _NEW.search(self.text, max(0, one.start - 14), one.start):
            return bare
        if bare.lower() in self.short:
            return self.short[bare.lower()]
        fitting = [n for n in self.by_head.get(one.head, ()) if self._fits(bare, one, n)]
        if not fitting:
            return self._subject_matter(one) or bare
        if not one.common:
            return max(fitting, key=lambda n: (len(n.text.split()), -n.start)).text
        before = [n for n in fitting if n.start <= one.start]
        return (before[-1] if before else fitting[0]).text

    def _subject_matter(self, one: Naming) -> str | None:
        """'The airline' in a story about one firm: the body or unknown name that stands out, named before."""
        if one.head not in lex.FIRMS or not one.common or not self.definite(one):
            return None
        ranked = [n for n, c in self.others.most_common(2) if c > 1]
        if not ranked or (len(self.others) > 1 and self.others[ranked[0]] == self.others.most_common(2)[-1][1]):
            return None
        return ranked[0] if self.first[ranked[0]] < one.start else None

    def definite(self, one: Naming) -> bool:
        """Whether 'the' stands before."""
        return re.search(r"\b[Tt]he\s+$", self.text[max(0, one.start - 6) : one.start]) is not None

    @staticmethod
    def _fits(bare: str, one: Naming, full: Naming) -> bool:
        if one.country and full.country and one.country != full.country:
            return False
        words = [w for w in bare.lower().split() if not lex.adjective(w)]
        return set(words) <= set(full.text.lower().split())


def _kind_of(people: _People, one: Naming) -> ActorKind | None:
    if one.kind is None and people.is_person(one):
        return ActorKind.PERSON
    return one.kind


class _Discourse:
    """Who 'he' and 'she' are: the person first named in this sentence, else in the last one that named any."""

    def __init__(self, people: _People) -> None:
        self.people = people
        self.here: list[str] = []
        self.before: list[str] = []
        self.sentence = -1
        self.named_in = -1

    def note(self, sentence: int, name: str) -> None:
        """A person named in a sentence."""
        self._enter(sentence)
        self.here.append(name)

    def _enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            if self.here:
                self.before, self.named_in = self.here, self.sentence
            self.here, self.sentence = [], sentence

    def person(self, one: Naming) -> str | None:
        """Whom a pronoun stands for, or None where nobody was named lately."""
        self._enter(one.sentence)
        pool = self.here + (self.before if one.sentence - self.named_in <= 6 else [])
        fitting = [n for n in pool if self._gender(n) in ("", one.pronoun)]
        return fitting[0] if fitting else None

    def _gender(self, name: str) -> str:
        person = self.people.known.get(name)
        return person.gender if person else ""


def coreference(document: Document, names: tuple[Naming, ...]) -> tuple[Mention, ...]:
    """Mentions in order, each with the fullest name it stands for in the document and the rule that found it."""
    short = aliases(document.text)
    people = _People(document.text, names)
    bodies = _Bodies(document.text, names, people, short)
    talk = _Discourse(people)
    found: list[Mention] = []
    for one in names:
        mention = _mention(document, one, people, bodies, talk, short)
        if mention is None:
            continue
        found.append(mention)
        if mention.kind is ActorKind.PERSON and not one.pronoun:
            talk.note(one.sentence, mention.name)
    return tuple(found)


def _mention(
    document: Document, one: Naming, people: _People, bodies: _Bodies, talk: _Discourse, short: dict[str, str]
) -> Mention | None:
    span = document.span(one.start, one.end)
    if one.pronoun:
        who = talk.person(one)
        return Mention(who, span, ActorKind.PERSON, "pronoun") if who else None
    kind = _kind_of(people, one)
    bare = _ARTICLE.sub("", one.text)
    if kind is ActorKind.PERSON:
        full = people.fullest(bare)
        return Mention(full, span, kind, "name" if full == bare else "surname", one.title)
    if kind is ActorKind.OFFICE:
        if bare in short:
            return Mention(short[bare], span, kind, "alias")
        holder = people.holder(one)
        return (
            Mention(holder, span, ActorKind.PERSON, "office", bare) if holder else Mention(bare, span, kind, "office")
        )
    if kind is ActorKind.BODY or bare in short:
        full = bodies.fullest(one)
        how = "name" if full == bare else ("alias" if bare in short else "head noun")
        return Mention(full, span, kind or ActorKind.BODY, how)
    if kind is ActorKind.COUNTRY and one.country and lex.is_short_for_country(bare):
        return Mention(lex.full_country(one.country), span, kind, "abbreviation")
    return Mention(bare, span, kind, "name")
