"""What a person may choose on a screen, by key, and the decisions each choice makes.

The decisions' vocabulary is that of the stages that apply them: `resolve` (merge, split, reject, edit, accept) and
`follow` (link, unlink, verdict).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from starlette.datastructures import FormData

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.model import Basis, Decision, Outcome, Relation, content_id
from onrecord.web.desk.editing import corrections
from onrecord.web.desk.linking import link_of
from onrecord.web.desk.matter import Matter
from onrecord.web.labels import N_

LONGEST_WHY = 2000


@dataclass(frozen=True, slots=True)
class Acting:
    """Who decides, when, and on which day they read."""

    who: str
    when: datetime
    as_of: date


Made = list[Decision]
Maker = Callable[[Ledger, Matter, FormData, Acting], Made]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person may choose: its key, what it is called, where it is offered, what it makes."""

    name: str
    key: str
    label: str
    offered: Callable[[Matter], bool]
    make: Maker
    at_once: bool  # one key decides; else a form is filled in first


def decision(verb: str, subject: str, matter: Matter, acting: Acting, why: str = "", **fields: Any) -> Decision:
    """A decision with an id of its own.

    Args:
        verb: what is decided.
        subject: id of what it is decided on.
        matter: what was on the screen.
        acting: who decides, and when.
        why: the reason given.
        fields: `before` and `after` as mappings; `settles` False where the proposal stays open; `part` tells several
            decisions on one subject apart.
    """
    after = dict(fields.get("after", {}))
    if matter.proposal and matter.proposal.id != subject and fields.get("settles", True):
        after["proposal"] = matter.proposal.id
    ident = content_id("decision", verb, subject, acting.who, acting.when.isoformat(), fields.get("part", ""))
    before = tuple(fields.get("before", {}).items())
    return Decision(ident, verb, subject, acting.who, acting.when, why, before, tuple(after.items()))


def accept(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Accept what is proposed, as it is proposed."""
    why = reason(form)
    if matter.verb == "merge" and matter.proposal:
        return [decision("merge", matter.subject, matter, acting, why, after={"other": matter.proposal.other})]
    if matter.evidence:
        return [decision("link", matter.evidence.id, matter, acting, why, after=_about(matter))]
    return [decision("accept", _commitment(matter), matter, acting, why)]


def reject(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Refuse what is proposed; what that means depends on what it is."""
    why = reason(form)
    if matter.verb == "merge" and matter.proposal:
        return [decision("reject", matter.subject, matter, acting, why, after={"other": matter.proposal.other})]
    if matter.evidence:
        return [decision("unlink", matter.evidence.id, matter, acting, why, after=_about(matter))]
    if matter.verb == "verdict" and matter.proposal:
        return [decision("reject", matter.proposal.id, matter, acting, why)]
    before = {"action": matter.words} if matter.words else {}
    return [decision("reject", _commitment(matter), matter, acting, why, before=before)]


def edit(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Correct fields of the commitment; a proposed one is accepted with it."""
    side = matter.sides[0]
    before, after = corrections(ledger, side, form)
    if not after:
        raise UsageError("Nothing was changed.", "Change a field, or accept it as it is.")
    return [decision("edit", side.view.commitment.id, matter, acting, reason(form), before=before, after=after)]


def merge(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Say that two commitments, or two actors, are one."""
    other = str(form.get("other") or "") or (matter.proposal.other if matter.proposal else None)
    if not other:
        raise UsageError("It is not said with which one it is the same.", "Choose one, or give its id.")
    subject = matter.actors[0].actor.id if matter.actors else _commitment(matter)
    if matter.actors:
        other = ledger.actor(other, acting.as_of).actor.id
    else:
        other = ledger.commitment(other, acting.as_of).commitment.id
    if other == subject:
        raise UsageError("It cannot be merged with itself.")
    return [decision("merge", subject, matter, acting, reason(form), after={"other": other})]


def split(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Say that some statements are another commitment, or some names another actor."""
    parts = [str(part) for part in form.getlist("part")]
    if matter.actors:
        known, subject, field = [name.text for name in matter.actors[0].names], matter.actors[0].actor.id, "names"
    else:
        known, subject, field = list(matter.sides[0].view.commitment.statements), _commitment(matter), "statements"
    if not parts or not set(parts) < set(known):
        raise UsageError("A split takes some of the parts, and leaves some.", "Tick those that are something else.")
    return [decision("split", subject, matter, acting, reason(form), after={field: parts})]


def link(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Link evidence with what it says corrected, or a passage that the program did not propose."""
    after = {
        "relation": _one_of(Relation, form.get("relation")),
        "basis": _one_of((Basis.CLAIMED, Basis.REPORTED), form.get("basis")),
    }
    piece, fields = matter.evidence, _about(matter)
    if piece is None:
        assert matter.commitment is not None
        passage, relation = str(form.get("passage") or ""), Relation(after["relation"])
        piece = link_of(ledger, matter.commitment, passage, relation, acting.as_of)
        place = f"{piece.span.start}-{piece.span.end}"
        fields = {"commitment": piece.commitment, "document": piece.span.document, "place": place}
        fields["quote"] = piece.span.quote
    before = {"relation": str(piece.relation), "basis": str(piece.basis)} if matter.evidence else {}
    return [decision("link", piece.id, matter, acting, reason(form), before=before, after=fields | after)]


def verdict(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Rule on the outcome, from a day on."""
    view = matter.commitment
    assert view is not None
    since = str(form.get("since") or acting.as_of)
    try:
        date.fromisoformat(since)
    except ValueError as error:
        raise UsageError(f"{since!r} is not a day.", "Write it as 2021-11-01.") from error
    after = {"outcome": _one_of(Outcome, form.get("outcome")), "since": since}
    before = {"outcome": str(view.status.outcome), "basis": str(view.status.basis or "")}
    return [decision("verdict", view.commitment.id, matter, acting, reason(form), before=before, after=after)]


def topic(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """Say which topics the commitment belongs to, where that differs from what is proposed."""
    view = matter.commitment
    assert view is not None
    wanted = {str(slug) for slug in form.getlist("topic")}
    changed = [one.slug for one in ledger.topics() if (one.slug in wanted) != (one.slug in view.topics)]
    if not changed:
        raise UsageError("Nothing was changed.", "Tick or untick a topic.")
    ident, why = view.commitment.id, reason(form)
    fields = [(slug, {"topic": slug, "holds": slug in wanted}) for slug in changed]
    return [
        decision("topic", ident, matter, acting, why, after=after, part=slug, settles=False) for slug, after in fields
    ]


def reason(form: FormData) -> str:
    """Why, in the person's own words or one of the ready ones."""
    return str(form.get("why") or form.get("ready") or "").strip()[:LONGEST_WHY]


CHOICES = (
    Choice("accept", "a", N_("Accept"), lambda m: m.verb != "verdict" and m.proposal is not None, accept, True),
    Choice("edit", "e", N_("Edit"), lambda m: len(m.sides) == 1 and not m.evidence, edit, False),
    Choice("reject", "x", N_("Reject"), lambda m: bool(m.proposal or m.sides), reject, False),
    Choice("merge", "m", N_("Merge"), lambda m: not m.evidence and bool(m.sides or m.actors), merge, False),
    Choice("split", "s", N_("Split"), lambda m: splittable(m), split, False),
    Choice("link", "l", N_("Link"), lambda m: bool(m.evidence) or len(m.sides) == 1, link, False),
    Choice("verdict", "v", N_("Verdict"), lambda m: bool(m.sides), verdict, False),
    Choice("topic", "t", N_("Topics"), lambda m: len(m.sides) == 1 and not m.evidence, topic, False),
)
BY_NAME = {choice.name: choice for choice in CHOICES}
BULK = ("accept", "reject")


def splittable(matter: Matter) -> bool:
    """Whether there is more than one part to take apart."""
    if matter.actors:
        return len(matter.actors[0].names) > 1
    return bool(matter.sides) and len(matter.sides[0].view.statements) > 1


def offered(matter: Matter) -> tuple[Choice, ...]:
    """What may be chosen on this matter."""
    return tuple(choice for choice in CHOICES if choice.offered(matter))


def made(ledger: Ledger, matter: Matter, form: FormData, acting: Acting) -> Made:
    """The decisions that the choice in a form makes.

    Raises:
        UsageError: the choice is not offered here, or something in the form cannot be read.
    """
    choice = BY_NAME.get(str(form.get("choice")))
    if choice is None or not choice.offered(matter):
        raise UsageError("This cannot be chosen here.")
    return choice.make(ledger, matter, form, acting)


def _commitment(matter: Matter) -> str:
    if matter.sides:
        return matter.sides[0].view.commitment.id
    return matter.row.id if matter.row else matter.subject


def _about(matter: Matter) -> dict[str, Any]:
    """The commitment that evidence is about, so that whoever reads the decision finds it."""
    return {"commitment": matter.evidence.commitment} if matter.evidence else {}


def _one_of(known: Any, value: object) -> str:
    if value not in {str(one) for one in known}:
        raise UsageError(f"{value!r} cannot be chosen.", f"One of: {', '.join(map(str, known))}.")
    return str(value)
