"""Scores extracted commitments against annotated ones.

The rule of matching is that of the annotated material's own scorer: a prediction and an annotation agree where
their action spans share at least half of their characters (F1 of the overlap); pairs are taken best first, one to
one. What agrees only with a soft annotation, or restates one already matched, counts neither way.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import SourceError

Interval = tuple[int, int]
Record = dict[str, Any]
_IGNORED_WORDS = frozenset("the of and a an mr mrs ms dr for to in on".split())


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated document: its text, its day (None where none is known) and its commitments."""

    id: str
    text: str = field(repr=False)
    published: str | None
    commitments: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1, each between 0 and 1, with the counts they come from."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Right ones among the predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right ones among the annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


NOTHING = Figures(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Error:
    """One miss, false alarm or wrong field, as a reader would want to see it."""

    what: str  # miss, false alarm, kind, issuer, responsible, deadline, target
    document: str
    text: str
    gold: str = ""
    predicted: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """One document compared: pairs of annotation and prediction, and what is left over on either side."""

    document: str
    pairs: tuple[tuple[Record, Record], ...]  # firm annotations only
    missed: tuple[Record, ...]
    false: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures over a set of documents."""

    commitments: Figures
    deadline: Figures
    target: Figures
    fields: dict[str, float]  # accuracy of kind, issuer, responsible on matched pairs
    errors: tuple[Error, ...]

    def as_json(self) -> dict[str, Any]:
        """The figures under the names the annotated material's scorer prints."""
        out: dict[str, Any] = {}
        for name, figures in (
            ("commitments", self.commitments),
            ("deadline", self.deadline),
            ("target", self.target),
        ):
            out[name] = {
                "p": round(figures.precision, 4),
                "r": round(figures.recall, 4),
                "f1": round(figures.f1, 4),
                "gold": figures.gold,
                "predicted": figures.predicted,
            }
        return out | {f"{name}_accuracy": round(share, 4) for name, share in self.fields.items()}


def load(folder: Path) -> list[Annotated]:
    """Read a folder of annotated documents.

    Raises:
        SourceError: where `commitments.jsonl` or a text it names is missing or is not JSON.
    """
    file = folder / "commitments.jsonl"
    if not file.is_file():
        raise SourceError(f"{folder} holds no commitments.jsonl.", "Name a folder with texts/ and commitments.jsonl.")
    documents = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            text = (folder / "texts" / f"{record['id']}.txt").read_text(encoding="utf-8")
        except (ValueError, KeyError, OSError) as error:
            raise SourceError(f"{file}, line {number}: {error}.", "Mend the line or restore the text.") from error
        documents.append(Annotated(record["id"], text, record.get("published"), tuple(record["commitments"])))
    return documents


def overlap(a: Interval, b: Interval) -> float:
    """F1 of the characters two half-open intervals share."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if shared <= 0 else 2 * shared / ((a[1] - a[0]) + (b[1] - b[0]))


def same_name(gold: str | None, predicted: str | None) -> bool:
    """Null agrees with null; else one name's words lie within the other's, or most of them do."""
    g, p = _words(gold), _words(predicted)
    if not g or not p:
        return not g and not p
    return g <= p or p <= g or 2 * len(g & p) / (len(g) + len(p)) >= 0.6


def match(document: Annotated, predicted: Sequence[Record]) -> Matched:
    """Pair the predictions for one document with its annotations."""
    places = [
        [spot for quote in [c["action"], *(c.get("also") or [])] for spot in _occurrences(document.text, quote)]
        for c in document.commitments
    ]
    spots = [(p["action"]["start"], p["action"]["end"]) for p in predicted]
    scored = sorted(
        (
            (max((overlap(place, spot) for place in places[g]), default=0.0), g, i)
            for g in range(len(places))
            for i, spot in enumerate(spots)
        ),
        reverse=True,
    )
    of_gold: dict[int, int] = {}
    of_prediction: dict[int, int] = {}
    for share, g, i in scored:
        if share >= 0.5 and g not in of_gold and i not in of_prediction:
            of_gold[g], of_prediction[i] = i, g
    repeated = {i for share, _, i in scored if share >= 0.5 and i not in of_prediction}
    firm = [g for g, c in enumerate(document.commitments) if c["strength"] != "soft"]
    return Matched(
        document.id,
        tuple((document.commitments[g], predicted[of_gold[g]]) for g in firm if g in of_gold),
        tuple(document.commitments[g] for g in firm if g not in of_gold),
        tuple(p for i, p in enumerate(predicted) if i not in of_prediction and i not in repeated),
    )


def score(matched: Iterable[Matched]) -> Scores:
    """The figures over compared documents, with every error listed."""
    found = deadline = target = NOTHING
    right: Counter[str] = Counter()
    errors: list[Error] = []
    for document in matched:
        pairs, missed, false = document.pairs, document.missed, document.false
        found += Figures(len(pairs), len(pairs) + len(false), len(pairs) + len(missed))
        deadline += _field_figures(document, _end)
        target += _field_figures(document, _values)
        for gold, predicted in pairs:
            right.update(name for name, same in _FIELDS.items() if same(gold, predicted))
        errors += _errors(document)
    share = {name: right[name] / found.right if found.right else 0.0 for name in ("kind", "issuer", "responsible")}
    return Scores(found, deadline, target, share, tuple(errors))


def score_by(matched: Sequence[Matched], group: Callable[[Matched], str]) -> dict[str, Scores]:
    """The figures apart for each group of documents, groups in alphabetical order."""
    groups: dict[str, list[Matched]] = defaultdict(list)
    for document in matched:
        groups[group(document)].append(document)
    return {name: score(groups[name]) for name in sorted(groups)}


def score_kinds(matched: Iterable[Matched]) -> dict[str, Figures]:
    """Finding commitments by annotated kind (recall) and by predicted kind (precision)."""
    figures: dict[str, Figures] = defaultdict(lambda: NOTHING)
    for document in matched:
        for gold, predicted in document.pairs:
            same = gold["kind"] == predicted["kind"]
            figures[gold["kind"]] += Figures(int(same), 0, 1)
            figures[predicted["kind"]] += Figures(0, 1, 0)
        for gold in document.missed:
            figures[gold["kind"]] += Figures(0, 0, 1)
        for predicted in document.false:
            figures[predicted["kind"]] += Figures(0, 1, 0)
    return dict(sorted(figures.items()))


def _occurrences(text: str, quote: str) -> list[Interval]:
    return [m.span() for m in re.finditer(re.escape(quote), text)]


def _words(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").lower())) - _IGNORED_WORDS


def _end(record: Record) -> str | None:
    end = (record.get("timeframe") or {}).get("end")
    return str(end) if end else None


def _values(record: Record) -> tuple[float, ...]:
    return tuple(sorted(float(t["value"]) for t in record.get("targets") or [] if t.get("value") is not None))


def _field_figures(document: Matched, read: Callable[[Record], object]) -> Figures:
    gold = [g for g, _ in document.pairs] + list(document.missed)
    predicted = [p for _, p in document.pairs] + list(document.false)
    return Figures(
        sum(bool(read(g)) and read(g) == read(p) for g, p in document.pairs),
        sum(bool(read(p)) for p in predicted),
        sum(bool(read(g)) for g in gold),
    )


_FIELDS: dict[str, Callable[[Record, Record], bool]] = {
    "kind": lambda g, p: bool(g["kind"] == p.get("kind")),
    "issuer": lambda g, p: same_name(g.get("issuer"), p.get("issuer")),
    "responsible": lambda g, p: same_name(g.get("responsible"), p.get("responsible")),
    "deadline": lambda g, p: _end(g) == _end(p),
    "target": lambda g, p: _values(g) == _values(p),
}
_SHOWN: dict[str, Callable[[Record], object]] = {
    "kind": lambda c: c.get("kind"),
    "issuer": lambda c: c.get("issuer"),
    "responsible": lambda c: c.get("responsible"),
    "deadline": _end,
    "target": _values,
}


def _errors(document: Matched) -> Iterable[Error]:
    for gold in document.missed:
        yield Error("miss", document.document, gold["action"], gold=gold["kind"])
    for predicted in document.false:
        yield Error(
            "false alarm",
            document.document,
            predicted["action"]["text"],
            predicted=str(predicted.get("kind")),
            confidence=predicted.get("confidence"),
        )
    for gold, predicted in document.pairs:
        for name, same in _FIELDS.items():
            if not same(gold, predicted):
                shown = _SHOWN[name]
                yield Error(name, document.document, gold["action"], str(shown(gold)), str(shown(predicted)))
