"""Evidence that a person pointed at: a passage the program did not link, as the decision to link it keeps it.

The decision holds the document, the place and the words; where a text came to be cleaned otherwise the words lead to
the place. A decision whose words stand nowhere, or that is on no commitment of the record, gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from onrecord.model import Basis, Decision, Document, Evidence, Reason, Relation, Span

VERB, MARK = "link", "quote"  # a decision to link that holds a quotation makes evidence; others confirm what is there


def ids_of(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the evidence that people's decisions make."""
    return frozenset(one.subject for one, _ in _pointing(decisions))


def documents_of(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the documents in which people pointed at passages."""
    return frozenset(str(after["document"]) for _, after in _pointing(decisions))


def pointed_out(
    decisions: Iterable[Decision],
    documents: Mapping[str, Document],
    present: Callable[[str], str],
    commitments: Collection[str],
) -> Iterator[Evidence]:
    """The evidence that people's decisions make.

    Args:
        decisions: those in force.
        documents: at least those that the decisions name.
        present: from any id of a commitment to the one it has now.
        commitments: ids of those on the record.
    """
    for one, after in _pointing(decisions):
        document, commitment = documents.get(str(after["document"])), present(str(after["commitment"]))
        span = document and _span(document, str(after[MARK]), str(after["place"]))
        if document and span and document.day and commitment in commitments:
            yield Evidence(
                one.subject,
                commitment,
                span,
                Relation(after["relation"]),
                Basis(after["basis"]),
                document.day,
                confidence=1.0,
                linked=True,
                reasons=(Reason("linked by a person", 0.0, one.who),),
            )


def _pointing(decisions: Iterable[Decision]) -> Iterator[tuple[Decision, dict[str, Any]]]:
    for one in decisions:
        after = dict(one.after)
        if one.verb == VERB and MARK in after:
            yield one, after


def _span(document: Document, quote: str, place: str) -> Span | None:
    """The words where they stood, else where they stand now if that is one place."""
    start = int(place.partition("-")[0])
    if document.text[start : start + len(quote)] != quote:
        start = document.text.find(quote)
        if start < 0 or document.text.count(quote) > 1:
            return None
    return document.span(start, start + len(quote))
