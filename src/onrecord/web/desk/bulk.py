"""Accepting or rejecting everything that a filter shows: what that is, and the decisions it makes."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.views import Page, QueueItem
from onrecord.model import Decision, content_id
from onrecord.web.desk import choices
from onrecord.web.desk.matter import unopened


def to_decide(page: Page[QueueItem]) -> tuple[QueueItem, ...]:
    """What can be decided in bulk of what is shown: a verdict needs a ruling of its own."""
    return tuple(item for item in page.rows if item.proposal.verb != "verdict")


def seal_of(items: Sequence[QueueItem]) -> str:
    """What stands for exactly these items as they were reported, so that nothing else is decided in their place."""
    return content_id("bulk", *(f"{item.proposal.id}:{item.version}" for item in items))


def made(
    ledger: Ledger, items: Sequence[QueueItem], choice: str, form: FormData, acting: choices.Acting
) -> list[Decision]:
    """The decisions that accept or reject each of many proposals.

    Raises:
        UsageError: only accepting and rejecting can be done in bulk.
    """
    if choice not in choices.BULK:
        raise UsageError("All can only be accepted or rejected.")
    make = choices.BY_NAME[choice].make
    return [one for item in items for one in make(ledger, unopened(item), form, acting)]
