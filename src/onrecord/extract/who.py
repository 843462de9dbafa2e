"""Who undertook, ordered or called, and who must act.

Candidates come from the syntax and the discourse around the action (`who_candidates`); a small trained model chooses
among them and nobody (`who_rank`). One more way to find an actor is a generator in `who_candidates.GENERATORS`,
after which `scripts/train_who.py` makes the weights anew.
"""

from __future__ import annotations

from onrecord.extract.who_candidates import candidates
from onrecord.extract.who_rank import choose
from onrecord.extract.who_scene import Scene, story_of
from onrecord.model import Kind, Mention, Parsed, Sentence, Span


def issuer_for(parsed: Parsed, sentence: Sentence, action: Span, kind: Kind) -> Mention | None:
    """Who undertook, ordered, decided or called, resolved inside the document; None where the text leaves it open.

    Args:
        parsed: the whole document read.
        sentence: the sentence the action stands in, with its tokens.
        action: the verbatim stretch that says what is to be done.
        kind: who binds whom.
    """
    return choose(candidates(Scene(story_of(parsed), sentence, action, kind)), "issuer").mention


def responsible_for(
    parsed: Parsed, sentence: Sentence, action: Span, kind: Kind, issuer: Mention | None = None
) -> Mention | None:
    """Who must act: a name resolved inside the document, or the description used; None where left open.

    Args:
        parsed: the whole document read.
        sentence: the sentence the action stands in, with its tokens.
        action: the verbatim stretch that says what is to be done.
        kind: who binds whom.
        issuer: what `issuer_for` gave.
    """
    scene = Scene(story_of(parsed), sentence, action, kind)
    return choose(candidates(scene, issuer, for_responsible=True), "responsible").mention
