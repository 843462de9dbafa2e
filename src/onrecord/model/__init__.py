"""The values that move between stages.

All are frozen. They hold no behaviour beyond their own invariants; what a value means is decided by the
stage that makes it. Days are `datetime.date`, inclusive at both ends; offsets are characters (code points),
half-open, into `Document.text`.
"""

from onrecord.model.kinds import (
    ActorKind,
    Basis,
    DeadlineState,
    Kind,
    Outcome,
    Relation,
    Strength,
)
from onrecord.model.reading import (
    Anchor,
    Mention,
    Parsed,
    Quotation,
    Reading,
    Reason,
    Sentence,
    Statement,
    Target,
    Timeframe,
    Token,
)
from onrecord.model.record import (
    Actor,
    Commitment,
    Decision,
    Evidence,
    Figure,
    Move,
    Name,
    Office,
    Proposal,
    Standing,
    Status,
)
from onrecord.model.shelf import Shelf
from onrecord.model.source import (
    LANGUAGES_READ,
    Block,
    Capture,
    Document,
    Issue,
    Published,
    Span,
    content_id,
)

__all__ = [
    "LANGUAGES_READ",
    "Actor",
    "ActorKind",
    "Anchor",
    "Basis",
    "Block",
    "Capture",
    "Commitment",
    "DeadlineState",
    "Decision",
    "Document",
    "Evidence",
    "Figure",
    "Issue",
    "Kind",
    "Mention",
    "Move",
    "Name",
    "Office",
    "Outcome",
    "Parsed",
    "Proposal",
    "Published",
    "Quotation",
    "Reading",
    "Reason",
    "Relation",
    "Sentence",
    "Shelf",
    "Span",
    "Standing",
    "Statement",
    "Status",
    "Strength",
    "Target",
    "Timeframe",
    "Token",
    "content_id",
]
