"""Why something was found, and why a sentence holds no commitment."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.candidate import Candidate
from onrecord.extract.engine import Found, find
from onrecord.extract.features import timed
from onrecord.extract.first_look import first_score
from onrecord.extract.judge import settings, worth
from onrecord.extract.reasons import reasons_for
from onrecord.model import Parsed, Reason, Sentence, Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was thought of one sentence.

    Attributes:
        sentence: the sentence.
        taken: whether a commitment was found in it.
        best: its most likely stretch; None where none was considered.
        verdict: one line saying why.
        reasons: what spoke for (above zero) and against (below zero) the most likely stretch.
    """

    sentence: Span
    taken: bool
    best: Span | None
    verdict: str
    reasons: tuple[Reason, ...] = ()


def explain(parsed: Parsed) -> tuple[Explanation, ...]:
    """One explanation for every sentence of a document, in order."""
    found = find(parsed)
    return tuple(_sentence(found, number, sentence) for number, sentence in enumerate(parsed.sentences))


def _sentence(found: Found, number: int, sentence: Sentence) -> Explanation:
    document = found.setting.parsed.document
    span = document.span(sentence.start, sentence.end)
    score = first_score(span.quote)
    if not sentence.tokens:
        looked = Reason("first look", score, "its words alone")
        return Explanation(span, False, None, "Its words hold nothing that binds anybody.", (looked,))
    own = [i for i, c in enumerate(found.candidates) if c.sentence == number]
    if not own:
        return Explanation(span, False, None, "The tagger marks nothing in it as still to be done.")
    values = worth(found.verdicts, timed(found.features))
    chosen = [i for i in own if i in found.chosen]
    best = max(chosen or own, key=lambda i: (values[i], -i))
    candidate = found.candidates[best]
    reasons = reasons_for(candidate, found.features[best], float(found.verdicts.commitment[best]))
    verdict = _verdict(candidate, values[best], bool(chosen))
    return Explanation(span, bool(chosen), document.span(candidate.start, candidate.end), verdict, reasons)


def _verdict(candidate: Candidate, value: float, taken: bool) -> str:
    likely = value + settings().threshold
    if taken and value <= 0:
        return f"Found by {candidate.rule}: so plain a construction is let in, though the judge gives it {likely:.2f}."
    if taken:
        return f"Found by {candidate.rule}: worth {likely:.2f}, more than {settings().threshold:.2f}."
    if value > 0:
        return f"A stretch beside it that touches it was likelier than this one at {likely:.2f}."
    return f"Its most likely stretch is worth {likely:.2f}, less than the {settings().threshold:.2f} asked for."
