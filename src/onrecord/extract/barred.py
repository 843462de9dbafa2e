"""What is no commitment however it is worded, as data: a candidate for which a row holds is never chosen.

Each row carries an example whose bracketed stretch must be barred and a counter-example in which nothing may be. To
add a row, measure first: over the annotated documents it should bar a wrong candidate four times in five.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Frame, Tree, is_passive
from onrecord.extract.context import Setting
from onrecord.extract.triggers import BY_VERB
from onrecord.extract.who_people import is_animate
from onrecord.model import Token


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with a verb of its own, as the rows look at it."""

    setting: Setting
    candidate: Candidate
    tree: Tree
    frame: Frame

    @property
    def head(self) -> Token:
        """Its verb."""
        return self.tree.tokens[self.frame.head]

    @property
    def over(self) -> Token:
        """What its verb hangs on."""
        return self.tree.tokens[self.head.head]

    def helpers(self, index: int) -> set[str]:
        """The auxiliaries of a verb, in small letters."""
        return {t.text.lower() for t in self.tree.helpers(index)}

    def sentence(self) -> str:
        """The words of its sentence."""
        sentence = self.setting.parsed.sentences[self.candidate.sentence]
        return self.setting.parsed.document.text[sentence.start : sentence.end]

    def before(self) -> str:
        """Up to 80 characters of its sentence before it."""
        start = self.setting.parsed.sentences[self.candidate.sentence].start
        return self.setting.parsed.document.text[max(start, self.candidate.start - 80) : self.candidate.start]

    def subject(self) -> Token | None:
        """Its subject, or that of what it hangs on where it has none."""
        at = self.frame.subject
        if at is None and self.head.dep in ("xcomp", "ccomp"):
            at = self.tree.child(self.head.head, frozenset({"nsubj", "nsubjpass"}))
        return None if at is None else self.tree.tokens[at]


@dataclass(frozen=True, slots=True)
class Bar:
    """One reason why a candidate is none."""

    name: str
    holds: Callable[[Seen], bool]
    example: str
    counter: str


_POSSIBLY = frozenset({"may", "might", "could"})
_FUTURE = frozenset({"will", "would", "shall", "should", "must", "may", "'ll", "’ll"})
_BYGONE = re.compile(
    r"\b(?:last (?:year|week|month|night|spring|summer|autumn|winter|\w+day)|yesterday|already|previously|"
    r"\w+ (?:days?|weeks?|months?|years?) ago)\b",
    re.I,
)
_SAVING = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)]\W*)?(?:nothing (?:in|contained)\b|(?:this|the present) (?:order|decree|resolution|law|act|"
    r"regulation|decision|memorandum|agreement) (?:(?:is|does) (?:not\b|intended only)|shall be (?:implemented|"
    r"construed|interpreted))|[“\"][^”\"]{2,60}[”\"] (?:means?|includes?|refers?|has the meaning))",
    re.I,
)
_FORETELLS = frozenset("expect forecast predict project estimate anticipate fear".split())
_FIGURES = frozenset(
    "cost use rise fall grow increase decrease decline drop reach hit total exceed account draw attract sell be have "
    "last".split()
)
_EFFECTS = frozenset("allow enable make help lead mean bring cause prevent encourage".split())
_TELLS = frozenset("add cite mention note repeat remind recall stress emphasize emphasise say point list quote".split())
_ABLE = re.compile(r"\b(?:un)?(?:able|possible|likely|opportunity|chance|ability)\s+to\s+(?:\w+ly\s+)?$", re.I)
_FEARED = re.compile(r"\b(?:fear(?:s|ed|ing)?|forecast(?:s|ed|ing|ers)?|predict\w*)\b(?! and\b)[^.;,]{0,60}$", re.I)
_UPWARDS = frozenset({"xcomp", "conj", "dobj"})


def _told_as_over(seen: Seen) -> bool:
    """Deciding and ordering may be told so, what they bind to is still to be done; they are no deeds in this sense."""
    tells = any(seen.tree.tokens[c].dep in ("xcomp", "ccomp") for c in seen.tree.children[seen.frame.head])
    if tells or seen.head.lemma.lower() in BY_VERB:
        return False
    helpers = seen.helpers(seen.frame.head)
    if helpers & {"has", "have", "had"}:
        return seen.head.dep != "advcl" and not helpers & _FUTURE
    return seen.head.tag == "VBD" and _BYGONE.search(seen.sentence()) is not None


def _is_left_open(seen: Seen) -> bool:
    """Under a bare "may": whoever may, need not; "may not" forbids, and what is asked for is asked for."""
    at = seen.frame.head
    for _ in range(3):
        token = seen.tree.tokens[at]
        if seen.helpers(at) & _POSSIBLY:
            refused = any(seen.tree.tokens[c].dep == "neg" for c in seen.tree.children[at])
            return not refused and token.dep not in ("ccomp", "advcl") and not _denied_subject(seen.tree, at)
        if token.dep not in _UPWARDS:
            return False
        at = token.head
    return False


def _denied_subject(tree: Tree, index: int) -> bool:
    subject = tree.child(index, frozenset({"nsubj", "nsubjpass"}))
    return subject is not None and tree.tokens[tree.left[subject]].text.lower() in ("no", "nobody", "none", "neither")


def _is_foretold(seen: Seen) -> bool:
    """What a thing "is expected to" cost or reach; what is expected to be opened is planned by somebody."""
    tree, at = seen.tree, seen.frame.head
    if seen.head.dep == "xcomp":
        at = seen.head.head
    else:
        below = tree.child(at, frozenset({"xcomp"}))
        if below is None or tree.tokens[below].lemma.lower() not in _FIGURES:
            return False
    subject = seen.subject()
    if tree.tokens[at].lemma.lower() not in _FORETELLS or subject is None or not is_passive(tree, at):
        return False
    return not (subject.entity in ("PERSON", "ORG") or subject.pos == "PRON" or is_animate(subject.text.lower()))


def _is_an_effect(seen: Seen) -> bool:
    subject = seen.frame.subject
    if subject is None or seen.head.lemma.lower() not in _EFFECTS:
        return False
    return seen.tree.tokens[subject].text.lower() in ("this", "that", "which", "these")


def _is_mere_talk(seen: Seen) -> bool:
    subject = seen.frame.subject
    if subject is None or seen.tree.tokens[subject].text.lower() not in ("i", "we"):
        return False
    return seen.head.lemma.lower() in _TELLS and bool(seen.frame.modal)


def _names_no_deed(seen: Seen) -> bool:
    """The one who is told or asked, or what is yet to happen to it, taken for the deed."""
    if not seen.frame.construction.endswith(" object"):
        return False
    addressed = is_animate(seen.head.text.lower()) and seen.head.dep in ("dobj", "pobj")
    return addressed or (seen.head.dep == "nsubjpass" and seen.frame.trigger != "decide")


def _comes_first(seen: Seen) -> bool:
    """ "In carrying out its duties, the board shall …": what is done elsewhere."""
    return (
        seen.head.dep == "pcomp"
        and seen.over.text.lower() in ("in", "after", "before", "of")
        and (seen.tree.left[seen.head.head] == 0 and seen.over.head > seen.frame.head)
    )


def _is_a_chance(seen: Seen) -> bool:
    return _ABLE.search(seen.before()) is not None


def _was_forced(seen: Seen) -> bool:
    """ "Had to", "has yet to": what was done under pressure, what has not come."""
    had = seen.frame.modal == "have to" and seen.head.dep == "xcomp" and seen.over.tag == "VBD"
    return had or seen.before().lower().endswith("yet to ")


def _is_another_s_forecast(seen: Seen) -> bool:
    """Under a fear or a prediction; or expected of somebody else: "she expects the case to be settled"."""
    if _FEARED.search(seen.before()):
        return True
    own = seen.tree.child(seen.frame.head, frozenset({"nsubj", "nsubjpass"}))
    expects = seen.over.lemma.lower() == "expect" and not is_passive(seen.tree, seen.head.head)
    return seen.head.dep == "ccomp" and expects and own is not None


def _goes_along(seen: Seen) -> bool:
    return seen.head.dep == "advcl" and seen.head.tag == "VBG" and seen.head.lemma.lower() in _EFFECTS | _TELLS


def _is_supposed(seen: Seen) -> bool:
    """ "Should the court refuse, …": a condition or a question by the order of its words."""
    tokens, subject = seen.tree.tokens, seen.frame.subject
    helper = next((c for c in seen.tree.children[seen.frame.head] if tokens[c].text.lower() == "should"), None)
    return helper is not None and subject is not None and helper < seen.tree.left[subject]


BARS: tuple[Bar, ...] = (
    Bar(
        "saving clause or definition",
        lambda seen: _SAVING.search(seen.sentence()) is not None,
        "This order is intended only to [improve the management of the harbours].",
        "This order requires the harbours to improve their management.",
    ),
    Bar(
        "told as over",
        _told_as_over,
        "The railway has [refunded every ticket].",
        "The railway will have refunded every ticket by May.",
    ),
    Bar(
        "permission or possibility",
        _is_left_open,
        "The chairman may [name a deputy from the staff].",
        "No member may name a deputy from the staff.",
    ),
    Bar(
        "forecast of a thing",
        _is_foretold,
        "The storm is expected to [reach the coast by Monday].",
        "The council is expected to open the bridge by Monday.",
    ),
    Bar(
        "chance or ability",
        _is_a_chance,
        "Soon you will be able to [buy tickets on the ferry].",
        "Soon we will begin to sell tickets on the ferry.",
    ),
    Bar(
        "had to, yet to",
        _was_forced,
        "The board has yet to [name a director].",
        "The board has to name a director.",
    ),
    Bar(
        "fear or forecast",
        _is_another_s_forecast,
        "The raid prompted fears that the rebels would [strike the port].",
        "The council said that the crews would mend the port.",
    ),
    Bar(
        "goes along with the deed",
        _goes_along,
        "The bank will lend ten million, [bringing the total to ninety million].",
        "The bank plans on bringing ten million to the port.",
    ),
    Bar(
        "supposed or asked",
        _is_supposed,
        "Should the court [refuse the appeal], the port will close.",
        "The court should refuse the appeal.",
    ),
    Bar(
        "effect of what is done",
        _is_an_effect,
        "This will [allow farmers to sell their milk abroad].",
        "The ministry will allow farmers to sell their milk abroad.",
    ),
    Bar(
        "manner of speaking",
        _is_mere_talk,
        "I would [add that the dam was built in time].",
        "We will build the dam in time.",
    ),
    Bar(
        "no deed",
        _names_no_deed,
        "The mayor appealed to [all residents of the port].",
        "The mayor called for the repair of the port.",
    ),
    Bar(
        "said in passing before the deed",
        _comes_first,
        "In [carrying out its duties], the board shall consult the unions.",
        "The board shall carry out its duties.",
    ),
)


def bar_of(setting: Setting, candidate: Candidate) -> Bar | None:
    """The first row that holds for a candidate; None where none does, or where it has no verb to judge by."""
    tree = setting.trees[candidate.sentence]
    if candidate.frame is None or tree is None:
        return None
    seen = Seen(setting, candidate, tree, candidate.frame)
    return next((bar for bar in BARS if bar.holds(seen)), None)


def barred(setting: Setting, candidates: Sequence[Candidate]) -> set[tuple[int, int]]:
    """The stretches that are barred; one without a verb of its own fares as what begins where it does."""
    found = [c for c in candidates if bar_of(setting, c) is not None]
    begun = {c.start for c in found if c.cut in ("phrase", "verb", "clause")}
    alike = [c for c in candidates if c.frame is None and (c.start in begun or _is_scrap(setting, c))]
    return {(c.start, c.end) for c in (*found, *alike)}


def _is_scrap(setting: Setting, candidate: Candidate) -> bool:
    """Whether a stretch of the tagger's own has no verb and begins with a preposition, or is a mere name."""
    tokens = setting.parsed.sentences[candidate.sentence].tokens
    own = [t for t in tokens if candidate.start <= t.start < candidate.end]
    if not own or any(t.pos in ("VERB", "AUX") for t in own):
        return False
    return (own[0].pos == "ADP" and own[0].text.lower() != "to") or all(t.pos == "PROPN" for t in own)
