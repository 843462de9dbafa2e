"""The one verb of the stage: a document is marked, candidates are gathered, judged, chosen, and made statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.extract.candidate import Candidate
from onrecord.extract.choose import best_set
from onrecord.extract.clues import score
from onrecord.extract.condition import condition_for
from onrecord.extract.context import Setting
from onrecord.extract.cut import quoted
from onrecord.extract.features import table, timed
from onrecord.extract.gapped import parted
from onrecord.extract.gather import gather
from onrecord.extract.judge import Floats, Verdicts, confidence, judge, settings, worth
from onrecord.extract.negation import is_negated
from onrecord.extract.priors import prior
from onrecord.extract.reasons import reasons_for
from onrecord.extract.restated import Told, restatements
from onrecord.extract.standing import standing
from onrecord.extract.sure import sure
from onrecord.extract.tagger import mark
from onrecord.extract.targets import targets_for
from onrecord.extract.weigh import weighed
from onrecord.extract.when import timeframe_for
from onrecord.extract.who import issuer_for, responsible_for
from onrecord.model import Document, Kind, Parsed, Sentence, Span, Statement, Strength, Timeframe

KINDS = (Kind.ORDER, Kind.PLEDGE, Kind.DECISION, Kind.PLAN, Kind.CALL)
FIRM_FROM = 0.5  # probability from which a commitment is called firm
# What calls for more: "take no more than" of "take no more than ten days".
_IN_THE_AIR = re.compile(
    r"\b(?:than|least|most|about|around|nearly|almost|over|under|only|just|some|and|or|from|between|of|to|a|an|the)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…][\"”’»)\]]*\s*$")  # a sentence, and no headline


@dataclass(frozen=True, slots=True)
class Found:
    """A document's candidates with what the judge was told and what it said; `chosen` are indices, in order."""

    setting: Setting
    candidates: tuple[Candidate, ...]
    features: Floats
    verdicts: Verdicts
    chosen: tuple[int, ...]


def find(parsed: Parsed) -> Found:
    """Gather, judge and choose the candidates of a document."""
    setting = Setting.of(parsed, mark(parsed))
    candidates, narrow, wide = gather(setting)
    shares = settings().shares
    priors = np.asarray([prior(c.frame, shares) for c in candidates], np.float32)
    features = table(setting, candidates, narrow, wide, priors, score(setting, candidates))
    verdicts = judge(features)
    worths = weighed(setting, candidates, worth(verdicts, timed(features)))
    return Found(setting, tuple(candidates), features, verdicts, tuple(best_set(candidates, worths)))


def extract(parsed: Parsed) -> tuple[Statement, ...]:
    """The commitments a document states, in reading order, each on the exact stretch of text that carries it."""
    if not any(s.tokens for s in parsed.sentences):
        return ()
    found = find(parsed)
    quotations = quoted(found.setting, [found.candidates[i] for i in found.chosen])
    actions = {i: span for i, span in zip(found.chosen, quotations, strict=True) if span is not None}
    statements: dict[str, Statement] = {}
    for i, action in actions.items():
        stated = _statement(found, i, action, list(actions.values()))
        halves = parted(parsed.document, parsed.sentences[found.candidates[i].sentence], stated)
        statements |= {half.id: half for half in halves}
    return _merged(_apart(statements.values()), parsed.sentences[0])


def _apart(statements: Iterable[Statement]) -> list[Statement]:
    """In their order, without what reaches into the one before it."""
    kept: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (s.action.start, s.action.end)):
        if not kept or statement.action.start >= kept[-1].action.end:
            kept.append(statement)
    return kept


def _statement(found: Found, index: int, action: Span, all_actions: Sequence[Span]) -> Statement:
    parsed, candidate = found.setting.parsed, found.candidates[index]
    document, sentence = parsed.document, parsed.sentences[candidate.sentence]
    others = [a for a in all_actions if a != action and sentence.start <= a.start < sentence.end]
    timeframe = timeframe_for(document, sentence, action, others, head=_list_head(found.setting, candidate.sentence))
    action = without_deadline(document, action, timeframe)
    plain = sure(found.setting, candidate)
    kind = plain.kind if plain and plain.kind else KINDS[int(found.verdicts.kinds[index].argmax())]
    likely = Strength.FIRM if found.verdicts.firm[index] >= FIRM_FROM else Strength.SOFT
    issuer = issuer_for(parsed, sentence, action, kind)
    responsible = responsible_for(parsed, sentence, action, kind, issuer)
    before = document.text[sentence.start : action.start]
    return Statement(
        id=Statement.id_for(action),
        document=document.id,
        action=action,
        sentence=document.span(sentence.start, max(sentence.end, action.end)),
        kind=standing(parsed, before, kind, issuer, responsible),
        strength=plain.strength if plain and plain.strength else likely,
        negated=is_negated(before, action.quote),
        issuer=issuer,
        responsible=responsible,
        timeframe=timeframe,
        targets=targets_for(document, sentence, action, timeframe),
        condition=condition_for(document, sentence, action),
        confidence=confidence(float(found.verdicts.commitment[index])),
        rule=candidate.rule,
        reasons=reasons_for(candidate, found.features[index], found.verdicts.commitment[index]),
    )


def without_deadline(document: Document, action: Span, timeframe: Timeframe | None) -> Span:
    """The action without a deadline that stands at its end, or that it begins in the middle of.

    It stays as it is where little would be left of it, or it would end in the air.
    """
    if timeframe is None:
        return action
    start, end, time = action.start, action.end, timeframe.span
    if time.start < start < time.end < end:
        start = end - len(document.text[time.end : end].lstrip(" ,;–—)"))
    elif start < time.start and end <= time.end:
        end = start + len(document.text[start : min(end, time.start)].rstrip(" ,;–—("))
    quote = document.text[start:end]
    return document.span(start, end) if quote.count(" ") >= 2 and not _IN_THE_AIR.search(quote) else action


def _list_head(setting: Setting, number: int) -> Sentence | None:
    """The sentence that governs a list, where the given one is an item of it."""
    if setting.listed[number] != 2:
        return None
    for at in range(number - 1, max(-1, number - 25), -1):
        if setting.listed[at] != 2:
            return setting.parsed.sentences[at] if setting.listed[at] == 1 else None
    return None


def _merged(statements: Sequence[Statement], headline: Sentence) -> tuple[Statement, ...]:
    """Restatements moved into `also` of the fullest statement."""
    fuller = restatements([_told(s, headline) for s in statements])
    result = []
    for i, statement in enumerate(statements):
        if i not in fuller:
            also = tuple(statements[j].action for j, k in fuller.items() if k == i)
            result.append(replace(statement, also=tuple(sorted(also, key=lambda s: s.start))))
    return tuple(result)


def _told(statement: Statement, headline: Sentence) -> Told:
    place, ends = statement.sentence.start, bool(_ENDS.search(statement.sentence.quote))
    in_headline = place == headline.start and not ends
    return Told(statement.action.quote, place, in_headline, 2 * bool(statement.timeframe) + ends)
