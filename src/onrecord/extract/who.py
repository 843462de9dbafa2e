"""Who undertook, ordered or called, and who must act.

Candidates come from the syntax and the discourse around the action (`who_candidates`); a small trained model chooses
among them and nobody (`who_rank`). One more way to find an actor is a generator in `who_generators.GENERATORS`,
after which `scripts/train_who.py` makes the weights anew.
"""

from __future__ import annotations

from collections.abc import Set

from onrecord.extract.who_candidates import candidates
from onrecord.extract.who_rank import choose
from onrecord.extract.who_resolve import modal
from onrecord.extract.who_scene import Scene, scene_of
from onrecord.model import Kind, Mention, Parsed, Sentence, Span


def issuer_for(parsed: Parsed, sentence: Sentence, action: Span, kind: Kind) -> Mention | None:
    """Who undertook, ordered, decided or called, resolved inside the document; None where the text leaves it open.

    Args:
        parsed: the whole document read.
        sentence: the sentence the action stands in, with its tokens.
        action: the verbatim stretch that says what is to be done.
        kind: who binds whom.
    """
    scene = scene_of(parsed, sentence, action, kind)
    found = candidates(scene)
    if kind is Kind.ORDER:
        found = [one for one in found if not _is_bound(scene, one.features)]
    return choose(found, "issuer").mention


_RULES = frozenset({"authority", "binder", "speaker.turn", "speaker.direct", "speaker.indirect", "own.agent.passive"})


def _is_bound(scene: Scene, features: Set[str]) -> bool:
    """Whether somebody is the one who "is to", "must" or "was told to" act, and nothing says that he rules."""
    if "actor" not in features or features & _RULES:
        return False
    told = any(f in features for f in ("gov1.subject.passive", "gov2.subject.passive"))
    return told or _has_duty(scene)


def _has_duty(scene: Scene) -> bool:
    """Whether the action stands under "shall", "must", "is to" or "has to"."""
    if scene.head is None:
        return False
    helper, governor = modal(scene, scene.head), next(scene.tree.governors(scene.head), None)
    under = governor is not None and scene.tree.tokens[governor].lemma in ("be", "have")
    return helper in ("shall", "must") or (helper == "to" and under)


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
    scene = scene_of(parsed, sentence, action, kind)
    return choose(candidates(scene, issuer, for_responsible=True), "responsible").mention
