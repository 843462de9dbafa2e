"""Acts named ahead of them and told as done, by whatever word."""

import pytest

from onrecord.follow.acts import Act, acts, acts_told


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.sign.name)
def test_an_act_is_told_by_its_telling_alone(act: Act) -> None:
    assert act.sign in {cue.rule for cue in acts_told(act.example, act.sign.example)}
    assert act.sign not in {cue.rule for cue in acts_told(act.example, act.sign.counter)}


@pytest.mark.parametrize(
    "told",
    [
        "The ferry was to have been delivered in May.",
        "The yard has not yet delivered the ferry.",
        "The ferry is being delivered.",
        "Nobody will pay until the ferry has arrived.",
        "The union agreed on condition that the ferry arrived first.",
    ],
)
def test_what_was_only_to_be_or_is_supposed_is_not_told_as_done(told: str) -> None:
    assert not list(acts_told("deliver the ferry", told))
