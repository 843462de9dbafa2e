"""Whose time it is: how strongly an expression of time belongs to one action among those of a sentence.

A table of named features, each giving a weight where it holds; the sum decides, and its parts are the explanation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.extract.when_not import SET_AHEAD
from onrecord.extract.when_view import View, ancestors, root_of
from onrecord.model import Span

THRESHOLD = 0.0
_CLAUSE = re.compile(r";|:|,\s+(?:and|but|while|whereas|so)\s+|\s(?:who|which|when|because|unless)\s")
_AND = re.compile(r"[\s,]*(?:and|or|as well as)?\s*(?:also\s*)?")
_AND_MODAL = re.compile(r"\band(?:\s+(?:shall|will|must|should))?,?\s*$")
_DUE_BEFORE = re.compile(r"\b(?:deadline|due date|due)\b[\s\w]{0,12}$", re.IGNORECASE)
_DUE_AFTER = re.compile(
    r"\s+(?:(?:was|is|has been|had been)\s+)?(?:set|fixed|named)?\s*(?:as\s+)?(?:the|a)\s+deadline\b"
)
_MOVES = frozenset("push postpone delay move put extend defer reschedule shift".split())
_SAYING = frozenset("say tell announce state declare explain add argue".split())
_HELD = frozenset("call hold convene".split())
_EVENTS = frozenset(
    "march rally congress meeting session sitting conference summit assembly forum ceremony hearing".split()
)
_FIRM = frozenset({"by", "within", "until", "before", "over"})


@dataclass(frozen=True)
class Bond:
    """An expression beside an action, with the other actions of the sentence."""

    view: View
    action: Span
    others: tuple[Span, ...]

    @property
    def inside(self) -> bool:
        """Whether it stands inside the action."""
        return self.action.start <= self.view.start and self.view.end <= self.action.end + 1

    @cached_property
    def root(self) -> int | None:
        """The word that governs the action."""
        return root_of(self.view.sentence, self.action)

    @cached_property
    def nearest(self) -> int | None:
        """The first governing word of any action that the expression hangs from."""
        roots = {root_of(self.view.sentence, s) for s in (self.action, *self.others)}
        return next((i for i in self.view.ancestors if i in roots), None)

    @property
    def between(self) -> str:
        """The text between expression and action."""
        text = self.view.document.text
        if self.view.start >= self.action.end:
            return text[self.action.end : self.view.start]
        return text[self.view.end : self.action.start] if self.view.end <= self.action.start else ""


def _inside(bond: Bond) -> bool:
    return bond.inside


def _inside_other(bond: Bond) -> bool:
    around = [o for o in bond.others if o.start <= bond.view.start and bond.view.end <= o.end]
    shared = _joined(bond) and all(
        bond.action.start < o.start and o.end <= bond.view.end + 1 for o in around
    )  # at the end of a row of actions
    return bool(around) and not bond.inside and not shared


def _hangs_from(bond: Bond) -> bool:
    return bond.root is not None and bond.nearest == bond.root


def _hangs_from_governor(bond: Bond) -> bool:
    """On the verb that orders or plans the action: "was told on 3 May to draft", "by May it must draft"."""
    if bond.root is None or bond.view.verb is None or bond.nearest is not None:
        return False
    return bond.view.verb in ancestors(bond.view.sentence.tokens, bond.root)


def _of_the_saying(bond: Bond) -> bool:
    """ "We would cut fares, she will tell the hall this morning": the time of the telling."""
    tokens, verb = bond.view.sentence.tokens, bond.view.verb
    if not _hangs_from_governor(bond) or verb is None or tokens[verb].lemma not in _SAYING:
        return False
    return bond.view.start > tokens[verb].start and bond.action.end <= tokens[verb].start


def _hangs_from_other(bond: Bond) -> bool:
    """On another action that does not share its verb phrase with this one."""
    if bond.inside or bond.root is None or bond.nearest in (None, bond.root):
        return False
    return not _one_phrase(bond, bond.root, bond.nearest)


def _one_phrase(bond: Bond, root: int, other: int | None) -> bool:
    """Whether two verbs are coordinated without a subject of the second one's own."""
    tokens = bond.view.sentence.tokens
    if other is None or _joined(bond):
        return True
    if other < root and not _leads(bond):
        return False  # "draft a law by June and open an office": the office has no time
    first, second = sorted((root, other))
    linked = first in ancestors(tokens, second)
    own = any(t.head == second and t.dep in ("nsubj", "nsubjpass") for t in tokens)
    return linked and tokens[second].dep in ("conj", "dep", "xcomp", "advcl", "acl") and not own


def _held_by_other(bond: Bond) -> bool:
    """ "open two offices and to report by May": the expression closes, opens or stands in another action alone."""
    if bond.inside or _leads(bond) or _joined(bond):
        return False
    text, view = bond.view.document.text, bond.view
    for other in bond.others:
        within = other.start <= view.start and view.end <= other.end
        closes = other.end <= view.start and len(text[other.end : view.start].split()) <= 2
        opens = view.end <= other.start and re.fullmatch(r"[\s,]*(?:to\s+)?", text[view.end : other.start])
        between = min(bond.action.end, view.start) <= other.start
        if (within or closes or opens) and (opens or between):
            return True
    return False


def _opens_next(bond: Bond) -> bool:
    """ "open an office and, by June, to report": what stands after "and" is the next action's."""
    text, view = bond.view.document.text, bond.view
    if bond.inside or not re.search(r"\band,?\s*$", text[bond.action.end : view.start]):
        return False
    return any(view.end <= o.start and re.fullmatch(r"[\s,]*(?:to\s+)?", text[view.end : o.start]) for o in bond.others)


def _opens_next_verb(bond: Bond) -> bool:
    """ "review the fees and shall, by June, file a report": the verb that follows has it, found as an action or not."""
    if bond.inside or bond.view.start < bond.action.end or not _AND_MODAL.search(bond.between):
        return False
    after = [t for t in bond.view.sentence.tokens if t.start >= bond.view.end and t.pos != "PUNCT" and t.tag != "TO"]
    return bool(after) and after[0].tag in ("VB", "VBP")


def _joined(bond: Bond) -> bool:
    """Whether nothing but "and" joins this action and those after it, up to the expression."""
    text = bond.view.document.text
    row = sorted([bond.action, *bond.others], key=lambda s: s.start)
    row = row[row.index(bond.action) :]
    return len(row) > 1 and all(
        _AND.fullmatch(text, one.end, two.start) for one, two in pairwise(row) if one.end <= two.start
    )


def _right_before(bond: Bond) -> bool:
    """Between an earlier action and this one, right before it: "…, and, within a year, to build"."""
    if bond.view.end > bond.action.start or _leads(bond):
        return False
    earlier = any(o.end <= bond.view.start for o in bond.others)
    return earlier and re.fullmatch(r"\W*(?:to\s+)?", bond.between) is not None


def _leads(bond: Bond) -> bool:
    """At the head of the sentence: it governs all that follows."""
    head = bond.view.document.text[bond.view.sentence.start : bond.view.start]
    words = len(re.findall(r"\w+", head))
    apart = words <= 2 or head.rstrip().endswith(",") or bond.view.after[:1] == ","
    if ";" in bond.between:
        return False  # "It has thirty days to appeal; the mayor said it would not"
    return words <= 6 and apart and all(bond.view.end <= a.start for a in (bond.action, *bond.others))


def _follows_directly(bond: Bond) -> bool:
    return bond.view.start >= bond.action.end and len(bond.between.split()) <= 2


def _other_between(bond: Bond) -> bool:
    low, high = sorted((bond.view.start, bond.action.start))
    return any(low < o.start < high for o in bond.others) and not _leads(bond) and not _joined(bond)


def _clause_between(bond: Bond) -> bool:
    return bool(_CLAUSE.search(bond.between)) and not _leads(bond)


def _subordinate(bond: Bond) -> bool:
    """In a relative clause that is not the action's own."""
    tokens = bond.view.sentence.tokens
    if bond.root is None or bond.view.verb is None or bond.view.verb == bond.root or bond.inside:
        return False
    return tokens[bond.view.verb].dep in ("relcl", "acl")


def _set_ahead_of_subject(bond: Bond) -> bool:
    """ "the system, which is due for release next summer, will include": set for its subject."""
    tokens, verb = bond.view.sentence.tokens, bond.view.verb
    if bond.inside or bond.root is None or verb is None or tokens[bond.root].lemma in _MOVES:
        return False  # "the vote, set for May, was put off to June"
    if tokens[verb].dep != "relcl" or tokens[verb].lemma not in SET_AHEAD:
        return False
    subject = tokens[verb].head
    above = (subject, *ancestors(tokens, subject))
    return any(tokens[i].dep in ("nsubj", "nsubjpass") and tokens[i].head == bond.root for i in above)


def _set_for_the_event(bond: Bond) -> bool:
    """ "join the march called for Saturday", "present it at a congress to be held in May"."""
    tokens, verb = bond.view.sentence.tokens, bond.view.verb
    if verb is None or tokens[verb].dep not in ("relcl", "acl") or tokens[verb].lemma not in SET_AHEAD | _HELD:
        return False
    head = tokens[tokens[verb].head]
    return head.lemma.lower() in _EVENTS and bond.action.start <= head.start < bond.action.end


def _told_of_subject(bond: Bond) -> bool:
    """ "the games, which take place every four years, will be held": a habit told in passing."""
    verb = bond.view.verb
    if bond.view.expression.recurrence is None or verb is None:
        return False
    return bond.view.sentence.tokens[verb].dep == "relcl"


def _in_a_reason(bond: Bond) -> bool:
    """ "I will not sign it, because it would be void by May": the time of the reason."""
    return bond.view.start >= bond.action.end and re.search(r"\bbecause\s", bond.between) is not None


def _on_next_verb(bond: Bond) -> bool:
    """ "build a mill and start work there in May": on a verb after the action, coordinated with it."""
    tokens, verb = bond.view.sentence.tokens, bond.view.verb
    if bond.inside or bond.root is None or verb is None or tokens[verb].start < bond.action.end or _firm(bond):
        return False  # "review the fees and file a report by June": both by June
    return tokens[verb].dep == "conj" and bond.root in ancestors(tokens, verb)


def _far(bond: Bond) -> bool:
    return len(bond.between) > 120 and not _leads(bond)


def _firm(bond: Bond) -> bool:
    return bond.view.expression.operator in _FIRM


def _has_end(bond: Bond) -> bool:
    return bond.view.expression.last is not None


def _called_deadline(bond: Bond) -> bool:
    told = bond.view.expression.text.lower()
    return "deadline" in told or bool(_DUE_BEFORE.search(bond.view.before) or _DUE_AFTER.match(bond.view.after))


def _vague(bond: Bond) -> bool:
    return bond.view.expression.operator in ("vague", "lasting") or bond.view.expression.grain == "vague"


def _earlier_than_action(bond: Bond) -> bool:
    return bond.view.end <= bond.action.start and not _leads(bond)


FEATURES: tuple[tuple[str, float, Callable[[Bond], bool]], ...] = (
    ("inside the action", 2.5, _inside),
    ("inside another action", -2.5, _inside_other),
    ("hangs from the action", 2.0, _hangs_from),
    ("hangs from what governs the action", 1.0, _hangs_from_governor),
    ("of the saying", -5.0, _of_the_saying),
    ("hangs from another action", -2.5, _hangs_from_other),
    ("set ahead of the subject", 2.0, _set_ahead_of_subject),
    ("held by another action", -3.5, _held_by_other),
    ("opens the next action", -2.0, _opens_next),
    ("opens the next verb", -6.0, _opens_next_verb),
    ("leads the sentence", 2.0, _leads),
    ("follows directly", 1.5, _follows_directly),
    ("another action lies between", -1.0, _other_between),
    ("a clause begins between", -1.5, _clause_between),
    ("in a clause of its own", -2.0, _subordinate),
    ("set for the event", 3.5, _set_for_the_event),
    ("a habit told in passing", -4.0, _told_of_subject),
    ("in a reason", -5.0, _in_a_reason),
    ("on the next verb", -3.5, _on_next_verb),
    ("right before the action", 3.2, _right_before),
    ("far away", -1.0, _far),
    ("by, within, until", 0.8, _firm),
    ("has a last day", 0.7, _has_end),
    ("called a deadline", 3.0, _called_deadline),
    ("no day is told", -1.2, _vague),
    ("before the action", -0.3, _earlier_than_action),
)


def weigh(view: View, action: Span, others: Sequence[Span]) -> tuple[float, tuple[str, ...]]:
    """How strongly an expression belongs to an action, and the features that say so."""
    bond = Bond(view, action, tuple(others))
    held = [(name, weight) for name, weight, test in FEATURES if test(bond)]
    return sum(w for _, w in held), tuple(n for n, _ in held)
