"""The page of one commitment: its sentence, its two axes of status, and every word they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from onrecord.ledger import Ledger
from onrecord.ledger.views import ActorRef, CommitmentView, HistoryEntry, Shown, SourceRef, Stated
from onrecord.model import Relation, Span, Statement, Target
from onrecord.web.data import decided
from onrecord.web.data.figures import FigurePlot, figure_plots
from onrecord.web.marks import Line, Mark, lines

Piece = tuple[str, str]  # `same`, `removed` or `added`, and the words


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation: a stretch of a source, with what is marked in it, and where it stands."""

    span: Span
    lines: tuple[Line, ...]
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the trail: a statement of the commitment or evidence on it, with its day and its words."""

    day: date | None
    passage: Passage
    stated: Stated | None = None
    shown: Shown | None = None
    drift: tuple[Piece, ...] = ()  # how a statement's wording differs from the one before; empty where it does not


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """A commitment's page as of a day. `sentence` is the first statement's, in its source's words."""

    view: CommitmentView
    sentence: Passage
    trail: tuple[Told, ...]
    possible: tuple[Told, ...]
    copies: tuple[Told, ...]
    targets: tuple[Target, ...]
    plots: tuple[FigurePlot, ...]
    topics: dict[str, str]
    names: dict[str, ActorRef]
    told: decided.Told


def commitment(ledger: Ledger, ident: str, as_of: date) -> CommitmentPage:
    """The page of the commitment with this id as of a day."""
    view = ledger.commitment(ident, as_of)
    action = corrected_action(view.history)
    bearing = [shown for shown in view.evidence if not _restates(shown, view.statements)]
    told = [*(_of_statement(one, action) for one in view.statements), *map(_of_evidence, bearing)]
    possible = [shown for shown in view.possible if not refused(ledger, shown.evidence.id)]
    titles = {topic.slug: topic.title for topic in ledger.topics()}
    return CommitmentPage(
        view=view,
        sentence=_of_statement(view.statements[0], action).passage,
        trail=tuple(with_drift(sorted(told, key=_by_day))),
        possible=tuple(sorted(map(_of_evidence, possible), key=_by_day)),
        copies=tuple(sorted(map(_of_evidence, view.copies), key=_by_day)),
        targets=view.commitment.targets,
        plots=figure_plots(view.commitment.targets, view.evidence),
        topics={slug: titles.get(slug, slug) for slug in view.topics},
        names={ref.id: ref for ref in (view.issuer, view.responsible) if ref},
        told=decided.told(ledger, view.history, as_of),
    )


def with_drift(trail: Iterable[Told]) -> Iterator[Told]:
    """The trail, each statement with how the words for what is to be done changed since the statement before."""
    before = None
    for told in trail:
        if told.stated is None:
            yield told
            continue
        words = told.stated.statement.action.quote
        yield replace(told, drift=drift(before, words)) if before is not None else told
        before = words


def drift(before: str, after: str) -> tuple[Piece, ...]:
    """Two wordings as stretches in order, each `same`, `removed` or `added`; empty where they hold the same words."""
    old, new = before.split(), after.split()
    if [word.casefold() for word in old] == [word.casefold() for word in new]:
        return ()
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", " ".join(old[i1:i2])))
            continue
        found += [("removed", " ".join(old[i1:i2]))] if i1 < i2 else []
        found += [("added", " ".join(new[j1:j2]))] if j1 < j2 else []
    return tuple(found)


def passage(span: Span, source: SourceRef, marks: Sequence[tuple[Span, str]] = ()) -> Passage:
    """A span as a quotation, with other spans of the same document marked where they fall inside it."""
    inside = [
        Mark(part.start - span.start, part.end - span.start, role)
        for part, role in marks
        if part.document == span.document and span.start <= part.start and part.end <= span.end
    ]
    return Passage(span, tuple(lines(span.quote, inside)), source)


def corrected_action(history: Sequence[HistoryEntry]) -> tuple[int, int] | None:
    """Where the action stands as a person corrected it last, if anybody did. `history` is latest first."""
    for entry in history:
        after = dict(entry.decision.after)
        if entry.effective and entry.decision.verb == "edit" and "action_start" in after:
            return int(after["action_start"]), int(after["action_end"])
    return None


def _restates(shown: Shown, statements: Sequence[Stated]) -> bool:
    """Whether a passage only repeats the commitment where one of its statements stands already."""
    span = shown.evidence.span
    return shown.evidence.relation is Relation.REPEAT and any(
        one.statement.document == span.document
        and one.statement.sentence.start < span.end
        and span.start < one.statement.sentence.end
        for one in statements
    )


def refused(ledger: Ledger, evidence: str) -> bool:
    """Whether a person ruled that a passage does not bear on the commitment."""
    verbs = [entry.decision.verb for entry in ledger.history(evidence) if entry.effective]
    return bool(verbs) and verbs[0] in {"unlink", "reject"}


def _of_statement(stated: Stated, action: tuple[int, int] | None) -> Told:
    marks = list(_roles(stated, action))
    return Told(stated.source.day, passage(stated.statement.sentence, stated.source, marks), stated)


def _roles(stated: Stated, action: tuple[int, int] | None) -> Iterator[tuple[Span, str]]:
    statement = stated.statement
    yield _corrected(statement, action) or statement.action, "action"
    if statement.timeframe:
        yield statement.timeframe.span, "deadline"
    if statement.condition:
        yield statement.condition, "condition"
    for target in statement.targets:
        yield target.span, "target"


def _corrected(statement: Statement, action: tuple[int, int] | None) -> Span | None:
    """The corrected action as a span, where it lies in this statement's sentence."""
    if action is None:
        return None
    start, end = (place - statement.sentence.start for place in action)
    if not 0 <= start < end <= len(statement.sentence.quote):
        return None
    return Span(statement.document, *action, statement.sentence.quote[start:end])


def _of_evidence(shown: Shown) -> Told:
    return Told(shown.evidence.told, passage(shown.evidence.span, shown.source), shown=shown)


def _by_day(told: Told) -> tuple[date, int, int]:
    return (told.day or date.min, told.shown is not None, told.passage.span.start)
