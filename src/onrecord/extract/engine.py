"""The one verb of the stage: candidates, judged, chosen, and completed into statements."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract import baseline
from onrecord.extract.candidate import Candidate
from onrecord.extract.choose import best_set
from onrecord.extract.condition import condition_for
from onrecord.extract.negation import is_negated
from onrecord.extract.phrases import from_syntax
from onrecord.extract.restated import restatements
from onrecord.extract.targets import targets_for
from onrecord.extract.when import timeframe_for
from onrecord.extract.who import issuer_for, responsible_for
from onrecord.model import Parsed, Reason, Span, Statement, Strength


def extract(parsed: Parsed) -> tuple[Statement, ...]:
    """The commitments a document states, in reading order, each on the exact stretch of text that carries it."""
    candidates = [c for n, s in enumerate(parsed.sentences) for c in from_syntax(n, s)]
    worth = [max(0.0, baseline.weight(c) - 0.3) for c in candidates]
    chosen = [candidates[i] for i in best_set(candidates, worth)]
    spans = [parsed.document.span(c.start, c.end) for c in chosen]
    statements = [_statement(parsed, c, span, spans) for c, span in zip(chosen, spans, strict=True)]
    return _merged(statements)


def _statement(parsed: Parsed, candidate: Candidate, action: Span, all_actions: Sequence[Span]) -> Statement:
    document, sentence = parsed.document, parsed.sentences[candidate.sentence]
    others = [a for a in all_actions if a != action and sentence.start <= a.start < sentence.end]
    timeframe = timeframe_for(document, sentence, action, others)
    kind = baseline.kind(candidate)
    issuer = issuer_for(parsed, sentence, action, kind)
    return Statement(
        id=Statement.id_for(action),
        document=document.id,
        action=action,
        sentence=document.span(sentence.start, sentence.end),
        kind=kind,
        strength=Strength.FIRM,
        negated=is_negated(document.text[sentence.start : action.start], action.quote),
        issuer=issuer,
        responsible=responsible_for(parsed, sentence, action, kind, issuer),
        timeframe=timeframe,
        targets=targets_for(document, sentence, action, timeframe),
        condition=condition_for(document, sentence, action),
        confidence=baseline.weight(candidate),
        rule=candidate.rule,
        reasons=(Reason(candidate.rule, baseline.weight(candidate)),),
    )


def _merged(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Restatements moved into `also` of the fullest statement."""
    from dataclasses import replace

    fuller = restatements([s.action.quote for s in statements])
    result = []
    for i, statement in enumerate(statements):
        if i not in fuller:
            also = tuple(statements[j].action for j, k in fuller.items() if k == i)
            result.append(replace(statement, also=tuple(sorted(also, key=lambda s: s.start))))
    return tuple(result)
