"""Whose paper a document is: who enacts it, whose heading it bears, who speaks, who signs, who is in the chair.

Everything is read off the lines and the wording alone, once a document and only where asked for. One more wording is
a row of `who_formulas`, one more shape of a line is in `who_lines`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from onrecord.extract.who_formulas import (
    AFTER_NAME,
    AGREED,
    CHAIR,
    ENACTING,
    FIRST,
    IN_PERSON,
    LEADING,
    PARTIES,
    RUNS,
    SORTS,
    SPOKEN_BY,
)
from onrecord.extract.who_lines import (
    Line,
    Signature,
    body_in,
    heading,
    is_college,
    is_office,
    letterhead,
    lines,
    office_in,
    person_at_end,
    person_in,
    signatures,
)
from onrecord.model import ActorKind, Mention, Parsed

_HEAD = 1_500  # characters in which the heading is sought
_OPENING = 12_000  # characters in which an act says who enacts it
_CLOSING = 40  # lines among which the signatures are sought
_TITLE = 80  # characters: a longer line does not say what the paper is called
_LEAST = 2  # how often a paper says "we" or "I" before it is one in the first person


class Paper:
    """Whose paper a document is, as its lines and wording tell."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.text = parsed.document.text
        self.start = min((s.start for s in parsed.sentences), default=0)
        self.end = max((s.end for s in parsed.sentences), default=0)
        self.opening = min(self.end, self.start + _OPENING)

    def _mention(
        self, name: str, place: tuple[int, int], kind: ActorKind, how: str, title: str | None = None
    ) -> Mention:
        words = " ".join(name.split())
        return Mention(self._known.get(words.casefold(), words), self.parsed.document.span(*place), kind, how, title)

    @cached_property
    def _known(self) -> dict[str, str]:
        """How the story itself writes each name."""
        return {m.name.casefold(): m.name for m in self.parsed.mentions}

    @cached_property
    def heading(self) -> list[Line]:
        """The lines before the first one that is prose."""
        return heading(lines(self.text, self.start, min(self.end, self.start + _HEAD)))

    @cached_property
    def sort(self) -> str:
        """'agreement', 'minutes', 'act', 'speech', 'release', by what it is headed, or ''."""
        head = "\n".join(line.text for line in self.heading if len(line.text) < _TITLE)
        found = next((sort for sort, cue in SORTS if cue.search(head)), "")
        return "act" if not found and self.enactor else found

    @cached_property
    def mastheads(self) -> list[Mention]:
        """The bodies the heading names, first to last; where it names none, what its first line says."""
        named = [(line, name) for line in self.heading for name in [body_in(line.text)] if name]
        if not named and len(self.heading) > 1:
            first = self.heading[0]
            name = letterhead(first.text)
            named = [(first, name)] if name and (self.person == "we" or not person_in(name)) else []
        return [self._headed(line, name) for line, name in named]

    def _headed(self, line: Line, name: str) -> Mention:
        if is_office(name):
            return self._signer_for(self._mention(name, line.part(name), ActorKind.OFFICE, "masthead"))
        return self._mention(name, line.part(name), ActorKind.BODY, "masthead")

    @cached_property
    def enactor(self) -> Mention | None:
        """Who decides, resolves, orders or agrees in the enacting formula, by the fullest name the heading gives."""
        agreed = AGREED.search(self.text, self.start, self.opening)
        parties = PARTIES.search(self.text, self.start, self.end) if agreed else None
        if parties:
            return Mention(parties.group(), self.parsed.document.span(*parties.span()), ActorKind.BODY, "enactor")
        named = (found for formula in ENACTING for found in formula.finditer(self.text, self.start, self.opening))
        return next((one for found in named if (one := self._enacting(found))), None)

    def _enacting(self, found: re.Match[str]) -> Mention | None:
        bare = LEADING.sub("", found["who"]).strip()
        kind = ActorKind.BODY if body_in(bare) else ActorKind.OFFICE if office_in(bare) else None
        if kind is None:
            return None
        start = found.start("who") + found["who"].rindex(bare)
        return self._fullest(self._mention(bare, (start, start + len(bare)), kind, "enactor"))

    def _fullest(self, one: Mention) -> Mention:
        """The signer for the office that enacts, the body of the heading for its short form."""
        if one.kind is ActorKind.OFFICE:
            return self._signer_for(one)
        words = {w.lower() for w in one.name.split()}
        return next((m for m in self.mastheads if words <= {w.lower() for w in m.name.split()}), one)

    def _signer_for(self, office: Mention) -> Mention:
        """Who signs as the office, else the office."""
        words = {w.lower() for w in office.name.split()}
        titled = ((m, {w.lower() for w in m.title.split()}) for m in self.signers if m.title)
        return next((m for m, title in titled if words <= title or title <= words), office)

    @cached_property
    def signers(self) -> list[Mention]:
        """Who signs, in order, each with the office that stands beside the name."""
        rows = list(lines(self.text, self.start, self.end))[len(self.heading) :][-_CLOSING:]
        found = [self._signer(s) for s in signatures(rows)]
        named = IN_PERSON.search(self.text, self.start, self.opening)
        if named and person_in(named["name"]):
            found.insert(0, self._mention(named["name"], named.span("name"), ActorKind.PERSON, "signer"))
        return found

    def _signer(self, one: Signature) -> Mention:
        return self._mention(one.name, one.line.part(one.name), ActorKind.PERSON, "signer", one.office)

    @cached_property
    def orator(self) -> Mention | None:
        """Whose speech, statement, letter or campaign it is, by its heading."""
        for line in self.heading:
            runs = RUNS.match(line.text)
            running = runs is not None and (office_in(runs["seat"]) or body_in(runs["seat"]))
            found = runs if running else SPOKEN_BY.search(line.text)
            named = (person_at_end(part) for part in AFTER_NAME.split(found["who"])) if found else iter(())
            if name := next((name for name in named if name), None):
                return self._mention(name, line.part(name), ActorKind.PERSON, "orator")
        return None

    @cached_property
    def is_college(self) -> bool:
        """Whether the body that enacts, or heads the paper, decides together."""
        enacts = self.enactor.name if self.enactor else ""
        return any(is_college(name) for name in (enacts, *(m.name for m in self.mastheads[:2])))

    @cached_property
    def author(self) -> Mention | None:
        """The likeliest answer to whose paper it is; None for a story about others."""
        if not self.sort and not self.person:
            return None
        spoken = self.enactor or self.orator or self.chair
        colleges = (m for m in self.mastheads if is_college(m.name))
        return spoken or next((m for m in (*colleges, *self.signers, *self.mastheads)), None)

    @cached_property
    def chair(self) -> Mention | None:
        """Who was in the chair, where the heading says so."""
        for line in self.heading:
            found = CHAIR.match(line.text)
            if found and (name := person_at_end(AFTER_NAME.split(found["who"])[0])):
                return self._mention(name, line.part(name), ActorKind.PERSON, "chair")
        return None

    @cached_property
    def person(self) -> str:
        """'we' or 'I' where the paper itself speaks so, outside what it quotes; else ''."""
        quoted = sorted((q.span.start, q.span.end) for q in self.parsed.quotations if q.form != "indirect")
        starts = [start for start, _ in quoted]
        said: Counter[str] = Counter()
        for found in FIRST.finditer(self.text, self.start, self.end):
            n = bisect_right(starts, found.start())
            if not n or quoted[n - 1][1] <= found.start():
                said[found.lastgroup or ""] += 1
        often = said.most_common(1)
        return often[0][0] if often and often[0][1] >= _LEAST else ""

    def voice(self, said: str) -> Mention | None:
        """Who 'I' or 'we' is where the paper itself speaks: who speaks or signs, or the body whose paper it is."""
        if said == "I":
            return self.orator or self.chair or next(iter(self.signers), None)
        return self.enactor or next(iter(self.mastheads), None) or self.orator if self.author else None
