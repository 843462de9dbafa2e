"""The evaluation as Markdown: tables of figures, calibration, the most telling errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from onrecord.evaluation.extraction import Annotated, Error, Figures, Matched, Scores
from onrecord.model import Parsed

SHOWN_WORDS = 9  # of a quotation: enough to find it, too little to copy it
_DECREE_WORDS = ("hereby ordered", "shall", "sec.", "section 1", "article 1")


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers between 0 and 1 with three decimals."""
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def scores_table(by_name: Mapping[str, Scores], label: str = "") -> str:
    """One row a group: commitments with precision and recall, and the F1 or accuracy of every field."""
    header = (label, "annotated", "P", "R", "F1", "deadline F1", "target F1", "kind", "issuer", "responsible")
    return table(
        header,
        (
            (
                name,
                s.commitments.gold,
                s.commitments.precision,
                s.commitments.recall,
                s.commitments.f1,
                _if_any(s.deadline),
                _if_any(s.target),
                *(s.fields[field] for field in ("kind", "issuer", "responsible")),
            )
            for name, s in by_name.items()
        ),
    )


def kinds_table(by_kind: Mapping[str, Figures]) -> str:
    """One row a kind: found with the right kind."""
    return table(
        ("kind", "annotated", "predicted", "P", "R", "F1"),
        ((k, f.gold, f.predicted, f.precision, f.recall, f.f1) for k, f in by_kind.items()),
    )


def calibration_table(
    matched: Iterable[Matched], edges: Sequence[float] = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
) -> str:
    """Reliability: of the predictions within each band of confidence, how many are firm annotations."""
    seen: list[tuple[float, bool]] = []
    for document in matched:
        seen += [(p.get("confidence", 0.0), True) for _, p in document.pairs]
        seen += [(p.get("confidence", 0.0), False) for p in document.false]
    rows = []
    for low, high in pairwise(edges):
        band = [(c, right) for c, right in seen if low <= c < high]
        if band:
            mean = sum(c for c, _ in band) / len(band)
            rows.append((f"{low:.1f} to {min(high, 1.0):.1f}", len(band), mean, sum(r for _, r in band) / len(band)))
    gap = sum(n * abs(mean - share) for _, n, mean, share in rows) / max(1, len(seen))
    return table(("confidence", "predictions", "mean confidence", "right"), rows) + (
        f"\nExpected calibration error (Naeini et al. 2015, over these bands): {gap:.3f}.\n"
    )


def telling_errors(errors: Sequence[Error], count: int = 10) -> str:
    """The false alarms of highest confidence and the misses, in turn, each cut to a few words."""
    alarms = sorted((e for e in errors if e.what == "false alarm"), key=lambda e: (-(e.confidence or 0), e.document))
    misses = [e for e in errors if e.what == "miss"]
    step = max(1, len(misses) // max(1, count // 2))
    chosen = alarms[: count // 2] + misses[::step][: count - count // 2]
    return table(
        ("", "document", "words", "said", "confidence"),
        ((e.what, e.document, cut(e.text), e.gold or e.predicted, e.confidence or "") for e in chosen),
    )


def cut(text: str, words: int = SHOWN_WORDS) -> str:
    """The first words of a quotation, safe inside a table."""
    parts = text.replace("|", "/").split()
    return "“" + " ".join(parts[:words]) + (" …”" if len(parts) > words else "”")


def document_type(parsed: Parsed) -> str:
    """A rough sort of document, from its form: a transcript, a decree, or a report."""
    if sum(q.form == "turn" for q in parsed.quotations) >= 2:
        return "transcript"
    lowered = parsed.document.text.lower()
    return "decree" if sum(w in lowered for w in _DECREE_WORDS) >= 3 else "report"


def group_of(documents: Sequence[Annotated], name: Callable[[Annotated], str]) -> Callable[[Matched], str]:
    """A grouping of compared documents by something of the annotated ones."""
    names = {d.id: name(d) for d in documents}
    return lambda matched: names[matched.document]


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _if_any(figures: Figures) -> float | str:
    return figures.f1 if figures.gold else "–"
