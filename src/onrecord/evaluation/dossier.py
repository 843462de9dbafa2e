"""Scores the whole pipeline against a dossier: `reports.jsonl` and `gold.json`.

What the program found is matched to what is annotated by place. A statement found agrees with an annotated one where
they stand in the same report and the action shares characters with the annotated quotation, or the annotated
quotation lies in the sentence found and nothing fits better. A commitment found is matched to the annotated
commitment that most of its statements agree with; several may be matched to one, when the program did not join them.

    actors              B³ F1 over the places where an annotated name stands
    statements          B³ F1 of the clustering of the annotated statements that were found
    evidence_precision  linked (report, commitment) pairs that are annotated; pairs of commitments that are not
                        annotated are left out, so are mere repeats in a report that states the commitment
    evidence_recall     annotated pairs that are linked
    relation, basis     of the links found that are right
    figures             annotated figures found among the right links
    tempted             tempting wrong pairs that were linked; where a pair is evidence as well, by what disagrees
    moved               annotated moves found: the report and the new day (or its withdrawal)
    status              exact on the given days; deadlines count to the latest day known, as the dossiers do; where
                        the annotation says `broken`, showing the contradiction is right
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from onrecord.model import Commitment, Document, Evidence, Move, Outcome, Relation, Statement, Status

Record = dict[str, Any]
Pair = tuple[str, str]  # report, key of the annotated commitment


class Resolved(Protocol):
    """What the scorer needs to know of a resolution."""

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The promises."""

    @property
    def forms(self) -> Mapping[tuple[str, str], str]:
        """(document, words as written) to actor id."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the program made of a dossier's reports.

    `status_on` gives the status of a commitment on a day; `moves_of` its moves, oldest first.
    """

    documents: Mapping[str, Document]  # report id to document
    resolution: Resolved
    statements: Mapping[str, Statement]
    evidence: Sequence[Evidence]
    status_on: Callable[[Commitment, date], Status]
    moves_of: Callable[[Commitment], Sequence[Move]]


def score_dossier(gold: Record, found: Found) -> Record:
    """The figures of a dossier, each between 0 and 1; under `counts` what they come from, under `parts` precision and
    recall where a figure is F1.
    """
    matched = Matched(gold, found)
    links = links_of(matched)
    named, stated = _actors(gold, found), b_cubed(matched.clusters())
    figures: Record = {"actors": named[2], "statements": stated[2]}
    figures |= _evidence(matched, links)
    figures["moved"] = _moved(matched)
    figures["status"] = _status(matched)
    figures["counts"] = matched.counts() | {"links": len(links)}
    figures["parts"] = {"actors": named[:2], "statements": stated[:2]}
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}


def b_cubed(items: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 (Bagga and Baldwin 1998) of items given as (annotated cluster, cluster found)."""
    pairs = list(items)
    both, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    if not pairs:
        return 0.0, 0.0, 0.0
    precision = sum(n * n / found[f] for (_, f), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


class Matched:
    """The annotated commitments and statements, and what was found for each.

    Attributes:
        keys: the annotated commitments by their keys.
        report_of: document id to report id.
        hits: (annotated commitment, number of its statement) to the statement found for it.
        key_of: commitment found to the annotated one that most of its statements agree with.
    """

    def __init__(self, gold: Record, found: Found) -> None:
        self.gold, self.found = gold, found
        self.keys: dict[str, Record] = {c["key"]: c for c in gold["commitments"]}
        self.report_of = {document.id: report for report, document in found.documents.items()}
        self.of_statement = {i: c.id for c in found.resolution.commitments for i in c.statements}
        self.by_id = {c.id: c for c in found.resolution.commitments}
        self.hits = self._hits()
        self.key_of = self._keys()

    def _hits(self) -> dict[tuple[str, int], str]:
        """(annotated commitment, number of its statement) to the statement found for it."""
        by_report: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.found.statements.values():
            by_report[self.report_of.get(statement.document, "")].append(statement)
        hits = {}
        for key, commitment in self.keys.items():
            for number, quoted in enumerate(commitment["statements"]):
                document = self.found.documents[quoted["report"]]
                start = document.text.find(quoted["quote"])
                end = start + len(quoted["quote"])
                fits = [(_fit(s, start, end), s.id) for s in by_report[quoted["report"]]]
                best = max(fits, default=(0.0, ""))
                if best[0] > 0:
                    hits[key, number] = best[1]
        return hits

    def _keys(self) -> dict[str, str]:
        """Commitment found to the annotated one that most of its statements agree with."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for (key, _), statement in self.hits.items():
            if statement in self.of_statement:
                votes[self.of_statement[statement]][key] += 1
        return {c: min(v.items(), key=lambda item: (-item[1], item[0]))[0] for c, v in votes.items()}

    def clusters(self) -> list[tuple[str, str]]:
        """Annotated and found cluster of each annotated statement that was found."""
        return [(key, self.of_statement.get(s, s)) for (key, _), s in self.hits.items()]

    def chosen(self, key: str) -> Commitment | None:
        """Of the commitments found for an annotated one, that which holds its first statement, else the largest."""
        mine = [self.by_id[c] for c, k in self.key_of.items() if k == key]
        first = self.of_statement.get(self.hits.get((key, 0), ""), "")
        return max(mine, key=lambda c: (c.id == first, len(c.statements), c.id), default=None)

    def counts(self) -> Record:
        """How many commitments and statements are annotated, and how many of them were found."""
        total = sum(len(c["statements"]) for c in self.keys.values())
        return {
            "commitments": len(self.keys),
            "commitments_found": len(set(self.key_of.values())),
            "statements": total,
            "statements_found": len(self.hits),
        }


def _fit(statement: Statement, start: int, end: int) -> float:
    """How well a statement found fits an annotated quotation: shared share of the action, a little for the sentence."""
    action, sentence = statement.action, statement.sentence
    shared = min(action.end, end) - max(action.start, start)
    if shared > 0:
        return 1 + 2 * shared / (action.end - action.start + end - start)
    return 0.5 if sentence.start <= start and end <= sentence.end else 0.0


def links_of(matched: Matched) -> dict[Pair, list[Evidence]]:
    """What was linked to annotated commitments, without mere repeats in a report that states the commitment."""
    stated = {(s["report"], key) for key, c in matched.keys.items() for s in c["statements"]}
    links: dict[Pair, list[Evidence]] = defaultdict(list)
    for piece in matched.found.evidence:
        key, report = matched.key_of.get(piece.commitment), matched.report_of.get(piece.span.document)
        if piece.linked and key and report:
            links[report, key].append(piece)
    annotated = annotated_pairs(matched.gold)
    return {
        pair: pieces
        for pair, pieces in links.items()
        if pair in annotated or pair not in stated or any(p.relation is not Relation.REPEAT for p in pieces)
    }


def annotated_pairs(gold: Record) -> dict[Pair, list[Record]]:
    """The annotated evidence by report and commitment."""
    pairs: dict[Pair, list[Record]] = defaultdict(list)
    for piece in gold["evidence"]:
        pairs[piece["report"], piece["commitment"]].append(piece)
    return pairs


def _evidence(matched: Matched, links: dict[Pair, list[Evidence]]) -> Record:
    annotated = annotated_pairs(matched.gold)
    right = [pair for pair in links if pair in annotated]
    tempting = {(n["report"], n["commitment"]) for n in matched.gold["not_evidence"]}
    taken = [p for p in tempting if any(is_wrong(e, annotated.get(p, [])) for e in links.get(p, []))]
    relations, bases = [], []
    for pair in right:
        for piece in links[pair]:
            relation, basis = agrees(piece, annotated[pair])
            relations.append(relation)
            bases.append(basis)
    return {
        "evidence_precision": _share(len(right), len(links)),
        "evidence_recall": _share(len(right), len(annotated)),
        "relation": _share(sum(relations), len(relations)),
        "basis": _share(sum(bases), len(bases)),
        "figures": _figures(links, annotated),
        "tempted": _share(len(taken), len(tempting)),
    }


def is_wrong(piece: Evidence, annotated: list[Record]) -> bool:
    """Whether a link of a tempting pair is a wrong one; where the pair is evidence as well, what agrees is right."""
    return piece.relation is not Relation.REPEAT and not agrees(piece, annotated)[0]


def agrees(piece: Evidence, annotated: list[Record]) -> tuple[bool, bool]:
    """Whether relation and basis are those of an annotation of the pair; a copy may also be called a repeat."""
    relation = [
        a for a in annotated if a["relation"] in {piece.relation, *([Relation.REPEAT] if piece.copy_of else [])}
    ]
    return bool(relation), any(a["basis"] == piece.basis for a in relation or annotated)


def _figures(links: dict[Pair, list[Evidence]], annotated: dict[Pair, list[Record]]) -> float:
    wanted = [(pair, a["figure"]["value"]) for pair in links for a in annotated.get(pair, []) if a["figure"]]
    hit = [value for pair, value in wanted if any(e.figure and e.figure.value == value for e in links[pair])]
    return _share(len(hit), len(wanted))


def moves(matched: Matched) -> Iterator[tuple[str, Record, bool]]:
    """Each annotated move with the key of its commitment, and whether it was found."""
    for key, commitment in matched.keys.items():
        chosen = matched.chosen(key)
        known = matched.found.moves_of(chosen) if chosen else ()
        for move in commitment["moved"]:
            told = matched.found.documents[move["report"]].day
            new_end = date.fromisoformat(move["new_end"]) if move["new_end"] else None
            yield key, move, any(m.told == told and m.new_end == new_end for m in known)


def _moved(matched: Matched) -> float:
    found = [hit for _, _, hit in moves(matched)]
    return _share(sum(found), len(found))


def _status(matched: Matched) -> float:
    right = 0
    for row in matched.gold["status"]:
        chosen = matched.chosen(row["commitment"])
        right += chosen is not None and status_agrees(matched, chosen, row)
    return _share(right, len(matched.gold["status"]))


def status_agrees(matched: Matched, commitment: Commitment, row: Record) -> bool:
    """Whether a commitment's status on the row's day is the annotated one."""
    as_of = date.fromisoformat(row["as_of"])
    seen = matched.found.status_on(commitment, as_of)
    if row["outcome"] == Outcome.BROKEN:
        return seen.contradicted or seen.outcome is Outcome.BROKEN
    deadline, overdue = as_dossiers_count(commitment, matched.found.moves_of(commitment), seen, as_of)
    mine = (deadline, overdue, seen.outcome, seen.basis)
    return mine == (row["deadline"], row["overdue_days"], row["outcome"], row["basis"])


def as_dossiers_count(
    commitment: Commitment, slipped: Sequence[Move], seen: Status, as_of: date
) -> tuple[str, int | None]:
    """The deadline's state and the days overdue, counted to the latest day told by then instead of the original."""
    told = [m for m in slipped if m.told <= as_of]
    end = told[-1].new_end if told else commitment.due_on(as_of)
    if end is None:
        return "none", None
    left = (end - as_of).days
    if left >= 0:
        return ("due soon" if left <= 30 else "upcoming"), None
    open_still = seen.outcome in {Outcome.NO_REPORT, Outcome.IN_PROGRESS}
    return ("overdue", -left) if open_still else ("passed with outcome", None)


def _actors(gold: Record, found: Found) -> tuple[float, float, float]:
    """Over every place where an annotated name stands as a whole; a name no actor was found for stands alone."""
    items: list[tuple[str, str]] = []
    owners = Counter(alias for actor in gold["actors"] for alias in actor["aliases"])
    for actor in gold["actors"]:
        for alias in actor["aliases"]:
            for report, document in found.documents.items():
                if owners[alias] == 1 and _stands_in(document.text, alias):
                    items.append((actor["key"], _actor_found(found, document, alias) or f"none: {report} {alias}"))
    return b_cubed(items)


def _stands_in(text: str, name: str) -> bool:
    """Whether a name stands in a text as a whole: "Australia" does not in "Australian"."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _actor_found(found: Found, document: Document, alias: str) -> str | None:
    """The actor for a name as written, with or without its article."""
    bare = alias.removeprefix("the ").removeprefix("The ")
    wanted = {alias.casefold(), bare.casefold()}
    forms = found.resolution.forms
    for form in (alias, bare, f"the {bare}", f"The {bare}"):
        if (document.id, form) in forms:
            return forms[document.id, form]
    return next((a for (d, form), a in forms.items() if d == document.id and form.casefold() in wanted), None)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
