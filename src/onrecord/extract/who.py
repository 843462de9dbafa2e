"""Who undertook, ordered or called, and who must act. First form: signatures; rules follow."""

from __future__ import annotations

from onrecord.model import Kind, Mention, Parsed, Sentence, Span


def issuer_for(parsed: Parsed, sentence: Sentence, action: Span, kind: Kind) -> Mention | None:
    """Who undertook, ordered, decided or called: resolved inside the document; None where the text leaves it open.

    Args:
        parsed: the whole document read.
        sentence: the (parsed) sentence the action stands in.
        action: the verbatim stretch that says what is to be done.
        kind: who binds whom.
    """
    return None


def responsible_for(
    parsed: Parsed, sentence: Sentence, action: Span, kind: Kind, issuer: Mention | None = None
) -> Mention | None:
    """Who must act: a name resolved inside the document, or the description used; None where left open."""
    return None
