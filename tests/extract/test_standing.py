"""Asking and ordering, told apart by who asks whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extract.standing import standing
from onrecord.model import Kind, Mention, Parsed

Read = Callable[[str], Parsed]
HEAD = "President Ines Harlow met Finance Minister Otto Lind in Lorn."


@pytest.mark.parametrize(
    ("before", "issuer", "asked", "kind"),
    [
        ("President Ines Harlow asked Otto Lind to ", "Ines Harlow", "Otto Lind", Kind.ORDER),
        ("I would like to ask you to complete the audit and ", "Ines Harlow", "Otto Lind", Kind.ORDER),
        ("Ines Harlow urged Otto Lind to ", "Ines Harlow", "Otto Lind", Kind.CALL),
        ("Ines Harlow asked parliament to ", "Ines Harlow", "the parliament", Kind.CALL),
        ("Otto Lind asked Ines Harlow to ", "Otto Lind", "Ines Harlow", Kind.CALL),
        ("The union asked Otto Lind to ", "union", "Otto Lind", Kind.CALL),
    ],
)
def test_a_head_of_state_who_asks_gives_an_order(before: str, issuer: str, asked: str, kind: Kind, read: Read) -> None:
    parsed = read(f"{HEAD} {before}publish the accounts.")
    assert standing(parsed, before, Kind.CALL, Mention(issuer), Mention(asked)) is kind


def test_who_asks_a_head_of_state_gives_no_order(read: Read) -> None:
    parsed = read(f"{HEAD} Otto Lind asked Ines Harlow to publish the accounts.")
    asked = standing(
        parsed, "Otto Lind asked Ines Harlow to ", Kind.ORDER, Mention("Otto Lind"), Mention("Ines Harlow")
    )
    assert asked is Kind.CALL
