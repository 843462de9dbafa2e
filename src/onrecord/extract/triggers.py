"""The words that announce a commitment, as data: one row a way of binding somebody.

A row holds under a verb ("was told to draft"), a noun ("the order to draft") or an adjective ("ready to draft").
Each row carries an example whose bracketed stretch must be found under that row, and a counter-example that must
not be; both run as tests. To add one more way, add a row.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Kind


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way of binding somebody.

    Attributes:
        name: the first half of a rule's name, as in "instruct.passive".
        kind: who binds whom.
        verbs, nouns, adjectives: lemmas that carry it.
        weight: how far it is believed on its own, between 0 and 1.
        example: a sentence with the action in brackets.
        counter: a sentence in which the row must find nothing.
    """

    name: str
    kind: Kind
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    weight: float
    example: str
    counter: str


def _row(
    name: str,
    kind: Kind,
    weight: float,
    *,
    verbs: str = "",
    nouns: str = "",
    adjectives: str = "",
    example: str,
    counter: str,
) -> Trigger:
    by_verb, by_noun, by_adjective = (frozenset(w.split()) for w in (verbs, nouns, adjectives))
    return Trigger(name, kind, by_verb, by_noun, by_adjective, weight, example, counter)


TRIGGERS: tuple[Trigger, ...] = (
    _row(
        "instruct",
        Kind.ORDER,
        0.8,
        verbs="instruct order task direct require charge mandate oblige command entrust assign tell commission compel",
        nouns="instruction order directive task mandate requirement obligation duty assignment",
        adjectives="obliged obligated",
        example="The mayor instructed the water board to [repair the northern pumping station].",
        counter="The mayor praised the water board for its repairs.",
    ),
    _row(
        "prohibit",
        Kind.ORDER,
        0.6,
        verbs="prohibit forbid ban bar suspend block revoke",
        nouns="ban prohibition",
        example="The council forbids shops to [sell fireworks].",
        counter="Shops sell fireworks all year.",
    ),
    _row(
        "promise",
        Kind.PLEDGE,
        0.8,
        verbs="promise vow pledge commit undertake guarantee agree assure swear volunteer offer",
        nouns="promise vow pledge commitment guarantee assurance agreement undertaking oath offer",
        adjectives="committed",
        example="The railway promised to [refund every cancelled ticket].",
        counter="The railway refunded every cancelled ticket.",
    ),
    _row(
        "ready",
        Kind.PLEDGE,
        0.45,
        nouns="readiness willingness determination",
        adjectives="ready prepared willing determined",
        example="The bank said it was ready to [lend the town a further million].",
        counter="The bank lent the town a further million.",
    ),
    _row(
        "decide",
        Kind.DECISION,
        0.7,
        verbs="decide approve adopt rule resolve allocate authorize authorise vote grant ratify",
        nouns="decision ruling resolution approval authorization",
        example="The board decided to [close the old quarry].",
        counter="The board visited the old quarry.",
    ),
    _row(
        "plan",
        Kind.PLAN,
        0.65,
        verbs="plan intend aim schedule propose prepare slate mean seek want hope expect announce consider",
        nouns="plan intention intent aim goal objective proposal programme program aspiration wish desire",
        adjectives="due set scheduled slated expected",
        example="The museum plans to [open a second hall].",
        counter="The museum opened a second hall.",
    ),
    _row(
        "call",
        Kind.CALL,
        0.55,
        verbs="call urge ask recommend invite appeal request suggest advise demand encourage insist exhort implore beg",
        nouns="call appeal request recommendation invitation demand suggestion plea",
        example="The union urged employers to [raise the night allowance].",
        counter="The union met employers on Tuesday.",
    ),
    _row(
        "need",
        Kind.CALL,
        0.35,
        verbs="need",
        nouns="need necessity importance priority",
        adjectives="necessary important essential crucial vital imperative",
        example="It is necessary to [widen the harbour road].",
        counter="The harbour road is wide.",
    ),
)


@dataclass(frozen=True, slots=True)
class Modal:
    """An auxiliary that turns a clause into something still to be done."""

    name: str
    lemmas: frozenset[str]
    kind: Kind
    weight: float
    example: str
    counter: str


MODALS: tuple[Modal, ...] = (
    Modal(
        "shall",
        frozenset({"shall"}),
        Kind.ORDER,
        0.8,
        "The Secretary shall [submit a report to the Council].",
        "The Secretary submitted a report to the Council.",
    ),
    Modal(
        "must",
        frozenset({"must"}),
        Kind.ORDER,
        0.6,
        "Every dealer must [keep a record of sales].",
        "Every dealer kept a record of sales.",
    ),
    Modal(
        "will",
        frozenset({"will", "'ll", "’ll", "wo", "'l"}),
        Kind.PLEDGE,
        0.55,
        "We will [rebuild the bridge].",
        "We rebuilt the bridge.",
    ),
    Modal(
        "should",
        frozenset({"should", "ought"}),
        Kind.CALL,
        0.4,
        "The ministry should [publish the figures].",
        "The ministry published the figures.",
    ),
    Modal(
        "would",
        frozenset({"would", "'d", "’d"}),
        Kind.PLEDGE,
        0.35,
        "She said the firm would [hire forty drivers].",
        "She said the firm hired forty drivers.",
    ),
)


def _index(part: str) -> dict[str, Trigger]:
    return {lemma: row for row in reversed(TRIGGERS) for lemma in getattr(row, part)}


BY_VERB = _index("verbs")
BY_NOUN = _index("nouns")
BY_ADJECTIVE = _index("adjectives")
BY_MODAL = {lemma: row for row in MODALS for lemma in row.lemmas}
