"""What the values of the ledger are called on the pages, as messages a catalogue can translate."""

from __future__ import annotations

from onrecord.ledger.views import ActorRef, Row
from onrecord.model import DeadlineState, Status
from onrecord.web.language import Language


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a message for the catalogue without translating it yet."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message with a number for the catalogue without translating it yet."""
    return singular, plural


LABELS: dict[str, dict[str, str]] = {
    "kind": {
        "order": N_("order"),
        "pledge": N_("pledge"),
        "decision": N_("decision"),
        "plan": N_("plan"),
        "call": N_("call"),
    },
    "strength": {"firm": N_("firm"), "soft": N_("soft")},
    "state": {
        "none": N_("no deadline"),
        "upcoming": N_("upcoming"),
        "due soon": N_("due soon"),
        "overdue": N_("overdue"),
        "passed with outcome": N_("passed with outcome"),
    },
    "outcome": {
        "no report": N_("no report"),
        "in progress": N_("in progress"),
        "partly done": N_("partly done"),
        "done": N_("done"),
        "broken": N_("broken"),
        "dropped": N_("dropped"),
        "superseded": N_("superseded"),
    },
    "basis": {"claimed": N_("claimed"), "reported": N_("reported"), "ruled": N_("ruled")},
    "relation": {
        "done": N_("says it is done"),
        "progress": N_("reports progress"),
        "delay": N_("reports a delay"),
        "contradiction": N_("speaks against it"),
        "repeat": N_("repeats it"),
    },
    "actor kind": {
        "person": N_("person"),
        "office": N_("office"),
        "body": N_("body"),
        "country": N_("country"),
        "place": N_("place"),
    },
    "field": {
        "words": N_("Words"),
        "actor": N_("Actor"),
        "issuer": N_("Issued by"),
        "responsible": N_("Responsible"),
        "kind": N_("Kind"),
        "strength": N_("Strength"),
        "state": N_("Deadline"),
        "outcome": N_("Outcome"),
        "basis": N_("On whose word"),
        "topic": N_("Topic"),
        "outlet": N_("Outlet"),
        "source": N_("Source"),
        "due_within": N_("Due within days"),
        "due_from": N_("Due from"),
        "due_to": N_("Due until"),
        "stated_from": N_("Stated from"),
        "stated_to": N_("Stated until"),
        "moved": N_("Moved"),
        "contradicted": N_("Contradicted"),
        "sort": N_("Order"),
    },
    "sort": {
        "due": N_("soonest deadline first"),
        "latest due": N_("latest deadline first"),
        "newest": N_("newest first"),
        "oldest": N_("oldest first"),
        "confidence": N_("most certain first"),
        "action": N_("by its words"),
    },
    "yes": {"yes": N_("yes"), "no": N_("no")},
    "reason": {
        "teaser": N_("teaser for another story"),
        "navigation": N_("navigation"),
        "caption": N_("picture caption"),
        "credit": N_("credit"),
        "dateline": N_("dateline"),
        "timestamp": N_("time stamp"),
        "byline": N_("author's line"),
        "place": N_("line with the place"),
        "share bar": N_("buttons for sharing"),
        "boilerplate": N_("standing text of the outlet"),
        "newsletter": N_("invitation to a newsletter"),
        "cookie notice": N_("notice about cookies"),
        "advertisement": N_("advertisement"),
        "comment": N_("readers' comments"),
        "running head": N_("running head"),
        "quoted message": N_("quoted message"),
        "signature": N_("signature"),
    },
    "direction": {"increase": N_("increase"), "decrease": N_("decrease")},
    "qualifier": {
        "average": N_("on average"),
        "at least": N_("at least"),
        "up to": N_("up to"),
        "about": N_("about"),
        "more than": N_("more than"),
        "less than": N_("less than"),
    },
    "how": {
        "given": N_("given with the source"),
        "dateline": N_("read from the dateline"),
        "caption": N_("read from a picture caption"),
        "metadata": N_("from the page's own metadata"),
        "address": N_("read from its address"),
        "list": N_("from the list that led to it"),
        "timestamp": N_("read from the time stamp"),
        "heading": N_("read from the heading"),
    },
    "anchor": {
        "publication": N_("the day of publication"),
        "date of this document": N_("the date of this document"),
        "entry into force": N_("entry into force"),
        "event": N_("an event"),
        "event dated": N_("an event that a report dates"),
        "day named": N_("a day named in the text"),
        "term of office": N_("a term of office"),
        "taking office": N_("taking office"),
        "fixed": N_("a fixed day"),
    },
    "mention": {
        "name": N_("name"),
        "full name": N_("full name"),
        "family name": N_("family name"),
        "longer name": N_("longer name"),
        "surname": N_("family name"),
        "alias": N_("another name"),
        "acronym": N_("acronym"),
        "abbreviation": N_("abbreviation"),
        "description": N_("description"),
        "head noun": N_("description"),
        "office": N_("office"),
        "title": N_("title"),
        "role": N_("role"),
        "pronoun": N_("pronoun"),
        "group": N_("several together"),
        "outlet": N_("the outlet itself"),
        "signer": N_("signature"),
        "authority": N_("the authority named at its head"),
        "subject": N_("subject of the sentence"),
        "object": N_("object of the sentence"),
        "reported speech": N_("reported speech"),
        "speaker line": N_("line that names the speaker"),
        "speaker carried on": N_("speaker of the words before"),
        "speaker of the sentence before": N_("speaker of the sentence before"),
        "speaker before": N_("speaker named before"),
        "speaker after": N_("speaker named after"),
        "proposed by the model": N_("proposed by the model"),
    },
    "role": {
        "action": N_("what is to be done"),
        "deadline": N_("when"),
        "issuer": N_("who said so"),
        "responsible": N_("who must act"),
        "target": N_("how much"),
        "condition": N_("on what condition"),
        "evidence": N_("evidence"),
        "possible-evidence": N_("possible evidence"),
        "sentence": N_("the sentence it stands in"),
        "aside": N_("set aside"),
    },
    "what": {
        "stated": N_("stated"),
        "restated": N_("stated again"),
        "overdue": N_("fell overdue"),
        "moved": N_("moved"),
        "outcome": N_("outcome reported"),
        "contradicted": N_("contradicted"),
    },
    "verb": {
        "accept": N_("accept"),
        "edit": N_("edit"),
        "reject": N_("reject"),
        "merge": N_("merge"),
        "split": N_("split"),
        "link": N_("link"),
        "unlink": N_("unlink"),
        "verdict": N_("verdict"),
        "move": N_("move"),
        "undo": N_("undo"),
        "topic": N_("topic"),
    },
    "part": {
        "action": N_("action"),
        "action_start": N_("first character"),
        "action_end": N_("character after the last"),
        "kind": N_("kind"),
        "strength": N_("strength"),
        "negated": N_("negated"),
        "issuer": N_("issuer"),
        "responsible": N_("responsible"),
        "condition": N_("condition"),
        "start": N_("first day"),
        "end": N_("last day"),
        "outcome": N_("outcome"),
        "basis": N_("basis"),
        "since": N_("since"),
        "relation": N_("relation"),
        "other": N_("the other"),
        "quote": N_("passage"),
        "names": N_("names"),
        "statements": N_("statements"),
        "topic": N_("topic"),
        "holds": N_("holds"),
    },
    "proposal": {
        "accept": N_("commitments"),
        "merge": N_("merges"),
        "link": N_("evidence"),
        "move": N_("moved deadlines"),
        "verdict": N_("verdicts to make"),
    },
    "one proposal": {
        "accept": N_("commitment"),
        "merge": N_("two that may be one"),
        "link": N_("evidence"),
        "move": N_("moved deadline"),
        "verdict": N_("verdict to make"),
    },
    "asks": {
        "accept": N_("Is it read rightly?"),
        "merge": N_("Is it the same as another?"),
        "link": N_("Does a passage bear on it?"),
        "move": N_("Was its deadline moved?"),
        "verdict": N_("What came of it?"),
    },
    "key accept": {
        "accept": N_("Accept: it stands as it was read"),
        "merge": N_("Accept: both are one"),
        "actor": N_("Accept: both are one"),
        "link": N_("Accept: the passage counts as evidence"),
        "move": N_("Accept: the deadline is moved"),
    },
    "key reject": {
        "accept": N_("Reject: it is taken off the record"),
        "merge": N_("Reject: they stay apart"),
        "actor": N_("Reject: they stay apart"),
        "link": N_("Reject: the passage does not count"),
        "move": N_("Reject: the deadline stays as it was"),
        "verdict": N_("Reject: no verdict is needed"),
    },
    "outlet kind": {"official": N_("official"), "agency": N_("news agency"), "independent": N_("independent")},
}
BULK = {
    "accept": {
        "accept": NN_("%(n)s commitment stands as it was read", "%(n)s commitments stand as they were read"),
        "merge": NN_("%(n)s pair becomes one", "%(n)s pairs become one"),
        "link": NN_("%(n)s passage counts as evidence", "%(n)s passages count as evidence"),
        "move": NN_("%(n)s deadline is moved", "%(n)s deadlines are moved"),
    },
    "reject": {
        "accept": NN_("%(n)s commitment is taken off the record", "%(n)s commitments are taken off the record"),
        "merge": NN_("%(n)s pair stays apart", "%(n)s pairs stay apart"),
        "link": NN_("%(n)s passage does not count", "%(n)s passages do not count"),
        "move": NN_("%(n)s deadline stays as it was", "%(n)s deadlines stay as they were"),
    },
}
READY_REASONS = (
    N_("no commitment: already done, praise or a forecast"),
    N_("not about the same thing"),
    N_("not this actor's words"),
    N_("not part of the story"),
)
"""Why something is rejected, to choose from; kept in a decision as they stand here."""
WHOSE_WORD = {
    "claimed": N_("the issuer or the responsible body says so"),
    "reported": N_("somebody else reports it"),
    "ruled": N_("an editor decided"),
}


def label(language: Language, table: str, value: object) -> str:
    """What a value is called; one the table does not know is shown as it is."""
    if table in {"moved", "contradicted"}:
        table = "yes"
    return language.text(LABELS.get(table, {}).get(str(value), str(value)))


def why_words(language: Language, why: str) -> str:
    """Why something was decided: a ready reason in the reader's language, a person's own words as they are."""
    return language.text(why) if why in READY_REASONS else why


def bulk_words(language: Language, choice: str, verb: str, count: int) -> str:
    """What accepting or rejecting many proposals of one kind does."""
    return language.count(*BULK[choice][verb], count)


def deadline_words(language: Language, status: Status) -> str:
    """The deadline axis in words: arithmetic against the original last day, nothing else."""
    state = status.deadline
    if state == DeadlineState.OVERDUE:
        return language.count("overdue by %(n)s day", "overdue by %(n)s days", status.overdue_days or 0)
    if state in {DeadlineState.UPCOMING, DeadlineState.DUE_SOON} and status.due:
        left = (status.due - status.as_of).days
        if left == 0:
            return language.text(N_("due today"))
        return language.count("due in %(n)s day", "due in %(n)s days", left)
    return label(language, "state", state)


def moved_words(language: Language, status: Status) -> str:
    """By how much the deadline was moved, in words; empty where it was not."""
    if status.moved_to is None or status.due is None or status.moved_to == status.due:
        return ""
    days = (status.moved_to - status.due).days
    if days > 0:
        return language.count("moved back by %(n)s day", "moved back by %(n)s days", days)
    return language.count("moved forward by %(n)s day", "moved forward by %(n)s days", -days)


def outcome_words(language: Language, status: Status) -> str:
    """The outcome axis in words, with whose word it is."""
    outcome = label(language, "outcome", status.outcome)
    return f"{outcome} · {label(language, 'basis', status.basis)}" if status.basis else outcome


def parties(row: Row) -> tuple[ActorRef | None, ActorRef | None]:
    """Who said so and who must act; the second is None where both are one."""
    same = row.issuer and row.responsible and row.issuer.id == row.responsible.id
    return row.issuer, None if same else row.responsible


def css(value: object) -> str:
    """A value as a class name: `due soon` gives `due-soon`."""
    return str(value).replace(" ", "-")
