"""Who speaks: the one named beside a verb of telling, before, between or after the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import ActorKind, Document, Mention, Quotation, Sentence
from onrecord.parse.lexicon import TELLING

_TELLS = re.compile(rf"\b(?:{TELLING})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b|\b[Ii]n the words of\b|\b[Ii]n (?:his|her) (?:opinion|view|words)\b")
_OPINION = re.compile(r"\b[Ii]n (?:the )?[^.,]{2,60}(?:’s|'s) (?:opinion|view|words)\b")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s|\n")
_DASH = re.compile(r"\s*[–—-]{1,2}\s*(?=\S)")
_QUOTE_MARKS = re.compile(r"[\"“”«»„]|``|''")
_AFTER = 180  # characters behind a quotation in which its speaker is looked for
_BEFORE = 260
_REPORTS = re.compile(
    r"\b(?:said|says|noted|stressed|stated|added|announced|emphasi[sz]ed|explained|declared|reported|confirmed|"
    r"promised|pledged|vowed|warned|claimed|believes|assured|recalled|pointed out|argued|insisted|insists|told "
    r"(?:reporters|journalists|[A-Z][\w ]{1,30}))\b(?:, [^,.]{0,40},)?\s+(?:that\s+)?"
)
_TAIL = re.compile(rf",\s+(?=[^,]{{0,90}}?\b(?:{TELLING})\b[^,]{{0,80}}[.]?$)|,\s+(?:{TELLING})\s[^,]{{2,80}}[.]?$")
_ACCORDING_LED = re.compile(r"According to (?P<who>[^,\n]{2,80}(?:,[^,\n]{2,60})?),\s+(?=\S)")
_ACCORDING_CLOSED = re.compile(r",\s+according to (?P<who>[^,\n]{2,90})")
_PUT_IN = re.compile(r",\s[^,.\n]{2,60}\s(?:said|says|added|noted|explained|stressed|announced|told [^,.\n]{2,30}),\s")
_SPEAKING_KINDS = (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.BODY, ActorKind.COUNTRY, None)


class SpeakerFinder:
    """Finds speakers in one document among its mentions."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self.text = document.text
        self.sentences = sentences
        self.starts = [s.start for s in sentences]
        self.mentions = [m for m in mentions if m.span and m.kind in _SPEAKING_KINDS]
        self.places = [m.span.start for m in self.mentions if m.span]

    def _within(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self.places, start) : bisect_left(self.places, end)]

    @staticmethod
    def _best(found: Sequence[Mention], last: bool) -> Mention | None:
        """A person before an office, an office before a body, a body before a country; then the nearest."""
        for kinds in ((ActorKind.PERSON,), (ActorKind.OFFICE,), (ActorKind.BODY,), (None,), (ActorKind.COUNTRY,)):
            fitting = [m for m in found if m.kind in kinds]
            if fitting:
                return fitting[-1] if last else fitting[0]
        return None

    def teller(self, start: int, end: int) -> Mention | None:
        """The subject of the verb of telling in a stretch without marks: before the verb, else right behind it."""
        verbs = list(_TELLS.finditer(self.text, start, end))
        for verb in verbs:
            before = self._best(
                [m for m in self._within(start, verb.start()) if self._can_tell(m, verb.start())], last=True
            )
            if before:
                return before
        for verb in verbs:
            behind = self._within(verb.end(), min(end, verb.end() + 60))
            if behind and not self._lower_words(verb.end(), behind[0]):
                return self._best(behind[:2], last=False)
        told_by = _ACCORDING.search(self.text, start, end) or _OPINION.search(self.text, start, end)
        return self._best(self._within(told_by.start(), end)[:1], last=False) if told_by else None

    @staticmethod
    def _can_tell(mention: Mention, verb: int) -> bool:
        """A person within reach of the verb; anything of no known kind only right before it."""
        gap = verb - mention.span.end if mention.span else 0
        return gap < (120 if mention.kind in (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.BODY) else 12)

    def _lower_words(self, at: int, mention: Mention) -> bool:
        between = self.text[at : mention.span.start if mention.span else at]
        return len(between.split()) > 5

    def of_marked(self, start: int, end: int, previous: Quotation | None) -> Mention | None:
        """The speaker of words between marks."""
        for how, rule in (("after", self._behind), ("before", self._ahead)):
            found = rule(start, end)
            if found:
                return replace(found, how=f"speaker {how}")
        return self._carried(start, previous)

    def _behind(self, start: int, end: int) -> Mention | None:
        """'…," Ann Lee said', '…," said the minister': to the end of the sentence or the next mark."""
        at = end + (self.text[end : end + 1] == "“")  # „…“
        while at < len(self.text) and self.text[at] in "\"”’»'.,!?… ":
            at += 1
        ended = self.text[end - 1 : end] in (".", "…") and not self.text[at : at + 1].islower()
        if ("\n" in self.text[end:at] or ended) and not self._tells_at_once(at):
            return None
        stop = self._clause_end(at)
        return self.teller(at, stop) or self._signed(at)

    def _signed(self, at: int) -> Mention | None:
        """'"…" – Tom Reed, harbour master': the name behind a dash."""
        dash = _DASH.match(self.text, at)
        named = self._within(dash.end(), dash.end() + 20) if dash else []
        return named[0] if named and named[0].span and dash and not self._words(dash.end(), named[0]) else None

    def _words(self, at: int, mention: Mention) -> bool:
        """Whether words other than a title stand between an offset and somebody named."""
        between = self.text[at : mention.span.start if mention.span else at]
        return any(w[:1].islower() for w in between.split())

    def _tells_at_once(self, at: int) -> bool:
        """A teller straight behind the closing mark, though the words ended in a stop: '…." Ms Lee said.'"""
        verb = _TELLS.search(self.text, at, at + 60)
        return (
            verb is not None
            and "\n" not in self.text[at : verb.end()]
            and not _SENTENCE_END.search(self.text, at, verb.start())
        )

    def _clause_end(self, at: int) -> int:
        limit = min(len(self.text), at + _AFTER)
        ends = [
            m.start()
            for m in (_SENTENCE_END.search(self.text, at, limit), _QUOTE_MARKS.search(self.text, at, limit))
            if m
        ]
        return min([limit, *ends])

    def _ahead(self, start: int, end: int) -> Mention | None:
        """'Ann Lee said: "…', 'Ann Lee called it "…': back to the beginning of the sentence or the mark before."""
        at = bisect_left(self.starts, start)
        opened = self.starts[at - 1] if at else 0
        if at < len(self.starts) and self.starts[at] <= start:
            opened = self.starts[at]
        opened = max(opened, start - _BEFORE)
        marks = [m.end() for m in _QUOTE_MARKS.finditer(self.text, opened, start - 1)]
        begin = marks[-1] if marks else opened
        return self.teller(begin, start) or (self.teller(opened, start) if marks else None)

    def _carried(self, start: int, previous: Quotation | None) -> Mention | None:
        """Nobody named: the words go on from the quotation before, or from whoever was just said to speak."""
        if previous and previous.speaker and self.text[previous.span.end : start].count("\n") <= 2:
            between = self.text[previous.span.end : start]
            if len(between) < 400 and not self._another(previous, start):
                return replace(previous.speaker, how="speaker carried on")
        return self._last_teller(start)

    def _another(self, previous: Quotation, start: int) -> bool:
        """Whether somebody else is named between two quotations."""
        speaker = previous.speaker
        people = [m for m in self._within(previous.span.end, start) if m.kind is ActorKind.PERSON]
        return speaker is not None and any(m.name != speaker.name for m in people)

    def _last_teller(self, start: int) -> Mention | None:
        """The teller of one of the two sentences before, if they stand close."""
        at = bisect_left(self.starts, start) - 1
        for sentence in reversed(self.sentences[max(0, at - 2) : at + 1]):
            if sentence.end <= start and self.text[sentence.end : start].count("\n") <= 2:
                found = self.teller(sentence.start, sentence.end)
                if found:
                    return replace(found, how="speaker of the sentence before")
        return None

    def of_block(self, introduction: Sentence) -> Mention | None:
        """The speaker of a block: the teller in the sentence that introduces it, or in one before."""
        found = self.teller(introduction.start, introduction.end)
        if found:
            return replace(found, how="speaker before")
        return self._last_teller(introduction.start)

    def _according(self, sentence: Sentence) -> tuple[tuple[int, int], Mention] | None:
        """'According to X, the road will open', 'the road will open, according to X'."""
        led = _ACCORDING_LED.match(self.text, sentence.start, sentence.end)
        closed = _ACCORDING_CLOSED.search(self.text, sentence.start, sentence.end)
        where = led.span("who") if led else closed.span("who") if closed else None
        speaker = self._best(self._within(*where), last=False) if where else None
        if speaker is None:
            return None
        start, end = (led.end(), sentence.end) if led else (sentence.start, closed.start() if closed else sentence.end)
        return ((start, end), replace(speaker, how="reported speech")) if end - start > 15 else None

    def _put_in(self, sentence: Sentence) -> tuple[tuple[int, int], Mention] | None:
        """'The road, X said, will open': the whole sentence."""
        put = _PUT_IN.search(self.text, sentence.start, sentence.end)
        speaker = self._best(self._within(put.start(), put.end()), last=True) if put else None
        return ((sentence.start, sentence.end), replace(speaker, how="reported speech")) if speaker else None

    def reported(self, sentence: Sentence) -> tuple[tuple[int, int], Mention] | None:
        """The reported words of a sentence and who said them, or None."""
        verb = _REPORTS.search(self.text, sentence.start, sentence.end)
        if verb:
            speaker = self._best(self._within(sentence.start, verb.start()), last=True)
            if speaker and speaker.span and verb.start() - speaker.span.end < 60 and sentence.end - verb.end() > 15:
                return (verb.end(), sentence.end), replace(speaker, how="reported speech")
        told_by = self._according(sentence) or self._put_in(sentence)
        if told_by:
            return told_by
        tail = _TAIL.search(self.text, sentence.start, sentence.end)
        if tail and tail.start() - sentence.start > 15:
            speaker = self.teller(tail.start(), sentence.end)
            if speaker:
                return (sentence.start, tail.start()), replace(speaker, how="reported speech")
        return None
