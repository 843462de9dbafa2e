"""Names in a document that no mention covers: forms known from elsewhere, found where they stand word for word.

The parse stage finds most names; one it missed in a story, or that stands inside another ("Chief of the General
Staff"), still stands for the actor it stands for elsewhere, where only one can be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.model import Actor, ActorKind, Document
from onrecord.resolve.locals import THIS_COUNTRY
from onrecord.text.names_places import country_of

WORD = re.compile(r"[^\W_][\w&.'’-]*")
BEFORE = re.compile(r"\b([A-Z][\w.]+(?: [A-Z]\w+)?)\s$")
AFTER = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w.]+(?: [A-Z]\w+)?)")
OVER = re.compile(r"(Ministry|Department|Minister|Secretary) (?:of|for) (.+)")
"""What has another name with its field before it: "the fish and harbours ministry"."""
LONGEST = 9
"""Words in the longest name looked for."""


class KnownNames:
    """All proper names of all actors, by their words; names of bodies of two words and more whatever their capitals."""

    def __init__(self, actors: Collection[Actor]) -> None:
        self._actors: dict[str, set[str]] = defaultdict(set)
        self._longest: dict[str, int] = {}
        self._countries = {a.id for a in actors if a.kind is ActorKind.COUNTRY}
        for actor in actors:
            for name in actor.names:
                if is_proper(name.text):
                    words = WORD.findall(name.text)
                    self._enter(words, actor.id)
                    if len(words) > 1 and actor.kind in (ActorKind.BODY, ActorKind.OFFICE):
                        self._enter([w.lower() for w in words], actor.id)
                    if over := OVER.fullmatch(name.text):
                        self._enter([w.lower() for w in WORD.findall(f"{over[2]} {over[1]}")], actor.id)

    def _enter(self, words: Sequence[str], actor: str) -> None:
        self._actors[" ".join(words)].add(actor)
        self._longest[words[0]] = max(self._longest.get(words[0], 0), min(len(words), LONGEST))

    def found_in(self, document: Document, present: Iterable[str]) -> dict[str, str]:
        """The known names that stand in a document, with the actor each can only mean.

        A name that several actors have means the one that the document names otherwise (`present`), if that is one, or
        else the country among them.
        """
        here = set(present)
        found: dict[str, str] = {}
        words = [(re.sub(r"['’]s$|[.'’]+$", "", m.group()), m.start()) for m in WORD.finditer(document.text)]
        for i, (word, start) in enumerate(words):
            for length in range(1, min(self._longest.get(word, 0), len(words) - i) + 1):
                actors = self._actors.get(" ".join(w for w, _ in words[i : i + length]), set())
                meant = actors if len(actors) == 1 else actors & here or actors & self._countries
                if len(meant) == 1:
                    last, at = words[i + length - 1]
                    for form in _with_country(document.text, start, at + len(last)):
                        found[form] = next(iter(meant))
        return found


def _with_country(text: str, start: int, end: int) -> Iterator[str]:
    """A name as it stands, and with the country said beside it: "Norwegian coast guard", "coast guard of Norway"."""
    yield " ".join(text[start:end].split())
    before = BEFORE.search(text, max(0, start - 24), start)
    if before and country_of(before.group(1)):
        yield " ".join(text[before.start(1) : end].split())
    after = AFTER.match(text, end)
    if after and country_of(after.group(1)):
        yield " ".join(text[start : after.end(1)].split())


def is_proper(name: str) -> bool:
    """Whether a form is a name and no description: it starts with a capital and no article, and is no single letter."""
    return (
        len(name) > 1 and name[0].isupper() and not name.startswith(("The ", "A ", "An ")) and any(WORD.findall(name))
    )


def this_country(document: Document, country: str | None) -> dict[str, str]:
    """The words "the country", "the republic" in a document that is about one country, whose actor id is given."""
    if country is None:
        return {}
    lowered = document.text.lower()
    return {form: country for form in THIS_COUNTRY if re.search(rf"\b{form}\b", lowered)}


def complete(
    forms: dict[tuple[str, str], str],
    documents: Iterable[Document],
    actors: Iterable[Actor],
    countries: Mapping[str, str],
) -> None:
    """Add to `forms` what no mention covers.

    Args:
        forms: (document id, words as written) to actor id; what is there stays.
        documents: all documents.
        actors: all actors.
        countries: document id to the actor id of the country it is about.
    """
    actors = list(actors)
    names, people = KnownNames(actors), {a.id for a in actors if a.kind is ActorKind.PERSON}
    present: dict[str, set[str]] = defaultdict(set)
    for (document_id, _), actor in forms.items():
        present[document_id].add(actor)
    for document in documents:
        more = names.found_in(document, present[document.id]) | this_country(document, countries.get(document.id))
        for form, actor in more.items():
            forms.setdefault((document.id, form), actor)
    for (document_id, name), actor in _family_names(forms, people).items():
        forms.setdefault((document_id, name), actor)


def _family_names(forms: Mapping[tuple[str, str], str], people: Collection[str]) -> dict[tuple[str, str], str]:
    """The last words of the full names of the people in a document, where only one of them has it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (document, form), actor in forms.items():
        last = form.rpartition(" ")[2]
        if actor in people and last != form and is_proper(last):
            found[document, last].add(actor)
    return {place: next(iter(actors)) for place, actors in found.items() if len(actors) == 1}
