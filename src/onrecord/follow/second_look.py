"""A second look at what the signs alone do not link: the same features and more, by weights learned from dossiers.

Where a later story is not linked to a commitment by the weights of `bearing`, the signs in it are weighed once more:
by all that was said with the commitment and by the names in common. The weights are rows of `data/second_look.tsv`,
made by `scripts/train_second_look.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from onrecord.follow.bearing import LINKED, Seen, confidence, reasons_for, values_of
from onrecord.follow.drafts import Draft, Glance, draft_of
from onrecord.follow.restated import UNSAID

SURE = 0.75  # confidence from which a second look links
OWN = 0.1  # share of the words of the action that must stand in the sentence, where no number of it does
MUCH = 4.0  # weight of words or names in common from which more of them say no more


@cache
def weights() -> Mapping[str, float]:
    """What each feature adds."""
    table = resources.files("onrecord.follow").joinpath("data/second_look.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def looked_again(drafts: Sequence[Draft], glances: Iterable[Glance]) -> list[Draft]:
    """What one story tells, with what a second look links: the surest passage for a commitment not linked before.

    Args:
        drafts: what the signs say, linked or possible.
        glances: everything that the story's passages may say.
    """
    linked = {d.case.commitment.id for d in drafts if d.confidence >= LINKED}
    found: dict[str, Draft] = {}
    for glance in glances:
        identifier = glance.case.commitment.id
        if identifier in linked or glance.case.stated.get(glance.passage.story.document):
            continue
        draft = _looked(glance)
        if draft and (identifier not in found or draft.confidence > found[identifier].confidence):
            found[identifier] = draft
    return [*(d for d in drafts if d.case.commitment.id not in found), *found.values()]


def _looked(glance: Glance) -> Draft | None:
    """A sign weighed again, where it is sure; what gives no sign may bear on a commitment, but nothing says how."""
    match = glance.seen.match
    if glance.finding.cue.rule is UNSAID or not (match.own >= OWN or match.number or match.series):
        return None
    reasons = reasons_for(glance.seen, features(glance.seen), weights())
    sure = confidence(reasons, weights())
    return draft_of(glance, glance.finding, sure, reasons) if sure >= SURE else None


def features(seen: Seen) -> dict[str, float]:
    """Those of a first look, and how much of all said with the commitment is told."""
    m = seen.match
    return values_of(seen) | {
        "whatever was said with it, in the sentence": min(MUCH, m.said),
        "whatever was said with it, in the story": m.told,
        "names said with it, in the sentence": min(MUCH, m.named),
        "names said with it, beside it or at the top": min(MUCH, m.named_near),
        "names said with it, in the story": min(MUCH, m.named_story),
        "no sign of an outcome": float(seen.cue.rule is UNSAID),
    }
