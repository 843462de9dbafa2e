"""Every sign holds for its example and not for its counter-example."""

import pytest

from onrecord.follow.cues import Rule, cues_in, rules
from onrecord.model import Relation


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.name)
def test_a_sign_holds_for_its_example_alone(rule: Rule) -> None:
    assert any(cue.rule.relation is rule.relation for cue in cues_in(rule.example))
    assert rule.pattern.search(rule.example)
    assert not rule.pattern.search(rule.counter)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("The bridge has been built.", ["done"]),
        ("The bridge has not been built.", ["contradiction"]),
        ("The bridge will be built.", []),
        ("The bridge should have been built by now.", []),
        ("The bridge is being built.", ["progress"]),
        ("The bridge has yet to be built.", ["delay"]),
        ("The bridge will not be ready by 2031.", ["delay"]),
        ("The government has abandoned the bridge.", ["contradiction"]),
        ("The promise of three bridges has been kept.", ["done"]),
        ("She did not keep her promise of three bridges.", ["contradiction"]),
        ("Two of the best bridges are old.", []),
        ("The plan for a bridge has been put aside.", ["contradiction"]),
        ("The limit on bridges will not take effect.", ["contradiction"]),
        ("The old scheme has given way to a tunnel.", ["contradiction"]),
        ("The council stepped back from its promise of a bridge.", ["contradiction"]),
        ("The commitment would not be met on time.", ["delay"]),
        ("They agreed to push the deadline for it to March.", ["delay"]),
        ("The council is giving itself an extra year.", ["delay"]),
        ("The bridge will fall far short of that number.", ["delay"]),
        ("Delivery of the first span is still planned for 2031.", ["repeat"]),
        ("The bridge opened to traffic this morning.", ["done"]),
        ("The bridge is to be opened to traffic this year.", []),
        ("The bridge will not be ready for traffic on 27 May.", ["delay"]),
        ("She will not be captain of the ferry.", []),
    ],
)
def test_what_lies_ahead_or_is_denied_is_not_done(text: str, relations: list[str]) -> None:
    assert [cue.rule.relation for cue in cues_in(text)] == [Relation(r) for r in relations]
