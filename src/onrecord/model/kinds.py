"""The closed lists of words the ledger uses."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Who binds whom; the definitions stand in the annotation guidelines."""

    ORDER = "order"
    PLEDGE = "pledge"
    DECISION = "decision"
    PLAN = "plan"
    CALL = "call"


class Strength(StrEnum):
    """`firm`: a reader could check it. `soft`: an aspiration with no checkable action."""

    FIRM = "firm"
    SOFT = "soft"


class Relation(StrEnum):
    """What a later passage says of a commitment."""

    DONE = "done"
    PROGRESS = "progress"
    DELAY = "delay"
    CONTRADICTION = "contradiction"
    REPEAT = "repeat"


class Basis(StrEnum):
    """Whose word an outcome rests on."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    RULED = "ruled"


class DeadlineState(StrEnum):
    """Where a day stands against the original last day of a commitment."""

    NONE = "none"
    UPCOMING = "upcoming"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    PASSED = "passed with outcome"


class Outcome(StrEnum):
    """What is said to have come of a commitment."""

    NO_REPORT = "no report"
    IN_PROGRESS = "in progress"
    PARTLY_DONE = "partly done"
    DONE = "done"
    BROKEN = "broken"
    DROPPED = "dropped"
    SUPERSEDED = "superseded"


class ActorKind(StrEnum):
    """What sort of thing a name stands for; things of different sorts are never merged by spelling."""

    PERSON = "person"
    OFFICE = "office"
    BODY = "body"
    COUNTRY = "country"
    PLACE = "place"
